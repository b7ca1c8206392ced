// Formats times and days of a report in the incident's zone, with the UTC offset only if clocks changed.
#pragma once

#include <string>

#include <pm/record.hpp>

namespace pm::report {

class ReportClock {
 public:
  /// Checks all times of the report for a change of the UTC offset.
  explicit ReportClock(const record::Record&);

  /// "Europe/Berlin"; "UTC" where the record has no zone.
  [[nodiscard]] const std::string& zone_name() const { return zone_.name(); }
  [[nodiscard]] time::Day day(time::Micros at) const { return zone_.day(at); }
  /// "14:02"; "02:30 +02:00" if clocks changed during the incident.
  [[nodiscard]] std::string clock(time::Micros at) const;
  /// "14:02", "about 14:02", "14:02–14:10"; "12 May 2021" or "May 2021" if only the day or month is known; "" if
  /// nothing is known.
  [[nodiscard]] std::string event_time(const record::Event&) const;
  /// "20 Nov 2026, 14:02"
  [[nodiscard]] std::string date_and_clock(time::Micros at) const;
  /// For the axis of a diagram: local time at `from` plus the elapsed time, without jumps at clock changes.
  [[nodiscard]] std::string even_clock(time::Micros at, time::Micros from) const;

 private:
  time::Zone zone_;
  bool with_offset_ = false;
};

/// "20 Nov 2026", and "Friday, 20 Nov 2026".
[[nodiscard]] std::string date(const time::Day&);
/// "20 Nov" in the year of the record's id; with the year otherwise.
[[nodiscard]] std::string date_near(const time::Day&, const record::Record&);
[[nodiscard]] std::string weekday_and_date(const time::Day&);

}  // namespace pm::report
