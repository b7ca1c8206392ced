// Which question comes when: the rows of all sections, those that a session asks, and what is next.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// All questions in the order of the meeting, those of the team at the end of their sections. Their texts belong to the
/// argument.
[[nodiscard]] std::vector<Question> all_questions(const std::vector<TeamQuestion>&);
/// The same in the order of this session: a near miss begins with what held, --prep with the section "incident". Of
/// `pm edit` those of its scope.
[[nodiscard]] std::vector<Question> question_order(const InterviewSession&, const InterviewContext&);

/// Nullopt: neither pm nor the team has it (a record may name a question that `pm.toml` has no more).
[[nodiscard]] std::optional<Question> find_question(const QuestionRef&, const InterviewContext&);

/// Whether it applies to this session's kind of meeting and incident.
[[nodiscard]] bool applies(const Question&, const InterviewSession&, const InterviewContext&);

/// The question after `session.at`: a follow-up that is due, its list, or the next one that applies and was not asked.
/// None: no question is left.
[[nodiscard]] QuestionRef next_question(const InterviewSession&, const InterviewContext&);
/// The first question that applies and was not asked.
[[nodiscard]] QuestionRef first_question(const InterviewSession&, const InterviewContext&);
/// The first question of a section that applies, whether or not it was asked.
[[nodiscard]] QuestionRef first_question_of(Section, const InterviewSession&, const InterviewContext&);
/// The follow-up that a fix still needs: owner, factors, first step. None: no fix needs one.
[[nodiscard]] QuestionRef due_fix_follow_up(const InterviewSession&, const InterviewContext&);

/// "Section `number` of `count`", of the sections that this session asks.
struct SectionProgress {
  Section section = Section::finish;
  std::size_t number = 1, count = 1;
};
[[nodiscard]] SectionProgress progress(const InterviewSession&, const InterviewContext&);

/// The question that fills a list; nullopt: none does, as for the parking lot.
[[nodiscard]] std::optional<QuestionId> question_of(record::ListName);

}  // namespace pm::interview
