// Parses clock times as people type them: "14:02", "2:02pm", "14:02:30 UTC", "noon".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/parse_date.hpp"
#include "time/text_reader.hpp"

namespace pm::spoken {

struct Clock {
  std::chrono::microseconds since_midnight{};
  bool exists = true;   ///< "25:10" and "13:00pm" do not
  std::string letters;  ///< as typed: "25:10"
  std::optional<DayExpression> day{};
  std::optional<std::chrono::minutes> offset{};  ///< "UTC", "+01:00", "CEST"
  std::string shared_zone{};                     ///< "CST": an abbreviation of several zones
  std::string bad_offset{};                      ///< "+25:00"
  bool has_dot = false;                          ///< "14.05", which may be a number
  bool either_half = false;                      ///< "ten past seven", which is also twelve hours later
  bool is_by_midnight = false;  ///< "midnight", "half past midnight": of the night nearest to the story
};

/// Parts of a time before the UTC offset.
enum class Preceding { clock, day, iso_day };

std::optional<Clock> read_clock(TextReader&, Preceding);
/// The zone or offset behind a clock, into the clock: "Z", "UTC+2", "CEST", "+0100".
void read_zone(TextReader&, Clock&, bool has_seconds, Preceding);

/// What an abbreviation of several zones may mean; empty: it is none.
struct ZoneMeaning {
  std::chrono::minutes offset;
  std::string_view where;
};
std::vector<ZoneMeaning> meanings_of_zone(std::string_view lower_case_name);

/// "noon", "midnight".
std::optional<Clock> read_named_hour(TextReader&);
/// "ten past seven", "half past midnight", "7 o'clock".
struct WordedClock {
  Clock clock;
  bool is_clear = true;  ///< no sentence begins like this; "five to seven" may be a number of servers
};
std::optional<WordedClock> read_worded_clock(TextReader&);
/// "1402".
std::optional<Clock> read_four_digits(TextReader&);

}  // namespace pm::spoken
