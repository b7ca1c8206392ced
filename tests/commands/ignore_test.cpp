// `ignore` of pm.toml: for every command, and for records that are found, named by path, and named by id.
#include <filesystem>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/inputs.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

/// One record that counts, and an ignored one that would fail every check.
struct Team : InnerWorld {
  explicit Team(const std::string& globs = R"("postmortems/old/**")") {
    write("pm.toml", "ignore = [" + globs + "]\n");
    write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
    write("postmortems/old/2019-01-01-x.json", with(R"({"id": "2019-01-01-x", "fixes": []})"));
  }
};

constexpr auto ignored_path = "postmortems/old/2019-01-01-x.json";

}  // namespace

TEST_CASE("ignore: check counts ignored files") {
  const Team w;
  const std::vector<std::vector<std::string>> ways = {
      {"check"},
      {"check", "postmortems"},
      {"check", ignored_path, "postmortems/2026-11-20-a.json"},
      {"check", "postmortems/../postmortems/old/2019-01-01-x.json", "postmortems/2026-11-20-a.json"},
      {"check", (w.path() / ignored_path).string(), "postmortems/2026-11-20-a.json"},
      {"check", "postmortems/old", "postmortems", ignored_path},
  };
  for (const auto& way : ways) {
    const auto ran = w.pm(way);
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.out == "1 record, 1 ignored: no findings\n");
  }
  const auto alone = w.pm({"check", ignored_path, "-f", "json"});
  INFO(alone);
  CHECK(alone.code == 0);
  CHECK(alone.json()["checked"]["ignored"] == 1);
  CHECK(alone.err == "pm: 1 ignored\n");
}

TEST_CASE("a file is ignored by whatever path it is named") {
  const Team w;
  fs::create_directory_symlink("postmortems", "link");
  fs::create_symlink("old/2019-01-01-x.json", "postmortems/2019-01-01-x.json");
  for (const std::string path : {"link/old/2019-01-01-x.json", "link/old", "postmortems/2019-01-01-x.json"}) {
    const auto ran = w.pm({"check", path});
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.says("0 records, 1 ignored"));
  }
}

TEST_CASE("ignore: a directory glob includes files below, also prose") {
  const Team w(R"("postmortems/old", "**/*.txt")");
  w.write("notes.txt", "The on-call should have looked at the graph.\n");
  const auto ran = w.pm({"check", ignored_path, "notes.txt"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == "0 records, 2 ignored: no findings\n");
}

TEST_CASE("ignore: applies to commands over all records") {
  const Team w;
  const std::vector<std::vector<std::string>> commands = {{"list"},  {"list", "-f", "json"},  {"list", "-f", "csv"},
                                                          {"fixes"}, {"fixes", "-f", "json"}, {"report"}};
  for (const auto& command : commands) {
    const auto ran = w.pm(command);
    INFO(command.front());
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.says("2026-11-20-a"));
    CHECK_FALSE(ran.says("2019-01-01-x"));
  }
  CHECK_FALSE(fs::exists("postmortems/old/2019-01-01-x.md"));
  CHECK(w.pm({"report", "--check"}).code == 0);
}

TEST_CASE("ignore: commands refuse an ignored record") {
  const Team w;
  const auto before = w.read(ignored_path);
  const std::vector<std::vector<std::string>> commands = {
      {"show"},   {"edit"},         {"resume"},          {"waive", "", "no-boss", "--why", "old"},
      {"report"}, {"fixes", "add"}, {"fixes", "--grid"}, {"fixes", "--record"}};
  for (const std::string name : {"2019", "2019-01-01-x", "2019-01-01-x.json"}) {
    for (auto command : commands) {
      const auto place = std::find(command.begin(), command.end(), "");
      if (place == command.end())
        command.push_back(name);
      else
        *place = name;
      const auto ran = w.pm(command);
      INFO(command.front() + " " + name);
      INFO(ran);
      CHECK(ran.code == 2);
      CHECK(ran.complains("is ignored"));
    }
  }
  CHECK(w.pm({"fixes", "done", "2019-01-01-x:X1"}).complains("is ignored"));
  CHECK(w.read(ignored_path) == before);
}

TEST_CASE("ignore: report skips an ignored record named by path") {
  const Team w;
  w.pm({"report"});
  const auto ran = w.pm({"report", "--check", ignored_path, "postmortems/2026-11-20-a.json"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.complains("1 ignored"));
}

TEST_CASE("an ignored record's id stays taken") {
  const Team w;
  w.write("answers.json", R"({"title": "X", "times": {"started": "2019-01-01T00:00:00Z"}})");
  const auto ran = w.pm({"new", "--answers", "answers.json", "--no-input"});
  INFO(ran);
  CHECK(ran.says("2019-01-01-x-2.json"));
}

TEST_CASE("globs: match names, directories and everything below") {
  using pm::commands::matches_glob;
  CHECK(matches_glob("postmortems/old/**", "postmortems/old/a/b.json"));
  CHECK(matches_glob("postmortems/old/**", "postmortems/old"));
  CHECK_FALSE(matches_glob("postmortems/old/**", "postmortems/older/b.json"));
  CHECK(matches_glob("**/draft-*.json", "draft-1.json"));
  CHECK(matches_glob("**/draft-*.json", "a/b/draft-1.json"));
  CHECK_FALSE(matches_glob("*.json", "a/b.json"));
  CHECK(matches_glob("a/**/b/*.jso?", "a/x/y/b/c.json"));
  CHECK_FALSE(matches_glob("a/**/b/*.json", "a/x/y/c/c.json"));
}
