#include "record/merge_plan.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

namespace pm::record {

namespace {

std::string_view text_of(const Event& event) { return event.text; }
std::string_view text_of(const Factor& factor) { return factor.text; }
std::string_view text_of(const Fix& fix) { return fix.title; }

bool has_ticket(const Event&) { return false; }
bool has_ticket(const Factor&) { return false; }
bool has_ticket(const Fix& fix) { return fix.ticket.has_value(); }

bool is_same(const Event& a, const Event& b) {
  if (a.key && b.key) return a.key == b.key;
  return a.at.at == b.at.at && a.text == b.text;
}
bool is_same(const Factor& a, const Factor& b) { return a.text == b.text; }
bool is_same(const Fix& a, const Fix& b) {
  if (a.ticket && b.ticket && a.ticket->url != b.ticket->url) return false;
  return a.title == b.title;
}

/// An item that one side added, or both did.
template <class Item>
struct Added {
  const Item* current = nullptr;
  const Item* other = nullptr;

  /// The lower, the earlier it chooses its number.
  [[nodiscard]] int rank() const {
    if (current != nullptr && has_ticket(*current)) return 0;
    if (other != nullptr && has_ticket(*other)) return 1;
    return current != nullptr ? 2 : 3;
  }
  [[nodiscard]] bool has_ticket_number() const { return rank() < 2; }
  [[nodiscard]] const Item& first() const { return rank() % 2 == 0 ? *current : *other; }
};

template <class Item>
using List = std::optional<std::vector<Item>>;

template <class Item>
std::set<std::string_view> ids_of(const List<Item>& items) {
  std::set<std::string_view> ids;
  if (items)
    for (const Item& item : *items) ids.insert(item.id);
  return ids;
}

template <class Item>
std::vector<const Item*> added_to(const List<Item>& items, const std::set<std::string_view>& base) {
  std::vector<const Item*> added;
  if (items)
    for (const Item& item : *items)
      if (!base.contains(item.id)) added.push_back(&item);
  return added;
}

/// Items that may be the same share a text or a key.
std::vector<std::string_view> contents_of(const Event& event) {
  std::vector<std::string_view> contents{event.text};
  if (event.key && *event.key != event.text) contents.push_back(*event.key);
  return contents;
}
std::vector<std::string_view> contents_of(const auto& item) { return {text_of(item)}; }

/// The items of OTHER that no item of CURRENT has been paired with.
template <class Item>
class Unpaired {
 public:
  explicit Unpaired(std::vector<const Item*> items) : items_(std::move(items)) {
    for (std::size_t i = 0; i < items_.size(); ++i)
      for (const auto content : contents_of(*items_[i])) by_content_[content].push_back(i);
  }
  /// Takes the first that is the same; nullptr if there is none.
  const Item* take(const Item& item, bool same_id) {
    auto first = items_.size();
    for (const auto content : contents_of(item))
      if (const auto found = by_content_.find(content); found != by_content_.end())
        for (const auto i : found->second) {
          const auto* candidate = items_[i];
          if (candidate == nullptr || (same_id && candidate->id != item.id) || !is_same(item, *candidate)) continue;
          first = std::min(first, i);
          break;
        }
    return first == items_.size() ? nullptr : std::exchange(items_[first], nullptr);
  }
  [[nodiscard]] const std::vector<const Item*>& left() const { return items_; }

 private:
  std::vector<const Item*> items_;  ///< nullptr: taken
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_content_;
};

/// The items that are new on both sides, then those that are new in `other` alone.
template <class Item>
std::vector<Added<Item>> pair_up(const std::vector<const Item*>& current, std::vector<const Item*> other) {
  std::vector<Added<Item>> all;
  Unpaired<Item> unpaired(std::move(other));
  for (const Item* item : current) all.push_back({item, unpaired.take(*item, true)});
  for (auto& one : all)
    if (one.other == nullptr) one.other = unpaired.take(*one.current, false);
  for (const Item* item : unpaired.left())
    if (item != nullptr) all.push_back({nullptr, item});
  return all;
}

unsigned long number_of(std::string_view id) {
  unsigned long number = 0;
  std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

/// Numbers that no item has and no reference names.
class FreeIds {
 public:
  FreeIds(const std::string& next_of_base, const std::string& next_of_current, const std::string& next_of_other)
      : letter_(next_of_base.front()),
        next_(std::max({number_of(next_of_base), number_of(next_of_current), number_of(next_of_other)})) {}

  std::string take(const std::set<std::string, std::less<>>& taken) {
    constexpr unsigned long highest = 999'999;  // ids have at most six digits
    if (next_ > highest) next_ = 1;
    while (taken.contains(letter_ + std::to_string(next_))) ++next_;
    return letter_ + std::to_string(next_++);
  }

 private:
  char letter_;
  unsigned long next_;
};

template <class Item>
void plan(MergeIds& plan, const List<Item>& base, const List<Item>& current, const List<Item>& other, FreeIds free) {
  const auto base_ids = ids_of(base);
  auto added = pair_up(added_to(current, base_ids), added_to(other, base_ids));
  std::ranges::stable_sort(added, {}, [](const Added<Item>& one) { return one.rank(); });
  std::set<std::string, std::less<>> taken(base_ids.begin(), base_ids.end());
  // An item that must give up its number gets one that no other item has.
  std::set<std::string, std::less<>> all = taken;
  for (const auto& one : added)
    for (const Item* item : {one.current, one.other})
      if (item != nullptr) all.insert(item->id);
  std::set<std::string_view> of_tickets;
  for (const auto& one : added)
    if (one.has_ticket_number()) of_tickets.insert(one.first().id);
  for (const auto& one : added) {
    auto id = one.first().id;
    if (taken.contains(id)) {
      // OTHER's number is CURRENT's of another fix with a ticket: then CURRENT's number of this one, if it can stay.
      const bool current_stays =
          one.current != nullptr && !taken.contains(one.current->id) && !of_tickets.contains(one.current->id);
      id = current_stays ? one.current->id : free.take(all);
    }
    taken.insert(id);
    all.insert(id);
    const auto note = [&](const Item* item, NewIds& ids, bool is_current) {
      if (item == nullptr || item->id == id) return;
      ids.emplace(item->id, id);
      plan.changes.push_back({is_current, item->id, id, std::string(text_of(*item))});
    };
    note(one.current, plan.current, true);
    note(one.other, plan.other, false);
  }
}

}  // namespace

MergeIds plan_ids(const Record& base, const Record& current, const Record& other) {
  MergeIds ids;
  const auto free = [&](auto next) { return FreeIds(next(base), next(current), next(other)); };
  plan(ids, base.timeline, current.timeline, other.timeline, free(next_event_id));
  plan(ids, base.factors, current.factors, other.factors, free(next_factor_id));
  plan(ids, base.fixes, current.fixes, other.fixes, free(next_fix_id));
  return ids;
}

}  // namespace pm::record
