// Collects the elements of a picture and the boxes of its texts.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/picture.hpp"

namespace pm::report {

/// A text of one line in parts: "23:27" bold, "T7" muted, words.
struct PictureText {
  std::string bold = {}, muted = {}, plain = {};
  double size = 12;
  std::string_view style = "";  ///< a class of the style sheet: "gap-length"
  [[nodiscard]] double width() const;
  /// Truncates the plain part so that the text takes at most `units`.
  void fit(double units);
};

class Canvas {
 public:
  explicit Canvas(double width) : width_(width) {}

  void line(std::string_view style, double x1, double y1, double x2, double y2);
  void rect(std::string_view style, double x, double y, double width, double height);
  void path(std::string_view style, const std::string& d);
  /// Draws a text with its baseline at `y`.
  void text(const PictureText&, double x, double y, std::vector<std::string> events = {});

  /// The box that a text would take.
  [[nodiscard]] static PlacedBox box_of(const PictureText&, double x, double y);
  /// Whether a box lies within the picture's width and is at least `margin` units from all texts.
  [[nodiscard]] bool is_free(const PlacedBox&, double margin = 0) const;

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] const std::string& body() const { return body_; }
  [[nodiscard]] const std::vector<PlacedBox>& boxes() const { return boxes_; }

 private:
  double width_;
  std::string body_;
  std::vector<PlacedBox> boxes_;
};

// ---- Labels of events

struct EventLabel {
  double x = 0;  ///< of its pole
  double width = 0;
  std::vector<std::string> events = {};
  PictureText text = {};
  std::size_t lane = 0;  ///< 0 is next to the bar
};

/// Puts each label in the lowest lane above those of all later labels whose poles it would cross, so that no label
/// crosses a pole or another label. Returns the number of lanes. Precondition: sorted by `x`. O(n²).
std::size_t assign_lanes(std::vector<EventLabel>&);

/// Joins neighbours into one label in one lane where their texts would overlap: "T12 +5".
[[nodiscard]] std::vector<EventLabel> joined_badges(const std::vector<EventLabel>&);

// ---- The axis

/// Draws tick marks and their times, the days, and the lengths of breaks, below `y`. What would touch another text is
/// left out. `whole_days`: points of which only the day is known; they get no clock time.
void draw_ticks(Canvas&, const TimeScale&, const ReportClock&, const std::set<time::Micros>& whole_days, double y,
                bool is_narrow);

inline constexpr double ticks_height = 36;

}  // namespace pm::report
