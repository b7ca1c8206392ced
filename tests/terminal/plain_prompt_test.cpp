// Where a line cannot be edited: --plain, a dumb terminal, a pipe, --no-input.
#include <signal.h>

#include <string>

#include "catch.hpp"
#include "terminal/person.hpp"

using pm::terminal::Person;
using pm::terminal::Screen;
using pm::terminal::with;

TEST_CASE("plain: no repaint and no escape sequences") {
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

TEST_CASE("plain: the preset is in brackets") {
  Person person(with({"--plain", "--preset", "Checkout\nfailed"}));
  REQUIRE(person.sees("[Checkout failed] >"));
  person.types("\n");
  CHECK(person.told() == "line Checkout\\nfailed");
  person.types("other\n");
  CHECK(person.told() == "line other");
}

TEST_CASE("pipe: one answer per line, echoed") {
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
  CHECK(person.screen().text().find("(The line was longer than 256 kB and was truncated.)") != std::string::npos);
}

TEST_CASE("pipe: /edit reports that there is no terminal") {
  auto setup = Person::Setup{};
  setup.pipe = true;
  setup.columns = 200;
  setup.environment = {{"EDITOR", "true"}};
  Person person(setup);
  person.types("/edit old\n");
  CHECK(person.told() == "line /edit old");
  CHECK(person.told() == "unedited ");
  CHECK(person.sees([](const Screen& s) { return s.text().find("Cannot open an editor") != std::string::npos; }));
}

TEST_CASE("pipe: SIGINT interrupts the read") {
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

TEST_CASE("--no-input: reads nothing") {
  Person person(with({"--no-input"}));
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
}
