#include "record/semantic_checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "record/repeats.hpp"
#include "record/words.hpp"

namespace pm::record {

namespace {

/// The list under a key of an object, if it is one.
std::optional<json::Node> list_in(const json::Node& object, std::string_view key) {
  const auto list = object.member(key);
  return list && list->kind() == json::Kind::array ? list : std::nullopt;
}

bool is_text(const std::optional<json::Node>& node, std::string_view text) {
  return node && node->kind() == json::Kind::string && node->text() == text;
}

bool is_milestone(std::string_view text) {
  const auto all = words(Milestone{});
  return std::find(all.begin(), all.end(), text) != all.end();
}

void check_ids(const json::Node& record, std::string_view key, Faults& faults) {
  const auto list = list_in(record, key);
  if (!list) return;
  std::vector<std::string_view> ids;
  std::vector<std::pair<json::Node, std::size_t>> places;  // of the id, and of its item in the list
  ids.reserve(list->item_count());
  places.reserve(ids.capacity());
  std::size_t item_index = 0;
  list->each_item([&](const json::Node& item) {
    const auto id = item.member("id");
    if (id && id->kind() == json::Kind::string) {
      ids.push_back(id->text());
      places.emplace_back(*id, item_index);
    }
    ++item_index;
  });
  const Path top, path = top.key(key);
  for (const std::size_t again : repeats(ids)) {
    const auto& [id, index] = places[again];
    const Path item = path.item(index);
    faults.at(id, item.key("id"), fmt::format("duplicate id {}", id.raw()), "use the next free number");
  }
}

/// Every milestone in a list of `times`.
template <class Use>
void each_listed(const json::Node& times, std::string_view list_key, Use use) {
  const auto list = list_in(times, list_key);
  if (!list) return;
  std::size_t index = 0;
  list->each_item([&](const json::Node& item) {
    if (item.kind() == json::Kind::string) use(item, index);
    ++index;
  });
}

void check_milestones(const json::Node& record, Faults& faults) {
  const auto times = record.member("times");
  if (!times) return;
  const Path top, path = top.key("times");
  for (const std::string_view list : {"unknown", "not_applicable"})
    each_listed(*times, list, [&](const json::Node& item, std::size_t index) {
      const Path here = path.key(list);
      if (is_milestone(item.text()) && times->member(item.text()))
        faults.at(item, here.item(index), fmt::format("{} has a time, but is listed as {}", item.raw(), list),
                  "remove one of them");
    });
  each_listed(*times, "approximate", [&](const json::Node& item, std::size_t index) {
    const Path here = path.key("approximate");
    if (is_milestone(item.text()) && !times->member(item.text()))
      faults.at(item, here.item(index), fmt::format("{} is listed as approximate, but has no time", item.raw()),
                "add its time, or remove it from the list");
  });
}

void check_interview(const json::Node& record, Faults& faults) {
  const auto interview = record.member("interview");
  if (!interview || !is_text(record.member("status"), to_string(Status::final))) return;
  const Path top;
  faults.at(*interview, top.key("interview"), "a final record must not have \"interview\"",
            "remove it, or set the status to draft");
}

}  // namespace

void check_semantics(const json::Node& record, Faults& faults) {
  for (const std::string_view list : {"timeline", "factors", "fixes"}) check_ids(record, list, faults);
  check_milestones(record, faults);
  check_interview(record, faults);
}

}  // namespace pm::record
