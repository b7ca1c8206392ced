#include "interview/list_editor.hpp"

#include <algorithm>
#include <numeric>

#include <pm/text.hpp>

#include "interview/event_entry.hpp"
#include "interview/event_text.hpp"
#include "interview/fix_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/people.hpp"
#include "interview/phrases.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

using record::ItemPlace;
using record::ListName;
using record::Record;

/// "F1 and S2"
std::string together(const std::vector<std::string>& ids) {
  if (ids.size() < 2) return ids.empty() ? "" : ids.front();
  return text::join(std::vector(ids.begin(), ids.end() - 1), ", ") + " and " + ids.back();
}

/// Asks about items that are the same as one that was changed or removed.
PendingConfirmation about_linked(const Record& now, const std::vector<std::string>& ids,
                                 const std::optional<std::string>& words) {
  ConfirmLinked linked;
  for (const auto& id : ids)
    if (record::find_item(now, id)) linked.changes.push_back({id, words});
  if (linked.changes.empty()) return NoConfirmation{};
  return linked;
}

/// The ids of a list by place, after one was removed from between.
void show_new_ids(const InterviewSession& s, const InterviewContext& context, const ItemPlace& removed,
                  Messages& messages) {
  const auto count = record::item_count(s.record, removed.list);
  if (has_own_ids(removed.list) || removed.index >= count || count > longest_shown_again) return;
  const auto lines = item_lines(s, context, removed.list);
  messages.insert(messages.end(), lines.begin(), lines.end());
}

struct ItemLine {
  enum class Kind { text, remove, replace, doubtful, alone, missing, elsewhere } kind = Kind::text;
  std::string id, words;
};

/// Returns the id or number after a minus, if the line is nothing else: "S2", "2".
std::optional<std::string_view> behind_minus(std::string_view line) {
  line = text::trim(line);
  if (!line.starts_with('-')) return std::nullopt;
  line.remove_prefix(1);
  const bool is_number = !line.empty() && line.size() <= 3 && line[0] != '0' &&
                         line.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number && !record::is_item_id(line)) return std::nullopt;
  return line;
}

ItemLine read_item_line(const Record& r, ListName own, const AnswerText& typed) {
  using Kind = ItemLine::Kind;
  const auto line = text::trim(typed.text);
  const auto letter = record::item_list(own).letter;
  if (typed.is_literal || line.find('\n') != std::string_view::npos) return {};
  if (const auto removed = behind_minus(line)) {
    const auto id = record::is_item_id(*removed) ? upper_id(*removed) : letter + std::string(*removed);
    if (id[0] != letter) return {Kind::elsewhere, id, ""};
    return {record::find_item(r, id) ? Kind::remove : Kind::missing, id, ""};
  }
  const auto space = line.find_first_of(" \t:");
  const auto id = upper_id(line.substr(0, space));
  if (!record::is_item_id(id)) return {};
  const bool is_own = id[0] == letter, exists = record::find_item(r, id).has_value();
  const bool has_colon = space != std::string_view::npos && line[space] == ':';
  const auto words = space == std::string_view::npos ? "" : std::string(text::trim(line.substr(space + 1)));
  if (words.empty() && is_own && (exists || has_own_ids(own))) return {exists ? Kind::alone : Kind::missing, id, ""};
  if (words.empty() || !exists) return {};
  if (!is_own) return {has_colon ? Kind::doubtful : Kind::text, id, words};
  return {has_colon && !typed.pasted ? Kind::replace : Kind::doubtful, id, words};
}

std::string_view example_of(ListName list) {
  if (list == ListName::timeline) return phrases::event_alone;
  if (list == ListName::fixes) return phrases::fix_alone;
  return phrases::item_alone;
}

/// Name and role of one person.
AnswerResult change_participant(InterviewSession& s, const ItemPlace& place, const AnswerText& typed) {
  auto read = read_people(text::join(texts_of(typed), " "));
  if (!read.unclear.empty())
    return refuse(phrases::fill(phrases::name_or_role, read.unclear, read.people.front().name));
  if (read.people.size() != 1) return refuse(std::string(phrases::one_person));
  (*s.record.meeting.participants)[place.index] = participant_of(std::move(read.people.front()));
  return stay_in_list();
}

/// Of one of the texts of a record that has no typed form of its own.
AnswerResult change_words(InterviewSession& s, const ItemPlace& place, const AnswerText& typed) {
  AnswerResult result = stay_in_list();
  auto words = text::join(texts_of(typed), " ");
  const bool is_reason = place.list == ListName::detection || place.list == ListName::mitigation;
  if (is_reason && words.size() > 1 && words.ends_with('-'))
    words = std::string(text::trim(words.substr(0, words.size() - 1)));
  record::set_item_text(s.record, place, std::move(words));
  result.changes.push_back({record::item_pointer(s.record, place), record::item_text(s.record, place)});
  return result;
}

}  // namespace

bool removes_an_item(std::string_view line) {
  const auto id = behind_minus(line);
  return id && record::is_item_id(*id);
}

std::optional<AnswerResult> edit_by_line(InterviewSession& s, record::ListName list, const AnswerText& typed,
                                         const InterviewContext& context) {
  const auto line = read_item_line(s.record, list, typed);
  switch (line.kind) {
    case ItemLine::Kind::text:
      return std::nullopt;
    case ItemLine::Kind::remove:
      return drop_item(s, line.id, context);
    case ItemLine::Kind::replace:
      return change_item(s, line.id, {line.words, typed.pasted, typed.hour}, context);
    case ItemLine::Kind::doubtful: {
      AnswerResult asked;
      asked.next = AnswerResult::Next::refuse;
      asked.confirm = ConfirmChange{typed.text, line.id, line.words, typed.pasted};
      return asked;
    }
    case ItemLine::Kind::alone:
      return refuse(phrases::fill(example_of(list), line.id));
    case ItemLine::Kind::missing:
      return refuse(no_such_item(s.record, line.id));
    case ItemLine::Kind::elsewhere:
      return refuse(record::find_item(s.record, line.id) ? phrases::fill(phrases::item_of_another_list, line.id)
                                                         : no_such_item(s.record, line.id));
  }
  return std::nullopt;
}

AnswerResult drop_item(InterviewSession& s, std::string_view id, const InterviewContext& context) {
  const auto place = record::find_item(s.record, id);
  if (!place) return refuse(no_such_item(s.record, id));
  const auto name = record::item_id(s.record, *place), was = line_without_id(s, context, *place);
  const auto linked = record::linked_items(s.record, *place);
  AnswerResult result = stay_in_list({{MessageKind::understood, phrases::fill(phrases::item_removed, name, was)}});
  result.description = name + " " + was;
  record::remove_item(s.record, *place);
  show_new_ids(s, context, *place, result.messages);
  result.confirm = about_linked(s.record, linked, std::nullopt);
  return result;
}

AnswerResult change_item(InterviewSession& s, std::string_view id, const AnswerText& typed,
                         const InterviewContext& context) {
  const auto place = record::find_item(s.record, id);
  if (!place) return refuse(no_such_item(s.record, id));
  const auto name = record::item_id(s.record, *place);
  const auto before = s.record;
  const auto words = record::item_text(s.record, *place), was = line_without_id(s, context, *place);
  const auto linked = record::linked_items(s.record, *place);
  auto result = place->list == ListName::timeline       ? change_event(s, name, typed, context)
                : place->list == ListName::fixes        ? change_fix(s, name, typed, context)
                : place->list == ListName::participants ? change_participant(s, *place, typed)
                                                        : change_words(s, *place, typed);
  if (result.next == AnswerResult::Next::choose) {
    result.next = AnswerResult::Next::refuse;
    result.confirm = choice_confirmation(result.choose, typed, name);
  }
  if (result.next != AnswerResult::Next::stay) return result;
  const auto now = record::find_item(s.record, name);
  result.description = name + " " + was;
  result.messages.push_back({MessageKind::item, item_line(s, context, *now)});
  if (s.record == before) {
    result.messages = {{MessageKind::understood, std::string(phrases::kept_as_before)}};
    return result;
  }
  result.messages.push_back({MessageKind::understood, phrases::fill(phrases::item_changed, name, was)});
  if (const auto new_words = record::item_text(s.record, *now); new_words != words)
    result.confirm = about_linked(s.record, linked, new_words);
  return result;
}

AnswerResult move_item(InterviewSession& s, std::string_view id, std::size_t to, const InterviewContext& context) {
  const auto place = record::find_item(s.record, id);
  if (!place) return refuse(no_such_item(s.record, id));
  const auto count = record::item_count(s.record, place->list);
  const auto target = std::clamp<std::size_t>(to, 1, count) - 1;
  const auto name = record::item_id(s.record, *place), was = line_without_id(s, context, *place);
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  order.erase(order.begin() + static_cast<std::ptrdiff_t>(place->index));
  if (place->list == ListName::timeline) {
    auto& events = *s.record.timeline;
    if (events[place->index].precision != record::Precision::unknown)
      return refuse(phrases::fill(phrases::events_are_sorted, name));
    // Its time only gives its place: that of the line before it, or just before the first line.
    if (!order.empty() && target == 0)
      events[place->index].at = zone_of(s, context).instant(events[order.front()].at.at - std::chrono::seconds(1));
    else if (!order.empty())
      events[place->index].at = events[order[target - 1]].at;
  }
  order.insert(order.begin() + static_cast<std::ptrdiff_t>(target), place->index);
  record::reorder_items(s.record, place->list, order);
  auto new_place = target;
  if (place->list == ListName::timeline) {
    record::sort_timeline(s.record);  // of events at the same time the older id comes first
    new_place = record::find_item(s.record, name)->index;
  }
  AnswerResult result = stay_in_list();
  result.description = name + " " + was;
  if (count <= longest_shown_again) result.messages = item_lines(s, context, place->list);
  result.messages.push_back({MessageKind::understood, phrases::fill(phrases::item_moved, name, was, new_place + 1)});
  return result;
}

AnswerResult change_linked(InterviewSession& s, const ConfirmLinked& linked, const InterviewContext& context) {
  AnswerResult all = stay_in_list();
  std::vector<std::string> names;
  const auto take = [&](AnswerResult one, const std::string& id) {
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
    names.push_back(id);
  };
  for (const auto& change : linked.changes)
    if (const auto place = record::find_item(s.record, change.id); place && change.words) {
      const auto was = line_without_id(s, context, *place);
      record::set_item_text(s.record, *place, *change.words);
      AnswerResult one =
          stay_in_list({{MessageKind::item, item_line(s, context, *place)},
                        {MessageKind::understood, phrases::fill(phrases::item_changed, change.id, was)}});
      take(std::move(one), change.id);
    }
  // From the last place of a list to the first, so that the ids of the others still name them.
  auto removed = linked.changes;
  std::erase_if(removed, [&](const LinkedChange& c) { return c.words || !record::find_item(s.record, c.id); });
  std::ranges::sort(removed, std::greater{},
                    [&](const LinkedChange& c) { return record::find_item(s.record, c.id)->index; });
  for (const auto& change : removed) take(drop_item(s, change.id, context), change.id);
  all.description = together(names);
  return all;
}

}  // namespace pm::interview
