// Clocks as they are said: "14:02", "2:02pm", "14:02:30 UTC", "noon".
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
  std::string letters;  ///< as it was said: "25:10"
  std::optional<DaySaid> day{};
  std::optional<std::chrono::minutes> offset{};  ///< "UTC", "+01:00"
};

/// How much of a moment was told before the clock's offset.
enum class Before { clock, day, iso_day };

std::optional<Clock> read_clock(Reader&, Before);
/// "noon", "midnight".
std::optional<Clock> read_named_hour(Reader&);
/// "1402".
std::optional<Clock> read_four_digits(Reader&);

}  // namespace pm::spoken::said
