// Instants, days and zones. Zone rules are those of the system's IANA database, through Howard Hinnant's
// date library; nothing here asks what time it is now.
#pragma once

#include <chrono>
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <pm/error.hpp>

namespace pm::time {

using Micros = std::chrono::sys_time<std::chrono::microseconds>;  // years 0000 to 9999 fit
using LocalSeconds = std::chrono::local_seconds;

/// A moment, with the letters it was written in: what was read and not changed is written as it was.
struct Instant {
  Micros at{};
  std::string text;  ///< RFC 3339 as in the record, "2017-01-31T23:27:00+00:00"
  friend bool operator==(const Instant&, const Instant&) = default;
};

/// A calendar day, "2026-11-22". Ordered by its text, which is the calendar's order.
struct Day {
  std::string text;
  friend auto operator<=>(const Day&, const Day&) = default;
};

/// Strict: the schema's pattern, a calendar day that exists, no leap second. Digits finer than a microsecond stay in
/// the text alone.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view rfc3339);
[[nodiscard]] std::optional<Day> parse_day(std::string_view yyyy_mm_dd);

/// Days as numbers, and back. An invalid Day counts as 1970-01-01; years stay within 0000 to 9999.
[[nodiscard]] std::chrono::local_days days_of(const Day&);
[[nodiscard]] Day day_of(std::chrono::local_days);
[[nodiscard]] Day plus_days(const Day&, int days);
[[nodiscard]] int days_between(const Day& from, const Day& to);  ///< negative if `to` is earlier
[[nodiscard]] std::chrono::weekday weekday_of(const Day&);
[[nodiscard]] Day utc_day(Micros);

/// What a wall clock in a zone may mean: one moment, two (the hour that happens twice), or none.
struct AmbiguousLocalTime {
  Micros first, second;
  friend bool operator==(const AmbiguousLocalTime&, const AmbiguousLocalTime&) = default;
};
struct NonexistentLocalTime {
  Micros clock_change;
  std::string from, to;  ///< what the clocks did: "02:00", "03:00"; with the day where a whole day was left out
  friend bool operator==(const NonexistentLocalTime&, const NonexistentLocalTime&) = default;
};
using WallClock = std::variant<Micros, AmbiguousLocalTime, NonexistentLocalTime>;

/// A zone of the IANA database; a cheap value.
class Zone {
 public:
  [[nodiscard]] static Zone utc();
  /// Fails with a "did you mean" when there is no such zone, and names the package where the machine has no zones.
  /// "UTC" and "Etc/UTC" need no database; another name lists the database's names once (about 2 ms) and reads one
  /// file.
  [[nodiscard]] static Result<Zone> find(std::string_view name);
  /// Returns the time zone of the machine, or UTC if unknown. `TZ` is the environment variable, may be empty.
  [[nodiscard]] static Zone system(std::string_view TZ = {});

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] LocalSeconds local(Micros) const;
  [[nodiscard]] std::chrono::seconds offset(Micros) const;
  /// "CET", "CEST"; "+0545" where a zone has no letters for it.
  [[nodiscard]] std::string abbreviation(Micros) const;
  [[nodiscard]] WallClock at(LocalSeconds wall_clock) const;
  [[nodiscard]] Day day(Micros) const;
  /// RFC 3339 with this zone's offset, seconds always; a fraction only if there is one. Offsets that RFC 3339 cannot
  /// write (with seconds, from before standard time) give +00:00.
  [[nodiscard]] Instant instant(Micros) const;

  friend bool operator==(const Zone& a, const Zone& b) { return a.name_ == b.name_; }

 private:
  Zone(std::string name, const void* rules) : name_(std::move(name)), rules_(rules) {}
  std::string name_;
  const void* rules_;  // date::time_zone of the library's own table, which lives as long as the process; null: UTC
};

/// "14:02", with seconds only where there are any.
[[nodiscard]] std::string clock_text(const Zone&, Micros);
/// "20 Nov"; with the year, "20 Nov 2025", in another year than `near`.
[[nodiscard]] std::string day_text(const Day&, std::optional<Day> near = {});
/// "Mar 2026": the month of a day.
[[nodiscard]] std::string month_text(const Day&);
/// "20 Nov 14:02"; with the year, "20 Nov 2025 14:02", in another year than `near`.
[[nodiscard]] std::string day_clock_text(const Zone&, Micros, std::optional<Micros> near = {});
/// "2 h 41 min", "50 min", "3 days 4 h", "40 s": the two largest parts, rounded down. Never negative: the size alone.
[[nodiscard]] std::string duration_text(std::chrono::microseconds);
/// Whole minutes, rounded down.
[[nodiscard]] long minutes_between(Micros from, Micros to);

}  // namespace pm::time

namespace pm::spoken {

// Times as people type them: `14:02`, `2:02pm`, `ten past seven`, `20 Nov 14:02`, `yesterday 23:50`, `two days ago
// 07:10`, `+25m`, `-10m`, `~14:00`, `?`, `now`, RFC 3339, `T3`, `unknown`, `not yet`, `n/a`. And days: `thu`, `fri`,
// `in two weeks`, `2026-12-01`, `+14d`. Upper and lower case are the same.

/// Context for parsing a time.
struct ParseContext {
  time::Zone zone = time::Zone::utc();
  time::Micros now{};
  /// The time of the previous event: `+5m` counts from it, and clock times are resolved near it.
  std::optional<time::Micros> previous;
  /// Whether `previous` follows the zone's wall clock (`At::local`); what counts from it follows it, too.
  bool previous_is_local = false;
  /// Whether `previous` is a line of the same paste, which is usually in order.
  bool is_in_paste = false;
  /// The day that a bare clock time belongs to; with it, `previous` only matters for `+5m`.
  std::optional<time::Day> day;
  /// The moment of a timeline line, by its id ("T3"), and whether it is approximate.
  struct EventTime {
    time::Micros at;
    bool approx = false;
    bool local = false;
    bool has_time = true;  ///< false: `at` only gives its place in the order
  };
  std::function<std::optional<EventTime>(std::string_view id)> event;
  /// What ambiguous abbreviations mean here: "CST" is "UTC-6", as in `AmbiguousZone::Meaning::offset`.
  std::vector<std::pair<std::string, std::string>> zone_meanings;
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
  bool is_dayless = false;                 ///< typed without a date: its day comes from the context
  bool is_relative = false;                ///< "+5m", "T3+5m": counted from another time
  friend bool operator==(const ParsedMoment&, const ParsedMoment&) = default;
};
/// `?`, `unknown`, `no idea`
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
  bool is_dayless = false;
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
/// - with `day`: that day.
/// - else with `previous`: the day of `previous`, unless the next day or the day before brings it within 6 hours of
///   `previous`, on the wall's clock. So after 18:00, 09:50 is the same day; after 23:50, 00:10 is the next day; after
///   00:10, 23:50 is the day before. In a paste (`is_in_paste`): the next day if that brings it within 12 hours.
/// - else today.
/// Nothing that was chosen so lies ahead of `now` (by more than 15 minutes): then it is the day before. `day` is never
/// changed.
/// "Ten past seven" is of the half of the day that "yesterday evening" says; else of the one that has come already;
/// else of the nearer one to `previous`. With neither, it is the last one; on a given day the one from 7:00
/// on. A day without its year is the one nearest to `day` (or `previous`), else the last one before `now`. A weekday is
/// the last one, or the one nearest to `previous` where that is more than a week ago.
[[nodiscard]] ParsedTime parse_time(std::string_view words, const ParseContext&);

/// A line of the timeline: a time, then what happened. `time` is a `ParseError` with an empty `why` if the line does
/// not begin with anything like a time (then `text` is the whole line).
///
/// What may begin a sentence is text: "20 people called", "now we saw it", "2 hours later", "T3 instances", "1402
/// mails". A word (`now`, `unknown`, `T3`, `noon`) is a time only before a colon, a dash or a bar: "unknown: disk
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
