// What every rendering of figures shares: headings, cells as people read them, and the axes of pictures.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/figures.hpp>

namespace pm::figures {

/// "Figures of 29 November 2026", "96 records, 2026-01-02 to 2026-11-20", what is only counted, and the filter.
[[nodiscard]] std::vector<std::string> heading_lines(const Report&);
/// The filter as options and their values: {"since", "2026-01-01"}.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> filter_options(const Filter&);
/// "214 fixes, 3 unknown, 2 approximate"
[[nodiscard]] std::string count_line(const Figure&);

/// Whether there is nothing to show besides the counts.
[[nodiscard]] bool is_empty(const Figure&);

/// "median low" of "median_low_s".
[[nodiscard]] std::string header(std::string_view column);
/// A cell in words: durations of columns in seconds, shares as percent, "-" for null. Not escaped.
[[nodiscard]] std::string shown(std::string_view column, const Cell&);
/// A cell as data: "" for null, numbers as they are. Not escaped.
[[nodiscard]] std::string as_data(const Cell&);
[[nodiscard]] bool is_number(const Cell&);
/// Whether the column has numbers.
[[nodiscard]] bool is_number_column(const Values&, std::size_t column);

/// A log axis of durations.
class LogAxis {
 public:
  explicit LogAxis(const Picture& strip);
  /// From 0 to 1.
  [[nodiscard]] double make_sort_key(double seconds) const;
  struct Tick {
    std::string label;
    double place;
  };
  [[nodiscard]] const std::vector<Tick>& ticks() const { return ticks_; }

 private:
  double low_ = 0, high_ = 1;  ///< logarithms
  std::vector<Tick> ticks_;
};

/// The last day of the curves to draw: at least 1, at most a year.
[[nodiscard]] double last_day(const Picture& curve);
/// The value of a curve at that day; negative after its end.
[[nodiscard]] double value_at(const Series&, double day);

}  // namespace pm::figures
