#include <signal.h>

#include <chrono>
#include <string>

#include "catch.hpp"
#include "prompt/person.hpp"

using pm::prompt::Person;
using pm::prompt::Screen;

namespace {

Person::Setup with(std::vector<std::string> arguments) {
  Person::Setup setup;
  setup.arguments = std::move(arguments);
  return setup;
}

bool same_modes(const termios& a, const termios& b) {
  return a.c_iflag == b.c_iflag && a.c_oflag == b.c_oflag && a.c_lflag == b.c_lflag && a.c_cc[VQUIT] == b.c_cc[VQUIT] &&
         a.c_cc[VINTR] == b.c_cc[VINTR];
}

bool edits(const Person& person) { return (person.modes().c_lflag & (ICANON | ECHO)) == 0; }

}  // namespace

TEST_CASE("what is typed at the terminal is the answer") {
  Person person({});
  REQUIRE(person.sees(">"));
  person.types("Grüße aus 東京 👋\r");
  CHECK(person.told() == "line Grüße aus 東京 👋");
  CHECK(person.sees("> Grüße aus 東京 👋"));
  person.types("\r");
  CHECK(person.told() == "line ");
}

TEST_CASE("arrows, home, end, delete and words move and mend the line") {
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

TEST_CASE("keys that mean nothing here leave nothing on the line") {
  Person person({});
  person.types(
      "a\x1b[5~b\x1b[15~c\x1b[[Ad\x1b[Z"
      "e\x1bOPf\x1b[I\x1b[Og\x1b[99;99;99u\x13\x11h\x1bxi\r");
  CHECK(person.told() == "line abcdefghi");
}

TEST_CASE("the up key brings earlier lines back, and what was unfinished is not lost") {
  Person person({});
  person.types("first\rsecond\r");
  CHECK(person.told() == "line first");
  CHECK(person.told() == "line second");
  person.types("third\x1b[A\x1b[A\x1b[B\x1b[B!\r");
  CHECK(person.told() == "line third!");
  person.types("\x1b[A\x10\x10\x0e\r");
  CHECK(person.told() == "line second");
}

TEST_CASE("the unfinished line comes back whole, however long it is") {
  Person person({});
  person.types("first\r");
  CHECK(person.told() == "line first");
  const std::string longer(3000, 'x');
  person.types(longer + "\x1b[A\x1b[B\r");
  CHECK(person.told() == "line " + longer);
}

TEST_CASE("a paste of many lines is one answer, shown and editable before Enter") {
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

TEST_CASE("a paste into the middle of a line stays where it was put") {
  Person person({});
  person.types("ab\x1b[D");
  person.pastes("1\r2");
  person.types("\r");
  CHECK(person.told() == "paste a1\\n2b");
}

TEST_CASE("control characters and escape sequences of a paste do not get through") {
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

TEST_CASE("a control character cannot be typed either") {
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

TEST_CASE("a paste without an end is bounded, and Ctrl-C ends it") {
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

TEST_CASE("a paste whose end never comes is over after a pause") {
  Person person({});
  person.types("\x1b[200~half a story");
  REQUIRE(person.sees("> half a story"));
  person.types("\r");
  CHECK(person.told() == "paste half a story");
}

TEST_CASE("an answer over the limit is cut between two characters, and that is said") {
  Person person({});
  std::string longer;
  while (longer.size() < 300000) longer += "ä";
  person.pastes(longer);
  person.types("\r");
  const auto told = person.told();
  CHECK(told == "paste " + longer.substr(0, 256 << 10));
  CHECK(person.sees([](const Screen& screen) {
    return screen.text().find("(That was longer than 256 kB: its first part is kept.)") != std::string::npos;
  }));
}

TEST_CASE("Ctrl-C hands back what stood on the line, and the next line is read as ever") {
  Person person({});
  person.types("half an ans");
  REQUIRE(person.sees("> half an ans"));
  person.types("\x03");
  CHECK(person.told() == "interrupt half an ans");
  CHECK(person.sees("> half an ans^C"));
  person.types("whole\r");
  CHECK(person.told() == "line whole");
}

TEST_CASE("Ctrl-C while nothing is read is handed out at the next read") {
  Person person({});
  person.types("sleep\r");
  CHECK(person.told() == "line sleep");
  CHECK(person.told() == "sleeping ");
  person.sends(SIGINT);
  person.lets_it_go_on();
  CHECK(person.told() == "interrupt ");
}

TEST_CASE("Ctrl-D leaves on an empty line, and deletes on another") {
  Person person({});
  person.types("ab\x01\x04\r");
  CHECK(person.told() == "line b");
  person.types("\x1b[3~\x04");
  CHECK(person.told() == "end ");
  CHECK(person.ends() == 0);
}

TEST_CASE("what is typed ahead waits for its question") {
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

TEST_CASE("a preset stands on the line, to be edited") {
  Person person(with({"--preset", "Checkout failed\nfor 2 h"}));
  REQUIRE(person.sees("for 2 h"));
  CHECK(person.screen().row(1) == "> Checkout failed");
  person.types("ours\r");
  CHECK(person.told() == "line Checkout failed\\nfor 2 hours");
  person.types("\r");
  CHECK(person.told() == "line Checkout failed\\nfor 2 h");
}

TEST_CASE("a preset's control characters are not sent to the terminal") {
  Person person(with({"--preset", "a\x1b[31mb\x1b]0;t\x07"}));
  REQUIRE(person.sees("> ab"));
  CHECK(person.bytes().find("\x1b[31m") == std::string::npos);
  person.types("\r");
  CHECK(person.told() == "line ab");
}

TEST_CASE("Tab completes what is shared, and a second one shows what fits") {
  Person person(with({"--words", "@ana,@anton,/back,F1,the duty crew"}));
  person.types("ask @\t");
  REQUIRE(person.sees("> ask @an"));
  person.types("\t");
  REQUIRE(person.sees("@ana    @anton"));
  REQUIRE(person.sees([](const Screen& s) { return s.row(3) == "> ask @an" && s.cursor_column() == 9; }));
  person.types("t\tand the du\t!\r");
  CHECK(person.told() == "line ask @anton and the duty crew !");
  person.types("nobody\t\t\r");
  CHECK(person.told() == "line nobody");
}

TEST_CASE("a label may be coloured, and what follows it is not") {
  Person person(with({"--label", "\x1b[1;32mwhy? \x1b[0m"}));
  person.types("x\x1b[D\x7f\r");
  CHECK(person.told() == "line x");
  CHECK(person.sees("why? x"));
  CHECK(person.bytes().find("\x1b[1;32mw") != std::string::npos);
  CHECK(person.bytes().find("\x1b[0m ") != std::string::npos);
}

TEST_CASE("a terminal that changes its size is drawn anew, and asked for its width again") {
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

TEST_CASE("wide characters wrap and are rubbed out whole") {
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

TEST_CASE("UTF-8 is read and shown in a C locale too") {
  auto setup = Person::Setup{};
  setup.environment = {{"LC_ALL", "C"}};
  Person person(setup);
  person.types("Grüße 日本\x7f!\r");
  CHECK(person.told() == "line Grüße 日!");
  CHECK(person.sees("> Grüße 日!"));
}

TEST_CASE("bytes that are no UTF-8 become a stand-in, and the rest of the line stays") {
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

TEST_CASE("Ctrl-Z gives the terminal back, and takes it again when the program goes on") {
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

TEST_CASE("stopped from outside, the line is drawn and edited as before") {
  Person person({});
  person.types("half");
  REQUIRE(person.sees("> half"));
  person.sends(SIGSTOP);
  CHECK(person.told() == "stopped " + std::to_string(SIGSTOP));
  person.sends(SIGCONT);
  person.types(" way\r");
  CHECK(person.told() == "line half way");
}

TEST_CASE("the terminal is given back on every way out") {
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

TEST_CASE("whoever presses Ctrl-C again and again while nothing is read gets out") {
  Person person({});
  person.types("sleep\r");
  CHECK(person.told() == "line sleep");
  CHECK(person.told() == "sleeping ");
  CHECK(person.ends_by_many(SIGINT) == 130);
  CHECK((person.modes().c_lflag & (ICANON | ECHO)) == (ICANON | ECHO));
}

TEST_CASE("a terminal that goes away ends the input") {
  Person person({});
  person.types("kept\r");
  CHECK(person.told() == "line kept");
  person.types("half");
  REQUIRE(person.sees("> half"));
  person.closes_the_terminal();
  CHECK(person.told() == "end half");
  CHECK(person.ends() == 0);
}

TEST_CASE("a key is on the screen at once") {
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

TEST_CASE("the editor's text is the answer, and the terminal is taken back") {
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

TEST_CASE("an editor that fails, or none, says so and changes nothing") {
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
  says({{"EDITOR", "false"}}, "ended with status 1. The answer stands as it was.");
  says({{"EDITOR", "no-such-editor-here"}}, "There is no editor \"no-such-editor-here\" here.");
  says({{"EDITOR", "kill -TERM $$; :"}}, "ended with status");
  says({{"VISUAL", "false"}, {"EDITOR", "true"}}, "ended with status 1");
}

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

TEST_CASE("a terminal that is not known here is taken for a usual one") {
  Person::Setup setup;
  setup.environment = {{"TERM", "no-such-terminal"}};
  Person person(setup);
  person.types("tpyo\x1b[D\x1b[D\x1b[D\x1b[3~\x1b[Cp\r");
  CHECK(person.told() == "line typo");
  CHECK(person.sees("> typo"));
  CHECK(person.screen().unknown().empty());
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
