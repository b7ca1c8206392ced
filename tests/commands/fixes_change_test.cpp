#include <pm/store.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/fixes.hpp"
#include "lint/a_record.hpp"
#include "terminal/scripted_prompt.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::terminal::ScriptedPrompt;
using pm::test::InnerWorld;
namespace fs = std::filesystem;

namespace {

constexpr auto id = "2026-11-20-checkout-500s";
const auto file = fs::path("postmortems") / (std::string(id) + ".json");
const auto report = fs::path("postmortems") / (std::string(id) + ".md");
const pm::time::Day today{"2026-11-22"};

/// The record with the uid that it gets at its first change.
std::string with_uid(std::string json) {
  const auto status = json.find("  \"status\"");
  return json.insert(status, "  \"uid\": \"0123456789abcdefghij\",\n");
}

/// A final record with F1, F2 and the open fix X1.
struct OneRecord : InnerWorld {
  OneRecord() { write(file, good); }
  [[nodiscard]] nlohmann::json fix(std::size_t place = 0) const {
    return nlohmann::json::parse(read(file))["fixes"][place];
  }
  [[nodiscard]] bool is_untouched() const { return read(file) == good && !fs::exists(report); }
};

}  // namespace

TEST_CASE("fixes add: adds a fix and updates the report") {
  const OneRecord w;
  const auto ran = w.pm({"fixes", "add", "2026", "Say", "which host @bo 1h F2 due fri"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out == "added 2026-11-20-checkout-500s:X2  Say which host · bo · 1h · due 2026-11-27 · F2\n");
  CHECK(w.fix(1)["opened"] == "2026-11-22");
  CHECK(w.read(report).find("Say which host") != std::string::npos);
}

TEST_CASE("fixes add: without owner prints how to set one") {
  const OneRecord w;
  const auto ran = w.pm({"fixes", "add", id, "Say which host"});
  INFO(ran);
  CHECK(ran.says("  no owner yet: pm fixes edit 2026-11-20-checkout-500s:X2 --owner NAME\n"));
}

TEST_CASE("fixes add: an invalid line is refused") {
  const OneRecord w;
  const auto nothing = w.pm({"fixes", "add", id, "@bo 1h"});
  CHECK(nothing.code == 2);
  const auto past = w.pm({"fixes", "add", id, "Say which host @jo 1h F9 due yesterday"});
  CHECK(past.code == 2);
  CHECK(past.err.find("\"due yesterday\": ") != std::string::npos);
  CHECK(past.err.find("use today or a later day") != std::string::npos);
  CHECK(w.pm({"fixes", "add", id, "Say which host @jo 1hh"}).err.find("\"1hh\": cannot parse as hours") !=
        std::string::npos);
  const auto factor = w.pm({"fixes", "add", id, "Say which host F9"});
  INFO(factor);
  CHECK(factor.code == 2);
  CHECK(factor.complains("its factors are F1, F2"));
  const auto unasked = w.pm({"fixes", "add", id});
  CHECK(unasked.code == 2);
  CHECK(w.pm({"fixes", "add", id, "\xff\xfe"}).code == 2);
  CHECK(w.is_untouched());
}

TEST_CASE("fixes add: asks at a terminal as the interview does") {
  auto record = *pm::record::read(good).record;
  ScriptedPrompt person{"Say which host F9", "Say which host", "bo 1h", "2"};
  const auto fix = pm::commands::ask_for_fix(person, record, today);
  INFO(person.transcript);
  REQUIRE(fix);
  CHECK(fix->title == "Say which host");
  CHECK(fix->owner == "bo");
  CHECK(fix->due == pm::time::Day{"2026-12-06"});
  CHECK(*fix->addresses == std::vector<std::string>{"F2"});
  CHECK(person.said_everything());
  CHECK(person.transcript.find("no factor F9") != std::string::npos);
}

TEST_CASE("fixes add: quitting the questions adds nothing") {
  auto record = *pm::record::read(good).record;
  ScriptedPrompt interrupting;
  interrupting.interrupts();
  CHECK(pm::commands::ask_for_fix(interrupting, record, today).error().kind == pm::ErrorKind::interrupted);
  ScriptedPrompt leaving{""};
  CHECK(pm::commands::ask_for_fix(leaving, record, today).error().kind == pm::ErrorKind::usage);
}

TEST_CASE("fixes edit: changes fields and prints the changes") {
  const OneRecord w;
  const auto ran = w.pm({"fixes", "edit", "2026:X1", "--title", "Show the \x1b[31mhost", "--owner", "bo", "--hours",
                         "90min", "--due", "fri", "--addresses", "2"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.out ==
        "2026-11-20-checkout-500s:X1  Show the ␛[31mhost\n"
        "  title: Show the host in the prompt → Show the ␛[31mhost\n"
        "  owner: ana → bo\n"
        "  hours: 2 → 1.5\n"
        "  due: none → 2026-11-27\n"
        "  helps with: F1 F2 → F2\n");
  CHECK(w.fix()["hours"] == 1.5);
  CHECK(fs::exists(report));
}

TEST_CASE("fixes edit: an invalid value names the option") {
  const OneRecord w;
  const auto ran = w.pm({"fixes", "edit", "2026:X1", "--owner", "bo", "--hours", "soon"});
  INFO(ran);
  CHECK(ran.code == 2);
  CHECK(ran.complains("--hours: \"soon\": cannot parse as hours"));
  CHECK(w.pm({"fixes", "edit", "2026:X1"}).code == 2);
  CHECK(w.pm({"fixes", "edit", "2026:X1", "--title", ""}).code == 2);
  CHECK(w.is_untouched());
}

TEST_CASE("fixes edit: the same value writes nothing") {
  const OneRecord w;
  const auto ran = w.pm({"fixes", "edit", "2026:X1", "--owner", "ana"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("no change"));
  CHECK(w.is_untouched());
}

TEST_CASE("fixes done, reopen: change the status") {
  const OneRecord w;
  const auto done = w.pm({"fixes", "done", "2026:x1"});
  INFO(done);
  CHECK(done.code == 0);
  CHECK(done.says("  status: open → done\n"));
  CHECK(w.fix()["closed_at"] == "2026-11-22T12:00:00+00:00");
  CHECK(w.pm({"fixes", "reopen", "2026:X1", "-q"}).out.empty());
  CHECK(w.read(file) == with_uid(good));
}

TEST_CASE("fixes drop: the last fix requires --force or confirmation") {
  const OneRecord w;
  const auto refused = w.pm({"fixes", "drop", "2026:X1", "--why", "gone"});
  INFO(refused);
  CHECK(refused.code == 2);
  CHECK(refused.complains("X1 is the last open or done fix of 2026-11-20-checkout-500s, and a record must have a fix"));
  CHECK(refused.complains("--force"));
  CHECK(w.is_untouched());
  CHECK(w.pm({"fixes", "drop", "2026:X1", "--why", "gone", "--force"}).code == 0);
  CHECK(w.fix()["status"] == "dropped");
  CHECK(w.fix()["closed_why"] == "gone");
}

TEST_CASE("fixes drop: requires a reason") {
  const OneRecord w;
  REQUIRE(w.pm({"fixes", "add", id, "Say which host @bo 1h"}).code == 0);
  CHECK(w.pm({"fixes", "drop", "2026:X2"}).code == 2);
  CHECK(w.pm({"fixes", "drop", "2026:X2", "--why", " "}).code == 2);
  CHECK(w.pm({"fixes", "drop", "2026:X2", "--why", "X1 does it"}).code == 0);
}

TEST_CASE("fixes: an unknown or invalid FIX is invalid usage") {
  const OneRecord w;
  const auto unknown = w.pm({"fixes", "done", "2026:X9"});
  INFO(unknown);
  CHECK(unknown.code == 2);
  CHECK(unknown.complains("its fixes are X1"));
  CHECK(w.pm({"fixes", "done", "X1"}).complains("\"X1\" does not say which record"));
  CHECK(w.pm({"fixes", "done"}).complains("pm fixes lists all fixes"));
  CHECK(w.pm({"rename"}).complains("pm list shows all records; a part of the id is enough"));
  CHECK(w.pm({"fixes", "done", "first"}).complains("\"first\" is not a fix"));
  CHECK(w.pm({"fixes", "done", "1999:X1"}).code == 2);
  w.write("postmortems/2026-11-21-b.json", with(R"({"id": "2026-11-21-b"})"));
  const auto several = w.pm({"fixes", "done", "2026:X1"});
  CHECK(several.code == 2);
  CHECK(several.complains("2026-11-21-b"));
  CHECK(w.is_untouched());
}

TEST_CASE("fixes: a malformed record is refused and unchanged") {
  OneRecord w;
  w.write(file, "{\"format\": \"pm-record/1\"}");
  for (const auto* verb : {"done", "reopen"}) {
    const auto ran = w.pm({"fixes", verb, std::string(id) + ":X1"});
    INFO(ran);
    CHECK(ran.code == 1);
  }
  CHECK(w.pm({"fixes", "add", id, "Say which host"}).code == 1);
  CHECK(w.read(file) == "{\"format\": \"pm-record/1\"}");
}

TEST_CASE("fixes: a locked record is not changed") {
  const OneRecord w;
  const auto claim = pm::store::RecordLock::acquire(file);
  REQUIRE(claim);
  const auto ran = w.pm({"fixes", "done", "2026:X1"});
  INFO(ran);
  CHECK(ran.code == 3);
  CHECK(w.is_untouched());
}

TEST_CASE("fixes: changing a draft writes no report") {
  OneRecord w;
  w.write(file, with(R"({"status": "draft"})"));
  CHECK(w.pm({"fixes", "done", "2026:X1"}).code == 0);
  CHECK_FALSE(fs::exists(report));
}

TEST_CASE("fixes drop: clears the broadest fix and says so") {
  const OneRecord w;
  w.write(file, with(R"({"broadest": "X1", "fixes": [
    {"id": "X1", "title": "Show the host", "owner": "ana", "hours": 2, "status": "open"},
    {"id": "X2", "title": "Check the dumps", "owner": "bo", "hours": 2, "status": "open"}]})"));
  const auto ran = w.pm({"fixes", "drop", "2026:X1", "--why", "the old host is gone"});
  INFO(ran);
  CHECK(ran.code == 0);
  CHECK(ran.says("broadest: X1 → none"));
  CHECK_FALSE(nlohmann::json::parse(w.read(file)).contains("broadest"));
  CHECK_FALSE(w.pm({"fixes", "drop", "2026:X2", "--why", "x", "--force"}).says("broadest"));
}
