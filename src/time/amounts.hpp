// "25m", "1h30m", "two weeks", "half an hour": parses durations as people type them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "time/text_reader.hpp"

namespace pm::spoken {

enum class Unit { second, minute, hour, day, week, month };

struct Amount {
  double count = 0;
  Unit unit = Unit::minute;
};

/// A number, written (up to six digits, "1.5" and "1,5") or said ("two", "an", "half a").
std::optional<double> read_count(TextReader&);

/// One or more amounts, "1h 30m", "1 h and 5 min"; the second may leave out its unit, "1h30".
std::optional<std::vector<Amount>> read_amounts(TextReader&);

}  // namespace pm::spoken
