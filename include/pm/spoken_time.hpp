// Times as people say them: `14:02`, `2:02pm`, `20 Nov 14:02`, `yesterday 23:50`, `+25m`, `-10m`, `~14:00`,
// `?`, `now`, RFC 3339, `T3`, `unknown`, `not yet`, `n/a`. And days: `thu`, `fri`, `in two weeks`, `2026-12-01`,
// `+14d`.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <pm/time.hpp>

namespace pm::spoken {

/// What a time is told against.
struct Context {
  time::Zone zone = time::Zone::utc();
  time::Micros now{};
  /// The moment before it in the story: `+5m` counts from it, and a bare clock time is taken for the one nearest
  /// to it (across midnight).
  std::optional<time::Micros> previous;
  /// The day a bare clock time belongs to when there is no `previous`.
  std::optional<time::Day> day;
  /// The moment of a timeline line, by its id ("T3"), and whether it is approximate.
  struct Event {
    time::Micros at;
    bool approx = false;
  };
  std::function<std::optional<Event>(std::string_view id)> event;
};

struct At {
  time::Micros at;
  bool approx = false;
  std::string event;
};                        ///< `event`: the T3 it was told by
struct Unknown {};        ///< `?`, `unknown`, `no idea`
struct NotYet {};         ///< `not yet`
struct NotApplicable {};  ///< `n/a`, `does not apply`
/// The hour that happens twice: ask which. `first` and `second` are one hour apart, in order.
struct Which {
  time::Micros first, second;
  bool approx = false;
};
/// Not a time, or one that does not exist: a line that says what was understood and what would do.
struct NotUnderstood {
  std::string why;
};
using Told = std::variant<At, Unknown, NotYet, NotApplicable, Which, NotUnderstood>;

/// The whole text is a time.
[[nodiscard]] Told time(std::string_view words, const Context&);

/// A line of the timeline: a time, then what happened. `told` is NotUnderstood with an empty `why` if the line does
/// not begin with anything like a time (then `text` is the whole line).
struct Line {
  Told told;
  std::string text;
};
[[nodiscard]] Line line(std::string_view words, const Context&);

/// A day from now on: "thu" is the next Thursday after `today`; "due" dates and `/soak`.
[[nodiscard]] Result<time::Day> day(std::string_view words, const time::Day& today);

/// "2h", "4 h", "90 min", "half a day" (4 h), "1.5h", "2 days" (16 h): hours of work. Plain "3" is 3 hours.
[[nodiscard]] std::optional<double> hours(std::string_view words);

}  // namespace pm::spoken
