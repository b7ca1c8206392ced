#include <pm/text.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <string>

#include "catch.hpp"
#include "text/hostile.hpp"

using namespace pm::escape;
using namespace std::string_view_literals;

namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// No byte or character that a terminal would act on, but newlines and tabs.
std::string what_a_terminal_acts_on(std::string_view text) {
  for (const auto* bad : {"\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6"})
    if (text.find(bad) != std::string_view::npos) return "a C1 or bidi control";
  for (const char c : text)
    if (is_control(c) && c != '\n' && c != '\t') return "control " + std::to_string(static_cast<unsigned char>(c));
  return pm::text::is_valid_utf8(text) ? "" : "bytes that are no UTF-8";
}

}  // namespace

TEST_CASE("escape: no terminal controls, valid UTF-8") {
  for (const auto& outlet : outlets())
    for (const auto& text : hostile::texts()) {
      INFO(outlet.name << " of " << for_terminal_line(text));
      CHECK(what_a_terminal_acts_on(outlet.escape(text)).empty());
    }
}

TEST_CASE("escape: every byte at every position") {
  for (const auto& outlet : outlets())
    for (int byte = 0; byte < 256; ++byte)
      for (const auto& text :
           {std::string(1, static_cast<char>(byte)), "a" + std::string(1, static_cast<char>(byte)) + "b"}) {
        const auto acts = what_a_terminal_acts_on(outlet.escape(text));
        if (!acts.empty()) FAIL(outlet.name << " lets byte " << byte << " through: " << acts);
      }
}

TEST_CASE("escape: one line stays one line") {
  for (const auto& outlet : outlets()) {
    constexpr std::array of_many = {"terminal"sv, "markdown lines"sv, "markdown paragraphs"sv,
                                    "csv"sv,      "html"sv,           "sql"sv};
    if (std::find(of_many.begin(), of_many.end(), outlet.name) != of_many.end()) continue;
    for (const auto& text : hostile::texts()) {
      INFO(outlet.name << " of " << for_terminal_line(text));
      CHECK(outlet.escape(text).find('\n') == std::string::npos);
    }
  }
}

TEST_CASE("escape: linear time") {
  std::string text = "https://x/";
  for (const std::string unit :
       {"a", "[", "]", "[a", "\\", "`", "<", "&#", "-", "#", "*", "www.", "http://", "\x1b", "\xFF"})
    for (std::size_t run = 0; run < 70'000; run += unit.size()) text += unit;
  REQUIRE(text.size() > 1'000'000);
  for (const auto& outlet : outlets()) {
    const auto before = std::clock();
    const auto escaped = outlet.escape(text);
    const auto seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    INFO(outlet.name << " took " << seconds << " s of processor time");
    CHECK(escaped.size() < text.size() * 6);
    CHECK(seconds < 10);  // an outlet that looks back over the whole text would need minutes
  }
}

TEST_CASE("for_terminal: controls become visible") {
  CHECK(for_terminal("\x1b[31mred") == "␛[31mred");
  CHECK(for_terminal("a\tb\nc\r\nd") == "a\tb\nc\nd");
  CHECK(for_terminal("over\rwritten") == "over␍written");
  CHECK(for_terminal(std::string("\0\x7F", 2)) == "␀␡");
  CHECK(for_terminal("\xC2\x9B"
                     "31m") ==
        "\xEF\xBF\xBD"
        "31m");
  CHECK(for_terminal("\xE2\x80\xAE"
                     "gnp.exe") ==
        "\xEF\xBF\xBD"
        "gnp.exe");
  CHECK(for_terminal("日本 עברית é 👩‍👧") == "日本 עברית é 👩‍👧");
}

TEST_CASE("for_terminal_line: line ends become spaces") {
  CHECK(for_terminal_line("a\nb\r\nc\rd\te") == "a b c d e");
  CHECK(for_terminal_line("a\xE2\x80\xA8"
                          "b\xC2\x85"
                          "c") == "a b c");
}

TEST_CASE("for_csv: one field, no formula") {
  CHECK(for_csv("plain") == "plain");
  CHECK(for_csv("") == "");
  CHECK(for_csv("a,b") == "\"a,b\"");
  CHECK(for_csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(for_csv("two\nlines") == "\"two\nlines\"");
  CHECK(for_csv("=cmd()") == "'=cmd()");
  CHECK(for_csv("+1") == "'+1");
  CHECK(for_csv("-1") == "'-1");
  CHECK(for_csv("@x") == "'@x");
  CHECK(for_csv("\t=1") == "\"'\t=1\"");
  CHECK(for_csv("\r=1") == "'␍=1");
  CHECK(for_csv("1-1") == "1-1");
}

TEST_CASE("for_mermaid: text cannot end its element") {
  CHECK(for_mermaid("Checkout is down") == "Checkout is down");
  CHECK(for_mermaid("14:02 : done") ==
        "\xE2\x80\x8B"
        "14：02 ： done");
  CHECK(for_mermaid("100% of; #1 \"x\"") ==
        "\xE2\x80\x8B"
        "100％ of； ＃1 ＂x＂");
  CHECK(for_mermaid("<b>{x}`y`</b>\nsection z") == "＜b＞｛x｝｀y｀＜/b＞ section z");
  CHECK(for_mermaid("section mine") ==
        "\xE2\x80\x8B"
        "section mine");
  for (const auto& text : hostile::texts()) {
    INFO(for_terminal_line(text));
    CHECK(for_mermaid(text).find_first_of(":;#%\"`<>{}\n") == std::string::npos);
  }
}
