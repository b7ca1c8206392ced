// Conflicts of a merge, once they are in the record: shown and decided.
#include <algorithm>
#include <map>
#include <set>

#include <pm/merge.hpp>
#include <pm/text.hpp>

#include "record/merge_plan.hpp"
#include "record/tree.hpp"

namespace pm::record {

namespace {

using Kind = json::Value::Kind;

template <class T>
bool is_together(const std::string& key) {
  return std::ranges::find(together<T>, key) != together<T>.end();
}

/// Conflicts with one name are decided together; "" is alone.
std::string group_of(const std::string& pointer) {
  auto parts = split_pointer(pointer);
  if (parts.empty()) return "";
  const bool grouped = (parts.size() == 1 && is_together<Record>(parts[0])) ||
                       (parts.size() == 2 && parts[0] == "cost" && is_together<Cost>(parts[1])) ||
                       (parts.size() == 3 && parts[0] == "timeline" && is_together<Event>(parts[2])) ||
                       (parts.size() == 3 && parts[0] == "fixes" && is_together<Fix>(parts[2]));
  if (!grouped) return "";
  parts.pop_back();
  return join_pointer(parts) + "/";
}

void erase(Record& record, const std::vector<std::size_t>& conflicts) {
  const std::set<std::size_t> gone(conflicts.begin(), conflicts.end());
  std::vector<Conflict> left;
  for (std::size_t i = 0; record.conflicts && i < record.conflicts->size(); ++i)
    if (!gone.contains(i)) left.push_back(std::move((*record.conflicts)[i]));
  if (left.empty())
    record.conflicts.reset();
  else
    record.conflicts = std::move(left);
}

/// A milestone stands in five places of `times`: see `tree_of_state` in merge.cpp.
void put_milestone(json::Value& tree, const std::string& milestone, const json::Value& state) {
  for (const std::string list : {"approximate", "unknown", "not_applicable", "day_only"}) {
    const auto at = "/times/" + list;
    const auto* found = find(tree, at);
    auto words = found != nullptr ? *found : json::Value{Kind::array, {}, {}, {}};
    std::erase_if(words.items, [&](const json::Value& word) { return word.text == milestone; });
    if (state.find(list) != nullptr) words.items.push_back(json::Value::string(milestone));
    put(tree, at, words.items.empty() ? json::Value{} : std::move(words));
  }
  const auto* at = state.find("at");
  put(tree, "/times/" + milestone, state.kind != Kind::object ? state : at != nullptr ? *at : json::Value{});
}

void take(json::Value& tree, const Conflict& conflict) {
  const auto parts = split_pointer(conflict.at);
  const bool is_milestone = parts.size() == 2 && parts[0] == "times" && !parts[1].starts_with("x_");
  if (is_milestone)
    put_milestone(tree, parts[1], conflict.theirs);
  else
    put(tree, conflict.at, conflict.theirs);
}

}  // namespace

std::vector<std::vector<std::size_t>> conflict_groups(const Record& record) {
  std::vector<std::vector<std::size_t>> groups;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; record.conflicts && i < record.conflicts->size(); ++i) {
    const auto name = group_of((*record.conflicts)[i].at);
    const auto [group, is_new] = known.emplace(name, groups.size());
    if (name.empty() || is_new) {
      if (!name.empty()) group->second = groups.size();
      groups.push_back({i});
    } else {
      groups[group->second].push_back(i);
    }
  }
  return groups;
}

void keep_ours(Record& record, const std::vector<std::size_t>& conflicts) { erase(record, conflicts); }

Result<void> take_theirs(Record& record, const std::vector<std::size_t>& conflicts) {
  std::vector<Conflict> taken;
  for (const auto index : conflicts)
    if (record.conflicts && index < record.conflicts->size()) taken.push_back((*record.conflicts)[index]);
  Record left = record;
  erase(left, conflicts);
  use_item_names(left);
  auto tree = to_json_value(left);
  for (const auto& conflict : taken) take(tree, conflict);
  auto read_again = read(text_of(tree));
  if (!read_again.record)
    return fail(ErrorKind::refused, read_again.errors.front().pointer + ": " + read_again.errors.front().message,
                "keep the value that is in place, then change it with pm edit");
  auto& changed = *read_again.record;
  // The pointers name items while one may be removed: their shape is checked after that.
  changed.waivers = left.waivers;
  changed.conflicts = left.conflicts;
  use_item_indexes(changed);
  update_last_ids(changed, record);
  record = std::move(changed);
  return {};
}

std::string conflict_value(const json::Value& value) {
  switch (value.kind) {
    case Kind::null:
      return "-";
    case Kind::string:
    case Kind::number:
    case Kind::boolean:
      return value.text;
    case Kind::array: {
      std::vector<std::string> items;
      for (const auto& item : value.items) items.push_back(conflict_value(item));
      return text::join(items, ", ");
    }
    case Kind::object:
      break;
  }
  std::vector<std::string> parts;
  for (const std::string_view key : {"id", "at", "text", "title", "url"})
    if (const auto* part = value.find(key)) parts.push_back(conflict_value(*part));
  for (std::size_t i = 0; i < value.keys.size(); ++i)
    if (value.items[i].kind == Kind::boolean && value.items[i].text == "true") parts.push_back(value.keys[i]);
  return parts.empty() ? "{…}" : text::join(parts, " ");
}

std::string describe_location(const Record& record, const Conflict& conflict) {
  const auto tree = to_json_value(record);
  const auto parts = split_pointer(conflict.at);
  std::vector<std::string> words, walked;
  for (const auto& part : parts) {
    walked.push_back(part);
    const auto* here = find(tree, join_pointer(walked));
    const auto* id = here != nullptr && here->kind == Kind::object ? here->find("id") : nullptr;
    if (part == "-") continue;
    if (id != nullptr) words.clear();
    words.push_back(id != nullptr ? id->text : part);
  }
  return text::join(words, " ");
}

}  // namespace pm::record
