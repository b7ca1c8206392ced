// Annotations of GitHub's workflow commands: `::error file=…,line=…::message`, one line each.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>

#include <pm/escape.hpp>

#include "check/shown.hpp"

namespace pm::check {
namespace {

/// What ends a message, or a property, is written as its number; all else that is no text is made visible.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : escape::for_terminal_line(text)) {
    const bool special = c == '%' || (in_property && (c == ':' || c == ','));
    if (special)
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

std::string annotation(const Finding& f) {
  std::string message = escaped(f.message, false);
  for (const auto* more : {&f.ask, &f.fix_with})
    if (!more->empty()) message += "%0A" + escaped(*more, false);
  // Columns of a place of several lines are thrown away there.
  const auto columns = f.line == f.end_line ? fmt::format(",col={},endColumn={}", f.column, f.end_column) : "";
  return fmt::format("::{} file={},line={},endLine={}{},title={}::{}\n", command(f.severity), escaped(f.path, true),
                     f.line, f.end_line, columns, f.rule, message);
}

}  // namespace

std::string as_github(const Outcome& outcome, const Look&) {
  std::string out;
  for (const auto& finding : outcome.findings)
    if (!finding.waived) out += annotation(finding);
  for (const auto& notice : outcome.notices) out += "::warning title=pm check::" + escaped(notice, false) + "\n";
  return out;
}

}  // namespace pm::check
