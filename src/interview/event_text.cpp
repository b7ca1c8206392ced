#include "interview/event_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/record_items.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/session.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {

spoken::ParseContext time_context(const InterviewSession& s, const InterviewContext& context) {
  spoken::ParseContext found;
  found.zone = zone_of(s, context);
  found.now = context.now;
  const auto& record = s.record;
  found.event = [&record](std::string_view id) -> std::optional<spoken::ParseContext::EventTime> {
    const auto* event = record::find_event(record, id);
    if (!event) return std::nullopt;
    return spoken::ParseContext::EventTime{event->at.at, event->approx.value_or(false), event->local.value_or(false),
                                           record::has_time(*event)};
  };
  found.zone_meanings = zone_meanings(record);
  return found;
}

std::string time_text(const InterviewSession& s, const InterviewContext& context, time::Micros at) {
  const auto zone = zone_of(s, context);
  auto shown = time::day_clock_text(zone, at, context.now);
  // In an ambiguous hour the UTC offset is added.
  if (std::holds_alternative<time::AmbiguousLocalTime>(
          zone.at(std::chrono::floor<std::chrono::seconds>(zone.local(at)))))
    shown += " (" + offset_text(zone, at) + ")";
  return shown;
}

std::string offset_text(const time::Zone& zone, time::Micros at) {
  const auto text = zone.instant(at).text;
  return text.substr(text.size() - 6);
}

std::string event_time(const InterviewSession& s, const InterviewContext& context, const record::Event& event) {
  const auto zone = zone_of(s, context);
  const auto day = zone.day(event.at.at);
  switch (event.precision.value_or(record::Precision::minute)) {
    case record::Precision::unknown:
      return "?";
    case record::Precision::day:
      return time::day_text(day, zone.day(context.now));
    case record::Precision::month:
      return time::month_text(day);
    case record::Precision::second:
    case record::Precision::minute:
      break;
  }
  auto shown =
      (event.approx.value_or(false) ? context.plain ? "about " : "~" : "") + time_text(s, context, event.at.at);
  if (!event.until) return shown;
  const bool same_day = zone.day(event.until->at) == day;
  return shown + (context.plain ? " to " : "\u2013") +
         (same_day ? time::clock_text(zone, event.until->at) : time_text(s, context, event.until->at));
}

void set_time(const InterviewSession& s, const InterviewContext& context, const spoken::ParsedMoment& moment,
              record::Event& event) {
  const auto zone = zone_of(s, context);
  // The same moment typed once more, to change the text, stays as exact as it was.
  const bool is_the_same = event.at.at == moment.at && !event.at.text.empty() && record::has_time(event);
  event.at = zone.instant(moment.at);
  event.approx = moment.approx ? std::optional(true) : std::nullopt;
  if (!is_the_same) event.local = moment.local ? std::optional(true) : std::nullopt;
  if (moment.precision == spoken::Precision::day)
    event.precision = record::Precision::day;
  else if (moment.precision == spoken::Precision::month)
    event.precision = record::Precision::month;
  else
    event.precision.reset();
  event.until = moment.until ? std::optional(zone.instant(*moment.until)) : std::nullopt;
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
  return phrases::fill(phrases::which_zone, zone.name, text::join(meanings, " \u00b7 "));
}

PendingConfirmation choice_confirmation(const std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone>& choices,
                                        const AnswerText& words, const std::string& item) {
  if (const auto* hour = std::get_if<spoken::AmbiguousTime>(&choices))
    return ChooseHour{words.text, words.pasted, item, hour->first, hour->second};
  return ChooseZone{words.text, words.pasted, item, std::get<spoken::AmbiguousZone>(choices)};
}

AnswerResult ask_to_choose(std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone> choices) {
  AnswerResult result;
  result.next = AnswerResult::Next::choose;
  result.choose = std::move(choices);
  return result;
}

std::string event_line(const InterviewSession& s, const InterviewContext& context, const record::Event& event) {
  auto line = event.id + "  " + event_time(s, context, event) + "  ";
  if (const auto author = record::author_of(event); !author.empty()) line += std::string(author) + ": ";
  line += event.text;
  if (event.context) line += " (" + *event.context + ")";
  return line;
}

Messages timeline_choices(const InterviewSession& s, const InterviewContext& context) {
  static constexpr auto questions_about_times =
      std::to_array({QuestionId::missing, QuestionId::started, QuestionId::detected, QuestionId::noticed_by,
                     QuestionId::engaged, QuestionId::mitigated, QuestionId::resolved});
  constexpr std::size_t most = 40;
  const bool is_on_the_screen =
      !s.trail.empty() && std::ranges::count(questions_about_times, s.trail.back().question) > 0;
  if (is_on_the_screen || size_of(s.record.timeline) == 0) return {};
  if (s.record.timeline->size() > most)
    return {{MessageKind::note, phrases::fill(phrases::many_lines, s.record.timeline->size())}};
  Messages messages;
  for (const auto& event : *s.record.timeline) messages.push_back({MessageKind::item, event_line(s, context, event)});
  return messages;
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

}  // namespace pm::interview
