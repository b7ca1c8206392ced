// JUnit XML: a test case for each file and kind of rule, so that a pipeline's test page tells what holds, too.
#include <fmt/format.h>

#include <array>
#include <map>

#include <pm/axioms.hpp>
#include <pm/escape.hpp>

#include "check/shown.hpp"

namespace pm::check {
namespace {

/// No control character is allowed in XML 1.0, and U+FFFE and U+FFFF are none of its characters.
std::string xml(std::string_view text) {
  std::string out;
  const auto safe = escape::for_terminal_line(text);
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
constexpr std::array<std::string_view, 3> group_names = {"is a record", "rules of records", "rules of language"};

Group group_of(const Finding& f) {
  if (f.rule == "malformed") return Group::format;
  return axioms::rule_named(f.rule) || !f.in_record ? Group::language : Group::rules;
}

std::string line_of(const Finding& f) {
  auto line = fmt::format("{}:{}:{}: {}: {} [{}]", f.path, f.line, f.column, word(f.severity), f.message, f.rule);
  for (const auto* more : {&f.ask, &f.fix_with})
    if (!more->empty()) line += " - " + *more;
  return xml(line) + "\n";
}

/// The findings of one file and group: what fails the case, and what is only worth telling.
struct Case {
  std::string failing, telling, first;
  std::size_t failures = 0;
};

class Suite {
 public:
  Suite(std::string_view name, bool of_records, const Outcome& outcome) : name_(name), of_records_(of_records) {
    for (const auto& f : outcome.findings) {
      if (f.waived || f.in_record != of_records) continue;
      auto& c = cases_[f.path][static_cast<std::size_t>(group_of(f))];
      if (!fails(f, outcome)) {
        c.telling += line_of(f);
        continue;
      }
      if (c.failures++ == 0) c.first = f.message;
      c.failing += line_of(f);
    }
    for (const auto& file : outcome.files)
      if (file.is_record == of_records) cases_.try_emplace(file.path);
  }

  [[nodiscard]] std::string show(int id, const Outcome& outcome, const Look& look) const {
    std::string cases, told;
    std::size_t tests = 0, failures = 0;
    for (const auto& [path, groups] : cases_) {
      for (std::size_t g = of_records_ ? 0 : static_cast<std::size_t>(Group::language); g < groups.size(); ++g) {
        const bool unread = g != 0 && groups[0].failures != 0;
        cases += test_case(path, group_names[g], groups[g], unread);
        told += groups[g].telling;
        failures += groups[g].failures != 0 ? 1 : 0;
        ++tests;
      }
    }
    std::string out = fmt::format(
        "  <testsuite id=\"{}\" package=\"pm\" name=\"{}\" hostname=\"localhost\" timestamp=\"{}\" tests=\"{}\" "
        "failures=\"{}\" errors=\"0\" time=\"0\">\n    <properties>\n",
        id, name_, xml(look.now), tests, failures);
    for (const auto& notice : outcome.notices)
      out += "      <property name=\"notice\" value=\"" + xml(notice) + "\"/>\n";
    return out + "    </properties>\n" + cases + "    <system-out>" + told +
           "</system-out>\n    <system-err></system-err>\n  </testsuite>\n";
  }

 private:
  /// What could not be read cannot pass, either.
  static std::string test_case(const std::string& path, std::string_view group, const Case& c, bool unread) {
    const auto head = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"", xml(path), group);
    if (c.failures == 0 && unread) return head + "><skipped message=\"it is no record as it stands\"/></testcase>\n";
    if (c.failures == 0) return head + "/>\n";
    return head + fmt::format(">\n      <failure type=\"finding\" message=\"{}\">{}</failure>\n    </testcase>\n",
                              xml(c.first), c.failing);
  }
  std::string_view name_;
  bool of_records_;
  std::map<std::string, std::array<Case, 3>> cases_;
};

}  // namespace

std::string as_junit(const Outcome& outcome, const Look& look) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" +
         Suite("records", true, outcome).show(0, outcome, look) +
         Suite("prose", false, outcome).show(1, outcome, look) + "</testsuites>\n";
}

}  // namespace pm::check
