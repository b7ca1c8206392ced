// JUnit XML: one test case per file and group of rules, so that passed checks are visible, too.
#include <fmt/format.h>

#include <array>
#include <ostream>

#include <pm/language.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

/// XML 1.0 allows neither control characters nor U+FFFE and U+FFFF.
std::string xml(std::string_view text) {
  auto safe = escape::for_terminal_line(text);
  if (safe.find_first_of("<>&\"\xef") == std::string::npos) return safe;
  std::string out;
  for (std::size_t i = 0; i < safe.size(); ++i) {
    if (const auto three = std::string_view(safe).substr(i, 3); three == "\xef\xbf\xbe" || three == "\xef\xbf\xbf") {
      out += "\xef\xbf\xbd";
      i += 2;
    } else if (safe[i] == '<') {
      out += "&lt;";
    } else if (safe[i] == '>') {
      out += "&gt;";
    } else if (safe[i] == '&') {
      out += "&amp;";
    } else if (safe[i] == '"') {
      out += "&quot;";
    } else {
      out += safe[i];
    }
  }
  return out;
}

enum class Group { format, rules, language };
constexpr std::array<std::string_view, 3> group_names = {"valid record", "record rules", "language rules"};

Group group_of(const Finding& f) {
  if (f.rule == "malformed") return Group::format;
  return language::parse_rule(f.rule) || !f.in_record ? Group::language : Group::rules;
}

std::string line_of(const Finding& f, const std::string& path) {
  auto line = fmt::format("{}:{}:{}: {}: {} [{}]", path, f.line, f.column, to_string(f.severity), f.message, f.rule);
  for (const auto* more : {&f.ask, &f.fix_with})
    if (!more->empty()) line += " - " + *more;
  return xml(line) + "\n";
}

/// Findings of one file and group: failures, and others for the output.
struct JunitCase {
  std::string failing, telling, first;
  std::size_t failures = 0;
};
using Cases = std::array<JunitCase, 3>;

Cases cases_of(const FileFindings& file, const FormatOptions& look) {
  Cases cases;
  for (const auto& f : file.findings) {
    if (f.waived) continue;
    auto& c = cases[static_cast<std::size_t>(group_of(f))];
    if (!fails(f, look.fail_on)) {
      c.telling += line_of(f, file.service_path.path);
      continue;
    }
    if (c.failures++ == 0) c.first = f.message;
    c.failing += line_of(f, file.service_path.path);
  }
  return cases;
}

/// An unreadable file fails.
std::string test_case(const std::string& path, std::string_view group, const JunitCase& c, bool unread) {
  const auto head = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"", xml(path), group);
  if (c.failures == 0 && unread) return head + "><skipped message=\"not a valid record\"/></testcase>\n";
  if (c.failures == 0) return head + "/>\n";
  return head + fmt::format(">\n      <failure type=\"finding\" message=\"{}\">{}</failure>\n    </testcase>\n",
                            xml(c.first), c.failing);
}

/// Of records all groups are cases; prose has findings of language alone.
constexpr std::size_t first_group(FileFindings::Kind kind) {
  return kind == FileFindings::Kind::record ? 0 : static_cast<std::size_t>(Group::language);
}

struct JunitSuite {
  int id;
  std::string_view name;
  FileFindings::Kind kind;
};

void write_suite(const JunitSuite& suite, const Output& output, const FormatOptions& look, std::ostream& to) {
  std::size_t tests = 0, failures = 0;
  for (const auto& piece : output.pieces) {
    if (piece.kind != suite.kind) continue;
    tests += group_names.size() - first_group(suite.kind);
    failures += piece.failed_cases;
  }
  to << fmt::format(
      "  <testsuite id=\"{}\" package=\"pm\" name=\"{}\" hostname=\"localhost\" timestamp=\"{}\" tests=\"{}\" "
      "failures=\"{}\" errors=\"0\" time=\"0\">\n    <properties>\n",
      suite.id, suite.name, xml(look.now), tests, failures);
  for (const auto& notice : output.notices) to << "      <property name=\"notice\" value=\"" << xml(notice) << "\"/>\n";
  to << "    </properties>\n";
  for (const auto& piece : output.pieces)
    if (piece.kind == suite.kind) to << piece.text;
  to << "    <system-out>";
  for (const auto& piece : output.pieces)
    if (piece.kind == suite.kind) to << piece.more;
  to << "</system-out>\n    <system-err></system-err>\n  </testsuite>\n";
}

void render_junit(const FileFindings& file, const FormatOptions& look, RenderedFile& into) {
  if (file.kind != FileFindings::Kind::record && file.kind != FileFindings::Kind::prose) return;
  const auto cases = cases_of(file, look);
  for (std::size_t g = first_group(file.kind); g < cases.size(); ++g) {
    const bool unread = g != 0 && cases[0].failures != 0;
    into.text += test_case(file.service_path.path, group_names[g], cases[g], unread);
    into.more += cases[g].telling;
    into.failed_cases += cases[g].failures != 0 ? 1 : 0;
  }
}

void write_junit(const Output& output, const FormatOptions& look, std::ostream& to) {
  to << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const auto& suite :
       {JunitSuite{0, "records", FileFindings::Kind::record}, {1, "prose", FileFindings::Kind::prose}})
    write_suite(suite, output, look, to);
  to << "</testsuites>\n";
}

}  // namespace

OutputFormat junit_format() { return {"junit", render_junit, write_junit, true}; }

}  // namespace pm::lint
