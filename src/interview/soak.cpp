#include "soak.hpp"

#include <algorithm>
#include <array>

#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "fixes.hpp"
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

namespace {

bool when_applies(const Session& s, const Room&) { return !has_fixes(s.record) && !s.record.soak_until; }

bool little_time_left(const Session& s, const Room& room) {
  const auto planned = s.record.interview.minutes ? s.record.interview.minutes->value : 60;
  return planned - minutes_so_far(s, room) < 10;
}

void phrase_when(const Session& s, const Room& room, std::string& ask, std::string&) {
  const auto day = usual_soak_day(today(s, room));
  ask = say::with(say::now_or_sleep, day_name(day), little_time_left(s, room) ? 2 : 1);
}

Taken take_when(Session& s, const Words& words, const Room& room) {
  const auto answer = std::string(text::trim(words.text));
  const bool later_is_usual = little_time_left(s, room);
  if (answer == "1" || (answer.empty() && !later_is_usual) || text::lower_ascii(answer) == "now") {
    s.record.soak_until.reset();
    return go_on();
  }
  if (answer == "2" || answer.empty()) return soak_on(s, usual_soak_day(today(s, room)), room);
  auto day = std::string_view(answer);
  if (day.starts_with("2 ") || day.starts_with("on ")) day = text::trim(day.substr(2));
  if (day.starts_with("on ")) day = text::trim(day.substr(3));
  // The answer may be a fix instead of a choice.
  constexpr auto words_of_a_day = 3;
  if (std::ranges::count(day, ' ') >= words_of_a_day && !spoken::day(day, today(s, room)))
    return again(say::with(say::when_first, answer), answer);
  return soak(s, day, room);
}

const Question rows[] = {
    {.id = "when",
     .section = "fixes",
     .ask = "Shall we look for fixes now, or sleep on it? 1 now · 2 on another day",
     .hint = "`1`, or `2 thu`. There will be fixes; good ideas often come the next morning.",
     .why = "Tired people find big fixes. The small ones come after a night's sleep.",
     .field = "soak_until",
     .applies = when_applies,
     .answered = [](const record::Record& r) { return r.fixes.has_value() || r.soak_until.has_value(); },
     .phrase = phrase_when,
     .take = take_when},
};

}  // namespace

std::span<const Question> sleeping_questions() { return rows; }

}  // namespace pm::interview
