// Human-readable output: `file:line:col` first, for editors, the command last.
#include <fmt/format.h>

#include <ostream>

#include <pm/language.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

constexpr std::string_view indent = "    ";

struct Paint {
  bool on;
  [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
    return on && !code.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
};

/// Red and magenta are readable on dark and light backgrounds; yellow, green and cyan are not.
std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "1;31";
    case Severity::warning:
      return "1;35";
    case Severity::info:
    case Severity::off:
      break;
  }
  return "1";
}

std::vector<std::string> wrapped(const std::string& text, const FormatOptions& look, std::string_view under) {
  return look.columns == 0 ? std::vector{text} : text::wrap(text, look.columns, under);
}

/// A following line of a finding, escaped.
void below(std::string& out, std::string_view text, const FormatOptions& look, std::string_view code) {
  if (text.empty()) return;
  auto narrower = look;
  narrower.columns = look.columns > 20 ? look.columns - indent.size() : 0;
  for (const auto& line : wrapped(escape::for_terminal_line(text), narrower, ""))
    out += std::string(indent) + Paint{look.colour}(code, line) + "\n";
}

/// The message, with "maybe" before those that are too often wrong to be reported without --sensitive.
std::string shown_message(const Finding& f) {
  const bool doubtful = f.confidence && *f.confidence < language::LanguageFinding::min_reported_confidence;
  return (doubtful ? "maybe: " : "") + f.message;
}

/// On a terminal the message is on its own lines; otherwise it stays on the first line, for editors and grep.
void head(std::string& out, const Finding& f, const FormatOptions& look) {
  const Paint paint{look.colour};
  const auto place = paint("1", escape::for_terminal_line(fmt::format("{}:{}:{}:", f.path, f.line, f.column)));
  const auto severity = paint(colour_of(f.severity), to_string(f.severity));
  if (look.columns == 0) {
    out += fmt::format("{} {}: {} [{}]\n", place, severity, escape::for_terminal_line(shown_message(f)), f.rule);
  } else {
    const auto columns =
        text::display_width(fmt::format("{}:{}:{}: {} {}", f.path, f.line, f.column, to_string(f.severity), f.rule));
    const auto between = columns <= look.columns ? " " : "\n" + std::string(indent);
    out += fmt::format("{}{}{} {}\n", place, between, severity, f.rule);
    below(out, shown_message(f), look, "");
  }
}

void show(std::string& out, const Finding& f, const FormatOptions& look) {
  head(out, f, look);
  // Shows the excerpt for language rules only; record rules have it in their message.
  if (!f.ask.empty() && !f.excerpt.empty()) below(out, "\"" + f.excerpt + "\"", look, "2");
  below(out, f.ask, look, "");
  // Not wrapped, for copying.
  if (!f.fix_with.empty())
    out += std::string(indent) + Paint{look.colour}("1", "$ " + escape::for_terminal_line(f.fix_with)) + "\n";
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string summary(const CheckedCounts& checked, const SeverityCounts& c) {
  std::vector<std::string> checked_parts;
  if (!checked.since) checked_parts.push_back(counted(checked.records, "record", "records"));
  if (const auto left_out = describe_skipped(checked); !left_out.empty()) checked_parts.push_back(left_out);
  if (checked.prose != 0) checked_parts.push_back(counted(checked.prose, "prose file", "prose files"));
  if (checked.skipped != 0) checked_parts.push_back(counted(checked.skipped, "report", "reports") + " skipped");
  std::vector<std::string> found;
  if (const auto n = c.with(Severity::error)) found.push_back(counted(n, "error", "errors"));
  if (const auto n = c.with(Severity::warning)) found.push_back(counted(n, "warning", "warnings"));
  if (const auto n = c.with(Severity::info)) found.push_back(std::to_string(n) + " info");
  if (found.empty()) found.emplace_back("no findings");
  if (c.waived != 0) found.push_back(fmt::format("{} waived", c.waived));
  return escape::for_terminal_line(text::join(checked_parts, ", ")) + ": " + text::join(found, ", ");
}

std::string summary_colour(const SeverityCounts& c) {
  for (const auto s : {Severity::error, Severity::warning})
    if (c.with(s) != 0) return std::string(colour_of(s));
  return "1";
}

void render_human(const FileFindings& file, const FormatOptions& look, RenderedFile& into) {
  for (const auto& finding : file.findings)
    if (!finding.waived) show(into.text, finding, look);
}

void write_human(const Output& output, const FormatOptions& look, std::ostream& to) {
  bool any = false;
  for (const auto& piece : output.pieces) {
    if (piece.text.empty()) continue;
    to << (any ? "\n" : "") << piece.text;
    any = true;
  }
  if (any && look.summary) to << "\n";
  for (const auto& notice : output.notices)
    for (const auto& line : wrapped(escape::for_terminal_line("note: " + notice), look, indent)) to << line << "\n";
  if (!look.summary) return;
  const auto counted = count(output.pieces);
  for (const auto& line : wrapped(summary(output.checked, counted), look, ""))
    to << Paint{look.colour}(summary_colour(counted), line) << "\n";
}

}  // namespace

OutputFormat human_format() { return {"human", render_human, write_human}; }

}  // namespace pm::lint
