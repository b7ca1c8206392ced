#include <algorithm>
#include <charconv>
#include <set>

#include <pm/record.hpp>

#include "record/validation.hpp"

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
  void add_number(const std::optional<Number>& number) {
    if (number && number->value >= 1) numbers_.insert(static_cast<unsigned long>(std::min(number->value, most)));
  }

  [[nodiscard]] bool includes(const Taken& other) const {
    return std::includes(numbers_.begin(), numbers_.end(), other.numbers_.begin(), other.numbers_.end());
  }
  [[nodiscard]] unsigned long highest() const { return numbers_.empty() ? 0 : *numbers_.rbegin(); }
  [[nodiscard]] std::string next() const {
    unsigned long number = numbers_.empty() ? 1 : *numbers_.rbegin() + 1;
    if (number > highest_number)  // only in a record made so by hand: then a gap is better than an id nobody reads
      for (number = 1; numbers_.count(number) != 0;) ++number;
    return letter_ + std::to_string(number);
  }

 private:
  static constexpr double most = highest_number;
  char letter_;
  std::set<unsigned long> numbers_;
};

template <class Item>
void make_up_ids(std::optional<std::vector<Item>>& items, char letter, const std::optional<Number>& last) {
  Taken taken(letter);
  if (!items) return;
  taken.add_number(last);
  for (const Item& item : *items) taken.add(item.id);
  for (Item& item : *items) {
    if (!item.id.empty()) continue;
    item.id = taken.next();
    taken.add(item.id);
  }
}

/// Sets `last` to the highest number of `before` if an item of `before` is gone.
template <class Item>
void keep_last_id(std::optional<Number>& last, const std::optional<std::vector<Item>>& now,
                  const std::optional<std::vector<Item>>& before, char letter) {
  if (!before) return;
  Taken present(letter), taken(letter);
  if (now)
    for (const Item& item : *now) present.add(item.id);
  for (const Item& item : *before) taken.add(item.id);
  if (present.includes(taken)) return;
  taken.add_number(last);
  if (!last || last->value < static_cast<double>(taken.highest()))
    last = Number::of(static_cast<double>(taken.highest()));
}

template <class Items, class Use>
void each_id(const std::optional<Items>& items, Use use) {
  if (items) std::for_each(items->begin(), items->end(), use);
}

}  // namespace

std::string next_event_id(const Record& record) {
  Taken taken('T');
  each_id(record.timeline, [&](const Event& event) { taken.add(event.id); });
  taken.add_number(record.last_ids.event);
  return taken.next();
}

std::string next_factor_id(const Record& record) {
  Taken taken('F');
  each_id(record.factors, [&](const Factor& factor) { taken.add(factor.id); });
  each_id(record.why_so_long.detection, [&](const Reason& reason) { taken.add_if_given(reason.factor); });
  each_id(record.why_so_long.recovery, [&](const Reason& reason) { taken.add_if_given(reason.factor); });
  each_id(record.fixes,
          [&](const Fix& fix) { each_id(fix.addresses, [&](const std::string& factor) { taken.add(factor); }); });
  taken.add_number(record.last_ids.factor);
  return taken.next();
}

std::string next_fix_id(const Record& record) {
  Taken taken('X');
  each_id(record.fixes, [&](const Fix& fix) {
    taken.add(fix.id);
    taken.add_if_given(fix.first_step_of);
  });
  taken.add_if_given(record.broadest);
  taken.add_number(record.last_ids.fix);
  return taken.next();
}

void update_last_ids(Record& now, const Record& before) {
  keep_last_id(now.last_ids.event, now.timeline, before.timeline, 'T');
  keep_last_id(now.last_ids.factor, now.factors, before.factors, 'F');
  keep_last_id(now.last_ids.fix, now.fixes, before.fixes, 'X');
}

void assign_missing_ids(Record& record) {
  make_up_ids(record.timeline, 'T', record.last_ids.event);
  make_up_ids(record.factors, 'F', record.last_ids.factor);
  make_up_ids(record.fixes, 'X', record.last_ids.fix);
}

}  // namespace pm::record
