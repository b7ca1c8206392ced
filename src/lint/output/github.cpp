// GitHub annotations (workflow commands): `::error file=…,line=…::message`, one line each.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>

#include <array>
#include <ostream>

#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

/// Percent-encodes characters that end a message or property; makes other control characters visible.
std::string escaped(std::string_view text, bool in_property) {
  auto line = escape::for_terminal_line(text);
  const std::string_view special = in_property ? "%:," : "%";
  if (line.find_first_of(special) == std::string::npos) return line;
  std::string out;
  for (const char c : line) {
    if (special.find(c) != std::string_view::npos)
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out;
}

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
    case Severity::off:
      break;
  }
  return "notice";
}

std::string annotation(const Finding& f, const std::string& path) {
  std::string message = escaped(f.message, false);
  for (const auto* more : {&f.ask, &f.fix_with})
    if (!more->empty()) message += "%0A" + escaped(*more, false);
  // GitHub's runner ignores the columns of a multi-line range.
  const auto columns = f.line == f.end_line ? fmt::format(",col={},endColumn={}", f.column, f.end_column) : "";
  return fmt::format("::{} file={},line={},endLine={}{},title={}::{}\n", command(f.severity), escaped(path, true),
                     f.line, f.end_line, columns, f.rule, message);
}

/// The same finding as a line of the log. "::" at its beginning and "##[" anywhere would be commands there.
std::string log_line(const Finding& f, const std::string& path) {
  auto line = escape::for_terminal_line(fmt::format("{}:{}:{}: {} [{}]", path, f.line, f.column, f.message, f.rule));
  for (auto at = line.find("##["); at != std::string::npos; at = line.find("##[", at)) line.insert(at + 2, " ");
  return fmt::format("{}: {}\n", to_string(f.severity), line);
}

/// Takes a line, with its end, from the beginning.
std::string_view next_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n') + 1);
  text.remove_prefix(line.size());
  return line;
}

/// Annotations of a step that GitHub shows of each kind.
/// https://docs.github.com/actions/reference/limits
constexpr std::size_t max_annotations_per_level = 10;

/// What becomes an annotation, and what stays in the log.
class Quota {
 public:
  explicit Quota(const Output& output) {
    const auto counted = count(output.pieces);
    left_[index(Severity::warning)] =
        max_annotations_per_level - std::min(max_annotations_per_level, output.notices.size());
    for (const auto severity : {Severity::error, Severity::warning, Severity::info})
      above_ += counted.with(severity) - std::min(counted.with(severity), left_[index(severity)]);
    if (above_ == 0 || counted.with(Severity::info) < max_annotations_per_level) return;
    --left_[index(Severity::info)];  // the line that says so is a notice, too
    ++above_;
  }
  /// Whether this annotation is shown.
  bool take(std::string_view annotation) {
    for (const auto severity : {Severity::error, Severity::warning, Severity::info}) {
      if (!annotation.substr(2).starts_with(command(severity))) continue;
      auto& left = left_[index(severity)];
      if (left == 0) return false;
      --left;
    }
    return true;
  }
  [[nodiscard]] std::size_t above() const { return above_; }

 private:
  static std::size_t index(Severity severity) { return static_cast<std::size_t>(severity); }
  std::array<std::size_t, 4> left_{max_annotations_per_level, max_annotations_per_level, max_annotations_per_level,
                                   max_annotations_per_level};  ///< by Severity
  std::size_t above_ = 0;
};

void render_github(const FileFindings& file, const FormatOptions&, RenderedFile& into) {
  for (const auto& finding : file.findings) {
    if (finding.waived) continue;
    into.text += annotation(finding, file.service_path.path);
    into.more += log_line(finding, file.service_path.path);
  }
}

void write_github(const Output& output, const FormatOptions&, std::ostream& to) {
  Quota quota(output);
  for (const auto& piece : output.pieces) {
    for (std::string_view annotations = piece.text, log = piece.more; !annotations.empty();) {
      const auto annotation = next_line(annotations), line = next_line(log);
      to << (quota.take(annotation) ? annotation : line);
    }
  }
  for (const auto& notice : output.notices) to << "::warning title=pm check::" << escaped(notice, false) << "\n";
  if (quota.above() != 0)
    to << fmt::format(
        "::notice title=pm check::{} more: GitHub shows {} annotations of each kind; the others are in "
        "the log of this step\n",
        quota.above(), max_annotations_per_level);
}

}  // namespace

OutputFormat github_format() { return {"github", render_github, write_github, true}; }

}  // namespace pm::lint
