// Typed lines that become fixes, and typed changes of fixes.
#pragma once

#include <string>
#include <string_view>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// Whether the record has an open or done fix.
[[nodiscard]] bool has_fixes(const record::Record&);
/// Null: the record has no such fix.
[[nodiscard]] record::Fix* fix_of(record::Record&, std::string_view id);

/// "Show host in the prompt @ana 2h F1 fri" as a new fix. A line that was refused is taken as it is when it is
/// typed again.
[[nodiscard]] AnswerResult add_fix(InterviewSession&, const AnswerText&, const InterviewContext&,
                                   std::string first_step_of = {});
/// Changes one fix from typed text: `due fri`, `@bo 2h`. What the text does not name stays.
[[nodiscard]] AnswerResult change_fix(InterviewSession&, std::string_view id, const AnswerText&,
                                      const InterviewContext&);

}  // namespace pm::interview
