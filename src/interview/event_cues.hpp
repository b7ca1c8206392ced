// Words of an event that call for a follow-up: "broken" (how could you tell?), "restarted" (what were you hoping?).
#pragma once

#include <optional>
#include <string_view>

#include <pm/interview.hpp>

namespace pm::interview {

/// The follow-up question about an event, if its text calls for one: at most five a meeting, never one kind twice in a
/// row, none after two that were passed.
[[nodiscard]] std::optional<QuestionRef> context_question(const InterviewSession&, const record::Event&);
/// Its words for this event: "What were you hoping it would do?"
[[nodiscard]] std::optional<std::string_view> context_wording(const InterviewSession&, const record::Event&);

}  // namespace pm::interview
