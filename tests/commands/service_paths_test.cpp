// Paths for services that display a repository: relative to its root.
#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::with;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

constexpr auto file = "svc/team/postmortems/2026-11-18-cards.json";

/// A repository with a record that has no fix, deep in it.
struct Repository : InnerWorld {
  Repository() {
    write("repo/.git/HEAD", "ref: refs/heads/main\n");
    write(fs::path("repo") / file, with(R"({"id": "2026-11-18-cards", "fixes": []})"));
    write("repo/svc/team/pm.toml", "records = \"postmortems\"\n");
    write("elsewhere/.git/HEAD", "ref: refs/heads/main\n");
  }
  [[nodiscard]] std::string absolute() const { return (path() / "repo" / file).string(); }
};

/// The paths that the formats for services name.
std::vector<std::string> paths_in(const InnerWorld& w, std::vector<std::string> arguments) {
  std::vector<std::string> paths;
  arguments.insert(arguments.begin(), "check");
  arguments.insert(arguments.end(), {"-f", "github"});
  const auto github = w.pm(arguments).out;
  const auto begin = github.find("file=") + 5;
  paths.push_back(github.substr(begin, github.find(',', begin) - begin));
  arguments.back() = "junit";
  const auto junit = w.pm(arguments).out;
  const auto name = junit.find("classname=\"") + 11;
  paths.push_back(junit.substr(name, junit.find('"', name) - name));
  arguments.back() = "sarif";
  const auto run = w.pm(arguments).json()["runs"][0];
  const auto artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
  paths.push_back(artifact["uri"]);
  if (artifact.contains("uriBaseId"))
    paths.push_back(run["originalUriBaseIds"][artifact["uriBaseId"].get<std::string>()]["uri"]);
  return paths;
}

}  // namespace

TEST_CASE("paths: formats for services use the repository root") {
  Repository w;
  const auto top = "file://" + (w.path() / "repo").string() + "/";
  const std::vector<std::string> expected{file, file, file, top};
  SECTION("at the top") {
    fs::current_path("repo");
    CHECK(paths_in(w, {file}) == expected);
  }
  SECTION("in a subdirectory") {
    fs::current_path("repo/svc/team");
    CHECK(paths_in(w, {}) == expected);
    CHECK(paths_in(w, {"postmortems"}) == expected);
    CHECK(paths_in(w, {"../../svc/team/postmortems/2026-11-18-cards.json"}) == expected);
  }
  SECTION("with an absolute path") {
    fs::current_path("repo/svc");
    CHECK(paths_in(w, {w.absolute()}) == expected);
  }
  SECTION("outside of it") {
    CHECK(paths_in(w, {w.absolute()}) == expected);
    CHECK(paths_in(w, {"repo/svc"}) == expected);
  }
  SECTION("through a link to a directory") {
    fs::create_directory_symlink("svc/team/postmortems", "repo/records");
    fs::current_path("repo");
    CHECK(paths_in(w, {"records/2026-11-18-cards.json"}) == expected);
  }
}

TEST_CASE("a linked work tree has a top of its own") {
  Repository w;
  w.write("repo/linked/.git", "gitdir: ../.git/worktrees/linked\n");
  w.write("repo/linked/r/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": []})"));
  fs::current_path("repo/linked/r");
  CHECK(paths_in(w, {"."}).front() == "r/2026-11-20-a.json");
}

TEST_CASE("paths: absolute outside of the repository") {
  Repository w;
  fs::current_path("elsewhere");
  CHECK(paths_in(w, {w.absolute()}) == std::vector<std::string>{w.absolute(), w.absolute(), "file://" + w.absolute()});
}

TEST_CASE("paths: relative to the working directory without git") {
  InnerWorld w;
  w.write("r/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": []})"));
  CHECK(paths_in(w, {"r"}).front() == "r/2026-11-20-a.json");
}

TEST_CASE("paths for people and scripts are as they were given") {
  Repository w;
  fs::current_path("repo/svc/team");
  CHECK(w.pm({"check", "-f", "json"}).json()["findings"][0]["path"] == "postmortems/2026-11-18-cards.json");
  CHECK(w.pm({"check"}).says("postmortems/2026-11-18-cards.json:"));
}

TEST_CASE("fingerprints are the same wherever pm runs") {
  Repository w;
  const auto fingerprints = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"-f", "sarif"});
    std::vector<std::string> all;
    const auto log = w.pm(arguments).json();
    for (const auto& result : log["runs"][0]["results"]) all.push_back(result["partialFingerprints"]["pmFinding/v1"]);
    return all;
  };
  fs::current_path("repo");
  const auto at_the_top = fingerprints({"check", file});
  fs::current_path("svc/team");
  CHECK(fingerprints({"check"}) == at_the_top);
  CHECK(fingerprints({"check", w.absolute()}) == at_the_top);
}
