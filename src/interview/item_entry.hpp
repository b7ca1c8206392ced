// Adds a typed line to a list of the record, whichever list it is.
#pragma once

#include <string>

#include <pm/interview.hpp>
#include <pm/record_items.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// Adds a factor with the next free id.
record::Factor add_factor(record::Record&, std::string text);

/// Adds a line to a list, as its question does. A reason becomes a factor as well unless it ends with "-".
[[nodiscard]] AnswerResult add_item(InterviewSession&, record::ListName, const AnswerText&, const InterviewContext&);

}  // namespace pm::interview
