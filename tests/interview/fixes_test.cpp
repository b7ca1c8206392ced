// Factors, fixes, findings and the end.
#include <pm/record.hpp>

#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk at_the_factors() {
  Talk talk;
  return talk.says({"Checkout answers with 500s", "Cora, Dan", "", "/goto factors"});
}

Talk at_the_fixes() {
  auto talk = at_the_factors();
  return talk.says({"the canary has no payments", "the alert looks at one-hour means", "", "1"});
}

}  // namespace

TEST_CASE("fix line: an @ without a name is asked about") {
  Talk talk;
  talk.until("title").says("Checkout answers with 500s").says("/goto fixes");
  talk.says("Show the host @ bo 2h");
  CHECK(talk.heard("`@` alone names nobody"));
  CHECK_FALSE(talk.record().fixes);
  SECTION("corrected") {
    talk.says("Show the host @bo 2h");
    CHECK(talk.record().fixes->front().title == "Show the host");
    CHECK(talk.record().fixes->front().owner == "bo");
  }
  SECTION("typed again, it stays in the title") {
    talk.says("Show the host @ bo 2h");
    CHECK(talk.record().fixes->front().title == "Show the host @ bo");
  }
}

TEST_CASE("fix: asks only what the line leaves out, two prompts") {
  auto talk = at_the_fixes();
  talk.says("Send one test payment through the canary");
  CHECK(talk.at() == "fix_who:X1");
  talk.says("ana 2h");
  CHECK(talk.at() == "fix_factors:X1");
  talk.says("1 2");
  CHECK(talk.at() == "fixes");
  const auto& fix = talk.record().fixes->at(0);
  CHECK(fix.owner == "ana");
  CHECK(fix.due == time::Day{"2026-12-04"});
  CHECK(*fix.addresses == std::vector<std::string>{"F1", "F2"});
  talk.says("Alert on five-minute means @bo 2h F2");
  CHECK(talk.at() == "fixes");
}

TEST_CASE("fix_who: the hint is not shown twice in a row") {
  auto talk = at_the_fixes();
  talk.says("Send one test payment F1");
  CHECK(talk.heard("A team is fine."));
  talk.says({"ana 2h", "Alert on means F2"});
  REQUIRE(talk.at() == "fix_who:X2");
  CHECK_FALSE(talk.heard("A team is fine."));
}

TEST_CASE("fix_who: Enter accepts 4 h and two weeks, no owner") {
  auto talk = at_the_fixes();
  talk.says({"Send one test payment F1", ""});
  CHECK_FALSE(talk.record().fixes->at(0).owner);
  CHECK(talk.record().fixes->at(0).hours->value == 4);
}

TEST_CASE("fix: due date on its line, with the owner, or by id") {
  auto talk = at_the_fixes();
  CHECK(talk.heard("due fri"));
  talk.says({"Send one test payment @ana 2h F1 due fri", "Alert on five-minute means F2", "bo 3h mon"});
  CHECK(talk.record().fixes->at(0).due == time::Day{"2026-11-27"});
  CHECK(talk.record().fixes->at(1).due == time::Day{"2026-11-23"});
  talk.says("X1: due thu");
  CHECK(talk.record().fixes->at(0).due == time::Day{"2026-11-26"});
  CHECK(talk.record().fixes->at(0).title == "Send one test payment");
}

TEST_CASE("fix: without due date shows once how to set it") {
  auto talk = at_the_fixes();
  talk.says("Send one test payment @ana 2h F1");
  CHECK(talk.at() == "fixes");
  CHECK(talk.heard("`X1: due fri` sets one"));
  talk.says("Alert on five-minute means @bo 2h F2");
  CHECK_FALSE(talk.heard("sets one"));
}

TEST_CASE("fix: changed and removed by its id") {
  auto talk = at_the_fixes();
  talk.says({"Send one test payment @ana 2h F1", "X1: Send two test payments @bo F1 F2"});
  const auto& fix = talk.record().fixes->at(0);
  CHECK(fix.title == "Send two test payments");
  CHECK(fix.owner == "bo");
  CHECK(fix.hours->value == 2);
  CHECK(fix.addresses == std::vector<std::string>{"F1", "F2"});
  talk.says("X1: F9");
  CHECK(talk.heard("There is no F9. Factors: F1, F2."));
  talk.says("X1: due yesterday");
  CHECK(talk.heard("`due yesterday`: "));
  talk.says("-X1");
  CHECK(talk.record().fixes->empty());
}

TEST_CASE("fixes: a paste gives one fix per line") {
  auto talk = at_the_fixes();
  talk.pastes("Send one test payment @ana 2h F1\nPage on the five-minute mean @bo 1h F9\nAlert on means @bo 2h F2\n");
  REQUIRE(talk.record().fixes);
  REQUIRE(talk.record().fixes->size() == 2);
  CHECK(talk.record().fixes->at(0).title == "Send one test payment");
  CHECK(talk.record().fixes->at(1).title == "Alert on means");
  CHECK(talk.heard("There is no F9. Factors: F1, F2."));
  CHECK(talk.on_the_line().empty());
  CHECK(talk.heard("Up brings it back: Page on the five-minute mean @bo 1h F9"));
}

TEST_CASE("fix_factors: lists the factors above the question") {
  auto talk = at_the_fixes();
  CHECK(talk.heard("F2  the alert looks at one-hour means"));
}

TEST_CASE("fix: an unknown factor is asked again with the line") {
  auto talk = at_the_fixes();
  talk.says("Send one test payment @ana 2h F9");
  CHECK(talk.heard("There is no F9. Factors: F1, F2."));
  CHECK(talk.on_the_line().empty());
  CHECK(record::open_fixes(talk.record()) == 0);
}

TEST_CASE("fix: invalid due date or hours need a second entry") {
  auto talk = at_the_fixes();
  talk.says("Send one test payment @ana 1h F1 due yesterday");
  CHECK(talk.heard("`due yesterday`: "));
  CHECK(talk.on_the_line().empty());
  CHECK(record::open_fixes(talk.record()) == 0);
  talk.says("Send one test payment @ana 1hh F1");
  CHECK(talk.heard("`1hh`: cannot parse as hours"));
  talk.says("Send one test payment @ana 1h F1");
  CHECK(talk.record().fixes->back().title == "Send one test payment");
  talk.says({"Name what is due yesterday", "Name what is due yesterday"});
  CHECK(talk.record().fixes->back().title == "Name what is due yesterday");
}

TEST_CASE("fix_step: a big fix gets a first step") {
  auto talk = at_the_fixes();
  talk.says("A second payment provider @ana 80h F1");
  CHECK(talk.at() == "fix_step:X1");
  CHECK(talk.heard("You've got four hours"));
  talk.says("List what the shop asks of the provider @ana 3h");
  REQUIRE(talk.record().fixes->size() == 2);
  CHECK(talk.record().fixes->at(1).first_step_of == "X1");
  CHECK(*talk.record().fixes->at(1).addresses == std::vector<std::string>{"F1"});
  CHECK(talk.at() == "fixes");
}

TEST_CASE("fix_judgement: a decision asks what people need to see") {
  auto talk = at_the_fixes();
  talk.says("Automate the choice of provider @ana 3h F1");
  REQUIRE(talk.at() == "fix_judgement:X1");
  talk.says("2");
  CHECK(talk.heard("want in front of them at that moment?"));
  talk.says("A page with both providers' error rates @bo 2h F1");
  CHECK(talk.record().fixes->at(0).automates == record::Automates::decision);
  CHECK(talk.record().fixes->size() == 2);
  CHECK(talk.at() == "fixes");
}

TEST_CASE("broadest: asked from three fixes on, with done_when") {
  auto talk = at_the_fixes();
  talk.says({"First @ana 1h F1", "Second @bo 1h F1 F2", "Third @cy 1h F2", ""});
  REQUIRE(talk.at() == "broadest");
  CHECK(talk.heard("X2  Second: F1 F2"));
  CHECK(talk.heard("[X2]"));
  talk.enter();
  CHECK(talk.record().broadest == "X2");
  talk.says("a red canary before a red shop");
  CHECK(talk.record().fixes->at(1).done_when == "a red canary before a red shop");
}

TEST_CASE("factors: a single factor is asked further, once") {
  auto talk = at_the_factors();
  talk.says({"the canary has no payments", ""});
  CHECK(talk.heard("It's rarely just one thing."));
  talk.enter();
  CHECK(talk.at() == "when");
}

TEST_CASE("factors: reworded by id, removed with a minus") {
  auto talk = at_the_factors();
  talk.says({"the canary has no payments", "the alert was late", "F1: the canary has no test payments"});
  CHECK(talk.record().factors->at(0).text == "the canary has no test payments");
  talk.says("-F2");
  CHECK(talk.record().factors->size() == 1);
  talk.says("-F7");
  CHECK(talk.heard("There is no F7. Factors: F1."));
}

TEST_CASE("made_sense: asked for a factor with human error") {
  auto talk = at_the_factors();
  talk.says({"Ana forgot to renew the certificate", "the alert was late", ""});
  REQUIRE(talk.at() == "made_sense:F1");
  talk.says("the calendar said it renews by itself");
  CHECK(talk.record().factors->at(0).made_sense == "the calendar said it renews by itself");
  CHECK(talk.at() == "when");
}

TEST_CASE("finish: a factor without made_sense is listed as open") {
  auto talk = at_the_factors();
  talk.says({"Jo forgot to purge the cache", "", "the alert was late", ""}).until("fixes");
  talk.says({"purge by the release tool @jo 2h F1", ""}).until("finish");
  INFO(talk.heard());
  REQUIRE(talk.heard("6  There's a person in F1"));
  talk.says("6");
  CHECK(talk.at().starts_with("made_sense"));
  talk.says("the page had always been purged by the release");
  CHECK(talk.at() == "finish");
  CHECK_FALSE(talk.heard("There's a person in"));
}

TEST_CASE("made_sense: a named person is asked for again") {
  auto talk = at_the_factors();
  talk.says({"the canary has no payments", "the alert was late", ""}).until("fixes");
  talk.says("one test payment");
  REQUIRE(talk.at().starts_with("fix_who"));
  talk.says("purge button next to the update button @jo 2h F1");
  CHECK(talk.at().starts_with("fix_who"));
  CHECK_FALSE(talk.record().fixes->front().owner);
}

TEST_CASE("findings: full text once, then short, never blocking") {
  auto talk = at_the_factors();
  talk.says("we should have looked at the graph");
  const auto full = talk.heard();
  CHECK(talk.record().factors->size() == 1);
  CHECK(full.find("?") != std::string::npos);
  talk.says("Ana should have called earlier");
  CHECK(talk.heard("Same rule again: \"Ana should have called earlier\""));
  CHECK(talk.record().factors->size() == 2);
  CHECK(talk.at() == "factors");
}

TEST_CASE("findings: the question uses the participant's name") {
  auto talk = at_the_factors();
  talk.says("Cora should have looked at the graph first");
  CHECK(talk.heard("Cora at that moment"));
}

TEST_CASE("finish: a number goes to the question that holds the text") {
  auto talk = at_the_factors();
  talk.says({"/goto absurdities", "the root cause was Dan", "/goto finish"});
  INFO(talk.heard());
  const auto heard = talk.heard();
  const auto at = heard.find("(A1)");
  REQUIRE(at != std::string::npos);
  const auto begin = heard.rfind('\n', at) + 1;
  talk.says(heard.substr(begin, heard.find(' ', begin) - begin));
  CHECK(talk.at() == "absurdities");
}

TEST_CASE("/quiet: holds findings back until the end") {
  auto talk = at_the_factors();
  talk.says({"/quiet", "we should have looked at the graph"});
  CHECK_FALSE(talk.heard("indsight"));
  talk.says("/goto finish");
  CHECK(talk.heard("\"should have looked\" (F1)"));
}

TEST_CASE("when: postponing keeps ideas, resume starts at fixes") {
  auto talk = at_the_factors();
  talk.says({"the canary has no payments", "the alert was late", "", "/fix one test payment"});
  REQUIRE(talk.at() == "when");
  talk.says("2");
  CHECK(talk.record().soak_until == time::Day{"2026-11-23"});
  CHECK(talk.at() == "process");
  talk.says({"4 print the timeline first", ""});
  CHECK(talk.session.ended == InterviewEnding::soaking);
  auto second = talk.resumed();
  CHECK(second.at() == "fixes");
  CHECK(second.heard("F2  the alert was late"));
  CHECK(second.heard("I1  one test payment"));
  second.says({"I1 @ana 2h F1", ""});
  CHECK(second.at() == "summary");
}

TEST_CASE("when: a fix is not parsed as a day") {
  Talk talk;
  talk.until("when").says("check the hostname against the environment @carla 2h");
  CHECK(talk.at() == "when");
  CHECK(talk.heard("/fix check the hostname"));
  CHECK(talk.on_the_line().empty());
}

TEST_CASE("when: accepts a day within 14 days") {
  auto talk = at_the_factors();
  talk.says({"a", "b", "", "2 wed"});
  CHECK(talk.record().soak_until == time::Day{"2026-11-25"});
  talk.says("/soak 2026-12-20");
  CHECK(talk.heard("The last possible day is 2026-12-04"));
  CHECK(talk.record().soak_until == time::Day{"2026-11-25"});
}

TEST_CASE("when: with ten minutes left Enter postpones") {
  auto talk = at_the_factors();
  talk.minutes_pass(52).says({"a", "b", ""});
  REQUIRE(talk.at() == "when");
  CHECK(talk.heard("[2]"));
  talk.enter();
  CHECK(talk.record().soak_until);
}

TEST_CASE("finish: without a fix asks once more, can be left") {
  auto talk = at_the_factors();
  talk.says({"a", "b", "", "1", ""}).until("finish").enter();
  CHECK(talk.heard("One small thing before we go?"));
  SECTION("leaving: a draft that says why") {
    talk.enter();
    CHECK(talk.session.ended == InterviewEnding::finished);
    CHECK(talk.record().status == record::Status::draft);
    CHECK(talk.heard("It stays a draft"));
  }
  SECTION("a fix") {
    talk.says("Send one test payment @ana 2h F1");
    CHECK(talk.record().fixes->size() == 1);
  }
  SECTION("a day to come back") {
    talk.says("thu");
    CHECK(talk.record().soak_until == time::Day{"2026-11-26"});
  }
}

TEST_CASE("finish: without open items offers no numbers") {
  auto talk = at_the_fixes();
  talk.says({"Send one test payment @ana 2h F1 F2 due fri", ""});
  for (const auto* id : {"started", "detected", "resolved"}) talk.says(std::string("/goto ") + id).says("09:00");
  talk.says("/goto finish");
  REQUIRE(talk.at() == "finish");
  INFO(talk.heard());
  CHECK(talk.heard("Everything is answered.") != talk.heard("a number goes to that item"));
}

TEST_CASE("welcome: reads back the last improvement") {
  Talk talk;
  talk.room.history.improvement = "print the timeline first";
  talk.room.history.meetings = 3, talk.room.history.fixes_done = 5, talk.room.history.fixes_open = 2;
  talk.room.history.oldest_open_days = 40;
  talk.says({"A day", "Cora, Dan"});
  CHECK(talk.heard("Last time you wanted to: \"print the timeline first\". Did we?"));
  CHECK(talk.heard("5 are done and 2 open, the oldest for 40 days"));
  talk.says("y");
  CHECK(talk.record().process.last_time_kept == true);
  CHECK(talk.record().meeting.axioms_read == true);
}

TEST_CASE("long: a short time is praised, not asked about") {
  Talk talk;
  talk.says({"A day", "", "", "", ""}).until("events");
  talk.says({"20 Nov 14:02 errors", "14:05 page", "14:11 normal", ""})
      .until("started")
      .says({"T1", "T2", "1"})
      .until("resolved");
  talk.says({"T3", ""});
  CHECK(talk.at() == "until_seen");
  CHECK(talk.heard("Detected within 3 min"));
  talk.says("the alert looks at one minute");
  CHECK(talk.record().went_well->front() == "the alert looks at one minute");
}

TEST_CASE("long: reasons become factors unless they end with a dash") {
  Talk talk;
  talk.says({"A day", "", "", "", ""}).until("events");
  talk.says({"20 Nov 14:02 errors", "14:45 page", "14:55 normal", ""})
      .until("started")
      .says({"T1", "T2", "1"})
      .until("until_seen");
  CHECK(talk.heard("It took us 43 minutes to see it"));
  talk.says({"the alert looks at one-hour means", "it was lunch -"});
  CHECK(talk.record().factors->size() == 1);
  CHECK(talk.record().why_so_long.detection->at(0).factor == "F1");
  CHECK(talk.record().why_so_long.detection->at(1).text == "it was lunch");
  CHECK_FALSE(talk.record().why_so_long.detection->at(1).factor);
}
