// Factors that came up in an earlier record: proposed in the list of factors, and told at the opening.
#include <filesystem>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"
#include "interview/interview_script.hpp"
#include "terminal/person.hpp"

namespace fs = std::filesystem;
using namespace pm::interview;
using pm::record::FixStatus;

namespace {

const EarlierFactor declined{"2026-03-02-orders:F3", "Declined cards count as success"};

/// A meeting at its list of factors. Every text with "declined" resembles the earlier factor.
Talk at_factors(Talk::With with = {}) {
  Talk talk(with);
  talk.room.find_earlier_factor = [](const pm::record::Record&, const pm::record::Factor& factor) {
    return factor.text.find("declined") == std::string::npos ? std::nullopt : std::optional(declined);
  };
  talk.says({"Checkout answers with 500s", "/goto factors"});
  return talk;
}

bool asks(const Talk& talk) { return talk.heard("The same again? y"); }
pm::record::Texts links(const Talk& talk, std::size_t factor) { return talk.record().factors->at(factor).same_as; }

}  // namespace

TEST_CASE("earlier factors: y links the two, and nothing is linked without it") {
  auto talk = at_factors();
  talk.says("declined cards are counted");
  CHECK(talk.heard(R"(F1 resembles "Declined cards count as success" (2026-03-02, F3). The same again? y)"));
  CHECK_FALSE(links(talk, 0));
  talk.says("y");
  CHECK(talk.heard("F1 is the same again as 2026-03-02-orders:F3."));
  CHECK(links(talk, 0) == std::vector<std::string>{"2026-03-02-orders:F3"});
  CHECK(talk.at() == "factors");
  talk.says("/undo");
  CHECK_FALSE(links(talk, 0));
  CHECK(talk.record().factors->size() == 1);
  CHECK_FALSE(asks(talk));
}

TEST_CASE("earlier factors: n and Enter stay in the list, any other line is an answer") {
  for (const auto* const line : {"n", ""}) {
    auto talk = at_factors();
    talk.says("declined cards are counted").says(line);
    INFO(line);
    CHECK(talk.at() == "factors");
    CHECK(talk.record().factors->size() == 1);
    CHECK_FALSE(links(talk, 0));
    CHECK_FALSE(asks(talk));
    talk.says("The backup went to an old bucket");
    CHECK(talk.record().factors->size() == 2);
    CHECK_FALSE(asks(talk));
  }
  auto talk = at_factors();
  talk.says({"declined cards are counted", "The backup went to an old bucket"});
  CHECK(talk.record().factors->at(1).text == "The backup went to an old bucket");
  CHECK_FALSE(links(talk, 0));
  CHECK_FALSE(asks(talk));
}

TEST_CASE("earlier factors: each is asked about once, also after a resume, and three in a meeting") {
  auto talk = at_factors();
  talk.says("declined cards are counted");
  CHECK(asks(talk));
  talk.says("/quit");
  auto again = talk.resumed();
  again.room.find_earlier_factor = talk.room.find_earlier_factor;
  again.says("/goto factors").says("The backup went to an old bucket");
  CHECK_FALSE(asks(again));
  CHECK(asks(again.says("declined again")));
  CHECK(asks(again.says("declined a third time")));
  CHECK_FALSE(asks(again.says("declined a fourth time")));
}

TEST_CASE("earlier factors: those of a paste are asked about one after the other") {
  auto talk = at_factors();
  talk.pastes("declined cards\nThe backup\ndeclined refunds");
  CHECK(talk.heard("F1 resembles"));
  talk.says("y");
  CHECK(talk.heard("F3 resembles"));
  talk.says("y");
  CHECK(links(talk, 0));
  CHECK_FALSE(links(talk, 1));
  CHECK(links(talk, 2));
}

TEST_CASE("earlier factors: the question comes first, then the proposal") {
  auto talk = at_factors();
  talk.says("declined cards are counted").says("n").says("/goto held");
  // A factor that an answer elsewhere became.
  talk.session.record.factors->push_back({});
  talk.session.record.factors->back().id = "F2";
  talk.session.record.factors->back().text = "declined refunds";
  talk.says("/goto factors");
  CHECK(talk.heard("F2  declined refunds"));
  CHECK_FALSE(asks(talk));
  talk.says("The backup went to an old bucket");
  CHECK(talk.heard("F2 resembles"));
}

TEST_CASE("earlier factors: nothing is proposed in pm edit, or without an index") {
  pm::record::Record record;
  record.id = "2026-11-20-checkout", record.title = "Checkout answers with 500s";
  Talk edit({.purpose = Purpose::edit, .section = "factors"}, record);
  edit.room.find_earlier_factor = at_factors().room.find_earlier_factor;
  CHECK_FALSE(asks(edit.says("declined cards are counted")));
  auto without = at_factors();
  without.room.find_earlier_factor = nullptr;
  CHECK_FALSE(asks(without.says("declined cards are counted")));
}

TEST_CASE("earlier factors: the opening tells what became of the fixes of those that came again") {
  Talk talk;
  RepeatedFactor with{declined,
                      {{"X1", FixStatus::dropped, {}}, {"X2", FixStatus::open, 120}, {"X3", FixStatus::open, {}}}};
  const RepeatedFactor without{{"2026-05-06-disk:F1", "The disk is full"}, {}};
  talk.room.history.repeated = {with, without, without, without};
  talk.room.history.improvement = "print the timeline first";
  talk.says({"Checkout answers with 500s", "Ana, Bo"});
  const auto heard = talk.heard();
  CHECK(talk.heard(
      R"(Came again: "Declined cards count as success" (2026-03-02, F3). Its fixes: X1 dropped, X2 open for 120 )"
      "days, X3 open."));
  CHECK(talk.heard(R"(Came again: "The disk is full" (2026-05-06, F1). No fix addresses it.)"));
  const auto count = [&](std::string_view words) {
    std::size_t n = 0;
    for (auto at = heard.find(words); at != std::string::npos; at = heard.find(words, at + 1)) ++n;
    return n;
  };
  CHECK(count("Came again") == 3);
  CHECK(heard.find("Did we?") > heard.rfind("Came again"));
}

TEST_CASE("earlier factors: at a terminal, from the records of the directory") {
  pm::test::FreshFolder folder;
  folder.write(
      "postmortems/2026-03-02-orders.json",
      R"({"format": "pm-record/1", "id": "2026-03-02-orders", "status": "draft", "title": "Orders", "factors": [)"
      R"({"id": "F3", "text": "Declined cards count as success in the payment metrics"}], "fixes": [{"id": "X1", )"
      R"("title": "Count declines", "status": "dropped", "closed_why": "no", "addresses": ["F3"]}]})");
  pm::terminal::Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}, {"XDG_CACHE_HOME", (folder.path() / "cache").string()}};
  setup.first_words = ">";
  setup.columns = 120, setup.rows = 60;
  const auto linked = [&] {
    for (const auto& file : fs::directory_iterator("postmortems"))
      if (folder.read(file.path()).find("\"2026-03-02-orders:F3\"") != std::string::npos) return true;
    return false;
  };
  {
    setup.arguments = {"new", "Checkout answers with 500s"};
    pm::terminal::Person person(setup);
    person.types("/goto factors\r");
    REQUIRE(person.sees("factors >"));
    person.types("The payment graph counts declined cards as successful\r");
    REQUIRE(person.sees(R"(F1 resembles "Declined cards count as success in the payment metrics" (2026-03-02, F3). )"));
    CHECK_FALSE(linked());
    person.types("y\r");
    REQUIRE(person.sees("F1 is the same again as 2026-03-02-orders:F3."));
    person.types("/goto boss\r");
    REQUIRE(person.sees("Who's leading"));
    person.types("Ana, Bo\r");
    REQUIRE(person.sees("acted in good faith"));
    person.types("/quit\r");
    CHECK(person.ends() == 1);  // a draft
  }
  CHECK(linked());
  CHECK(fs::exists("cache/pm"));
  // The next meeting hears what became of the fixes.
  setup.arguments = {"new", "Refunds fail"};
  pm::terminal::Person person(setup);
  person.types("Ana, Bo\r");
  CHECK(person.sees("Came again:"));
  CHECK(person.sees("dropped."));  // the line is wrapped
}
