#include <algorithm>
#include <numeric>
#include <utility>

#include "report/picture.hpp"

namespace pm::report {
namespace {

constexpr double close_together = 24;     ///< a median gap of fewer units asks for a break
constexpr double much_longer = 4;         ///< a gap to break is at least so many medians
constexpr double worth_a_break = 1.3;     ///< and takes more than so many break widths
constexpr double most_for_breaks = 0.55;  ///< of the axis

struct Gap {
  double length;  ///< in microseconds
  std::size_t index;
};

/// Which gaps are broken, by index. `gaps` is sorted by length.
std::vector<bool> breaks_in(const std::vector<Gap>& gaps, double width, double break_width) {
  std::vector<bool> broken(gaps.size(), false);
  double whole =
      std::accumulate(gaps.begin(), gaps.end(), 0.0, [](double sum, const Gap& g) { return sum + g.length; });
  for (std::size_t left = gaps.size(); left > 1; --left) {  // of the unbroken gaps, the longest is the last
    const auto breaks = static_cast<double>(gaps.size() - left);
    const double per_microsecond = (width - breaks * break_width) / whole;
    const double median = gaps[(left - 1) / 2].length, longest = gaps[left - 1].length;
    if (median * per_microsecond >= close_together || longest < much_longer * median ||
        longest * per_microsecond <= worth_a_break * break_width ||
        (breaks + 1) * break_width > most_for_breaks * width)
      break;
    broken[gaps[left - 1].index] = true;
    whole -= longest;
  }
  return broken;
}

}  // namespace

TimeScale::TimeScale(std::vector<time::Micros> points, Axis axis) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::vector<Gap> gaps;
  for (std::size_t i = 1; i < points.size(); ++i)
    gaps.push_back({static_cast<double>((points[i] - points[i - 1]).count()), i - 1});
  std::sort(gaps.begin(), gaps.end(),
            [](const Gap& a, const Gap& b) { return std::pair(a.length, a.index) < std::pair(b.length, b.index); });
  const auto broken = breaks_in(gaps, axis.right - axis.left, axis.break_width);

  double whole = 0, for_breaks = 0;
  for (const auto& gap : gaps)
    (broken[gap.index] ? for_breaks : whole) += broken[gap.index] ? axis.break_width : gap.length;
  const double per_microsecond = (axis.right - axis.left - for_breaks) / whole;
  double x = axis.left;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const auto length = static_cast<double>((points[i + 1] - points[i]).count());
    const double to = x + (broken[i] ? axis.break_width : length * per_microsecond);
    stretches_.push_back({points[i], points[i + 1], x, to, broken[i]});
    x = to;
  }
}

double TimeScale::x(time::Micros at) const {
  if (at <= stretches_.front().from) return stretches_.front().left;
  const auto found = std::lower_bound(stretches_.begin(), stretches_.end(), at,
                                      [](const Stretch& stretch, time::Micros when) { return stretch.to < when; });
  if (found == stretches_.end()) return stretches_.back().right;
  const auto part =
      static_cast<double>((at - found->from).count()) / static_cast<double>((found->to - found->from).count());
  return found->left + part * (found->right - found->left);
}

}  // namespace pm::report
