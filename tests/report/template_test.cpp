#include <pm/language.hpp>
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
#include "report/template.hpp"
#include "report/view.hpp"

using pm::report::Template;

namespace {

using Files = std::map<std::string, std::string>;

/// Reads from these files, and notes what it was asked for.
pm::report::TextReader reader(const Files& files, std::vector<std::string>* asked = nullptr) {
  return [files, asked](const std::filesystem::path& path) -> pm::Result<std::string> {
    if (asked != nullptr) asked->push_back(path.string());
    const auto found = files.find(path.string());
    if (found != files.end()) return found->second;
    return pm::fail(pm::ErrorKind::usage, path.string() + " does not exist");
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
  if (!report) return report.error().message + " – " + report.error().hint;
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

TEST_CASE("template: a team's template is used") {
  CHECK(filled("{{title}}\n{{#services}}\n* {{.}}\n{{/services}}\n{{^tags}}\nno tags\n{{/tags}}\n") ==
        "Checkout answers with 500s\n* cart\n* pay\nno tags\n");
}

TEST_CASE("template: lines with only a tag are removed") {
  CHECK(filled("a\n{{#draft}}\nb\n{{/draft}}\nc\n") == "a\nc\n");
  CHECK(filled("a\n{{^draft}}\nb\n{{/draft}}\nc\n") == "a\nb\nc\n");
  CHECK(filled("a\n  {{! a remark\nof two lines }}\nc\n") == "a\nc\n");
  CHECK(filled("a\n\n{{#services}}\n\n{{.}}\n{{/services}}\n\nc\n") == "a\n\n\ncart\n\npay\n\nc\n");
  CHECK(filled("a {{#draft}}b{{/draft}} c\n") == "a  c\n");
  CHECK(filled("a\r\n{{#draft}}\r\nb\r\n{{/draft}}\r\nc\r\n") == "a\nc\n");
}

TEST_CASE("template: white space in tags is ignored") {
  CHECK(filled("{{\n#services}}{{\n.\n}} {{/\nservices\n}}") == "cart pay \n");
  CHECK(filled("{{\u00a0#services}}{{{\u00a0.\n}}} {{/\u00a0services}}") == "cart pay \n");
  CHECK(filled("{{ ^\ntags}}none{{/tags}} {{\n&\ntitle}}{{\n! no\nmore }}") == "none Checkout answers with 500s\n");
  CHECK(filled("{{\n>\nhead }}", {{"team/head.mustache", "{{\ntitle}}"}}) == "Checkout answers with 500s\n");
}

TEST_CASE("template: partials next to the template or below") {
  const Files files = {{"team/head.mustache", "# {{title}}\n"}, {"team/parts/foot", "the end\n"}};
  CHECK(filled("{{> head}}\nx\n{{> parts/foot}}\n", files) == "# Checkout answers with 500s\nx\nthe end\n");
  CHECK(filled("{{#services}}{{> one}}{{/services}}", {{"team/one.mustache", "<{{.}}>"}}) == "<cart><pay>\n");
}

TEST_CASE("template: partials outside of the directory are refused") {
  for (const std::string name : {"../secret", "/etc/passwd", "a/../../secret", "..", ".", "./x", "a\\..\\x", "a/.."}) {
    std::vector<std::string> asked;
    const auto from =
        pm::report::template_file("team/t.mustache", reader({{"team/t.mustache", "x\n{{> " + name + " }}"}}, &asked));
    const auto report = pm::report::markdown(told::bare(), from.value());
    INFO(name);
    REQUIRE_FALSE(report);
    CHECK(report.error().message ==
          "team/t.mustache:2: the partial \"" + name + "\" is outside of the directory of the template");
    CHECK(report.error().kind == pm::ErrorKind::usage);
    CHECK(asked == std::vector<std::string>{"team/t.mustache"});
  }
}

TEST_CASE("template: errors have file, line and hint") {
  struct Wrong {
    std::string text, told;
  };
  const Files files = {{"team/round.mustache", "\n{{> about}}"},
                       {"team/about.mustache", "{{> round}}"},
                       {"team/broken.mustache", "fine\n{{#fixes}}"}};
  for (const auto& [text, told] : {
           Wrong{"a\n{{title", "report.mustache:2: unclosed tag – close it with }}"},
           Wrong{"{{{title}}", "report.mustache:1: unclosed tag – close it with }}}"},
           Wrong{"a\n\n{{#fixes}}\nb", "report.mustache:3: unclosed section \"fixes\" – close it with {{/fixes}}"},
           Wrong{"{{#fixes}}\n{{#factors}}\n{{/fixes}}",
                 "report.mustache:3: {{/fixes}} closes a section while \"factors\" of line 2 "
                 "is open – put {{/factors}} before it"},
           Wrong{"a\n{{/fixes}}",
                 "report.mustache:2: {{/fixes}} closes a section that was not opened – remove it, or open the "
                 "section with {{#fixes}} before it"},
           Wrong{"{{=<% %>=}}", "report.mustache:1: set delimiter tags are not supported – use {{ and }} for all tags"},
           Wrong{"\n\n{{titel}}", "report.mustache:3: unknown value \"titel\" – did you mean \"title\"?"},
           Wrong{"{{#ticket}}{{ticket.link}}{{/ticket}}",
                 "report.mustache:1: unknown value \"link\" – did you mean \"links\"?"},
           Wrong{"{{weather}}", "report.mustache:1: unknown value \"weather\" – docs/templates.md lists all values"},
           Wrong{"x\n{{> gone}}",
                 "report.mustache:2: cannot read the partial \"gone\": team/gone.mustache does not exist – searched "
                 "as gone.mustache and gone, next to the template"},
           Wrong{"{{> round}}",
                 "about:1: the partial \"round\" includes itself – remove it from its own text and from the "
                 "partials that it includes"},
           Wrong{"{{> broken}}", "broken:2: unclosed section \"fixes\" – close it with {{/fixes}}"},
           Wrong{"\xFF", "report.mustache is not valid UTF-8 – save it as UTF-8"},
       })
    CHECK(filled(text, files) == (told.starts_with("report.") ? "team/" + told : told));
}

TEST_CASE("template: without a directory there are no partials") {
  const auto report = pm::report::markdown(told::bare(), {"{{> x}}", "typed", nullptr});
  REQUIRE_FALSE(report);
  CHECK(report.error().message == "typed:1: partial \"x\" not found");
}

TEST_CASE("template: values are safe without escaping") {
  const Template raw{"{{{title}}} {{&title}} {{title}}", "raw", nullptr};
  const auto report = pm::report::markdown(told::bare("<b> *x* {{id}} {{> y}}"), raw).value();
  const std::string safe = "&lt;b> \\*x\\* {{id}} {{> y}}";
  CHECK(report.ends_with("\n\n" + safe + " " + safe + " " + safe + "\n"));
  CHECK(filled("{{> title}}").find("cannot read the partial \"title\"") != std::string::npos);
}

TEST_CASE("template: all names are listed") {
  std::set<std::string> used;
  names_in(pm::report::values(told::with_everywhere("words")), used);
  names_in(pm::report::values(golden::record("whole")), used);
  const auto names = pm::report::template_names();
  CHECK(std::set<std::string>(names.begin(), names.end()) == used);
}

TEST_CASE("template: docs/templates.md lists all names") {
  const auto documented = names_in_tables(file_text("docs/templates.md"));
  const auto names = pm::report::template_names();
  for (const auto& word : documented) {
    INFO(word);
    CHECK(std::find(names.begin(), names.end(), word) != names.end());
  }
  for (const auto name : names) {
    // Forms and has_… of every text and list are described once, above the tables.
    if (name == "last" || name.starts_with("has_") || name.ends_with("_lines") || name.ends_with("_paragraphs"))
      continue;
    INFO(name);
    CHECK(documented.contains(std::string(name)));
  }
}

TEST_CASE("template: the example in docs/templates.md works") {
  const auto docs = file_text("docs/templates.md");
  const std::string fence = "```mustache\n";
  const auto from = docs.find(fence) + fence.size();
  const auto small = docs.substr(from, docs.find("```", from) - from);
  const auto report = pm::report::markdown(golden::record("near-miss"), {small, "small", nullptr}).value();
  CHECK(report.find("## Action items\n\n- Alert on the backup disk at 80 % (Lena)\n") != std::string::npos);
}

TEST_CASE("report: its wording passes our own rules") {
  const auto words = pm::report::built_in().text;
  for (const auto& finding : pm::language::Checker().review(words))
    FAIL(words.substr(finding.begin, finding.end - finding.begin));
}
