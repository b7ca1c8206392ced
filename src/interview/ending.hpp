// How an interview ends.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

/// Ends the interview. The end of the input finishes a meeting whose record has no errors, and `pm edit` keeps such a
/// record final; the last question finishes it in every other case.
void end(StepResult&, InterviewEnding, const InterviewContext&);

}  // namespace pm::interview
