#include "interview/event_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/phrases.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {

spoken::ParseContext time_context(const InterviewSession& s, const InterviewContext& room) {
  spoken::ParseContext context;
  context.zone = zone_of(s, room);
  context.now = room.now;
  const auto& record = s.record;
  context.event = [&record](std::string_view id) -> std::optional<spoken::ParseContext::EventTime> {
    const auto* event = record::find_event(record, id);
    if (!event) return std::nullopt;
    return spoken::ParseContext::EventTime{event->at.at, event->approx.value_or(false), event->local.value_or(false),
                                           record::has_time(*event)};
  };
  context.zone_meanings = zone_meanings(record);
  return context;
}

std::string time_text(const InterviewSession& s, const InterviewContext& room, time::Micros at) {
  const auto zone = zone_of(s, room);
  auto said = time::day_clock_text(zone, at, room.now);
  // In an ambiguous hour the UTC offset is added.
  if (std::holds_alternative<time::AmbiguousLocalTime>(
          zone.at(std::chrono::floor<std::chrono::seconds>(zone.local(at)))))
    said += " (" + offset_text(zone, at) + ")";
  return said;
}

std::string offset_text(const time::Zone& zone, time::Micros at) {
  const auto text = zone.instant(at).text;
  return text.substr(text.size() - 6);
}

std::string event_time(const InterviewSession& s, const InterviewContext& room, const record::Event& event) {
  const auto zone = zone_of(s, room);
  const auto day = zone.day(event.at.at);
  switch (event.precision.value_or(record::Precision::minute)) {
    case record::Precision::unknown:
      return "?";
    case record::Precision::day:
      return time::day_text(day, zone.day(room.now));
    case record::Precision::month:
      return time::month_text(day);
    case record::Precision::second:
    case record::Precision::minute:
      break;
  }
  auto shown = (event.approx.value_or(false) ? room.plain ? "about " : "~" : "") + time_text(s, room, event.at.at);
  if (!event.until) return shown;
  const bool same_day = zone.day(event.until->at) == day;
  return shown + (room.plain ? " to " : "\u2013") +
         (same_day ? time::clock_text(zone, event.until->at) : time_text(s, room, event.until->at));
}

void set_time(const InterviewSession& s, const InterviewContext& room, const spoken::ParsedMoment& told,
              record::Event& event) {
  const auto zone = zone_of(s, room);
  // The same moment typed once more, to change the text, stays as exact as it was.
  const bool is_the_same = event.at.at == told.at && !event.at.text.empty() && record::has_time(event);
  event.at = zone.instant(told.at);
  event.approx = told.approx ? std::optional(true) : std::nullopt;
  if (!is_the_same) event.local = told.local ? std::optional(true) : std::nullopt;
  if (told.precision == spoken::Precision::day)
    event.precision = record::Precision::day;
  else if (told.precision == spoken::Precision::month)
    event.precision = record::Precision::month;
  else
    event.precision.reset();
  event.until = told.until ? std::optional(zone.instant(*told.until)) : std::nullopt;
}

void forget_time(record::Event& event) {
  event.precision = record::Precision::unknown;
  event.approx = true;  // for older readers
  event.local.reset();
  event.until.reset();
}

spoken::ParsedMoment chosen_hour(const spoken::AmbiguousTime& twice, const AnswerText& words) {
  return {.at = words.hour == 1 ? twice.second : twice.first,
          .approx = twice.approx,
          .local = true,
          .until = twice.until,
          .is_dayless = twice.is_dayless};
}

std::string zone_question(const spoken::AmbiguousZone& zone) {
  std::vector<std::string> meanings;
  for (const auto& [offset, where] : zone.meanings)
    meanings.push_back(fmt::format("{} {} ({})", meanings.size() + 1, offset, where));
  return say::with(say::which_zone, zone.name, text::join(meanings, " \u00b7 "));
}

PendingConfirmation which_confirmation(const std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone>& which,
                                       const AnswerText& words, const std::string& item) {
  if (const auto* hour = std::get_if<spoken::AmbiguousTime>(&which))
    return ChooseHour{words.text, words.pasted, item, hour->first, hour->second};
  return ChooseZone{words.text, words.pasted, item, std::get<spoken::AmbiguousZone>(which)};
}

AnswerResult ask_which(std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone> which) {
  AnswerResult taken;
  taken.next = AnswerResult::Next::which;
  taken.which = std::move(which);
  return taken;
}

std::string event_line(const InterviewSession& s, const InterviewContext& room, const record::Event& event) {
  auto line = event.id + "  " + event_time(s, room, event) + "  " + event.text;
  if (event.context) line += " (" + *event.context + ")";
  return line;
}

Messages timeline_choices(const InterviewSession& s, const InterviewContext& room) {
  static constexpr auto beside_it = std::to_array<std::string_view>(
      {"missing", "started", "detected", "noticed_by", "engaged", "mitigated", "resolved"});
  constexpr std::size_t most = 40;
  const bool is_on_the_screen = !s.trail.empty() && std::ranges::count(beside_it, s.trail.back().question) > 0;
  if (is_on_the_screen || size_of(s.record.timeline) == 0) return {};
  if (s.record.timeline->size() > most)
    return {{MessageKind::note, say::with(say::many_lines, s.record.timeline->size())}};
  Messages says;
  for (const auto& event : *s.record.timeline) says.push_back({MessageKind::item, event_line(s, room, event)});
  return says;
}

std::string typed_event(const InterviewSession& s, const record::Event& event) {
  const auto zone = record::zone_of(s.record);
  const auto local = zone.instant(event.at.at).text;  // RFC 3339: reads back to the same moment in any case
  constexpr std::size_t day_length = 10, clock_begins = 11, clock_length = 5;
  const auto precision = event.precision.value_or(record::Precision::minute);
  if (precision == record::Precision::unknown) return "? " + event.text;
  if (precision == record::Precision::month) return time::month_text(zone.day(event.at.at)) + " " + event.text;
  if (precision == record::Precision::day) return local.substr(0, day_length) + " " + event.text;
  auto typed = (event.approx.value_or(false) ? "~" : "") + local.substr(0, day_length) + " " +
               local.substr(clock_begins, clock_length);
  if (event.until) {
    const auto end = zone.instant(event.until->at).text;
    typed += " \u2192 " + end.substr(0, day_length) + " " + end.substr(clock_begins, clock_length);
  }
  return typed + " " + event.text;
}

unsigned number_of(std::string_view id) {
  unsigned number = 0;
  if (!id.empty()) std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return number;
}

AnswerResult change_event(InterviewSession& s, std::string_view id, const AnswerText& words,
                          const InterviewContext& room) {
  auto& timeline = *s.record.timeline;
  const auto at = std::ranges::find(timeline, id, &record::Event::id);
  AnswerResult taken = stay_in_list();
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  const auto story = context_of_change(s, room, *at);
  auto heard = spoken::parse_line(words.text, story.times);
  std::optional<spoken::ParsedMoment> moment;
  if (const auto* exact = std::get_if<spoken::ParsedMoment>(&heard.time)) {
    moment = *exact;
  } else if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&heard.time)) {
    if (!words.hour) return ask_which(*twice);
    moment = chosen_hour(*twice, words);
  } else if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&heard.time)) {
    return ask_which(*shared);
  } else if (std::holds_alternative<spoken::Unknown>(heard.time)) {
    forget_time(*at);
    set_assumed_day(s.record, at->id, false);
  } else if (const auto* not_one = std::get_if<spoken::ParseError>(&heard.time); not_one && !not_one->why.empty()) {
    return ask_again(not_one->why, words.text);
  }
  if (moment) {
    set_time(s, room, *moment, *at);
    set_zone_of_event(s.record, at->id, std::nullopt);
    set_assumed_day(s.record, at->id, (moment->is_dayless || moment->is_relative) && story.is_day_assumed);
    taken.follow = day_question(s.record, at->id);
  }
  if (!text::is_blank(heard.text)) at->text = heard.text;
  taken.changes.push_back({"/timeline", at->text});
  record::sort_timeline(s.record);
  return taken;
}

std::vector<QuestionRef> asked(const record::Record& r) {
  std::vector<QuestionRef> all;
  if (r.interview.asked)
    for (const auto& text : *r.interview.asked) all.push_back(QuestionRef::from(text));
  return all;
}

bool was_asked(const record::Record& r, const QuestionRef& at) {
  return r.interview.asked && std::ranges::find(*r.interview.asked, at.text()) != r.interview.asked->end();
}

}  // namespace pm::interview
