#include <pm/record.hpp>

#include "catch.hpp"

using namespace pm::record;

namespace {

const std::string json = R"({
  "factors": [
    {"text": "né \"quoted\" \u00e9\ud83d\ude00 end"},
    {"text": "two", "a/b": {"c~d": 7}}
  ]
})";

std::string shown(const SourceSpan& span) { return json.substr(span.begin, span.end - span.begin); }

}  // namespace

TEST_CASE("locate: finds a pointer") {
  CHECK(shown(locate(json, "/factors/1/text")) == "\"two\"");
  CHECK(shown(locate(json, "/factors/1/a~1b/c~0d")) == "7");
  CHECK(shown(locate(json, "/factors/1/a~1b")) == "{\"c~d\": 7}");
  CHECK(shown(locate(json, "")) == json);
  const auto span = locate(json, "/factors/1/text");
  CHECK(span.line == 4);
  CHECK(span.column == 14);
  CHECK(span.end_line == 4);
  CHECK(span.end_column == 19);
}

TEST_CASE("locate: ranges within a string") {
  const std::string text = "né \"quoted\" é😀 end";
  const auto words = [&](const std::string& part) {
    const auto from = text.find(part);
    return locate(json, "/factors/0/text", from, from + part.size());
  };
  CHECK(shown(words("né")) == "né");
  CHECK(shown(words("quoted")) == "quoted");
  CHECK(shown(words("\"quoted\"")) == R"(\"quoted\")");
  CHECK(shown(words("é😀")) == R"(\u00e9\ud83d\ude00)");
  CHECK(shown(words("😀")) == R"(\ud83d\ude00)");
  CHECK(shown(words("end")) == "end");
  CHECK(shown(words(text)) == R"(né \"quoted\" \u00e9\ud83d\ude00 end)");
  CHECK(words("quoted").column == 20);
  CHECK(words("quoted").end_column == 26);
  CHECK(shown(locate(json, "/factors/0/text", 0, 1000)) == R"(né \"quoted\" \u00e9\ud83d\ude00 end)");
  CHECK(locate(json, "/factors/0/text", 5, 5).begin == locate(json, "/factors/0/text", 5, 5).end);
}

TEST_CASE("locate: missing values") {
  const auto factors = locate(json, "/factors");
  for (const auto* pointer : {"/factors/2", "/factors/01", "/factors/-1", "/factors/x/y", "/factors/2/text"}) {
    INFO(pointer);
    const auto span = locate(json, pointer);
    CHECK(span.begin == factors.begin);
    CHECK(span.end == span.begin);
  }
  CHECK(locate(json, "/fixes").begin == 0);
  CHECK(locate(json, "/fixes").end == 0);
  CHECK(locate(json, "no pointer").end == 0);
  CHECK(locate("{ no json", "/a") == SourceSpan{});
}

TEST_CASE("locate: many lookups in one text") {
  SourceMap places(json);
  const auto late = places.of("/factors/1/text");
  const auto early = places.of("/factors/0/text", 0, 2);
  CHECK(early == locate(json, "/factors/0/text", 0, 2));
  CHECK(places.of("/factors/1/text") == late);
}
