// A parsed time expression, not yet resolved to an instant.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "time/calendar.hpp"
#include "time/clock.hpp"
#include "time/reader.hpp"

namespace pm::spoken::said {

struct Shift {
  enum class From { previous, now };
  std::chrono::microseconds by{};
  From from = From::previous;
};
struct Event {
  std::string id;  ///< "T3"
  std::chrono::microseconds shift{};
};
struct Now {};
struct DayAlone {
  DaySaid day;
};
struct NumberAlone {
  std::string digits;
};
enum class Word { unknown, not_yet, not_applicable };

/// Where in a line of the timeline it counts as a time.
enum class Stands {
  anywhere,      ///< "14:05 first page"
  before_colon,  ///< "now: …"; without the colon it may be the first word of a sentence
  alone,         ///< never at the start of a line: "20 people called", "2 hours later we …"
};

struct Said {
  std::variant<Clock, Shift, Event, Now, DayAlone, NumberAlone, Word> what;
  bool approx = false;
  Stands stands = Stands::anywhere;
};

/// The longest time at the reader's place.
std::optional<Said> read(Reader&);

}  // namespace pm::spoken::said
