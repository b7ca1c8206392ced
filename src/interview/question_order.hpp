// Order of questions: sections, skipped questions, pending follow-ups.
#pragma once

#include <vector>

#include "interview/question.hpp"

namespace pm::interview {

/// The rows of a session in order: for --prep, for the meeting, or for the edited section. Team questions come at the
/// end of their sections.
[[nodiscard]] std::vector<Question> question_order(const InterviewSession&, const InterviewContext&);

/// All rows, in the order of the meeting, for lookups and documentation.
[[nodiscard]] std::vector<Question> all_questions(const std::vector<TeamQuestion>&);
[[nodiscard]] const Question* find_question(const std::vector<Question>&, std::string_view id);

/// Returns the question after `session.at`: a pending follow-up, its list, or the next one that applies and was not
/// asked. Empty if none is left.
[[nodiscard]] QuestionRef next_question(const InterviewSession&, const InterviewContext&);

/// Returns the first question that applies and was not asked.
[[nodiscard]] QuestionRef first_question(const InterviewSession&, const InterviewContext&);

/// Returns "section n of m" for the sections of this session.
struct SectionProgress {
  std::string_view section;
  std::size_t number = 1, of = 1;
};
[[nodiscard]] SectionProgress progress(const InterviewSession&, const InterviewContext&);

}  // namespace pm::interview
