// What is said back about a time or a day that was not understood. All of it, in one place.
#pragma once

#include <string_view>

namespace pm::spoken::sentences {

inline constexpr std::string_view not_a_time =
    "\"{}\" is no time as it stands: 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ? will do";
inline constexpr std::string_view empty = "no time was given: 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ? will do";
inline constexpr std::string_view no_such_clock =
    "a clock never shows {}: hours go to 23 (12 with am and pm), minutes to 59";
inline constexpr std::string_view never = "{} did not happen on {} in {}: the clocks went from {} to {}";
inline constexpr std::string_view no_clock = "{} is a day: what time on it? \"{} 14:00\", or \"~{} 14:00\" for roughly";
inline constexpr std::string_view number = "\"{0}\" can be a clock or a line of the timeline: {1} or T{0}?";
inline constexpr std::string_view no_such_event = "there is no {} in the timeline yet: /show lists its lines";
inline constexpr std::string_view nothing_before =
    "there is no line before this one to count from: say a clock time, like 14:02";
inline constexpr std::string_view no_such_day = "the calendar has no {}: 20 Nov or 2026-11-20 will do";
inline constexpr std::string_view no_such_year =
    "that is further away than calendars go: 14:02, ~14:00, 20 Nov 14:02, +5m, T3 or ? will do";
inline constexpr std::string_view two_ways = "\"{}/{}\" can be {} or {}: which one?";
inline constexpr std::string_view other_weekday = "{} is a {}: which of the two is right?";

inline constexpr std::string_view not_a_day = "\"{}\" is no day as it stands";
inline constexpr std::string_view days_that_do = "fri, 1 dec, +14d, in two weeks or 2026-12-01 will do";
inline constexpr std::string_view past = "{} is past, {} days ago";
inline constexpr std::string_view yesterday_is_past = "{} is past, it was yesterday";
inline constexpr std::string_view from_today_on = "a day from today on will do";
inline constexpr std::string_view or_next_year = "if next year's is meant: {}";

}  // namespace pm::spoken::sentences
