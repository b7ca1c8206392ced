// The words that a report uses for the codes in a record. Headings and sentences are in the template.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <pm/record.hpp>

namespace pm::report::wording {

/// "Impact started"; for a near miss "Danger started".
[[nodiscard]] std::string_view milestone(record::Milestone, bool near_miss);
/// The label of an event that is this milestone: "impact started".
[[nodiscard]] std::string_view mark(record::Milestone, bool near_miss);
/// "Outage"; empty for `other`.
[[nodiscard]] std::string_view kind(record::IncidentKind);
/// "by an alert"; empty for `other`.
[[nodiscard]] std::string_view seen_by(record::DetectedBy);
[[nodiscard]] std::string_view automates(record::Automates);
/// "2 h 41 min"; "about 2 h 41 min" if an end is approximate; "about 21 days" if only the day of an end is known.
[[nodiscard]] std::string span(const record::Times&, std::chrono::microseconds, record::Milestone from,
                               record::Milestone to);
/// The same without the milestones.
[[nodiscard]] std::string span(std::chrono::microseconds, bool is_approximate, bool is_in_days);

inline constexpr std::string_view about = "about ";
inline constexpr std::string_view unknown = "unknown";
inline constexpr std::string_view not_applicable = "not applicable";
inline constexpr std::string_view still_open = "not recorded";

inline constexpr std::string_view unseen = "Time to detect";
inline constexpr std::string_view seen_coming = "Detected before the impact, by";
inline constexpr std::string_view to_well = "Time to mitigate";
inline constexpr std::string_view to_resolve = "Time to resolve";
inline constexpr std::string_view felt = "Impact duration";
inline constexpr std::string_view in_danger = "Danger duration";

inline constexpr std::string_view until_seen = "Time to detect";
inline constexpr std::string_view until_well = "Time to mitigate";

inline constexpr std::string_view done_when = "done when";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view done_why = "done";
inline constexpr std::string_view dropped_why = "dropped because";
inline constexpr std::string_view automates_what = "automates";

inline constexpr std::string_view ticket = "ticket";
inline constexpr std::string_view addressed = "●";

}  // namespace pm::report::wording
