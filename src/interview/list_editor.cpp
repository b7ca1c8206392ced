#include "interview/list_editor.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

#include <pm/fixes.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/navigation.hpp"
#include "interview/people.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

using record::ItemPlace;
using record::ListName;
using record::Record;

/// Lists up to this long are shown again when the ids of their items have moved.
constexpr std::size_t longest_shown_again = 12;

bool has_own_ids(ListName list) {
  return list == ListName::timeline || list == ListName::factors || list == ListName::fixes;
}

/// The item without its id, for "was: …".
std::string without_id(const InterviewSession& s, const InterviewContext& room, const ItemPlace& place) {
  const auto line = item_line(s, room, place);
  return line.substr(line.find("  ") + 2);
}

std::string ids_of(const Record& r, ListName list) {
  const auto count = record::item_count(r, list);
  if (count == 0) return std::string(say::none_yet);
  if (count > longest_shown_again && !has_own_ids(list))
    return record::item_id(r, {list, 0}) + " \u2026 " + record::item_id(r, {list, count - 1});
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(record::item_id(r, {list, i}));
  return text::join(ids, ", ");
}

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
void show_new_ids(const InterviewSession& s, const InterviewContext& room, const ItemPlace& removed, Messages& says) {
  const auto count = record::item_count(s.record, removed.list);
  if (has_own_ids(removed.list) || removed.index >= count || count > longest_shown_again) return;
  const auto lines = item_lines(s, room, removed.list);
  says.insert(says.end(), lines.begin(), lines.end());
}

struct ItemLine {
  enum class Kind { text, remove, replace, doubtful, alone, missing, elsewhere } kind = Kind::text;
  std::string id, words;
};

std::string upper(std::string_view id) {
  std::string text(id);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

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
    const auto id = record::is_item_id(*removed) ? upper(*removed) : letter + std::string(*removed);
    if (id[0] != letter) return {Kind::elsewhere, id, ""};
    return {record::find_item(r, id) ? Kind::remove : Kind::missing, id, ""};
  }
  const auto space = line.find_first_of(" \t:");
  const auto id = upper(line.substr(0, space));
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
  if (list == ListName::timeline) return say::event_alone;
  if (list == ListName::fixes) return say::fix_alone;
  return say::item_alone;
}

/// Name and role of one person.
AnswerResult change_participant(InterviewSession& s, const ItemPlace& place, const AnswerText& typed) {
  auto read = read_people(text::join(texts_of(typed), " "));
  if (!read.unclear.empty()) return ask_again(say::with(say::name_or_role, read.unclear, read.people.front().name));
  if (read.people.size() != 1) return ask_again(std::string(say::one_person));
  (*s.record.meeting.participants)[place.index] = participant_of(std::move(read.people.front()));
  return stay_in_list();
}

/// Of one of the texts of a record that has no typed form of its own.
AnswerResult change_words(InterviewSession& s, const ItemPlace& place, const AnswerText& typed) {
  AnswerResult taken = stay_in_list();
  auto words = text::join(texts_of(typed), " ");
  const bool is_reason = place.list == ListName::detection || place.list == ListName::mitigation;
  if (is_reason && words.size() > 1 && words.ends_with('-'))
    words = std::string(text::trim(words.substr(0, words.size() - 1)));
  record::set_item_text(s.record, place, std::move(words));
  taken.changes.push_back({record::item_pointer(s.record, place), record::item_text(s.record, place)});
  return taken;
}

}  // namespace

std::optional<record::ListName> list_at(const InterviewSession& s, const InterviewContext& room) {
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  return row ? row->list : std::nullopt;
}

std::string item_line(const InterviewSession& s, const InterviewContext& room, const record::ItemPlace& place) {
  if (place.list == ListName::timeline) return event_line(s, room, (*s.record.timeline)[place.index]);
  if (place.list == ListName::fixes) return fixes::line_of((*s.record.fixes)[place.index]);
  return record::item_id(s.record, place) + "  " + record::item_text(s.record, place);
}

Messages item_lines(const InterviewSession& s, const InterviewContext& room, record::ListName list) {
  Messages says;
  for (std::size_t i = 0; i < record::item_count(s.record, list); ++i)
    says.push_back({MessageKind::item, item_line(s, room, {list, i})});
  return says;
}

std::string no_such_item(const record::Record& r, std::string_view id) {
  const auto* list = id.empty() ? nullptr : record::list_of_letter(id[0]);
  if (!list || !record::is_item_id(id)) return say::with(say::no_item_id, id);
  auto title = std::string(list->title);
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return say::with(say::no_such_item, upper(id), title, ids_of(r, list->name));
}

bool removes_an_item(std::string_view line) {
  const auto id = behind_minus(line);
  return id && record::is_item_id(*id);
}

std::optional<AnswerResult> edit_by_line(InterviewSession& s, record::ListName list, const AnswerText& typed,
                                         const InterviewContext& room) {
  const auto line = read_item_line(s.record, list, typed);
  switch (line.kind) {
    case ItemLine::Kind::text:
      return std::nullopt;
    case ItemLine::Kind::remove:
      return drop_item(s, line.id, room);
    case ItemLine::Kind::replace:
      return change_item(s, line.id, {line.words, typed.pasted, typed.hour}, room);
    case ItemLine::Kind::doubtful: {
      AnswerResult asked;
      asked.next = AnswerResult::Next::again;
      asked.confirm = ConfirmChange{typed.text, line.id, line.words, typed.pasted};
      return asked;
    }
    case ItemLine::Kind::alone:
      return ask_again(say::with(example_of(list), line.id));
    case ItemLine::Kind::missing:
      return ask_again(no_such_item(s.record, line.id));
    case ItemLine::Kind::elsewhere:
      return ask_again(record::find_item(s.record, line.id) ? say::with(say::item_of_another_list, line.id)
                                                            : no_such_item(s.record, line.id));
  }
  return std::nullopt;
}

AnswerResult drop_item(InterviewSession& s, std::string_view id, const InterviewContext& room) {
  const auto place = record::find_item(s.record, id);
  if (!place) return ask_again(no_such_item(s.record, id));
  const auto name = record::item_id(s.record, *place), was = without_id(s, room, *place);
  const auto linked = record::linked_items(s.record, *place);
  AnswerResult taken = stay_in_list({{MessageKind::understood, say::with(say::item_removed, name, was)}});
  taken.what = name + " " + was;
  record::remove_item(s.record, *place);
  show_new_ids(s, room, *place, taken.messages);
  taken.confirm = about_linked(s.record, linked, std::nullopt);
  return taken;
}

AnswerResult change_item(InterviewSession& s, std::string_view id, const AnswerText& typed,
                         const InterviewContext& room) {
  const auto place = record::find_item(s.record, id);
  if (!place) return ask_again(no_such_item(s.record, id));
  const auto name = record::item_id(s.record, *place);
  const auto before = s.record;
  const auto words = record::item_text(s.record, *place), was = without_id(s, room, *place);
  const auto linked = record::linked_items(s.record, *place);
  auto taken = place->list == ListName::timeline       ? change_event(s, name, typed, room)
               : place->list == ListName::fixes        ? change_fix(s, name, typed, room)
               : place->list == ListName::participants ? change_participant(s, *place, typed)
                                                       : change_words(s, *place, typed);
  if (taken.next == AnswerResult::Next::which) {
    taken.next = AnswerResult::Next::again;
    taken.confirm = which_confirmation(taken.which, typed, name);
  }
  if (taken.next != AnswerResult::Next::stay) return taken;
  const auto now = record::find_item(s.record, name);
  taken.what = name + " " + was;
  taken.messages.push_back({MessageKind::item, item_line(s, room, *now)});
  if (s.record == before) {
    taken.messages = {{MessageKind::understood, std::string(say::kept_as_before)}};
    return taken;
  }
  taken.messages.push_back({MessageKind::understood, say::with(say::item_changed, name, was)});
  if (const auto new_words = record::item_text(s.record, *now); new_words != words)
    taken.confirm = about_linked(s.record, linked, new_words);
  return taken;
}

AnswerResult move_item(InterviewSession& s, std::string_view id, std::size_t to, const InterviewContext& room) {
  const auto place = record::find_item(s.record, id);
  if (!place) return ask_again(no_such_item(s.record, id));
  const auto count = record::item_count(s.record, place->list);
  const auto target = std::clamp<std::size_t>(to, 1, count) - 1;
  const auto name = record::item_id(s.record, *place), was = without_id(s, room, *place);
  if (place->list == ListName::timeline) {
    auto& events = *s.record.timeline;
    if (events[place->index].precision != record::Precision::unknown)
      return ask_again(say::with(say::events_are_sorted, name));
    // Its time only gives its place: that of the line before it.
    auto others = events;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(place->index));
    if (!others.empty()) events[place->index].at = others[target == 0 ? 0 : target - 1].at;
    record::sort_timeline(s.record);
  } else {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(place->index));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(target), place->index);
    record::reorder_items(s.record, place->list, order);
  }
  AnswerResult taken = stay_in_list();
  taken.what = name + " " + was;
  if (count <= longest_shown_again) taken.messages = item_lines(s, room, place->list);
  taken.messages.push_back({MessageKind::understood, say::with(say::item_moved, name, was, target + 1)});
  return taken;
}

AnswerResult change_linked(InterviewSession& s, const ConfirmLinked& linked, const InterviewContext& room) {
  AnswerResult all = stay_in_list();
  std::vector<std::string> names;
  const auto take = [&](AnswerResult one, const std::string& id) {
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
    names.push_back(id);
  };
  for (const auto& change : linked.changes)
    if (const auto place = record::find_item(s.record, change.id); place && change.words) {
      const auto was = without_id(s, room, *place);
      record::set_item_text(s.record, *place, *change.words);
      AnswerResult one = stay_in_list({{MessageKind::item, item_line(s, room, *place)},
                                       {MessageKind::understood, say::with(say::item_changed, change.id, was)}});
      take(std::move(one), change.id);
    }
  // From the last place of a list to the first, so that the ids of the others still name them.
  auto removed = linked.changes;
  std::erase_if(removed, [&](const LinkedChange& c) { return c.words || !record::find_item(s.record, c.id); });
  std::ranges::sort(removed, std::greater{},
                    [&](const LinkedChange& c) { return record::find_item(s.record, c.id)->index; });
  for (const auto& change : removed) take(drop_item(s, change.id, room), change.id);
  all.what = together(names);
  return all;
}

AnswerResult add_item(InterviewSession& s, record::ListName list, const AnswerText& typed,
                      const InterviewContext& room) {
  const auto words = text::join(texts_of(typed), " ");
  switch (list) {
    case ListName::timeline:
      return add_event_lines(s, typed, room);
    case ListName::fixes:
      return add_fix(s, typed, room);
    case ListName::factors:
      return add_factor_line(s, words);
    case ListName::detection:
    case ListName::mitigation:
      return add_reason(s, list, words);
    case ListName::participants:
      return add_participant(s, words);
    case ListName::custom:
      return ask_again(std::string(say::list_of_a_question));
    default:
      break;
  }
  auto& texts = list == ListName::surprises     ? s.record.surprises
                : list == ListName::held        ? s.record.went_well
                : list == ListName::luck        ? s.record.lucky
                : list == ListName::absurdities ? s.record.absurdities
                : list == ListName::ideas       ? s.record.fix_ideas
                                                : s.record.parking_lot;
  add_to(texts, words);
  const ItemPlace place{list, texts->size() - 1};
  AnswerResult taken = stay_in_list({{MessageKind::item, item_line(s, room, place)}});
  taken.what = item_line(s, room, place);
  taken.changes.push_back({record::item_pointer(s.record, place), words});
  return taken;
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

std::string list_as_text(const InterviewSession& s, record::ListName list) {
  auto text = say::with(say::list_heading, record::item_list(list).title) + "\n";
  for (std::size_t i = 0; i < record::item_count(s.record, list); ++i)
    text += record::item_id(s.record, {list, i}) + ": " + typed_item(s, {list, i}) + "\n";
  return text;
}

namespace {

/// A line of a list in the editor.
struct TextLine {
  std::string id;     ///< empty: a new item
  std::string words;  ///< as typed
  std::string whole;
};

std::vector<TextLine> read_list_text(const Record& r, ListName list, std::string_view text) {
  std::vector<TextLine> all;
  for (const auto raw : text::lines(text)) {
    const auto line = text::trim(raw);
    if (line.empty() || line.starts_with('#')) continue;
    TextLine one{"", std::string(line), std::string(line)};
    const auto colon = line.find(':');
    const auto id = upper(line.substr(0, colon));
    if (colon != std::string_view::npos && record::find_item(r, id) && id[0] == record::item_list(list).letter)
      one.id = id, one.words = std::string(text::trim(line.substr(colon + 1)));
    all.push_back(std::move(one));
  }
  return all;
}

/// The place of a new item: the last of its list, except in the timeline.
std::string id_of_new(const Record& before, const Record& now, ListName list) {
  for (std::size_t i = record::item_count(now, list); i-- > 0;)
    if (const auto id = record::item_id(now, {list, i}); !record::find_item(before, id)) return id;
  return "";
}

}  // namespace

AnswerResult apply_list_text(InterviewSession& s, record::ListName list, std::string_view text,
                             const InterviewContext& room) {
  const auto before = s.record;
  const auto lines = read_list_text(before, list, text);
  AnswerResult all = stay_in_list();
  ConfirmLinked linked;
  std::string with_reasons = say::with(say::list_heading, record::item_list(list).title) + "\n";
  std::vector<std::string> kept;
  bool has_trouble = false;
  for (const auto& line : lines) {
    const auto place = line.id.empty() ? std::nullopt : record::find_item(s.record, line.id);
    AnswerResult one = stay_in_list();
    const auto known = s.record;
    if (std::ranges::find(kept, line.id) != kept.end())
      one = ask_again(say::with(say::id_twice, line.id));
    else if (!place)
      one = add_item(s, list, {line.words, true, {}, true}, room);
    else if (line.words.empty())
      one = ask_again(say::with(say::line_without_words, line.id));
    else if (line.words != typed_item(s, *place))
      one = change_item(s, line.id, {line.words, true, 0, true}, room);
    if (one.next != AnswerResult::Next::stay) {
      s.record = known;
      has_trouble = true;
      for (const auto& message : one.messages) with_reasons += "# " + message.text + "\n";
    } else {
      kept.push_back(place ? line.id : id_of_new(known, s.record, list));
      all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
      all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
      if (const auto* others = std::get_if<ConfirmLinked>(&one.confirm))
        linked.changes.insert(linked.changes.end(), others->changes.begin(), others->changes.end());
    }
    with_reasons += line.whole + "\n";
  }
  if (has_trouble) {
    s.record = before;
    auto refused = ask_again(std::string(say::list_unread));
    refused.refused = with_reasons;
    return refused;
  }
  std::vector<std::size_t> order;
  for (const auto& id : kept) order.push_back(record::find_item(s.record, id)->index);
  for (std::size_t i = 0; i < record::item_count(s.record, list); ++i) {
    if (std::ranges::find(order, i) != order.end()) continue;
    const ItemPlace gone{list, i};
    all.messages.push_back({MessageKind::understood,
                            say::with(say::item_removed, record::item_id(s.record, gone), without_id(s, room, gone))});
    for (const auto& id : record::linked_items(s.record, gone)) linked.changes.push_back({id, std::nullopt});
  }
  if (list == ListName::timeline) std::ranges::sort(order);
  record::reorder_items(s.record, list, order);
  if (s.record == before) return accept({{MessageKind::understood, std::string(say::kept_as_before)}});
  all.what = say::with(say::list_in_words, record::item_list(list).title);
  std::erase_if(linked.changes, [&](const LinkedChange& c) { return !record::find_item(s.record, c.id); });
  if (!linked.changes.empty()) all.confirm = std::move(linked);
  return all;
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
  Messages says;
  const auto add = [&](std::string_view phrase, const std::string& id, const std::string& words) {
    says.push_back({MessageKind::understood, say::with(phrase, id, words)});
  };
  for (const auto& list : record::item_lists()) {
    const auto first = says.size();
    const auto count = record::item_count(now, list.name), old_count = record::item_count(restored, list.name);
    for (std::size_t i = 0; i < count; ++i) {
      const auto id = record::item_id(now, {list.name, i}), words = record::item_text(now, {list.name, i});
      const bool is_reworded = !has_own_ids(list.name) && count == old_count;
      if (!is_reworded && !has_item(restored, list.name, id, words)) add(say::undone_removed, id, words);
    }
    for (std::size_t i = 0; i < old_count; ++i) {
      const auto id = record::item_id(restored, {list.name, i}), words = record::item_text(restored, {list.name, i});
      const auto place = has_own_ids(list.name) || count == old_count ? record::find_item(now, id) : std::nullopt;
      if (place && record::item_text(now, *place) != words)
        add(say::undone_changed, id, words);
      else if (!place && !has_item(now, list.name, id, words))
        add(say::undone_restored, id, words);
    }
    if (says.size() - first <= most_named) continue;
    const auto many = says.size() - first;
    says.resize(first);
    says.push_back({MessageKind::understood, say::with(say::undone_many, many, list.title)});
  }
  return says;
}

}  // namespace pm::interview
