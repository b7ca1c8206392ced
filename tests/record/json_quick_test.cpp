// Plain JSON is read on a quicker way. It must never be another way.
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "record/json_document.hpp"

using namespace pm::json;

namespace {

constexpr DocumentLimits limits{1u << 20, 8};

enum class Way { refused, thorough, quick };

/// Which way a text goes; fails where the two tell different things.
Way way_of(const std::string& text) {
  const auto quick = Document::parse_plain(text, limits);
  const auto thorough = Document::parse_any(text, limits);
  if (quick && !thorough) FAIL_CHECK("taken quickly, and no JSON: " << text);
  if (quick && thorough && !(*quick == *thorough)) FAIL_CHECK("not the same on both ways: " << text);
  return quick ? Way::quick : thorough ? Way::thorough : Way::refused;
}

std::string full_record() {
  std::ifstream file(PM_SOURCE_DIR "/tests/record/full_record.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("quick parser: same document") {
  for (const auto* text :
       {"{}", "[]", "0", "-1.50", " [ ] ", "\"\"", "true", "[null,false,true]", R"({"a":{"b":[1,{}],"c":[]},"d":""})",
        "\r\n{\t\"a\" :\n[ 1 , 2 ] }\n", R"("a \"quoted\" \\ \/ \b\f\n\r\t word")", "\"naïve — 🦊\"",
        "12345678901234567890.5", "[[[[[[[[]]]]]]]]", R"({"a":1,"a":2})", "\"\x7f\""}) {
    INFO(text);
    CHECK(way_of(text) == Way::quick);
  }
  CHECK(way_of(full_record()) != Way::refused);
}

TEST_CASE("quick parser: declines unusual JSON") {
  for (const auto* text : {"1e5", "-0.1E-7", "\"\\u00e9\"", "\"\\ud83e\\udd8a\""}) {
    INFO(text);
    CHECK(way_of(text) == Way::thorough);
  }
  CHECK(way_of(std::string(301, '1')) == Way::thorough);
}

TEST_CASE("quick parser: declines invalid JSON") {
  for (const auto* text : {"",
                           " ",
                           "{",
                           "}",
                           "[1,]",
                           "{\"a\":1,}",
                           "[,1]",
                           "[1 2]",
                           "{\"a\" 1}",
                           "{a:1}",
                           "{1:2}",
                           "{\"a\":}",
                           "'a'",
                           "\"a",
                           "\"a\nb\"",
                           "\"\\x\"",
                           "\"\\",
                           "\"\\u12\"",
                           "01",
                           "-",
                           "-01",
                           "1.",
                           ".5",
                           "+1",
                           "1e",
                           "0x1",
                           "tru",
                           "True",
                           "nul",
                           "NaN",
                           "Infinity",
                           "[1]]",
                           "{}{}",
                           "[1]x",
                           "// x\n1",
                           "1 /* x */",
                           "[}",
                           "{]",
                           "{\"a\":1]",
                           "[[[[[[[[[]]]]]]]]]",

                           "\"\xff\"",
                           "\"\xc0\xaf\"",
                           "\"\xed\xa0\x80\"",
                           "\"\xf4\x90\x80\x80\"",
                           "\"\xe2\x82\"",
                           "\xa0",
                           "\"\t\"",
                           "1e999",
                           "-1e999"}) {
    INFO(text);
    CHECK(way_of(text) == Way::refused);
  }
  CHECK(way_of(std::string(400, '9')) == Way::refused);
}

TEST_CASE("quick parser: declines truncated records") {
  const auto text = full_record();
  const auto end = text.find_last_not_of(" \n") + 1;
  std::size_t refused = 0;
  for (std::size_t size = 0; size < end; ++size) refused += way_of(text.substr(0, size)) == Way::refused ? 1U : 0U;
  CHECK(refused == end);
}

TEST_CASE("quick parser: agrees for any changed byte") {
  const std::string good =
      R"({"a": ["one \"two\" \\n", -12.50, true, null, {}], "b": {"c": [[], 0], "\/": "Ã©ð¦"}})"
      "\n";
  REQUIRE(way_of(good) == Way::quick);
  std::size_t taken = 0, refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at)
    for (int byte = 0; byte < 256; ++byte) {
      auto changed = good;
      changed[at] = static_cast<char>(byte);
      ++(way_of(changed) == Way::refused ? refused : taken);
    }
  CHECK(taken > 1000);
  CHECK(refused > 1000);
}
