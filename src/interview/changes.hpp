// Applies what an answer, a command or the list editor changed: messages, findings, and the step for /undo.
#pragma once

#include <string>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// Shows the messages and findings of a change and keeps `before` for /undo. `at` is the question that was answered.
void apply_change(StepResult&, const record::Record& before, const QuestionRef& at, AnswerResult,
                  const InterviewContext&);

/// Takes a change that a command made: the question stays. A refusal leaves the record as it was.
void take_capture(StepResult&, const record::Record& before, AnswerResult, const InterviewContext&);
template <class Change>
void capture(StepResult& step, const InterviewContext& context, Change change) {
  const auto before = step.session.record;
  take_capture(step, before, change(step.session), context);
}

/// Takes a change of items: the question stays, unless the item that it is about is gone. A refusal leaves the record
/// as it was.
void take_item_edit(StepResult&, const record::Record& before, AnswerResult, const InterviewContext&);
template <class Change>
void edit_item(StepResult& step, const InterviewContext& context, Change change) {
  const auto before = step.session.record;
  take_item_edit(step, before, change(step.session), context);
}

/// Takes what came back from the person's editor; a list that cannot be read is opened again.
void take_edited_text(StepResult&, const EditedText&, const InterviewContext&);

/// Gives the record before the last change back; false: there is none.
[[nodiscard]] bool undo_change(StepResult&, const InterviewContext&);
/// Makes one step of those for /undo after the first `kept`: they were one line.
void join_undo_steps(InterviewSession&, std::size_t kept);

}  // namespace pm::interview
