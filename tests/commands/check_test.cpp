#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

constexpr auto good_name = "2026-11-20-checkout-500s.json";

std::string called(const std::string& id) { return with("{\"id\": \"" + id + "\"}"); }
std::string without_a_fix(const std::string& id) { return with("{\"id\": \"" + id + "\", \"fixes\": []}"); }

/// "rule path" of each finding.
std::vector<std::string> found(const pm::test::Ran& ran) {
  std::vector<std::string> all;
  const auto json = ran.json();
  for (const auto& f : json["findings"])
    all.push_back(f["rule"].get<std::string>() + " " + f["path"].get<std::string>());
  return all;
}
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("check: records with a fix pass") {
  InnerWorld w;
  w.write(fs::path("postmortems") / good_name, good);
  const auto ran = w.pm({"check"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == "1 record: no findings\n");
  CHECK(ran.err.empty());
}

TEST_CASE("check: a record without a fix fails with location and hint") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  const auto ran = w.pm({"check"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.says("postmortems/2026-11-20-a.json:23:12: error: THERE MUST BE FIXES"));
  CHECK(ran.says("    $ pm fixes add 2026-11-20-a\n"));
  CHECK(ran.says("1 record: 1 error, 1 warning, 2 info\n"));
}

TEST_CASE("check: an empty directory passes, a missing one fails") {
  InnerWorld w;
  const auto none = w.pm({"check"});
  INFO(none);
  CHECK(none.code == 2);
  CHECK(none.complains("postmortems"));
  fs::create_directory("postmortems");
  const auto empty = w.pm({"check"});
  CHECK(empty.code == 0);
  CHECK(empty.says("0 records"));
}

TEST_CASE("check: finds the records directory next to .git") {
  InnerWorld w;
  fs::create_directory(".git");
  w.write(fs::path("postmortems") / good_name, good);
  w.write("elsewhere/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  fs::create_directories("src/deep");
  fs::current_path("src/deep");
  CHECK(w.pm({"check"}).out == "1 record: no findings\n");
  const auto ran = w.pm({"check", "-C", "../../elsewhere", "-f", "json"});
  INFO(ran);
  CHECK(ran.json()["findings"][0]["path"] == "../../elsewhere/2026-11-20-a.json");
  // named by its path: a bare `pm` here would look elsewhere
  CHECK(ran.json()["findings"][0]["fix_with"] == "pm fixes add ../../elsewhere/2026-11-20-a.json");
  fs::current_path(w.path());
}

TEST_CASE("check: directories skip hidden names and symlinks") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", called("2026-11-20-a"));
  w.write("r/2025/2025-11-20-b.json", called("2025-11-20-b"));
  w.write("r/.hidden/2026-11-20-c.json", without_a_fix("2026-11-20-c"));
  w.write("r/.2026-11-20-d.json", without_a_fix("2026-11-20-d"));
  w.write("other/2026-11-20-e.json", without_a_fix("2026-11-20-e"));
  fs::create_directory_symlink("../other", "r/linked");
  fs::create_directory_symlink("..", "r/up");
  const auto ran = w.pm({"check", "r"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("2 records: no findings"));
}

TEST_CASE("check: a file that is not a record is malformed") {
  InnerWorld w;
  w.write(fs::path("r") / good_name, good);
  w.write("r/cut.json", std::string(good).substr(0, 200));
  w.write("r/empty.json", "");
  w.write("r/x.json/2026-11-20-a.json", called("2026-11-20-a"));
  REQUIRE(::mkfifo("r/fifo.json", 0600) == 0);
  const auto ran = w.pm({"check", "r", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(found(ran) ==
        Strings{"malformed r/cut.json", "malformed r/empty.json", "malformed r/fifo.json", "malformed r/x.json"});
  CHECK(ran.json()["checked"]["records"] == 6);
}

TEST_CASE("check: a file larger than 64 MB is malformed, unread") {
  InnerWorld w;
  w.write("r/big.json", "{}");
  fs::resize_file("r/big.json", (64u << 20) + 1);
  const auto ran = w.pm({"check", "r"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.says("r/big.json:1:1: error: larger than 64 MB"));
}

TEST_CASE("check: a missing path exits with 2, others are checked") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  fs::create_symlink("nowhere.json", "r/dangling.json");
  fs::create_symlink("loop.json", "r/loop.json");
  const auto ran = w.pm({"check", "r", "gone.json", "gone"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("dangling.json"));
  CHECK(ran.complains("loop.json"));
  CHECK(ran.complains("gone.json"));
  CHECK(ran.says("must-have-fix"));
}

TEST_CASE("check: a file of unknown type is refused") {
  InnerWorld w;
  w.write("notes.pdf", "We forgot.");
  const auto ran = w.pm({"check", "notes.pdf"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("neither a record"));
}

TEST_CASE("check: a file named twice is checked once") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  const auto ran = w.pm({"check", "r", "r/2026-11-20-a.json", "./r/../r/2026-11-20-a.json", "-f", "json"});
  INFO(ran);
  CHECK(ran.json()["checked"]["records"] == 1);
}

TEST_CASE("check: a file name other than the id is malformed") {
  InnerWorld w;
  w.write("r/2026-11-20 b.json", called("2026-11-20-a"));
  const auto ran = w.pm({"check", "r", "-f", "json"});
  INFO(ran);
  CHECK(found(ran) == Strings{"malformed r/2026-11-20 b.json"});
  const auto finding = ran.json()["findings"][0];
  CHECK(finding["pointer"] == "/id");
  CHECK(finding["line"] == 3);
  CHECK(finding["column"] == 9);
  CHECK(finding["excerpt"] == "2026-11-20-a");
  CHECK(finding["fix_with"] == "mv 'r/2026-11-20 b.json' r/2026-11-20-a.json");
}

TEST_CASE("check: a shared id is malformed in both records") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", called("2026-11-20-a"));
  w.write("r/old/2026-11-20-a.json", called("2026-11-20-a"));
  w.write("r/old/2026-11-20-b.json", called("2026-11-20-b"));
  const auto ran = w.pm({"check", "r", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(found(ran) == Strings{"malformed r/2026-11-20-a.json", "malformed r/old/2026-11-20-a.json"});
  CHECK(ran.json()["findings"][0]["message"].get<std::string>().find("r/old/2026-11-20-a.json") != std::string::npos);
}

TEST_CASE("check: sorts findings by path, line, column and rule") {
  InnerWorld w;
  w.write("r/2026-11-20-b.json", without_a_fix("2026-11-20-b"));
  w.write("r/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  const auto ran = w.pm({"check", "r/2026-11-20-b.json", "r/2026-11-20-a.json", "-f", "json"});
  std::vector<std::tuple<std::string, int, int, std::string>> order;
  const auto json = ran.json();
  for (const auto& f : json["findings"]) order.emplace_back(f["path"], f["line"], f["column"], f["rule"]);
  CHECK(std::is_sorted(order.begin(), order.end()));
  CHECK(order.size() == 8);
}

TEST_CASE("check -f json: has the documented shape") {
  InnerWorld w;
  w.write(
      "postmortems/2026-11-20-a.json",
      with(
          R"({"id": "2026-11-20-a", "meeting": {}, "waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two led"}]})"));
  const auto json = w.pm({"check", "-f", "json"}).json();
  CHECK(json["format"] == "pm-check/1");
  CHECK(json["checked"] == nlohmann::json({{"records", 1}, {"prose", 0}, {"skipped", 0}}));
  CHECK(json["summary"] == nlohmann::json({{"error", 0}, {"warning", 0}, {"info", 0}, {"waived", 1}}));
  const auto finding = json["findings"][0];
  for (const auto* key : {"rule", "severity", "waived", "reason", "path", "pointer", "line", "column", "end_line",
                          "end_column", "excerpt", "message", "ask", "fix_with"})
    CHECK(finding.contains(key));
  CHECK(finding["waived"] == true);
  CHECK(finding["reason"] == "two led");
}

TEST_CASE("--fail-on: sets the severity that fails") {
  InnerWorld w;
  w.write(fs::path("r") / good_name, with(R"({"meeting": {}})"));
  CHECK(w.pm({"check", "r"}).code == 0);
  CHECK(w.pm({"check", "r", "--fail-on", "warning"}).code == 1);
  CHECK(w.pm({"check", "r", "--fail-on", "info"}).code == 1);
  w.write(fs::path("r") / good_name, with(R"({"meeting": {}, "waivers":
      [{"rule": "no-boss", "at": "/meeting", "reason": "two led"}]})"));
  CHECK(w.pm({"check", "r", "--fail-on", "info"}).code == 0);
}

TEST_CASE("--rule: sets a severity and is validated") {
  InnerWorld w;
  w.write(fs::path("r") / good_name, with(R"({"meeting": {}})"));
  CHECK(w.pm({"check", "r", "--rule", "no-boss=error"}).code == 1);
  CHECK(w.pm({"check", "r", "--rule", "no-boss=off", "--fail-on", "info"}).code == 0);
  const auto unknown = w.pm({"check", "r", "--rule", "no-bos=off"});
  INFO(unknown);
  CHECK(unknown.code == 2);
  CHECK(unknown.complains("did you mean no-boss?"));
  CHECK(w.pm({"check", "r", "--rule", "no-boss=loud"}).code == 2);
  CHECK(w.pm({"check", "r", "--rule", "no-boss"}).code == 2);
  CHECK(w.pm({"check", "r", "--rule", "malformed=off"}).code == 2);
}

TEST_CASE("check: must-have-fix turned off is reported in every format") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  for (const auto& format : pm::lint::formats()) {
    const auto ran = w.pm({"check", "r", "-q", "--rule", "must-have-fix=off", "-f", std::string(format.name)});
    INFO(format.name << " " << ran);
    CHECK(ran.code == 0);
    CHECK(ran.says("must-have-fix is off (--rule)"));
  }
}

TEST_CASE("check: must-have-fix cannot be waived") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": [],
      "waivers": [{"rule": "must-have-fix", "at": "/fixes", "reason": "no time"}]})"));
  const auto ran = w.pm({"check", "r", "-f", "json"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.json()["summary"]["waived"] == 0);
  CHECK(ran.says("must-have-fix cannot be waived"));
}

TEST_CASE("check: text from files is escaped for the terminal") {
  InnerWorld w;
  w.on_a_terminal = true;
  w.write("r/2026-11-20-\x1b[2Ja.json", "{\"\x1b[31mformat\": 1}");
  w.write("r/2026-11-20-b.json", with(R"({"id": "2026-11-20-b", "broadest": "X9"})"));
  const auto ran = w.pm({"check", "r", "--color", "never"});
  INFO(ran);
  CHECK(ran.out.find('\x1b') == std::string::npos);
  CHECK(ran.err.find('\x1b') == std::string::npos);
}

TEST_CASE("check: output wraps at the terminal width") {
  InnerWorld w;
  w.on_a_terminal = true;
  w.columns = 60;
  w.write("r/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  const auto ran = w.pm({"check", "r", "--color", "never"});
  INFO(ran);
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("    ")) CHECK(line.size() <= 60);
  CHECK(ran.says("r/2026-11-20-a.json:23:12: error must-have-fix\n    THERE MUST BE FIXES"));
}

TEST_CASE("colour: option, NO_COLOR, CLICOLOR_FORCE, TERM, terminal") {
  InnerWorld w;
  w.write(fs::path("postmortems") / good_name, good);
  const auto coloured = [&](std::vector<std::string> more = {}) {
    more.insert(more.begin(), "check");
    return w.pm(more).says("\x1b[");
  };
  CHECK_FALSE(coloured());
  CHECK(coloured({"--color", "always"}));
  w.environment = {{"CLICOLOR_FORCE", "1"}};
  CHECK(coloured());
  w.environment = {{"CLICOLOR_FORCE", "0"}};
  CHECK_FALSE(coloured());
  w.on_a_terminal = true;
  w.environment = {{"TERM", "xterm"}};
  CHECK(coloured());
  w.environment = {{"TERM", "dumb"}};
  CHECK_FALSE(coloured());
  w.environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}};
  CHECK(coloured());
  w.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}};
  CHECK_FALSE(coloured());
  CHECK(coloured({"--color=always"}));
  CHECK_FALSE(coloured({"--color=never"}));
}

TEST_CASE("--today: the date of the rules (default: local date)") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": [], "soak_until": "2026-11-24"})"));
  CHECK(w.pm({"check", "r"}).code == 0);
  w.now = "2026-11-24T23:59:59Z";
  CHECK(w.pm({"check", "r"}).code == 0);
  w.now = "2026-11-25T00:00:00Z";
  CHECK(w.pm({"check", "r"}).code == 1);
  CHECK(w.pm({"check", "r", "--today", "2026-11-24"}).code == 0);
  CHECK(w.pm({"check", "r", "--today", "tomorrow"}).code == 2);
  CHECK(w.pm({"check", "r", "--today", "2026-02-30"}).code == 2);
}

TEST_CASE("times: future is later than now, or than --today") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "times": {"started": "2026-11-20T10:00:00+00:00",
      "detected": "2026-11-20T10:04:00+00:00", "resolved": "2026-11-22T12:30:00+00:00"}})"));
  const auto is_to_come = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"check", "r", "-f", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const auto rules = found(w.pm(words));
    return std::ranges::count(rules, "times r/2026-11-20-a.json") == 1;
  };
  w.now = "2026-11-22T12:29:59Z";
  CHECK(is_to_come({}));
  CHECK_FALSE(is_to_come({"--today", "2026-11-22"}));
  CHECK(is_to_come({"--today", "2026-11-21"}));
  w.now = "2026-11-22T12:30:00Z";
  CHECK_FALSE(is_to_come({}));
}
