// A team is set up once, and nothing of its own is lost.
#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/init_files.hpp"
#include "lint/a_record.hpp"

using namespace pm;
using pm::test::InnerWorld;

namespace {

constexpr auto workflow = ".github/workflows/postmortems.yml";

struct Team : InnerWorld {
  Team() { std::filesystem::create_directory(".git"); }
};

bool is_there(const std::string& path) { return std::filesystem::exists(path); }

}  // namespace

TEST_CASE("init: writes configuration, workflow and hook; check passes") {
  Team w;
  const auto ran = w.pm({"init", "--ci", "github", "--install", "get-pm --fast\nuse-pm\n"});
  INFO(ran);
  CHECK(ran.code == 0);
  for (const auto* path : {"pm.toml", "postmortems/.gitkeep", workflow, ".pre-commit-config.yaml"}) {
    CHECK(ran.says(std::string("written:  ") + path + "\n"));
    CHECK(is_there(path));
  }
  CHECK(w.read(workflow).find("        run: |\n          get-pm --fast\n          use-pm\n") != std::string::npos);
  CHECK(w.read(workflow).find("pm report --check") != std::string::npos);
  const auto checked = w.pm({"check", "-v"});
  INFO(checked);
  CHECK(checked.code == 0);
  CHECK(checked.says("0 records"));
  CHECK(checked.complains("configuration: pm.toml"));
}

TEST_CASE("init: a second run changes nothing") {
  Team w;
  for (const auto* ci : {"github", "gitlab"}) {
    REQUIRE(w.pm({"init", "--ci", ci, "--install", "true"}).code == 0);
    const auto again = w.pm({"init", "--ci", ci, "--install", "false"});
    INFO(again);
    CHECK(again.code == 0);
    CHECK_FALSE(again.says("written:"));
    CHECK(again.says("exists:  pm.toml\n"));
  }
  const auto same = w.pm({"init", "--ci", "gitlab", "--install", "true"});
  INFO(same);
  CHECK_FALSE(same.says("Add this to it"));
}

TEST_CASE("init: prints what to add to existing files") {
  Team w;
  const auto theirs = [&](const char* path) { w.write(path, "# theirs\n"); };
  theirs("pm.toml");
  theirs(".gitlab-ci.yml");
  theirs(".pre-commit-config.yaml");
  theirs("postmortems/README.md");
  const auto ran = w.pm({"init", "--install", "get-pm"});
  INFO(ran);
  CHECK(ran.code == 0);
  for (const auto* path : {"pm.toml", ".gitlab-ci.yml", ".pre-commit-config.yaml"}) {
    CHECK(ran.says(std::string("exists:  ") + path));
    CHECK(w.read(path) == "# theirs\n");
  }
  CHECK(ran.says("get-pm"));      // for .gitlab-ci.yml
  CHECK(ran.says("pm-check\n"));  // for .pre-commit-config.yaml
  CHECK_FALSE(is_there("postmortems/.gitkeep"));
}

TEST_CASE("init: a dangling symlink is not replaced") {
  Team w;
  std::filesystem::create_symlink("elsewhere.toml", "pm.toml");
  const auto ran = w.pm({"init"});
  INFO(ran);
  CHECK(std::filesystem::is_symlink("pm.toml"));
  CHECK_FALSE(is_there("elsewhere.toml"));
}

TEST_CASE("init: an unreadable path is reported, not skipped") {
  Team w;
  std::filesystem::create_symlink(".github", ".github");
  const auto ran = w.pm({"init", "--install", "true"});
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains(std::string(workflow) + ": cannot read its status: "));
  CHECK_FALSE(ran.says(std::string("exists:  ") + workflow));
  CHECK(ran.says("written:  pm.toml"));
}

TEST_CASE("init: detects the CI, else writes no workflow") {
  Team w;
  const auto none = w.pm({"init", "--install", "true"});
  INFO(none);
  CHECK(none.code == 0);
  CHECK(none.says("choose one with --ci github or --ci gitlab"));
  CHECK_FALSE(is_there(workflow));
  std::filesystem::create_directory(".github");
  CHECK(w.pm({"init", "--install", "true"}).says(workflow));
  CHECK_FALSE(is_there(".gitlab-ci.yml"));
}

TEST_CASE("init: in a subdirectory writes at the repository root") {
  Team w;
  std::filesystem::create_directories("deep/er");
  std::filesystem::current_path("deep/er");
  const auto ran = w.pm({"init", "--ci", "gitlab", "--install", "true"});
  INFO(ran);
  CHECK(ran.says("written:  ../../pm.toml\n"));
  CHECK(is_there("../../.gitlab-ci.yml"));
}

TEST_CASE("init: respects -C and a pm.toml below the root") {
  Team w;
  REQUIRE(w.pm({"-C", "docs/post mortems", "init", "--ci", "github", "--install", "true"}).code == 0);
  CHECK(w.pm({"check"}).says("0 records"));
  CHECK(w.read(".pre-commit-config.yaml").find("files: '^docs/post mortems/.*\\.json$'") != std::string::npos);
  Team other;
  other.write("team/pm.toml", "records = \"pms\"\n");
  std::filesystem::current_path("team");
  const auto ran = other.pm({"init", "--ci", "github", "--install", "true"});
  INFO(ran);
  std::filesystem::current_path("..");
  CHECK(other.read(workflow).find("run: pm --config team/pm.toml check -f github\n") != std::string::npos);
  CHECK(other.pm({"--config", "team/pm.toml", "check"}).says("0 records"));
}

TEST_CASE("init: refuses paths and text that would not work") {
  Team w;
  const std::vector<std::vector<std::string>> wrong = {
      {"init", "--ci", "travis"},
      {"init", "--ci", "github", "--install", " \n"},
      {"init", "--ci", "github", "--install", "get\x1b[31m"},
      {"init", "--ci", "github", "--install", "get\xff"},
      {"init", "--ci", "github", "--install", "get\u0085pm"},
      {"init", "--ci", "github", "--install", "get\u2028pm"},
      {"init", "--ci", "github", "--install", "get\u202Epm"},
      {"init", "--ci", "github", "--install", "get\uFFFEpm"},
      {"-C", "../elsewhere", "init", "--ci", "github", "--install", "true"},
      {"-C", "a\"b", "init", "--ci", "github", "--install", "true"},
  };
  for (const auto& line : wrong) {
    const auto ran = w.pm(line);
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK_FALSE(is_there("pm.toml"));
  }
  const auto blocked = w.pm({"-C", "pm.toml/below", "init", "--ci", "github", "--install", "true"});
  INFO(blocked);
  CHECK(blocked.code == 3);
}

TEST_CASE("init: the workflow clones pm at its version tag") {
  const auto lines = commands::install_from("https://example.org/it's/pm.git", "1.2.3");
  CHECK(lines.find("git clone --quiet --depth 1 --branch v1.2.3 'https://example.org/it'\\''s/pm.git' .pm\n") !=
        std::string::npos);
}
