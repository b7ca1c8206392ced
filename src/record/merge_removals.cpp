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

}  // namespace

std::vector<std::string> keep_referenced(Record& merged, const Record& current, const Record& other) {
  std::vector<std::string> kept;
  for (bool again = true; again;) {
    again = false;
    for (const auto& id : dangling_ids(merged))
      for (const auto* side : {&current, &other})
        if (put_back(merged.factors, side->factors, id) || put_back(merged.fixes, side->fixes, id)) {
          kept.push_back(id);
          again = true;
          break;
        }
  }
  return kept;
}

namespace {

std::set<std::string> referenced_ids(const Record& record) {
  Record references = record;
  if (references.factors) references.factors->clear();
  if (references.fixes)
    for (auto& fix : *references.fixes) fix.id.clear();
  const auto ids = dangling_ids(references);
  return {ids.begin(), ids.end()};
}

/// The id of the item that one side removed in this conflict; "" for another conflict.
std::string removed_item(const Conflict& conflict) {
  using Kind = json::Value::Kind;
  const bool is_item = conflict.at.starts_with("/factors/") || conflict.at.starts_with("/fixes/");
  const bool is_removal = (conflict.ours.kind == Kind::null) != (conflict.theirs.kind == Kind::null);
  const auto& item = conflict.ours.kind == Kind::null ? conflict.theirs : conflict.ours;
  const auto* id = is_item && is_removal && split_pointer(conflict.at).size() == 2 ? item.find("id") : nullptr;
  return id != nullptr ? id->text : "";
}

}  // namespace

void drop_removals(Record& merged, std::size_t listed_before, std::vector<std::string>& kept) {
  if (!merged.conflicts || merged.conflicts->size() == listed_before) return;
  const auto referenced = referenced_ids(merged);
  const auto added = merged.conflicts->begin() + static_cast<std::ptrdiff_t>(listed_before);
  const auto is_needed = [&](const Conflict& conflict) {
    const auto id = removed_item(conflict);
    if (!referenced.contains(id)) return false;
    if (std::ranges::find(kept, id) == kept.end()) kept.push_back(id);
    return true;
  };
  merged.conflicts->erase(std::remove_if(added, merged.conflicts->end(), is_needed), merged.conflicts->end());
  if (merged.conflicts->empty()) merged.conflicts.reset();
}

}  // namespace pm::record
