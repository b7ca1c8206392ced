// What `/goto` takes: sections, questions by id or by the words of prompts and reports, ids of items.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <pm/interview.hpp>

namespace pm::interview {

/// The question to go to; nullopt: nothing has that name. Of a section the first that applies.
[[nodiscard]] std::optional<QuestionRef> find_destination(std::string_view typed, const InterviewSession&,
                                                          const InterviewContext&);
/// The name that is nearest to a misspelt one.
[[nodiscard]] std::optional<std::string> suggest_destination(std::string_view typed, const InterviewContext&);
/// All of them now, a section a line.
[[nodiscard]] Messages destinations(const InterviewSession&, const InterviewContext&);

}  // namespace pm::interview
