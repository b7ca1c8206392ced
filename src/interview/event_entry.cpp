#include "interview/event_entry.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_cues.hpp"
#include "interview/event_text.hpp"
#include "interview/evidence.hpp"
#include "interview/paste_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/session.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Event;
using record::Record;

std::size_t make_sort_key(const Record& r, std::string_view id) {
  for (std::size_t i = 0; i < r.timeline->size(); ++i)
    if ((*r.timeline)[i].id == id) return i;
  return 0;
}

/// The moment that was typed, or nullopt: the line has no time.
std::optional<spoken::ParsedMoment> moment_of(const spoken::ParsedTime& parsed, const AnswerText& words) {
  if (const auto* exact = std::get_if<spoken::ParsedMoment>(&parsed)) return *exact;
  const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed);
  if (!twice) return std::nullopt;
  auto at = chosen_hour(*twice, words);
  at.approx = at.approx || !words.hour;  // in a paste nobody can be asked of each line
  return at;
}

/// A date alone on a line: the lines below it are of that day.
AnswerResult take_heading(InterviewSession& s, const InterviewContext& context, const spoken::ParsedMoment& at) {
  const auto zone = zone_of(s, context);
  const auto day = zone.day(at.at), today = zone.day(context.now);
  if (day > today)
    return refuse(phrases::fill(phrases::day_in_future, weekday_and_day(day, today), weekday_and_day(today, today)));
  if (!is_day_known(s.record) && assumed_day_items(s.record).empty()) s.record.day = day;
  set_next_day(s.record, day);
  AnswerResult result =
      stay_in_list({{MessageKind::understood, phrases::fill(phrases::day_of_next_lines, weekday_and_day(day, today))}});
  result.description = result.messages.back().text;
  return result;
}

/// Where an event without a time is placed: at the line before, else at the start of the incident day.
time::Instant place_without_time(const InterviewSession& s, const InterviewContext& context) {
  if (const auto* before = last_typed(s.record)) return before->at;
  const auto zone = zone_of(s, context);
  spoken::ParseContext times;
  times.zone = zone;
  times.now = context.now;
  const auto day = next_day(s.record).value_or(s.record.day.value_or(zone.day(context.now)));
  return zone.instant(std::get<spoken::ParsedMoment>(spoken::parse_time(day.text, times)).at);
}

/// Shown whenever the day changes from one line to the next.
Messages day_change(const InterviewSession& s, const InterviewContext& context, const Event* before,
                    const Event& event) {
  if (!before || !record::has_time(*before) || !record::has_time(event)) return {};
  const auto zone = zone_of(s, context);
  const auto day = zone.day(event.at.at), old = zone.day(before->at.at), today = zone.day(context.now);
  if (day == old || event.precision == record::Precision::month || before->precision == record::Precision::month)
    return {};
  return {{MessageKind::note,
           phrases::fill(phrases::day_changes, weekday_and_day(day, today), weekday_and_day(old, today))}};
}

/// Adds one event to the record, or returns why not. `is_in_paste`: a line before it was in the same paste.
AnswerResult add_line(InterviewSession& s, const std::string& line, const AnswerText& words,
                      const InterviewContext& context, bool is_in_paste = false) {
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  auto story = context_of_next_line(s, context);
  story.times.is_in_paste = is_in_paste;
  auto parsed = spoken::parse_line(line, story.times);
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed.time); twice && !words.hour && !words.pasted)
    return ask_to_choose(*twice);
  if (const auto* ambiguous = std::get_if<spoken::AmbiguousZone>(&parsed.time)) return ask_to_choose(*ambiguous);
  if (const auto* error = std::get_if<spoken::ParseError>(&parsed.time); error && !error->why.empty())
    return refuse(error->why, line);
  const auto moment = moment_of(parsed.time, words);
  const bool is_unknown = std::holds_alternative<spoken::Unknown>(parsed.time);
  const auto* before = last_typed(s.record);
  if (!moment && !is_unknown && !before)
    return refuse(phrases::fill(phrases::first_needs_time, parsed.text.empty() ? line : parsed.text), line);
  if (text::is_blank(parsed.text)) {
    if (moment && moment->precision == spoken::Precision::day) return take_heading(s, context, *moment);
    return refuse(moment ? phrases::fill(phrases::text_wanted, time_text(s, context, moment->at))
                         : std::string(phrases::text_wanted_without_time));
  }
  Event event;
  event.id = record::next_event_id(s.record);
  event.text = std::move(parsed.text);
  take_link_of_text(event);
  if (moment) {
    set_time(s, context, *moment, event);
  } else {
    event.at = place_without_time(s, context);
    forget_time(event);
  }
  AnswerResult result = stay_in_list(day_change(s, context, before, event));
  result.messages.push_back({MessageKind::item, event_line(s, context, event)});
  if (!moment && !is_unknown && !words.pasted)
    result.messages.push_back(
        {MessageKind::note, phrases::fill(phrases::no_time_kept, phrases::fill(phrases::sets_it_now, event.id))});
  result.description = event.id + " " + event.text;
  if (record::has_clock(event)) set_next_day(s.record, std::nullopt);
  const bool needs_a_day = moment && (moment->is_dayless || moment->is_relative);
  set_assumed_day(s.record, event.id, needs_a_day && story.is_day_assumed);
  const auto id = event.id, text = event.text;
  if (!s.record.timeline) s.record.timeline.emplace();
  if (moment && std::ranges::none_of(*s.record.timeline, record::has_time))
    for (auto& placed : *s.record.timeline) placed.at = event.at;
  s.record.timeline->push_back(std::move(event));
  record::sort_timeline(s.record);
  result.follow = day_question(s.record, id);
  if (!words.pasted && !result.follow) result.follow = context_question(s, *record::find_event(s.record, id));
  if (!words.pasted && !result.follow) result.follow = link_question(s.record, *record::find_event(s.record, id));
  result.changes.push_back({"/timeline/" + std::to_string(make_sort_key(s.record, id)) + "/text", text});
  return result;
}

bool is_clock_time(std::string_view word) {
  if (word.starts_with('~')) word.remove_prefix(1);
  const auto colon = word.find(':');
  const auto is_digit = [&](std::size_t at) { return at < word.size() && word[at] >= '0' && word[at] <= '9'; };
  return (colon == 1 || colon == 2) && is_digit(0) && is_digit(colon - 1) && is_digit(colon + 1);
}

/// The first abbreviation in a paste that several zones share: asked about before any line is taken.
std::optional<spoken::AmbiguousZone> ambiguous_zone_in(const std::vector<std::string>& lines,
                                                       const spoken::ParseContext& times) {
  for (const auto& line : lines) {
    const auto parsed = spoken::parse_line(line, times);
    if (const auto* ambiguous = std::get_if<spoken::AmbiguousZone>(&parsed.time)) return *ambiguous;
  }
  return {};
}

}  // namespace

bool goes_on_telling(const InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto typed = text::trim(words.text);
  const auto line = spoken::parse_line(typed, context_of_next_line(s, context).times);
  const bool is_without_time = typed.starts_with('?') && std::holds_alternative<spoken::Unknown>(line.time);
  return (is_without_time || std::holds_alternative<spoken::ParsedMoment>(line.time) ||
          std::holds_alternative<spoken::AmbiguousTime>(line.time)) &&
         !text::is_blank(line.text);
}

AnswerResult add_event_lines(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_line(s, lines[0], words, context);
  if (words.pasted && !words.zone)
    if (auto paste = add_recognised_paste(s, words, context)) return std::move(*paste);
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  if (const auto ambiguous = ambiguous_zone_in(lines, time_context(s, context))) return ask_to_choose(*ambiguous);
  AnswerResult all = stay_in_list();
  std::string not_taken;
  std::size_t taken_lines = 0;
  for (const auto& line : lines) {
    auto one = add_line(s, line, {line, true, {}}, context, taken_lines > 0);
    if (one.next == AnswerResult::Next::refuse && not_taken.empty())
      all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    if (one.next != AnswerResult::Next::stay) {
      not_taken += (not_taken.empty() ? "" : "\n") + line;
      continue;
    }
    ++taken_lines;
    if (!all.follow) all.follow = one.follow;
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
  }
  all.description = std::to_string(taken_lines) + " lines of the timeline";
  all.refused = not_taken;
  return all;
}

AnswerResult change_event(InterviewSession& s, std::string_view id, const AnswerText& words,
                          const InterviewContext& context) {
  auto& timeline = *s.record.timeline;
  const auto at = std::ranges::find(timeline, id, &record::Event::id);
  AnswerResult result = stay_in_list();
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  const auto story = context_of_change(s, context, *at);
  auto parsed = spoken::parse_line(words.text, story.times);
  std::optional<spoken::ParsedMoment> moment;
  if (const auto* exact = std::get_if<spoken::ParsedMoment>(&parsed.time)) {
    moment = *exact;
  } else if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed.time)) {
    if (!words.hour) return ask_to_choose(*twice);
    moment = chosen_hour(*twice, words);
  } else if (const auto* ambiguous = std::get_if<spoken::AmbiguousZone>(&parsed.time)) {
    return ask_to_choose(*ambiguous);
  } else if (std::holds_alternative<spoken::Unknown>(parsed.time)) {
    forget_time(*at);
    set_assumed_day(s.record, at->id, false);
  } else if (const auto* error = std::get_if<spoken::ParseError>(&parsed.time); error && !error->why.empty()) {
    return refuse(error->why, words.text);
  }
  if (moment) {
    set_time(s, context, *moment, *at);
    set_zone_of_event(s.record, at->id, std::nullopt);
    set_assumed_day(s.record, at->id, (moment->is_dayless || moment->is_relative) && story.is_day_assumed);
    result.follow = day_question(s.record, at->id);
  }
  if (!text::is_blank(parsed.text) && parsed.text != at->text) {
    at->text = parsed.text;
    at->verbatim.reset();  // no quotation any more
    take_link_of_text(*at);
  }
  result.changes.push_back({"/timeline", at->text});
  record::sort_timeline(s.record);
  return result;
}

bool begins_with_a_time(std::string_view line) {
  constexpr int words_of_a_day = 4;
  for (int word = 0; word < words_of_a_day; ++word) {
    const auto space = line.find(' ');
    if (is_clock_time(line.substr(0, space))) return true;
    if (space == std::string_view::npos || line.substr(0, space).ends_with(',')) return false;
    line = text::trim(line.substr(space));
  }
  return false;
}

}  // namespace pm::interview
