#include <set>

#include <nlohmann/json.hpp>

#include <pm/page.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"
#include "report/everywhere.hpp"
#include "report/golden.hpp"
#include "report/markup.hpp"
#include "text/hostile.hpp"

using namespace pm::page;
using pm::record::Factor;
using pm::record::Record;

namespace {

using Made = std::shared_ptr<const Snapshot>;

Made snapshot(const Record& r, const Made& before = nullptr, std::optional<QuestionCard> card = {}) {
  RoomContent content;
  content.record = r;
  content.card = std::move(card);
  return make_snapshot(content, before.get());
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// The item with that id, as it is written.
std::string item(const Made& made, const std::string& id) {
  const auto& text = made->fragment.text;
  const auto from = text.find(" id=\"" + id + "\"");
  if (from == std::string::npos) return "";
  return text.substr(from, std::min(text.find("</li>", from), text.find("</tr>", from)) - from);
}

/// The markup alone: the script is no XML, and the first line no element.
std::string without_script(std::string page) {
  if (page.starts_with("<!DOCTYPE")) page.erase(0, page.find('\n') + 1);
  const auto from = page.rfind("<script>");
  if (from == std::string::npos) return page;
  const auto end = page.find("</script>", from);
  CHECK(page.find("<script", from + 1) == std::string::npos);
  return page.erase(from + 8, end - from - 8);
}

std::string without_content(std::string page) {
  const auto from = page.find("<main"), end = page.find("</main>");
  REQUIRE(end != std::string::npos);
  return page.erase(from, end + 7 - from);
}

Factor factor(const std::string& id, const std::string& text) {
  Factor made;
  made.id = id;
  made.text = text;
  return made;
}

}  // namespace

TEST_CASE("page: shows what the room works on, and nothing else of the record") {
  // Every text of the record is replaced by its own pointer, so that a key added later is found here, too.
  auto json = nlohmann::json::parse(pm::record::write(told::with_everywhere("MARK")));
  auto flat = json.flatten();
  std::set<std::string> pointers;
  for (auto& [pointer, value] : flat.items())
    if (value == "MARK") {
      auto name = pointer;
      std::ranges::replace(name, '/', '.');
      value = "mark" + name + ".";
      pointers.insert(name);
    }
  json = flat.unflatten();
  json["id"] = "2026-11-20-checkout-answers-with-500s";
  auto read = pm::record::read(json.dump());
  for (const auto& error : read.errors) UNSCOPED_INFO(error.pointer << " " << error.message);
  REQUIRE(read.record);
  const auto made = snapshot(*read.record);
  std::set<std::string> shown;
  for (const auto& pointer : pointers)
    if (has(made->document.text, "mark" + pointer + ".")) shown.insert(pointer);
  const std::set<std::string> expected = {".title",
                                          ".severity",
                                          ".problem",
                                          ".services.0",
                                          ".services.1",
                                          ".timeline.0.text",
                                          ".timeline.1.text",
                                          ".timeline.0.context",
                                          ".timeline.1.context",
                                          ".factors.0.text",
                                          ".factors.1.text",
                                          ".factors.0.made_sense",
                                          ".factors.1.made_sense",
                                          ".fixes.0.title",
                                          ".fixes.1.title",
                                          ".fixes.0.owner",
                                          ".fixes.1.owner",
                                          ".surprises.0",
                                          ".surprises.1",
                                          ".went_well.0",
                                          ".went_well.1",
                                          ".lucky.0",
                                          ".lucky.1",
                                          ".absurdities.0",
                                          ".absurdities.1",
                                          ".fix_ideas.0",
                                          ".fix_ideas.1",
                                          ".parking_lot.0",
                                          ".parking_lot.1",
                                          ".why_so_long.detection.0.text",
                                          ".why_so_long.recovery.0.text"};
  CHECK(shown == expected);
  for (const auto* never : {"EUR", "person-hours", "participant", "Waive", "waive", "Cost"})
    CHECK_FALSE(has(made->document.text, never));
}

TEST_CASE("page: hostile text in every place stays text") {
  for (const auto& text : hostile::texts()) {
    INFO(text);
    const auto made =
        snapshot(told::with_everywhere(text), nullptr, QuestionCard{"factors", 7, 10, 3, text, Focus::factors});
    const auto shell = without_content(without_script(made->document.text));
    CHECK(has(made->document.text, made->fragment.text));
    for (const auto& part : {made->fragment.text, shell, without_content(without_script(made->plain.text))}) {
      const auto page = markup::parse(part);
      CHECK(page.error == "");
      for (const auto& element : page.elements) {
        CHECK(element.name != "img");
        CHECK((element.name != "script" || part == shell));
        for (const auto& [name, value] : element.attributes) CHECK_FALSE(name.starts_with("on"));
        const auto link = element.attribute("href");
        CHECK((link.empty() || link == "plain" || link == "./" || link == "data:,"));
      }
    }
  }
}

TEST_CASE("page: what is new is marked for one version, and said once") {
  auto r = told::bare();
  r.factors = {{factor("F1", "the alert looked at the old bucket")}};
  const auto first = snapshot(r);
  CHECK_FALSE(has(first->fragment.text, "class=\"flag\""));
  r.factors->push_back(factor("F2", "no one could see the queue"));
  const auto second = snapshot(r, first);
  REQUIRE(second);
  CHECK(second->version == first->version + 1);
  CHECK(has(item(second, "F2"), "new"));
  CHECK_FALSE(has(item(second, "F1"), "fresh"));
  CHECK(has(second->fragment.text, "data-news=\"New: F2.\""));
  r.factors->push_back(factor("F3", "the deploy had no canary"));
  r.factors->front().text = "the alert looked at a bucket that was empty";
  const auto third = snapshot(r, second);
  CHECK_FALSE(has(item(third, "F2"), "fresh"));
  CHECK(has(item(third, "F1"), "changed"));
  CHECK(has(third->fragment.text, "data-news=\"New: F3. Changed: F1.\""));
}

TEST_CASE("page: an item of a list without ids is new by its text") {
  auto r = told::bare();
  r.surprises = {{"the graph was green"}};
  const auto first = snapshot(r);
  r.surprises = {{"the pager was silent", "the graph was green"}};
  const auto second = snapshot(r, first);
  CHECK(has(second->fragment.text, "data-news=\"New: S1.\""));
}

TEST_CASE("page: an item taken back is gone from the next version") {
  auto r = told::bare();
  r.factors = {{factor("F1", "one"), factor("F2", "typed by mistake")}};
  const auto first = snapshot(r);
  r.factors->pop_back();
  const auto second = snapshot(r, first);
  REQUIRE(second);
  for (const auto* part : {&second->document, &second->fragment, &second->plain})
    CHECK_FALSE(has(part->text, "typed by mistake"));
}

TEST_CASE("page: a save that shows nothing new is no new version") {
  auto r = told::bare();
  const auto first = snapshot(r);
  r.cost.note = "a lot";
  r.meeting.participants.emplace();
  CHECK(snapshot(r, first) == nullptr);
}

TEST_CASE("page: the same content has the same ETag in every process") {
  auto r = told::bare();
  const auto first = snapshot(r);
  r.factors = {{factor("F1", "one")}};
  CHECK(snapshot(r, first)->etag == snapshot(r)->etag);
  CHECK(snapshot(r)->etag != first->etag);
}

TEST_CASE("page: the question, then what is worked on, then the picture") {
  auto r = golden::record("whole");
  const auto places = [](const Made& made) {
    const auto& text = made->fragment.text;
    return std::tuple(text.find("class=\"question\""), text.find("Contributing factors"), text.find("<figure>"),
                      text.find("Action items"));
  };
  const auto [question, factors, picture, fixes] =
      places(snapshot(r, nullptr, QuestionCard{"factors", 7, 10, 34, "What else?", Focus::factors}));
  CHECK(question < factors);
  CHECK(factors < picture);
  CHECK(picture < fixes);
  const auto at_fixes = places(snapshot(r, nullptr, QuestionCard{"fixes", 8, 10, 34, "What?", Focus::fixes}));
  CHECK(std::get<3>(at_fixes) < std::get<2>(at_fixes));
  const auto at_times = places(snapshot(r, nullptr, QuestionCard{"times", 4, 10, 1, "When?", Focus::picture}));
  CHECK(std::get<2>(at_times) < std::get<1>(at_times));
  const auto card = snapshot(r, nullptr, QuestionCard{"times", 4, 10, 1, "When?", Focus::picture})->fragment.text;
  CHECK(has(card, "Times · section 4 of 10 · 1 minute<"));
}

TEST_CASE("page: the page for text browsers has the words and no picture") {
  const auto made = snapshot(golden::record("whole"));
  CHECK(has(made->fragment.text, "<figure>"));
  CHECK_FALSE(has(made->plain.text, "<figure>"));
  CHECK(has(made->plain.text, "</span> <span"));
}

TEST_CASE("page: before there is a title, it waits") {
  const auto made = make_snapshot({}, nullptr);
  CHECK(has(made->document.text, "Waiting for the title"));
  CHECK(has(snapshot(told::bare(), made)->fragment.text, "data-title=\"Checkout answers with 500s\""));
}

TEST_CASE("page: a notice is above the last good state") {
  RoomContent content;
  content.record = told::bare();
  const auto before = make_snapshot(content, nullptr);
  content.notice = "The record cannot be read since 14:31 UTC (no such file). This is its state before.";
  const auto made = make_snapshot(content, before.get());
  REQUIRE(made);
  CHECK(has(made->fragment.text, content.notice));
  CHECK(has(made->fragment.text, "Contributing factors"));
}

TEST_CASE("page: a record of any size is at most 4 MB, and says what it leaves out") {
  auto r = told::bare();
  r.timeline.emplace();
  r.factors.emplace();
  for (int i = 1; i <= 700; ++i) {
    pm::record::Event event;
    event.id = "T" + std::to_string(i);
    event.at = told::clock("14:00");
    event.at.at += std::chrono::minutes(i);
    event.text = std::string(3000, '<');
    r.timeline->push_back(event);
    r.factors->push_back(factor("F" + std::to_string(i), std::string(3000, '"')));
  }
  const auto made = snapshot(r);
  CHECK(made->document.text.size() < (4u << 20) + 100'000);
  CHECK(has(made->document.text, "of 700 events are shown"));
  CHECK(has(made->document.text, "id=\"T700\""));
  CHECK_FALSE(has(made->document.text, "id=\"T1\""));
}

TEST_CASE("page: small for a usual meeting") {
  const auto made = snapshot(golden::record("whole"));
  CHECK(made->document.text.size() < 40'000);
  CHECK(made->document.gzipped.size() < 12'000);
}
