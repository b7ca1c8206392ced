#include <pm/text.hpp>

#include <random>
#include <string>

#include "catch.hpp"

using pm::text::display_width;
using pm::text::truncate_to_width;
using pm::text::wrap;
using Lines = std::vector<std::string>;

TEST_CASE("wrap: text that fits is unchanged") {
  CHECK(wrap("short", 10) == Lines{"short"});
  CHECK(wrap("1 outage  2 slow", 16) == Lines{"1 outage  2 slow"});
  CHECK(wrap("  indented", 20) == Lines{"  indented"});
  CHECK(wrap("", 10) == Lines{""});
}

TEST_CASE("wrap: breaks at spaces") {
  CHECK(wrap("one two  three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrap("a b c ", 1) == Lines{"a", "b", "c"});
}

TEST_CASE("wrap: keeps newlines") {
  CHECK(wrap("a\n\nb c\n", 3) == Lines{"a", "", "b c"});
  CHECK(wrap("a\tb", 3) == Lines{"a b"});
}

TEST_CASE("wrap: indents following lines") {
  CHECK(wrap("one two three", 7, "  ") == Lines{"one two", "  three"});
  CHECK(wrap("aa bb cc", 4, "  ") == Lines{"aa", "  bb", "  cc"});
}

TEST_CASE("wrap: splits long words") {
  CHECK(wrap("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(wrap("ab cdefgh", 3) == Lines{"ab", "cde", "fgh"});
  CHECK(wrap("日本語日本", 4) == Lines{"日本", "語日", "本"});
  CHECK(wrap("on 日本語日本", 8) == Lines{"on 日本", "語日本"});
  CHECK(wrap("日", 1) == Lines{"日"});  // no narrower screen can help
}

TEST_CASE("truncate: marks the cut and fits") {
  CHECK(truncate_to_width("abc", 3) == "abc");
  CHECK(truncate_to_width("abcd", 3) == "ab…");
  CHECK(truncate_to_width("日本語", 5) == "日本…");
  CHECK(truncate_to_width("日本語", 4) == "日…");
  CHECK(truncate_to_width("abc", 0).empty());
  CHECK(truncate_to_width("abc", 1) == "…");
}

TEST_CASE("wrap: fits and loses only spaces") {
  std::mt19937 random(20261122);
  const std::vector<std::string> letters = {"a",         "word", " ",  "  ", "日",   "é",
                                            "e\xCC\x81", "👩",   "\n", "\t", "\xFF", "-"};
  const auto without_spaces = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
  };
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += letters[random() % letters.size()];
    const std::size_t columns = 2 + random() % 30;
    const std::string indent(random() % 3 == 0 && columns > 4 ? 2 : 0, ' ');
    const auto wrapped = wrap(text, columns, indent);
    INFO("text: " << text << "\ncolumns: " << columns);
    std::string together;
    for (const auto& line : wrapped) {
      if (display_width(line) > columns) FAIL("too wide: " << line);
      together += line;
    }
    if (without_spaces(together) != without_spaces(text)) FAIL("lost something: " << together);
    if (display_width(truncate_to_width(text, columns)) > columns) FAIL("cut too wide");
  }
}
