// Where a line cannot be edited: --plain, a dumb terminal, a pipe, --no-input.
#include <signal.h>

#include <string>

#include "catch.hpp"
#include "prompt/person.hpp"

using pm::prompt::Person;
using pm::prompt::Screen;
using pm::prompt::with;

TEST_CASE("--plain and a dumb terminal get plain lines, without repaint or escape sequences") {
  Person::Setup dumb;
  dumb.environment = {{"TERM", "dumb"}};
  for (const auto& setup : {with({"--plain"}), dumb}) {
    Person person(setup);
    REQUIRE(person.sees(">"));
    person.types("tpyo\x7f\x7f\x7fypo\n");
    CHECK(person.told() == "line typo");
    person.types("a\x16\x1b[31mb\n");
    CHECK(person.told() == "line ab");
    person.types("x\x03");
    CHECK(person.told() == "interrupt ");
    person.types("\x04");
    CHECK(person.told() == "end ");
    CHECK(person.ends() == 0);
    CHECK(person.bytes().find('\x1b') == std::string::npos);
  }
}

TEST_CASE("where a line can't be edited, a preset stands in brackets and Enter keeps it") {
  Person person(with({"--plain", "--preset", "Checkout\nfailed"}));
  REQUIRE(person.sees("[Checkout failed] >"));
  person.types("\n");
  CHECK(person.told() == "line Checkout\\nfailed");
  person.types("other\n");
  CHECK(person.told() == "line other");
}

TEST_CASE("a pipe gives one answer a line, and its answers stand in the transcript") {
  auto setup = Person::Setup{};
  setup.pipe = true;
  Person person(setup);
  person.types("one\r\n\ntwo\tthree\x1b[31m\n" + std::string(300000, 'x') + "\nlast");
  CHECK(person.told() == "line one");
  CHECK(person.told() == "line ");
  CHECK(person.told() == "line two three");
  CHECK(person.told() == "line " + std::string(256 << 10, 'x'));
  person.closes_the_pipe();
  CHECK(person.told() == "line last");
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
  CHECK(person.sees("> last"));
  CHECK(person.screen().text().find("(That line was longer than 256 kB: its first part is kept.)") !=
        std::string::npos);
}

TEST_CASE("behind a pipe there is no editor, and that is said") {
  auto setup = Person::Setup{};
  setup.pipe = true;
  setup.columns = 200;
  setup.environment = {{"EDITOR", "true"}};
  Person person(setup);
  person.types("/edit old\n");
  CHECK(person.told() == "line /edit old");
  CHECK(person.told() == "unedited ");
  CHECK(person.sees([](const Screen& s) { return s.text().find("An editor needs a terminal") != std::string::npos; }));
}

TEST_CASE("an interrupt reaches whoever reads from a pipe") {
  auto setup = Person::Setup{};
  setup.pipe = true;
  Person person(setup);
  REQUIRE(person.sees(">"));
  person.sends(SIGINT);
  CHECK(person.told() == "interrupt ");
  person.sends(SIGTERM);
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
}

TEST_CASE("--no-input asks nothing, not even a terminal") {
  Person person(with({"--no-input"}));
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
}
