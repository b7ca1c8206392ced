#include <pm/lint.hpp>

#include <chrono>
#include <string>

#include "catch.hpp"

using namespace pm;
using prose::ProseFormat;

namespace {

const language::Checker& checker() {
  static const language::Checker one;
  return one;
}

/// The words that are found, in the file's own bytes.
std::vector<std::string> found(const std::string& file, ProseFormat kind = ProseFormat::markdown) {
  std::vector<std::string> words;
  for (const auto& f : prose::review(file, kind, checker()).findings)
    words.push_back(file.substr(f.begin, f.end - f.begin));
  return words;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("prose: a sentence across a line break") {
  CHECK(found("Ops ignored\nthe page.\n") == Words{"ignored\nthe page"});
  CHECK(found("- Ops ignored\n  the page.\n") == Words{"ignored\n  the page"});
  CHECK(found("- Ops ignored\nthe page.\n") == Words{"ignored\nthe page"});
}

TEST_CASE("prose: a manual without an incident has no remedies and no sanctions") {
  const std::string advice = "Make sure everybody reads the page.\n\n";
  std::string manual;
  while (manual.size() < 3000) manual += "The installer copies the three files and prints the version.\n\n";
  CHECK(found(advice) == Words{"Make sure everybody reads"});
  CHECK(found(manual + advice).empty());
  CHECK(found(manual + "Anyone who does it will receive a written warning.\n\n").empty());
  CHECK(found(manual + "Ops ignored the page.\n\n" + advice) == Words{"ignored the page"});
  const std::string story = "The outage began at noon. The incident ended an hour later. What went wrong?\n\n";
  CHECK(found(story + manual + advice) == Words{"Make sure everybody reads"});
}

TEST_CASE("prose: block ends end a sentence") {
  CHECK(found("# Ops ignored\n\nthe page\n") == Words{"ignored"});
  CHECK(found("- Engineers\n- forgot nothing\n") == found("- forgot nothing\n"));
  CHECK(found("| who | what |\n| --- | --- |\n| Ops | ignored the page |\n").size() ==
        found("ignored the page\n").size());
  CHECK(found("| what |\n| --- |\n| We should have tested this |\n") == Words{"should have tested"});
  CHECK(found("Root cause\n==========\n") == Words{"Root cause"});
}

TEST_CASE("markdown: skips code, quotes, images and link targets") {
  CHECK(found("Run `we should have tested` now.\n").empty());
  CHECK(found("```\nwe should have tested this\n```\n").empty());
  CHECK(found("    we should have tested this\n").empty());
  CHECK(found("> We should have tested this.\n").empty());
  CHECK(found("- > We should have tested this.\n").empty());
  CHECK(found("![we should have tested this](a.png)\n").empty());
  CHECK(found("See [the form](https://example.org/human-error \"human error\").\n").empty());
  CHECK(found("<https://example.org/human-error>\n").empty());
}

TEST_CASE("prose: locations after markup and entities") {
  CHECK(found("*Ops* **ignored** the page.\n") == Words{"ignored** the page"});
  CHECK(found("Ops \\*really\\* did it. Ops ignored the page.\n") == Words{"ignored the page"});
  CHECK(found("A &amp; B &lt;3. Ops ignored the page.\n") == Words{"ignored the page"});
  CHECK(found("A & B <b>look</b>; &#39;so&#39; &: Ops ignored the page; &\n") == Words{"ignored the page"});
  CHECK(found("&div>\nOps ignored <b>it</b>; &#39;\n") == Words{"ignored <b>it"});
  CHECK(found("[Ops](x?a=1&b=2) ignored the page.\n") == Words{"ignored the page"});
  CHECK(found("\xF0\x9F\x94\xA5 `x` e\xCC\x81t\xC3\xA9. Ops ignored the page.\n") == Words{"ignored the page"});
  CHECK(found("See [page](page). Ops ignored the page.\n") == Words{"ignored the page"});
  CHECK(found("| a \\| b | Ops ignored the page. |\n| --- | --- |\n") == Words{"ignored the page"});
  CHECK(found("\xEF\xBB\xBFOps ignored the page.\n") == Words{"ignored the page"});
  CHECK(found("Ops ignored the page.\r\n") == Words{"ignored the page"});
}

TEST_CASE("prose: inline code is a noun") {
  CHECK(found("`checkoutd` ignored the page.\n").empty());
  CHECK(found("Ops ignored `PAGE` for an hour.\n").size() == 1);
}

TEST_CASE("prose: plain text") {
  CHECK(found("Ops ignored\nthe page.\n", ProseFormat::plain) == Words{"ignored\nthe page"});
  CHECK(found("Ops\n\nignored the page.\n", ProseFormat::plain) == found("ignored the page.\n", ProseFormat::plain));
  CHECK(found("> Ops ignored the page.\n", ProseFormat::plain).empty());
  CHECK(found("Run `we should have tested` now.\n", ProseFormat::plain).empty());
  CHECK(found("https://example.org/human-error\n", ProseFormat::plain).empty());
}

TEST_CASE("prose: waiver comments") {
  const std::string file =
      "<!-- pm: keep bad-faith: a quotation -->\nOps ignored the page.\n\nOps ignored the page. <!-- pm: keep "
      "bad-faith: again -->\n\n"
      "<!-- pm: keep root-cause: nothing here -->\n\nOps ignored the page.\n";
  for (auto kind : {ProseFormat::markdown, ProseFormat::plain}) {
    const auto r = prose::review(file, kind, checker());
    REQUIRE(r.findings.size() == 3);
    REQUIRE(r.waivers.size() == 3);
    CHECK(r.waived_by[0] == 0);
    CHECK(r.waived_by[1] == 1);
    CHECK(r.waived_by[2] == prose::ProseReview::npos);
    CHECK(r.waivers[0].reason == "a quotation");
    CHECK(r.waivers[0].used);
    CHECK_FALSE(r.waivers[2].used);
  }
}

TEST_CASE("prose: linear time") {
  const auto seconds = [](const std::string& text, ProseFormat kind) {
    const auto begin = std::chrono::steady_clock::now();
    (void)prose::review(text, kind, checker());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const auto times = [](std::string_view s, std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += s;
    return out;
  };
  // Far more than any of them needs, and far less than the square of its length would take.
  constexpr double enough = 20;
  CHECK(seconds(times("word ", 500'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times(">", 100'000) + " x\n", ProseFormat::markdown) < enough);
  CHECK(seconds(times("[", 200'000) + times("]", 200'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("_a__a_", 100'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("[a](", 100'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("<!-- a ", 100'000), ProseFormat::plain) < enough);
  CHECK(seconds(times("`a. ``b ", 100'000), ProseFormat::plain) < enough);
  CHECK(seconds(times("\xFF\xC3(", 300'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("- ", 100'000) + "a\n" + times("\n", 100'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("a|", 50'000) + "\n" + times("---|", 50'000) + "\n" + times("b|c\n", 50'000),
                ProseFormat::markdown) < enough);
  CHECK(seconds(times("<blockquote>\n\n", 50'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("![a](", 50'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("<a \"", 100'000), ProseFormat::markdown) < enough);
  CHECK(seconds(times("Ops ignored the page. ", 100'000), ProseFormat::markdown) < enough);
}
