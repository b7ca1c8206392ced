// Factors with human error, for which made_sense is asked.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

[[nodiscard]] bool needs_context(const record::Factor&, const InterviewContext&);

}  // namespace pm::interview
