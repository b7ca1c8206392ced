// Reviews prose: language rules, waiver comments, lines and columns.
#include <fmt/format.h>

#include <algorithm>

#include <pm/lint.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

Severity weight(std::string_view rule, const LintSettings& settings) {
  const auto set = settings.severities.find(rule);
  return set != settings.severities.end() ? set->second : find_rule(rule)->severity;
}

Finding about(std::string_view rule, const std::string& path, const LintSettings& settings) {
  Finding finding;
  finding.rule = rule;
  finding.in_record = false;
  finding.path = path;
  finding.severity = weight(rule, settings);
  return finding;
}

Finding unused(const prose::ProseWaiver& waiver, const std::string& path, const LintSettings& settings) {
  auto finding = about("unused-waiver", path, settings);
  finding.line = finding.end_line = waiver.line;
  finding.message = find_rule(waiver.rule) == nullptr
                        ? fmt::format("Unknown rule {} in a waiver: which rule is meant?", waiver.rule)
                        : fmt::format("This waiver of {} no longer matches a finding: can it be removed?", waiver.rule);
  return finding;
}

}  // namespace

std::vector<Finding> review_prose(std::string_view text, const std::string& path, bool markdown,
                                  const language::Checker& checker, const LintSettings& settings) {
  auto reading = prose::review(text, markdown ? prose::ProseFormat::markdown : prose::ProseFormat::plain, checker);
  std::vector<Finding> findings;
  findings.reserve(reading.findings.size());
  prose::Locator begins(text), ends(text);
  for (std::size_t i = 0; i < reading.findings.size(); ++i) {
    auto& said = reading.findings[i];
    auto finding = about(language::name(said.rule), path, settings);
    const auto begin = begins.at(said.begin), end = ends.at(said.end);
    finding.line = begin.line, finding.column = begin.column;
    finding.end_line = end.line, finding.end_column = end.column;
    finding.excerpt = text.substr(said.begin, said.end - said.begin);
    finding.message = std::move(said.message);
    finding.ask = std::move(said.ask);
    finding.confidence = said.confidence;
    if (said.is_doubtful()) finding.severity = std::min(finding.severity, Severity::info);
    if (const auto by = reading.waived_by[i]; by != prose::ProseReview::npos) {
      finding.waived = true;
      finding.reason = reading.waivers[by].reason;
    }
    findings.push_back(std::move(finding));
  }
  for (const auto& waiver : reading.waivers)
    if (!waiver.used) findings.push_back(unused(waiver, path, settings));
  std::erase_if(findings, [](const Finding& f) { return f.severity == Severity::off; });
  sort_findings(findings);
  return findings;
}

}  // namespace pm::lint
