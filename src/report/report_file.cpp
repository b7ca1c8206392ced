#include <pm/report_file.hpp>

#include <optional>

#include <pm/text.hpp>

namespace pm::report {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view first_line_of = "<!-- pm-report ";
constexpr std::string_view digest_line = "<!-- pm-digest ";
constexpr std::string_view end_of_comment = " -->";

std::string_view without_mark(std::string_view file) {
  if (file.starts_with(byte_order_mark)) file.remove_prefix(byte_order_mark.size());
  return file;
}

struct Parts {
  std::string report;  ///< with line feeds alone
  std::optional<std::string> digest;
};

Parts parts_of(std::string_view file) {
  Parts parts;
  for (auto line : text::lines(without_mark(file))) {
    if (!parts.digest && line.starts_with(digest_line) && line.ends_with(end_of_comment)) {
      line.remove_prefix(digest_line.size());
      line.remove_suffix(end_of_comment.size());
      parts.digest = std::string(line);
      continue;
    }
    parts.report.append(line);
    parts.report += '\n';
  }
  return parts;
}

}  // namespace

bool is_report(std::string_view file) {
  file = without_mark(file);
  if (!file.starts_with(first_line_of)) return false;
  file = file.substr(first_line_of.size());
  const auto id = file.substr(0, file.find(end_of_comment));
  // A template may start like a report, without an id.
  return !id.empty() && id.size() < file.size() && id.find_first_of(" \n{}<>") == std::string_view::npos;
}

std::string report_file(std::string_view report) {
  const auto second = report.find('\n');
  if (!is_report(report) || second == std::string_view::npos) return std::string(report);
  auto file = std::string(report);
  return file.insert(second + 1, std::string(digest_line) + text::digest(parts_of(report).report) +
                                     std::string(end_of_comment) + "\n");
}

bool is_edited(std::string_view file) {
  const auto parts = parts_of(file);
  return parts.digest && *parts.digest != text::digest(parts.report);
}

bool is_same_report(std::string_view file, std::string_view other) {
  return parts_of(file).report == parts_of(other).report;
}

}  // namespace pm::report
