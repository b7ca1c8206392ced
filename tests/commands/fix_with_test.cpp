// The command that a finding names settles it: each rule's example, the command run by a script, the finding gone.
#include <map>

#include "catch.hpp"
#include "commands/shell.hpp"
#include "lint/a_record.hpp"

using namespace pm::lint::test;
using pm::test::Shell;

namespace {

constexpr auto id = "2026-11-20-checkout-500s";

/// What a person types at the command of a rule, or puts in its place.
struct Typed {
  std::string line = {};                                 ///< at the questions; "|" ends a line
  std::map<std::string, std::string> placeholders = {};  ///< "NAME" becomes "ana"
  std::string more = {};                                 ///< words added to the command
};

const std::multimap<std::string, Typed>& typed() {
  static const std::string times =
      "/goto started|20 Nov 2026 10:00|/goto detected|20 Nov 2026 10:04|/goto resolved|20 Nov 2026 11:00|/quit";
  static const std::multimap<std::string, Typed> rows = {
      {"malformed", {}},  // the editor below
      {"must-have-fix", {.more = "'Name the host @ana 2h F1 F2'"}},
      {"merge-conflict", {.line = "1|"}},
      {"fix-owner", {.placeholders = {{"NAME", "ana"}}}},
      {"times", {.line = times}},
      {"times-order", {.line = times}},
      {"stale-problem", {.line = "/reset||/quit"}},
      {"stale-problem", {.line = "/reset|/quit"}},
      {"dangling", {.placeholders = {{"FACTORS", "F1"}, {"FIX", "''"}}}},
      {"no-small-fix", {.placeholders = {{" N", " 2"}}}},
      {"no-small-fix", {.more = "'Name the host @ana 2h F1 F2'"}},
      {"big-fix", {.line = "|1|List the hosts @ana 2h F1|/quit"}},
      {"single-factor", {.line = "The alert looked at the old host|The backup went to an old bucket||/quit"}},
      {"repeated-factor", {}},
      {"unaddressed-factor", {.more = "'Name the host @ana 2h F1 F2'"}},
      {"long-without-why", {.line = "The alert looked at the old host||/quit"}},
      {"unknown-service", {.line = "-chekout, checkout|/quit"}},
      {"unknown-service", {.line = "SEV1|/quit"}},
      {"unknown-service", {.line = "2026-11-20|/quit"}},
      {"no-boss", {.line = "Ana, Bo|/quit"}},
      {"leak", {.line = "Nothing private here."}},
      {"overdue", {}},
      {"unused-waiver", {}},
  };
  return rows;
}

/// Rules whose command is another one: with a tracker, or about no record.
constexpr std::string_view exceptions[] = {"unfiled", "tracked-candidates", "team-word"};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

struct Project : Shell {
  explicit Project(const std::string& record) {
    write("pm.toml",
          "records = \"postmortems\"\n[services]\ncheckout = []\n[severities]\nSEV1 = \"customers cannot pay\"\n"
          "[[question]]\nid = \"customers_told\"\nsection = \"times\"\nask = \"When?\"\ntype = \"date\"\n"
          "[[question]]\nid = \"mood\"\nsection = \"process\"\nask = \"How?\"\ntype = \"number\"\n");
    write(path, record);
    write(std::string("postmortems/") + earlier_id + ".json", earlier);
    // An editor for what no question covers: the good record again.
    write("good.json", good);
    write("editor", "#!/bin/sh\ncp '" + (std::filesystem::current_path() / "good.json").string() + "' \"$1\"\n");
    std::filesystem::permissions("editor", std::filesystem::perms::owner_all);
  }
  [[nodiscard]] std::vector<nlohmann::json> findings(const std::string& rule) const {
    const auto ran = sh("pm check -f json --today 2026-11-22");
    const auto found = nlohmann::json::parse(ran.out);
    std::vector<nlohmann::json> all;
    for (const auto& finding : found["findings"])
      if (finding["rule"] == rule && !finding["waived"] && finding["path"] == path) all.push_back(finding);
    return all;
  }
  pm::test::Ran type(std::string command, const Typed& how) const {
    for (const auto& [from, to] : how.placeholders) command = replaced(command, from, to);
    if (!how.more.empty()) command += " " + how.more;
    write("answers", replaced(how.line, "|", "\n") + "\n");
    return sh("EDITOR=$PWD/editor; export EDITOR\n" + command + " --today 2026-11-22 <answers");
  }
  const std::string path = std::string("postmortems/") + id + ".json";
};

}  // namespace

TEST_CASE("fix_with: the command of each rule settles its finding") {
  for (const auto& rule : pm::lint::rules()) {
    const std::string name(rule.name);
    if (pm::language::parse_rule(name) || std::ranges::find(exceptions, rule.name) != std::end(exceptions)) continue;
    const auto [first, last] = typed().equal_range(name);
    INFO(name);
    REQUIRE(first != last);
    for (const auto example : rule.found) {
      INFO(example);
      std::string tried;
      bool is_settled = false;
      for (auto how = first; how != last && !is_settled; ++how) {
        const Project project(with(example));
        const auto before = project.findings(name);
        REQUIRE_FALSE(before.empty());
        REQUIRE(before[0].contains("fix_with"));
        const auto command = before[0]["fix_with"].get<std::string>();
        const auto ran = project.type(command, how->second);
        const auto after = project.findings(name);
        const auto is_same = [&](const auto& one) { return one["message"] == before[0]["message"]; };
        is_settled = std::ranges::none_of(after, is_same);
        tried += "$ " + command + "\n" + ran.out + ran.err;
      }
      INFO(tried);
      CHECK(is_settled);
    }
  }
}
