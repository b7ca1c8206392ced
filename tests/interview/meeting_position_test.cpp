#include <pm/meeting_position.hpp>

#include "catch.hpp"
#include "interview/interview_script.hpp"

using namespace pm::interview;

TEST_CASE("meeting position: the record alone says where the meeting is") {
  Talk talk;
  talk.says("Checkout answers with 500s").until("factors");
  const auto at = meeting_position(draft(talk.session, talk.room), talk.room);
  REQUIRE(at);
  CHECK(at->section == Section::factors);
  CHECK(talk.heard("factors · section " + std::to_string(at->number) + " of " + std::to_string(at->count)));
  CHECK(talk.heard(at->question));
}

TEST_CASE("meeting position: none once the record is final or names no question") {
  Talk talk;
  talk.says("Checkout answers with 500s");
  auto record = draft(talk.session, talk.room);
  record.interview.at.reset();
  CHECK_FALSE(meeting_position(record, talk.room));
  record.interview.at = "a-question-that-pm.toml-has-no-more";
  CHECK_FALSE(meeting_position(record, talk.room));
}
