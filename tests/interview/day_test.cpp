// The incident day: asked once, assumed or confirmed, moved; and what has no clock time, or no time at all.
#include <algorithm>

#include <pm/lint.hpp>
#include <pm/record.hpp>
#include <pm/report.hpp>

#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;
using record::Milestone;

namespace {

/// A meeting on Friday 20 November 2026, 15:00.
Talk at_the_timeline(const std::string& zone = "Europe/Berlin", const std::string& now = "2026-11-20T14:00:00Z") {
  Talk talk(Talk::With{.zone = zone, .now = now});
  talk.says({"Checkout answers with 500s", "/goto events"});
  return talk;
}

const record::Event& event(const Talk& talk, std::string_view id) {
  const auto* found = record::find_event(talk.record(), id);
  INFO(id);
  REQUIRE(found);
  return *found;
}

/// "2026-11-20 14:05" on the clock of the offset that is written.
std::string at(const Talk& talk, std::string_view id) {
  auto text = event(talk, id).at.text.substr(0, 16);
  text[10] = ' ';
  return text;
}

bool is_day_open(const Talk& talk) {
  const auto open = blocking_findings(talk.record(), talk.room);
  return std::ranges::any_of(open, [](const auto& f) { return f.fix_with.ends_with(" day"); });
}

}  // namespace

TEST_CASE("day: asked at the first time without a date, and only then") {
  auto talk = at_the_timeline();
  talk.says("14:05 first page");
  CHECK(talk.at() == "day:T1");
  CHECK(talk.heard("Which day did this happen? [today, Fri 20 Nov]"));
  talk.says("Tuesday 17 Nov");
  CHECK(talk.heard("Day of the incident: Tue 17 Nov."));
  CHECK(talk.at() == "events");
  CHECK(talk.record().day->text == "2026-11-17");
  CHECK(at(talk, "T1") == "2026-11-17 14:05");
  talk.says("14:10 second page");
  CHECK(talk.at() == "events");
  CHECK(at(talk, "T2") == "2026-11-17 14:10");
  CHECK_FALSE(is_day_open(talk));
}

TEST_CASE("day: not asked if a date is known") {
  auto talk = at_the_timeline();
  SECTION("from an event") { talk.says({"17 Nov 14:05 first page", "14:10 second page"}); }
  SECTION("from a date alone on a line") { talk.says({"17 Nov", "14:05 first page", "14:10 second page"}); }
  SECTION("from the command") { talk.says({"/day 17 Nov", "14:05 first page", "14:10 second page"}); }
  CHECK(talk.at() == "events");
  CHECK(at(talk, "T2") == "2026-11-17 14:10");
  CHECK_FALSE(is_day_open(talk));
}

TEST_CASE("day: not asked if the answers of a file have it") {
  record::Record given;
  given.title = "Checkout answers with 500s";
  given.day = time::Day{"2026-11-17"};
  Talk talk({}, given);
  talk.says({"/goto events", "14:05 first page"});
  CHECK(talk.at() == "events");
  CHECK(at(talk, "T1") == "2026-11-17 14:05");
}

TEST_CASE("day: a day far before the story is no date of it") {
  auto talk = at_the_timeline();
  talk.says({"12 May release 4.2", "14:05 first page"});
  CHECK(talk.at() == "day:T2");
  talk.says({"17 Nov", "18 Nov the vendor called", "9:30 all fine"});
  CHECK(at(talk, "T2") == "2026-11-17 14:05");
  CHECK(at(talk, "T4") == "2026-11-18 09:30");
}

TEST_CASE("day: Enter assumes it, the last screen asks again, and the record is a draft until then") {
  auto talk = at_the_timeline();
  talk.says({"14:05 first page", ""});
  CHECK(talk.heard("Assumed for now: Fri 20 Nov."));
  CHECK_FALSE(talk.record().day);
  talk.says({"14:10 second page", "/goto started", "14:05", "/goto finish"});
  CHECK(talk.heard("the day of the incident, 20 Nov, is assumed"));
  CHECK(is_day_open(talk));
  talk.says({"/goto fixes", "Show the host in the prompt @ana 2h", "", "/goto finish", ""});
  CHECK(talk.at() == "day:confirm");
  CHECK(talk.heard("The day was assumed: Fri 20 Nov. Was it that day?"));
  SECTION("y confirms it") {
    talk.says("y");
    CHECK(talk.at() == "finish");
    CHECK(talk.record().day->text == "2026-11-20");
    CHECK_FALSE(is_day_open(talk));
  }
  SECTION("another day moves what was assumed") {
    talk.says("17 Nov");
    CHECK(talk.at() == "finish");
    CHECK(talk.record().day->text == "2026-11-17");
    CHECK(at(talk, "T1") == "2026-11-17 14:05");
    CHECK(at(talk, "T2") == "2026-11-17 14:10");
    CHECK(talk.record().times.of(Milestone::started)->text.substr(0, 10) == "2026-11-17");
    talk.says("/undo");
    CHECK(at(talk, "T1") == "2026-11-20 14:05");
    CHECK(is_day_open(talk));
  }
  SECTION("Enter leaves it open, is asked only once, and the record stays a draft") {
    talk.enter();
    CHECK(talk.at() == "finish");
    talk.enter();
    CHECK(talk.session.ended);
    CHECK(talk.record().status == record::Status::draft);
  }
  SECTION("it is known after a resume") { CHECK(is_day_open(talk.resumed())); }
}

TEST_CASE("day: a number on the last screen goes to the question") {
  auto talk = at_the_timeline();
  talk.says({"14:05 first page", "", "/goto finish"});
  const auto screen = talk.heard();
  const auto line = screen.find("  the day of the incident");
  REQUIRE(line != std::string::npos);
  const auto start = screen.rfind('\n', line) + 1;
  talk.says(screen.substr(start, line - start));
  CHECK(talk.at() == "day");
}

TEST_CASE("day: a line typed instead of the day is an event, and the day is assumed") {
  auto talk = at_the_timeline();
  talk.says({"14:05 first page", "14:10 second page", "14:20 third page"});
  CHECK(talk.at() == "events");
  CHECK(talk.record().timeline->size() == 3);
  CHECK(is_day_open(talk));
}

TEST_CASE("day: what is not a day is refused, and a day to come") {
  auto talk = at_the_timeline();
  talk.says({"14:05 first page", "the day of the release"});
  CHECK(talk.heard("Cannot parse \"the day of the release\" as a day"));
  talk.says("2026-11-21");
  CHECK(talk.heard("Sat 21 Nov is in the future; today is Fri 20 Nov."));
  CHECK(talk.at() == "day:T1");
}

TEST_CASE("day: a milestone asks for it as well") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "/goto started", "14:05"});
  CHECK(talk.at() == "day:started");
  talk.says("17 Nov");
  CHECK(talk.record().times.of(Milestone::started)->text == "2026-11-17T14:05:00+00:00");
  CHECK(talk.at() == "detected");
}

TEST_CASE("day: asked for an event typed at another question, which is then asked") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "/goto impact", "/event 14:05 first page"});
  CHECK(talk.at() == "day:T1");
  talk.says("17 Nov");
  CHECK(talk.at() == "impact");
}

TEST_CASE("day: the follow-up of the first event comes after it") {
  auto talk = at_the_timeline();
  talk.says({"14:05 it looked broken", "17 Nov"});
  CHECK(talk.at() == "context:T1");
  talk.says("a graph");
  CHECK(talk.at() == "events");
  CHECK(event(talk, "T1").context == "a graph");
}

TEST_CASE("clock: of the day of the line before, unless a neighbouring day is within six hours") {
  auto talk = at_the_timeline();
  talk.says({"17 Nov 18:00 a", "9:50 b", "23:50 c", "0:10 d", "23:55 e"});
  CHECK(at(talk, "T2") == "2026-11-17 09:50");
  CHECK(at(talk, "T3") == "2026-11-17 23:50");
  CHECK(at(talk, "T4") == "2026-11-18 00:10");
  CHECK(at(talk, "T5") == "2026-11-17 23:55");
  CHECK(talk.heard("Another day: Tue 17 Nov (the line before: Wed 18 Nov)."));
  talk.says("23:40 f");
  CHECK_FALSE(talk.heard("Another day"));
}

TEST_CASE("clock: a story over two days, told out of order") {
  auto talk = at_the_timeline();
  talk.says({"17 Nov 22:40 first page", "0:30 the queue is stuck", "22:10 deploy of the cart", "18 Nov 9:15 all well",
             "8:50 backlog gone", "17 Nov 23:20 Ana joins", ""});
  CHECK(at(talk, "T2") == "2026-11-18 00:30");
  CHECK(at(talk, "T3") == "2026-11-17 22:10");
  CHECK(at(talk, "T5") == "2026-11-18 08:50");
  std::string order;
  for (const auto& e : *talk.record().timeline) order += e.id + " ";
  CHECK(order == "T3 T1 T6 T2 T5 T4 ");
}

TEST_CASE("/day sets the day of the lines that follow, and moves named lines") {
  auto talk = at_the_timeline();
  talk.says({"19 Nov 14:05 a", "/day 17 Nov"});
  CHECK(talk.heard("The next lines are of Tue 17 Nov."));
  talk.says({"9:00 b", "9:10 c"});
  CHECK(at(talk, "T1") == "2026-11-19 14:05");
  CHECK(at(talk, "T2") == "2026-11-17 09:00");
  CHECK(at(talk, "T3") == "2026-11-17 09:10");
  talk.says("/day 18 Nov T2-T3");
  CHECK(at(talk, "T2") == "2026-11-18 09:00");
  CHECK(at(talk, "T3") == "2026-11-18 09:10");
  talk.says("/undo");
  CHECK(at(talk, "T3") == "2026-11-17 09:10");
  talk.says("/day");
  CHECK(talk.heard("Day of the incident: Tue 17 Nov."));
  talk.says("/day 18 Nov T7");
  CHECK(talk.heard("There is no T7"));
  talk.says("/day some day");
  CHECK(talk.heard("Cannot parse \"some day\" as a day"));
}

TEST_CASE("/day holds after a resume, until a line was typed") {
  auto talk = at_the_timeline();
  talk.says({"19 Nov 14:05 a", "/day 17 Nov"});
  auto later = talk.resumed();
  later.says({"/goto events", "9:00 b"});
  CHECK(at(later, "T2") == "2026-11-17 09:00");
}

TEST_CASE("/day offers to move what was assumed") {
  auto talk = at_the_timeline();
  talk.says({"14:05 a", "14:10 b", "/day 17 Nov"});
  CHECK(talk.heard("The day of T1 and T2 was assumed: Fri 20 Nov. Move to Tue 17 Nov as well? y/n"));
  SECTION("y") {
    talk.says({"y", "14:20 c"});
    CHECK(at(talk, "T1") == "2026-11-17 14:05");
    CHECK(at(talk, "T2") == "2026-11-17 14:10");
  }
  SECTION("n") {
    talk.says({"n", "14:20 c"});
    CHECK(at(talk, "T1") == "2026-11-20 14:05");
  }
  CHECK(at(talk, "T3") == "2026-11-17 14:20");
  CHECK_FALSE(is_day_open(talk));
}

TEST_CASE("/day asks where a moved clock time occurs twice or not at all") {
  auto talk = at_the_timeline();
  talk.says({"20 Oct 02:30 a", "21 Oct 12:00 b", "/day 25 Oct T1"});
  CHECK(talk.heard("02:30 of T1 occurs twice on that day: 1 for 02:30 (+02:00), 2 for 02:30 (+01:00)?"));
  talk.says("2");
  CHECK(event(talk, "T1").at.text == "2026-10-25T02:30:00+01:00");
  talk.says("/day 29 Mar T1");
  CHECK(talk.heard("02:30 of T1 does not exist on that day: 1 for 03:30 (+02:00), 2 for 01:30 (+01:00)?"));
  talk.says("1");
  CHECK(event(talk, "T1").at.text == "2026-03-29T03:30:00+02:00");
  CHECK(at(talk, "T2") == "2026-10-21 12:00");
}

TEST_CASE("a sentence about the day offers /day") {
  auto talk = at_the_timeline();
  talk.says({"19 Nov 14:05 a", "that was on Tuesday 17 Nov"});
  CHECK(talk.heard("Did you mean /day 17 Nov?"));
  SECTION("y sets it") {
    talk.says({"y", "9:00 b"});
    CHECK(at(talk, "T2") == "2026-11-17 09:00");
  }
  SECTION("Enter keeps it as an event") {
    talk.enter();
    CHECK(event(talk, "T2").text == "that was on Tuesday 17 Nov");
  }
}

TEST_CASE("a date alone on a line applies to the lines below it, typed and pasted") {
  auto talk = at_the_timeline();
  SECTION("typed") { talk.says({"17 Nov", "22:10 a", "0:30 b", "19 Nov", "9:00 c"}); }
  SECTION("pasted") { talk.pastes("## Tuesday, 17 November 2026\n22:10 a\n0:30 b\n\n19 Nov\n- 9:00 c\n"); }
  CHECK(at(talk, "T1") == "2026-11-17 22:10");
  CHECK(at(talk, "T2") == "2026-11-18 00:30");
  CHECK(at(talk, "T3") == "2026-11-19 09:00");
  CHECK(talk.at() == "events");
}

TEST_CASE("a paste of 30 lines across midnight, then moved by /day") {
  auto talk = at_the_timeline();
  std::string paste;
  for (int i = 0; i < 30; ++i) {
    const int minute = 22 * 60 + i * 10;
    paste += std::to_string(minute / 60 % 24) + ":" + (minute % 60 < 10 ? "0" : "") + std::to_string(minute % 60) +
             " step " + std::to_string(i + 1) + "\n";
  }
  talk.pastes(paste);
  REQUIRE(talk.record().timeline->size() == 30);
  CHECK(talk.heard("Another day: Fri 20 Nov (the line before: Thu 19 Nov)."));
  CHECK(talk.at() == "day:T1");
  talk.enter();
  CHECK(at(talk, "T1") == "2026-11-19 22:00");
  CHECK(at(talk, "T13") == "2026-11-20 00:00");
  talk.says("/day 16 Nov T1-T30");
  CHECK(at(talk, "T1") == "2026-11-16 22:00");
  CHECK(at(talk, "T12") == "2026-11-16 23:50");
  CHECK(at(talk, "T13") == "2026-11-17 00:00");
  CHECK(at(talk, "T30") == "2026-11-17 02:50");
  CHECK_FALSE(is_day_open(talk));
  CHECK(talk.record().day->text == "2026-11-16");
}

TEST_CASE("a milestone goes with the event that is moved, and an exact one stays") {
  auto talk = at_the_timeline();
  talk.says({"19 Nov 14:05 a", "19 Nov 15:00 b", "/goto started", "T1", "/goto detected", "2026-11-19T14:00:00Z"});
  talk.says("/day 18 Nov T1");
  CHECK(talk.record().times.of(Milestone::started)->text == "2026-11-18T14:05:00+01:00");
  CHECK(talk.record().times.of(Milestone::detected)->at == event(talk, "T2").at.at);
}

TEST_CASE("day: no time is moved into the future") {
  auto talk = at_the_timeline();  // at half past three in the afternoon of 20 Nov
  talk.says("23:50 first page");
  CHECK(at(talk, "T1") == "2026-11-19 23:50");
  talk.says("today");
  CHECK(talk.heard("T1 would be in the future on Fri 20 Nov. Type another day."));
  CHECK(at(talk, "T1") == "2026-11-19 23:50");
  talk.says({"19 Nov", "/day 20 Nov T1"});
  CHECK(at(talk, "T1") == "2026-11-19 23:50");
}

TEST_CASE("a cause known by its day: durations are in days, and no clock is shown") {
  auto talk = at_the_timeline();
  talk.says({"30 Oct release 4.2", "20 Nov 14:05 first page", "14:40 rolled back by the tool", ""}).until("started");
  SECTION("from the event") { talk.says("T1"); }
  SECTION("typed") { talk.says("30 Oct"); }
  CHECK(talk.heard("Impact started: 30 Oct\n"));
  CHECK(record::contains(talk.record().times.day_only, Milestone::started));
  talk.says({"T2", "1"}).until("resolved").says("T3").until("problem");
  CHECK(talk.on_the_line().find("about 21 days") != std::string::npos);
  talk.enter();
  CHECK(talk.heard("It took us about 21 days to see it"));
  const auto report = report::markdown(talk.record());
  REQUIRE(report);
  CHECK(report->find("about 21 days") != std::string::npos);
  CHECK(report->find(", 00:00") == std::string::npos);
  CHECK(report->find("**00:00") == std::string::npos);
}

TEST_CASE("milestones on the same day, one known by its day: in no order, and no duration") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 10:05 first page", "11:00 all well", ""}).until("started").says("T1");
  talk.until("resolved").says("20 Nov");
  CHECK(talk.heard("Resolved: 20 Nov"));
  CHECK_FALSE(record::impact_duration(talk.record()));
}

TEST_CASE("`? text` has no time: it stays where it is, and is never shown with one") {
  auto talk = at_the_timeline();
  talk.says({"? somebody changed the limit", "20 Nov 14:05 first page", "14:10 second page", "? the graph was flat"});
  CHECK(talk.at() == "events");
  CHECK(event(talk, "T1").precision == record::Precision::unknown);
  CHECK(event(talk, "T1").at.at == event(talk, "T2").at.at);
  CHECK(event(talk, "T4").at.at == event(talk, "T3").at.at);
  CHECK(talk.heard("T4  ?  the graph was flat"));
  SECTION("it moves with the line before") {
    talk.says({"", "T3: 14:30", "T2: 14:01"});
    CHECK(at(talk, "T4") == "2026-11-20 14:30");
    CHECK(at(talk, "T1") == "2026-11-20 14:01");
    talk.says("/day 19 Nov T2-T3");
    CHECK(at(talk, "T4") == "2026-11-19 14:30");
    CHECK(at(talk, "T1") == "2026-11-19 14:01");
    talk.says("/zone UTC");
    CHECK(event(talk, "T4").at.at == event(talk, "T3").at.at);
    CHECK(talk.record().timeline->front().id == "T1");
    CHECK(talk.record().timeline->back().id == "T4");
  }
  SECTION("it is no milestone") {
    talk.says({"/goto started", "T4"});
    CHECK(talk.heard("T4 has no time"));
    CHECK_FALSE(talk.record().times.of(Milestone::started));
    talk.says("T4+5m");
    CHECK_FALSE(talk.record().times.of(Milestone::started));
  }
  SECTION("it gets a time, and loses it") {
    talk.says({"", "T4: 14:20", "T3: ? second page"});
    CHECK_FALSE(event(talk, "T4").precision);
    CHECK(at(talk, "T4") == "2026-11-20 14:20");
    CHECK(event(talk, "T3").precision == record::Precision::unknown);
  }
}

TEST_CASE("`? text` alone is at the start of the incident day, and asks for no day") {
  auto talk = at_the_timeline();
  talk.says({"/day 17 Nov", "? somebody changed the limit"});
  CHECK(talk.at() == "events");
  CHECK(at(talk, "T1") == "2026-11-17 00:00");
}

TEST_CASE("a line without a time is kept without one") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:05 first page", "somebody opened the dashboard"});
  CHECK(event(talk, "T2").precision == record::Precision::unknown);
  CHECK(talk.heard("No time given"));
}

TEST_CASE("an ambiguous zone is asked about once") {
  auto talk = at_the_timeline();
  talk.says("20 Nov 08:05 CST first page");
  CHECK(talk.heard("CST is ambiguous: 1 UTC-6 (North America)"));
  CHECK_FALSE(talk.record().timeline);
  talk.says("7");
  CHECK(talk.heard("type a number from 1 to"));
  talk.says("1");
  CHECK(event(talk, "T1").at.text == "2026-11-20T15:05:00+01:00");
  talk.says("08:10 CST second page");
  CHECK(event(talk, "T2").at.text == "2026-11-20T15:10:00+01:00");
  SECTION("also after a resume") {
    auto later = talk.resumed();
    later.says({"/goto started", "20 Nov 07:05 CST"});
    REQUIRE(later.record().times.of(Milestone::started));
    CHECK(later.record().times.of(Milestone::started)->text == "2026-11-20T14:05:00+01:00");
  }
  SECTION("and again after /undo of the choice") {
    talk.says({"/undo", "/undo", "08:10 CST second page"});
    CHECK(talk.heard("CST is ambiguous"));
  }
  SECTION("in a paste before any line is taken") {
    talk.pastes("20 Nov 11:00 IST a\n11:05 IST b");
    CHECK(talk.heard("IST is ambiguous"));
    CHECK(talk.record().timeline->size() == 2);
    talk.says("2");
    CHECK(talk.record().timeline->size() == 4);
    CHECK(event(talk, "T4").at.text == "2026-11-20T11:05:00+01:00");
  }
}

TEST_CASE("problem: Enter accepts the proposal and stores nothing; other words are stored with their times") {
  auto talk = at_the_timeline();
  talk.says({"20 Nov 14:05 first page", "14:40 all well", ""}).until("started").says({"T1", "T1"});
  talk.until("resolved").says("T2").until("problem");
  SECTION("Enter") {
    talk.enter();
    CHECK_FALSE(talk.record().problem);
  }
  SECTION("the same words") {
    talk.says(report::problem_statement(talk.record()));
    CHECK_FALSE(talk.record().problem);
  }
  SECTION("other words") {
    talk.says({"Nobody could pay for half an hour.", "/goto problem"});
    CHECK(talk.record().problem == "Nobody could pay for half an hour.");
    CHECK(talk.record().problem_times.resolved == talk.record().times.of(Milestone::resolved));
    talk.says({"/goto resolved", "14:50", "/goto problem"});
    CHECK(record::is_problem_stale(talk.record()));
    SECTION("Enter keeps them for the new times") {
      talk.enter();
      CHECK(talk.record().problem == "Nobody could pay for half an hour.");
      CHECK_FALSE(record::is_problem_stale(talk.record()));
    }
    SECTION("/reset brings the proposal back") {
      talk.says("/reset");
      CHECK(talk.at() == "problem");
      CHECK(talk.on_the_line() == report::problem_statement(talk.record()));
      CHECK_FALSE(talk.record().problem);
      CHECK_FALSE(talk.record().problem_times.given);
      talk.says("/undo");
      CHECK(talk.record().problem == "Nobody could pay for half an hour.");
    }
  }
}

TEST_CASE("summary: proposed from the record near the end, stored only in other words") {
  auto talk = at_the_timeline();
  talk.says({"/goto fixes", "Show the host in the prompt @ana 2h", "", "4 shorter"});
  REQUIRE(talk.at() == "summary");
  CHECK(talk.heard("What changes: Show the host in the prompt."));
  SECTION("Enter") {
    talk.enter();
    CHECK_FALSE(talk.record().summary);
  }
  SECTION("other words, and /reset") {
    talk.says({"The shop was closed.", "/goto summary"});
    CHECK(talk.record().summary == "The shop was closed.");
    talk.says("/reset");
    CHECK_FALSE(talk.record().summary);
  }
  CHECK(talk.session.ended == std::nullopt);
}

TEST_CASE("/reset has nothing to do at a question without a proposal") {
  auto talk = at_the_timeline();
  talk.says("/reset");
  CHECK(talk.heard("There is no proposed answer here."));
}
