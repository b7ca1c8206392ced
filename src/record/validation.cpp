#include <algorithm>
#include <tuple>
#include <unordered_set>

#include <fmt/format.h>

#include "record/json_document.hpp"
#include "record/shapes.hpp"
#include "record/tree.hpp"
#include "record/validation.hpp"

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

void check_ids(const json::Node& record, std::string_view key, ErrorCollector& faults) {
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

void check_milestones(const json::Node& record, ErrorCollector& faults) {
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

void check_interview(const json::Node& record, ErrorCollector& faults) {
  const auto interview = record.member("interview");
  if (!interview || !is_text(record.member("status"), to_string(Status::final))) return;
  const Path top;
  faults.at(*interview, top.key("interview"), "a final record must not have \"interview\"",
            "remove it, or set the status to draft");
}

}  // namespace

void check_semantics(const json::Node& record, ErrorCollector& faults) {
  for (const std::string_view list : {"timeline", "factors", "fixes"}) check_ids(record, list, faults);
  check_milestones(record, faults);
  check_interview(record, faults);
}

namespace {

constexpr std::size_t longest_excerpt = 80;  // bytes

/// The beginning of a place, as far as it goes on one line.
std::string excerpt_of(std::string_view place) {
  const auto line = place.substr(0, place.find_first_of("\r\n"));
  if (line.size() <= longest_excerpt) return std::string(line);
  auto end = longest_excerpt;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;  // whole code points
  return std::string(line.substr(0, end));
}

}  // namespace

std::string Path::pointer() const {
  if (parent_ == nullptr) return {};
  std::string pointer = parent_->pointer() + '/';
  if (key_.data() == nullptr) return pointer + std::to_string(index_);
  return pointer + escape_key(key_);
}

void ErrorCollector::add(std::size_t begin, std::size_t end, std::string pointer, std::string message,
                         std::string hint) {
  if (is_full()) return;
  ValidationError fault{std::move(pointer), {}, std::move(message), std::move(hint), {}};
  fault.span.begin = begin;
  fault.span.end = end;
  found_.push_back(std::move(fault));
}

void ErrorCollector::at(const json::Node& place, const Path& path, std::string message, std::string hint) {
  add(place.begin(), place.end(), path.pointer(), std::move(message), std::move(hint));
}

void ErrorCollector::add_missing(const json::Node& parent, const Path& path, std::string message, std::string hint) {
  add(parent.begin(), parent.begin(), path.pointer(), std::move(message), std::move(hint));
}

void ErrorCollector::add_syntax_error(const json::JsonError& broken) {
  add(broken.begin, broken.end, "", broken.message, broken.hint);
}

std::vector<ValidationError> ErrorCollector::take(std::string_view text) {
  const auto order = [](const ValidationError& fault) {
    return std::tie(fault.span.begin, fault.pointer, fault.message);
  };
  std::sort(found_.begin(), found_.end(),
            [&](const ValidationError& a, const ValidationError& b) { return order(a) < order(b); });
  Positions positions(text);
  for (ValidationError& fault : found_) {
    fault.span = positions.span(fault.span.begin, fault.span.end);
    fault.excerpt = excerpt_of(text.substr(fault.span.begin, fault.span.end - fault.span.begin));
  }
  if (is_full()) found_.back().hint = "fix these first; more errors may follow";
  return std::move(found_);
}

namespace {

constexpr std::size_t few = 24;  // up to here comparing each with each is faster than hashing

bool all_differ(std::span<const std::string_view> names) {
  for (std::size_t later = 1; later < names.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (names[earlier] == names[later]) return false;
  return true;
}

}  // namespace

std::vector<std::size_t> repeats(std::span<const std::string_view> names) {
  std::vector<std::size_t> places;
  if (names.size() <= few && all_differ(names)) return places;
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!seen.insert(names[i]).second) places.push_back(i);
  return places;
}

}  // namespace pm::record
