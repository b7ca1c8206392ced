#include "commands/git_repository.hpp"

#include <cstdlib>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"

using pm::commands::work_tree_top;
using pm::test::FreshFolder;
namespace fs = std::filesystem;

TEST_CASE("repository: the nearest root upwards") {
  FreshFolder w;
  w.write(".git/HEAD", "ref: refs/heads/main\n");
  w.write("svc/team/records/a.json", "");
  for (const auto* const below :
       {"", "svc", "svc/team/records", "svc/team/records/", "svc/../svc/team", "not/there/yet"}) {
    INFO(below);
    CHECK(work_tree_top(w.path() / below) == w.path());
  }
}

TEST_CASE("repository: linked worktrees and submodules") {
  FreshFolder w;
  w.write(".git/HEAD", "ref: refs/heads/main\n");
  w.write("linked/.git", "gitdir: ../.git/worktrees/linked\n");
  w.write("linked/records/a.json", "");
  CHECK(work_tree_top(w.path() / "linked/records") == w.path() / "linked");
}

TEST_CASE("repository: an invalid .git is ignored") {
  FreshFolder w;
  w.write(".git/HEAD", "ref: refs/heads/main\n");
  w.write("a/.git", "a note\n");
  fs::create_directories("b/.git");
  for (const auto* const below : {"a", "b"}) CHECK(work_tree_top(w.path() / below) == w.path());
}

TEST_CASE("the environment of git does not move the top") {
  FreshFolder w;
  w.write("mine/.git/HEAD", "ref: refs/heads/main\n");
  w.write("other/.git/HEAD", "ref: refs/heads/main\n");
  const auto other = (w.path() / "other").string();
  for (const auto* const name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"}) ::setenv(name, other.c_str(), 1);
  CHECK(work_tree_top(w.path() / "mine") == w.path() / "mine");
  for (const auto* const name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"}) ::unsetenv(name);
}
