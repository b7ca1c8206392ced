// Factors of earlier records: which ones a factor resembles, and what became of the fixes of those that came again.
#pragma once

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// At the list of factors of a meeting, once its question was shown: asks whether a factor is the same again as an
/// earlier one. Each factor is asked about once, and at most three in a meeting; nothing is asked while something else
/// is to be confirmed.
void propose_link(InterviewSession&, const InterviewContext&);

/// `F2 resembles "Declined cards count as success" (2026-03-02, F3). The same again? y`
[[nodiscard]] Message proposed_link(const ConfirmSame&);

/// Writes the link that was confirmed.
[[nodiscard]] AnswerResult link_factor(InterviewSession&, const ConfirmSame&);

/// For the opening: a line for each factor that came again, at most three.
[[nodiscard]] Messages repeated_factors(const MeetingHistory&);

}  // namespace pm::interview
