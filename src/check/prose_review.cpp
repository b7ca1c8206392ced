// Prose: what the axioms say of a text, its waiver comments applied, with line and column.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include <pm/prose.hpp>
#include <pm/text.hpp>

#include "check/found.hpp"

namespace pm::check {
namespace {

/// Turns bytes of a text into lines and columns; one walk over the text for offsets that only grow.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}
  std::pair<std::size_t, std::size_t> of(std::size_t byte) {
    if (byte < at_) *this = Places(text_);
    byte = std::min(byte, text_.size());
    for (auto end = text_.find('\n', at_); end < byte; end = text_.find('\n', at_)) {
      ++line_;
      at_ = line_begin_ = end + 1;
    }
    at_ = byte;
    return {line_, text::code_points(text_.substr(line_begin_, byte - line_begin_)) + 1};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0, line_begin_ = 0, line_ = 1;
};

Severity weight(std::string_view rule, const Settings& settings) {
  const auto set = settings.severities.find(rule);
  return set != settings.severities.end() ? set->second : find_rule(rule)->severity;
}

Finding about(std::string_view rule, const std::string& path, const Settings& settings) {
  Finding finding;
  finding.rule = rule;
  finding.in_record = false;
  finding.path = path;
  finding.severity = weight(rule, settings);
  return finding;
}

Finding unused(const prose::Waiver& waiver, const std::string& path, const Settings& settings) {
  auto finding = about("unused-waiver", path, settings);
  finding.line = finding.end_line = waiver.line;
  finding.message = find_rule(waiver.rule) == nullptr
                        ? fmt::format("There is no rule {} to keep: which one is meant?", waiver.rule)
                        : fmt::format("This waiver of {} fits nothing any more: can it go?", waiver.rule);
  return finding;
}

}  // namespace

std::vector<Finding> review_prose(std::string_view text, const std::string& path, bool markdown,
                                  const axioms::Checker& checker, const Settings& settings) {
  auto reading = prose::review(text, markdown ? prose::Kind::markdown : prose::Kind::plain, checker);
  std::vector<Finding> findings;
  Places begins(text), ends(text);
  for (std::size_t i = 0; i < reading.findings.size(); ++i) {
    auto& said = reading.findings[i];
    auto finding = about(axioms::name(said.rule), path, settings);
    std::tie(finding.line, finding.column) = begins.of(said.begin);
    std::tie(finding.end_line, finding.end_column) = ends.of(said.end);
    finding.excerpt = text.substr(said.begin, said.end - said.begin);
    finding.message = std::move(said.message);
    finding.ask = std::move(said.ask);
    if (const auto by = reading.waived_by[i]; by != prose::Reading::npos) {
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

}  // namespace pm::check
