// Parsing and formatting of times and events in the interview.
#pragma once

#include <string>
#include <string_view>

#include <pm/interview.hpp>

#include "interview/question.hpp"

namespace pm::interview {

/// Context for parsing times: zone, current time, events by id.
[[nodiscard]] spoken::ParseContext time_context(const InterviewSession&, const InterviewContext&);

/// "20 Nov 14:02".
[[nodiscard]] std::string time_text(const InterviewSession&, const InterviewContext&, time::Micros);

/// "+01:00": the zone's offset at that moment.
[[nodiscard]] std::string offset_text(const time::Zone&, time::Micros);

/// When an event was, as exactly as it is known: "20 Nov 14:05", "~14:05", "20 Nov", "Mar 2026", "?".
[[nodiscard]] std::string event_time(const InterviewSession&, const InterviewContext&, const record::Event&);
/// Puts a time that was read into an event.
void set_time(const InterviewSession&, const InterviewContext&, const spoken::ParsedMoment&, record::Event&);
/// Makes it an event without a time; `at` stays as its place in the order.
void forget_time(record::Event&);
/// The hour that was chosen (`AnswerText::hour`) of one that happens twice; the first if none was.
[[nodiscard]] spoken::ParsedMoment chosen_hour(const spoken::AmbiguousTime&, const AnswerText&);
/// "CST is ambiguous: 1 UTC-6 (North America) · 2 …".
[[nodiscard]] std::string zone_question(const spoken::AmbiguousZone&);
/// What is asked about the words of an answer, or of the change of an item.
[[nodiscard]] PendingConfirmation choice_confirmation(const std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone>&,
                                                      const AnswerText&, const std::string& item);
/// Asks which hour or which zone is meant.
[[nodiscard]] AnswerResult ask_to_choose(std::variant<spoken::AmbiguousTime, spoken::AmbiguousZone>);

/// "T3  Fri 20 Nov 14:05  first page", with "~" where it is approximate.
[[nodiscard]] std::string event_line(const InterviewSession&, const InterviewContext&, const record::Event&);
/// The timeline, if it is not on the screen (after resume, /goto, or without the question `missing`).
[[nodiscard]] Messages timeline_choices(const InterviewSession&, const InterviewContext&);
/// The event as typed text: "20 Nov 14:05 first page".
[[nodiscard]] std::string typed_event(const InterviewSession&, const record::Event&);

/// 12 of "T12"; 0 where there is none.
[[nodiscard]] unsigned number_of(std::string_view id);

}  // namespace pm::interview
