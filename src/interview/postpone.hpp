// Postponing the fixes to another day: by the question `when`, by `/soak`, and on the last screen.
#pragma once

#include <string>
#include <string_view>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// Two days later, not on a weekend.
[[nodiscard]] time::Day default_postpone_day(const time::Day& today);
/// "Thursday".
[[nodiscard]] std::string weekday_name(const time::Day&);

/// Sets the day of the second meeting; refuses one in the past, or more than two weeks after the first meeting.
[[nodiscard]] AnswerResult postpone_to(InterviewSession&, const time::Day&, const InterviewContext&);
/// The same, with the day as it was typed: `thu`, `in 3 days`.
[[nodiscard]] AnswerResult postpone(InterviewSession&, std::string_view day_words, const InterviewContext&);

}  // namespace pm::interview
