#include <map>
#include <sstream>

#include "catch.hpp"
#include "lint/a_record.hpp"

using namespace pm::lint;
using namespace pm::lint::test;

namespace {

Finding a_finding(const char* message = "X1 has no owner: who'd like to take it?") {
  Finding f;
  f.rule = "fix-owner";
  f.severity = Severity::error;
  f.path = "r/a.json";
  f.pointer = "/fixes/0";
  f.line = f.end_line = 3;
  f.column = 5;
  f.end_column = 9;
  f.message = message;
  f.fix_with = "pm fixes edit a:X1 --owner NAME";
  return f;
}

/// What a run found: the files, in order of path, each with its findings.
struct Findings {
  std::vector<FileFindings> files;
  std::vector<std::string> notices = {};
};

FileFindings file_of(const std::string& path, std::vector<Finding> findings, FileFindings::Kind kind) {
  return {kind, path, {path, true}, std::move(findings)};
}

/// A record for each path, and one without findings.
Findings findings_of(const std::vector<Finding>& findings) {
  std::map<std::string, std::vector<Finding>> by_path{{"r/fine.json", {}}};
  for (const auto& finding : findings) by_path[finding.path].push_back(finding);
  Findings all;
  for (auto& [path, some] : by_path) all.files.push_back(file_of(path, std::move(some), FileFindings::Kind::record));
  return all;
}

std::string shown(std::string_view name, const Findings& found, const FormatOptions& look = {}) {
  const auto& format = *find_format(name);
  std::vector<RenderedFile> pieces;
  for (const auto& file : found.files) pieces.push_back(render(format, file, look));
  std::ostringstream out;
  format.write({pieces, count_checked(pieces), found.notices}, look, out);
  return out.str();
}
std::string shown(std::string_view format, const Finding& finding) { return shown(format, findings_of({finding})); }

bool has(const std::string& text, std::string_view part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

constexpr auto hostile = "\x1b[31m<script>&\"'\x01\n::error::\r%0A|`\xe2\x80\xae\xef\xbf\xbe\xff end";

}  // namespace

TEST_CASE("formats: found by name, handle no findings") {
  for (const auto& format : formats()) {
    CHECK(find_format(format.name) == &format);
    CHECK_NOTHROW(shown(format.name, Findings{}));
  }
  CHECK(find_format("yaml") == nullptr);
  CHECK(shown("human", Findings{}) == "0 records: no findings\n");
  CHECK(shown("github", Findings{}).empty());
}

TEST_CASE("formats: escape text from files") {
  auto finding = a_finding(hostile);
  finding.path = std::string("r/") + hostile + ".json";
  finding.excerpt = finding.ask = finding.fix_with = finding.pointer = hostile;
  auto found = findings_of({finding});
  found.notices = {hostile};
  for (const auto& format : formats()) {
    for (const std::size_t columns : {0u, 40u}) {
      FormatOptions look;
      look.columns = columns;
      const auto text = shown(format.name, found, look);
      INFO(format.name << "\n" << text);
      for (const char c : {'\x1b', '\x01', '\r'}) CHECK(text.find(c) == std::string::npos);
      if (format.name == "json" || format.name == "sarif")
        CHECK_FALSE(Json::parse(text, nullptr, false).is_discarded());
    }
  }
  CHECK(shown("github", found).find("\n::error::") == std::string::npos);
  CHECK(shown("junit", found).find("<script>") == std::string::npos);
}

TEST_CASE("human: location first, command last") {
  CHECK(shown("human", a_finding()) ==
        "r/a.json:3:5: error: X1 has no owner: who'd like to take it? [fix-owner]\n"
        "    $ pm fixes edit a:X1 --owner NAME\n"
        "\n"
        "2 records: 1 error\n");
  auto said = a_finding("Hindsight.");
  said.rule = "counterfactual";
  said.severity = Severity::warning;
  said.excerpt = "should have looked";
  said.ask = "What did the graph show?";
  FormatOptions narrow;
  narrow.columns = 30;
  CHECK(shown("human", findings_of({said}), narrow) ==
        "r/a.json:3:5:\n"
        "    warning counterfactual\n"
        "    Hindsight.\n"
        "    \"should have looked\"\n"
        "    What did the graph show?\n"
        "    $ pm fixes edit a:X1 --owner NAME\n"
        "\n"
        "2 records: 1 warning\n");
}

TEST_CASE("human: blank line between files, summary") {
  auto other = a_finding();
  other.path = "r/b.json";
  other.severity = Severity::info;
  auto kept = a_finding();
  kept.waived = true;
  auto found = findings_of({a_finding(), kept, other});
  found.files.pop_back();
  found.files.push_back(file_of("a.md", {}, FileFindings::Kind::prose));
  for (int i = 0; i < 3; ++i) found.files.push_back(file_of("r/a.md", {}, FileFindings::Kind::report));
  const auto text = shown("human", found);
  CHECK(has(text, "--owner NAME\n\nr/b.json:3:5: info:"));
  CHECK(has(text, "\n2 records, 1 prose file, 3 reports skipped: 1 error, 1 info, 1 waived\n"));
  FormatOptions quiet;
  quiet.summary = false;
  CHECK_FALSE(has(shown("human", found, quiet), "waived"));
}

TEST_CASE("github: one line per finding, waived ones omitted") {
  CHECK(shown("github", a_finding()) ==
        "::error file=r/a.json,line=3,endLine=3,col=5,endColumn=9,title=fix-owner::X1 has no owner: who'd like to take "
        "it?%0Apm fixes edit a:X1 --owner NAME\n");
  auto odd = a_finding("100% sure");
  odd.path = "r/a:b,c%.json";
  odd.severity = Severity::info;
  CHECK(has(shown("github", odd), "::notice file=r/a%3Ab%2Cc%25.json,"));
  CHECK(has(shown("github", odd), "::100%25 sure%0A"));
  odd.end_line = 4;
  CHECK(has(shown("github", odd), ",line=3,endLine=4,title="));
  odd.waived = true;
  CHECK(shown("github", odd).empty());
}

TEST_CASE("junit: a case per file and rule group") {
  auto remark = a_finding("It is so.");
  remark.severity = Severity::warning;
  const auto text = shown("junit", findings_of({a_finding(), remark}));
  CHECK(has(text, R"(name="records" hostname="localhost")"));
  CHECK(has(text, R"(tests="6" failures="1")"));
  CHECK(has(text, R"(<testcase classname="r/a.json" name="valid record" time="0"/>)"));
  CHECK(has(text, R"(<testcase classname="r/fine.json" name="language rules" time="0"/>)"));
  CHECK(has(text, R"(<failure type="finding" message="X1 has no owner: who'd like to take it?">r/a.json:3:5: error:)"));
  CHECK(has(text, "<system-out>r/a.json:3:5: warning: It is so."));
}

TEST_CASE("junit: a malformed file skips the other rules") {
  auto broken = a_finding("not JSON");
  broken.rule = "malformed";
  CHECK(has(shown("junit", broken), R"(<testcase classname="r/a.json" name="record rules" time="0"><skipped)"));
}

TEST_CASE("sarif: rules, results, stable fingerprints") {
  FormatOptions look;
  look.version = "1.2.3";
  look.home = "https://example.org/pm";
  const auto log = Json::parse(shown("sarif", findings_of({a_finding()}), look));
  const auto& driver = log["runs"][0]["tool"]["driver"];
  CHECK(driver["version"] == "1.2.3");
  CHECK(driver["informationUri"] == "https://example.org/pm");
  CHECK(driver["rules"].size() == rules().size());
  const auto& result = log["runs"][0]["results"][0];
  CHECK(driver["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "fix-owner");
  CHECK(result["level"] == "error");
  const auto& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "r/a.json");
  CHECK(place["region"] == Json::parse(R"({"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9})"));

  auto moved = a_finding();
  moved.line = moved.end_line = 30;
  auto twice = findings_of({a_finding(), moved});
  const auto results = Json::parse(shown("sarif", twice))["runs"][0]["results"];
  CHECK(Json::parse(shown("sarif", moved))["runs"][0]["results"][0]["partialFingerprints"] ==
        result["partialFingerprints"]);
  CHECK(results[0]["partialFingerprints"] != results[1]["partialFingerprints"]);
}

TEST_CASE("sarif: waivers are suppressions, paths are URIs") {
  auto kept = a_finding();
  kept.waived = true;
  kept.reason = "their own words";
  kept.path = "r/a b%ü.json";
  const auto result = Json::parse(shown("sarif", kept))["runs"][0]["results"][0];
  CHECK(result["suppressions"][0]["justification"] == "their own words");
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "r/a%20b%25%C3%BC.json");
}

TEST_CASE("sarif: paths relative to the repository") {
  FormatOptions look;
  look.root = "/home/a b/repo";
  auto found = findings_of({a_finding()});
  found.files[0].path = "../r/a.json";  // as it was given, in a directory of the repository
  const auto log = Json::parse(shown("sarif", found, look));
  CHECK(log["runs"][0]["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///home/a%20b/repo/");
  const auto artifact = [](const Json& of) {
    return of["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
  };
  CHECK(artifact(log) == Json::parse(R"({"uri": "r/a.json", "uriBaseId": "%SRCROOT%"})"));
  found.files[0].service_path = {"/tmp/a b.json", false};
  CHECK(artifact(Json::parse(shown("sarif", found, look))) == Json::parse(R"({"uri": "file:///tmp/a%20b.json"})"));
}

namespace {

std::size_t count_lines(const std::string& text, std::string_view beginning) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) count += line.starts_with(beginning) ? 1 : 0;
  return count;
}

Findings many(std::size_t errors, std::size_t warnings, std::size_t infos) {
  std::vector<Finding> all;
  for (const auto& [count, severity] :
       {std::pair(errors, Severity::error), {warnings, Severity::warning}, {infos, Severity::info}})
    for (std::size_t i = 0; i < count; ++i) {
      all.push_back(a_finding("##[error]::error::not a command"));
      all.back().severity = severity;
    }
  return findings_of(all);
}

}  // namespace

TEST_CASE("github: findings above the limit are counted") {
  CHECK(count_lines(shown("github", many(10, 10, 10)), "::") == 30);
  const auto text = shown("github", many(12, 3, 40));
  INFO(text);
  CHECK(count_lines(text, "::error") == 10);
  CHECK(count_lines(text, "::warning") == 3);
  CHECK(count_lines(text, "::notice") == 10);
  CHECK(has(text, "\n::notice title=pm check::33 more: "));
  CHECK(count_lines(text, "error: r/a.json:3:5: ") == 2);
  CHECK(count_lines(text, "info: r/a.json:3:5: ") == 31);
  CHECK(text.substr(text.rfind('\n', text.size() - 2) + 1).starts_with("::notice title=pm check::33 more"));
}

TEST_CASE("github: notices are shown, log lines are no commands") {
  auto found = many(1, 11, 10);
  found.notices = {"must-have-fix is off"};
  const auto text = shown("github", found);
  INFO(text);
  CHECK(count_lines(text, "::warning") == 10);
  CHECK(has(text, "::warning title=pm check::must-have-fix is off"));
  CHECK(has(text, "\n::notice title=pm check::3 more: "));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("::")) CHECK(line.find("##[") == std::string::npos);
}
