// Navigation between questions, used by answers and commands.
#pragma once

#include "interview/question.hpp"

namespace pm::interview {

/// Goes to the question `at`; records the previous one for /back.
void move_to(StepResult&, const QuestionRef& at, const InterviewContext&);
/// Goes to the next question, or ends the interview.
void advance(StepResult&, const InterviewContext&);
/// Repeats the question.
void repeat_question(StepResult&, InterviewSession::Show);

/// Puts the current answer on the line for editing.
void put_answer_on_line(InterviewSession&, const InterviewContext&);

/// Ends the interview with its closing messages.
void end(StepResult&, InterviewEnding, const InterviewContext&);

/// Applies an answer or a capture: shows findings and records the change for undo.
void apply_answer(StepResult&, const record::Record& before, const QuestionRef& at, AnswerResult,
                  const InterviewContext&);

/// Record state in `interview.asked`, `.left`, `.said`.
void mark_asked(record::Record&, const QuestionRef&);
void mark_skipped(record::Record&, const QuestionRef&, bool left);
[[nodiscard]] bool first_time(record::Record&, std::string_view what);

}  // namespace pm::interview
