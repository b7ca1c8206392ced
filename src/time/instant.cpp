// RFC 3339 and calendar days: fixed places, read letter by letter.
#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include <pm/time.hpp>

namespace pm::time {
namespace {

using namespace std::chrono;

constexpr local_days first_day = local_days{year{0} / January / 1};
constexpr local_days last_day = local_days{year{9999} / December / 31};

bool is_instant_digit(char c) { return c >= '0' && c <= '9'; }

/// The number in `length` digits from `at` on.
std::optional<int> digits(std::string_view s, std::size_t at, std::size_t length) {
  if (at + length > s.size()) return {};
  int value = 0;
  for (char c : s.substr(at, length)) {
    if (!is_instant_digit(c)) return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<local_days> read_day(std::string_view s) {
  const auto y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
  if (s.size() != 10 || s[4] != '-' || s[7] != '-' || !y || !m || !d) return {};
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return {};
  return local_days{date};
}

std::optional<seconds> read_clock(std::string_view s) {
  const auto h = digits(s, 0, 2), m = digits(s, 3, 2), sec = digits(s, 6, 2);
  if (s.size() != 8 || s[2] != ':' || s[5] != ':' || !h || !m || !sec) return {};
  if (*h > 23 || *m > 59 || *sec > 59) return {};
  return hours{*h} + minutes{*m} + seconds{*sec};
}

std::optional<minutes> read_offset(std::string_view s) {
  if (s == "Z") return minutes{0};
  const auto h = digits(s, 1, 2), m = digits(s, 4, 2);
  if (s.size() != 6 || (s[0] != '+' && s[0] != '-') || s[3] != ':' || !h || !m || *h > 14 || *m > 59) return {};
  const minutes size = hours{*h} + minutes{*m};
  return s[0] == '-' ? -size : size;
}

/// ".5" to ".123456789", or nothing; `s` loses it.
std::optional<microseconds> take_fraction(std::string_view& s) {
  if (s.empty() || s[0] != '.') return microseconds{0};
  const auto end = std::find_if_not(s.begin() + 1, s.end(), is_instant_digit);
  const auto length = static_cast<std::size_t>(end - s.begin()) - 1;
  if (length < 1 || length > 9) return {};
  std::int64_t value = 0;
  for (std::size_t i = 0; i < 6; ++i) value = value * 10 + (i < length ? s[1 + i] - '0' : 0);
  s.remove_prefix(1 + length);
  return microseconds{value};
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view s) {
  if (s.size() < 20 || s[10] != 'T') return {};
  const auto date = read_day(s.substr(0, 10));
  const auto clock = read_clock(s.substr(11, 8));
  auto rest = s.substr(19);
  const auto fraction = take_fraction(rest);
  const auto offset = read_offset(rest);
  if (!date || !clock || !fraction || !offset) return {};
  return Instant{Micros{date->time_since_epoch() + *clock + *fraction - *offset}, std::string(s)};
}

std::optional<Day> parse_day(std::string_view s) {
  if (!read_day(s)) return {};
  return Day{std::string(s)};
}

local_days days_of(const Day& day) { return read_day(day.text).value_or(local_days{}); }

Day day_of(local_days days) {
  const year_month_day date{std::clamp(days, first_day, last_day)};
  return {fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()})};
}

Day plus_days(const Day& day, int count) { return day_of(days_of(day) + days{count}); }

int days_between(const Day& from, const Day& to) { return static_cast<int>((days_of(to) - days_of(from)).count()); }

weekday weekday_of(const Day& day) { return weekday{days_of(day)}; }

Day utc_day(Micros at) { return day_of(local_days{floor<days>(at).time_since_epoch()}); }

}  // namespace pm::time
