// The one editor of all lists: by a line at the list's own prompt (`-S2`, `S2: new words`), by a command at every
// prompt (`/drop S2`, `/edit S2`, `/move S2 1`), and as a text in the person's own editor.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pm/interview.hpp>
#include <pm/record_items.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// The list whose items a line at this question can change: its own, or the one that the follow-up is about.
[[nodiscard]] std::optional<record::ListName> list_at(const InterviewSession&, const InterviewContext&);

/// "S2  the canary was green": an item as it is shown, and all of a list.
[[nodiscard]] std::string item_line(const InterviewSession&, const InterviewContext&, const record::ItemPlace&);
[[nodiscard]] Messages item_lines(const InterviewSession&, const InterviewContext&, record::ListName);
/// "There is no S9. Surprises: S1, S2."
[[nodiscard]] std::string no_such_item(const record::Record&, std::string_view id);

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
/// Adds a line to a list, with the follow-ups of a paste: none.
[[nodiscard]] AnswerResult add_item(InterviewSession&, record::ListName, const AnswerText&, const InterviewContext&);

/// An item as it can be typed again.
[[nodiscard]] std::string typed_item(const InterviewSession&, const record::ItemPlace&);
/// A list as a text: a heading, then one item a line with its id.
[[nodiscard]] std::string list_as_text(const InterviewSession&, record::ListName);
/// Applies such a text: what it lacks is removed, lines without an id are added, the order is taken over. If a line
/// cannot be read nothing is changed, and `refused` is the text with the reasons in it.
[[nodiscard]] AnswerResult apply_list_text(InterviewSession&, record::ListName, std::string_view text,
                                           const InterviewContext&);

/// What `/undo` does to the lists: "Undone: S2 removed: the canary was green".
[[nodiscard]] Messages undone_items(const record::Record& now, const record::Record& restored);

}  // namespace pm::interview
