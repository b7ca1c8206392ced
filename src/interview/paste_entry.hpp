// A pasted block that is a chat, an alert or a log: its lines become events at once, as one step.
#pragma once

#include <optional>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// Adds the events of a paste that a reader of pm/imports.hpp recognises; nullopt: it is none, or notes of one's own,
/// which are read line by line. Names of people become roles.
[[nodiscard]] std::optional<AnswerResult> add_recognised_paste(InterviewSession&, const AnswerText&,
                                                               const InterviewContext&);

}  // namespace pm::interview
