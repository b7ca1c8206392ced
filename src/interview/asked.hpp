// What a draft remembers of its meeting: the questions asked, those left open, and the messages shown once. The record
// keeps them as text in `interview.asked`, `.left` and `.said`; only this file and `time_notes` read and write them.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <pm/question_id.hpp>
#include <pm/record.hpp>

namespace pm::interview {

/// Questions asked so far, in order.
[[nodiscard]] std::vector<QuestionRef> asked(const record::Record&);
[[nodiscard]] bool was_asked(const record::Record&, const QuestionRef&);
void mark_asked(record::Record&, const QuestionRef&);
/// The question is to be asked again.
void forget_asked(record::Record&, const QuestionRef&);
/// Every question for which `is_forgotten` returns true is to be asked again.
void forget_asked_if(record::Record&, const std::function<bool(const QuestionRef&)>& is_forgotten);

/// Whether the question was passed without an answer.
void mark_skipped(record::Record&, const QuestionRef&, bool is_skipped);
/// How many follow-ups of that question were passed.
[[nodiscard]] std::size_t count_skipped_follow_ups(const record::Record&, QuestionId);

[[nodiscard]] bool was_shown(const record::Record&, std::string_view what);
void mark_shown(record::Record&, std::string_view what);
/// Whether `what` is shown for the first time; from then on it is not.
[[nodiscard]] bool first_time(record::Record&, std::string_view what);
/// How many messages were shown whose name begins so.
[[nodiscard]] std::size_t count_shown(const record::Record&, std::string_view beginning);

}  // namespace pm::interview
