// Text widths without a font: advance widths of Helvetica (Adobe Core 14 AFM), in thousandths of the font size.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "report/picture.hpp"

namespace pm::report {
namespace {

/// From U+0020 to U+007E.
constexpr std::array<int, 95> ascii_widths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr int other_width = 611, full_width = 1000, ellipsis_width = 1000, dash_width = 556, quote_width = 222;

constexpr double regular_allowance = 1.02, bold_allowance = 1.07;
constexpr std::string_view ellipsis = "…";

int thousandths(std::string_view cluster) {
  if (cluster.size() == 1 && cluster.front() >= ' ' && cluster.front() <= '~')
    return ascii_widths.at(static_cast<std::size_t>(cluster.front() - ' '));
  if (cluster == ellipsis) return ellipsis_width;
  if (cluster == "–") return dash_width;
  if (cluster == "’" || cluster == "‘") return quote_width;
  const auto columns = text::display_width(cluster);
  if (columns == 0) return 0;
  return columns == 1 ? other_width : full_width;
}

double allowance(double size, Weight weight) {
  return size / 1000.0 * (weight == Weight::bold ? bold_allowance : regular_allowance);
}

/// The first grapheme cluster. A cluster of several code points begins with the one that is wide.
std::size_t cluster_length(std::string_view rest) {
  auto length = text::code_point_length(rest);
  while (length < rest.size()) {
    const auto next = rest.substr(length, text::code_point_length(rest.substr(length)));
    if (next.size() == 1 || text::display_width(next) != 0) break;
    length += next.size();
  }
  return length;
}

}  // namespace

double text_width(std::string_view utf8, double size, Weight weight) {
  int sum = 0;
  while (!utf8.empty()) {
    const auto length = cluster_length(utf8);
    sum += thousandths(utf8.substr(0, length));
    utf8.remove_prefix(length);
  }
  return sum * allowance(size, weight);
}

std::string cut_to_units(std::string_view utf8, double width, double size, Weight weight) {
  const auto per_thousandth = allowance(size, weight);
  const auto limit = static_cast<int>(std::floor(width / per_thousandth));
  int sum = 0;
  std::size_t kept = 0;  // bytes that leave room for the ellipsis
  for (std::size_t at = 0; at < utf8.size();) {
    const auto length = cluster_length(utf8.substr(at));
    sum += thousandths(utf8.substr(at, length));
    if (sum > limit) {
      if (kept == 0) return {};
      return std::string(text::trim(utf8.substr(0, kept))) + std::string(ellipsis);
    }
    at += length;
    if (sum + ellipsis_width <= limit) kept = at;
  }
  return std::string(utf8);
}

std::string units(double value) {
  auto text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

}  // namespace pm::report
