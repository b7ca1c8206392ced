// Whatever lies among the records: never a crash, never silence, and the rest is still checked.
#include <sys/stat.h>
#include <unistd.h>

#include <map>

#include "catch.hpp"
#include "commands/fake_environment.hpp"
#include "commands/shell.hpp"
#include "lint/a_record.hpp"

using pm::lint::test::good;
using pm::lint::test::with;
using pm::test::InnerWorld;
using pm::test::Ran;
using pm::test::Shell;

namespace {

namespace fs = std::filesystem;

struct Bad {
  const char* kind;
  std::string text;
};

/// The good record with something in the place of its title.
std::string titled(const std::string& json) {
  std::string text = good;
  const std::string title = "\"Checkout answers with 500s\"";
  return text.replace(text.find(title), title.size(), json);
}
std::string in_title(const std::string& bytes) { return titled("\"" + bytes + "\""); }
std::string before_all(const std::string& bytes) { return bytes + good; }
std::string after_all(const std::string& bytes) { return good + bytes; }
std::string hours(const std::string& number) {
  std::string text = good;
  return text.replace(text.find("\"hours\": 2"), 10, "\"hours\": " + number);
}
std::string nested(const std::string& open, const std::string& inner, const std::string& close, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += open;
  out += inner;
  for (std::size_t i = 0; i < times; ++i) out += close;
  return titled(out);
}
std::string utf16(bool big) {
  std::string out = big ? "\xfe\xff" : "\xff\xfe";
  for (const char c : std::string_view(good)) out += big ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

/// Every way we know for a text not to be JSON, or not to be read as what it seems.
std::vector<Bad> no_json() {
  using namespace std::string_literals;
  return {
      // structure
      {"nothing at all", ""},
      {"white space alone", " \r\n\t"},
      {"no value", titled("")},
      {"a missing comma", titled("\"a\" \"severity\": \"1\"")},
      {"a comma too many", titled("\"a\",")},
      {"two commas", titled("\"a\",, \"severity\": \"1\"")},
      {"a comma after the last item", titled("\"a\", \"tags\": [\"a\",]")},
      {"a colon too many", titled(": \"a\"")},
      {"a semicolon", titled("\"a\"; \"severity\": \"1\"")},
      {"a bracket of the other kind", titled("[}")},
      {"a bracket that is not closed", titled("[")},
      {"a bracket that was not opened", after_all("}")},
      {"a second record", after_all(good)},
      {"words after the record", after_all("done")},
      {"words before the record", before_all("record = ")},
      {"a line comment", before_all("// ours\n")},
      {"a block comment", titled("/* ours */ \"a\"")},
      {"a comment of other languages", before_all("# ours\n")},
      {"a key without quotes", titled("\"a\", severity: \"1\"")},
      {"a key in single quotes", titled("\"a\", 'severity': \"1\"")},
      {"a key that is a number", titled("\"a\", 1: \"1\"")},
      {"marks of a merge", before_all("<<<<<<< HEAD\n")},
      {"YAML", "format: pm-record/1\nid: 2026-11-20-a\n"},
      {"JSON lines", "{}\n{}\n"},
      {"HTML", "<!DOCTYPE html><title>404</title>"},
      {"a pointer of git-lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"},
      // strings
      {"a string in single quotes", titled("'a'")},
      {"a string that is not closed", titled("\"a")},
      {"a line's end in a string", in_title("a\nb")},
      {"a carriage return in a string", in_title("a\rb")},
      {"a tab in a string", in_title("a\tb")},
      {"a control character in a string", in_title("a\x01z")},
      {"an escape that is none", in_title("\\x41")},
      {"an escape of a digit", in_title("\\0")},
      {"an escape cut short", in_title("\\u12")},
      {"an escape of no hex digits", in_title("\\u12g4")},
      {"half a pair of surrogates", in_title("\\ud800")},
      {"the other half", in_title("\\udc00")},
      {"two first halves", in_title("\\ud800\\ud800")},
      {"a backslash at the end", in_title("a\\")},
      {"quotes of a word processor", titled("\u201ca\u201d")},
      // numbers and words
      {"a zero before a number", hours("02")},
      {"a plus", hours("+2")},
      {"a point at the beginning", hours(".5")},
      {"a point at the end", hours("2.")},
      {"two points", hours("1.2.3")},
      {"a comma in a number", hours("1,5")},
      {"an exponent without digits", hours("2e")},
      {"a minus alone", hours("-")},
      {"hexadecimal", hours("0x2")},
      {"NaN", hours("NaN")},
      {"Infinity", hours("Infinity")},
      {"a number too big for anything", hours("1e999")},
      {"a number of 400 digits", hours(std::string(400, '9'))},
      {"undefined", titled("undefined")},
      {"True", titled("True")},
      {"None", titled("None")},
      {"a word cut short", titled("nul")},
      // encodings
      {"a byte order mark", before_all("\xef\xbb\xbf")},
      {"UTF-16, little end first", utf16(false)},
      {"UTF-16, big end first", utf16(true)},
      {"Latin-1", in_title("Caf\xe9")},
      {"UTF-8 cut short", in_title("a\xe2\x82")},
      {"a continuation alone", in_title("a\x80z")},
      {"a longer form than needed", in_title("a\xc0\xafz")},
      {"a surrogate in UTF-8", in_title("a\xed\xa0\x80z")},
      {"beyond Unicode", in_title("a\xf4\x90\x80\x80z")},
      {"five bytes", in_title("a\xf8\x88\x80\x80\x80z")},
      {"bytes outside of strings", titled("\xff")},
      {"a no-break space between values", titled("\xc2\xa0\"a\"")},
      {"NUL in a string", in_title("a\0b"s)},
      {"NUL after the record", after_all("\0"s)},
      {"NULs alone", std::string(100, '\0')},
      {"the beginning of an archive", "PK\x03\x04\x14\0\0\0"s},
      // nesting
      {"65 lists", nested("[", "", "]", 65)},
      {"65 objects", nested("{\"a\":", "1", "}", 65)},
      {"a hundred thousand lists", nested("[", "", "]", 100'000)},
      {"a hundred thousand lists that never end", std::string(100'000, '[')},
      {"a hundred thousand objects that never end", nested("{\"a\":", "1", "", 100'000)},
  };
}

/// JSON, and no record: each rule of the format broken, one at a time.
std::vector<Bad> no_record() {
  return {
      {"null", "null"},
      {"a number", "1"},
      {"text", "\"a record\""},
      {"a list of records", std::string("[") + good + "]"},
      {"an empty object", "{}"},
      {"no format", with(R"({"format": null})")},
      {"another format", with(R"({"format": "pm-record/9"})")},
      {"a format that is no text", with(R"({"format": 1})")},
      {"no id", with(R"({"id": null})")},
      {"an id of other letters", with(R"({"id": "2026-11-20 Ä"})")},
      {"a status that is none", with(R"({"status": "done"})")},
      {"a kind that is none", with(R"({"kind": "oops"})")},
      {"an empty title", with(R"({"title": ""})")},
      {"a title of spaces", with(R"({"title": "  "})")},
      {"an unknown key", with(R"({"titel": "a"})")},
      {"an unknown key below", with(R"({"meeting": {"bos": "Ana"}})")},
      {"a key twice", titled("\"a\", \"title\": \"b\"")},
      {"a key twice, once with an escape", titled("\"a\", \"titl\\u0065\": \"b\"")},
      {"a list where text goes", with(R"({"title": ["a"]})")},
      {"text where a list goes", with(R"({"factors": "a"})")},
      {"text where an object goes", with(R"({"meeting": "Ana"})")},
      {"an id twice", with(R"({"factors": [{"id": "F1", "text": "a"}, {"id": "F1", "text": "b"}]})")},
      {"an id of another list", with(R"({"factors": [{"id": "X1", "text": "a"}]})")},
      {"a factor without text", with(R"({"factors": [{"id": "F1"}]})")},
      {"a fix without a title", with(R"({"fixes": [{"id": "X1", "status": "open"}]})")},
      {"a fix's status that is none", with(R"({"fixes": [{"id": "X1", "title": "a", "status": "later"}]})")},
      {"hours below nothing", hours("-1")},
      {"hours in quotes", hours("\"2\"")},
      {"a day that does not exist", with(R"({"soak_until": "2026-02-30"})")},
      {"a day of another style", with(R"({"soak_until": "20.11.2026"})")},
      {"a time without an offset", with(R"({"times": {"started": "2026-11-20T10:00:00"}})")},
      {"a time that does not exist", with(R"({"times": {"started": "2026-11-20T25:00:00Z"}})")},
      {"a zone that does not exist", with(R"({"timezone": "Europe/Atlantis"})")},
      {"a milestone given and unknown",
       with(R"({"times": {"started": "2026-11-20T10:00:00Z", "unknown": ["started"]}})")},
      {"a milestone rough without a time", with(R"({"times": {"approximate": ["engaged"]}})")},
      {"a rating out of its range", with(R"({"process": {"rating": 6}})")},
      {"a link that is no web address", with(R"({"links": [{"url": "javascript:x"}]})")},
      {"a waiver without a reason", with(R"({"waivers": [{"rule": "no-boss", "at": ""}]})")},
      {"an interview in a final record", with(R"({"interview": {"at": "title"}})")},
      {"a name that is not its id", good},
  };
}

std::vector<Bad> all_bad() {
  auto all = no_json();
  for (auto& one : no_record()) all.push_back(std::move(one));
  return all;
}

/// By path, the first thing said of each.
std::map<std::string, std::string> malformed_in(const Ran& ran) {
  std::map<std::string, std::string> said;
  const auto json = ran.json();
  for (const auto& finding : json["findings"])
    if (finding["rule"] == "malformed")
      said.emplace(finding["path"].get<std::string>(), finding["message"].get<std::string>());
  return said;
}

std::string numbered(std::size_t i) { return "r/" + std::to_string(1000 + i) + ".json"; }

/// Another record with a finding.
void put_a_neighbour(const InnerWorld& w) {
  w.write("r/2026-11-20-neighbour.json", with(R"({"id": "2026-11-20-neighbour", "fixes": []})"));
}

}  // namespace

TEST_CASE("bad input: is malformed, and other files are checked") {
  InnerWorld w;
  put_a_neighbour(w);
  const auto all = all_bad();
  for (std::size_t i = 0; i < all.size(); ++i) w.write(numbered(i), all[i].text);
  const auto together = w.pm({"check", "r", "-f", "json", "--today", "2026-11-22"});
  CHECK(together.code == 1);
  CHECK(together.err.empty());
  CHECK(together.json()["checked"]["records"] == all.size() + 1);
  CHECK(together.says("must-have-fix"));
  const auto malformed = malformed_in(together);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto said = malformed.find(numbered(i));
    // All have different file names; the name alone must not be the finding.
    const bool by_name = said != malformed.end() && said->second.find("file name does not match") != std::string::npos;
    if (said == malformed.end() || by_name != (all[i].text == good)) FAIL_CHECK(all[i].kind << " passes among others");
    const auto alone = w.pm({"check", numbered(i)});
    if (alone.code != 1 || !alone.says(numbered(i) + ":") || !alone.says("[malformed]"))
      FAIL_CHECK(all[i].kind << " passes alone: " << alone);
  }
  CHECK(malformed.size() == all.size());
}

TEST_CASE("bad input: is reported in every format") {
  InnerWorld w;
  const auto all = all_bad();
  for (std::size_t i = 0; i < all.size(); ++i) w.write(numbered(i), all[i].text);
  for (const auto* format : {"human", "sarif", "junit", "github"}) {
    const auto ran = w.pm({"check", "r", "-f", format});
    CHECK(ran.code == 1);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!ran.says(numbered(i))) FAIL_CHECK(format << " is silent on " << all[i].kind);
  }
}

TEST_CASE("unusual valid input passes") {
  InnerWorld w;
  const auto passes = [&](const char* kind, const std::string& text) {
    w.write("2026-11-20-checkout-500s.json", text);
    const auto ran = w.pm({"check", "2026-11-20-checkout-500s.json", "--today", "2026-11-22"});
    INFO(kind << "\n" << ran);
    CHECK(ran.code == 0);
    CHECK(ran.says("no findings"));
  };
  std::string crlf;
  for (const char c : std::string_view(good)) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  passes("lines that end in CR LF", crlf);
  std::string one_line;
  for (const char c : std::string_view(good)) one_line += c == '\n' ? ' ' : c;
  passes("one line", one_line);
  passes("white space around it", "\n\n\t " + std::string(good) + "\r\n\r\n");
  passes("no line end at the end", std::string(good).substr(0, std::string_view(good).rfind('}') + 1));
  passes("escapes", in_title("Caf\\u00e9 \\ud83e\\udd8a \\\"a\\\" \\/"));
  passes("all of Unicode", in_title("日本 🦊 e\u0301 \u202e \ufffd"));
  passes("a number of another style", hours("20e-1"));
}

TEST_CASE("a bad record does not affect other records") {
  InnerWorld w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a"})"));
  w.write("postmortems/2026-11-20-b.json", "{");
  for (const auto& command : std::vector<std::vector<std::string>>{{"list"}, {"fixes"}, {"report"}}) {
    const auto ran = w.pm(command);
    INFO(command.front() << " " << ran);
    CHECK(ran.code == 1);
    CHECK(ran.complains("2026-11-20-b.json"));
    CHECK(ran.says("2026-11-20-a"));
  }
}

TEST_CASE("check: files may appear and vanish during the run") {
  Shell w;
  w.write("postmortems/2026-11-20-a.json", with(R"({"id": "2026-11-20-a", "fixes": []})"));
  const auto ran = w.sh(
      "mkdir -p away; (while test -d away; do mv postmortems/b*.json away; mv away/*.json postmortems; done) "
      "2>/dev/null &\n"
      "for i in 1 2 3 4 5 6 7 8; do echo '{' >postmortems/b$i.json; done\n"
      "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do\n"
      "  pm check --today 2026-12-24 >said 2>complained; code=$?\n"
      "  grep -q must-have-fix said || echo silent\n"
      "  case $code in\n"
      "  1) test -s complained && echo 'complained for nothing' ;;\n"
      "  2) grep -q 'b[0-9].json' complained || echo 'names nothing' ;;\n"
      "  *) echo code $code ;;\n"
      "  esac\n"
      "done\n"
      "until rm -r away 2>rest; do :; done; wait");
  INFO(ran);
  CHECK(ran.out.empty());
}
