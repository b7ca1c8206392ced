#include "interview/postpone.hpp"

#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {
constexpr int longest_soak_days = 14;
}

time::Day default_postpone_day(const time::Day& today) {
  auto day = time::plus_days(today, 2);
  while (time::weekday_of(day) == std::chrono::Saturday || time::weekday_of(day) == std::chrono::Sunday)
    day = time::plus_days(day, 1);
  return day;
}

std::string weekday_name(const time::Day& day) {
  static constexpr auto names =
      std::to_array<std::string_view>({"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
  return std::string(names[time::weekday_of(day).c_encoding()]);
}

AnswerResult postpone(InterviewSession& s, std::string_view words, const InterviewContext& context) {
  const auto day = spoken::parse_spoken_day(words, today(s, context));
  if (!day) return refuse(phrases::fill(phrases::not_a_day, words));
  return postpone_to(s, *day, context);
}

AnswerResult postpone_to(InterviewSession& s, const time::Day& day, const InterviewContext& context) {
  if (day < today(s, context)) return refuse(phrases::fill(phrases::day_is_past, day.text));
  const auto last = time::plus_days(record::meeting_day(s.record).value_or(today(s, context)), longest_soak_days);
  if (last < day) return refuse(phrases::fill(phrases::soak_too_long, day.text, last.text));
  s.record.soak_until = day;
  AnswerResult result =
      accept({{MessageKind::understood, phrases::fill(phrases::soaking, weekday_name(day) + " " + day.text)}});
  result.description = result.messages.back().text;
  return result;
}

}  // namespace pm::interview
