// What the session and its context say together: zone, day, time left, and what keeps the record from being final.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

[[nodiscard]] time::Zone zone_of(const InterviewSession&, const InterviewContext&);
/// The day that it is where people sit: what "tomorrow" starts from.
[[nodiscard]] time::Day today(const InterviewSession&, const InterviewContext&);

/// Minutes that the meeting was planned for; 60 where the record does not say.
[[nodiscard]] double planned_minutes(const record::Record&);
/// Negative when the meeting runs over.
[[nodiscard]] double minutes_left(const InterviewSession&, const InterviewContext&);

/// `pm new --short`.
[[nodiscard]] bool is_short(const record::Record&);

}  // namespace pm::interview
