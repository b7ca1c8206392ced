// The terminal is lent: to a stopped program's shell, to an editor, and back on every way out.
#include <signal.h>

#include <string>

#include "catch.hpp"
#include "terminal/person.hpp"

using pm::terminal::Person;
using pm::terminal::Screen;

namespace {

bool same_modes(const termios& a, const termios& b) {
  return a.c_iflag == b.c_iflag && a.c_oflag == b.c_oflag && a.c_lflag == b.c_lflag && a.c_cc[VQUIT] == b.c_cc[VQUIT] &&
         a.c_cc[VINTR] == b.c_cc[VINTR];
}

bool edits(const Person& person) { return (person.modes().c_lflag & (ICANON | ECHO)) == 0; }

}  // namespace

TEST_CASE("Ctrl-Z: restores the terminal and resumes") {
  Person person({});
  REQUIRE(person.sees(">"));
  person.types("half");
  REQUIRE(person.sees("> half"));
  REQUIRE(edits(person));
  person.types("\x1a");
  CHECK(person.told() == "stopped " + std::to_string(SIGTSTP));
  CHECK(same_modes(person.modes(), person.original()));
  CHECK(person.bytes().ends_with("\x1b[?2004l"));
  person.sends(SIGCONT);
  REQUIRE(person.sees([&](const Screen&) { return edits(person); }));
  person.types(" way\r");
  CHECK(person.told() == "line half way");
  CHECK(person.sees("> half way"));
  person.types("\x04");
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
  CHECK(same_modes(person.modes(), person.original()));
}

TEST_CASE("SIGSTOP: the line is redrawn") {
  Person person({});
  person.types("half");
  REQUIRE(person.sees("> half"));
  person.sends(SIGSTOP);
  CHECK(person.told() == "stopped " + std::to_string(SIGSTOP));
  person.sends(SIGCONT);
  person.types(" way\r");
  CHECK(person.told() == "line half way");
}

TEST_CASE("terminal: restored on every exit") {
  const auto ends_with = [](const char* how, const std::function<void(Person&)>& does, int status) {
    INFO(how);
    Person person({});
    REQUIRE(person.sees(">"));
    person.types("x\r");
    CHECK(person.told() == "line x");
    REQUIRE(person.sees([&](const Screen&) { return edits(person); }));
    does(person);
    CHECK(person.ends() == status);
    CHECK(same_modes(person.modes(), person.original()));
    CHECK(person.bytes().rfind("\x1b[?2004l") > person.bytes().rfind("\x1b[?2004h"));
  };
  ends_with("Ctrl-D", [](Person& p) { p.types("\x04"); }, 0);
  ends_with("SIGTERM", [](Person& p) { p.sends(SIGTERM); }, 0);
  ends_with("SIGHUP", [](Person& p) { p.sends(SIGHUP); }, 0);
  ends_with("exit()", [](Person& p) { p.types("exit\r"); }, 3);
  ends_with("abort()", [](Person& p) { p.types("crash\r"); }, 1000 + SIGABRT);
  ends_with("SIGQUIT", [](Person& p) { p.sends(SIGQUIT); }, 1000 + SIGQUIT);
  ends_with("SIGSEGV", [](Person& p) { p.sends(SIGSEGV); }, 1000 + SIGSEGV);
}

TEST_CASE("Ctrl-C: repeated presses end the program") {
  Person person({});
  person.types("sleep\r");
  CHECK(person.told() == "line sleep");
  CHECK(person.told() == "sleeping ");
  CHECK(person.ends_by_many(SIGINT) == 130);
  CHECK((person.modes().c_lflag & (ICANON | ECHO)) == (ICANON | ECHO));
}

TEST_CASE("terminal: hangup ends the input") {
  Person person({});
  person.types("kept\r");
  CHECK(person.told() == "line kept");
  person.types("half");
  REQUIRE(person.sees("> half"));
  person.closes_the_terminal();
  CHECK(person.told() == "end half");
  CHECK(person.ends() == 0);
}

TEST_CASE("editor: its text is the answer") {
  auto setup = Person::Setup{};
  setup.environment = {{"EDITOR",
                        "sh -c 'test \"$(cat \"$1\")\" = old && ls -l \"$1\" | cut -c 1-10 > /dev/tty && "
                        "printf \"two\\nlines\\033[31m\\n\\n\" > \"$1\"' --"}};
  Person person(setup);
  person.types("/edit old\r");
  CHECK(person.told() == "line /edit old");
  CHECK(person.told() == "edited two\\nlines");
  CHECK(person.sees("-rw-------"));
  person.types("next\r");
  CHECK(person.told() == "line next");
  CHECK(edits(person));
}

TEST_CASE("editor: failures are reported") {
  const auto says = [](std::vector<std::pair<std::string, std::string>> environment, const std::string& what) {
    auto setup = Person::Setup{};
    setup.columns = 200;
    setup.environment = std::move(environment);
    Person person(setup);
    person.types("/edit old\r");
    CHECK(person.told() == "line /edit old");
    CHECK(person.told() == "unedited ");
    INFO(person.screen().text());
    CHECK(person.sees([&](const Screen& s) { return s.text().find(what) != std::string::npos; }));
    person.types("next\r");
    CHECK(person.told() == "line next");
  };
  says({}, "No editor is set.");
  says({{"EDITOR", "false"}}, "exited with status 1. The answer is unchanged.");
  says({{"EDITOR", "no-such-editor-here"}}, "Editor \"no-such-editor-here\" not found.");
  says({{"EDITOR", "kill -TERM $$; :"}}, "exited with status");
  says({{"VISUAL", "false"}, {"EDITOR", "true"}}, "exited with status 1");
}
