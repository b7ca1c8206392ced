// Typed lines that become events of the timeline, and typed changes of events.
#pragma once

#include <string_view>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// "14:05 the rollout began", "~31 Jan 14:05 …": a line of the timeline, at whatever question.
[[nodiscard]] bool begins_with_a_time(std::string_view line);

/// Whether the answer to a follow-up is another event instead.
[[nodiscard]] bool goes_on_telling(const InterviewSession&, const AnswerText&, const InterviewContext&);

/// Adds the lines to the timeline. Of several lines those that cannot be read are in `refused`, the others are added.
[[nodiscard]] AnswerResult add_event_lines(InterviewSession&, const AnswerText&, const InterviewContext&);

/// Changes one event from typed text: `14:12`, `14:12 it was the second page`, `? no idea when`. What the text does not
/// name stays.
[[nodiscard]] AnswerResult change_event(InterviewSession&, std::string_view id, const AnswerText&,
                                        const InterviewContext&);

}  // namespace pm::interview
