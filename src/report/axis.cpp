// Ticks of the time axis: round times within the stretches that are to scale.
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "report/canvas.hpp"

namespace pm::report {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr std::chrono::hours day{24};
constexpr std::array<std::chrono::minutes, 23> steps = {
    1min,     2min,      5min,      10min,     15min,      30min,      1h,         2h,
    3h,       6h,        12h,       day,       day * 2,    day * 7,    day * 14,   day * 28,
    day * 91, day * 182, day * 365, day * 730, day * 1825, day * 3650, day * 36500};
constexpr std::size_t most_ticks = 64;  ///< in a run

/// A run of neighbouring stretches without a break.
struct Run {
  time::Micros from, to;
  double left, right;
};

std::vector<Run> runs_of(const TimeScale& scale) {
  std::vector<Run> runs;
  bool is_open = false;
  for (const auto& stretch : scale.stretches()) {
    if (stretch.is_break) {
      is_open = false;
    } else if (is_open) {
      runs.back().to = stretch.to;
      runs.back().right = stretch.right;
    } else {
      runs.push_back({stretch.from, stretch.to, stretch.left, stretch.right});
      is_open = true;
    }
  }
  return runs;
}

std::chrono::minutes step_for(const Run& run, double apart) {
  const double per_microsecond = (run.right - run.left) / static_cast<double>((run.to - run.from).count());
  const auto found = std::find_if(steps.begin(), steps.end(), [&](std::chrono::minutes step) {
    return static_cast<double>(microseconds(step).count()) * per_microsecond >= apart;
  });
  return found == steps.end() ? steps.back() : *found;
}

/// Round times of the zone's wall clock within a run.
std::vector<time::Micros> round_times(const Run& run, std::chrono::minutes step, const ReportClock& clock) {
  std::vector<time::Micros> all;
  const auto offset = clock.offset(run.from);
  const auto wall = std::chrono::ceil<std::chrono::minutes>(run.from + offset).time_since_epoch();
  auto count = wall / step;
  if (count * step < wall) ++count;
  for (auto at = count * step; all.size() < most_ticks; at += step) {
    auto moment = time::Micros(at) - offset;
    if (step >= day) moment -= clock.offset(moment) - offset;  // midnight also after a clock change
    if (moment > run.to) break;
    if (moment >= run.from) all.push_back(moment);
  }
  return all;
}

class Ticks {
 public:
  Ticks(Canvas& canvas, const ReportClock& clock, double y, double size)
      : canvas_(canvas), clock_(clock), y_(y), size_(size) {}

  void draw_break(const TimeScale::Stretch& stretch) {
    PictureText text{.plain = time::duration_text(stretch.to - stretch.from), .size = size_, .style = "gap-length"};
    const double x = (stretch.left + stretch.right - text.width()) / 2;
    if (canvas_.is_free(Canvas::box_of(text, x, label_y()))) canvas_.text(text, x, label_y());
  }

  /// Draws the mark, and the time if there is room. The first time of each day carries the day below it.
  void draw(time::Micros at, double x, bool in_days) {
    const auto of_day = clock_.day(at);
    PictureText text{.plain = in_days ? time::day_text(of_day) : clock_.clock(at), .size = size_, .style = "tick"};
    const double left = std::clamp(x - text.width() / 2, 0.0, std::max(canvas_.width() - text.width(), 0.0));
    if (!canvas_.is_free(Canvas::box_of(text, left, label_y()), 4)) return;
    canvas_.line("axis", x, y_, x, y_ + 5);
    canvas_.text(text, left, label_y());
    labelled_.push_back({at, left, in_days});
  }

  void draw_days() {
    std::sort(labelled_.begin(), labelled_.end(), [](const Labelled& a, const Labelled& b) { return a.at < b.at; });
    std::optional<time::Day> last;
    for (const auto& tick : labelled_) {
      const auto of_day = clock_.day(tick.at);
      const bool new_year = !last || last->text.substr(0, 4) != of_day.text.substr(0, 4);
      if (last == of_day || (tick.in_days && !new_year)) continue;
      PictureText text{.bold = tick.in_days ? of_day.text.substr(0, 4)
                               : new_year   ? date(of_day)
                                            : time::day_text(of_day),
                       .size = size_,
                       .style = "tick"};
      const double left = std::clamp(tick.left, 0.0, std::max(canvas_.width() - text.width(), 0.0));
      if (!canvas_.is_free(Canvas::box_of(text, left, label_y() + size_ * 1.25), 4)) continue;
      canvas_.text(text, left, label_y() + size_ * 1.25);
      last = of_day;
    }
  }

 private:
  struct Labelled {
    time::Micros at;
    double left;
    bool in_days;
  };
  [[nodiscard]] double label_y() const { return y_ + 6 + size_; }

  Canvas& canvas_;
  const ReportClock& clock_;
  double y_, size_;
  std::vector<Labelled> labelled_;
};

}  // namespace

void draw_ticks(Canvas& canvas, const TimeScale& scale, const ReportClock& clock,
                const std::set<time::Micros>& whole_days, double y, bool is_narrow) {
  Ticks ticks(canvas, clock, y, is_narrow ? 10 : 11);
  const double apart = is_narrow ? 52 : 64;
  for (const auto& stretch : scale.stretches())
    if (stretch.is_break) ticks.draw_break(stretch);
  const auto runs = runs_of(scale);
  for (const auto& run : runs) {
    const bool in_days = step_for(run, apart) >= day;
    if (in_days) continue;  // the ends are no midnights
    ticks.draw(run.from, run.left, whole_days.contains(run.from));
    ticks.draw(run.to, run.right, whole_days.contains(run.to));
  }
  for (const auto& run : runs) {
    const auto step = step_for(run, apart);
    for (const auto at : round_times(run, step, clock)) ticks.draw(at, scale.x(at), step >= day);
  }
  ticks.draw_days();
}

}  // namespace pm::report
