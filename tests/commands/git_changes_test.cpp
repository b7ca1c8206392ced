// `pm check --since REV` in every place where records can lie: whatever git compares, a pull request would, too.
#include "catch.hpp"
#include "commands/shell.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::Shell;

namespace {

constexpr auto record = "2026-11-20-checkout-500s.json";
constexpr auto git_init =
    "git init -q -b main . && git config user.email a@example.org && git config user.name a && "
    "git config protocol.file.allow always && ";
const std::string commit = "git add -A . && git commit -qm change";

struct Repository : Shell {
  /// A repository with one good record, committed on main.
  Repository() {
    write(std::string("postmortems/") + record, good);
    write(".gitignore", ".script\n.out\n.err\n");
    must(git_init + commit);
  }
  void must(const std::string& script) const {
    const auto ran =
        sh("set -e\nexport GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=protocol.file.allow "
           "GIT_CONFIG_VALUE_0=always\n" +
           script);
    INFO(script);
    INFO(ran);
    REQUIRE(ran.code == 0);
  }
  /// The record that `pm check` refuses.
  void spoil(const std::string& directory) const {
    write(directory + "/" + record, with(R"({"id": "2026-11-20-checkout-500s", "fixes": []})"));
  }
};

/// That it was looked at, and refused.
void check_refused(const pm::test::Ran& ran) {
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.says("must-have-fix"));
}

constexpr auto today = " --today 2026-11-22";

}  // namespace

TEST_CASE("--since: compares with the merge base") {
  const Repository w;
  w.must("git checkout -qb feature; echo x >x.txt; " + commit);
  w.must("git checkout -q main");
  w.spoil("postmortems");
  w.must(commit + "; git checkout -q feature");
  const auto ran = w.sh("pm check --since main");
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == "0 of 1 record changed since main: no findings\n");
}

TEST_CASE("--since: committed, modified, staged and untracked files") {
  const Repository w;
  w.spoil("postmortems");
  check_refused(w.sh(std::string("pm check --since HEAD") + today));
  w.must("git add -A .");
  check_refused(w.sh(std::string("pm check --since HEAD") + today));
  w.must("git checkout -qb feature; " + commit);
  check_refused(w.sh(std::string("pm check --since main") + today));
  w.write("postmortems/2026-11-21-new.json", with(R"({"id": "2026-11-21-new"})"));
  CHECK(w.sh(std::string("pm check --since HEAD") + today).says("1 of 2 records changed since HEAD"));
}

TEST_CASE("--since: every format counts changed records") {
  const Repository w;
  for (const std::string format : {"sarif", "junit", "github", "json"}) {
    const auto ran = w.sh("pm check --since HEAD -f " + format);
    INFO(ran);
    CHECK(ran.code == 0);
    CHECK(ran.err == "pm: 0 of 1 record changed since HEAD\n");
  }
  const auto checked = w.sh("pm check --since HEAD -f json -q").json()["checked"];
  CHECK(checked["records"] == 0);
  CHECK(checked["since"]["revision"] == "HEAD");
  CHECK(checked["since"]["records"] == 1);
}

TEST_CASE("--since: follows symlinks and detects changed ones") {
  const Repository w;
  w.must(std::string("mkdir real && mv postmortems/") + record +
         " real && rmdir postmortems && ln -s real postmortems && " + commit);
  CHECK(w.sh("pm check --since HEAD").says("0 of 1 record changed"));
  w.spoil("real");
  check_refused(w.sh(std::string("pm check --since HEAD") + today));
  w.must("git checkout -q real");
  w.spoil("other");
  w.must(commit + "; rm postmortems; ln -s other postmortems");
  check_refused(w.sh(std::string("pm check --since HEAD") + today));
  w.must("git checkout -q postmortems; rm -r real; mkdir real; ln -s ../other/" + std::string(record) + " real/");
  check_refused(w.sh(std::string("pm check --since HEAD") + today));
}

TEST_CASE("--since: uses the repository of the record") {
  const Repository w;
  w.write(std::string("sub/other/postmortems/") + record, good);
  w.must(std::string("cd sub/other && ") + git_init + commit + "; mkdir -p ../here/postmortems; cd ../here; " +
         git_init + "git commit -q --allow-empty -m one");
  CHECK(w.sh("cd sub/here && pm check --since HEAD ../other/postmortems").says("0 of 1 record changed since HEAD"));
  w.spoil("sub/other/postmortems");
  check_refused(w.sh(std::string("cd sub/here && pm check ../other/postmortems --since HEAD") + today));
}

TEST_CASE("--since: compares a submodule with its old commit") {
  const Repository w;
  w.write(std::string("outside/") + record, good);
  w.must(std::string("cd outside && ") + git_init + commit);
  w.must("echo outside >>.gitignore; git submodule --quiet add ./outside records; " + commit);
  CHECK(w.sh("pm check records --since HEAD").says("0 of 1 record changed since HEAD"));
  w.spoil("records");
  check_refused(w.sh(std::string("pm check records --since main") + today));
  w.must("git checkout -qb feature; cd records; git config user.email a@example.org; git config user.name a; " +
         commit + "; cd ..; " + commit);
  check_refused(w.sh(std::string("pm check records --since main") + today));
  const auto new_since = w.sh(std::string("pm check records --since main~1") + today);
  check_refused(new_since);
  CHECK(new_since.says("1 of 1 record changed since main~1"));
}

TEST_CASE("--since: works in linked worktrees and in hooks") {
  const Repository w;
  // A hook has GIT_DIR and GIT_INDEX_FILE set, for the one repository; the other one is a sibling.
  w.write(std::string("aside/postmortems/") + record, good);
  w.must(std::string("echo aside >>.gitignore; cd aside; ") + git_init + commit);
  w.must(commit);
  w.write("hook",
          "#!/bin/sh\nenv | grep -c '^GIT_INDEX_FILE=' >/dev/null || exit 9\npm check --since HEAD "
          "--today 2026-11-22 postmortems \"$ASIDE\" >\"$SEEN\" 2>&1\n");
  w.must("echo hook >>.gitignore; " + commit +
         "; git worktree add -q .tree -b feature; cp hook .git/hooks/pre-commit; "
         "chmod +x .git/hooks/pre-commit");
  const auto commits = [&](const std::string& directory) {
    const auto ran = w.sh("export ASIDE=\"$PWD/aside/postmortems\" SEEN=\"$PWD/.err-seen\"; cd " + directory +
                          " && git commit -qam hooked");
    return std::pair(ran.code, w.read(".err-seen"));
  };
  for (const std::string directory : {".", ".tree"}) {
    INFO(directory);
    w.write(directory + "/x.txt", directory);
    w.must("cd " + directory + "; git add x.txt");
    const auto fine = commits(directory);
    INFO(fine.second);
    CHECK(fine.first == 0);
    CHECK(fine.second.find("0 of 2 records changed") != std::string::npos);
    w.spoil(directory + "/postmortems");
    const auto refused = commits(directory);
    CHECK(refused.first == 1);
    CHECK(refused.second.find("must-have-fix") != std::string::npos);
    w.must("cd " + directory + "; git checkout -q .");
  }
  w.spoil("aside/postmortems");
  w.write("x.txt", "again");
  CHECK(commits(".").first == 1);
}

TEST_CASE("--since: exits with 2 if git cannot tell") {
  const Repository w;
  const auto refused = [&](const std::string& script, const std::string& reason) {
    const auto ran = w.sh(script);
    INFO(script);
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains(reason));
    CHECK(ran.out.empty());
  };
  refused("pm check --since gone", "git has no revision \"gone\"");
  refused("pm check --since ''", "is not a revision");
  refused("git checkout -q --orphan lonely && git commit -qm alone && pm check --since main", "no common commit");
  refused("d=$(mktemp -d); cp -r postmortems $d; cd $d; pm check --since HEAD; code=$?; rm -r $d; exit $code",
          "not in the working tree of a git repository");
  refused("p=$(command -v pm); mkdir empty; PATH=$PWD/empty \"$p\" check --since HEAD postmortems", "git");
}

TEST_CASE("in a shallow clone the message names fetch-depth: 0") {
  const Repository w;
  w.write("x.txt", "x");
  w.must(commit + "; git checkout -qb feature; echo y >x.txt; " + commit);
  w.must("git clone -q --depth 1 --no-single-branch \"file://$PWD\" .shallow 2>/dev/null");
  for (const std::string revision : {"origin/main", "HEAD~1"}) {
    const auto ran = w.sh("cd .shallow && pm check --since " + revision);
    INFO(ran);
    CHECK(ran.code == 2);
    CHECK(ran.complains("this clone is shallow"));
    CHECK(ran.complains("fetch-depth: 0"));
  }
}
