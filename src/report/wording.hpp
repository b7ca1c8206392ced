// The words a report uses for what a record has codes for. Headings and sentences stand in the template.
#pragma once

#include <string_view>

#include <pm/record.hpp>

namespace pm::report::wording {

/// "It began to hurt"; of a near miss, "The danger began".
[[nodiscard]] std::string_view milestone(record::Milestone, bool near_miss);
/// What an event is marked with when it is that milestone: "it began to hurt".
[[nodiscard]] std::string_view mark(record::Milestone, bool near_miss);
/// "Outage"; empty for `other`, which says nothing.
[[nodiscard]] std::string_view kind(record::Kind);
/// "by an alert"; empty for `other`.
[[nodiscard]] std::string_view seen_by(record::DetectedBy);
[[nodiscard]] std::string_view automates(record::Automates);

inline constexpr std::string_view about = "about ";
inline constexpr std::string_view unknown = "nobody can tell any more";
inline constexpr std::string_view not_applicable = "does not apply";
inline constexpr std::string_view still_open = "still open";

inline constexpr std::string_view unseen = "Unseen for";
inline constexpr std::string_view seen_coming = "Seen coming, before it hurt, by";
inline constexpr std::string_view to_well = "From seeing it to well again";
inline constexpr std::string_view felt = "Felt for";
inline constexpr std::string_view in_danger = "In danger for";

inline constexpr std::string_view until_seen = "Until it was seen";
inline constexpr std::string_view until_well = "From seeing it to well again";

inline constexpr std::string_view done_when = "helped when";
inline constexpr std::string_view note = "note";
inline constexpr std::string_view done_why = "done";
inline constexpr std::string_view dropped_why = "dropped, because";
inline constexpr std::string_view automates_what = "automates";

inline constexpr std::string_view ticket = "ticket";
inline constexpr std::string_view addressed = "●";

}  // namespace pm::report::wording
