#include "lint/rules.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include <pm/lint.hpp>
#include <pm/text.hpp>

namespace pm::lint {
namespace {

constexpr std::array<std::string_view, 4> words = {"off", "info", "warning", "error"};

}  // namespace

std::string_view to_string(Severity severity) { return words[static_cast<std::size_t>(severity)]; }

std::optional<Severity> parse_severity(std::string_view name) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == name) return static_cast<Severity>(i);
  return std::nullopt;
}

// Combines the results of several files.

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.line, a.column, a.rule) < std::tie(b.path, b.line, b.column, b.rule);
  });
}

bool fails(const Finding& finding, Severity fail_on) {
  return !finding.waived && finding.severity != Severity::off && finding.severity >= fail_on;
}

std::string describe_skipped(const CheckedCounts& checked) {
  std::vector<std::string> parts;
  if (checked.since)
    parts.push_back(fmt::format("{} of {} record{} changed since {}", checked.records, checked.since->records,
                                checked.since->records == 1 ? "" : "s", checked.since->revision));
  if (checked.ignored != 0) parts.push_back(fmt::format("{} ignored", checked.ignored));
  return text::join(parts, ", ");
}

const std::string& identity_text(const Finding& finding) {
  return finding.excerpt.empty() ? finding.message : finding.excerpt;
}

// Each format has its own file in output/, which defines its row. It is declared and listed here.
OutputFormat human_format();
OutputFormat json_format();
OutputFormat sarif_format();
OutputFormat junit_format();
OutputFormat github_format();

std::span<const OutputFormat> formats() {
  static const std::array all{human_format(), json_format(), sarif_format(), junit_format(), github_format()};
  return all;
}

const OutputFormat* find_format(std::string_view name) {
  const auto all = formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const OutputFormat& f) { return f.name == name; });
  return found == all.end() ? nullptr : &*found;
}

RenderedFile render(const OutputFormat& format, const FileFindings& file, const FormatOptions& look) {
  RenderedFile piece;
  piece.kind = file.kind;
  piece.counted = count(file.findings);
  piece.fails = std::any_of(file.findings.begin(), file.findings.end(),
                            [&](const Finding& finding) { return fails(finding, look.fail_on); });
  format.render(file, look, piece);
  piece.text.shrink_to_fit();
  piece.more.shrink_to_fit();
  return piece;
}

SeverityCounts& SeverityCounts::operator+=(const SeverityCounts& other) {
  for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
  waived += other.waived;
  return *this;
}

SeverityCounts count(std::span<const Finding> findings) {
  SeverityCounts counted;
  for (const auto& finding : findings) {
    if (finding.waived)
      ++counted.waived;
    else
      ++counted.of[static_cast<std::size_t>(finding.severity)];
  }
  return counted;
}

CheckedCounts count_checked(std::span<const RenderedFile> pieces) {
  CheckedCounts checked;
  for (const auto& piece : pieces) {
    if (piece.kind == FileFindings::Kind::record) ++checked.records;
    if (piece.kind == FileFindings::Kind::prose) ++checked.prose;
    if (piece.kind == FileFindings::Kind::report) ++checked.skipped;
  }
  return checked;
}

SeverityCounts count(std::span<const RenderedFile> pieces) {
  SeverityCounts counted;
  for (const auto& piece : pieces) counted += piece.counted;
  return counted;
}

}  // namespace pm::lint
