// A whole list as a text in the person's own editor, one item a line.
#pragma once

#include <string>
#include <string_view>

#include <pm/interview.hpp>
#include <pm/record_items.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// A list as a text: a heading, then one item a line with its id.
[[nodiscard]] std::string list_as_text(const InterviewSession&, record::ListName);
/// Applies such a text: what it lacks is removed, lines without an id are added, the order is taken over. If a line
/// cannot be read nothing is changed, and `refused` is the text with the reasons in it.
[[nodiscard]] AnswerResult apply_list_text(InterviewSession&, record::ListName, std::string_view text,
                                           const InterviewContext&);

}  // namespace pm::interview
