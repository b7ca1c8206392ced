#include "time/parse.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <pm/text.hpp>
#include <tl/expected.hpp>

#include "time/messages.hpp"

namespace pm::spoken {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;
using time::LocalSeconds;
using time::Micros;

/// A neighbouring day counts where it brings a clock time this near to the line before: typed, and in a paste.
constexpr auto nearby = 6h, nearby_in_paste = 12h;
/// Clocks of people and machines differ; what lies further ahead of now is not of this incident.
constexpr auto ahead = 15min;

/// The clock of the answer: the incident's zone, or the given UTC offset.
struct Wall {
  const time::Zone& zone;
  std::optional<minutes> offset;

  [[nodiscard]] LocalSeconds local(Micros at) const {
    return offset ? LocalSeconds{floor<seconds>(at).time_since_epoch() + *offset} : zone.local(at);
  }
  [[nodiscard]] time::WallClock at(LocalSeconds wall) const {
    if (offset) return Micros{wall.time_since_epoch() - *offset};
    return zone.at(wall);
  }
  [[nodiscard]] local_days day(Micros at) const { return floor<days>(local(at)); }
};

struct ResolutionContext {
  const ParseContext& context;
  Wall wall;

  [[nodiscard]] local_days today() const { return wall.day(context.now); }
  /// The day that the story has reached.
  [[nodiscard]] std::optional<local_days> story() const {
    if (context.day) return time::days_of(*context.day);
    if (context.previous) return wall.day(*context.previous);
    return {};
  }
  [[nodiscard]] LocalSeconds latest() const { return wall.local(context.now + ahead); }
};

using Day = tl::expected<local_days, ParseError>;

tl::unexpected<ParseError> parse_error(std::string why) { return tl::unexpected(ParseError{std::move(why)}); }

std::string shown(local_days day, std::optional<local_days> near) {
  return time::day_text(time::day_of(day), near ? std::optional(time::day_of(*near)) : std::nullopt);
}

local_days nearest_to(local_days reference, std::span<const local_days> all) {
  return *std::ranges::min_element(all, {}, [&](local_days day) { return abs(day - reference); });
}

/// Years in which this day exists, the latest first, none of them ahead of tomorrow's.
std::vector<local_days> past_years_of(month_day date, const ResolutionContext& telling) {
  const year latest = year_month_day{telling.today()}.year();
  const auto story = telling.story().value_or(telling.today());
  const year nearest = year_month_day{story}.year();
  std::vector<local_days> found;
  // 29 Feb can be 8 years away, as it was in 1904
  for (year y = std::max(latest, nearest) + years{1}; y >= std::min(latest, nearest) - years{8}; --y) {
    const year_month_day day{y, date.month(), date.day()};
    if (day.ok() && local_days{day} <= std::max(telling.today(), story) + days{1}) found.emplace_back(day);
  }
  return found;
}

Day day_of(const DateOfYear& said, const ResolutionContext& telling, LocalSeconds) {
  const auto found = past_years_of(said.date, telling);
  if (found.empty()) return parse_error(fmt::format(messages::no_such_day, date_text(said.date)));
  const auto story = telling.story();
  return story ? nearest_to(*story, found) : found.front();
}

Day day_of(const FullDate& said, const ResolutionContext&, LocalSeconds) {
  const auto& d = said.date;
  if (d.ok()) return local_days{d};
  const auto letters = fmt::format("{:04}-{:02}-{:02}", int{d.year()}, unsigned{d.month()}, unsigned{d.day()});
  return parse_error(fmt::format(messages::no_such_day, letters));
}

Day day_of(const FromToday& said, const ResolutionContext& telling, LocalSeconds) {
  return telling.today() + days{said.days};
}

Day day_of(const DaysAgo& said, const ResolutionContext& telling, LocalSeconds) {
  return telling.today() - days{said.days};
}

Day day_of(const FromReferenceDay& said, const ResolutionContext& telling, LocalSeconds) {
  if (const auto story = telling.story()) return *story + days{said.days};
  return parse_error(std::string(messages::nothing_before));
}

/// The last one that is not ahead; in a story of more than a week ago the nearest to it.
Day day_of(const WeekdayExpression& said, const ResolutionContext& telling, LocalSeconds clock) {
  const auto story = telling.story();
  if (story && abs(telling.today() - *story) > days{7}) {
    const auto after = *story + (said.day - weekday{*story});
    return after - *story > days{3} ? after - days{7} : after;
  }
  const auto last = telling.today() - (weekday{telling.today()} - said.day);
  return last + clock.time_since_epoch() > telling.latest() ? last - days{7} : last;
}

Day day_of(const AmbiguousDate& said, const ResolutionContext&, LocalSeconds) {
  const auto one = date_text(month{said.second} / std::chrono::day{said.first});
  const auto other = date_text(month{said.first} / std::chrono::day{said.second});
  return parse_error(fmt::format(messages::two_ways, said.first, said.second, one, other));
}

/// `clock` is the time of day, as if on the first day of all.
Day day_of(const DayExpression& said, const ResolutionContext& telling, LocalSeconds clock) {
  auto day = std::visit([&](const auto& form) { return day_of(form, telling, clock); }, said.day);
  if (day && said.named && weekday{*day} != *said.named)
    return parse_error(fmt::format(messages::other_weekday, shown(*day, telling.today()), weekday_name(weekday{*day})));
  return day;
}

/// Resolves the day of a clock time without one; the rule is in the header.
LocalSeconds bare(const Clock& said, seconds clock, const ResolutionContext& telling) {
  const auto latest = telling.latest();
  const auto& previous = telling.context.previous;
  if (telling.context.day) return time::days_of(*telling.context.day) + clock;
  if (!previous) {
    const auto today = telling.today() + clock;
    return today > latest ? today - days{1} : today;
  }
  const auto before = telling.wall.local(*previous);
  const auto same_day = floor<days>(before) + clock;
  const auto next = same_day + days{1}, day_before = same_day - days{1};
  auto chosen = same_day;
  if (next - before <= (telling.context.is_in_paste ? nearby_in_paste : nearby)) chosen = next;
  if (before - day_before <= nearby) chosen = day_before;
  if (said.is_by_midnight) chosen = abs(next - before) < abs(same_day - before) ? next : same_day;
  // A reference day in the future does not limit later times.
  const bool behind = before <= latest;
  return behind && chosen > latest ? chosen - days{1} : chosen;
}

std::string shown_clock(LocalSeconds wall) {
  return time::clock_text(time::Zone::utc(), Micros{wall.time_since_epoch()});
}

ParsedTime on_wall(LocalSeconds at, microseconds fraction, const ResolutionContext& telling, bool approx) {
  const auto meant = telling.wall.at(at);
  if (const auto* one = std::get_if<Micros>(&meant))
    return ParsedMoment{.at = *one + fraction, .approx = approx, .local = !telling.wall.offset};
  if (const auto* two = std::get_if<time::AmbiguousLocalTime>(&meant))
    return AmbiguousTime{two->first + fraction, two->second + fraction, approx};
  const auto& never = std::get<time::NonexistentLocalTime>(meant);
  return ParseError{fmt::format(messages::never, shown_clock(at), shown(floor<days>(at), telling.today()),
                                telling.context.zone.name(), never.from, never.to)};
}

tl::expected<LocalSeconds, ParseError> on_day(const Clock& said, seconds clock, const ResolutionContext& telling) {
  if (!said.day) return bare(said, clock, telling);
  const auto day = day_of(*said.day, telling, LocalSeconds{clock});
  if (!day) return tl::unexpected(day.error());
  return *day + clock;
}

/// Which half of the day "ten past seven" is of; the header has the rule.
LocalSeconds likelier(LocalSeconds first, LocalSeconds second, const Clock& said, const ResolutionContext& telling) {
  if (said.day && said.day->second_half) return *said.day->second_half ? second : first;
  const auto latest = telling.latest();
  if ((first > latest) != (second > latest)) return first > latest ? second : first;
  if (telling.context.previous) {
    const auto story = telling.wall.local(*telling.context.previous);
    return abs(first - story) <= abs(second - story) ? first : second;
  }
  if (!said.day && !telling.context.day) return std::max(first, second);
  return first - floor<days>(first) >= 7h ? first : second;
}

/// "UTC+5:30".
std::string utc_distance(minutes offset) {
  const hh_mm_ss size{abs(offset)};
  auto shown = fmt::format("UTC{}{}", offset < minutes{0} ? '-' : '+', size.hours().count());
  if (size.minutes().count() != 0) shown += fmt::format(":{:02}", size.minutes().count());
  return shown;
}

AmbiguousZone ambiguous_zone(std::string_view name) {
  AmbiguousZone zone;
  for (const char letter : name) zone.name += static_cast<char>(letter - 'a' + 'A');
  for (const auto& [offset, where] : meanings_of_zone(name))
    zone.meanings.push_back({utc_distance(offset), std::string(where)});
  return zone;
}

/// The offset of "CST" where the context's zone has it itself, at about that time.
std::optional<minutes> offset_there(const Clock& said, const ParseContext& context) {
  const ResolutionContext telling{context, {context.zone, {}}};
  const auto at = on_day(said, floor<seconds>(said.since_midnight), telling);
  if (!at) return {};
  const auto meant = context.zone.at(*at);
  const auto* one = std::get_if<Micros>(&meant);
  if (one == nullptr || text::lower_ascii(context.zone.abbreviation(*one)) != said.shared_zone) return {};
  return duration_cast<minutes>(context.zone.offset(*one));
}

/// The offset that was chosen for "CST" before.
std::optional<minutes> offset_decided(std::string_view shared_zone, const ParseContext& context) {
  const auto decided = std::ranges::find_if(
      context.zone_meanings, [&](const auto& meaning) { return text::lower_ascii(meaning.first) == shared_zone; });
  if (decided == context.zone_meanings.end()) return {};
  for (const auto& [offset, where] : meanings_of_zone(shared_zone))
    if (utc_distance(offset) == decided->second) return offset;
  return {};
}

void mark_dayless(ParsedTime& told) {
  if (auto* one = std::get_if<ParsedMoment>(&told)) one->is_dayless = true;
  if (auto* two = std::get_if<AmbiguousTime>(&told)) two->is_dayless = true;
}

ParsedTime resolved(const Clock& said, const ParseContext& context, bool approx) {
  if (!said.exists) return ParseError{fmt::format(messages::no_such_clock, said.letters)};
  if (!said.bad_offset.empty()) return ParseError{fmt::format(messages::no_such_offset, said.bad_offset)};
  auto offset = said.offset;
  if (!said.shared_zone.empty()) {
    offset = offset_there(said, context);
    if (!offset) offset = offset_decided(said.shared_zone, context);
    if (!offset) return ambiguous_zone(said.shared_zone);
  }
  const ResolutionContext telling{context, {context.zone, offset}};
  const auto clock = floor<seconds>(said.since_midnight);
  const auto fraction = said.since_midnight - clock;
  auto at = on_day(said, clock, telling);
  if (!at) return at.error();
  if (said.either_half) {
    const auto later = on_day(said, clock + 12h, telling);
    if (later) at = likelier(*at, *later, said, telling);
  }
  auto told = on_wall(*at, fraction, telling, approx);
  if (!said.day || std::holds_alternative<FromReferenceDay>(said.day->day)) mark_dayless(told);
  return told;
}

ParsedTime resolved(const Shift& said, const ParseContext& context, bool approx) {
  if (said.from == Shift::From::now) return ParsedMoment{.at = floor<seconds>(context.now) + said.by, .approx = approx};
  if (!context.previous) return ParseError{std::string(messages::nothing_before)};
  return ParsedMoment{
      .at = *context.previous + said.by, .approx = approx, .local = context.previous_is_local, .is_relative = true};
}

ParsedTime resolved(const EventRef& said, const ParseContext& context, bool approx) {
  const auto event = context.event ? context.event(said.id) : std::nullopt;
  if (!event) return ParseError{fmt::format(messages::no_such_event, said.id)};
  if (!event->has_time) return ParseError{fmt::format(messages::event_without_time, said.id)};
  const bool itself = said.shift == microseconds{0};
  return ParsedMoment{.at = event->at + said.shift,
                      .approx = approx || event->approx,
                      .event = itself ? said.id : std::string{},
                      .local = event->local,
                      .is_relative = !itself};
}

ParsedTime resolved(const Now&, const ParseContext& context, bool approx) {
  return ParsedMoment{.at = floor<seconds>(context.now), .approx = approx};
}

ParsedTime resolved(const Epoch& said, const ParseContext&, bool approx) {
  return ParsedMoment{.at = said.at, .approx = approx};
}

/// The first moment of a day, which is not midnight where the clocks change then.
Micros first_moment(local_days day, const time::Zone& zone) {
  const auto midnight = zone.at(LocalSeconds{day});
  if (const auto* one = std::get_if<Micros>(&midnight)) return *one;
  if (const auto* two = std::get_if<time::AmbiguousLocalTime>(&midnight)) return two->first;
  return std::get<time::NonexistentLocalTime>(midnight).clock_change;
}

ParsedTime resolved(const DayAlone& said, const ParseContext& context, bool) {
  const ResolutionContext telling{context, {context.zone, {}}};
  const auto day = day_of(said.day, telling, LocalSeconds{});
  if (!day) return day.error();
  return ParsedMoment{
      .at = first_moment(*day, context.zone), .approx = true, .local = true, .precision = Precision::day};
}

/// Without its year: the nearest one to the story, else the last one.
ParsedTime resolved(const MonthExpression& said, const ParseContext& context, bool) {
  const ResolutionContext telling{context, {context.zone, {}}};
  const auto first_day = said.year ? Day{local_days{*said.year / said.month / 1}}
                                   : day_of(DateOfYear{said.month / 1}, telling, LocalSeconds{});
  if (!first_day) return first_day.error();
  return ParsedMoment{
      .at = first_moment(*first_day, context.zone), .approx = true, .local = true, .precision = Precision::month};
}

ParsedTime resolved(const NumberAlone& said, const ParseContext&, bool) {
  const auto hour = said.digits.size() <= 2 ? std::stoi(said.digits) : 24;
  const auto clock = hour < 24 ? fmt::format("{:02}:00", hour) : "14:02";
  return ParseError{fmt::format(messages::number, said.digits, clock)};
}

ParsedTime resolved(NoTime word, const ParseContext&, bool) {
  switch (word) {
    case NoTime::unknown:
      return Unknown{};
    case NoTime::not_yet:
      return NotYet{};
    case NoTime::not_applicable:
      return NotApplicable{};
  }
  return Unknown{};
}

/// A moment that can be written down, in any zone: its year has four digits.
bool has_a_year(Micros at) {
  return at >= sys_days{year{0} / January / 2} && at < sys_days{year{9999} / December / 31};
}

bool can_be_written(const ParsedTime& told) {
  if (const auto* one = std::get_if<ParsedMoment>(&told))
    return has_a_year(one->at) && (!one->until || has_a_year(*one->until));
  if (const auto* two = std::get_if<AmbiguousTime>(&told)) return has_a_year(two->first) && has_a_year(two->second);
  return true;
}

/// The end of a span that begins at `start`: the first such clock time from there on, or on the day that was given.
ParsedTime resolved_end(Clock end, const Clock& begin, Micros start, const ParseContext& context) {
  if (!end.offset && end.shared_zone.empty()) end.offset = begin.offset, end.shared_zone = begin.shared_zone;
  auto from_start = context;
  from_start.previous = start;
  if (end.day) return resolved(end, from_start, false);
  // Not before the start, and not "ahead of now": what was begun may still go on.
  from_start.now = start + days{2};
  auto told = resolved(end, from_start, false);
  auto* one = std::get_if<ParsedMoment>(&told);
  if (one != nullptr && one->at < start) one->at += days{1};
  if (one != nullptr && one->at - start >= days{1}) one->at -= days{1};
  return told;
}

ParsedTime with_end(ParsedTime told, const TimeExpression& said, const ParseContext& context) {
  const auto& begin = std::get<Clock>(said.what);
  auto* one = std::get_if<ParsedMoment>(&told);
  auto* two = std::get_if<AmbiguousTime>(&told);
  if (one == nullptr && two == nullptr) return told;
  const auto start = one != nullptr ? one->at : two->second;
  auto end = resolved_end(*said.end, begin, start, context);
  const auto* until = std::get_if<ParsedMoment>(&end);
  const auto* twice = std::get_if<AmbiguousTime>(&end);
  if (until == nullptr && twice == nullptr) return end;
  const auto last = until != nullptr ? until->at : twice->second;
  if (last < start)
    return ParseError{fmt::format(messages::ends_first, time::day_clock_text(context.zone, last, context.now),
                                  time::day_clock_text(context.zone, start, context.now))};
  (one != nullptr ? one->until : two->until) = last;
  return told;
}

}  // namespace

ParsedTime resolve(const TimeExpression& said, const ParseContext& context) {
  auto told = std::visit([&](const auto& what) { return resolved(what, context, said.approx); }, said.what);
  if (said.end) told = with_end(std::move(told), said, context);
  return can_be_written(told) ? told : ParseError{std::string(messages::no_such_year)};
}

}  // namespace pm::spoken
