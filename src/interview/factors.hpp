// Factors as shown by other sections.
#pragma once

#include <string>

#include "interview/question.hpp"

namespace pm::interview {

/// "F2  the alert looks at one-hour means", a line for each.
[[nodiscard]] Messages all_factors(const InterviewSession&, const InterviewContext&);

/// "F1, F2", or "none yet".
[[nodiscard]] std::string factor_ids(const record::Record&);

}  // namespace pm::interview
