// What several files say together.
#include <algorithm>
#include <tuple>

#include <pm/check.hpp>

namespace pm::check {

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.line, a.column, a.rule) < std::tie(b.path, b.line, b.column, b.rule);
  });
}

bool fails(const Finding& finding, const Outcome& outcome) {
  return !finding.waived && finding.severity != Severity::off && finding.severity >= outcome.fail_on;
}

const std::string& words_of(const Finding& finding) {
  return finding.excerpt.empty() ? finding.message : finding.excerpt;
}

}  // namespace pm::check
