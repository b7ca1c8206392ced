#include "interview/zone_change.hpp"

#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Event;
using record::Record;
using std::chrono::floor, std::chrono::seconds;
using time::Micros;

const Event* event_of(const Record& r, std::string_view id) { return record::find_event(r, id); }

/// The clock that a line showed when it was typed, and the fraction of its second.
struct TypedClock {
  time::LocalSeconds wall;
  std::chrono::microseconds fraction;
};
TypedClock clock_in(const Record& r, const Event& event) {
  return {record::zone_of(r).local(event.at.at), event.at.at - floor<seconds>(event.at.at)};
}

/// A line that was read in another zone by name shows its own clock there.
TypedClock typed_clock(const InterviewSession& s, const Event& event) {
  const auto typed_in = zone_of_event(s.record, event.id);
  const auto zone = typed_in ? time::Zone::find(*typed_in) : Result<time::Zone>(record::zone_of(s.record));
  if (!zone) return clock_in(s.record, event);
  return {zone->local(event.at.at), event.at.at - floor<seconds>(event.at.at)};
}

/// The moment of a line in this session's past, when its times were in that zone and it showed the same clock.
std::optional<Micros> moment_before(const InterviewSession& s, const Event& event, const time::Zone& zone,
                                    const TypedClock& typed) {
  for (auto past = s.undo_steps.rbegin(); past != s.undo_steps.rend(); ++past) {
    const auto& r = (*past)->record;
    const auto* before = event_of(r, event.id);
    if (before && before->local == true && record::zone_of(r) == zone && clock_in(r, *before).wall == typed.wall)
      return before->at.at;
  }
  return std::nullopt;
}

struct Reading {
  std::optional<Micros> at;
  bool is_exact = false;
  std::optional<UnresolvedMoment> unresolved;
};

Reading read_again(const InterviewSession& s, const Event& event, const time::Zone& zone,
                   std::span<const ChosenMoment> chosen) {
  const auto decided = std::ranges::find(chosen, event.id, &ChosenMoment::item);
  if (decided != chosen.end()) return {decided->at, decided->is_exact, {}};
  const auto typed = typed_clock(s, event);
  const auto meaning = zone.at(typed.wall);
  if (const auto* one = std::get_if<Micros>(&meaning)) return {*one + typed.fraction, false, {}};
  if (const auto before = moment_before(s, event, zone, typed)) return {before, false, {}};
  if (const auto* two = std::get_if<time::AmbiguousLocalTime>(&meaning))
    return {{}, false, UnresolvedMoment{event.id, two->first + typed.fraction, two->second + typed.fraction}};
  const auto change = std::get<time::NonexistentLocalTime>(meaning).clock_change;
  const auto later = Micros{typed.wall.time_since_epoch() - zone.offset(change - seconds{1})} + typed.fraction;
  return {{}, false, UnresolvedMoment{event.id, event.at.at, later, true}};
}

std::vector<std::string> ids_in_order(const Record& r) {
  std::vector<std::string> ids;
  if (r.timeline)
    for (const auto& event : *r.timeline) ids.push_back(event.id);
  return ids;
}

/// A milestone that was typed as a clock time, read again.
Reading read_milestone_again(const InterviewSession& s, record::Milestone m, const time::Zone& zone,
                             std::span<const ChosenMoment> chosen) {
  const auto name = std::string(record::to_string(m));
  const auto decided = std::ranges::find(chosen, name, &ChosenMoment::item);
  if (decided != chosen.end()) return {decided->at, decided->is_exact, {}};
  const auto at = s.record.times.of(m)->at;
  const auto fraction = at - floor<seconds>(at);
  const auto wall = record::zone_of(s.record).local(at);
  const auto meaning = zone.at(wall);
  if (const auto* one = std::get_if<Micros>(&meaning)) return {*one + fraction, false, {}};
  if (const auto* two = std::get_if<time::AmbiguousLocalTime>(&meaning))
    return {{}, false, UnresolvedMoment{name, two->first + fraction, two->second + fraction}};
  const auto change = std::get<time::NonexistentLocalTime>(meaning).clock_change;
  return {
      {},
      false,
      UnresolvedMoment{name, at, Micros{wall.time_since_epoch() - zone.offset(change - seconds{1})} + fraction, true}};
}

}  // namespace

std::optional<Micros> moment_of_item(const Record& r, std::string_view item) {
  if (const auto* event = event_of(r, item)) return event->at.at;
  for (const auto m : record::milestones)
    if (record::to_string(m) == item && r.times.of(m)) return r.times.of(m)->at;
  return {};
}

ZoneChange change_zone(const InterviewSession& s, const time::Zone& zone, const std::vector<std::string>& lines,
                       std::span<const ChosenMoment> chosen) {
  ZoneChange change{s.record, {}, {}, {}, {}};
  auto& r = change.record;
  const bool whole = lines.empty();
  if (whole) r.timezone = zone.name();
  const auto written_in = record::zone_of(r);
  const auto old_order = ids_in_order(r);
  const auto is_meant = [&](const Event& event) {
    return record::has_time(event) && (whole ? event.local == true : std::ranges::count(lines, event.id) > 0);
  };
  std::vector<std::pair<Micros, Micros>> moves;
  std::vector<Micros> exact;
  if (r.timeline)
    for (auto& event : *r.timeline) {
      const auto before = event.at.at;
      auto at = before;
      if (is_meant(event)) {
        const auto reading = read_again(s, event, zone, chosen);
        if (reading.unresolved) {
          change.unresolved = reading.unresolved;
          return change;
        }
        at = *reading.at;
        if (reading.is_exact) event.local.reset();
        if (!whole) {
          const bool is_typed_clock = zone == written_in && !reading.is_exact;
          event.local = is_typed_clock ? std::optional(true) : std::nullopt;
          set_zone_of_event(r, event.id,
                            is_typed_clock || reading.is_exact ? std::nullopt : std::optional(zone.name()));
        }
        moves.emplace_back(before, at);
        if (event.until) event.until = written_in.instant(event.until->at + (at - before));
        change.reread.push_back(event.id);
      } else if (!record::has_time(event)) {
        event.at = written_in.instant(before);
        continue;
      } else {
        exact.push_back(before);
        if (event.until) event.until = written_in.instant(event.until->at);
        if (whole) change.kept.push_back(event.id);
      }
      event.at = written_in.instant(at);
    }
  for (const auto m : record::milestones) {
    auto& at = r.times.of(m);
    if (!at) continue;
    const auto moved = std::ranges::find(moves, at->at, &std::pair<Micros, Micros>::first);
    // A draft knows how a milestone was typed; elsewhere it goes with the event at its time, unless an exact one is
    // there.
    const bool goes_along = (whole && r.status == record::Status::draft)
                                ? is_local(r, m)
                                : is_local(r, m) || std::ranges::find(exact, at->at) == exact.end();
    if (moved != moves.end() && goes_along) {
      at = written_in.instant(moved->second);
    } else if (whole && is_local(r, m)) {
      const auto reading = read_milestone_again(s, m, zone, chosen);
      if (reading.unresolved) {
        change.unresolved = reading.unresolved;
        return change;
      }
      at = written_in.instant(*reading.at);
      if (reading.is_exact) set_local(r, m, false);
      change.reread.emplace_back(record::to_string(m));
    } else {
      at = written_in.instant(at->at);
      if (whole) change.kept.emplace_back(record::to_string(m));
    }
  }
  record::sort_timeline(r);
  const auto order = ids_in_order(r);
  for (std::size_t i = 0; i < order.size(); ++i)
    if (order[i] != old_order[i]) change.new_order.push_back(order[i]);
  return change;
}

std::optional<std::vector<std::string>> lines_named(const Record& r, std::string_view words) {
  std::vector<std::string> ids;
  const auto number = [](std::string_view& rest) -> std::optional<unsigned> {
    if (rest.starts_with('T') || rest.starts_with('t')) rest.remove_prefix(1);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{}) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return value;
  };
  auto rest = text::trim(words);
  if (!rest.starts_with('T') && !rest.starts_with('t')) return std::nullopt;
  while (!rest.empty()) {
    const auto first = number(rest);
    auto last = first;
    if (first && rest.starts_with('-')) rest.remove_prefix(1), last = number(rest);
    if (!first || !last) return std::nullopt;
    if (r.timeline)
      for (const auto& event : *r.timeline) {
        auto id = std::string_view(event.id);
        if (const auto own = number(id); own && *own >= *first && *own <= *last) ids.push_back(event.id);
      }
    rest = text::trim(rest);
    if (rest.starts_with(',')) rest = text::trim(rest.substr(1));
  }
  return ids;
}

}  // namespace pm::interview
