// Where settings come from, and which of them counts.
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

std::string without_a_fix(const std::string& id) { return with("{\"id\": \"" + id + "\", \"fixes\": []}"); }
std::string without_a_boss(const std::string& id) { return with("{\"id\": \"" + id + "\", \"meeting\": {}}"); }

}  // namespace

TEST_CASE("pm.toml: found upwards, paths relative to it") {
  InnerWorld w;
  w.write("pm.toml", "records = \"incidents\"\n");
  w.write("incidents/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  fs::create_directories("src/deep");
  fs::current_path("src/deep");
  const auto ran = w.pm({"check", "-v"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.says("../../incidents/2026-11-20-a.json:"));
  CHECK(ran.says("$ pm fixes add 2026-11-20-a"));
  CHECK(ran.complains("../../pm.toml"));
  fs::current_path(w.path());
}

TEST_CASE("pm.toml: overrides defaults, overridden by options") {
  InnerWorld w;
  w.write("pm.toml", "[check]\nfail_on = \"warning\"\n[rules]\nno-boss = \"error\"\n");
  w.write("postmortems/2026-11-20-a.json", without_a_boss("2026-11-20-a"));
  CHECK(w.pm({"check"}).code == 1);
  CHECK(w.pm({"check", "--rule", "no-boss=warning"}).code == 1);
  CHECK(w.pm({"check", "--rule", "no-boss=warning", "--fail-on", "error"}).code == 0);
  CHECK(w.pm({"check", "--rule", "no-boss=info"}).code == 0);
  const auto ran = w.pm({"check", "-v", "--rule", "overdue=off"});
  INFO(ran);
  CHECK(ran.complains("configuration: pm.toml"));
  CHECK(ran.complains("no-boss = error (pm.toml)"));
  CHECK(ran.complains("overdue = off (--rule)"));
  CHECK(ran.complains("fail-on = warning (pm.toml)"));
  w.write("other.toml", "");
  CHECK(w.pm({"check", "--config", "other.toml"}).code == 0);
}

TEST_CASE("check: must-have-fix turned off in pm.toml is reported") {
  InnerWorld w;
  w.write("pm.toml", "[rules]\nmust-have-fix = \"off\"\n");
  w.write("postmortems/2026-11-20-a.json", without_a_fix("2026-11-20-a"));
  const auto ran = w.pm({"check"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("must-have-fix is off (pm.toml)"));
}

TEST_CASE("pm.toml: an invalid file is an error with a suggestion") {
  InnerWorld w;
  fs::create_directory("postmortems");
  for (const auto& [toml, hint] : {std::pair("recods = \"x\"\n", "records"),
                                   {"[rules]\nno-bos = \"off\"\n", "no-boss"},
                                   {"[rules]\nmalformed = \"off\"\n", "malformed"}}) {
    w.write("pm.toml", toml);
    const auto ran = w.pm({"check"});
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains("pm.toml"));
    CHECK(ran.complains(hint));
  }
  CHECK(w.pm({"check", "--config", "gone.toml"}).code == 2);
}

TEST_CASE("pm.toml: words and limits of the team are used") {
  InnerWorld w;
  w.write("pm.toml",
          "[check]\nsmall_fix_hours = 8\n[words]\n"
          "deny = [{ say = \"war room\", ask = \"What do we call it when nobody is at war?\" }]\n");
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "surprises": ["The war room was full."],
      "fixes": [{"id": "X1", "title": "Show the host", "status": "open", "owner": "ana", "hours": 8,
      "addresses": ["F1", "F2"]}]})"));
  const auto json = w.pm({"check", "-f", "json"}).json();
  REQUIRE(json["findings"].size() == 1);
  CHECK(json["findings"][0]["ask"] == "What do we call it when nobody is at war?");
  CHECK(json["findings"][0]["excerpt"] == "war room");
}

TEST_CASE("--log-file: receives diagnostics, output is unchanged") {
  InnerWorld w;
  fs::create_directory("postmortems");
  const auto ran = w.pm({"check", "--log-file", "pm.log"});
  INFO(ran);
  CHECK(ran.out == "0 records: no findings\n");
  CHECK(ran.err.empty());
  CHECK(w.read("pm.log").find("records directory: postmortems") != std::string::npos);
  CHECK(w.pm({"check", "--log-file", "no/such/folder/x.log/"}).code == 3);
}

TEST_CASE("pm: without arguments prints short help") {
  InnerWorld w;
  const auto ran = w.pm({});
  CHECK(ran.code == 0);
  CHECK(ran.says("pm new"));
  CHECK(ran.err.empty());
}

TEST_CASE("--help: fits 80 columns and lists all options") {
  InnerWorld w;
  w.write("pm.toml", "nonsense = [");  // help needs no settings
  std::istringstream commands(w.pm({"--help"}).out);
  int count = 0;
  bool listing = false;
  for (std::string line; std::getline(commands, line);) {
    if (line.starts_with("Commands:")) listing = true;
    if (line.empty()) listing = listing && count == 0;
    if (!listing || !line.starts_with("  ") || line.starts_with("   ")) continue;
    ++count;
    const auto name = line.substr(2, line.find(' ', 2) - 2);
    const auto ran = w.pm({name, "--help"});
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out.starts_with("Usage: pm " + name));
    CHECK(ran.says("Global options: see pm --help."));
    CHECK_FALSE(ran.says("--color"));
    std::istringstream lines(ran.out);
    for (std::string words; std::getline(lines, words);) {
      INFO(words);
      CHECK(words.size() <= 84);  // … has three bytes
    }
  }
  CHECK(count >= 8);
}

TEST_CASE("--version: prints name, version and commit on one line") {
  InnerWorld w;
  const auto ran = w.pm({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("pm "));
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
  CHECK(w.pm({"check", "--version"}).out == ran.out);
}

TEST_CASE("invalid usage: exits with 2 and a hint") {
  InnerWorld w;
  for (const auto& words : {std::vector<std::string>{"chekc"},
                            {"--colour"},
                            {"check", "--color", "green"},
                            {"waive"},
                            {"list", "x"},
                            {"completion", "tcsh"}}) {
    const auto ran = w.pm(words);
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("pm: "));
    CHECK(ran.err.find("\n    ") != std::string::npos);
  }
}
