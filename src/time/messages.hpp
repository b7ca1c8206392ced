// All messages about times and days that cannot be parsed.
#pragma once

#include <string_view>

namespace pm::spoken::messages {

inline constexpr std::string_view not_a_time =
    "cannot parse \"{}\" as a time; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?";
inline constexpr std::string_view not_understood_part =
    "cannot parse \"{}\" as a time: unexpected \"{}\"; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?";
inline constexpr std::string_view no_such_offset = "no time zone has the offset {}; try +02:00, UTC+2 or CEST";
inline constexpr std::string_view ends_first = "the span ends at {}, before it begins at {}: correct one of them";
inline constexpr std::string_view empty = "no time given; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?";
inline constexpr std::string_view no_such_clock =
    "{} is not a valid clock time: hours go to 23 (12 with am or pm), minutes to 59";
inline constexpr std::string_view never = "{} does not exist on {} in {}: the clocks went from {} to {}";
inline constexpr std::string_view number = "\"{0}\" is ambiguous: type {1} for the clock time or T{0} for the event";
inline constexpr std::string_view no_such_event = "there is no event {}; /show lists all events";
inline constexpr std::string_view event_without_time =
    "{} has no time; name another event, or type a time such as 14:02";
inline constexpr std::string_view nothing_before = "no previous event to count from; use a clock time, such as 14:02";
inline constexpr std::string_view no_such_day = "{} is not a valid date; try 20 Nov or 2026-11-20";
inline constexpr std::string_view no_such_year =
    "the date is out of range; try 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ?";
inline constexpr std::string_view two_ways = "\"{}/{}\" is ambiguous: type {} or {}";
inline constexpr std::string_view other_weekday = "{} is a {}: correct the date or the weekday";

inline constexpr std::string_view not_a_day = "cannot parse \"{}\" as a date";
inline constexpr std::string_view days_that_do = "try fri, 1 dec, +14d, in two weeks or 2026-12-01";
inline constexpr std::string_view past = "{} is in the past, {} days ago";
inline constexpr std::string_view yesterday_is_past = "{} is in the past: it was yesterday";
inline constexpr std::string_view from_today_on = "use today or a later day";
inline constexpr std::string_view or_next_year = "for next year use {}";

}  // namespace pm::spoken::messages
