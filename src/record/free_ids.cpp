#include <algorithm>
#include <charconv>
#include <set>

#include <pm/record_facts.hpp>

#include "record/made_up.hpp"

namespace pm::record {

namespace {

constexpr unsigned long highest_number = 999'999;  // ids have at most six digits

/// The numbers taken under one letter: T, F or X.
class Taken {
 public:
  explicit Taken(char letter) : letter_(letter) {}

  void add(std::string_view id) {
    if (id.empty() || id.front() != letter_) return;
    unsigned long number = 0;
    const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
    if (error == std::errc{} && end == id.data() + id.size()) numbers_.insert(number);
  }
  void add_if_given(const Text& id) {
    if (id) add(std::string_view(*id));
  }

  [[nodiscard]] std::string next() const {
    unsigned long number = numbers_.empty() ? 1 : *numbers_.rbegin() + 1;
    if (number > highest_number)  // only in a record made so by hand: then a gap is better than an id nobody reads
      for (number = 1; numbers_.count(number) != 0;) ++number;
    return letter_ + std::to_string(number);
  }

 private:
  char letter_;
  std::set<unsigned long> numbers_;
};

template <class Item>
void make_up_ids(std::optional<std::vector<Item>>& items, char letter) {
  Taken taken(letter);
  if (!items) return;
  for (const Item& item : *items) taken.add(item.id);
  for (Item& item : *items) {
    if (!item.id.empty()) continue;
    item.id = taken.next();
    taken.add(item.id);
  }
}

template <class Items, class Use>
void each(const std::optional<Items>& items, Use use) {
  if (items) std::for_each(items->begin(), items->end(), use);
}

}  // namespace

std::string next_event_id(const Record& record) {
  Taken taken('T');
  each(record.timeline, [&](const Event& event) { taken.add(event.id); });
  return taken.next();
}

std::string next_factor_id(const Record& record) {
  Taken taken('F');
  each(record.factors, [&](const Factor& factor) { taken.add(factor.id); });
  each(record.why_so_long.detection, [&](const Reason& reason) { taken.add_if_given(reason.factor); });
  each(record.why_so_long.recovery, [&](const Reason& reason) { taken.add_if_given(reason.factor); });
  each(record.fixes,
       [&](const Fix& fix) { each(fix.addresses, [&](const std::string& factor) { taken.add(factor); }); });
  return taken.next();
}

std::string next_fix_id(const Record& record) {
  Taken taken('X');
  each(record.fixes, [&](const Fix& fix) {
    taken.add(fix.id);
    taken.add_if_given(fix.first_step_of);
  });
  taken.add_if_given(record.broadest);
  return taken.next();
}

void make_up_ids(Record& record) {
  make_up_ids(record.timeline, 'T');
  make_up_ids(record.factors, 'F');
  make_up_ids(record.fixes, 'X');
}

}  // namespace pm::record
