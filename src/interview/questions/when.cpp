// Section "fixes": now, or on another day?
#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/fix_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/postpone.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

bool when_applies(const InterviewSession& s, const InterviewContext&) {
  return !has_fixes(s.record) && !s.record.soak_until;
}

bool little_time_left(const InterviewSession& s, const InterviewContext& context) {
  return minutes_left(s, context) < 10;
}

void phrase_when(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string&) {
  const auto day = default_postpone_day(today(s, context));
  ask = phrases::fill(phrases::now_or_sleep, weekday_name(day), little_time_left(s, context) ? 2 : 1);
}

AnswerResult take_when(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto answer = std::string(text::trim(words.text));
  const bool later_is_usual = little_time_left(s, context);
  if (answer == "1" || (answer.empty() && !later_is_usual) || text::lower_ascii(answer) == "now") {
    s.record.soak_until.reset();
    return accept();
  }
  if (answer == "2" || answer.empty()) return postpone_to(s, default_postpone_day(today(s, context)), context);
  auto day = std::string_view(answer);
  if (day.starts_with("2 ") || day.starts_with("on ")) day = text::trim(day.substr(2));
  if (day.starts_with("on ")) day = text::trim(day.substr(3));
  // The answer may be a fix instead of a choice.
  constexpr auto words_of_a_day = 3;
  if (std::ranges::count(day, ' ') >= words_of_a_day && !spoken::parse_spoken_day(day, today(s, context)))
    return refuse(phrases::fill(phrases::when_first, answer), answer);
  return postpone(s, day, context);
}

const Question postpone_rows[] = {
    {.id = QuestionId::when,
     .section = Section::fixes,
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
