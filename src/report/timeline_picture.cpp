// The picture of a timeline, from top to bottom: labels of events on poles, the bar of stages, ticks, the durations
// between milestones, and what has no clock time.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <pm/html.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "report/canvas.hpp"

namespace pm::report {
namespace {

using record::Event;
using record::Milestone;
using record::Record;

constexpr double lane_height = 20, bar_height = 26, row_height = 18, top_margin = 4;
constexpr std::size_t most_worded = 14, most_badge_lanes = 6, most_worded_rows = 8;

/// Sizes that depend on the width.
struct Layout {
  double width, break_width, label_size, badge_size, row_size;
  bool is_narrow;
};
constexpr Layout wide_layout = {928, 74, 12, 11, 12, false};
constexpr Layout narrow_layout = {350, 68, 11, 11, 11, true};

/// One line without runs of spaces, which SVG would join.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : escape::for_terminal_line(text))
    if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
  return std::string(text::trim(line));
}

std::vector<const Event*> merge_order(const Record& r) {
  std::vector<const Event*> all;
  for (const auto& event : each(r.timeline)) all.push_back(&event);
  std::stable_sort(all.begin(), all.end(), [](const Event* a, const Event* b) { return a->at.at < b->at.at; });
  return all;
}

class TimelineDrawing {
 public:
  TimelineDrawing(const Record& r, const Layout& layout, std::vector<const Event*> events)
      : r_(r),
        layout_(layout),
        clock_(r),
        events_(std::move(events)),
        canvas_(layout.width),
        scale_(points(), {1, layout.width - right_margin(), layout.break_width}) {}

  /// Returns the element and its boxes.
  Picture draw(std::string_view name) {
    const auto lanes = place_labels();
    const double bar = top_margin + static_cast<double>(lanes) * lane_height + 6;
    draw_labels(bar);
    draw_bar(bar);
    std::set<time::Micros> whole_days;
    for (const auto milestone : record::milestones)
      if (is_day_only(milestone)) whole_days.insert(r_.times.of(milestone)->at);
    draw_ticks(canvas_, scale_, clock_, whole_days, bar + bar_height, layout_.is_narrow);
    double y = bar + bar_height + ticks_height;
    draw_durations(y);
    draw_without_clock(y);
    const bool has_breaks =
        std::any_of(scale_.stretches().begin(), scale_.stretches().end(), [](const auto& one) { return one.is_break; });
    return {.svg = element(name, y + 4),
            .width = layout_.width,
            .height = y + 4,
            .boxes = canvas_.boxes(),
            .has_breaks = has_breaks};
  }

 private:
  [[nodiscard]] bool is_day_only(Milestone m) const { return r_.times.of(m) && contains(r_.times.day_only, m); }

  [[nodiscard]] bool is_milestone(const Event& event) const {
    return std::any_of(record::milestones.begin(), record::milestones.end(), [&](Milestone m) {
      const auto& at = r_.times.of(m);
      return at && at->at == event.at.at && !is_day_only(m);
    });
  }

  /// Every moment on the axis.
  [[nodiscard]] std::vector<time::Micros> points() const {
    std::vector<time::Micros> all;
    for (const auto& at : r_.times.at)
      if (at) all.push_back(at->at);
    for (const auto* event : events_) {
      if (!record::has_clock(*event)) continue;
      all.push_back(event->at.at);
      if (event->until) all.push_back(event->until->at);
    }
    return all;
  }

  // ---- Events

  [[nodiscard]] std::string clock_of(const Event& event) const {
    return (event.approx.value_or(false) ? "~" : "") + clock_.clock(event.at.at);
  }

  [[nodiscard]] PictureText head_of(const Event& event) const {
    return {.bold = clock_of(event),
            .muted = cut_to_units(event.id, 70, layout_.label_size, Weight::regular),
            .size = layout_.label_size};
  }

  [[nodiscard]] PictureText worded(const Event& event) const {
    auto text = head_of(event);
    text.plain = one_line(event.text);
    return text;
  }

  /// Events of the list that are named in words: all if there are few; otherwise those of milestones, then those that
  /// the record highlights.
  [[nodiscard]] std::set<const Event*> named(const std::vector<const Event*>& on_axis) const {
    if (layout_.is_narrow) return {};
    if (on_axis.size() <= most_worded) return {on_axis.begin(), on_axis.end()};
    std::set<const Event*> some;
    for (const auto* event : on_axis)
      if (some.size() < most_worded && is_milestone(*event)) some.insert(event);
    for (const auto* event : on_axis)
      if (some.size() < most_worded && event->highlight.value_or(false)) some.insert(event);
    return some;
  }

  /// Room for the label of the last event.
  [[nodiscard]] double right_margin() const {
    constexpr double least = 90, most = 250;
    if (layout_.is_narrow) return least;
    double margin = least;
    for (const auto* event : events_)
      if (record::has_clock(*event)) margin = std::max(margin, head_of(*event).width() + 30);
    if (const auto* last = last_on_axis()) margin = std::max(margin, worded(*last).width() + 8);
    return std::min(margin, most);
  }

  [[nodiscard]] const Event* last_on_axis() const {
    const auto last =
        std::find_if(events_.rbegin(), events_.rend(), [](const Event* e) { return record::has_clock(*e); });
    return last == events_.rend() ? nullptr : *last;
  }

  /// Returns the number of lanes.
  std::size_t place_labels() {
    std::vector<const Event*> on_axis;
    std::copy_if(events_.begin(), events_.end(), std::back_inserter(on_axis),
                 [](const Event* e) { return record::has_clock(*e); });
    const auto in_words = named(on_axis);
    for (const auto* event : on_axis) {
      EventLabel label{.x = scale_.x(event->at.at), .events = {event->id}};
      if (in_words.contains(event)) {
        label.text = worded(*event);
        label.text.fit(layout_.width - label.x - label_gap - 1);
        label.width = label_gap + label.text.width();
        labels_.push_back(std::move(label));
      } else {
        label.text = {.muted = cut_to_units(event->id, 50, layout_.badge_size, Weight::regular),
                      .size = layout_.badge_size};
        label.width = label_gap + label.text.width();
        badges_.push_back(std::move(label));
      }
    }
    badge_lanes_ = assign_lanes(badges_);
    if (badge_lanes_ > most_badge_lanes) {
      badge_poles_.clear();
      for (const auto& badge : badges_) badge_poles_.push_back(badge.x);
      badges_ = joined_badges(badges_);
      badge_lanes_ = 1;
    }
    return badge_lanes_ + assign_lanes(labels_);
  }

  void draw_labels(double bar) {
    const auto baseline = [&](std::size_t lane) { return bar - 10 - static_cast<double>(lane) * lane_height; };
    for (const auto& label : labels_)
      canvas_.line("pole", label.x, baseline(label.lane + badge_lanes_) - 10, label.x, bar);
    for (const auto x : badge_poles_) canvas_.line("pole", x, bar - 5, x, bar);
    for (const auto& badge : badges_) {
      const auto y = baseline(badge.lane);
      canvas_.line("pole", badge.x, y - 10, badge.x, bar);
    }
    for (const auto& badge : badges_) {
      const auto y = baseline(badge.lane);
      canvas_.rect("badge", badge.x + 1, y - 11, badge.width + 1, 15);
      canvas_.text(badge.text, badge.x + label_gap, y, badge.events);
    }
    for (const auto& label : labels_)
      canvas_.text(label.text, label.x + label_gap, baseline(label.lane + badge_lanes_), label.events);
    for (const auto* event : events_)
      if (record::has_clock(*event) && event->until && event->until->at > event->at.at)
        canvas_.line("lasting", scale_.x(event->at.at), bar - 2, scale_.x(event->until->at), bar - 2);
  }

  // ---- The bar

  void draw_bar(double y) {
    const auto all = stages(r_);
    const double from = scale_.stretches().front().left;
    double x = from;
    const auto piece = [&](std::string_view style, double to) {
      if (to > x) canvas_.rect(style, x, y, to - x, bar_height);
      x = std::max(x, to);
    };
    if (all.empty()) {
      piece("before", layout_.width);
    } else {
      piece("before", scale_.x(all.front().from));
      for (const auto& stage : all) piece(class_of(stage.kind), scale_.x(stage.to));
      piece(r_.times.of(Milestone::resolved) ? "normal" : "before", layout_.width);
    }
    for (const auto& stage : all) name_stage(stage.kind, stage.from, stage.to, y);
    if (!all.empty() && r_.times.of(Milestone::resolved))
      name_piece("Normal", "normal", scale_.x(all.back().to), layout_.width, y);
    for (const auto& stretch : scale_.stretches())
      if (stretch.is_break) draw_break((stretch.left + stretch.right) / 2, y);
  }

  /// Writes the first word of the stage in its widest piece between breaks.
  void name_stage(Stage::Kind kind, time::Micros from, time::Micros to, double y) {
    double left = scale_.x(from), widest_left = left, widest_right = left;
    const auto consider = [&](double right) {
      if (right - left > widest_right - widest_left) widest_left = left, widest_right = right;
    };
    for (const auto& stretch : scale_.stretches()) {
      if (!stretch.is_break || stretch.to <= from || stretch.from >= to) continue;
      const double middle = (stretch.left + stretch.right) / 2;
      consider(std::min(middle - break_half, scale_.x(to)));
      left = middle + break_half;
    }
    consider(scale_.x(to));
    std::string word(class_of(kind));
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    name_piece(word, class_of(kind), widest_left, widest_right, y);
  }

  void name_piece(const std::string& word, std::string_view stage, double left, double right, double y) {
    PictureText text{.bold = word, .size = 12, .style = ""};
    const std::string style = "name on-" + std::string(stage);
    text.style = style;
    if (text.width() + 12 <= right - left) canvas_.text(text, left + 6, y + 17);
  }

  void draw_break(double x, double y) {
    canvas_.path("break",
                 fmt::format("M{} {}l6 {}l-6 {}h8l6 {}l-6 {}z", units(x - 7), units(y - 1), units(bar_height / 2 + 1),
                             units(bar_height / 2 + 1), units(-bar_height / 2 - 1), units(-bar_height / 2 - 1)));
  }

  // ---- Durations

  void draw_durations(double& y) {
    const auto& times = r_.times;
    const auto recovery = times.of(Milestone::mitigated) ? Milestone::mitigated : Milestone::resolved;
    const auto row = [&](std::string_view label, Milestone from, Milestone to) {
      const auto &begin = times.of(from), &end = times.of(to);
      if (!begin || !end || end->at <= begin->at) return;
      const PictureText text{.bold = fmt::format("{} {}", label, wording::span(times, end->at - begin->at, from, to)),
                             .size = layout_.row_size};
      draw_duration(text, scale_.x(begin->at), scale_.x(end->at), y);
    };
    row(wording::unseen, Milestone::started, Milestone::detected);
    if (!is_near_miss(r_))
      row(recovery == Milestone::mitigated ? wording::to_well : wording::to_resolve, Milestone::detected, recovery);
    row(is_near_miss(r_) ? wording::in_danger : wording::felt, Milestone::started, recovery);
  }

  /// A line with ends, and its text right of it, else left of it, else below.
  void draw_duration(const PictureText& text, double left, double right, double& y) {
    const double middle = y + row_height / 2;
    canvas_.line("span", left, middle, right, middle);
    canvas_.line("span", left, middle - 4, left, middle + 4);
    canvas_.line("span", right, middle - 4, right, middle + 4);
    constexpr double gap = 6;
    if (right + gap + text.width() <= layout_.width) {
      canvas_.text(text, right + gap, middle + 4);
    } else if (left - gap - text.width() >= 0) {
      canvas_.text(text, left - gap - text.width(), middle + 4);
    } else {
      y += row_height;
      canvas_.text(text, std::clamp(left, 0.0, std::max(layout_.width - text.width(), 0.0)), middle + 4 + row_height);
    }
    y += row_height;
  }

  // ---- Without a clock time

  [[nodiscard]] std::string day_of(const Event& event) const {
    const auto shown = event.precision == record::Precision::unknown ? "" : clock_.event_time(event);
    return shown.empty() ? "Time unknown" : shown;
  }

  void draw_without_clock(double& y) {
    std::vector<const Event*> without;
    std::copy_if(events_.begin(), events_.end(), std::back_inserter(without),
                 [](const Event* e) { return !record::has_clock(*e); });
    std::vector<Milestone> day_only;
    std::copy_if(record::milestones.begin(), record::milestones.end(), std::back_inserter(day_only),
                 [&](Milestone m) { return is_day_only(m); });
    if (without.empty() && day_only.empty()) return;
    y += row_height / 2;
    add_row({.muted = "Without a clock time:", .size = layout_.row_size}, y);
    for (const auto m : day_only)
      add_row({.bold = date(clock_.day(r_.times.of(m)->at)),
               .plain = std::string(wording::milestone(m, is_near_miss(r_))),
               .size = layout_.row_size},
              y);
    if (!layout_.is_narrow && without.size() <= most_worded_rows) {
      for (const auto* event : without) {
        auto text = worded(*event);
        text.bold = day_of(*event);
        add_row(text, y, {event->id});
      }
      return;
    }
    for (auto from = without.begin(); from != without.end();) {
      const auto day = day_of(**from);
      const auto to = std::find_if(from, without.end(), [&](const Event* e) { return day_of(*e) != day; });
      add_ids(day, {from, to}, y);
      from = to;
    }
  }

  void add_row(PictureText text, double& y, std::vector<std::string> events = {}) {
    text.fit(layout_.width - 1);
    canvas_.text(text, 0, y + 13, std::move(events));
    y += row_height;
  }

  /// "20 Nov 2026 T4 T5 T6", in as many rows as that takes.
  void add_ids(const std::string& day, const std::vector<const Event*>& events, double& y) {
    PictureText row{.bold = day, .size = layout_.row_size};
    std::vector<std::string> ids;
    for (const auto* event : events) {
      auto longer = row;
      longer.plain += (row.plain.empty() ? "" : " ") + cut_to_units(event->id, 50, row.size, Weight::regular);
      if (longer.width() > layout_.width - 1 && !ids.empty()) {
        add_row(row, y, ids);
        longer = {.plain = cut_to_units(event->id, 50, row.size, Weight::regular), .size = row.size};
        ids.clear();
      }
      row = longer;
      ids.push_back(event->id);
    }
    add_row(row, y, ids);
  }

  // ---- The element

  [[nodiscard]] std::string description() const {
    const auto& stretches = scale_.stretches();
    std::string said = fmt::format("{} events", events_.size());
    if (events_.size() == 1) said = "1 event";
    said += fmt::format(", from {} to {}. ", date(clock_.day(stretches.front().from)),
                        date(clock_.day(stretches.back().to)));
    for (const auto& stage : stages(r_)) said += fmt::format("{}: {}. ", stage.name, stage.lasting());
    return said + "The table of the timeline has the words.";
  }

  [[nodiscard]] std::string element(std::string_view name, double height) const {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline {0}\" role=\"img\" aria-labelledby=\"{0}-title "
        "{0}-desc\" "
        "viewBox=\"0 0 {1} {2}\" width=\"{1}\" height=\"{2}\"><title id=\"{0}-title\">Timeline of the incident</title>"
        "<desc id=\"{0}-desc\">{3}</desc>{4}</svg>",
        name, units(layout_.width), units(height), escape::for_html(description()), canvas_.body());
  }

  static constexpr double label_gap = 4;    ///< from a pole to its text
  static constexpr double break_half = 10;  ///< of the zigzag

  const Record& r_;
  const Layout& layout_;
  ReportClock clock_;
  std::vector<const Event*> events_;
  Canvas canvas_;
  TimeScale scale_;
  std::vector<EventLabel> labels_, badges_;
  std::vector<double> badge_poles_;  ///< of joined badges
  std::size_t badge_lanes_ = 0;
};

bool has_two_times(const Record& r) {
  std::set<time::Micros> moments;
  for (const auto& at : r.times.at)
    if (at) moments.insert(at->at);
  for (const auto& event : each(r.timeline))
    if (record::has_clock(event)) moments.insert(event.at.at);
  return moments.size() > 1;
}

}  // namespace

std::optional<Picture> timeline_picture(const Record& r, PictureWidth width, std::string_view name) {
  if (!has_two_times(r)) return std::nullopt;
  return TimelineDrawing(r, width == PictureWidth::wide ? wide_layout : narrow_layout, merge_order(r)).draw(name);
}

}  // namespace pm::report
