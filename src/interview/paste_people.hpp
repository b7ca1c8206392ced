// Who wrote the lines of a pasted chat: each person's role is asked for once. Names stay in memory.
#pragma once

#include <string>
#include <vector>

#include <pm/candidates.hpp>
#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// The last paste that people wrote, and what is known of them.
struct PastedChat {
  imports::CandidateFile file;   ///< its candidates, names, and the roles known before it
  std::vector<std::string> ids;  ///< the event of each candidate; empty: it became none
  imports::Roles answers;        ///< to the question, also of earlier pastes
};

/// The question for the next person without a role, about the first of that person's lines; none: nobody is left.
[[nodiscard]] QuestionRef due_writer(const InterviewSession&, const InterviewContext&);

/// The row's functions.
void phrase_writer(const InterviewSession&, const InterviewContext&, std::string& ask, std::string& hint);
[[nodiscard]] AnswerResult take_writer(InterviewSession&, const AnswerText&, const InterviewContext&);

}  // namespace pm::interview
