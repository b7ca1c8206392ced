// Links of events: taken from a line that holds one, asked for once where a line names a graph, an alert or a change.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// The first http(s) link of a text, without the marks of the sentence around it; empty: none.
[[nodiscard]] std::string link_in(std::string_view text);

/// Gives the event the link that its text holds.
void take_link_of_text(record::Event&);
/// The question for the link of an event that names a graph, an alert, a commit or a pull request and has none. Nullopt
/// for an event without a clock time, and once it was asked in this interview: `/source` adds the others.
[[nodiscard]] std::optional<QuestionRef> link_question(const record::Record&, const record::Event&);

/// `/source T4 URL`, and the answer to the question: sets the link of an event; "-" removes it.
[[nodiscard]] AnswerResult set_link(InterviewSession&, std::string_view id, std::string_view url);

}  // namespace pm::interview
