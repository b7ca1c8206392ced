// How a report shows moments and days: in the incident's own zone, with the offset only where clocks were changed.
#pragma once

#include <string>

#include <pm/record.hpp>

namespace pm::report {

class Clock {
 public:
  /// Looks at every moment the report will show, to tell whether clocks were changed between them.
  explicit Clock(const record::Record&);

  /// "Europe/Berlin"; "UTC" where the record has no zone.
  [[nodiscard]] const std::string& zone_name() const { return zone_.name(); }
  [[nodiscard]] time::Day day(time::Micros at) const { return zone_.day(at); }
  /// "14:02"; "02:30 +02:00" when clocks were changed meanwhile.
  [[nodiscard]] std::string clock(time::Micros at) const;
  /// "20 Nov 2026, 14:02"
  [[nodiscard]] std::string date_and_clock(time::Micros at) const;
  /// For a picture's axis: what the wall clock showed at `from`, and how far it was from there; runs on evenly over a
  /// change of the clocks.
  [[nodiscard]] std::string even_clock(time::Micros at, time::Micros from) const;

 private:
  time::Zone zone_;
  bool with_offset_ = false;
};

/// "20 Nov 2026", and "Friday, 20 Nov 2026".
[[nodiscard]] std::string date(const time::Day&);
/// "20 Nov" in the year of the record's id, which stands on top of the report; else with the year.
[[nodiscard]] std::string date_near(const time::Day&, const record::Record&);
[[nodiscard]] std::string weekday_and_date(const time::Day&);

}  // namespace pm::report
