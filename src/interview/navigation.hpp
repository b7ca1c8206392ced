// Movement between questions, for answers and commands.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

/// Goes to the question `at`; the one before is kept for /back.
void move_to(StepResult&, const QuestionRef& at, const InterviewContext&);
/// Goes to a question that may have been asked before, with its answer on the line.
void return_to(StepResult&, const QuestionRef& at, const InterviewContext&);
/// Goes to the question before this one; false: there is none.
[[nodiscard]] bool go_back(StepResult&, const InterviewContext&);
/// Goes to the next question, or ends the interview.
void advance(StepResult&, const InterviewContext&);
/// The question stays; what was asked to confirm is dropped.
void repeat_question(StepResult&, PromptDetail);
/// Shows a message; the question stays.
void show_here(StepResult&, MessageKind, std::string);

/// The answer of the question in typed form, if it has one to edit: not a list, nor a y/n about an item. "": none.
[[nodiscard]] std::string answer_to_edit(const InterviewSession&, const InterviewContext&);

}  // namespace pm::interview
