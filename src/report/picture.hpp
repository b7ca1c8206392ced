// Pictures of an incident as SVG: pure functions of a record, without fonts measured or anything random.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>
#include <pm/report_parts.hpp>

#include "report/view.hpp"

namespace pm::report {

// ---- Text

enum class Weight { regular, bold };

/// Width of a text in Arial, Helvetica or Liberation Sans, which share their metrics, in units of the picture. Other
/// fonts are fitted into it with `textLength`.
[[nodiscard]] double text_width(std::string_view utf8, double size, Weight);

/// Truncates at a grapheme cluster to at most `width` units; a truncated text ends with "…". Empty if nothing fits.
[[nodiscard]] std::string cut_to_units(std::string_view utf8, double width, double size, Weight);

/// "12", "12.5": at most one decimal.
[[nodiscard]] std::string units(double);

// ---- The scale

/// A time axis, piecewise linear. Long gaps between points are cut short to a break where the others would otherwise be
/// too close together.
class TimeScale {
 public:
  struct Axis {
    double left = 0, right = 0;  ///< of the first and the last point
    double break_width = 74;
  };
  /// Between two neighbouring points.
  struct Stretch {
    time::Micros from, to;
    double left, right;
    bool is_break;
  };

  /// Precondition: at least two different points. O(n log n) in the number of points.
  TimeScale(std::vector<time::Micros> points, Axis);

  /// The position of a time; the ends of the axis for earlier and later ones.
  [[nodiscard]] double x(time::Micros) const;
  [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }

 private:
  std::vector<Stretch> stretches_;
};

// ---- The picture

/// What users could feel and responders knew, from one milestone to the next.
struct Stage {
  enum class Kind { undetected, impact, early, detected, mitigated };
  Kind kind;
  std::string_view name;  ///< for a legend: "Detected, users affected"
  time::Micros from, to;
  bool is_approximate = false, is_in_days = false;
  [[nodiscard]] std::string lasting() const { return wording::span(to - from, is_approximate, is_in_days); }
};
/// In order; neighbours of the same kind are one stage. Empty if fewer than two milestones are known.
[[nodiscard]] std::vector<Stage> stages(const record::Record&);
/// The class of a stage in style sheets: "undetected".
[[nodiscard]] std::string_view class_of(Stage::Kind);

/// A text in the picture.
struct PlacedBox {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::vector<std::string> events = {};  ///< ids of the events it stands for; empty for an axis label
  [[nodiscard]] bool overlaps(const PlacedBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

struct Picture {
  std::string svg;  ///< an `<svg>` element
  double width = 0, height = 0;
  std::vector<PlacedBox> boxes;
  bool has_breaks = false;  ///< of the axis
};

enum class PictureWidth { wide, narrow };

/// The timeline: events as labels or badges above a bar of stages, ticks and durations below. Events without a clock
/// time stand in a list below, not on the axis. `name` makes the ids within the element unique in a page. Nullopt if
/// fewer than two different times are known.
[[nodiscard]] std::optional<Picture> timeline_picture(const record::Record&, PictureWidth, std::string_view name);

/// The stages as a bar, to scale, each at least 6 units wide. Empty if there are none.
[[nodiscard]] std::string stages_bar(const record::Record&);

}  // namespace pm::report
