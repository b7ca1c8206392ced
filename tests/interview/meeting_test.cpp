// Whole meetings at a terminal: the program itself, behind a pty, with somebody who types.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"
#include "terminal/person.hpp"

namespace fs = std::filesystem;
using pm::terminal::Person;
using pm::terminal::Screen;

namespace {

class Meeting {
 public:
  explicit Meeting(std::vector<std::string> arguments, std::size_t columns = 100)
      : person(setup(std::move(arguments), columns)) {}

  /// Types a line and waits until the answer to it shows the words.
  Meeting& says(const std::string& line, std::string_view shows) {
    mark_ = person.bytes().size();
    person.types(line + "\r");
    INFO("after \"" << line << "\" waiting for \"" << shows << "\"");
    INFO(person.bytes().substr(mark_));
    const bool is_shown = person.sees([&](const Screen&) { return shown().find(shows) != std::string::npos; });
    if (!is_shown) FAIL("it shows\n" << shown());
    return *this;
  }
  /// Waits for words on the screen after the last line.
  [[nodiscard]] bool sees(std::string_view words) {
    return person.sees([&](const Screen&) { return shown().find(words) != std::string::npos; });
  }
  /// What is after the label, ready to be edited.
  [[nodiscard]] std::string on_the_line() const {
    const auto row = person.screen().row(person.screen().cursor_row());
    const auto label = row.find('>');
    return label == std::string::npos ? row : std::string(pm::text::trim(row.substr(label + 1)));
  }
  /// All that came since the last line was typed.
  [[nodiscard]] std::string shown() const { return person.bytes().substr(mark_); }

  [[nodiscard]] pm::record::Record record() const {
    for (const auto& file : fs::directory_iterator("postmortems"))
      if (file.path().extension() == ".json") return pm::record::read(folder.read(file.path())).record.value();
    return {};
  }

  pm::test::FreshFolder folder;
  Person person;

 private:
  static Person::Setup setup(std::vector<std::string> arguments, std::size_t columns) {
    Person::Setup setup;
    setup.program = PM_PROGRAM;
    setup.arguments = std::move(arguments);
    setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}};
    setup.first_words = ">";
    setup.columns = columns, setup.rows = 60;
    return setup;
  }
  std::size_t mark_ = 0;
};

bool any_file_holds(std::string_view words) {
  for (const auto& file : fs::recursive_directory_iterator(".")) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("meeting: /back at each kind of question") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  meeting.says("Ana, Bo", "acted in good faith").says("", "What kind of incident").says("1", "Who was affected");
  SECTION("a choice: the answer is on the line") {
    meeting.says("/back", "What kind of incident");
    REQUIRE(meeting.person.sees([&](const Screen&) { return meeting.on_the_line() == "outage"; }));
  }
  SECTION("a text: the answer is on the line") {
    meeting.says("A third of shoppers", "Who's here").says("/back", "Who was affected");
    REQUIRE(meeting.person.sees([&](const Screen&) { return meeting.on_the_line() == "A third of shoppers"; }));
    meeting.says("", "Who's here");
    CHECK(meeting.record().impact == "A third of shoppers");
  }
  SECTION("a list: its items and an empty line") {
    meeting.says("", "Who's here").says("Cora, on call", "P1  Cora, on call").says("", "Where does the story start");
    meeting.says("/back", "P1  Cora, on call");
    CHECK(meeting.on_the_line().empty());
    meeting.says("Dan", "P2  Dan");
    CHECK(meeting.record().meeting.participants->size() == 2);
  }
  SECTION("the timeline and a milestone") {
    meeting.says("/goto events", "Where does").says("20 Nov 14:02 errors", "T1").says("14:40 normal", "T2");
    meeting.says("", "read it through").says("/back", "T2  ").says("14:50 a mail", "T3  ");
    meeting.says("/goto started", "first feel it").says("T1", "first notice").says("/back", "first feel it");
    REQUIRE(
        meeting.person.sees([&](const Screen&) { return meeting.on_the_line().find("14:02") != std::string::npos; }));
    CHECK(meeting.record().timeline->size() == 3);
  }
  SECTION("a fix and its follow-up") {
    meeting.says("/goto fixes", "smallest thing").says("Show the host @ana", "About how many hours");
    meeting.says("/back", "X1  Show the host").says("Page on means @bo 1h", "X2");
    CHECK(meeting.record().fixes->size() == 2);
  }
}

TEST_CASE("meeting: a refusal at each kind of question, then Enter") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  struct Refused {
    std::string question, line, reason, next;
  };
  const std::vector<Refused> all = {
      {"kind", "outrageous weather", "Invalid choice", "Who was affected"},
      {"people", "20 Nov 14:05 first page", "looks like part of the timeline", "Where does the story start"},
      {"started", "when it rang", "as a time", "first notice"},
      {"surprises", "-S4", "There is no S4", "What kept this"},
      {"factors", "-F9", "There is no F9", "rarely just one thing"},
      {"when", "2 someday", "Cannot parse", "smallest thing"},
      {"fixes", "X7", "There is no X7", "How was this hour"},
      {"process", "9 of ten", "Type a number", "Shall we keep it"}};
  for (const auto& refused : all) {
    meeting.says("/goto " + refused.question, "section").says(refused.line, refused.reason);
    CHECK(meeting.on_the_line().empty());
    meeting.person.types("\x1b[A");  // Up brings it back
    REQUIRE(meeting.person.sees([&](const Screen&) { return meeting.on_the_line() == refused.line; }));
    meeting.person.types("\x15");
    meeting.says("", refused.next);
  }
}

TEST_CASE("meeting: a sentence rewritten in all its places is in no file") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  const std::string blame = "Cora forgot to renew the certificate";
  meeting.says("/goto surprises", "What surprised you").says(blame, "Is S1 a factor as well?").says("y", "F1");
  meeting.says("/goto events", "Where does").says("20 Nov 14:02 " + blame, "T1");
  meeting.says("/goto until_seen", "time to detect").says(blame, "F2").says("/park " + blame, "K1");
  REQUIRE(any_file_holds(blame));
  const std::string fair = "the certificate had to be renewed by hand";
  meeting.says("/edit S1 " + fair, "say the same. Change them as well?").says("y", "F2 changed");
  meeting.says("/edit T1 " + fair, "T1 changed").says("/edit K1 " + fair, "K1 changed");
  INFO(meeting.shown());
  CHECK_FALSE(any_file_holds(blame));
  CHECK(meeting.record().factors->front().text == fair);
  meeting.says("/quit", "pm resume");
  CHECK_FALSE(any_file_holds(blame));
}

TEST_CASE("meeting: a terminal resized from 120 to 60 columns") {
  Meeting meeting({"new", "Checkout answers with 500s"}, 120);
  meeting.says("/goto surprises", "section")
      .says("the canary was green all day long while every payment was refused", "S1");
  meeting.says("", "surprises >");
  meeting.person.resizes(60, 60);
  meeting.says("/goto factors", "contributing factors");
  meeting.says("/goto surprises", "S1");
  const auto shown = meeting.shown();
  for (const auto line : pm::text::lines(shown))
    if (line.find('\x1b') == std::string_view::npos) CHECK(pm::text::display_width(pm::text::trim(line)) <= 60);
}

TEST_CASE("meeting: the editor opens a list, and opens it again with the reason") {
  pm::test::FreshFolder scripts;
  // First a day that does not exist; when the text comes back, the right one.
  scripts.write("editor",
                "#!/bin/sh\ncd \"$(dirname \"$0\")\"\nif [ -e again ]; then cp \"$1\" seen; sed -i "
                "'s/2026-02-30/2026-11-21/' \"$1\"\n"
                "else touch again; sed -i 's/^T1: [0-9-]*/T1: 2026-02-30/' \"$1\"; fi\n");
  fs::permissions("editor", fs::perms::owner_all);
  Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.arguments = {"new", "Checkout answers with 500s"};
  setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}, {"VISUAL", (scripts.path() / "editor").string()}};
  setup.first_words = ">";
  setup.rows = 60;
  Person person(setup);
  person.types("/goto events\r");
  REQUIRE(person.sees("Where does the story start"));
  person.types("20 Nov 2026 14:02 first page\r");
  REQUIRE(person.sees("T1  "));
  person.types("/edit\r");
  CHECK(person.sees("Nothing is changed yet"));
  CHECK(person.sees("T1  21 Nov 14:02  first page"));
  const auto seen = scripts.read("seen");
  INFO(seen);
  CHECK(seen.find("\n# ") != std::string::npos);
  CHECK(seen.find("\nT1: 2026-02-30 14:02 first page") != std::string::npos);
}
