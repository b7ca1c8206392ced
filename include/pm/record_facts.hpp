// What follows from a record and is asked in several places: by the rules, the report and the interview.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>

namespace pm::record {

/// The zone times are shown in: the record's, or UTC if it has none or one that this machine does not know.
[[nodiscard]] time::Zone zone_of(const Record&);

[[nodiscard]] bool is_near_miss(const Record&);
[[nodiscard]] bool contains(const std::optional<std::vector<Milestone>>&, Milestone);
/// Listed as approximate.
[[nodiscard]] bool is_approximate(const Times&, Milestone);

/// started to detected; detected to mitigated (else resolved); started to mitigated (else resolved).
/// Nullopt where an end is missing; negative where it was seen coming.
[[nodiscard]] std::optional<std::chrono::microseconds> time_to_detect(const Record&);
[[nodiscard]] std::optional<std::chrono::microseconds> time_to_mitigate(const Record&);
[[nodiscard]] std::optional<std::chrono::microseconds> impact_duration(const Record&);

[[nodiscard]] const Factor* find_factor(const Record&, std::string_view id);
[[nodiscard]] const Fix* find_fix(const Record&, std::string_view id);
[[nodiscard]] const Event* find_event(const Record&, std::string_view id);
[[nodiscard]] bool addresses(const Fix&, std::string_view factor);
/// Open or done: it counts as something this record improves.
[[nodiscard]] bool is_kept(const Fix&);
[[nodiscard]] std::size_t open_fixes(const Record&);
[[nodiscard]] bool is_overdue(const Fix&, const time::Day& today);

/// Returns the next free id, "F4": one more than the highest number used in the record, including references, so that
/// numbers are not reused.
[[nodiscard]] std::string next_event_id(const Record&);
[[nodiscard]] std::string next_factor_id(const Record&);
[[nodiscard]] std::string next_fix_id(const Record&);

/// Notes in `last_ids` that items of `before` are gone from `now`, so that their numbers are not used again.
void keep_last_ids(Record& now, const Record& before);

/// By time, then by id (T2 before T10). Waivers of an event go with it: their pointers count places.
void sort_timeline(Record&);

/// The open and done fixes that help with the most factors, ties all named; empty when none helps with any.
[[nodiscard]] std::vector<std::string> broadest_by_count(const Record&);

/// `meeting.held_at`'s day in the record's zone, else the day in the id.
[[nodiscard]] std::optional<time::Day> meeting_day(const Record&);
/// `soak_until`, or the 14th day after the meeting if that is earlier.
[[nodiscard]] std::optional<time::Day> last_soak_day(const Record&);

/// A new `uid`: 20 lower-case letters and digits. `random` gives 64 random bits at each call.
[[nodiscard]] std::string make_uid(const std::function<std::uint64_t()>& random);

/// Puts what `given` has in the place of what `into` has: every key that is there, of objects their keys. Lists are
/// replaced whole. The keys `status` and `interview` stay; `id` and `uid` are set if `into` has none.
void overlay(Record& into, const Record& given);

/// A text of the record that the language rules read.
struct ProseText {
  std::string_view list;             ///< pointer of its list ("/fixes"), or its own where it is in no list
  std::optional<std::size_t> index;  ///< index in that list
  std::string_view leaf;             ///< of an item that is an object: "/title"
  std::string_view text;             ///< not empty
};
/// In the order of the schema's keys. The views live as long as the call.
void each_prose_text(const Record&, const std::function<void(const ProseText&)>&);

/// The position of a top-level key in the order of the schema; the number of keys for one that the schema lacks.
[[nodiscard]] std::size_t key_position(std::string_view key);
/// The section of the interview that asks for a top-level key: "incident". Empty: none does.
[[nodiscard]] std::string_view section_of_key(std::string_view key);

/// A slug of the title on a day: "2026-11-20-checkout-500s". Where nothing is left of a title, "incident" and six
/// characters of the uid; of an empty title, "incident".
[[nodiscard]] std::string make_id(const time::Day&, std::string_view title, std::string_view uid);

}  // namespace pm::record
