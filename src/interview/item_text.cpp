#include "interview/item_text.hpp"

#include <algorithm>

#include <pm/fixes.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {

using record::ItemPlace;
using record::ListName;
using record::Record;

bool has_own_ids(ListName list) {
  return list == ListName::timeline || list == ListName::factors || list == ListName::fixes;
}

std::string upper_id(std::string_view id) {
  std::string text(id);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string item_line(const InterviewSession& s, const InterviewContext& context, const record::ItemPlace& place) {
  if (place.list == ListName::timeline) return event_line(s, context, (*s.record.timeline)[place.index]);
  if (place.list == ListName::fixes) return fixes::line_of((*s.record.fixes)[place.index]);
  return record::item_id(s.record, place) + "  " + record::item_text(s.record, place);
}

Messages item_lines(const InterviewSession& s, const InterviewContext& context, record::ListName list) {
  Messages messages;
  for (std::size_t i = 0; i < record::item_count(s.record, list); ++i)
    messages.push_back({MessageKind::item, item_line(s, context, {list, i})});
  return messages;
}

std::string ids_of(const Record& r, ListName list) {
  const auto count = record::item_count(r, list);
  if (count == 0) return std::string(phrases::none_yet);
  if (count > longest_shown_again && !has_own_ids(list))
    return record::item_id(r, {list, 0}) + " \u2026 " + record::item_id(r, {list, count - 1});
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(record::item_id(r, {list, i}));
  return text::join(ids, ", ");
}

std::string no_such_item(const record::Record& r, std::string_view id) {
  const auto* list = id.empty() ? nullptr : record::list_of_letter(id[0]);
  if (!list || !record::is_item_id(id)) return phrases::fill(phrases::validate_item_id, id);
  auto title = std::string(list->title);
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return phrases::fill(phrases::no_such_item, upper_id(id), title, ids_of(r, list->name));
}

std::string line_without_id(const InterviewSession& s, const InterviewContext& context, const ItemPlace& place) {
  const auto line = item_line(s, context, place);
  return line.substr(line.find("  ") + 2);
}

std::string typed_item(const InterviewSession& s, const record::ItemPlace& place) {
  if (place.list == ListName::timeline) return typed_event(s, (*s.record.timeline)[place.index]);
  if (place.list == ListName::fixes) return fixes::as_typed((*s.record.fixes)[place.index]);
  auto words = record::item_text(s.record, place);
  const auto* reasons = place.list == ListName::detection    ? &s.record.why_so_long.detection
                        : place.list == ListName::mitigation ? &s.record.why_so_long.recovery
                                                             : nullptr;
  if (reasons && !(**reasons)[place.index].factor) words += " -";
  return words;
}

namespace {

std::vector<std::string> texts_in(const Record& r, ListName list) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < record::item_count(r, list); ++i) texts.push_back(record::item_text(r, {list, i}));
  return texts;
}

/// Ids of own lists, or texts: what tells two items of a list apart in two records.
bool has_item(const Record& r, ListName list, const std::string& id, const std::string& words) {
  if (has_own_ids(list)) return record::find_item(r, id).has_value();
  const auto texts = texts_in(r, list);
  return std::ranges::find(texts, words) != texts.end();
}

}  // namespace

Messages undone_items(const record::Record& now, const record::Record& restored) {
  constexpr std::size_t most_named = 6;
  Messages messages;
  const auto add = [&](std::string_view phrase, const std::string& id, const std::string& words) {
    messages.push_back({MessageKind::understood, phrases::fill(phrase, id, words)});
  };
  for (const auto& list : record::item_lists()) {
    const auto first = messages.size();
    const auto count = record::item_count(now, list.name), old_count = record::item_count(restored, list.name);
    for (std::size_t i = 0; i < count; ++i) {
      const auto id = record::item_id(now, {list.name, i}), words = record::item_text(now, {list.name, i});
      const bool is_reworded = !has_own_ids(list.name) && count == old_count;
      if (!is_reworded && !has_item(restored, list.name, id, words)) add(phrases::undone_removed, id, words);
    }
    for (std::size_t i = 0; i < old_count; ++i) {
      const auto id = record::item_id(restored, {list.name, i}), words = record::item_text(restored, {list.name, i});
      const auto place = has_own_ids(list.name) || count == old_count ? record::find_item(now, id) : std::nullopt;
      if (place && record::item_text(now, *place) != words)
        add(phrases::undone_changed, id, words);
      else if (!place && !has_item(now, list.name, id, words))
        add(phrases::undone_restored, id, words);
    }
    if (messages.size() - first <= most_named) continue;
    const auto many = messages.size() - first;
    messages.resize(first);
    messages.push_back({MessageKind::understood, phrases::fill(phrases::undone_many, many, list.title)});
  }
  return messages;
}

}  // namespace pm::interview
