// Whole meetings at a terminal: the program itself, behind a pty, with somebody who types.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "catch.hpp"
#include "commands/fresh_folder.hpp"
#include "lint/a_record.hpp"
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

/// A final record with surprises and an open fix.
pm::record::Record final_record() {
  auto record = pm::record::read(pm::lint::test::good).record.value();
  record.surprises = {{"nobody had opened the dashboard since spring"}};
  return record;
}

std::string at_of(const pm::record::Record& record, std::string_view id) {
  const auto* event = pm::record::find_event(record, id);
  return event ? event->at.text.substr(0, 16) : "";
}

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

TEST_CASE("meeting: a story told out of order over two days") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  meeting.says("/goto events", "Where does").says("20 Nov 23:50 first page", "T1");
  meeting.says("0:10 a second page", "Another day: Sat 21 Nov").says("23:30 the deploy", "Another day: Fri 20 Nov");
  meeting.says("21 Nov 9:00 a customer wrote", "T4")
      .says("20 Nov 18:00 the build", "T5")
      .says("? somebody looked", "T6");
  meeting.says("/show", "somebody looked");
  const auto record = meeting.record();
  CHECK(at_of(record, "T1") == "2026-11-20T23:50");
  CHECK(at_of(record, "T2") == "2026-11-21T00:10");
  CHECK(at_of(record, "T3") == "2026-11-20T23:30");
  std::vector<std::string> order;
  for (const auto& event : *record.timeline) order.push_back(event.id);
  CHECK(order == std::vector<std::string>{"T5", "T6", "T3", "T1", "T2", "T4"});
  CHECK(record.timeline->at(1).precision == pm::record::Precision::unknown);
}

TEST_CASE("meeting: a cause that is known by its day") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  meeting.says("/goto events", "Where does").says("30 Oct 2026 release 4.2 with the new cache", "T1  30 Oct");
  meeting.says("20 Nov 2026 14:02 first page", "T2").says("14:50 back to normal", "T3");
  meeting.says("/goto started", "first feel it").says("T1", "Impact started: 30 Oct");
  meeting.says("T2", "How did we find out").says("4", "luck").says("", ">").says("/goto mitigated", "users OK again");
  meeting.says("T3", "back to normal").says("", "in one sentence");
  CHECK(meeting.sees("21 days"));
  CHECK(meeting.shown().find("00:00") == std::string::npos);
  const auto record = meeting.record();
  REQUIRE(record.times.day_only);
  CHECK(record.times.day_only->front() == pm::record::Milestone::started);
  CHECK(record.timeline->front().precision == pm::record::Precision::day);
}

TEST_CASE("meeting: a paste of 30 lines across midnight, then moved by /day") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  meeting.says("/goto events", "Where does");
  std::string paste;
  for (int i = 0; i < 30; ++i) {
    const int minute = 23 * 60 + 15 + 3 * i;
    paste += fmt::format("{:02}:{:02} line {} of the log\n", minute / 60 % 24, minute % 60, i + 1);
  }
  meeting.person.pastes(paste);
  REQUIRE(meeting.person.sees("line 30 of the log"));
  meeting.says("", "Which day did this happen?").says("19 Nov 2026", "Day of the incident: Thu 19 Nov");
  auto record = meeting.record();
  REQUIRE(record.timeline->size() == 30);
  CHECK(at_of(record, "T1") == "2026-11-19T23:15");
  CHECK(at_of(record, "T16") == "2026-11-20T00:00");
  CHECK(at_of(record, "T30") == "2026-11-20T00:42");
  meeting.says("/day 17 Nov T1-T30", "Moved to Tue 17 Nov");
  record = meeting.record();
  CHECK(at_of(record, "T1") == "2026-11-17T23:15");
  CHECK(at_of(record, "T30") == "2026-11-18T00:42");
}

TEST_CASE("meeting: the fixes in a second meeting, and the id of the day") {
  Meeting meeting({"new", "Checkout answers with 500s"});
  meeting.says("/goto events", "Where does").says("20 Nov 2025 14:02 first page", "T1").says("14:50 normal", "T2");
  meeting.says("/goto started", "first feel it").says("T1", "Impact started");
  meeting.says("/goto factors", "contributing factors").says("The alert looks at means", "F1").says("A cache", "F2");
  meeting.says("/fix Page on percentiles", "Kept as an idea")
      .says("/goto when", "sleep on it")
      .says("2", "How was this hour");
  meeting.says("", "Ready to finish?").says("", "named after another day").says("y", "See you then.");
  CHECK(meeting.person.ends() == 0);
  const auto record = meeting.record();
  CHECK(record.id == "2025-11-20-checkout-answers-with-500s");
  CHECK(fs::exists("postmortems/" + record.id + ".json"));
  CHECK(record.soak_until);

  Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.arguments = {"resume", "checkout"};
  setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}};
  setup.first_words = "smallest thing";
  setup.columns = 100, setup.rows = 60;
  Person second(setup);
  CHECK(second.sees("I1  Page on percentiles"));
  second.types("I1 @bo 1h F1\r");
  REQUIRE(second.sees("X1"));
  second.types("/quit\r");
  CHECK(second.sees("pm resume"));
  CHECK(meeting.record().fixes->size() == 1);
}

TEST_CASE("meeting: a final record is corrected after a week") {
  pm::test::FreshFolder folder;
  const auto record = final_record();
  const auto path = "postmortems/" + record.id + ".json";
  folder.write(path, pm::record::write(record));
  REQUIRE(record.status == pm::record::Status::final);
  const auto was = record.surprises->front();
  Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.arguments = {"edit", record.id, "surprises"};
  setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}};
  setup.first_words = "What surprised you";
  setup.columns = 100, setup.rows = 60;
  Person person(setup);
  person.types("S1: the canary was green\r");
  REQUIRE(person.sees("S1 changed"));
  person.types("\r");
  CHECK(person.ends() == 0);
  const auto corrected = pm::record::read(folder.read(path)).record.value();
  CHECK(corrected.status == pm::record::Status::final);
  CHECK(corrected.surprises->front() == "the canary was green");
  CHECK(folder.read("postmortems/" + record.id + ".md").find("the canary was green") != std::string::npos);
  CHECK_FALSE(any_file_holds(was));
}

TEST_CASE("records: a part of an id that several have is chosen by its number") {
  pm::test::FreshFolder folder;
  auto record = final_record();
  const auto fix = record.fixes->front().id;
  for (const auto* id : {"2026-11-18-half-of-the-cards", "2026-11-19-half-of-the-mails"}) {
    record.id = id, record.uid.reset();
    folder.write(std::string("postmortems/") + id + ".json", pm::record::write(record));
  }
  Person::Setup setup;
  setup.program = PM_PROGRAM;
  setup.arguments = {"fixes", "done", "half:" + fix};
  setup.environment = {{"NO_COLOR", "1"}, {"TZ", "UTC"}};
  setup.first_words = ">";
  setup.columns = 100, setup.rows = 60;
  Person person(setup);
  CHECK(person.sees("1  "));
  CHECK(person.sees("2026-11-19-half-of-the-mails"));
  person.types("2\r");
  CHECK(person.ends() == 0);
  const auto status = [&](const char* id) {
    const auto text = folder.read(std::string("postmortems/") + id + ".json");
    return pm::record::read(text).record.value().fixes->front().status;
  };
  CHECK(status("2026-11-18-half-of-the-cards") == pm::record::FixStatus::open);
  CHECK(status("2026-11-19-half-of-the-mails") == pm::record::FixStatus::done);
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
