// The program as a whole: streams, signals and exit statuses.
#include <unistd.h>

#include "catch.hpp"
#include "commands/shell.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::with;
using pm::test::Shell;

TEST_CASE("program: returns the exit status of the command") {
  Shell w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": []})"));
  CHECK(w.sh("pm").code == 0);
  CHECK(w.sh("pm --version").code == 0);
  CHECK(w.sh("pm check --today 2026-11-22").code == 1);
  CHECK(w.sh("pm chekc").code == 2);
  CHECK(w.sh("pm check gone.json").code == 2);
  w.write("a-file", "");
  CHECK(w.sh("pm report 2026-11-20 -o a-file/x.md").code == 3);  // below what is no folder
}

TEST_CASE("program: a closed pipe is not an error") {
  if (!Shell::is_installed("bash")) {
    WARN("skipped: bash is not installed");
    return;
  }
  Shell w;
  const auto ran = w.sh("exec 3> >(true); wait $!; pm explain -f json >&3; echo code $?", "bash");
  INFO(ran);
  CHECK(ran.out == "code 0\n");
  CHECK(ran.err.empty());
}

TEST_CASE("program: a failing standard output exits with 3") {
  Shell w;
  const auto ran = w.sh("pm explain >/dev/full");
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(ran.complains("standard output"));
  CHECK(w.sh("pm --version >/dev/full").code == 3);
  CHECK(w.sh("pm schema >&-").code == 3);
}

TEST_CASE("baseline: exceeding the file size limit exits with 3") {
  Shell w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "meeting": {}})"));
  // Output goes through a pipe, because files are limited, too.
  const auto ran = w.sh("(ulimit -f 0; pm check --write-baseline old.json; echo code $?) 2>&1 | cat");
  INFO(ran);
  CHECK(ran.says("code 3\n"));
  CHECK(ran.says("old.json"));
  for (const auto& entry : std::filesystem::directory_iterator(w.path()))
    CHECK(entry.path().filename().string().find("old.json") == std::string::npos);
}

TEST_CASE("check: reads a buffer from standard input") {
  Shell w;
  const auto ran =
      w.sh("printf 'We met.\\n\\nThe on-call should have looked at the graph.\\n' | pm check - --stdin-name notes.md");
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("-:3:"));
}

TEST_CASE("program: the terminal and environment decide on colour") {
  Shell w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  CHECK(w.sh("CLICOLOR_FORCE=1 pm check").says("\x1b["));
  CHECK_FALSE(w.sh("CLICOLOR_FORCE=1 NO_COLOR=1 pm check").says("\x1b["));
  CHECK_FALSE(w.sh("pm check").says("\x1b["));
}

TEST_CASE("check: an unreadable record exits with 2, others are checked") {
  Shell w;
  std::filesystem::permissions(w.path(), std::filesystem::perms(0755));
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  w.write("postmortems/2026-11-20-b.json", with(R"({"id": "2026-11-20-b", "meeting": {}})"));
  std::filesystem::permissions("postmortems/2026-11-20-a.json", std::filesystem::perms(0));
  std::filesystem::create_directory("postmortems/locked");
  std::filesystem::permissions("postmortems/locked", std::filesystem::perms(0));
  // Somebody who may not read it; root may read everything. Wherever it was built, they may run this copy.
  const std::string somebody = ::geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  std::filesystem::copy_file(PM_PROGRAM, "pm-for-all");
  std::filesystem::permissions("pm-for-all", std::filesystem::perms(0755));
  REQUIRE(w.sh(somebody + "./pm-for-all --version").code == 0);
  REQUIRE(w.sh(somebody + "cat postmortems/2026-11-20-a.json").code != 0);  // the precondition
  const auto ran = w.sh(somebody + "./pm-for-all check");
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("2026-11-20-a.json"));
  CHECK(ran.complains("locked"));
  CHECK(ran.says("no-boss"));
}

TEST_CASE("--since: checks only files changed since the revision") {
  if (!Shell::is_installed("git")) {
    WARN("skipped: git is not installed");
    return;
  }
  Shell w;
  const auto put = [&](const std::string& id, const char* boss) {
    w.write("postmortems/" + id + ".json", with("{\"id\": \"" + id + "\", \"meeting\": {" + boss + "}}"));
  };
  put("2026-11-20-old", "");
  put("2026-11-20-changed", R"("boss": "Ana")");
  put("2026-11-20-ä", "");  // malformed, and a name that git would quote
  const auto git = std::string("git -c user.name=a -c user.email=a@example.org -c init.defaultBranch=main ");
  REQUIRE(w.sh(git + "init -q && " + git + "add . && " + git + "commit -qm first && " + git + "tag v1").code == 0);
  CHECK(w.sh("pm check --since v1").says("0 of 3 records changed since v1"));
  put("2026-11-20-changed", "");
  put("2026-11-21-new", "");
  w.write("postmortems/2026-11-20-ä.json", "{");
  const auto ran = w.sh("pm check --since v1 -f json");
  INFO(ran);
  CHECK(ran.json()["checked"]["records"] == 3);
  CHECK(w.sh(git + "add . && " + git + "commit -qm second").code == 0);
  std::filesystem::create_directory("deep");
  CHECK(w.sh("cd deep && pm check --since v1 -f json").json()["checked"]["records"] == 3);
  CHECK(w.sh("pm check --since HEAD -f json").json()["checked"]["records"] == 0);
  CHECK(w.sh("pm check --since HEAD~1 postmortems/2026-11-20-old.json -f json").json()["checked"]["records"] == 0);
}

TEST_CASE("--since: an invalid revision is refused") {
  Shell w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  CHECK(w.sh("pm check --since main").code == 2);  // no repository
  if (!Shell::is_installed("git")) return;
  REQUIRE(w.sh("git init -q").code == 0);
  for (const auto* revision : {"gone", "--output=x", "-p", "''", "'a b'", "'HEAD..HEAD'"}) {
    const auto ran = w.sh(std::string("pm check --since ") + (*revision == '-' ? "=" : "") + revision);
    INFO(revision << " " << ran);
    CHECK(ran.code == 2);
    CHECK_FALSE(std::filesystem::exists("x"));
    const auto long_form = w.sh(std::string("pm check --since=") + revision);
    CHECK(long_form.code == 2);
  }
}

TEST_CASE("relative days: in the zone of the machine") {
  // Zones where it is never the same day, in every form that TZ has.
  for (const std::string zone :
       {"Pacific/Pago_Pago", "Pacific/Kiritimati", "EARLY11", "LATE-14", ":Pacific/Kiritimati"}) {
    Shell w;
    w.write("postmortems/2026-11-20-checkout-500s.json", pm::lint::test::good);
    const auto local = [&](const std::string& script) { return w.sh("export TZ=" + zone + "\n" + script); };
    const auto day = [&](const std::string& words) { return local("date -d '" + words + "' +%F | tr -d '\\n'").out; };
    INFO(zone);
    CHECK(local("pm fixes add 2026 Page on an empty bucket @bo 1h F1 due tomorrow").says("due " + day("tomorrow")));
    CHECK(local("pm fixes edit 2026:X2 --due today && pm fixes -f json").says("\"due\": \"" + day("today") + "\""));
    const auto prompt =
        local("printf 'Ask twice @bo 1h F1 due tomorrow\\n' | pm edit 2026 fixes; cat postmortems/*.json");
    INFO(prompt);
    CHECK(prompt.says("\"title\": \"Ask twice\""));
    CHECK(prompt.says("\"due\": \"" + day("tomorrow") + "\""));
    CHECK(local("pm fixes --overdue -f json").json()["fixes"].empty());
  }
}

TEST_CASE("standard input: a read error is reported") {
  Shell w;
  w.write("pm.toml", "");
  for (const auto* const from : {"<.", "<&-"})
    for (const auto* const command : {"check -", "check --stdin-name a.json -", "new --no-input --answers -"}) {
      const auto ran = w.sh(std::string("pm ") + command + " " + from);
      INFO(command << " " << from << "\n" << ran);
      CHECK(ran.code == 2);
      CHECK(ran.complains("standard input cannot be read: "));
    }
}

TEST_CASE("no file takes the place of a closed standard stream") {
  Shell w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  const auto before = w.read("postmortems/2026-11-20-a.json");
  CHECK(w.sh("pm --log-file log check - <&-").complains("standard input cannot be read"));
  CHECK(w.sh("pm --log-file log list >&-").code == 3);
  CHECK(w.read("log").find("2026-11-20-a") == std::string::npos);
  CHECK(w.sh("pm --log-file log check gone.json 2>&-").code == 2);
  CHECK(w.read("postmortems/2026-11-20-a.json") == before);
}
