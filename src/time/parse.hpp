// A time as it was written, before it is known which moment that means.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <pm/time.hpp>

#include "time/parse_clock.hpp"
#include "time/parse_date.hpp"
#include "time/text_reader.hpp"

namespace pm::spoken {

struct Shift {
  enum class From { previous, now };
  std::chrono::microseconds by{};
  From from = From::previous;
};
struct EventRef {
  std::string id;  ///< "T3"
  std::chrono::microseconds shift{};
};
struct Now {};
/// Seconds since 1970.
struct Epoch {
  time::Micros at;
};
struct DayAlone {
  DayExpression day;
};
struct NumberAlone {
  std::string digits;
};
enum class NoTime { unknown, not_yet, not_applicable };

/// Where in a line of the timeline it counts as a time.
enum class Position {
  anywhere,          ///< "14:05 first page"
  before_number,     ///< "14.05 first page", but not "14.05 seconds": see parse_line.cpp
  before_separator,  ///< "now: …"; without the colon it may be the first word of a sentence
  alone,             ///< never at the start of a line: "20 people called", "2 hours later we …"
};

struct TimeExpression {
  std::variant<Clock, Shift, EventRef, Now, Epoch, DayAlone, MonthExpression, NumberAlone, NoTime> what;
  bool approx = false;
  Position position = Position::anywhere;
  std::optional<Clock> end = {};  ///< of a span: "14:05-14:20"
};

/// The longest time at the reader's place.
std::optional<TimeExpression> parse_time(TextReader&);

/// The moment that an expression means.
ParsedTime resolve(const TimeExpression&, const ParseContext&);

}  // namespace pm::spoken
