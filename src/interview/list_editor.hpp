// The one editor of all lists: by a line at the list's own prompt (`-S2`, `S2: new words`) and by a command at every
// prompt (`/drop S2`, `/edit S2`, `/move S2 1`). `list_text` does the same for a whole list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pm/interview.hpp>
#include <pm/record_items.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// What a line at the prompt of a list does to one of its items; nullopt: it is text. A line that could be either is
/// asked about.
[[nodiscard]] std::optional<AnswerResult> edit_by_line(InterviewSession&, record::ListName, const AnswerText&,
                                                       const InterviewContext&);
/// Whether a line only removes an item: "-S2". It is nothing else at any prompt.
[[nodiscard]] bool removes_an_item(std::string_view line);

[[nodiscard]] AnswerResult drop_item(InterviewSession&, std::string_view id, const InterviewContext&);
/// Replaces the words of an item, and what they name of an event or fix.
[[nodiscard]] AnswerResult change_item(InterviewSession&, std::string_view id, const AnswerText&,
                                       const InterviewContext&);
/// `to` is 1 for the first place. An event moves only if its time is unknown.
[[nodiscard]] AnswerResult move_item(InterviewSession&, std::string_view id, std::size_t to, const InterviewContext&);
/// Applies an answer to "F1 has the same words: change it as well?".
[[nodiscard]] AnswerResult change_linked(InterviewSession&, const ConfirmLinked&, const InterviewContext&);
}  // namespace pm::interview
