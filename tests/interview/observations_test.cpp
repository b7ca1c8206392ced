// What the room noticed, before anybody speaks of factors: some of it is one.
#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk at_the_surprises() {
  Talk talk;
  talk.says("Checkout answers with 500s").until("surprises").says("the canary was green all day");
  REQUIRE(talk.at() == "surprises:0");
  return talk;
}

}  // namespace

TEST_CASE("surprises: can become a factor") {
  auto talk = at_the_surprises();
  const auto before = talk.record().factors ? talk.record().factors->size() : 0;

  SECTION("yes") {
    talk.says("y");
    REQUIRE(talk.record().factors);
    REQUIRE(talk.record().factors->size() == before + 1);
    CHECK(talk.record().factors->back().text == "the canary was green all day");
    CHECK(talk.heard(talk.record().factors->back().id));
    CHECK(talk.at() == "surprises");
  }
  SECTION("no, or nothing said") {
    talk.says("n");
    CHECK((talk.record().factors ? talk.record().factors->size() : 0) == before);
    CHECK(talk.at() == "surprises");
  }
  SECTION("an answer that is neither") {
    talk.says("perhaps");
    CHECK(talk.at() == "surprises:0");
    CHECK((talk.record().factors ? talk.record().factors->size() : 0) == before);
    talk.says("yes");
    CHECK(talk.record().factors->size() == before + 1);
  }
}

TEST_CASE("resume: the follow-up names its surprise") {
  const auto talk = at_the_surprises();
  CHECK(talk.heard("Is S1 a factor as well?"));
  const auto next_day = talk.resumed();
  CHECK(next_day.at() == "surprises:0");
  CHECK(next_day.heard("the canary was green all day"));
}
