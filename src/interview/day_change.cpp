#include "interview/day_change.hpp"

#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/event_text.hpp"
#include "interview/session.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Event;
using record::Record;
using std::chrono::floor, std::chrono::seconds;
using time::Micros;

/// A day without a clock this near to the story is part of it; "12 May release 4.2" is not.
constexpr int days_of_the_story = 3;

constexpr std::string_view move_prefix = "move ";

/// The event with the highest number of those that fit.
template <class Fits>
const Event* last_that(const Record& r, Fits fits) {
  const Event* last = nullptr;
  if (r.timeline)
    for (const auto& event : *r.timeline)
      if (fits(event) && (!last || number_of(event.id) > number_of(last->id))) last = &event;
  return last;
}

/// A milestone whose date was given.
std::optional<Micros> dated_milestone(const Record& r) {
  for (const auto m : record::milestones)
    if (const auto& at = r.times.of(m);
        at && !record::contains(r.times.day_only, m) && !record::has_assumed_day(r, record::to_string(m)))
      return at->at;
  return {};
}

}  // namespace

const Event* last_typed(const Record& r) {
  return last_that(r, [](const Event&) { return true; });
}

StoryContext context_of_next_line(const InterviewSession& s, const InterviewContext& context) {
  const auto& r = s.record;
  StoryContext found{time_context(s, context), false};
  auto& times = found.times;
  const auto* clock = last_that(r, record::has_clock);
  std::optional<time::Day> story = r.day;
  if (clock) {
    times.previous = clock->at.at;
    times.previous_is_local = clock->local.value_or(false);
    story = times.zone.day(clock->at.at);
  }
  times.day = next_day(r);
  if (times.day) return found;
  // A day without a clock, typed after that line.
  const auto* day = last_that(r, [&](const Event& event) {
    const bool is_later = !clock || number_of(event.id) > number_of(clock->id);
    return event.precision == record::Precision::day && is_later && story &&
           std::abs(time::days_between(*story, times.zone.day(event.at.at))) <= days_of_the_story;
  });
  if (day) {
    times.day = times.zone.day(day->at.at);
    return found;
  }
  if (times.previous) {
    found.is_day_assumed = record::has_assumed_day(r, clock->id);
  } else if (r.day) {
    times.day = r.day;
  } else if (const auto at = dated_milestone(r)) {
    times.previous = at;
  } else {
    found.is_day_assumed = true;
  }
  return found;
}

StoryContext context_of_change(const InterviewSession& s, const InterviewContext& context, const Event& event) {
  StoryContext found{time_context(s, context), false};
  auto& times = found.times;
  if (record::has_clock(event)) {
    times.previous = event.at.at;
    times.previous_is_local = event.local.value_or(false);
    found.is_day_assumed = record::has_assumed_day(s.record, event.id);
    return found;
  }
  const bool is_a_day = event.precision == record::Precision::day;
  if (is_a_day || is_day_known(s.record)) times.day = times.zone.day(event.at.at);
  found.is_day_assumed = !times.day;
  return found;
}

bool is_day_known(const Record& r) {
  if (r.day || dated_milestone(r)) return true;
  return r.timeline && std::ranges::any_of(*r.timeline, [&](const Event& e) {
           return record::has_clock(e) && !record::has_assumed_day(r, e.id);
         });
}

std::optional<time::Day> assumed_day(const Record& r) {
  const auto zone = record::zone_of(r);
  std::optional<time::Day> earliest;
  for (const auto& item : record::assumed_day_items(r)) {
    const auto* event = record::find_event(r, item);
    const auto m = std::ranges::find(record::milestones, item, [](auto one) { return record::to_string(one); });
    const auto day = zone.day(event ? event->at.at : r.times.of(*m)->at);
    if (!earliest || day < *earliest) earliest = day;
  }
  return earliest;
}

bool was_day_asked(const Record& r) {
  return std::ranges::any_of(asked(r), [](const QuestionRef& at) { return at.question == QuestionId::day; });
}

std::optional<QuestionRef> day_question(const Record& r, std::string_view item) {
  if (was_day_asked(r) || !record::has_assumed_day(r, item)) return {};
  return QuestionRef{QuestionId::day, std::string(item)};
}

QuestionRef day_move_question(const time::Day& day) { return {QuestionId::day, std::string(move_prefix) + day.text}; }

std::optional<time::Day> day_to_move_to(const QuestionRef& at) {
  if (at.question != QuestionId::day || !at.subject.starts_with(move_prefix)) return std::nullopt;
  return time::parse_day(std::string_view(at.subject).substr(move_prefix.size()));
}

void confirm_assumed_day(Record& r) {
  for (const auto& item : record::assumed_day_items(r)) set_assumed_day(r, item, false);
}

std::string weekday_and_day(const time::Day& day, const time::Day& near) {
  constexpr std::array<std::string_view, 7> names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return std::string(names.at(time::weekday_of(day).c_encoding())) + " " + time::day_text(day, near);
}

std::optional<time::Day> parse_incident_day(std::string_view words, const InterviewSession& s,
                                            const InterviewContext& context) {
  const auto times = context_of_next_line(s, context).times;
  words = text::trim(words);
  while (words.ends_with('.') || words.ends_with('!')) words.remove_suffix(1);
  const auto parsed = spoken::parse_time(words, times);
  const auto* day = std::get_if<spoken::ParsedMoment>(&parsed);
  if (!day || day->precision != spoken::Precision::day) return {};
  return times.zone.day(day->at);
}

std::optional<std::string> offered_day_command(std::string_view line, const InterviewSession& s,
                                               const InterviewContext& context) {
  constexpr auto fillers = std::to_array<std::string_view>(
      {"that",  "this",     "it",    "all",      "of", "everything", "these",    "those",  "they",
       "were",  "was",      "is",    "happened", "on", "the",        "incident", "outage", "whole",
       "thing", "actually", "sorry", "no",       "oh", "and",        "so",       "but"});
  constexpr auto verbs = std::to_array<std::string_view>({"was", "were", "is", "happened"});
  line = text::trim(line);
  bool has_verb = false;
  for (std::size_t from = 0; from < line.size();) {
    const auto end = std::min(line.find(' ', from), line.size());
    auto word = text::lower_ascii(line.substr(from, end - from));
    while (word.ends_with(',')) word.pop_back();
    if (std::ranges::find(fillers, word) == fillers.end()) return {};
    has_verb = has_verb || std::ranges::find(verbs, word) != verbs.end();
    from = std::min(line.find_first_not_of(' ', end), line.size());
    if (!has_verb) continue;
    if (const auto day = parse_incident_day(line.substr(from), s, context))
      return "/day " + time::day_text(*day, zone_of(s, context).day(context.now));
  }
  return {};
}

namespace {

/// Where the clock time of `at` is so many days later: one moment, or what has to be chosen.
struct Moved {
  Micros at{};
  std::optional<UnresolvedMoment> unresolved;
};
Moved by_days(const time::Zone& zone, Micros at, int days, const std::string& item,
              std::span<const ChosenMoment> chosen) {
  const auto decided = std::ranges::find(chosen, item, &ChosenMoment::item);
  if (decided != chosen.end()) return {decided->at, {}};
  const auto wall = zone.local(at) + std::chrono::days(days);
  const auto fraction = at - floor<seconds>(at);
  const auto meaning = zone.at(wall);
  if (const auto* one = std::get_if<Micros>(&meaning)) return {*one + fraction, {}};
  if (const auto* two = std::get_if<time::AmbiguousLocalTime>(&meaning))
    return {{}, UnresolvedMoment{item, two->first + fraction, two->second + fraction, false}};
  const auto change = std::get<time::NonexistentLocalTime>(meaning).clock_change;
  const auto on_clock_of = [&](Micros moment) {
    return Micros{wall.time_since_epoch() - zone.offset(moment)} + fraction;
  };
  return {{}, UnresolvedMoment{item, on_clock_of(change - seconds{1}), on_clock_of(change), true}};
}

Micros first_moment(const time::Zone& zone, const time::Day& day) {
  const auto midnight = zone.at(time::LocalSeconds{time::days_of(day)});
  if (const auto* one = std::get_if<Micros>(&midnight)) return *one;
  if (const auto* two = std::get_if<time::AmbiguousLocalTime>(&midnight)) return two->first;
  return std::get<time::NonexistentLocalTime>(midnight).clock_change;
}

}  // namespace

DayChange move_to_day(const Record& before, const time::Day& day, const std::vector<std::string>& items,
                      std::span<const ChosenMoment> chosen) {
  DayChange change{before, {}, {}};
  auto& r = change.record;
  const auto zone = record::zone_of(r);
  const auto is_named = [&](std::string_view item) { return std::ranges::find(items, item) != items.end(); };
  const auto is_moved = [&](const Event& e) {
    return is_named(e.id) && record::has_time(e) && e.precision != record::Precision::month;
  };
  std::optional<time::Day> earliest;
  const auto add = [&](Micros at) {
    const auto its_day = zone.day(at);
    if (!earliest || its_day < *earliest) earliest = its_day;
  };
  if (r.timeline)
    for (const auto& event : *r.timeline)
      if (is_moved(event)) add(event.at.at);
  for (const auto m : record::milestones)
    if (const auto& at = r.times.of(m); at && is_named(record::to_string(m))) add(at->at);
  if (!earliest) return change;
  const auto days = time::days_between(*earliest, day);

  std::vector<std::pair<Micros, Micros>> moves;
  std::vector<Micros> unmoved;
  if (r.timeline)
    for (auto& event : *r.timeline) {
      if (!is_moved(event)) {
        if (record::has_time(event)) unmoved.push_back(event.at.at);
        continue;
      }
      const auto old = event.at.at;
      Moved moved;
      if (event.precision == record::Precision::day)
        moved.at = first_moment(zone, time::plus_days(zone.day(old), days));
      else if (event.local.value_or(false))
        moved = by_days(zone, old, days, event.id, chosen);
      else
        moved.at = old + std::chrono::days(days);
      if (moved.unresolved) return change.unresolved = moved.unresolved, change;
      event.at = zone.instant(moved.at);
      if (event.until) event.until = zone.instant(event.until->at + (moved.at - old));
      moves.emplace_back(old, moved.at);
      change.moved.push_back(event.id);
      set_assumed_day(r, event.id, false);
    }
  for (const auto m : record::milestones) {
    auto& at = r.times.of(m);
    if (!at) continue;
    const auto name = std::string(record::to_string(m));
    const auto along = std::ranges::find(moves, at->at, &std::pair<Micros, Micros>::first);
    const bool goes_along = along != moves.end() && std::ranges::find(unmoved, at->at) == unmoved.end();
    if (!goes_along && !is_named(name)) continue;
    Moved moved;
    if (goes_along)
      moved.at = along->second;
    else if (record::contains(r.times.day_only, m))
      moved.at = first_moment(zone, time::plus_days(zone.day(at->at), days));
    else
      moved = by_days(zone, at->at, days, name, chosen);
    if (moved.unresolved) return change.unresolved = moved.unresolved, change;
    at = zone.instant(moved.at);
    change.moved.push_back(name);
    set_assumed_day(r, name, false);
  }
  record::sort_timeline(r);
  return change;
}

std::optional<std::string> item_in_future(const DayChange& change, Micros now) {
  constexpr auto clocks_differ_by = std::chrono::minutes(15);  // as for a clock time without a date
  for (const auto& item : change.moved) {
    const auto* event = record::find_event(change.record, item);
    const auto m = std::ranges::find(record::milestones, item, [](auto one) { return record::to_string(one); });
    const auto at = event ? event->at.at : change.record.times.of(*m)->at;
    if (at > now + clocks_differ_by) return item;
  }
  return std::nullopt;
}

}  // namespace pm::interview
