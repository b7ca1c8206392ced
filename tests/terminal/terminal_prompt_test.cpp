#include <signal.h>

#include <chrono>
#include <string>

#include "catch.hpp"
#include "terminal/person.hpp"

using pm::terminal::Person;
using pm::terminal::Screen;
using pm::terminal::with;

TEST_CASE("terminal: typed text is the answer") {
  Person person({});
  REQUIRE(person.sees(">"));
  person.types("Grüße aus 東京 👋\r");
  CHECK(person.told() == "line Grüße aus 東京 👋");
  CHECK(person.sees("> Grüße aus 東京 👋"));
  person.types("\r");
  CHECK(person.told() == "line ");
}

TEST_CASE("keys: arrows, home, end, delete and words") {
  Person person({});
  person.types("one two three\x1b[1;5D\x1b[1;5D\x1b[1;5DX \x1b[C\x1b[3~\x1b[F!\x1b[H>\x1b[D<\r");
  CHECK(person.told() == "line <>X oe two three!");
  person.types(
      "one two three\x1b"
      "b\x1b"
      "bX\x1b"
      "f!\x01<\x05>\r");
  CHECK(person.told() == "line <one Xtwo! three>");
  person.types(
      "one two three\x17\x17"
      "end\r");
  CHECK(person.told() == "line one end");
  person.types("one two\x1b[D\x1b[D\x15\r");
  CHECK(person.told() == "line wo");
  person.types("a日本é\x1b[D\x1b[D\x7f|\r");
  CHECK(person.told() == "line a|本é");
  person.types("up\x1bOD\x1bODX\x1bOH<\x1bOF>\x1bOM");
  CHECK(person.told() == "line <Xup>");
}

TEST_CASE("keys: unknown keys insert nothing") {
  Person person({});
  person.types(
      "a\x1b[5~b\x1b[15~c\x1b[[Ad\x1b[Z"
      "e\x1bOPf\x1b[I\x1b[Og\x1b[99;99;99u\x13\x11h\x1bxi\r");
  CHECK(person.told() == "line abcdefghi");
}

TEST_CASE("history: keeps the unfinished line") {
  Person person({});
  person.types("first\rsecond\r");
  CHECK(person.told() == "line first");
  CHECK(person.told() == "line second");
  person.types("third\x1b[A\x1b[A\x1b[B\x1b[B!\r");
  CHECK(person.told() == "line third!");
  person.types("\x1b[A\x10\x10\x0e\r");
  CHECK(person.told() == "line second");
}

TEST_CASE("history: restores a long unfinished line") {
  Person person({});
  person.types("first\r");
  CHECK(person.told() == "line first");
  const std::string longer(3000, 'x');
  person.types(longer + "\x1b[A\x1b[B\r");
  CHECK(person.told() == "line " + longer);
}

TEST_CASE("paste: many lines are one answer") {
  Person person({});
  REQUIRE(person.sees(">"));
  person.pastes("14:02 deploy\r14:09 alerts\n14:20 rollback\r\n");
  REQUIRE(person.sees("14:20 rollback"));
  CHECK(person.screen().row(1) == "> 14:02 deploy");
  CHECK(person.screen().row(2) == "14:09 alerts");
  person.types(" done\x1b[A!\r");
  CHECK(person.told() == "paste 14:02 deploy\\n14:09 alerts!\\n14:20 rollback done");
  person.types("typed\r");
  CHECK(person.told() == "line typed");
}

TEST_CASE("paste: into the middle of a line") {
  Person person({});
  person.types("ab\x1b[D");
  person.pastes("1\r2");
  person.types("\r");
  CHECK(person.told() == "paste a1\\n2b");
}

TEST_CASE("paste: removes control characters") {
  Person person({});
  person.pastes(
      "a\x1b[31mred\x1b[0m\x1b]0;title\x07\x01\x08\tb\xc2\x9b"
      "2Jc\xe2\x80\xae"
      "d\x7f");
  person.types("\r");
  CHECK(person.told() == "paste ared bcd");
  CHECK(person.bytes().find("\x1b[31m") == std::string::npos);
  CHECK(person.bytes().find("\x1b]0;") == std::string::npos);
}

TEST_CASE("keys: control characters are not inserted") {
  Person person({});
  person.types(
      "a\x16\x1b[31mb\x16\x07"
      "c\x16\x16\xc2\x9b"
      "d\r");
  const auto told = person.told();
  CHECK(told.find('\x1b') == std::string::npos);
  CHECK(told.find('\x07') == std::string::npos);
  CHECK(told.find("\xc2\x9b") == std::string::npos);
  CHECK(told.starts_with("line a"));
}

TEST_CASE("paste: unterminated paste is bounded") {
  Person person({});
  person.types("sleep\x1b[200~");
  for (int i = 0; i < 40; ++i) person.types(std::string(10000, 'y'));
  person.types("\x03");
  CHECK(person.told() == "interrupt sleep");
  CHECK(person.told() == "sleeping ");
  person.types("the rest\x1b[201~next\r");
  person.lets_it_go_on();
  CHECK(person.told() == "line next");
}

TEST_CASE("paste: unterminated paste ends after a pause") {
  Person person({});
  person.types("\x1b[200~half a story");
  REQUIRE(person.sees("> half a story"));
  person.types("\r");
  CHECK(person.told() == "paste half a story");
}

TEST_CASE("limit: long answers are truncated with a message") {
  Person person({});
  std::string longer;
  while (longer.size() < 300000) longer += "ä";
  person.pastes(longer);
  person.types("\r");
  const auto told = person.told();
  CHECK(told == "paste " + longer.substr(0, 256 << 10));
  CHECK(person.sees([](const Screen& screen) {
    return screen.text().find("(The input was longer than 256 kB and was truncated.)") != std::string::npos;
  }));
}

TEST_CASE("Ctrl-C: returns the unfinished line") {
  Person person({});
  person.types("half an ans");
  REQUIRE(person.sees("> half an ans"));
  person.types("\x03");
  CHECK(person.told() == "interrupt half an ans");
  CHECK(person.sees("> half an ans^C"));
  person.types("whole\r");
  CHECK(person.told() == "line whole");
}

TEST_CASE("Ctrl-C: between reads is returned by the next") {
  Person person({});
  person.types("sleep\r");
  CHECK(person.told() == "line sleep");
  CHECK(person.told() == "sleeping ");
  person.sends(SIGINT);
  person.lets_it_go_on();
  CHECK(person.told() == "interrupt ");
}

TEST_CASE("Ctrl-D: quits on an empty line, else deletes") {
  Person person({});
  person.types("ab\x01\x04\r");
  CHECK(person.told() == "line b");
  person.types("\x1b[3~\x04");
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
}

TEST_CASE("terminal: type-ahead is kept") {
  Person person({});
  person.types("sleep\r");
  CHECK(person.told() == "line sleep");
  CHECK(person.told() == "sleeping ");
  person.types("one\rtwo\rthr");
  person.lets_it_go_on();
  CHECK(person.told() == "line one");
  CHECK(person.told() == "line two");
  person.types("ee\r");
  CHECK(person.told() == "line three");
  CHECK(person.sees("> three"));
}

TEST_CASE("preset: can be edited") {
  Person person(with({"--preset", "Checkout failed\nfor 2 h"}));
  REQUIRE(person.sees("for 2 h"));
  CHECK(person.screen().row(1) == "> Checkout failed");
  person.types("ours\r");
  CHECK(person.told() == "line Checkout failed\\nfor 2 hours");
  person.types("\r");
  CHECK(person.told() == "line Checkout failed\\nfor 2 h");
}

TEST_CASE("preset: control characters are removed") {
  Person person(with({"--preset", "a\x1b[31mb\x1b]0;t\x07"}));
  REQUIRE(person.sees("> ab"));
  CHECK(person.bytes().find("\x1b[31m") == std::string::npos);
  person.types("\r");
  CHECK(person.told() == "line ab");
}

TEST_CASE("Tab: completes the common prefix, then lists") {
  Person person(with({"--words", "@ana,@anton,/back,F1,the duty crew"}));
  person.types("ask @\t");
  REQUIRE(person.sees("> ask @an"));
  person.types("\t");
  REQUIRE(person.sees("@ana    @anton"));
  REQUIRE(person.sees([](const Screen& s) { return s.row(3) == "> ask @an" && s.cursor_column() == 9; }));
  person.types("t\t");
  REQUIRE(person.sees("> ask @anton"));
  person.types("and the du\t");
  REQUIRE(person.sees("and the duty"));
  person.types("!\r");
  CHECK(person.told() == "line ask @anton and the duty crew !");
  person.types("nobody\t\t");
  REQUIRE(person.sees("nobody"));
  person.types("\r");
  CHECK(person.told() == "line nobody");
}

TEST_CASE("Tab: a space in a paste that the terminal does not mark") {
  Person person(with({"--words", "first page,first aid"}));
  person.types("14:05\tfirst\tpage\r14:06\t\tsecond page\t\r");
  CHECK(person.told() == "line 14:05 first page");
  CHECK(person.told() == "line 14:06  second page ");
}

TEST_CASE("label: colour ends with the label") {
  Person person(with({"--label", "\x1b[1;32mwhy? \x1b[0m"}));
  person.types("x\x1b[D\x7f\r");
  CHECK(person.told() == "line x");
  CHECK(person.sees("why? x"));
  CHECK(person.bytes().find("\x1b[1;32mw") != std::string::npos);
  CHECK(person.bytes().find("\x1b[0m ") != std::string::npos);
}

TEST_CASE("resize: redraws at the new width") {
  Person person({});
  const std::string words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
  person.types(words);
  REQUIRE(person.sees("twelve"));
  person.resizes(40, 24);
  CHECK(person.sees([&](const Screen& s) {
    return s.row(1) == "> one two three four five six seven eigh" &&
           s.row(2) == "t nine ten eleven twelve thirteen fourte" && s.row(3) == "en" && s.cursor_row() == 3 &&
           s.cursor_column() == 2;
  }));
  CHECK(person.screen().row(0) == "How could you tell?");
  person.types("\r");
  CHECK(person.told() == "line " + words);
  person.types("columns\r");
  CHECK(person.told() == "line columns");
  CHECK(person.told() == "columns 40");
}

TEST_CASE("wrap: accepted lines break between words") {
  auto setup = Person::Setup{};
  setup.columns = 40;
  Person person(setup);
  person.types("people at the stops missed their buses, the boards showed yesterday");
  REQUIRE(person.sees("ards showed yesterday"));
  person.types("\r");
  CHECK(person.told() == "line people at the stops missed their buses, the boards showed yesterday");
  person.types("next");
  CHECK(person.sees([](const Screen& s) {
    return s.row(1) == "> people at the stops missed their" && s.row(2) == "  buses, the boards showed yesterday" &&
           s.row(3) == "> next";
  }));
  CHECK(person.screen().row(0) == "How could you tell?");
  CHECK(person.screen().unknown().empty());
}

TEST_CASE("wrap: a full row leaves no empty row") {
  auto setup = Person::Setup{};
  setup.columns = 20;
  Person person(setup);
  person.types("123456789 12345678\r");
  CHECK(person.told() == "line 123456789 12345678");
  person.types("next");
  CHECK(person.sees([](const Screen& s) { return s.row(1) == "> 123456789" && s.row(2) == "  12345678"; }));
}

TEST_CASE("wrap: pasted lines keep their breaks") {
  auto setup = Person::Setup{};
  setup.columns = 20;
  Person person(setup);
  person.pastes("14:05 the first page came\n14:10 the second");
  REQUIRE(person.sees("the second"));
  person.types("\r");
  CHECK(person.told() == "paste 14:05 the first page came\\n14:10 the second");
  CHECK(person.screen().row(1) == "> 14:05 the first pa");
}

TEST_CASE("wrap: wide characters are never split") {
  auto setup = Person::Setup{};
  setup.columns = 20;
  Person person(setup);
  person.types("日本語日本語日本語日本語");
  REQUIRE(person.sees([](const Screen& s) { return s.row(1) == "> 日本語日本語日本語" && s.row(2) == "日本語"; }));
  person.types("\x7f\x7f\x7f\x7f");
  REQUIRE(person.sees([](const Screen& s) { return s.row(1) == "> 日本語日本語日本" && s.row(2).empty(); }));
  person.types("\r");
  CHECK(person.told() == "line 日本語日本語日本");
  CHECK(person.screen().unknown().empty());
}

TEST_CASE("UTF-8: works in a C locale") {
  auto setup = Person::Setup{};
  setup.environment = {{"LC_ALL", "C"}};
  Person person(setup);
  person.types("Grüße 日本\x7f!\r");
  CHECK(person.told() == "line Grüße 日!");
  CHECK(person.sees("> Grüße 日!"));
}

TEST_CASE("UTF-8: invalid bytes are replaced") {
  Person person({});
  person.types(
      "a\xff\xfe"
      "b\xe6\x97"
      "c\r");
  CHECK(person.told() ==
        "line a\xef\xbf\xbd\xef\xbf\xbd"
        "b\xef\xbf\xbd\xef\xbf\xbd"
        "c");
}

TEST_CASE("terminal: a key is echoed at once") {
  Person person({});
  person.types("warm\r");
  CHECK(person.told() == "line warm");
  std::vector<double> waits;
  for (std::string typed = "> "; typed.size() < 60;) {
    typed += 'k';
    const auto before = std::chrono::steady_clock::now();
    person.types("k");
    REQUIRE(person.sees(typed));
    waits.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
  }
  std::sort(waits.begin(), waits.end());
  // A quarter of them: this machine may have more to do than this test.
  CHECK(waits[waits.size() / 4] < 16.0);
}

TEST_CASE("terminal: an unknown TERM works") {
  Person::Setup setup;
  setup.environment = {{"TERM", "no-such-terminal"}};
  Person person(setup);
  person.types("tpyo\x1b[D\x1b[D\x1b[D\x1b[3~\x1b[Cp\r");
  CHECK(person.told() == "line typo");
  CHECK(person.sees("> typo"));
  CHECK(person.screen().unknown().empty());
}
