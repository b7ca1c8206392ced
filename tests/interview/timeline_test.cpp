// The story and its times, told in any order.
#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk at_the_timeline(std::string zone = "UTC") {
  Talk talk({.zone = std::move(zone)});
  return talk.says({"Checkout answers with 500s", "Cora, Dan", ""}).until("events");
}

}  // namespace

TEST_CASE("zone: shown once, with the first time") {
  Talk talk({.zone = "Europe/Berlin"});
  talk.says({"A day", "", "", "", ""}).until("events");
  CHECK(talk.heard("Times are in Europe/Berlin"));
  talk.says("20 Nov 14:02 page");
  CHECK_FALSE(talk.heard("Times are"));
}

TEST_CASE("answers are confirmed as understood") {
  auto talk = at_the_timeline();
  talk.says("20 Nov ~14:02 first page");
  CHECK(talk.heard("T1  ~20 Nov 14:02  first page"));
}

TEST_CASE("events: sorted by time, keep their ids") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:20 rolled back by the tool", "14:02 page", "14:10 graphs are flat"});
  const auto& events = *talk.record().timeline;
  CHECK(events[0].id == "T2");
  CHECK(events[1].id == "T3");
  CHECK(events[2].id == "T1");
}

TEST_CASE("events: a paste is one answer without follow-ups") {
  auto talk = at_the_timeline();
  talk.pastes("20 Nov 14:02 page\n14:05 it looked broken\n\n+5m restarted db1\n");
  CHECK(talk.at() == "events");
  REQUIRE(talk.record().timeline->size() == 3);
  CHECK(talk.record().timeline->at(2).at.text == "2026-11-20T14:10:00+00:00");
}

TEST_CASE("events: a line without time is near the line before") {
  auto talk = at_the_timeline();
  SECTION("after another line") {
    talk.says({"20 Nov 14:02 page", "? somebody opened the dashboard"});
    CHECK(talk.record().timeline->at(1).at.text == "2026-11-20T14:02:00+00:00");
    CHECK(talk.record().timeline->at(1).approx == true);
  }
  SECTION("as the first one it is asked for") {
    talk.says("somebody opened the dashboard");
    CHECK_FALSE(talk.record().timeline);
    CHECK(talk.heard("The first line needs a time"));
  }
}

TEST_CASE("context: the follow-up depends on the words") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 Cora restarted db1");
  CHECK(talk.at() == "context:T1");
  CHECK(talk.heard("What were you hoping it would do?"));
  talk.says("clear the stuck locks");
  CHECK(talk.record().timeline->at(0).context == "clear the stuck locks");
  CHECK(talk.at() == "events");
}

TEST_CASE("context: another event skips the follow-up") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 the site is down", "14:05 second page"});
  CHECK(talk.at() == "events");
  CHECK(talk.record().timeline->size() == 2);
  CHECK_FALSE(talk.record().timeline->at(0).context);
}

TEST_CASE("context: not asked about the action of a machine") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 systemd restarted the worker");
  CHECK(talk.at() == "events");
}

TEST_CASE("context: not asked about what nobody knew") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 14:02 the desk calls the engineer, and nobody knew why");
  CHECK(talk.at() == "events");
}

TEST_CASE("context: stops after two skipped follow-ups") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 it was broken", "", "14:03 Cora restarted db1", "", "14:04 the site is down"});
  CHECK(talk.at() == "events");
}

TEST_CASE("context: one kind is not asked twice in a row") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 it was broken", "every page was empty", "14:03 it looked weird"});
  CHECK(talk.at() == "events");
  talk.says({"14:04 Cora restarted db1", "clear the locks", "14:05 the site is down"});
  CHECK(talk.at() == "context:T4");
}

TEST_CASE("missing: changes an event by number, removes with a minus") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 page", "14:05 second page", ""});
  REQUIRE(talk.at() == "missing");
  talk.says("T2: 14:12 it was the third page");
  CHECK(talk.record().timeline->at(1).text == "it was the third page");
  CHECK(talk.record().timeline->at(1).at.text == "2026-11-20T14:12:00+00:00");
  talk.says("T1: the first page");
  CHECK(talk.record().timeline->at(0).text == "the first page");
  CHECK(talk.record().timeline->at(0).at.text == "2026-11-20T14:02:00+00:00");
  talk.says("-T2");
  CHECK(talk.record().timeline->size() == 1);
}

TEST_CASE("missing: a second pass only if something was added") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 page", ""});
  SECTION("nothing added") {
    talk.enter();
    CHECK(talk.at() == "started");
  }
  SECTION("something added") {
    talk.says({"14:30 all well", ""});
    CHECK(talk.at() == "missing:again");
    talk.enter();
    CHECK(talk.at() == "started");
  }
}

TEST_CASE("events: an ambiguous hour is asked about") {
  Talk talk({.zone = "Europe/Berlin"});
  talk.says({"A night", "", "", "", ""}).until("events");
  talk.says("2026-10-25 02:30 first page");
  CHECK(talk.heard("occurred twice"));
  talk.says("maybe");
  CHECK(talk.heard("Type 1 or 2."));
  talk.says("2");
  CHECK(talk.record().timeline->at(0).at.text == "2026-10-25T02:30:00+01:00");
  CHECK(talk.heard("25 Oct 02:30 (+01:00)"));
}

TEST_CASE("times: an ambiguous hour is asked about") {
  Talk talk({.zone = "Europe/Berlin"});
  talk.says("A night").until("started");
  talk.says("2026-10-25 02:30");
  CHECK(talk.heard("occurred twice"));
  CHECK_FALSE(talk.record().times.of(record::Milestone::started));
  talk.says("1");
  REQUIRE(talk.record().times.of(record::Milestone::started));
  CHECK(talk.record().times.of(record::Milestone::started)->text == "2026-10-25T02:30:00+02:00");
}

TEST_CASE("events: a nonexistent hour is refused with the reason") {
  Talk talk({.zone = "Europe/Berlin"});
  talk.says({"A night", "", "", "", ""}).until("events");
  talk.says("2026-03-29 02:30 first page");
  CHECK_FALSE(talk.record().timeline);
  CHECK(talk.heard("02:00"));
  CHECK(talk.heard("03:00"));
}

TEST_CASE("times: a time, an event, or unknown") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 shoppers see errors", "~14:20 page", ""}).until("started");
  SECTION("a line by its id") {
    talk.says("T1");
    CHECK(talk.record().times.of(record::Milestone::started)->text == "2026-11-20T14:02:00+00:00");
  }
  SECTION("a line by its number, and it stays approximate") {
    talk.says({"1", "2"});
    CHECK(talk.record().times.of(record::Milestone::detected)->text == "2026-11-20T14:20:00+00:00");
    CHECK(talk.record().times.approximate->front() == record::Milestone::detected);
  }
  SECTION("unknown") {
    talk.says("unknown");
    CHECK(talk.record().times.unknown->front() == record::Milestone::started);
  }
  SECTION("a time to come is refused") {
    talk.says("2026-11-21 10:00");
    CHECK(talk.at() == "started");
    CHECK(talk.heard("is in the future"));
  }
  SECTION("invalid text gets a hint") {
    talk.says("when the pager went");
    CHECK(talk.at() == "started");
    CHECK(talk.heard("when the pager went"));
  }
}

TEST_CASE("detected: before started asks for confirmation") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 13:50 warning on queue age", "14:02 shoppers see errors", ""}).until("started").says({"T2", "T1"});
  CHECK(talk.at() == "detected:before");
  SECTION("yes") {
    talk.says("y");
    CHECK(talk.at() == "noticed_by");
  }
  SECTION("no: the time is asked again") {
    talk.says("n");
    CHECK(talk.at() == "detected");
  }
}

TEST_CASE("noticed_by: a customer can be noted as luck") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 shoppers see errors", "14:20 a mail", ""})
      .until("started")
      .says({"T1", "T2", "4 a mail to support", "y"});
  CHECK(talk.record().detection.by == record::DetectedBy::customer);
  CHECK(talk.record().detection.note == "a mail to support");
  CHECK(talk.record().lucky->front() == "It was noticed by a customer: a mail to support");
}

TEST_CASE("mitigated: before started is refused") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 shoppers see errors", "14:50 normal", ""})
      .until("started")
      .says({"T1", "T1"})
      .until("resolved");
  talk.says("13:00");
  CHECK(talk.at() == "resolved");
  CHECK(talk.heard("is before the start (20 Nov 14:02)"));
}

TEST_CASE("resolved: before mitigated is refused") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 shoppers see errors", "14:50 normal", ""}).until("started").says({"T1", "T1"});
  talk.says({"/goto mitigated", "14:30"}).until("resolved").says("14:20");
  INFO(talk.heard());
  CHECK(talk.at() == "resolved");
  CHECK(talk.heard("before the time it was mitigated"));
}

TEST_CASE("resolved: not yet keeps the record a draft") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:02 shoppers see errors", ""})
      .until("started")
      .says({"T1", "T1"})
      .until("resolved")
      .says("not yet");
  CHECK_FALSE(talk.record().times.of(record::Milestone::resolved));
  CHECK_FALSE(blocking_findings(talk.record(), talk.room).empty());
}

TEST_CASE("near miss: other questions, no recovery") {
  Talk talk;
  talk.says({"Almost dropped the users table", "Cora, Dan", "", "3"});
  CHECK(talk.heard("Good that you brought it."));
  CHECK(talk.heard("Who would have been affected"));
  talk.until("events")
      .says({"20 Nov 14:02 the statement is typed", "14:03 Ana reads it aloud before Enter", ""})
      .until("started");
  CHECK(talk.heard("When did the danger start?"));
  CHECK_FALSE(talk.heard("Impact started"));
  talk.says({"T1", "T2"}).until("problem").enter();
  while (talk.at() == "until_seen") talk.enter();
  CHECK(talk.at() == "held");
  CHECK(talk.heard("What kept this from happening?"));
  talk.says("reading aloud before Enter");
  CHECK(talk.heard("And if that hadn't been there?"));
  talk.says("we would have restored from Sunday");
  CHECK(talk.record().lucky->front() == "we would have restored from Sunday");
}

TEST_CASE("near miss: asks what nearly happened") {
  Talk talk;
  talk.says({"Almost dropped the users table", "Cora, Dan", "", "3", "/goto problem"});
  CHECK(talk.heard("what nearly happened"));
  CHECK_FALSE(talk.heard("the time it was mitigated"));
  talk.says("/goto factors");
  CHECK(talk.heard("for it to come this close"));
}

TEST_CASE("times: events are shown again if out of sight") {
  Talk talk({.is_short = true});
  talk.says({"Checkout answers with 500s", "20 Nov 14:10 errors", "14:05 deploy", ""});
  REQUIRE(talk.at() == "started");
  CHECK(talk.heard("T2  20 Nov 14:05  deploy"));
  talk.says("T1");
  REQUIRE(talk.at() == "detected");
  CHECK_FALSE(talk.heard("T2  20 Nov 14:05"));
  CHECK(talk.resumed().heard("T2  20 Nov 14:05  deploy"));
}

TEST_CASE("resume: a pending follow-up shows its subject") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "Cora, Dan", ""}).until("events").says("20 Nov 14:05 it was broken");
  REQUIRE(talk.at() == "context:T1");
  CHECK(talk.resumed().heard("T1  20 Nov 14:05  it was broken"));
}

TEST_CASE("timeline: an id without any event is refused") {
  auto talk = at_the_timeline();
  talk.says("-T1");
  CHECK(talk.heard("There is no T1. Timeline: none yet."));
  CHECK_FALSE(talk.record().timeline);
}
