#include <pm/axioms.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "report/build_record.hpp"
#include "report/everywhere.hpp"
#include "report/golden.hpp"
#include "report/template_names.hpp"
#include "report/values.hpp"

using pm::report::Template;

namespace {

using Files = std::map<std::string, std::string>;

/// Reads from these files, and notes what it was asked for.
pm::report::TextReader reader(const Files& files, std::vector<std::string>* asked = nullptr) {
  return [files, asked](const std::filesystem::path& path) -> pm::Result<std::string> {
    if (asked != nullptr) asked->push_back(path.string());
    const auto found = files.find(path.string());
    if (found != files.end()) return found->second;
    return pm::fail(pm::ProblemKind::usage, path.string() + " is not there");
  };
}

/// What a template makes of a record titled "Checkout answers with 500s", without the first line; or what is wrong.
std::string filled(const std::string& text, const Files& files = {}) {
  Files all = files;
  all["team/report.mustache"] = text;
  const auto from = pm::report::template_file("team/report.mustache", reader(all)).value();
  auto r = told::bare();
  r.services = {{"cart", "pay"}};
  const auto report = pm::report::markdown(r, from);
  if (!report) return report.error().what + " – " + report.error().hint;
  return report->substr(report->find("\n\n") + 2);
}

std::string file_text(const std::string& name) {
  std::ifstream stream(std::string(PM_SOURCE_DIR) + "/" + name, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Words in backticks that are names, in the tables of a page.
std::set<std::string> names_in_tables(const std::string& page) {
  std::set<std::string> names;
  for (auto line : pm::text::lines(page)) {
    if (!line.starts_with("| `")) continue;
    for (auto at = line.find('`'); at != std::string_view::npos; at = line.find('`')) {
      line.remove_prefix(at + 1);
      const auto word = line.substr(0, line.find('`'));
      if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos) names.emplace(word);
      line.remove_prefix(word.size() + 1);
    }
  }
  return names;
}

void names_in(const pm::json::Value& value, std::set<std::string>& names) {
  names.insert(value.keys.begin(), value.keys.end());
  for (const auto& item : value.items) names_in(item, names);
}

}  // namespace

TEST_CASE("a team's template says what a report looks like") {
  CHECK(filled("{{title}}\n{{#services}}\n* {{.}}\n{{/services}}\n{{^tags}}\nno tags\n{{/tags}}\n") ==
        "Checkout answers with 500s\n* cart\n* pay\nno tags\n");
}

TEST_CASE("lines that hold a tag and nothing else leave nothing behind, as Mustache has it") {
  CHECK(filled("a\n{{#draft}}\nb\n{{/draft}}\nc\n") == "a\nc\n");
  CHECK(filled("a\n{{^draft}}\nb\n{{/draft}}\nc\n") == "a\nb\nc\n");
  CHECK(filled("a\n  {{! a remark\nof two lines }}\nc\n") == "a\nc\n");
  CHECK(filled("a\n\n{{#services}}\n\n{{.}}\n{{/services}}\n\nc\n") == "a\n\n\ncart\n\npay\n\nc\n");
  CHECK(filled("a {{#draft}}b{{/draft}} c\n") == "a  c\n");
  CHECK(filled("a\r\n{{#draft}}\r\nb\r\n{{/draft}}\r\nc\r\n") == "a\nc\n");
}

TEST_CASE("a tag means the same, whatever white space stands around its mark and its name") {
  CHECK(filled("{{\n#services}}{{\n.\n}} {{/\nservices\n}}") == "cart pay \n");
  CHECK(filled("{{\u00a0#services}}{{{\u00a0.\n}}} {{/\u00a0services}}") == "cart pay \n");
  CHECK(filled("{{ ^\ntags}}none{{/tags}} {{\n&\ntitle}}{{\n! no\nmore }}") == "none Checkout answers with 500s\n");
  CHECK(filled("{{\n>\nhead }}", {{"team/head.mustache", "{{\ntitle}}"}}) == "Checkout answers with 500s\n");
}

TEST_CASE("partials are files beside the template, or below it") {
  const Files files = {{"team/head.mustache", "# {{title}}\n"}, {"team/parts/foot", "the end\n"}};
  CHECK(filled("{{> head}}\nx\n{{> parts/foot}}\n", files) == "# Checkout answers with 500s\nx\nthe end\n");
  CHECK(filled("{{#services}}{{> one}}{{/services}}", {{"team/one.mustache", "<{{.}}>"}}) == "<cart><pay>\n");
}

TEST_CASE("a partial's name never leads out of the template's folder, and nothing is read there") {
  for (const std::string name : {"../secret", "/etc/passwd", "a/../../secret", "..", ".", "./x", "a\\..\\x", "a/.."}) {
    std::vector<std::string> asked;
    const auto from =
        pm::report::template_file("team/t.mustache", reader({{"team/t.mustache", "x\n{{> " + name + " }}"}}, &asked));
    const auto report = pm::report::markdown(told::bare(), from.value());
    INFO(name);
    REQUIRE_FALSE(report);
    CHECK(report.error().what == "team/t.mustache:2: the partial \"" + name + "\" is outside the template's folder");
    CHECK(report.error().kind == pm::ProblemKind::usage);
    CHECK(asked == std::vector<std::string>{"team/t.mustache"});
  }
}

TEST_CASE("what is wrong with a template is told with its file, its line, and what to do") {
  struct Wrong {
    std::string text, told;
  };
  const Files files = {{"team/round.mustache", "\n{{> about}}"},
                       {"team/about.mustache", "{{> round}}"},
                       {"team/broken.mustache", "fine\n{{#fixes}}"}};
  for (const auto& [text, told] : {
           Wrong{"a\n{{title", "report.mustache:2: a tag is opened with {{ and never closed – end it with }}"},
           Wrong{"{{{title}}", "report.mustache:1: a tag is opened with {{ and never closed – end it with }}}"},
           Wrong{"a\n\n{{#fixes}}\nb",
                 "report.mustache:3: the section \"fixes\" is never closed – end it with {{/fixes}}"},
           Wrong{"{{#fixes}}\n{{#factors}}\n{{/fixes}}",
                 "report.mustache:3: {{/fixes}} stands where the section \"factors\" of line 2 "
                 "is still open – put {{/factors}} before it"},
           Wrong{"a\n{{/fixes}}",
                 "report.mustache:2: {{/fixes}} closes a section that was not opened – take it out, or open the "
                 "section with {{#fixes}} before it"},
           Wrong{"{{=<% %>=}}",
                 "report.mustache:1: the delimiters are changed here, which pm does not do – write tags with {{ and }} "
                 "all through"},
           Wrong{"\n\n{{titel}}", "report.mustache:3: there is no value called \"titel\" – did you mean \"title\"?"},
           Wrong{"{{#ticket}}{{ticket.link}}{{/ticket}}",
                 "report.mustache:1: there is no value called \"link\" – did you mean \"links\"?"},
           Wrong{"{{weather}}",
                 "report.mustache:1: there is no value called \"weather\" – docs/templates.md lists the values there "
                 "are"},
           Wrong{"x\n{{> gone}}",
                 "report.mustache:2: the partial \"gone\" cannot be had: team/gone.mustache is not there – it is "
                 "looked for "
                 "as gone.mustache and as gone, beside the template"},
           Wrong{"{{> round}}",
                 "about:1: the partial \"round\" includes itself – take it out of its own text, and of the partials it "
                 "includes"},
           Wrong{"{{> broken}}", "broken:2: the section \"fixes\" is never closed – end it with {{/fixes}}"},
           Wrong{"\xFF", "report.mustache is not UTF-8 text – save it as UTF-8"},
       })
    CHECK(filled(text, files) == (told.starts_with("report.") ? "team/" + told : told));
}

TEST_CASE("a template without a folder has no partials") {
  const auto report = pm::report::markdown(told::bare(), {"{{> x}}", "typed", nullptr});
  REQUIRE_FALSE(report);
  CHECK(report.error().what == "typed:1: the partial \"x\" is not there");
}

TEST_CASE("a value is as safe without Mustache's own escaping, and no value is read as a template") {
  const Template raw{"{{{title}}} {{&title}} {{title}}", "raw", nullptr};
  const auto report = pm::report::markdown(told::bare("<b> *x* {{id}} {{> y}}"), raw).value();
  const std::string safe = "&lt;b> \\*x\\* {{id}} {{> y}}";
  CHECK(report.ends_with("\n\n" + safe + " " + safe + " " + safe + "\n"));
  CHECK(filled("{{> title}}").find("the partial \"title\" cannot be had") != std::string::npos);
}

TEST_CASE("every name a template may use is in the list of names") {
  std::set<std::string> used;
  names_in(pm::report::values(told::with_everywhere("words")), used);
  names_in(pm::report::values(golden::record("whole")), used);
  const auto names = pm::report::template_names();
  CHECK(std::set<std::string>(names.begin(), names.end()) == used);
}

TEST_CASE("docs/templates.md tells of every name, and of no other") {
  const auto documented = names_in_tables(file_text("docs/templates.md"));
  const auto names = pm::report::template_names();
  for (const auto& word : documented) {
    INFO(word);
    CHECK(std::find(names.begin(), names.end(), word) != names.end());
  }
  for (const auto name : names) {
    // Forms and has_… of every text and list are told once, above the tables.
    if (name == "last" || name.starts_with("has_") || name.ends_with("_lines") || name.ends_with("_paragraphs"))
      continue;
    INFO(name);
    CHECK(documented.contains(std::string(name)));
  }
}

TEST_CASE("the small template of docs/templates.md works") {
  const auto docs = file_text("docs/templates.md");
  const std::string fence = "```mustache\n";
  const auto from = docs.find(fence) + fence.size();
  const auto small = docs.substr(from, docs.find("```", from) - from);
  const auto report = pm::report::markdown(golden::record("near-miss"), {small, "small", nullptr}).value();
  CHECK(report.find("## What we do about it\n\n- Alert on the backup disk at 80 % (Lena)\n") != std::string::npos);
}

TEST_CASE("the report's own words pass pm's own check") {
  const auto words = pm::report::built_in().text;
  for (const auto& finding : pm::axioms::Checker().review(words))
    FAIL(words.substr(finding.begin, finding.end - finding.begin));
}
