#include "figures/presentation.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "figures/collector.hpp"

namespace pm::figures {

std::vector<std::string> heading_lines(const Report& report) {
  std::vector<std::string> lines{report.title + " of " + report.today.text};
  auto line = counted(report.records, "record", "records");
  if (report.first) line += fmt::format(", {} to {}", report.first->text, report.last->text);
  if (report.drafts > 0)
    line += fmt::format("; {} of them {}", report.drafts, report.drafts == 1 ? "is a draft" : "are drafts");
  lines.push_back(line);
  if (report.security > 0)
    lines.push_back(counted(report.security, "record", "records") +
                    " of the kind security only counted here; --security includes them");
  std::string filter;
  for (const auto& [name, value] : filter_options(report.filter)) filter += fmt::format(" --{} {}", name, value);
  if (!filter.empty()) lines.push_back("Filter:" + filter);
  return lines;
}

std::vector<std::pair<std::string, std::string>> filter_options(const Filter& filter) {
  std::vector<std::pair<std::string, std::string>> options;
  if (filter.since) options.emplace_back("since", filter.since->text);
  if (filter.until) options.emplace_back("until", filter.until->text);
  for (const auto& [name, value] : {std::pair("service", &filter.service), std::pair("kind", &filter.kind),
                                    std::pair("severity", &filter.severity), std::pair("tag", &filter.tag)})
    if (*value) options.emplace_back(name, **value);
  return options;
}

std::string count_line(const Figure& figure) {
  auto line = counted(figure.n, figure.of.substr(0, figure.of.size() - (figure.of == "fixes" ? 2 : 1)), figure.of);
  if (figure.unknown > 0) line += fmt::format(", {} unknown", figure.unknown);
  if (figure.approx > 0) line += fmt::format(", {} approximate", figure.approx);
  return line;
}

bool is_empty(const Figure& figure) {
  const auto has_no_rows = [](const Values& values) { return values.rows.empty(); };
  return (figure.n == 0 || figure.pictures.empty()) && std::ranges::all_of(figure.values, has_no_rows);
}

namespace {

bool is_seconds(std::string_view column) { return column.ends_with("_s") || column == "seconds"; }
bool is_percent(std::string_view column) { return column.ends_with("percent"); }

}  // namespace

std::string header(std::string_view column) {
  if (column.ends_with("_s")) column.remove_suffix(2);
  auto words = column == "seconds" ? std::string("length") : std::string(column);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string as_data(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{:.4f}", *real);
  return "";
}

bool is_number(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

bool is_number_column(const Values& values, std::size_t column) {
  return std::ranges::any_of(values.rows, [&](const auto& row) { return is_number(row[column]); });
}

std::string shown(std::string_view column, const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return "-";
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    if (is_seconds(column)) return duration(std::chrono::seconds(*whole));
    if (is_percent(column)) return fmt::format("{} %", *whole);
  }
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{:.0f} %", *real * 100);
  return as_data(cell);
}

LogAxis::LogAxis(const Picture& strip) {
  struct Mark {
    std::string_view label;
    double seconds;
  };
  static constexpr std::array<Mark, 13> marks = {{{"1 s", 1},
                                                  {"10 s", 10},
                                                  {"1 min", 60},
                                                  {"10 min", 600},
                                                  {"1 h", 3600},
                                                  {"10 h", 36000},
                                                  {"1 d", 86400},
                                                  {"10 d", 864000},
                                                  {"100 d", 8640000},
                                                  {"1 y", 31557600},
                                                  {"10 y", 315576000},
                                                  {"100 y", 3155760000},
                                                  {"1000 y", 31557600000}}};
  double low = marks.back().seconds, high = 1;
  for (const auto& series : strip.series)
    for (const auto& [seconds, unused] : series.points) {
      low = std::min(low, std::max(seconds, 1.0));
      high = std::max(high, seconds);
    }
  low = std::min(low, high);
  // From the mark below the shortest to the mark above the longest.
  auto first = marks.begin(), last = marks.end() - 1;
  for (auto mark = marks.begin(); mark != marks.end(); ++mark)
    if (mark->seconds <= low) first = mark;
  for (auto mark = marks.end() - 1; mark != first; --mark)
    if (mark->seconds >= high) last = mark;
  if (last == first) last = first + 1 == marks.end() ? first : first + 1;
  low_ = std::log(first->seconds);
  high_ = last == first ? low_ + 1 : std::log(last->seconds);
  for (auto mark = first; mark <= last; ++mark)
    ticks_.push_back({std::string(mark->label), make_sort_key(mark->seconds)});
}

double LogAxis::make_sort_key(double seconds) const {
  return std::clamp((std::log(std::max(seconds, 1.0)) - low_) / (high_ - low_), 0.0, 1.0);
}

double last_day(const Picture& curve) {
  double last = 1;
  for (const auto& series : curve.series)
    for (const auto& [day, unused] : series.points) last = std::max(last, day);
  constexpr double a_year = 365;
  return std::min(last, a_year);
}

double value_at(const Series& series, double day) {
  if (series.points.empty() || day > series.points.back().first) return -1;
  double value = 1;
  for (const auto& [at, share] : series.points)
    if (at <= day) value = share;
  return value;
}

}  // namespace pm::figures
