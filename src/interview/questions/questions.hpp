// The rows of each section. `question_order` puts them together.
#pragma once

#include <span>

#include "interview/question.hpp"

namespace pm::interview {

[[nodiscard]] std::span<const Question> incident_questions();
[[nodiscard]] std::span<const Question> conflict_questions();  ///< part of the section "opening"
[[nodiscard]] std::span<const Question> opening_questions();
[[nodiscard]] std::span<const Question> timeline_questions();
[[nodiscard]] std::span<const Question> writer_questions();  ///< part of the section "timeline"
[[nodiscard]] std::span<const Question> day_questions();     ///< part of the section "timeline"
[[nodiscard]] std::span<const Question> times_questions();
[[nodiscard]] std::span<const Question> detection_questions();  ///< part of the section "times"
/// `problem` and `summary`, which pm proposes from the record.
[[nodiscard]] std::span<const Question> proposed_text_questions();
[[nodiscard]] std::span<const Question> duration_questions();
[[nodiscard]] std::span<const Question> observation_questions();
[[nodiscard]] std::span<const Question> factors_questions();
[[nodiscard]] std::span<const Question> postpone_questions();  ///< part of the section "fixes"
[[nodiscard]] std::span<const Question> fixes_questions();
[[nodiscard]] std::span<const Question> fix_follow_up_questions();
[[nodiscard]] std::span<const Question> broadest_questions();
[[nodiscard]] std::span<const Question> closing_questions();

/// A question of the team. Its texts belong to the argument.
[[nodiscard]] Question team_question(const TeamQuestion&);

}  // namespace pm::interview
