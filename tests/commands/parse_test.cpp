#include "commands/help.hpp"

#include <array>
#include <sstream>

#include <pm/commands.hpp>

#include "catch.hpp"
#include "commands/context.hpp"

using namespace pm::commands;

namespace {

// What a toy command was given, for the tests to look at.
struct Given {
  std::string name;
  std::vector<std::string> paths, rules;
  std::optional<std::string> why;
  std::optional<double> minutes;
  std::string format = "human";
  bool grid = false;
};
Given given;

Given a_fresh(std::string name) {
  Given g;
  g.name = std::move(name);
  return g;
}

Run toy_check(Flags& flags) {
  given = a_fresh("check");
  flags.operand("PATH", given.paths, "what to look at");
  flags.option("--rule", "RULE=SEVERITY", given.rules, "how severe a rule is");
  flags.option("-f,--format", "FORMAT", given.format, "how it is shown").with_choices({"human", "json"});
  return [](CommandContext&) { return 0; };
}
Run toy_waive(Flags& flags) {
  given = a_fresh("waive");
  flags.operand("RECORD", given.name, "the record");
  flags.option("--why", "TEXT", given.why, "the reason").require();
  flags.option("--minutes", "N", given.minutes, "how long");
  return [](CommandContext&) { return 0; };
}
Run toy_fixes(Flags& flags) {
  given = a_fresh("fixes");
  flags.flag("--grid", given.grid, "as a grid");
  return [](CommandContext&) { return 0; };
}
Run toy_fixes_add(Flags& flags) {
  given = a_fresh("fixes add");
  flags.operand("RECORD", given.name, "the record");
  return [](CommandContext&) { return 0; };
}

constexpr std::array toys{
    Command{"check", "Look at records", toy_check},
    Command{"waive", "Keep a finding", toy_waive},
    Command{"fixes", "List fixes", toy_fixes},
    Command{"fixes add", "Add a fix", toy_fixes_add},
};

auto parsed(std::vector<std::string> words) { return parse(words, toys); }

std::string said(std::vector<std::string> words) {
  const auto result = parsed(std::move(words));
  if (result) return "(understood)";
  CHECK(result.error().kind == pm::ErrorKind::usage);
  return result.error().message + " | " + result.error().hint;
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("parse: a command gets its operands and options") {
  const auto result = parsed({"check", "a.json", "--rule", "x=off", "b.json", "--rule=y=info", "-fjson"});
  REQUIRE(result);
  CHECK(result->command->name == "check");
  CHECK(given.paths == std::vector<std::string>{"a.json", "b.json"});
  CHECK(given.rules == std::vector<std::string>{"x=off", "y=info"});
  CHECK(given.format == "json");
}

TEST_CASE("parse: global options before or after the command") {
  for (const auto& words : {std::vector<std::string>{"-C", "there", "-v", "check", "a.json"},
                            {"check", "--dir=there", "a.json", "-v"},
                            {"check", "a.json", "-vC", "there"}}) {
    const auto result = parsed(words);
    REQUIRE(result);
    CHECK(result->global.dir == "there");
    CHECK(result->global.verbose == 1);
    CHECK(given.paths == std::vector<std::string>{"a.json"});
  }
}

TEST_CASE("parse: finds subcommands and their parent") {
  REQUIRE(parsed({"fixes", "--grid"}));
  CHECK(given.grid);
  const auto below = parsed({"fixes", "add", "2026-11-20-x"});
  REQUIRE(below);
  CHECK(below->command->name == "fixes add");
  CHECK(given.name == "2026-11-20-x");
}

TEST_CASE("parse: operands are passed unchanged") {
  REQUIRE(parsed({"check", "-", "[a,b].json", "[c,d]", "check", "", "--", "--rule"}));
  CHECK(given.paths == std::vector<std::string>{"-", "[a,b].json", "[c,d]", "check", "", "--rule"});
}

TEST_CASE("parse: accepts an empty command line") {
  const auto result = parsed({});
  REQUIRE(result);
  CHECK(result->command == nullptr);
}

TEST_CASE("parse: suggests the nearest name") {
  CHECK(said({"chekc", "a.json"}) == "unknown command \"chekc\" | did you mean check?");
  CHECK(said({"fixes", "ad"}) == "unknown command \"ad\" | did you mean add?");
  CHECK(said({"check", "--formt", "json"}) == "unknown option --formt | did you mean --format?");
  CHECK(said({"check", "--colour=never"}) == "unknown option --colour | did you mean --color?");
  CHECK(said({"check", "--format", "jsn"}) == "--format: invalid value \"jsn\" | did you mean json?");
  CHECK(has(said({"--color", "green", "check"}), "use one of: auto, always, never"));
  CHECK(said({"lint"}) == "unknown command \"lint\" | did you mean check?");
  CHECK(has(said({"xyzzy"}), "commands: "));
  CHECK(has(said({"check", "--xyzzy"}), "options: "));
}

TEST_CASE("parse: reports missing and unexpected arguments") {
  CHECK(has(said({"waive", "x"}), "--why TEXT is missing"));
  CHECK(has(said({"waive", "--why", "so"}), "RECORD is missing"));
  CHECK(has(said({"waive", "x", "--why"}), "--why needs a value"));
  CHECK(has(said({"waive", "x", "y", "--why", "so"}), "unexpected argument \"y\""));
  CHECK(has(said({"waive", "x", "--why", "so", "--minutes", "ten"}), "--minutes: \"ten\" is not a number"));
  CHECK(has(said({"waive", "x", "--why", "so", "--minutes", "inf"}), "--minutes: \"inf\" is not a number"));
  CHECK(has(said({"fixes", "--grid=no"}), "--grid takes no value"));
}

TEST_CASE("parse: --help works on an invalid command line") {
  for (const auto& words : {std::vector<std::string>{"waive", "--help"},
                            {"--help", "waive", "--nonsense"},
                            {"waive", "x", "y", "-h", "--minutes", "ten"},
                            {"waive", "-h", "--why"}}) {
    const auto result = parsed(words);
    REQUIRE(result);
    CHECK(result->global.help);
    CHECK(result->command->name == "waive");
  }
}

TEST_CASE("parse: pm help COMMAND prints pm COMMAND --help") {
  const auto result = parsed({"help", "waive"});
  REQUIRE(result);
  CHECK(result->global.help);
  CHECK(result->command->name == "waive");
  REQUIRE(parsed({"help"}));
  CHECK(parsed({"help"})->global.help);
  CHECK(said({"help", "wiave"}) == "unknown command \"wiave\" | did you mean waive?");
}

TEST_CASE("help: lists own options, names the global ones once") {
  Flags global;
  GlobalOptions unused;
  define_global(global, unused);
  const auto text = help(toys[0], toys);
  CHECK(has(text, "Usage: pm check [OPTIONS] [PATH...]"));
  CHECK(has(text, "-f, --format FORMAT"));
  CHECK(has(text, "human, json"));
  CHECK_FALSE(has(text, "-C, --dir DIR"));
  CHECK(has(text, "Global options: see pm --help."));
  CHECK(has(help(toys, global), "-C, --dir DIR"));
  CHECK(has(help(toys[2], toys), "add  Add a fix"));
  CHECK(has(help(toys[1], toys), "Usage: pm waive [OPTIONS] --why TEXT RECORD"));
}

TEST_CASE("hints: use the name by which pm was called") {
  std::ostringstream err;
  pm::Environment world;
  world.err = &err;
  const pm::Error problem{pm::ErrorKind::usage, "pm has no command \"lsit\"", "pm list shows them; rpm does not"};
  print_error(world, problem);
  CHECK(err.str() == "pm: pm has no command \"lsit\"\n    pm list shows them; rpm does not\n");
  err.str("");
  world.program_name = "scripts/pm";
  print_error(world, problem);
  CHECK(err.str() == "pm: pm has no command \"lsit\"\n    scripts/pm list shows them; rpm does not\n");
}
