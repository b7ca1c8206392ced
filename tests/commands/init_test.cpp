// A team is set up once, and nothing of its own is lost.
#include "catch.hpp"
#include "check/a_record.hpp"
#include "commands/init_files.hpp"
#include "commands/inner_world.hpp"

using namespace pm;
using pm::test::InnerWorld;

namespace {

constexpr auto workflow = ".github/workflows/postmortems.yml";

struct Team : InnerWorld {
  Team() { std::filesystem::create_directory(".git"); }
};

bool is_there(const std::string& path) { return std::filesystem::exists(path); }

}  // namespace

TEST_CASE("init writes settings, a workflow and a check before each commit, and the gate is open at once") {
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
  CHECK(checked.complains("settings: pm.toml"));
}

TEST_CASE("init a second time changes nothing, and has nothing to ask for") {
  Team w;
  for (const auto* ci : {"github", "gitlab"}) {
    REQUIRE(w.pm({"init", "--ci", ci, "--install", "true"}).code == 0);
    const auto again = w.pm({"init", "--ci", ci, "--install", "false"});
    INFO(again);
    CHECK(again.code == 0);
    CHECK_FALSE(again.says("written:"));
    CHECK(again.says("is there: pm.toml\n"));
  }
  const auto same = w.pm({"init", "--ci", "gitlab", "--install", "true"});
  INFO(same);
  CHECK_FALSE(same.says("wants this"));
}

TEST_CASE("init overwrites nothing, and shows what a file that is there would want") {
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
    CHECK(ran.says(std::string("is there: ") + path));
    CHECK(w.read(path) == "# theirs\n");
  }
  CHECK(ran.says("get-pm"));      // for .gitlab-ci.yml
  CHECK(ran.says("pm-check\n"));  // for .pre-commit-config.yaml
  CHECK_FALSE(is_there("postmortems/.gitkeep"));
}

TEST_CASE("init leaves a link alone that leads nowhere") {
  Team w;
  std::filesystem::create_symlink("elsewhere.toml", "pm.toml");
  const auto ran = w.pm({"init"});
  INFO(ran);
  CHECK(std::filesystem::is_symlink("pm.toml"));
  CHECK_FALSE(is_there("elsewhere.toml"));
}

TEST_CASE("init does not take what it cannot look at for something that is there") {
  Team w;
  std::filesystem::create_symlink(".github", ".github");
  const auto ran = w.pm({"init", "--install", "true"});
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains(std::string(workflow) + " cannot be looked at: "));
  CHECK_FALSE(ran.says(std::string("is there: ") + workflow));
  CHECK(ran.says("written:  pm.toml"));
}

TEST_CASE("init sees which CI is in use, and writes no workflow where there is none") {
  Team w;
  const auto none = w.pm({"init", "--install", "true"});
  INFO(none);
  CHECK(none.code == 0);
  CHECK(none.says("--ci github, --ci gitlab"));
  CHECK_FALSE(is_there(workflow));
  std::filesystem::create_directory(".github");
  CHECK(w.pm({"init", "--install", "true"}).says(workflow));
  CHECK_FALSE(is_there(".gitlab-ci.yml"));
}

TEST_CASE("init in a folder of a repository writes at its root, and tells the way from here") {
  Team w;
  std::filesystem::create_directories("deep/er");
  std::filesystem::current_path("deep/er");
  const auto ran = w.pm({"init", "--ci", "gitlab", "--install", "true"});
  INFO(ran);
  CHECK(ran.says("written:  ../../pm.toml\n"));
  CHECK(is_there("../../.gitlab-ci.yml"));
}

TEST_CASE("init takes the records folder that -C names, and settings that lie below the root") {
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

TEST_CASE("init refuses what could not work as written, and writes nothing") {
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

TEST_CASE("CI gets pm by a clone of its home, at the tag of the version that wrote the workflow") {
  const auto lines = commands::install_from("https://example.org/it's/pm.git", "1.2.3");
  CHECK(lines.find("git clone --quiet --depth 1 --branch v1.2.3 'https://example.org/it'\\''s/pm.git' .pm\n") !=
        std::string::npos);
}
