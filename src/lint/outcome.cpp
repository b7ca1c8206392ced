// Combines the results of several files.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include <pm/lint.hpp>
#include <pm/text.hpp>

namespace pm::lint {

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.line, a.column, a.rule) < std::tie(b.path, b.line, b.column, b.rule);
  });
}

bool fails(const Finding& finding, Severity fail_on) {
  return !finding.waived && finding.severity != Severity::off && finding.severity >= fail_on;
}

std::string what_was_left_out(const CheckedCounts& checked) {
  std::vector<std::string> parts;
  if (checked.since)
    parts.push_back(fmt::format("{} of {} record{} changed since {}", checked.records, checked.since->records,
                                checked.since->records == 1 ? "" : "s", checked.since->revision));
  if (checked.ignored != 0) parts.push_back(fmt::format("{} ignored", checked.ignored));
  return text::join(parts, ", ");
}

const std::string& words_of(const Finding& finding) {
  return finding.excerpt.empty() ? finding.message : finding.excerpt;
}

}  // namespace pm::lint
