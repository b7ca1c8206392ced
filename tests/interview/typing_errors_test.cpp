// What a stranger at the keys does: a finger too early, the wrong number, a day misspelt, a meeting left halfway.
#include <string>

#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk at_the_story() {
  Talk talk;
  talk.says({"The boards were wrong", "Mira, Tobi", "", "4", "People at the stops", "Ines, on call", ""});
  REQUIRE(talk.at() == "events");
  return talk;
}

Talk at_the_factors() {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 first call", ""}).until("factors");
  return talk;
}

Talk at_the_fixes() {
  auto talk = at_the_factors();
  talk.says({"the log said OK", "the file was empty", ""}).until("when");
  talk.says("1");
  REQUIRE(talk.at() == "fixes");
  return talk;
}

}  // namespace

TEST_CASE("resume: after /back the old answer is on the line") {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 first call", "15:00 all well", ""}).until("started");
  talk.says({"T1", "T1", "/back"});
  REQUIRE(talk.at() == "detected");
  const auto before = talk.on_the_line();
  CHECK(before == "2026-11-20 14:00");
  talk.interrupts().interrupts();
  const auto again = talk.resumed();
  CHECK(again.at() == "detected");
  CHECK(again.on_the_line() == before);
}

TEST_CASE("resume: in a list shows its items") {
  auto talk = at_the_factors();
  talk.says({"/goto surprises", "the old boards went on", "", "nobody rang the desk", ""});
  auto again = talk.resumed();
  CHECK(again.heard("So far:\nS1  the old boards went on\nS2  nobody rang the desk"));
  CHECK(again.on_the_line().empty());
}

TEST_CASE("/back: reaches questions of the previous session") {
  auto talk = at_the_story();
  auto again = talk.resumed();
  again.says("/back");
  CHECK(again.at() == "people");
  again.says("/back");
  CHECK(again.at() == "impact");
  CHECK(again.on_the_line() == "People at the stops");
}

TEST_CASE("lists: a lone y, no or digit needs a second entry") {
  auto talk = at_the_factors();
  const auto before = talk.record().factors;
  talk.says("1");
  CHECK(talk.heard("Only \"1\"? Enter ends the list"));
  talk.says("no");
  CHECK(talk.heard("Only \"no\"? Enter ends the list"));
  CHECK(talk.record().factors == before);
  talk.says("no");
  REQUIRE(talk.record().factors);
  CHECK(talk.record().factors->back().text == "no");
}

TEST_CASE("missing: an unknown event number is refused") {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 first call", "14:10 second call", ""});
  REQUIRE(talk.at() == "missing");
  talk.says("T7");
  CHECK(talk.heard("There is no T7. Timeline: T1, T2."));
  talk.says("-9");
  CHECK(talk.heard("There is no T9"));
  talk.says("T2");
  CHECK(talk.heard("`T2: 14:12`"));
  CHECK(talk.record().timeline->size() == 2);
  talk.says("20 people stood at the stop");
  CHECK(talk.record().timeline->size() == 3);
}

TEST_CASE("missing: -T2 removes the event") {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 first call", "14:05 a test", "14:10 Ines restarted the importer"});
  REQUIRE(talk.at() == "context:T3");
  talk.says("-T2");
  CHECK(talk.record().timeline->size() == 2);
  CHECK_FALSE(talk.record().timeline->back().context);
}

TEST_CASE("an id alone shows what can be typed") {
  auto talk = at_the_fixes();
  talk.says({"Alert when the file is empty @ines 2h F1 due fri", "X1"});
  CHECK(talk.heard("`X1: due fri` changes X1"));
  CHECK(talk.record().fixes->size() == 1);
  talk.says("X7");
  CHECK(talk.heard("There is no X7"));
  talk.says({"/goto factors", "F2"});
  CHECK(talk.heard("`F2: new words` changes F2"));
  CHECK(talk.record().factors->size() == 2);
}

TEST_CASE("fix: a day misspelt twice stays in the title") {
  auto talk = at_the_fixes();
  const std::string line = "Show the row count @ines 2h F1 F2 due firday";
  talk.says({line, line});
  REQUIRE(talk.record().fixes);
  const auto& fix = talk.record().fixes->front();
  CHECK(fix.title == "Show the row count due firday");
  CHECK(fix.owner == "ines");
  CHECK(fix.hours->text == "2");
  CHECK(fix.addresses == std::vector<std::string>{"F1", "F2"});
  CHECK_FALSE(fix.due);
}

TEST_CASE("events: an empty timeline shows how to return") {
  auto talk = at_the_story();
  talk.enter();
  CHECK(talk.heard("/goto timeline"));
}

TEST_CASE("/undo: names the change") {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 Ines restarted the importer", "it had helped the last time", "/undo"});
  CHECK(talk.heard("Undone: "));
  CHECK_FALSE(talk.heard("Undone: context"));
}

TEST_CASE("times: a clock time gets the day of the nearest event") {
  auto talk = at_the_story();
  talk.says({"18 Nov 07:10 a notice is sent", "20 Nov 00:40 first call", "20 Nov 02:30 all well", ""}).until("started");
  SECTION("near a line") {
    talk.says("~0:30");
    CHECK(talk.heard("Impact started: about 20 Nov 00:30"));
  }
  SECTION("with its day") {
    talk.says("19 Nov 00:40");
    CHECK(talk.heard("Impact started: 19 Nov 00:40"));
  }
}

TEST_CASE("Enter: prints the value that was kept") {
  auto talk = at_the_story();
  talk.says({"/goto impact", ""});
  CHECK(talk.heard("Kept: People at the stops"));
}

TEST_CASE("findings: self-blame gets a kind question only") {
  auto talk = at_the_factors();
  talk.says("I was stupid, I ran the wrong script twice");
  CHECK(talk.heard("Thanks for telling us."));
  CHECK_FALSE(talk.heard("Explains it by"));
}

TEST_CASE("finish: lists findings once, without rule names") {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 first call", "14:40 all well", ""}).until("started");
  talk.says({"T1", "T1", "4", "n", "/goto mitigated", "T2", ""}).until("until_well");
  talk.says({"Ines should have looked at the row count", "the cache is slow", ""}).until("factors");
  talk.says("").until("made_sense:F1");
  talk.says("the log was green");
  talk.says("/goto finish");
  const auto heard = talk.heard();
  const auto first = heard.find("should have looked\" (F1)");
  CHECK(first != std::string::npos);
  CHECK(heard.find("should have looked", first + 1) == std::string::npos);
  CHECK(heard.find("counterfactual") == std::string::npos);
}

TEST_CASE("--plain: the hint uses words for symbols") {
  auto talk = at_the_story();
  talk.room.plain = true;
  talk.says("/goto events");
  CHECK(talk.heard("`about 14:10`"));
  CHECK_FALSE(talk.heard("`~14:10`"));
}

TEST_CASE("ids are shown as words") {
  auto talk = at_the_story();
  talk.says({"20 Nov 14:00 first call", "14:40 all well", ""}).until("started");
  talk.says({"T1", "T2"}).until("until_seen");
  CHECK(ask(talk.session, talk.room).label == "until seen > ");
  talk.says("/goto until well");
  CHECK(talk.at() == "until_well");
}

TEST_CASE("people: asks who is here, or who is coming") {
  Talk talk;
  talk.says({"The boards were wrong", "", "", "", ""});
  CHECK(talk.heard("Who's here"));
  Talk before({Purpose::prepare});
  before.until("people");
  CHECK(before.heard("Who's coming"));
}

TEST_CASE("typing errors: a digit in place of a text is asked about once") {
  Talk talk;
  talk.says({"A day", "/goto impact", "1"});
  CHECK(talk.heard("Only \"1\"? Type the answer in words"));
  CHECK_FALSE(talk.record().impact);
  SECTION("typed again, it is kept") {
    talk.says("1");
    CHECK(talk.record().impact == "1");
  }
  SECTION("another answer is taken") {
    talk.says("Nobody could pay");
    CHECK(talk.record().impact == "Nobody could pay");
  }
  SECTION("Enter goes on without it") {
    talk.enter();
    CHECK_FALSE(talk.record().impact);
    CHECK(talk.at() != "impact");
  }
}
