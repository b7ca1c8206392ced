#include <pm/text.hpp>

#include <functional>
#include <random>
#include <string>

#include "catch.hpp"
#include "text/hostile.hpp"
#include "text/markdown_tree.hpp"

using namespace pm::escape;

namespace {

/// Places where a template may put a value.
struct Slot {
  std::string before, after;
  bool in_cell = false;
};
const std::vector<Slot> slots = {
    {"", ""},
    {"words before ", " words after"},
    {"a paragraph of its own\n", "\nand another line"},
    {"# ", ""},
    {"- ", ""},
    {"- one\n- ", "\n- three"},
    {"1. ", ""},
    {"> ", ""},
    {"**", "** and on"},
    {"*", "* and on"},
    {"(", ")"},
    {"- **14:02** ", " – *memory*"},
    {"[", "](<https://example.org/>)"},
    {"word\n", ""},
    {"<details><summary>x</summary>\n\n", "\n\n</details>"},
    {"| a | b |\n|---|---|\n| ", " | c |", true},
    {"| a | b |\n|---|---|\n| x |", "|\n", true},
};

std::string without_invisible(std::string text) {
  constexpr std::string_view invisible = "\xE2\x80\x8B";
  for (auto at = text.find(invisible); at != std::string::npos; at = text.find(invisible))
    text.erase(at, invisible.size());
  return text;
}

std::string as_read(const std::string& typed) {
  const auto line = for_terminal_line(typed);
  return without_invisible(std::string(pm::text::trim(line)));
}

/// Empty, or what went wrong when the text was put into the slot.
std::string what_comes_alive(const Slot& slot, const std::string& typed,
                             const std::function<std::string(std::string_view)>& escape) {
  if (as_read(typed).empty()) return {};
  const auto tame = markdown::parse(slot.before + "Xwordsx" + slot.after);
  const auto document = slot.before + escape(typed) + slot.after;
  const auto real = markdown::parse(document);
  auto expected = tame.text;
  expected.replace(expected.find("Xwordsx"), 7, as_read(typed));
  if (real.structure != tame.structure) {
    std::string kinds;
    for (const auto& kind : real.structure) kinds += kind + ' ';
    return "structure of:\n" + document + "\nis: " + kinds;
  }
  if (real.links != tame.links) return "a link's target changed in:\n" + document;
  if (without_invisible(real.text) != expected)
    return "text of:\n" + document + "\nis:\n" + real.text + "\nnot:\n" + expected;
  return {};
}

void nothing_comes_alive(const std::string& typed) {
  for (const auto& slot : slots) {
    for (const auto escape : {for_markdown, for_markdown_cell}) {
      if (slot.in_cell && escape == for_markdown) continue;
      const auto wrong = what_comes_alive(slot, typed, escape);
      if (!wrong.empty()) FAIL("typed: " << typed << "\n" << wrong);
    }
  }
}

}  // namespace

TEST_CASE("for_markdown: hostile text stays text") {
  for (const auto& text : hostile::texts()) nothing_comes_alive(text);
}

TEST_CASE("for_markdown: random special characters stay text") {
  std::mt19937 random(20261122);
  const std::vector<std::string> pieces = {"*",
                                           "**",
                                           "_",
                                           "__",
                                           "`",
                                           "``",
                                           "~",
                                           "~~",
                                           "<",
                                           ">",
                                           "&",
                                           "&lt;",
                                           "&#60;",
                                           "[",
                                           "]",
                                           "(",
                                           ")",
                                           "![",
                                           "](http://x.example)",
                                           "\\",
                                           "|",
                                           "#",
                                           "##",
                                           "-",
                                           "--",
                                           "---",
                                           "=",
                                           "+",
                                           ":",
                                           "://",
                                           "http://x.example",
                                           "www.x.example",
                                           "a@b.example",
                                           "@a",
                                           "$",
                                           "$$",
                                           "!",
                                           "{",
                                           "}",
                                           "%",
                                           ".",
                                           "1.",
                                           "2)",
                                           "<b>",
                                           "</b>",
                                           "<!--",
                                           "-->",
                                           "<?",
                                           "[^1]",
                                           "[ ]",
                                           "[x]",
                                           "[a]",
                                           ";",
                                           "\"",
                                           "'",
                                           " ",
                                           " ",
                                           " ",
                                           "  ",
                                           "a",
                                           "b",
                                           "word",
                                           "9",
                                           "é",
                                           "日",
                                           "\n",
                                           "\t",
                                           "\xC2\xA0",
                                           "\xFF"};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (auto n = 1 + random() % 10; n > 0; --n) text += pieces[random() % pieces.size()];
    nothing_comes_alive(text);
  }
}

TEST_CASE("for_markdown: harmless characters are unchanged") {
  for (const std::string text : {"Checkout answers with 500s",
                                 "snake_case_name",
                                 "2 * 3 = 6",
                                 "a < b, c > d",
                                 "R&D said: \"ship it!\"",
                                 "until ~15:00",
                                 "~200 users",
                                 "it costs $5",
                                 "see [WARN] there",
                                 "node[3] of 5",
                                 "a | b",
                                 "C:\\Users\\ana",
                                 "C# and F#",
                                 "-5 degrees",
                                 "+1 from Bo",
                                 "it's (not) so; is it?",
                                 "50% of {x}",
                                 "GET /cart?id=1&x=2",
                                 "1.5 hours",
                                 "a -> b => c",
                                 "10:42:07",
                                 "s3://bucket/x",
                                 "日本語"}) {
    CHECK(for_markdown(text) == text);
  }
}

TEST_CASE("for_markdown: escapes only where needed") {
  CHECK(for_markdown("rm `x` *now*") == "rm \\`x\\` \\*now\\*");
  CHECK(for_markdown("# no heading") == "\\# no heading");
  CHECK(for_markdown("1. no list") == "1\\. no list");
  CHECK(for_markdown("<b>") == "&lt;b>");
  CHECK(for_markdown("see https://x.example") == "see https\\://x.example");
  CHECK(for_markdown("two\r\n  lines") == "two   lines");
  CHECK(for_markdown_cell("a | b") == "a \\| b");
}

TEST_CASE("for_markdown: no mentions and no references") {
  CHECK(for_markdown("ask @ana") ==
        "ask @\xE2\x80\x8B"
        "ana");
  CHECK(for_markdown("fixed in #123") ==
        "fixed in #\xE2\x80\x8B"
        "123");
  CHECK(for_markdown("at 5 @ night") == "at 5 @ night");
}

TEST_CASE("for_markdown_lines: keeps lines") {
  CHECK(for_markdown_lines("one\n\n  # two\r\n- three\n") == "one\\\n  \\# two\\\n  \\- three");
  const auto tree =
      markdown::parse("- " + for_markdown_lines("a\n- b\n# c\n===\n| d |\n|---|\n```\n1. e\n[f]: http://x.example"));
  CHECK(tree.structure == std::vector<std::string>{"document",  "list",       "item",      "paragraph", "text",
                                                   "linebreak", "text",       "linebreak", "text",      "linebreak",
                                                   "text",      "linebreak",  "text",      "linebreak", "text",
                                                   "linebreak", "text",       "linebreak", "text",      "linebreak",
                                                   "text",      "/paragraph", "/item",     "/list",     "/document"});
}

TEST_CASE("for_markdown_paragraphs: one per line") {
  CHECK(for_markdown_paragraphs("one\n\n\n# two\n") == "one\n\n\\# two");
  const auto tree = markdown::parse(for_markdown_paragraphs("a\n- b\n```\nc\n---\n    d"));
  CHECK(tree.count("paragraph") == 6);
  CHECK(tree.structure.size() == 2 + 6 * 3);
}

TEST_CASE("for_markdown_url: only http and https") {
  CHECK(for_markdown_url("https://example.org/a_b?c=d&e=f#g") == "https://example.org/a_b?c=d&e=f#g");
  CHECK(for_markdown_url("http://[::1]:8080/[x]") == "http://[::1]:8080/%5Bx%5D");
  CHECK(for_markdown_url("javascript:alert(1)").empty());
  CHECK(for_markdown_url("data:text/html,x").empty());
  CHECK(for_markdown_url(" https://x").empty());
  CHECK(for_markdown_url("https://x/é") == "https://x/%C3%A9");
  for (const auto& text : hostile::texts()) {
    const auto url = for_markdown_url("https://example.org/" + text);
    INFO(url);
    CHECK(url.find_first_of("<>()|\\ \"`\n") == std::string::npos);
    for (const auto& document : {"[x](<" + url + ">) after", "<" + url + "> after", "[x](" + url + ") after",
                                 "| a |\n|---|\n| [x](<" + url + ">) |\n| after |"}) {
      const auto tree = markdown::parse(document);
      CHECK(tree.links.size() == 1);
      CHECK(tree.text.ends_with("after\n"));
    }
  }
}
