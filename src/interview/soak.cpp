#include "soak.hpp"

#include <array>

#include <pm/record_facts.hpp>

#include "phrases.hpp"

namespace pm::interview {
namespace {
constexpr int longest_soak_days = 14;
}

time::Day usual_soak_day(const time::Day& today) {
  auto day = time::plus_days(today, 2);
  while (time::weekday_of(day) == std::chrono::Saturday || time::weekday_of(day) == std::chrono::Sunday)
    day = time::plus_days(day, 1);
  return day;
}

std::string day_name(const time::Day& day) {
  static constexpr auto names =
      std::to_array<std::string_view>({"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
  return std::string(names[time::weekday_of(day).c_encoding()]);
}

Taken soak(Session& s, std::string_view words, const Room& room) {
  const auto day = spoken::day(words, today(s, room));
  if (!day) return again(say::with(say::not_a_day, words));
  return soak_on(s, *day, room);
}

Taken soak_on(Session& s, const time::Day& day, const Room& room) {
  if (day < today(s, room)) return again(say::with(say::day_is_past, day.text));
  const auto last = time::plus_days(record::meeting_day(s.record).value_or(today(s, room)), longest_soak_days);
  if (last < day) return again(say::with(say::soak_too_long, day.text, last.text));
  s.record.soak_until = day;
  Taken taken = go_on({{Tone::understood, say::with(say::soaking, day_name(day) + " " + day.text)}});
  taken.what = taken.says.back().text;
  return taken;
}

}  // namespace pm::interview
