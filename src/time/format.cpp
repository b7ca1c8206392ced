// Times and durations as people read them.
#include <array>
#include <limits>

#include <fmt/format.h>

#include <pm/time.hpp>

namespace pm::time {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string clock_text(LocalSeconds wall) {
  const hh_mm_ss clock{wall - floor<days>(wall)};
  auto told = fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
  if (clock.seconds() != seconds{0}) told += fmt::format(":{:02}", clock.seconds().count());
  return told;
}

std::string two_parts(std::int64_t large, std::string_view large_unit, std::int64_t small,
                      std::string_view small_unit) {
  auto told = fmt::format("{} {}", large, large_unit);
  if (small != 0) told += fmt::format(" {} {}", small, small_unit);
  return told;
}

}  // namespace

std::string clock_text(const Zone& zone, Micros at) { return clock_text(zone.local(at)); }

std::string day_text(const Day& day, std::optional<Day> near) {
  const year_month_day date{days_of(day)};
  auto told = fmt::format("{} {}", unsigned{date.day()}, month_names.at(unsigned{date.month()} - 1));
  if (near && year_month_day{days_of(*near)}.year() != date.year()) told += fmt::format(" {:04}", int{date.year()});
  return told;
}

std::string month_text(const Day& day) {
  const year_month_day date{days_of(day)};
  return fmt::format("{} {:04}", month_names.at(unsigned{date.month()} - 1), int{date.year()});
}

std::string day_clock_text(const Zone& zone, Micros at, std::optional<Micros> near) {
  const auto near_day = near ? std::optional(zone.day(*near)) : std::nullopt;
  return day_text(zone.day(at), near_day) + " " + clock_text(zone, at);
}

std::string duration_text(microseconds span) {
  // the smallest number of microseconds has no positive twin
  const auto size = span == microseconds::min() ? microseconds::max() : abs(span);
  const auto d = floor<days>(size).count();
  const auto h = floor<hours>(size % days{1}).count();
  const auto m = floor<minutes>(size % hours{1}).count();
  if (d > 0) return two_parts(d, d == 1 ? "day" : "days", h, "h");
  if (h > 0) return two_parts(h, "h", m, "min");
  if (m > 0) return fmt::format("{} min", m);
  return fmt::format("{} s", floor<seconds>(size).count());
}

long minutes_between(Micros from, Micros to) { return floor<minutes>(to - from).count(); }

}  // namespace pm::time
