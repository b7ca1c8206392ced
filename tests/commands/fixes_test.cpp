#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::with;
using pm::test::InnerWorld;

namespace {

/// Two records: of a, one fix overdue and one done; of b, one that is nobody's yet, and a dropped one.
struct AfterTwoMeetings : InnerWorld {
  AfterTwoMeetings() {
    write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": [
    {"id": "X1", "title": "Show the host in the prompt", "owner": "Ana", "hours": 2.5, "addresses": ["F1", "F2"],
     "opened": "2026-11-20", "due": "2026-11-21", "status": "open",
     "ticket": {"tracker": "other", "key": "OPS-7", "url": "https://example.org/7"}},
    {"id": "X2", "title": "Look at the right bucket", "owner": "bo", "status": "done"}]})"));
    write("postmortems/2026-11-10-b.json", with(R"({"id": "2026-11-10-b", "fixes": [
    {"id": "X1", "title": "Say which host", "status": "open"},
    {"id": "X2", "title": "Replace it all", "status": "dropped", "closed_why": "it works", "addresses": []}]})"));
  }
};

std::vector<std::string> listed(const InnerWorld& w, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "fixes");
  arguments.insert(arguments.end(), {"-f", "json"});
  const auto ran = w.pm(arguments);
  INFO(ran);
  REQUIRE(ran.code == 0);
  std::vector<std::string> all;
  const auto json = ran.json();
  for (const auto& fix : json["fixes"]) all.push_back(fix["fix"].get<std::string>());
  return all;
}
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("fixes: lists all records, open first, oldest first") {
  const AfterTwoMeetings w;
  CHECK(listed(w, {}) == Strings{"2026-11-10-b:X1", "2026-11-20-a:X1", "2026-11-10-b:X2", "2026-11-20-a:X2"});
  CHECK(listed(w, {"--open"}) == Strings{"2026-11-10-b:X1", "2026-11-20-a:X1"});
  CHECK(listed(w, {"--overdue"}) == Strings{"2026-11-20-a:X1"});
  CHECK(listed(w, {"--owner", "BO"}) == Strings{"2026-11-20-a:X2"});
  CHECK(listed(w, {"--record", "2026-11-10"}) == Strings{"2026-11-10-b:X1", "2026-11-10-b:X2"});
  CHECK(listed(w, {"--open", "--owner", "bo"}).empty());
}

TEST_CASE("fixes -f json: unknown values are null, numbers are exact") {
  const AfterTwoMeetings w;
  const auto json = w.pm({"fixes", "-f", "json"}).json();
  CHECK(json["format"] == "pm-fixes/1");
  const auto& bare = json["fixes"][0];
  CHECK(bare == nlohmann::json::parse(R"({"fix": "2026-11-10-b:X1", "repository": null, "record": "2026-11-10-b",
    "path": "postmortems/2026-11-10-b.json", "title": "Say which host", "status": "open", "owner": null, "hours": null,
    "opened": null, "due": null, "overdue": false, "addresses": null, "ticket": null})"));
  const auto& full = json["fixes"][1];
  CHECK(full["hours"] == 2.5);
  CHECK(full["overdue"] == true);
  CHECK(full["addresses"] == Strings{"F1", "F2"});
  CHECK(full["ticket"]["key"] == "OPS-7");
  CHECK(full["ticket"]["state"].is_null());
  CHECK(json["fixes"][2]["addresses"] == nlohmann::json::array());
}

TEST_CASE("fixes -f csv: formulas in titles are escaped") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": [
    {"id": "X1", "title": "=HYPERLINK(\"x\"), now", "owner": "@ana", "hours": 2, "addresses": ["F1", "F2"],
     "status": "open"}]})"));
  const auto ran = w.pm({"fixes", "-f", "csv"});
  INFO(ran);
  CHECK(ran.out ==
        "fix,repository,record,path,title,status,owner,hours,opened,due,overdue,addresses,ticket\n"
        "2026-11-20-a:X1,,2026-11-20-a,postmortems/2026-11-20-a.json,\"'=HYPERLINK(\"\"x\"\"), now\",open,'@ana,2,,,"
        "false,\"F1;F2\",\n");
}

TEST_CASE("fixes -f md: a task list with escaped text") {
  AfterTwoMeetings w;
  w.write("postmortems/2026-11-21-c.json", with(R"json({"id": "2026-11-21-c", "fixes": [
    {"id": "X1", "title": "<img src=x> @everyone", "status": "open",
     "ticket": {"tracker": "other", "url": "https://example.org/)><b>"}}]})json"));
  const auto ran = w.pm({"fixes", "-f", "md"});
  INFO(ran);
  CHECK(ran.says("**5 fixes: 3 open, 1 overdue**\n\n- [ ] Say which host · nobody's yet · "));
  CHECK(
      ran.says("- [ ] Show the host in the prompt · Ana · 2.5 h · **overdue since 2026-11-21** · helps with F1 F2 · "
               "[OPS-7](<https://example.org/7>) · "));
  CHECK(ran.says("- [x] Replace it all · dropped · "));
  CHECK_FALSE(ran.says("<img"));
  CHECK_FALSE(ran.says("@everyone"));
  CHECK(ran.says("[ticket](<https://example.org/%29%3E%3Cb%3E>)"));
}

TEST_CASE("fixes: the table is escaped and fits the terminal") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": [
    {"id": "X1", "title": "\u001b[31mred\u001b[0m and then a title that goes on and on", "status": "open"}]})"));
  w.on_a_terminal = true;
  w.columns = 80;
  w.environment["NO_COLOR"] = "1";
  const auto ran = w.pm({"fixes"});
  INFO(ran);
  CHECK(ran.says("FIX            STATUS  OWNER  SINCE       DUE  TITLE\n"));
  CHECK(ran.says("2026-11-20:X1  open    -      2026-11-20  -    ␛[31mred␛[0m and then a title"));
  CHECK(ran.out.find('\x1b') == std::string::npos);
  CHECK(w.pm({"fixes", "--owner", "nobody"}).out == "no matching fixes\n");
}

TEST_CASE("fixes: ids are shortened on a narrow screen") {
  InnerWorld w;
  const std::string one = "2026-11-20-checkout-answers-with-500s-for-an-hour",
                    two = "2026-11-20-checkout-is-slow-again";
  for (const auto& id : {one, two}) w.write("postmortems/" + id + ".json", with(R"({"id": ")" + id + R"("})"));
  w.on_a_terminal = true;
  w.environment["NO_COLOR"] = "1";
  const auto ran = w.pm({"fixes"});
  INFO(ran);
  CHECK(ran.says("2026-11-20-checkout-answers:X1  open"));
  CHECK(ran.says("Show the host in the prompt\n"));
  CHECK(w.pm({"fixes", "edit", "2026-11-20-checkout-is:X1", "--owner", "bo"}).code == 0);
  w.columns = 200;
  CHECK(w.pm({"fixes"}).says(one + ":X1"));
}

TEST_CASE("fixes --exit-code: exits with 1 if anything is listed") {
  const AfterTwoMeetings w;
  CHECK(w.pm({"fixes", "--overdue", "--exit-code"}).code == 1);
  CHECK(w.pm({"fixes", "--owner", "nobody", "--exit-code"}).code == 0);
  CHECK(w.pm({"fixes", "--open"}).code == 0);
}

TEST_CASE("fixes: a malformed record is reported, others are listed") {
  AfterTwoMeetings w;
  w.write("postmortems/2026-11-21-c.json", "{");
  const auto ran = w.pm({"fixes", "--owner", "ana"});
  INFO(ran);
  CHECK(ran.code == 1);
  CHECK(ran.complains("2026-11-21-c.json"));
  CHECK(ran.says("2026-11-20-a:X1"));
}

TEST_CASE("fixes: a missing directory or record is invalid usage") {
  InnerWorld w;
  CHECK(w.pm({"fixes"}).code == 2);
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  w.write("postmortems/2026-11-20-b.json", with(R"({"id": "2026-11-20-b"})"));
  const auto several = w.pm({"fixes", "--record", "2026"});
  CHECK(several.code == 2);
  CHECK(several.complains("2026-11-20-b"));
  CHECK(w.pm({"fixes", "--record", "none"}).code == 2);
}
