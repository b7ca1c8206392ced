// Parses clock times as people type them: "14:02", "2:02pm", "14:02:30 UTC", "noon".
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "time/calendar.hpp"
#include "time/reader.hpp"

namespace pm::spoken::said {

struct Clock {
  std::chrono::microseconds since_midnight{};
  bool exists = true;   ///< "25:10" and "13:00pm" do not
  std::string letters;  ///< as typed: "25:10"
  std::optional<DaySaid> day{};
  std::optional<std::chrono::minutes> offset{};  ///< "UTC", "+01:00"
  bool either_half = false;                      ///< "ten past seven", which is also twelve hours later
};

/// Parts of a time before the UTC offset.
enum class Before { clock, day, iso_day };

std::optional<Clock> read_clock(Reader&, Before);
/// "noon", "midnight".
std::optional<Clock> read_named_hour(Reader&);
/// "ten past seven", "half past midnight", "7 o'clock".
struct WordedClock {
  Clock clock;
  bool is_clear = true;  ///< no sentence begins like this; "five to seven" may be a number of servers
};
std::optional<WordedClock> read_worded_clock(Reader&);
/// "1402".
std::optional<Clock> read_four_digits(Reader&);

}  // namespace pm::spoken::said
