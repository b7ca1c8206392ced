// Items that one side removed and the other needs.
#include <algorithm>
#include <set>

#include "record/merge_plan.hpp"
#include "record/tree.hpp"

namespace pm::record {

namespace {

/// Puts an item of `from` into `into`, where it is in `from`.
template <class Item>
bool put_back(std::optional<std::vector<Item>>& into, const std::optional<std::vector<Item>>& from,
              std::string_view id) {
  const auto has_id = [&](const Item& item) { return item.id == id; };
  if (!from) return false;
  const auto found = std::ranges::find_if(*from, has_id);
  if (found == from->end()) return false;
  if (!into) into.emplace();
  auto place = into->end();
  for (auto next = found + 1; next != from->end() && place == into->end(); ++next)
    place = std::ranges::find(*into, next->id, &Item::id);
  into->insert(place, *found);
  return true;
}

/// The id of the event, factor or fix that a waiver is about; "" if it is about something else.
std::string waived_item(const Waiver& waiver) {
  const auto parts = split_pointer(waiver.at);
  if (parts.size() < 2 || (parts[0] != "timeline" && parts[0] != "factors" && parts[0] != "fixes")) return "";
  return name_in_part(parts[1]).value_or("");
}

bool has_item(const Record& record, std::string_view id) {
  return find_event(record, id) != nullptr || find_factor(record, id) != nullptr || find_fix(record, id) != nullptr;
}

/// The ids that references or waivers name, and no item has.
std::vector<std::string> missing_ids(const Record& merged) {
  auto missing = dangling_ids(merged);
  if (!merged.waivers) return missing;
  std::set<std::string_view> items;
  const auto add = [&](const auto& list) {
    if (list)
      for (const auto& item : *list) items.insert(item.id);
  };
  add(merged.timeline), add(merged.factors), add(merged.fixes);
  for (const auto& waiver : *merged.waivers)
    if (auto id = waived_item(waiver); !id.empty() && !items.contains(id)) missing.push_back(std::move(id));
  return missing;
}

}  // namespace

std::vector<std::string> keep_referenced(Record& merged, const Record& current, const Record& other) {
  std::vector<std::string> kept;
  for (bool again = true; again;) {
    again = false;
    for (const auto& id : missing_ids(merged))
      for (const auto* side : {&current, &other})
        if (!has_item(merged, id) &&
            (put_back(merged.timeline, side->timeline, id) || put_back(merged.factors, side->factors, id) ||
             put_back(merged.fixes, side->fixes, id))) {
          kept.push_back(id);
          again = true;
          break;
        }
  }
  return kept;
}

namespace {

std::set<std::string> needed_ids(const Record& record) {
  Record references = record;
  if (references.timeline) references.timeline->clear();
  if (references.factors) references.factors->clear();
  if (references.fixes)
    for (auto& fix : *references.fixes) fix.id.clear();
  const auto ids = missing_ids(references);
  return {ids.begin(), ids.end()};
}

bool is_removed_from_current(const Conflict& conflict) { return conflict.ours.kind == json::Value::Kind::null; }

/// The id of the item that one side removed in this conflict; "" for another conflict.
std::string removed_item(const Conflict& conflict) {
  using Kind = json::Value::Kind;
  const auto parts = split_pointer(conflict.at);
  const bool is_item = parts.size() == 2 && (parts[0] == "timeline" || parts[0] == "factors" || parts[0] == "fixes");
  const bool is_removal = is_removed_from_current(conflict) != (conflict.theirs.kind == Kind::null);
  const auto& item = is_removed_from_current(conflict) ? conflict.theirs : conflict.ours;
  const auto* id = is_item && is_removal ? item.find("id") : nullptr;
  return id != nullptr ? id->text : "";
}

}  // namespace

void drop_removals(Record& merged, std::size_t listed_before, std::vector<std::string>& kept) {
  if (!merged.conflicts || merged.conflicts->size() == listed_before) return;
  const auto needed = needed_ids(merged);
  const auto added = merged.conflicts->begin() + static_cast<std::ptrdiff_t>(listed_before);
  const auto is_needed = [&](const Conflict& conflict) {
    const auto id = removed_item(conflict);
    if (!needed.contains(id)) return false;
    if (std::ranges::find(kept, id) == kept.end()) kept.push_back(id);
    return true;
  };
  merged.conflicts->erase(std::remove_if(added, merged.conflicts->end(), is_needed), merged.conflicts->end());
  if (merged.conflicts->empty()) merged.conflicts.reset();
}

LostWaiver lost_waiver(const Waiver& waiver) {
  const auto parts = split_pointer(waiver.at);
  return {parts.size() > 1 ? name_in_part(parts[1]).value_or(parts[1]) : waiver.at, waiver.rule, waiver.reason};
}

std::vector<LostWaiver> keep_waivers(Record& merged, const Record& current, const Record& other,
                                     std::size_t listed_before, const std::vector<std::string>& kept) {
  std::set<std::string> back(kept.begin(), kept.end()), gone;
  if (merged.conflicts)
    for (auto i = listed_before; i < merged.conflicts->size(); ++i) {
      const auto& conflict = (*merged.conflicts)[i];
      (is_removed_from_current(conflict) ? gone : back).insert(removed_item(conflict));
    }
  std::vector<LostWaiver> all_lost;
  for (const auto* side : {&current, &other})
    for (const auto& waiver : side->waivers.value_or(std::vector<Waiver>{})) {
      const auto id = waived_item(waiver);
      if (id.empty()) continue;
      if (gone.contains(id)) {
        all_lost.push_back(lost_waiver(waiver));
      } else if (back.contains(id)) {
        if (!merged.waivers) merged.waivers.emplace();
        if (std::ranges::find(*merged.waivers, waiver) == merged.waivers->end()) merged.waivers->push_back(waiver);
      }
    }
  return all_lost;
}

}  // namespace pm::record
