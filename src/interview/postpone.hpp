// Postponing the fixes to another day.
#pragma once

#include "interview/question.hpp"

namespace pm::interview {

/// Two days later, not on a weekend.
[[nodiscard]] time::Day default_postpone_day(const time::Day& today);
/// "Thursday", or "Thu 26 Nov" when it is more than six days away.
[[nodiscard]] std::string day_name(const time::Day&);

[[nodiscard]] AnswerResult postpone(InterviewSession&, std::string_view day_words, const InterviewContext&);
[[nodiscard]] AnswerResult postpone_to(InterviewSession&, const time::Day&, const InterviewContext&);

}  // namespace pm::interview
