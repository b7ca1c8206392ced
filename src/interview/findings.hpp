// Findings in an answer: shown dim, in full once per rule, never blocking.
#pragma once

#include <span>

#include "interview/question.hpp"

namespace pm::interview {

/// Adds the first finding in the new text; short if its rule was already shown.
void add_finding_messages(StepResult&, std::span<const TextChange>, const InterviewContext&);

}  // namespace pm::interview
