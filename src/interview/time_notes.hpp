// What a draft has to remember of times beyond their moments. Kept in `interview.said`, and taken back by /undo.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/record.hpp>

namespace pm::interview {

/// Whether a milestone was typed as a clock time.
[[nodiscard]] bool is_local(const record::Record&, record::Milestone);
void set_local(record::Record&, record::Milestone, bool);

/// The day of the next clock time without a date: after `/day 26 Nov`, or a date alone on a line.
[[nodiscard]] std::optional<time::Day> next_day(const record::Record&);
void set_next_day(record::Record&, const std::optional<time::Day>&);

/// The zone on whose clock an event was typed, if that is not the record's: after `/zone UTC T1`.
[[nodiscard]] std::optional<std::string> zone_of_event(const record::Record&, std::string_view id);
void set_zone_of_event(record::Record&, std::string_view id, const std::optional<std::string>& zone);

/// What ambiguous abbreviations mean: "CST", "UTC-6".
[[nodiscard]] std::vector<std::pair<std::string, std::string>> zone_meanings(const record::Record&);
void set_zone_meaning(record::Record&, std::string_view name, std::string_view offset);

/// Gives a record that is restored the messages that were shown since; the notes on times stay those of the record.
void keep_shown_messages(record::Record& restored, const record::Record& now);

}  // namespace pm::interview
