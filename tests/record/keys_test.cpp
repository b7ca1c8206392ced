#include <pm/record.hpp>

#include <set>

#include "catch.hpp"
#include "record/mutations.hpp"

using namespace pm::record;

namespace {

Record full() {
  auto result = read(mutations::full_record());
  REQUIRE(result.record);
  return std::move(*result.record);
}

Event event(std::string id, std::string text = "something") {
  Event made;
  made.id = std::move(id);
  made.at = *pm::time::parse_instant("2026-11-20T14:02:00Z");
  made.text = std::move(text);
  return made;
}

std::vector<std::string> prose_pointers(const Record& record) {
  std::vector<std::string> all;
  for_each_prose_text(record, [&](const ProseText& prose) {
    all.push_back(std::string(prose.list) + (prose.index ? "/" + std::to_string(*prose.index) : "") +
                  std::string(prose.leaf));
  });
  return all;
}

}  // namespace

TEST_CASE("text fields: in the order of the keys") {
  CHECK(prose_pointers(full()) == std::vector<std::string>{"/title",
                                                           "/impact",
                                                           "/cost/note",
                                                           "/timeline/0/text",
                                                           "/timeline/1/text",
                                                           "/timeline/1/context",
                                                           "/timeline/2/text",
                                                           "/detection/note",
                                                           "/problem",
                                                           "/why_so_long/detection/0/text",
                                                           "/surprises/0",
                                                           "/went_well/0",
                                                           "/absurdities/0",
                                                           "/factors/0/text",
                                                           "/factors/1/text",
                                                           "/factors/1/made_sense",
                                                           "/fixes/0/title",
                                                           "/fixes/0/done_when",
                                                           "/fixes/0/closed_why",
                                                           "/fixes/1/title",
                                                           "/fixes/2/title",
                                                           "/fixes/2/closed_why",
                                                           "/fix_ideas/0",
                                                           "/parking_lot/0",
                                                           "/process/improvement",
                                                           "/custom/customers_told"});
}

TEST_CASE("custom: strings at any depth") {
  Record record;
  record.custom = pm::json::Value{};
  record.custom->set("a/b~", pm::json::Value{pm::json::Value::Kind::array, {}, {pm::json::Value::string("words")}, {}});
  CHECK(prose_pointers(record) == std::vector<std::string>{"/custom/a~1b~0/0"});
}

TEST_CASE("keys: position in the schema, unknown ones last") {
  CHECK(key_position("$schema") == 0);
  CHECK(key_position("title") < key_position("timeline"));
  CHECK(key_position("timeline") < key_position("fixes"));
  CHECK(key_position("interview") < key_position("no such key"));
}

TEST_CASE("a key names the section that asks for it") {
  CHECK(section_of_key("impact") == "incident");
  CHECK(section_of_key("why_so_long") == "long");
  CHECK(section_of_key("links").empty());
  CHECK(section_of_key("format").empty());
}

TEST_CASE("uid: 20 letters and digits from the random source") {
  std::uint64_t next = 30;
  const auto uid = make_uid([&] { return next++; });
  CHECK(uid == "uvwxyz0123456789abcd");
  CHECK(make_uid([&] { return next++; }) != uid);
}

TEST_CASE("overlay: everything except the interview state") {
  auto expected = full();
  Record record;
  overlay(record, expected);
  expected.status = Status::draft;
  expected.interview = {};
  CHECK(write(record) == write(expected));
}

TEST_CASE("an overlay keeps id and uid, and what it does not mention") {
  auto record = full();
  const auto before = record;
  Record given;
  given.id = "2026-01-01-other";
  given.uid = "zzzzzzzzzzzzzzzzzzzz";
  given.impact = "Nobody noticed.";
  overlay(record, given);
  CHECK(record.id == before.id);
  CHECK(record.uid == before.uid);
  CHECK(record.impact == "Nobody noticed.");
  CHECK(record.timeline == before.timeline);
}

TEST_CASE("the number of a removed item is not used again") {
  Record before;
  before.timeline = {event("T1"), event("T23")};
  auto now = before;
  update_last_ids(now, before);
  CHECK(now == before);

  now.timeline->pop_back();
  update_last_ids(now, before);
  CHECK(next_event_id(now) == "T24");
  CHECK(write(now).find("\"T\": 23") != std::string::npos);

  const auto later = now;
  now.timeline->clear();
  update_last_ids(now, later);
  CHECK(next_event_id(now) == "T24");
}

TEST_CASE("numbers of last_ids are taken, for items of answers as well") {
  const auto result = read_answers(R"({"last_ids":{"T":7,"F":8,"X":9},"factors":[{"text":"a factor"}]})");
  REQUIRE(result.record);
  CHECK(next_event_id(*result.record) == "T8");
  CHECK(result.record->factors->front().id == "F9");
  CHECK(next_fix_id(*result.record) == "X10");
}
