// Instants, days and zones. Zone rules are those of the system's IANA database, through Howard Hinnant's
// date library; nothing here asks what time it is now.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

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
