// Times as people say them: `14:02`, `2:02pm`, `ten past seven`, `20 Nov 14:02`, `yesterday 23:50`, `two days ago
// 07:10`, `+25m`, `-10m`, `~14:00`, `?`, `now`, RFC 3339, `T3`, `unknown`, `not yet`, `n/a`. And days: `thu`, `fri`,
// `in two weeks`, `2026-12-01`, `+14d`. Upper and lower case are the same.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <pm/time.hpp>

namespace pm::spoken {

/// Context for parsing a time.
struct ParseContext {
  time::Zone zone = time::Zone::utc();
  time::Micros now{};
  /// The time of the previous event: `+5m` counts from it, and clock times are resolved near it.
  std::optional<time::Micros> previous;
  /// Whether `previous` follows the zone's wall clock (`At::local`); what counts from it follows it, too.
  bool previous_is_local = false;
  /// The day a bare clock time belongs to when there is no `previous`.
  std::optional<time::Day> day;
  /// The moment of a timeline line, by its id ("T3"), and whether it is approximate.
  struct EventTime {
    time::Micros at;
    bool approx = false;
    bool local = false;
  };
  std::function<std::optional<EventTime>(std::string_view id)> event;
};

/// How exactly a time is known.
enum class Precision { clock, day, month };

struct ParsedMoment {
  time::Micros at;  ///< of a day or a month: its first moment in the zone
  bool approx = false;
  std::string event = {};  ///< the event id it was given as: "T3"
  bool local = false;      ///< read on the zone's wall clock: in another zone it is another moment
  Precision precision = Precision::clock;
  std::optional<time::Micros> until = {};  ///< the end of a span; never before `at`
  friend bool operator==(const ParsedMoment&, const ParsedMoment&) = default;
};
/// `?`, `add_unknown`, `no idea`
struct Unknown {
  friend bool operator==(const Unknown&, const Unknown&) = default;
};
/// `not yet`
struct NotYet {
  friend bool operator==(const NotYet&, const NotYet&) = default;
};
/// `n/a`, `does not apply`
struct NotApplicable {
  friend bool operator==(const NotApplicable&, const NotApplicable&) = default;
};
/// The hour that happens twice: ask which. `first` is before the clocks went back, `second` after.
struct AmbiguousTime {
  time::Micros first, second;
  bool approx = false;
  std::optional<time::Micros> until = {};
  friend bool operator==(const AmbiguousTime&, const AmbiguousTime&) = default;
};
/// Not a time, or one that does not exist: a line that says what was understood and what would do.
struct ParseError {
  std::string why;
  friend bool operator==(const ParseError&, const ParseError&) = default;
};
/// An abbreviation that several zones share (`CST`, `IST`), and that is not the one of the context's zone: ask which.
struct AmbiguousZone {
  struct Meaning {
    std::string offset;  ///< "UTC-6": written so behind the clock time, it is read
    std::string where;   ///< "North America"
    friend bool operator==(const Meaning&, const Meaning&) = default;
  };
  std::string name;  ///< "CST"
  std::vector<Meaning> meanings;
  friend bool operator==(const AmbiguousZone&, const AmbiguousZone&) = default;
};
using ParsedTime = std::variant<ParsedMoment, Unknown, NotYet, NotApplicable, AmbiguousTime, ParseError, AmbiguousZone>;

/// The whole text is a time. Which day a bare clock time means:
/// - with `previous`: facts come out of order, but a story moves forward. Of the three days around, the one that puts
///   it at most 6 hours before `previous`, or less than 18 after it, on the wall's clock. So after 23:50, 00:10 is the
///   next day; after 14:20, 14:05 is the same; after 00:10, 23:40 is the day before.
/// - without: `day`; without that, today.
/// Nothing that was chosen so lies ahead of `now` (by more than 15 minutes): then it is the day before.
/// "Ten past seven" is of the half of the day that "yesterday evening" says; else of the one that has come already;
/// else of the nearer one to `previous`. With neither, it is the last one; on a given day the one from 7:00
/// on. A day without its year is the one nearest to `previous` (or `day`), else the last one before `now`. A weekday is
/// the last one, or the one nearest to `previous` where that is more than a week ago.
[[nodiscard]] ParsedTime parse_time(std::string_view words, const ParseContext&);

/// A line of the timeline: a time, then what happened. `told` is NotUnderstood with an empty `why` if the line does
/// not begin with anything like a time (then `text` is the whole line).
///
/// What may begin a sentence is text: "20 people called", "now we saw it", "2 hours later", "T3 instances", "1402
/// mails". A word (`now`, `add_unknown`, `T3`, `noon`) is a time only before a colon, a dash or a bar: "unknown: disk
/// filled". "Ten past seven" is one anywhere, "five to seven", which can be servers, after "at" or before a colon.
/// Pasted lines may carry a bullet, brackets or table bars: "- [14:05] text", "| 14:05 | text |".
struct ParsedLine {
  ParsedTime time;
  std::string text;
};
[[nodiscard]] ParsedLine parse_line(std::string_view words, const ParseContext&);

/// A day from now on: "thu" is the next Thursday after `today`; "due" dates and `/soak`.
/// "next fri" is the Friday of the week after this one (weeks begin on Monday), "end of week" is Friday.
/// A day before `today` is refused with a sentence; who wants one all the same reads it by time::parse_day.
[[nodiscard]] Result<time::Day> parse_spoken_day(std::string_view words, const time::Day& today);

/// "2h", "4 h", "90 min", "half a day" (4 h), "1.5h", "2 days" (16 h): hours of work, more than 0 and at most 10,000.
/// Plain "3" is 3 hours. A day has 8 hours of work, a week 40.
[[nodiscard]] std::optional<double> parse_hours(std::string_view words);

}  // namespace pm::spoken
