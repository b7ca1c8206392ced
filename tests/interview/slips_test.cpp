// What a stranger at the keys does: a finger too early, the wrong number, a day misspelt, a meeting left halfway.
#include <string>

#include "catch.hpp"
#include "interview/talk.hpp"

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
  talk.says({"14:00 first call", ""}).until("factors");
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

TEST_CASE("who leaves after /back finds the old answer on the line again") {
  auto talk = at_the_story();
  talk.says({"14:00 first call", "15:00 all well", ""}).until("started");
  talk.says({"T1", "T1", "/back"});
  REQUIRE(talk.at() == "detected");
  const auto before = talk.on_the_line();
  CHECK(before == "2026-11-20 14:00");
  talk.interrupts().interrupts();
  const auto again = talk.resumed();
  CHECK(again.at() == "detected");
  CHECK(again.on_the_line() == before);
}

TEST_CASE("who comes back in the middle of a list reads what it has, and /back brings the last of it") {
  auto talk = at_the_factors();
  talk.says({"/goto surprises", "the old boards went on", "", "nobody rang the desk", ""});
  auto again = talk.resumed();
  CHECK(again.heard("So far:\nthe old boards went on\nnobody rang the desk"));
  CHECK(again.on_the_line().empty());
  again.says("/back");
  CHECK(again.on_the_line() == "nobody rang the desk");
}

TEST_CASE("/back goes on into the sitting before") {
  auto talk = at_the_story();
  auto again = talk.resumed();
  again.says("/back");
  CHECK(again.at() == "people");
  again.says("/back");
  CHECK(again.at() == "impact");
  CHECK(again.on_the_line() == "People at the stops");
}

TEST_CASE("a y, a no or a digit alone is no line of a list, unless it is said once more") {
  auto talk = at_the_factors();
  const auto before = talk.record().factors;
  talk.says("1");
  CHECK(talk.heard("\"1\" alone? Enter ends the list"));
  talk.says("no");
  CHECK(talk.heard("\"no\" alone? Enter ends the list"));
  CHECK(talk.record().factors == before);
  talk.says("no");
  REQUIRE(talk.record().factors);
  CHECK(talk.record().factors->back().text == "no");
}

TEST_CASE("a number that names no line of the timeline is no line of it either") {
  auto talk = at_the_story();
  talk.says({"14:00 first call", "14:10 second call", ""});
  REQUIRE(talk.at() == "missing");
  talk.says("7 12:00");
  CHECK(talk.heard("There is no T7"));
  talk.says("15");
  CHECK(talk.heard("There is no T15"));
  talk.says("-9");
  CHECK(talk.heard("There is no T9"));
  talk.says("2");
  CHECK(talk.heard("`2 14:12`"));
  CHECK(talk.record().timeline->size() == 2);
  talk.says("20 people stood at the stop");
  CHECK(talk.record().timeline->size() == 3);
}

TEST_CASE("-T2 takes that line out, also when something else was asked just then") {
  auto talk = at_the_story();
  talk.says({"14:00 first call", "14:05 a test", "14:10 Ines restarted the importer"});
  REQUIRE(talk.at() == "context:T3");
  talk.says("-T2");
  CHECK(talk.record().timeline->size() == 2);
  CHECK_FALSE(talk.record().timeline->back().context);
}

TEST_CASE("the id of a factor or a fix alone says what can be said of it, and is none") {
  auto talk = at_the_fixes();
  talk.says({"Alert when the file is empty @ines 2h F1 due fri", "X1"});
  CHECK(talk.heard("`X1 due fri` changes X1"));
  CHECK(talk.record().fixes->size() == 1);
  talk.says("X7");
  CHECK(talk.heard("There is no X7"));
  talk.says({"/goto factors", "F2"});
  CHECK(talk.heard("`F2 …` says F2 in other words"));
  CHECK(talk.record().factors->size() == 2);
}

TEST_CASE("a day that was misspelt twice stays in the title, and who, how long and what for are kept all the same") {
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

TEST_CASE("a story that was skipped by an Enter too many is told how to come back to") {
  auto talk = at_the_story();
  talk.enter();
  CHECK(talk.heard("/goto timeline"));
}

TEST_CASE("what is taken back is told in the words that were said") {
  auto talk = at_the_story();
  talk.says({"14:00 Ines restarted the importer", "it had helped the last time", "/undo"});
  CHECK(talk.heard("Taken back: "));
  CHECK_FALSE(talk.heard("Taken back: context"));
}

TEST_CASE("a clock that has no day is of the day that has a line near it, and one with a day is not moved") {
  auto talk = at_the_story();
  talk.says({"18 Nov 07:10 a notice is sent", "20 Nov 00:40 first call", "20 Nov 02:30 all well", ""}).until("started");
  SECTION("near a line") {
    talk.says("~0:30");
    CHECK(talk.heard("It began to hurt: about 20 Nov 00:30"));
  }
  SECTION("with its day") {
    talk.says("19 Nov 00:40");
    CHECK(talk.heard("It began to hurt: 19 Nov 00:40"));
  }
}

TEST_CASE("Enter at a question that has its answer says what was kept") {
  auto talk = at_the_story();
  talk.says({"/goto impact", ""});
  CHECK(talk.heard("Kept: People at the stops"));
}

TEST_CASE("who blames themselves hears a kind question and nothing else") {
  auto talk = at_the_factors();
  talk.says("I was stupid, I ran the wrong script twice");
  CHECK(talk.heard("That's generous."));
  CHECK_FALSE(talk.heard("somebody's head"));
}

TEST_CASE("the last screen names the place of words worth a second look, once, and no rule") {
  auto talk = at_the_story();
  talk.says({"14:00 first call", "14:40 all well", ""}).until("started");
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

TEST_CASE("with --plain the hint of the story has words for the signs that a screen reader leaves out") {
  auto talk = at_the_story();
  talk.room.plain = true;
  talk.says("/goto events");
  CHECK(talk.heard("`about 14:10`"));
  CHECK_FALSE(talk.heard("`~14:10`"));
}

TEST_CASE("ids are words where people read them") {
  auto talk = at_the_story();
  talk.says({"14:00 first call", "14:40 all well", ""}).until("started");
  talk.says({"T1", "T2"}).until("until_seen");
  CHECK(ask(talk.session, talk.room).label == "until seen > ");
  talk.says("/goto until well");
  CHECK(talk.at() == "until_well");
}

TEST_CASE("in the room it is asked who is here, and before it who is coming") {
  Talk talk;
  talk.says({"The boards were wrong", "", "", "", ""});
  CHECK(talk.heard("Who is here"));
  Talk before({Purpose::prepare});
  before.until("people");
  CHECK(before.heard("Who is coming"));
}
