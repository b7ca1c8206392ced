// One editor for all lists: by a line at the list's own prompt, by commands everywhere, and in an editor.
#include <string>
#include <utility>
#include <vector>

#include <pm/record.hpp>
#include <pm/record_items.hpp>

#include "catch.hpp"
#include "interview/interview_script.hpp"
#include "terminal/scripted_prompt.hpp"

using namespace pm;
using namespace pm::interview;

namespace {

Talk at_the(std::string question) {
  Talk talk;
  talk.says({"Checkout answers with 500s", "/goto " + std::move(question)});
  return talk;
}

Talk with_three_surprises() {
  auto talk = at_the("surprises");
  talk.says({"the canary was green", "", "nobody rang the desk", "", "the mails arrived a day late"});
  return talk;
}

Talk with_a_reason() {
  auto talk = at_the("timeline");
  talk.says({"20 Nov 14:02 errors", "14:45 page", "14:55 normal", ""}).until("started").says({"T1", "T2", "1"});
  talk.until("until_seen").says("nobody bothered to look");
  REQUIRE(talk.record().factors->front().text == "nobody bothered to look");
  return talk;
}

Talk& edits(Talk& talk, std::string_view target, std::string_view text) {
  auto turn = step(std::move(talk.session), EditedText{std::string(target), std::string(text)}, talk.room);
  talk.session = std::move(turn.session);
  talk.said = std::move(turn.messages);
  return talk;
}

}  // namespace

TEST_CASE("lists: every item is shown with its id") {
  const std::vector<std::pair<const char*, const char*>> lists = {
      {"people", "P1"}, {"surprises", "S1"}, {"held", "H1"}, {"lucky", "L1"}, {"absurdities", "A1"}, {"factors", "F1"}};
  for (const auto& [question, id] : lists) {
    INFO(question);
    auto talk = at_the(question);
    talk.says("a word of it");
    CHECK(talk.heard(std::string(id) + "  a word of it"));
    talk.says(std::string("/goto ") + question);
    CHECK(talk.heard(std::string(id) + "  a word of it"));
  }
  auto talk = at_the("boss");
  talk.says("/park who owns the canary?");
  CHECK(talk.heard("K1  who owns the canary?"));
  talk.says("/fix show the host");
  CHECK(talk.heard("I1  show the host"));
}

TEST_CASE("lists: -S2 and -2 remove, S2: replaces, and each says what it was") {
  auto talk = with_three_surprises();
  talk.says("S2: the desk heard nothing");
  CHECK(talk.heard("S2 changed (was: nobody rang the desk); /undo"));
  talk.says("-S1");
  CHECK(talk.heard("S1 removed (was: the canary was green); /undo"));
  CHECK(talk.heard("S1  the desk heard nothing"));  // the ids have moved
  talk.says("-2");
  CHECK(talk.heard("S2 removed (was: the mails arrived a day late); /undo"));
  CHECK(talk.record().surprises == std::vector<std::string>{"the desk heard nothing"});
  talk.says("/undo");
  CHECK(talk.heard("Undone: S2 restored: the mails arrived a day late"));
  talk.says("/undo").says("/undo");
  CHECK(talk.heard("Undone: S2 restored to: nobody rang the desk"));
}

TEST_CASE("lists: an id without a colon is asked about") {
  auto talk = with_three_surprises();
  talk.says("S3 returned 503");
  CHECK(talk.heard("Change S3? y; Enter: a new line."));
  const auto count = [&] { return talk.record().surprises->size(); };
  SECTION("y changes") {
    talk.says("y");
    CHECK(talk.record().surprises->back() == "returned 503");
    CHECK(count() == 3);
  }
  SECTION("Enter: a new line") {
    talk.enter();
    CHECK(talk.record().surprises->back() == "S3 returned 503");
    CHECK(count() == 4);
  }
  SECTION("another line keeps the first as a new line") {
    talk.says("the disk was full");
    CHECK(talk.record().surprises->at(3) == "S3 returned 503");
  }
  SECTION("the end of input keeps it as well") {
    talk.input_ends();
    CHECK(talk.record().surprises->back() == "S3 returned 503");
  }
}

TEST_CASE("lists: without such an item -S9 is refused, S9: is text") {
  auto talk = with_three_surprises();
  talk.says("-S9");
  CHECK(talk.heard("There is no S9. Surprises: S1, S2, S3."));
  CHECK(talk.record().surprises->size() == 3);
  talk.says("S9: the ninth bucket was empty");
  CHECK(talk.record().surprises->back() == "S9: the ninth bucket was empty");
}

TEST_CASE("lists: -F1 is not a surprise, nor an answer to a single question") {
  auto talk = with_three_surprises();
  talk.says({"/factor the alert was late", "-F1"});
  CHECK(talk.heard("F1 is not in this list; `/drop F1` removes it."));
  CHECK(talk.record().surprises->size() == 3);
  talk.says({"/goto impact", "-F1"});
  CHECK_FALSE(talk.record().impact);
}

TEST_CASE("/drop, /edit, /move: work at every prompt") {
  auto talk = with_three_surprises();
  talk.says({"/goto impact", "/edit S1 the canary stayed green"});
  CHECK(talk.at() == "impact");
  CHECK(talk.record().surprises->front() == "the canary stayed green");
  talk.says("/move S3 1");
  CHECK(talk.record().surprises->front() == "the mails arrived a day late");
  talk.says("/drop S1");
  CHECK(talk.heard("S1 removed (was: the mails arrived a day late); /undo"));
  CHECK(talk.record().surprises->size() == 2);
  talk.says("/drop S7");
  CHECK(talk.heard("There is no S7"));
}

TEST_CASE("/edit: of an event and a fix only what is typed changes") {
  auto talk = at_the("events");
  talk.says({"20 Nov 14:02 page", "14:05 second page", "/edit T2 14:12"});
  CHECK(talk.record().timeline->back().text == "second page");
  CHECK(talk.record().timeline->back().at.text == "2026-11-20T14:12:00+00:00");
  talk.says({"/goto fixes", "Send one test payment @ana 2h", "/edit X1 @bo"});
  CHECK(talk.record().fixes->front().title == "Send one test payment");
  CHECK(talk.record().fixes->front().owner == "bo");
}

TEST_CASE("list: only the first new item is followed by how a list ends") {
  Talk talk;
  talk.until("title").says("Checkout answers with 500s").says("/goto absurdities").says("a script called prod");
  CHECK(talk.heard("Add another, or press Enter"));
  talk.says("A1: two scripts called prod");
  CHECK_FALSE(talk.heard("Add another"));
  talk.says("a third one");
  CHECK_FALSE(talk.heard("Add another"));
}

TEST_CASE("/move: an event without a time goes to another place") {
  Talk talk;
  talk.until("title").says("Checkout answers with 500s").says("/goto events");
  talk.says({"20 Nov 2026 14:02 page", "14:05 second page", "14:09 rolled back", "? somebody opened the dashboard"});
  const auto order = [&] {
    std::string ids;
    for (const auto& event : *talk.record().timeline) ids += event.id;
    return ids;
  };
  REQUIRE(order() == "T1T2T3T4");
  talk.says("/move T4 2");
  CHECK(order() == "T1T4T2T3");
  CHECK(talk.heard("T4 moved"));
  talk.says("/move T4 1");
  CHECK(order() == "T4T1T2T3");
  talk.says("/move T4 9");
  CHECK(order() == "T1T2T3T4");
  talk.says("/undo");
  CHECK(order() == "T4T1T2T3");
}

TEST_CASE("/move: not in the timeline") {
  auto talk = at_the("events");
  talk.says({"20 Nov 14:02 page", "14:05 second page", "/move T2 1"});
  CHECK(talk.heard("the timeline is sorted by time"));
  CHECK(talk.record().timeline->front().id == "T1");
}

TEST_CASE("ids of factors and fixes are not used again") {
  auto talk = at_the("factors");
  talk.says({"one", "two", "-F2", "three"});
  CHECK(talk.record().factors->back().id == "F3");
  talk.says({"/goto fixes", "First @ana 1h F1", "-X1", "Second @ana 1h F1"});
  CHECK(talk.record().fixes->back().id == "X2");
}

TEST_CASE("a removed factor is gone from what refers to it") {
  auto talk = at_the("factors");
  talk.says({"one", "two", "/goto fixes", "First @ana 1h F1 F2", "/drop F1"});
  CHECK(talk.record().fixes->front().addresses == std::vector<std::string>{"F2"});
}

TEST_CASE("linked items: a reason and its factor") {
  auto talk = with_a_reason();
  talk.says("D1: four other alerts were ringing");
  CHECK(talk.heard("F1 says the same. Change it as well? y, or Enter for no."));
  SECTION("y changes both") {
    talk.says("y");
    CHECK(talk.record().factors->front().text == "four other alerts were ringing");
    CHECK(talk.heard("F1 changed (was: nobody bothered to look); /undo"));
  }
  SECTION("Enter changes one") {
    talk.enter();
    CHECK(talk.record().factors->front().text == "nobody bothered to look");
  }
  SECTION("a new line changes one, and is taken") {
    talk.says("the graph was zoomed out");
    CHECK(talk.record().why_so_long.detection->size() == 2);
    CHECK(talk.record().factors->front().text == "nobody bothered to look");
  }
}

TEST_CASE("linked items: removing a factor offers to remove the surprise") {
  auto talk = at_the("surprises");
  talk.says({"the canary was green", "y", "/drop F1"});
  CHECK(talk.heard("S1 says the same. Remove it as well?"));
  talk.says("y");
  CHECK(talk.record().surprises->empty());
  CHECK(talk.heard("S1 removed (was: the canary was green); /undo"));
}

TEST_CASE("waivers follow their item") {
  record::Record r;
  r.surprises = {{"one", "two", "three"}};
  r.waivers = {{{}, {}}};
  r.waivers->at(0).at = "/surprises/2";
  r.waivers->at(1).at = "/surprises/0";
  record::remove_item(r, {record::ListName::surprises, 0});
  REQUIRE(r.waivers->size() == 1);
  CHECK(r.waivers->front().at == "/surprises/1");
  const std::size_t order[] = {1, 0};
  record::reorder_items(r, record::ListName::surprises, order);
  CHECK(r.waivers->front().at == "/surprises/0");
}

TEST_CASE("items of a team's own lists are numbered through all of them") {
  record::Record r;
  r.custom = json::Value{};
  const auto list = [](std::initializer_list<const char*> texts) {
    json::Value value;
    value.kind = json::Value::Kind::array;
    for (const auto* text : texts) value.items.push_back(json::Value::string(text));
    return value;
  };
  r.custom->set("told", list({"mail", "phone"}));
  r.custom->set("asked", json::Value::string("nobody"));
  r.custom->set("tools", list({"a graph"}));
  const auto place = record::find_item(r, "C3");
  REQUIRE(place);
  CHECK(record::item_text(r, *place) == "a graph");
  CHECK(record::item_pointer(r, *place) == "/custom/tools/0");
  record::remove_item(r, *record::find_item(r, "c1"));
  CHECK(record::item_text(r, *record::find_item(r, "C1")) == "phone");
  CHECK_FALSE(record::find_item(r, "C3"));
}

TEST_CASE("/edit at a list: opens all of it, one item a line") {
  auto talk = with_three_surprises();
  auto turn = step(talk.session, InputLine{"/edit", false}, talk.room);
  REQUIRE(turn.editor);
  CHECK(turn.editor->target == "S");
  CHECK(turn.editor->text.find("\nS1: the canary was green\nS2: nobody rang the desk\nS3:") != std::string::npos);
}

TEST_CASE("edited list: additions, removals, changes and order are one step") {
  auto talk = with_three_surprises();
  const auto before = *talk.record().surprises;
  edits(talk, "S", "# surprises\nS3: the mails arrived a day late\nthe queue was empty\nS1: the canary stayed green\n");
  CHECK(talk.record().surprises ==
        std::vector<std::string>{"the mails arrived a day late", "the queue was empty", "the canary stayed green"});
  CHECK(talk.heard("S2 removed (was: nobody rang the desk)"));
  CHECK(talk.heard("S1 changed (was: the canary was green)"));
  talk.says("/undo");
  CHECK(talk.record().surprises == before);
}

TEST_CASE("edited list: a line that cannot be read comes back with the reason") {
  auto talk = at_the("events");
  talk.says({"20 Nov 14:02 page", "14:05 second page"});
  const auto before = *talk.record().timeline;
  auto turn =
      step(talk.session, EditedText{"T", "T1: 2026-11-20 14:02 page\nT2: 2026-02-30 14:05 second page\n"}, talk.room);
  REQUIRE(turn.editor);
  INFO(turn.editor->text);
  CHECK(turn.editor->text.find("\n# ") != std::string::npos);
  CHECK(turn.editor->text.find("T2: 2026-02-30 14:05 second page") != std::string::npos);
  CHECK(*turn.session.record.timeline == before);
  edits(talk, "T", "T1: 2026-11-20 14:02 page\nT2: 2026-11-20 13:58 second page\n14:30 all well\n");
  CHECK(talk.record().timeline->front().id == "T2");
  CHECK(talk.record().timeline->back().text == "all well");
  CHECK(talk.record().timeline->back().id == "T3");
}

TEST_CASE("edited list: fixes keep what the line does not hold") {
  auto talk = at_the("fixes");
  talk.says({"Send one test payment @ana 2h", "Alert on means @bo 1h"});
  auto turn = step(talk.session, InputLine{"/edit", false}, talk.room);
  REQUIRE(turn.editor);
  CHECK(turn.editor->text.find("X1: Send one test payment @ana 2h") != std::string::npos);
  edits(talk, "X", "X2: Alert on means @bo 1h\nX1: Send two test payments @ana 2h\n");
  CHECK(talk.record().fixes->front().id == "X2");
  CHECK(talk.record().fixes->back().title == "Send two test payments");
  CHECK(talk.record().fixes->back().hours->value == 2);
}

TEST_CASE("refusals: the reason, an empty line, and Enter goes on") {
  const std::vector<std::pair<const char*, const char*>> refused = {{"kind", "outrageous weather"},
                                                                    {"people", "20 Nov 14:05 first page"},
                                                                    {"events", "first page"},
                                                                    {"started", "when it rang"},
                                                                    {"detected", "soonish"},
                                                                    {"noticed_by", "by smell"},
                                                                    {"resolved", "tomorrow 10:00"},
                                                                    {"surprises", "-S4"},
                                                                    {"factors", "-F9"},
                                                                    {"when", "2 someday"},
                                                                    {"fixes", "X7"},
                                                                    {"process", "9 of ten"},
                                                                    {"finish", "999"}};
  for (const auto& [question, line] : refused) {
    INFO(question << ": " << line);
    auto talk = at_the(question);
    REQUIRE(talk.at() == question);
    const auto before = talk.record();
    talk.says(line);
    CHECK(talk.at() == question);
    CHECK(talk.on_the_line().empty());
    CHECK(record::write(talk.record()) == record::write(before));
    talk.enter();
    CHECK(talk.at() != question);
  }
}

TEST_CASE("refusals: what a paste leaves goes to the history") {
  auto talk = at_the("fixes");
  talk.pastes("Send one test payment @ana 2h\nPage on means @bo 1h F9\n");
  CHECK(talk.recall == "Page on means @bo 1h F9");
  talk.enter();
  CHECK(talk.recall.empty());
}

TEST_CASE("welcome: what was typed ahead is kept") {
  Talk talk;
  talk.says({"Checkout answers with 500s", "Cora, Dan"});
  REQUIRE(talk.at() == "welcome");
  SECTION("a line of the timeline") {
    talk.says("20 Nov 14:05 first page");
    CHECK(talk.record().timeline->front().text == "first page");
    CHECK(talk.record().meeting.axioms_read == true);
  }
  SECTION("a paste") {
    talk.pastes("14:05 first page\n14:06 second page");
    CHECK(talk.record().timeline->size() == 2);
  }
  SECTION("an answer to the next question") {
    talk.says("outage");
    CHECK(talk.record().kind == record::IncidentKind::outage);
    CHECK(talk.at() == "impact");
    talk.says("/undo");
    CHECK_FALSE(talk.record().kind);
    CHECK(talk.at() == "welcome");
  }
  SECTION("after the question about last time") {
    talk.room.history.improvement = "print the timeline first";
    talk.says("perhaps");
    CHECK(talk.at() == "welcome");
    talk.says("y");
    CHECK(talk.record().process.last_time_kept == true);
  }
}
