// What of a Markdown file is prose, and where it is in the file.
#include <pm/lint.hpp>

#include <string>

#include "catch.hpp"
#include "lint/promises.hpp"

using namespace pm;
using prose::ProseFormat;

namespace {

using Words = std::vector<std::string>;

/// The words that are found, in the file's own bytes.
Words found(const std::string& file, ProseFormat kind = ProseFormat::markdown) {
  static const language::Checker checker;
  const auto reading = prose::review(file, kind, checker);
  CHECK(test::broken_promises(file, reading) == Words{});
  Words words;
  for (const auto& f : reading.findings) words.push_back(file.substr(f.begin, f.end - f.begin));
  return words;
}

const Words ignored = {"ignored the page"};

struct Place {
  std::size_t line, column, end_line, end_column;
  bool operator==(const Place&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Place& p) {
  return out << p.line << ':' << p.column << '-' << p.end_line << ':' << p.end_column;
}
Place first_place(const std::string& file) {
  static const language::Checker checker;
  const auto reading = prose::review(file, ProseFormat::markdown, checker);
  REQUIRE(reading.findings.size() == 1);
  prose::Locator at(file);
  const auto begin = at.at(reading.findings[0].begin), end = at.at(reading.findings[0].end);
  return {begin.line, begin.column, end.line, end.column};
}

}  // namespace

TEST_CASE("markdown: trailing spaces after an inline do not matter") {
  CHECK(found("**Date:**  \nOps ignored the page.\n") == ignored);
  CHECK(found("[a b] \nOps ignored the page.\n") == ignored);
  CHECK(found("`code`  \nOps ignored the page.\n") == ignored);
  CHECK(found("![image](a.png) \nOps ignored the page.\n") == ignored);
  CHECK(found("<b>x</b>  \nOps ignored the page.\n") == ignored);
}

TEST_CASE("markdown: front matter is not checked") {
  CHECK(found("---\ntitle: Ops ignored the page\n---\nAll was well.\n").empty());
  CHECK(found("---\n# comment\ntitle: x\n...\nOps ignored the page.\n") == ignored);
  CHECK(found("\xEF\xBB\xBF---\r\ntitle: Ops ignored the page\r\n---\r\nOps ignored the page.\r\n") == ignored);
  CHECK(found("+++\ntitle = \"Ops ignored the page\"\n+++\nAll was well.\n").empty());
  CHECK(found("---\ntitle: never closed\n\nOps ignored the page.\n") == ignored);
  CHECK(found("---\n\nOps ignored the page.\n\n---\n") == ignored);  // two thematic breaks
  CHECK(found("All was well.\n\n---\ntitle: Ops ignored the page\n---\n").size() == 1);
}

TEST_CASE("markdown: skips MDX import and export") {
  CHECK(found("import Tabs from '@theme/we-forgot-it';\nimport {\n  careless,\n} from './human-error';\n").empty());
  CHECK(found("import './human-error.css'\n\nOps ignored the page.\n") == ignored);
  CHECK(found("export const reason = 'human error';\n\nOps ignored the page.\n") == ignored);
  CHECK(found("import failed because Ops ignored the page.\n") == ignored);
}

TEST_CASE("markdown: reference definitions are not checked") {
  CHECK(found("[root]: https://example.org/human-error \"human error\"\n").empty());
  CHECK(found("[a]: x\n  'Ops ignored\n  the page'\n").empty());
  CHECK(found("See [it][a]. Ops ignored the page.\n\n[a]: https://example.org\n") == ignored);
}

TEST_CASE("markdown: alerts are checked, quotes are not") {
  CHECK(found("> [!NOTE]\n> Ops ignored the page.\n") == ignored);
  CHECK(found("> [!warning]  \n> All was well.\n>\n> Ops ignored the page.\n") == ignored);
  CHECK(found("> [!NOTE]\n> > Ops ignored the page.\n").empty());
  CHECK(found("> [!NOTE] Ops ignored the page.\n").empty());
  CHECK(found("> Ops ignored the page.\n> [!NOTE]\n").empty());
  CHECK(found("> [!NOTE]\n> Fine.\n\nText.\n\n> Ops ignored the page.\n").empty());
  CHECK(found("> quoted\nOps ignored the page.\n").empty());  // the quote goes on
}

TEST_CASE("markdown: footnotes are checked without their marks") {
  CHECK(found("Ops ignored[^1] the page.\n") == Words{"ignored[^1] the page"});
  CHECK(found("[^1]: Ops ignored the page.\n") == ignored);
  CHECK(found("All was well.[^human-error]\n").empty());
}

TEST_CASE("markdown: task lists, setext headings, strikethrough") {
  CHECK(found("- [ ] Ops ignored the page.\n- [x] All was well.\n") == ignored);
  CHECK(found("Ops ignored the page\n--------------------\n") == ignored);
  CHECK(found("Ops ignored the page\n====================\n") == ignored);
  CHECK(found("~~Ops ignored the page.~~\n") == ignored);
  CHECK(found("- Ops\n  - ignored the page.\n") == found("ignored the page.\n"));  // two sentences
}

TEST_CASE("markdown: line ends, BOM and tabs in columns") {
  const std::string page = "Ops ignored the page.";
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(first_place("First." + end + end + page + end) == Place{3, 5, 3, 21});
    CHECK(first_place("First." + end + "Ops ignored" + end + "the page." + end) == Place{2, 5, 3, 9});
  }
  CHECK(first_place("\xEF\xBB\xBF" + page) == Place{1, 5, 1, 21});
  CHECK(first_place("-\tOps ignored the page.\n") == Place{1, 7, 1, 23});
  CHECK(first_place("\xC3\x9C\xF0\x9F\x94\xA5 " + page) == Place{1, 8, 1, 24});
  CHECK(first_place("e\xCC\x81 " + page) == Place{1, 8, 1, 24});
}

TEST_CASE("markdown: zero bytes and invalid UTF-8") {
  using namespace std::string_literals;
  CHECK(found("a\0b. Ops ignored the page.\n"s) == ignored);
  CHECK(found("`\0` Ops ignored the page.\0\n"s) == ignored);
  CHECK(found("caf\xE9. Ops ignored the page.\n") == ignored);
  CHECK(first_place("caf\xE9 \xFF\xC3. Ops ignored the page.\n") == Place{1, 14, 1, 30});
  CHECK(found("\xF0\x9F\x94 Ops ignored the page.\n") == ignored);
}

TEST_CASE("markdown: a hundred thousand levels of nesting are read") {
  std::string quotes(100'000, '>'), lists, indented;
  for (int i = 0; i < 100'000; ++i) lists += "- ";
  for (int i = 0; i < 300; ++i) indented += std::string(static_cast<std::size_t>(2 * i), ' ') + "- a\n";
  CHECK(found(quotes + " quoted\n\nOps ignored the page.\n") == ignored);
  CHECK(found(lists + "a\n\nOps ignored the page.\n") == ignored);
  CHECK(found(indented + "\nOps ignored the page.\n") == ignored);
}

TEST_CASE("markdown: code that ends on a later line is left out whole") {
  CHECK(found("`we should have\ntested` Ops ignored the page.\n") == ignored);
  CHECK(found("``a `\nb`` then Ops ignored the page. `x`\n") == ignored);
}

TEST_CASE("markdown: an excerpt may span code, images and entities") {
  CHECK(found("Ops ignored `PAGE`.\n") == Words{"ignored `PAGE`"});
  CHECK(found("Ops ignored the&nbsp;page.\n") == Words{"ignored the&nbsp;page"});
  CHECK(found("Ops ign&#111;red the page.\n").size() == 1);
  CHECK(found("&notanentity; Ops ignored the page.\n") == ignored);
}

TEST_CASE("markdown: the words of a passive come in the file's order") {
  const auto words = found("All existing methods will be rebuilt as \"macros\".\n");
  REQUIRE(words.size() == 1);
  CHECK(words[0].ends_with("be rebuilt"));
}

TEST_CASE("markdown: text after an image reference is checked") {
  CHECK(found("![foo](Ops ignored the page).\n\n[foo]: http://x.example/z\n") == ignored);
  CHECK(found("[](a)^ Ops ignored the page.\n") == ignored);
}

TEST_CASE("html: visible text is checked") {
  CHECK(found("<p>Ops ignored the page.</p>\n") == ignored);
  CHECK(found("<details>\n<summary>Ops ignored the page.</summary>\n\nx\n\n</details>\n") == ignored);
  CHECK(found("<table><tr><td>Ops ignored\n    the page.</td></tr></table>\n") == Words{"ignored\n    the page"});
  CHECK(found("<ul>\n<li>Ops\n<li>ignored the page.\n</ul>\n") == found("ignored the page.\n"));
  CHECK(found("<h2 align=\"center\">Ops ignored the page</h2>\n") == ignored);
  CHECK(found("<div>\nOps <b>ignored</b> the page.\n</div>\n") == Words{"ignored</b> the page"});
  CHECK(found("Ops<br>ignored the page.\n") == ignored);
  CHECK(found("| a |\n| --- |\n| Fine.<br/>Ops ignored the page. |\n") == ignored);
  CHECK(found("<p>A &lt; B. Ops ignored the page.</p>\n") == ignored);
  CHECK(found("<p\ntitle='a > b'\n>Ops ignored the page.</p>\n") == ignored);
  CHECK(found("<code-group><code-block title=\"npm\">Ops ignored the page.</code-block></code-group>\n") == ignored);
  CHECK(found("<p align=center\">Ops ignored the page.</p>\n") == ignored);  // a stray quote
}

TEST_CASE("html: tags, attributes, comments and code are not checked") {
  CHECK(found("<div title=\"Ops ignored the page.\">\n</div>\n").empty());
  CHECK(found("A <span title=\"Ops ignored the page.\">word</span>.\n").empty());
  CHECK(found("<!-- Ops ignored the page. -->\n").empty());
  CHECK(found("<!--\n\nOps ignored the page.\n\n-->\n").empty());
  CHECK(found("A word <!-- Ops ignored\nthe page. --> more.\n").empty());
  CHECK(found("<script>\nOps ignored the page. <b>\n</script>\nOps ignored the page.\n") == ignored);
  CHECK(found("<style>\n/* Ops ignored the page. */\n</style>\n").empty());
  CHECK(found("<pre>\nOps ignored the page.\n\nOps ignored the page.\n</pre>\n").empty());
  CHECK(found("<div><code>Ops ignored the page.</code></div>\n").empty());
  CHECK(found("Run <code>Ops ignored the page</code> now.\n").empty());
  CHECK(found("<blockquote>\n\nOps ignored the page.\n\n</blockquote>\n\nOps ignored the page.\n") == ignored);
  CHECK(found("<blockquote>\n\nOps ignored the page.\n") == ignored);  // never closed
  CHECK(found("<code>\n\nOps ignored the page.\n") == ignored);
  CHECK(found("<BLOCKQUOTE>\n\nOps ignored the page.\n\n</BLOCKQUOTE>\n").empty());
  CHECK(found("<div><pre>\nx\n</div>\n\n<blockquote>\n\nOps ignored the page.\n\n</blockquote>\n").empty());
  CHECK(found("<?php Ops ignored the page. ?>\n").empty());
  CHECK(found("<![CDATA[ Ops ignored the page. ]]>\n").empty());
}

TEST_CASE("a waiver counts before and after the words on its line") {
  static const language::Checker checker;
  const std::string waiver = "<!-- pm: keep bad-faith: a quotation -->";
  for (const auto& file : {waiver + " Ops ignored the page.\n", "Ops ignored the page. " + waiver + "\n",
                           "- " + waiver + " Ops ignored the page.\n", "# Ops ignored the page " + waiver + "\n",
                           "Ops ignored\nthe page. " + waiver + "\n", waiver + "\nOps ignored the page.\n",
                           "<p>Ops ignored the page." + waiver + "</p>\n", waiver + "\r\rFine. Ops ignored the page.\r",
                           "| a |\n| --- |\n| Ops ignored the page. " + waiver + " |\n"}) {
    INFO(file);
    for (auto kind : {ProseFormat::markdown, ProseFormat::plain}) {
      const auto reading = prose::review(file, kind, checker);
      REQUIRE(reading.findings.size() == 1);
      REQUIRE(reading.waivers.size() == 1);
      const bool is_near = file.find("\r\r") == file.npos;  // two lines further on it does not count
      CHECK((reading.waived_by[0] == 0) == is_near);
      CHECK(reading.waivers[0].used == is_near);
    }
  }
}

TEST_CASE("an encoding that is not UTF-8 is named") {
  using namespace std::string_view_literals;
  CHECK(prose::unsupported_encoding("\xFF\xFEh\0i\0"sv) == "UTF-16LE");
  CHECK(prose::unsupported_encoding("\xFE\xFF\0h\0i"sv) == "UTF-16BE");
  CHECK(prose::unsupported_encoding("h\0e\0l\0l\0o\0 \0y\0o\0u\0.\0"sv) == "UTF-16LE");
  CHECK(prose::unsupported_encoding("\0h\0e\0l\0l\0o\0 \0y\0o\0u"sv) == "UTF-16BE");
  CHECK(prose::unsupported_encoding("\xFF\xFE\0\0h\0\0\0"sv) == "UTF-32LE");
  CHECK(prose::unsupported_encoding("h\0\0\0i\0\0\0"sv) == "UTF-32LE");
  CHECK(prose::unsupported_encoding("\0\0\0h\0\0\0i"sv) == "UTF-32BE");
  CHECK_FALSE(prose::unsupported_encoding(""));
  CHECK_FALSE(prose::unsupported_encoding("\xEF\xBB\xBFhello"));
  CHECK_FALSE(prose::unsupported_encoding("caf\xE9 with a \0 in it"sv));
}
