// What follows from a record and is asked in several places: by the rules, the report and the interview.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>

namespace pm::record {

/// The zone times are shown in: the record's, or UTC if it has none or one that this machine does not know.
[[nodiscard]] time::Zone zone_of(const Record&);

[[nodiscard]] bool is_near_miss(const Record&);
[[nodiscard]] bool lists(const std::optional<std::vector<Milestone>>&, Milestone);
/// Listed as approximate.
[[nodiscard]] bool is_approximate(const Times&, Milestone);

/// started to detected; detected to mitigated (else resolved); started to mitigated (else resolved).
/// Nullopt where an end is missing; negative where it was seen coming.
[[nodiscard]] std::optional<std::chrono::microseconds> time_unseen(const Record&);
[[nodiscard]] std::optional<std::chrono::microseconds> time_to_well(const Record&);
[[nodiscard]] std::optional<std::chrono::microseconds> time_felt(const Record&);

[[nodiscard]] const Factor* find_factor(const Record&, std::string_view id);
[[nodiscard]] const Fix* find_fix(const Record&, std::string_view id);
[[nodiscard]] const Event* find_event(const Record&, std::string_view id);
[[nodiscard]] bool addresses(const Fix&, std::string_view factor);
/// Open or done: it counts as something this record improves.
[[nodiscard]] bool counts(const Fix&);
[[nodiscard]] std::size_t open_fixes(const Record&);
[[nodiscard]] bool is_overdue(const Fix&, const time::Day& today);

/// The next free id, "F4": one more than the highest number that stands anywhere in the record, references included,
/// so that numbers are not reused.
[[nodiscard]] std::string next_event_id(const Record&);
[[nodiscard]] std::string next_factor_id(const Record&);
[[nodiscard]] std::string next_fix_id(const Record&);

/// By time, then by id (T2 before T10). Waivers of an event go with it: their pointers count places.
void sort_timeline(Record&);

/// The open and done fixes that help with the most factors, ties all named; empty when none helps with any.
[[nodiscard]] std::vector<std::string> broadest_by_count(const Record&);

/// `meeting.held_at`'s day in the record's zone, else the day in the id.
[[nodiscard]] std::optional<time::Day> meeting_day(const Record&);
/// `soak_until`, or the 14th day after the meeting if that is earlier.
[[nodiscard]] std::optional<time::Day> last_soak_day(const Record&);

/// A slug of the title on a day: "2026-11-20-checkout-500s".
[[nodiscard]] std::string id_for(const time::Day&, std::string_view title);

}  // namespace pm::record
