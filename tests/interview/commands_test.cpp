// The commands of every prompt.
#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk at_the_timeline() {
  Talk talk;
  return talk.says({"Checkout answers with 500s", "Cora, Dan", ""}).until("events");
}

}  // namespace

TEST_CASE("commands: only an exact first word is a command") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 page").says("/var was full");
  CHECK(talk.record().timeline->at(1).text == "/var was full");
  CHECK(talk.record().timeline->at(1).approx == true);
}

TEST_CASE("lists: how to end is shown once, a lone dot ends") {
  Talk talk;
  talk.until("people").says("Ana, on call");
  CHECK(talk.heard("Enter when that's all"));
  talk.says("Bo");
  CHECK_FALSE(talk.heard("Enter when that's all"));
  talk.says(".");
  CHECK(talk.at() == "events");
  CHECK(talk.record().meeting.participants->size() == 2);
  talk.says("20 Nov 14:05 first page");
  CHECK_FALSE(talk.heard("Enter when that's all"));
}

TEST_CASE("people: an event is recognised and kept") {
  Talk talk;
  talk.until("people").says("14:05 first page");
  CHECK(talk.at() == "people");
  CHECK(talk.heard("/event 14:05 first page"));
  CHECK(talk.on_the_line().empty());
  CHECK_FALSE(talk.record().meeting.participants);
}

TEST_CASE("people, kind: dates and typing errors are recognised") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "Cora, Dan", "", "outtage"});
  CHECK(talk.record().kind == record::IncidentKind::outage);
  talk.says("").says("~31 Jan 14:05 the rollout began");
  CHECK(talk.heard("looks like part of the timeline"));
  talk.says("Bo, on call since 14:05");
  CHECK(talk.record().meeting.participants->size() == 1);
}

TEST_CASE("commands: // writes a slash") {
  Talk talk;
  talk.says("//skip does nothing");
  CHECK(talk.record().title == "/skip does nothing");
}

TEST_CASE("commands: a mistyped command asks for confirmation") {
  Talk talk;
  talk.says("/bakc");
  CHECK(talk.heard("Did you mean /back?"));
  SECTION("y runs it") {
    talk.says("y");
    CHECK(talk.heard("This is the first question."));
  }
  SECTION("n discards it") {
    talk.says("n");
    CHECK(talk.heard("Line discarded"));
    CHECK(talk.record().title.empty());
    CHECK(talk.at() == "title");
  }
  SECTION("Enter keeps it as an answer") {
    talk.enter();
    CHECK(talk.record().title == "/bakc");
  }
  SECTION("another answer replaces it") {
    talk.says("Checkout answers with 500s");
    CHECK(talk.record().title == "Checkout answers with 500s");
  }
}

TEST_CASE("/back: previous question with its answer") {
  Talk talk;
  talk.says({"Chekcout answers with 500s", "/back"});
  CHECK(talk.at() == "title");
  CHECK(talk.on_the_line() == "Chekcout answers with 500s");
  talk.says("Checkout answers with 500s");
  CHECK(talk.record().title == "Checkout answers with 500s");
  CHECK(talk.at() == "boss");
}

TEST_CASE("/back: a list shows its items and an empty line") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 page", "14:05 second page", "", "/back"});
  CHECK(talk.at() == "events");
  CHECK(talk.heard("T2  20 Nov 14:05  second page"));
  CHECK(talk.on_the_line().empty());
  talk.says("14:07 third page");
  REQUIRE(talk.record().timeline->size() == 3);
  CHECK(talk.record().timeline->at(1).text == "second page");
}

TEST_CASE("/undo: reverts changes one by one") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 page", "14:05 second page", "/undo"});
  CHECK(talk.heard("Undone: T2 removed: second page"));
  CHECK(talk.record().timeline->size() == 1);
  talk.says("/undo");
  CHECK_FALSE(talk.record().timeline);
  CHECK(talk.at() == "events");
}

TEST_CASE("/undo: restores a factor with its references") {
  Talk talk;
  talk.says({"A day", "/goto factors", "the canary has no payments", "the alert was late", "-F1"});
  CHECK(talk.record().factors->size() == 1);
  talk.says("/undo");
  CHECK(talk.record().factors->size() == 2);
  CHECK(talk.heard("Undone: F1 restored: the canary has no payments"));
}

TEST_CASE("commands: recognised after a preset on the line") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "/back"});
  REQUIRE(talk.on_the_line() == "Checkout answers with 500s");
  talk.says("Checkout answers with 500s/skip");
  CHECK(talk.at() == "boss");
  CHECK(talk.record().title == "Checkout answers with 500s");
}

TEST_CASE("Ctrl-D: asks at a terminal, twice quits") {
  Talk talk;
  talk.room.end_asks = true;
  talk.says("Checkout answers with 500s").input_ends();
  CHECK_FALSE(talk.session.ended);
  CHECK(talk.heard("Press Ctrl-C again to quit"));
  talk.input_ends();
  CHECK(talk.session.ended == InterviewEnding::interrupted);
}

TEST_CASE("/skip: leaves the question open") {
  Talk talk;
  talk.says({"A day", "/skip"});
  CHECK(talk.at() == "welcome");
  CHECK(talk.record().interview.left->front() == "boss");
}

TEST_CASE("/why: prints the reason, the question stays") {
  Talk talk;
  talk.says({"A day", "/why"});
  CHECK(talk.heard("The room elects the facilitator"));
  CHECK(talk.at() == "boss");
}

TEST_CASE("/goto: takes a section, question, milestone or item, and lists them") {
  Talk talk;
  talk.says({"A day", "/goto fixes"});
  CHECK(talk.at() == "fixes");
  talk.says("/goto times");
  CHECK(talk.at() == "started");
  talk.says("/goto held");
  CHECK(talk.at() == "held");
  talk.says("/goto nowhere");
  CHECK(talk.heard("There is no section or question \"nowhere\". `/goto` alone lists them."));
  talk.says("/goto mitigate");
  CHECK(talk.heard("Did you mean `/goto mitigated`?"));
  CHECK(talk.at() == "held");
  talk.says("/goto");
  CHECK(talk.heard("noticed: surprises, held, lucky, absurdities"));
  CHECK_FALSE(talk.heard("conflict"));
  CHECK(talk.at() == "held");
  for (const auto& [name, at] : std::initializer_list<std::pair<const char*, const char*>>{
           {"until well", "until_well"}, {"time to detect", "until_seen"}, {"acknowledged", "engaged"}}) {
    talk.says(std::string("/goto ") + name);
    CHECK(talk.at() == at);
  }
  talk.says({"/factor the alert was late", "/goto F1"});
  CHECK(talk.at() == "factors");
}

TEST_CASE("/event, /factor, /park: capture at any question") {
  Talk talk;
  talk.says({"A day", "/event 20 Nov 14:20 second page", "/factor the alert was late",
             "/fix alert on five-minute means", "/park who owns the canary?"});
  CHECK(talk.at() == "boss");
  CHECK(talk.record().timeline->at(0).text == "second page");
  CHECK(talk.record().factors->at(0).text == "the alert was late");
  CHECK(talk.record().fix_ideas->at(0) == "alert on five-minute means");
  CHECK(talk.record().parking_lot->at(0) == "who owns the canary?");
}

TEST_CASE("/fix: an early idea is offered in the fixes section") {
  Talk talk;
  talk.says({"A day", "/factor the alert was late", "/fix alert on five-minute means", "/goto fixes"});
  CHECK(talk.heard("I1  alert on five-minute means"));
  talk.says("I1 @bo 1h");
  REQUIRE(talk.record().fixes->size() == 1);
  CHECK(talk.record().fixes->at(0).title == "alert on five-minute means");
  CHECK(talk.record().fixes->at(0).owner == "bo");
  CHECK(talk.record().fix_ideas->empty());
}

TEST_CASE("/fix: in the fixes section adds a fix") {
  Talk talk;
  talk.says({"A day", "/goto fixes", "/fix Show the host in the prompt @ana 2h"});
  CHECK(talk.record().fixes->at(0).title == "Show the host in the prompt");
}

TEST_CASE("/show: shows the ids of items") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "Cora, Dan", ""})
      .until("events")
      .says({"20 Nov 14:10 errors", "14:05 deploy", "/show"});
  CHECK(talk.heard("T2  deploy"));
  talk.says({"/park who owns it", "/show"});
  CHECK(talk.heard("K1  who owns it"));
  talk.room.plain = true;
  talk.says("/show");
  CHECK_FALSE(talk.heard("\u2500"));
  CHECK_FALSE(talk.heard("\u2550"));
}

TEST_CASE("/zone: an unknown zone gets a suggestion") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "/zone Berlin"});
  CHECK(talk.heard("unknown time zone \"Berlin\"; did you mean Europe/Berlin?"));
}

TEST_CASE("next commands are on a line of their own") {
  Talk talk;
  talk.room.program = "scripts/pm";
  talk.says({"Checkout answers with 500s", "/quit"});
  CHECK(talk.heard("Saved. To continue:\n  scripts/pm resume 2026-11-20-a-test\n"));
}

TEST_CASE("/time: prints the minutes left") {
  Talk talk({.minutes = 40});
  talk.says("A day").minutes_pass(15).says("/time");
  CHECK(talk.heard("15 minutes so far, 25 left of 40."));
}

TEST_CASE("/zone: keeps typed clock times") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 page", "/zone Europe/Berlin"});
  CHECK(talk.record().timezone == "Europe/Berlin");
  CHECK(talk.record().timeline->at(0).at.text == "2026-11-20T14:02:00+01:00");
  talk.says("/zone Europe/Berln");
  CHECK(talk.heard("Europe/Berlin"));
}

TEST_CASE("/quit: saves, resume continues at this question") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 page", "/quit"});
  CHECK(talk.session.ended == InterviewEnding::quit);
  CHECK(talk.heard("pm resume 2026-11-20-a-test"));
  CHECK(talk.resumed().at() == "events");
}

TEST_CASE("Ctrl-C: asks, twice quits, answers are kept") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 page").interrupts();
  CHECK_FALSE(talk.session.ended);
  CHECK(talk.heard("Press Ctrl-C again to quit"));
  SECTION("Enter goes on") {
    talk.enter();
    CHECK(talk.at() == "events");
    CHECK(talk.record().timeline->size() == 1);
  }
  SECTION("an answer goes on as well") {
    talk.says("14:05 second page");
    CHECK(talk.record().timeline->size() == 2);
  }
  SECTION("a second Ctrl-C leaves") {
    talk.interrupts();
    CHECK(talk.session.ended == InterviewEnding::interrupted);
    auto again = talk.resumed();
    CHECK(again.at() == "events");
    CHECK(again.record().timeline->size() == 1);
  }
}

TEST_CASE("time reminders: at most one of each kind") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 page").minutes_pass(41).enter();
  CHECK(talk.heard("19 minutes left. `/goto factors`?"));
  talk.enter();
  CHECK_FALSE(talk.heard("minutes left"));
  talk.minutes_pass(10).enter();
  CHECK(talk.heard("9 minutes left, no fix yet."));
  talk.enter();
  CHECK_FALSE(talk.heard("minutes left"));
}

TEST_CASE("minutes: count sessions, not the time between") {
  auto talk = at_the_timeline();
  talk.minutes_pass(20).says("/quit");
  auto again = talk.resumed();
  again.minutes_pass(5).says("/time");
  CHECK(again.heard("25 minutes so far"));
}
