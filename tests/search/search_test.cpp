// `pm find`: which texts match, in which order, and what is shown of them.
#include <pm/search.hpp>

#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fake_environment.hpp"

using namespace pm;
using test::InnerWorld;

namespace {

bool matches(const std::string& text, const std::vector<std::string>& words) {
  record::Record record;
  record.title = text;
  return !search::search(record, {search::parse_terms(words), {}}).empty();
}

struct World : InnerWorld {
  World() {
    write(".git/HEAD", "");
    environment["NO_COLOR"] = "1";
    add("2026-01-02-a",
        R"("factors":[{"id":"F1","text":"other"},{"id":"F2","text":"Declined cards count as success"}],"services":["checkout"])");
    add("2026-02-03-b",
        R"("timeline":[{"id":"T1","at":"2026-02-03T10:00:00Z","text":"a card was declined"}],"services":["search"])");
    add("2026-03-04-c", R"("lucky":["the cards were few"],"surprises":["nobody declines"])");
  }
  void add(const std::string& id, const std::string& keys) const {
    write("postmortems/" + id + ".json", "{\"format\": \"pm-record/1\",\n\"id\": \"" + id +
                                             "\",\n\"status\": \"final\",\n\"title\": \"Checkout is down\",\n" + keys +
                                             "}");
  }
};

}  // namespace

TEST_CASE("find: a word matches its other forms") {
  CHECK(matches("Declined cards", {"decline"}));
  CHECK(matches("the card declines", {"DECLINED", "cards"}));
  CHECK(matches("the db was full", {"database"}));
  CHECK(matches("the database was full", {"db"}));
  CHECK_FALSE(matches("the cardinal", {"card"}));
  CHECK_FALSE(matches("cards", {"cards", "declined"}));
  CHECK(matches("Überlast im Café", {"café"}));
}

TEST_CASE("find: a phrase matches its letters, at the ends of words") {
  CHECK(matches("the Read Replica lags", {"read replica"}));
  CHECK(matches("the read replica lags", {"\"read replica\""}));
  CHECK_FALSE(matches("read from the replica", {"read replica"}));
  CHECK_FALSE(matches("spread replicas", {"read replica"}));
  CHECK(matches("declined", {"\"declined\""}));
  CHECK_FALSE(matches("declines", {"\"declined\""}));
  CHECK(matches("not yet", {"not"}));  // a word that is too common for a stem
  CHECK(matches("error E1234-5: x", {"E1234-5"}));
}

TEST_CASE("find: an excerpt has the match, on one line of the width") {
  const auto text = std::string(200, 'a') + " one two\nthree declined four " + std::string(200, 'b');
  const auto at = text.find("declined");
  const auto shown = search::excerpt(text, at, at + 8, 60);
  CHECK(shown.starts_with("…"));
  CHECK(shown.find("two three declined four") != std::string::npos);
  CHECK(text::display_width(shown) <= 60);
  CHECK(search::excerpt("short", 0, 5, 60) == "short");
}

TEST_CASE("find: the best match is first, with its line and how to open it") {
  const World w;
  const auto ran = w.pm({"find", "declined", "cards"});
  INFO(ran);
  CHECK(ran.code == 0);
  const auto first = ran.out.find("pm show 2026-01-02"), second = ran.out.find("pm show 2026-02-03"),
             third = ran.out.find("pm show 2026-03-04");
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third != std::string::npos);
  CHECK(ran.says("  factors F2, line 5: Declined cards count as success\n"));
  CHECK(ran.says("  timeline T1, line 5: a card was declined\n"));
}

TEST_CASE("find: --in and --service narrow the search") {
  const World w;
  w.write("pm.toml", "[services]\ncheckout = [\"shop\"]\n");
  CHECK_FALSE(w.pm({"find", "card", "--in", "surprises, factors, fixes, lucky, absurdities"}).says("timeline"));
  CHECK(w.pm({"find", "card", "--in", "factors"}).says("2026-01-02"));
  auto ran = w.pm({"find", "card", "--service", "Shop"});
  CHECK(ran.says("2026-01-02"));
  CHECK_FALSE(ran.says("2026-02-03"));
  ran = w.pm({"find", "card", "--in", "factor"});
  CHECK(ran.code == 2);
  CHECK(ran.complains("did you mean \"factors\"?"));
}

TEST_CASE("find: JSON names record, pointer and line") {
  const World w;
  const auto hits = w.pm({"find", "count", "-f", "json"}).json()["hits"];
  REQUIRE(hits.size() == 1);
  CHECK(hits[0]["record"] == "2026-01-02-a");
  CHECK(hits[0]["pointer"] == "/factors/1/text");
  CHECK(hits[0]["line"] == 5);
  CHECK(hits[0]["repository"].is_null());
}

TEST_CASE("find: no match is reported, and no words are refused") {
  const World w;
  const auto ran = w.pm({"find", "zebra"});
  CHECK(ran.code == 0);
  CHECK(ran.out == "no matching records\n");
  CHECK(w.pm({"find", " "}).code == 2);
  CHECK(w.pm({"find"}).code == 2);
}

TEST_CASE("find: every key to search in is a key of a record with text") {
  for (const auto& field : search::fields()) {
    INFO(field);
    CHECK(record::key_position(field) < record::key_position("no such key"));
  }
}
