#include "interview/event_text.hpp"

#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"

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

std::string day_name(const time::Day& day) {
  static constexpr auto names =
      std::to_array<std::string_view>({"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
  return std::string(names[time::weekday_of(day).c_encoding()]);
}

AnswerResult postpone(InterviewSession& s, std::string_view words, const InterviewContext& room) {
  const auto day = spoken::parse_spoken_day(words, today(s, room));
  if (!day) return ask_again(say::with(say::not_a_day, words));
  return postpone_to(s, *day, room);
}

AnswerResult postpone_to(InterviewSession& s, const time::Day& day, const InterviewContext& room) {
  if (day < today(s, room)) return ask_again(say::with(say::day_is_past, day.text));
  const auto last = time::plus_days(record::meeting_day(s.record).value_or(today(s, room)), longest_soak_days);
  if (last < day) return ask_again(say::with(say::soak_too_long, day.text, last.text));
  s.record.soak_until = day;
  AnswerResult taken = accept({{MessageKind::understood, say::with(say::soaking, day_name(day) + " " + day.text)}});
  taken.what = taken.messages.back().text;
  return taken;
}

namespace {

bool when_applies(const InterviewSession& s, const InterviewContext&) {
  return !has_fixes(s.record) && !s.record.soak_until;
}

bool little_time_left(const InterviewSession& s, const InterviewContext& room) {
  const auto planned = s.record.interview.minutes ? s.record.interview.minutes->value : 60;
  return planned - minutes_so_far(s, room) < 10;
}

void phrase_when(const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string&) {
  const auto day = default_postpone_day(today(s, room));
  ask = say::with(say::now_or_sleep, day_name(day), little_time_left(s, room) ? 2 : 1);
}

AnswerResult take_when(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto answer = std::string(text::trim(words.text));
  const bool later_is_usual = little_time_left(s, room);
  if (answer == "1" || (answer.empty() && !later_is_usual) || text::lower_ascii(answer) == "now") {
    s.record.soak_until.reset();
    return accept();
  }
  if (answer == "2" || answer.empty()) return postpone_to(s, default_postpone_day(today(s, room)), room);
  auto day = std::string_view(answer);
  if (day.starts_with("2 ") || day.starts_with("on ")) day = text::trim(day.substr(2));
  if (day.starts_with("on ")) day = text::trim(day.substr(3));
  // The answer may be a fix instead of a choice.
  constexpr auto words_of_a_day = 3;
  if (std::ranges::count(day, ' ') >= words_of_a_day && !spoken::parse_spoken_day(day, today(s, room)))
    return ask_again(say::with(say::when_first, answer), answer);
  return postpone(s, day, room);
}

const Question postpone_rows[] = {
    {.id = "when",
     .section = "fixes",
     .ask = "Shall we look for fixes now, or sleep on it? 1 now · 2 on another day",
     .hint = "`1`, or `2 thu`. There will be fixes; good ideas often come the next morning.",
     .why = "Rested people find smaller, better fixes.",
     .field = "soak_until",
     .applies = when_applies,
     .answered = [](const record::Record& r) { return r.fixes.has_value() || r.soak_until.has_value(); },
     .phrase = phrase_when,
     .take = take_when},
};

}  // namespace

std::span<const Question> postpone_questions() { return postpone_rows; }

}  // namespace pm::interview
