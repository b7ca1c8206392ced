#include <pm/fix_line.hpp>

#include "catch.hpp"

using namespace pm;
using namespace pm::fixes;

namespace {
const time::Day friday{"2026-11-20"};
}

TEST_CASE("a fix is one line, as much of it as is known") {
  const auto fix = read_fix_line("Show the host in the prompt @ana 2h F1 F3 due fri", friday);
  CHECK(fix.title == "Show the host in the prompt");
  CHECK(fix.owner == "ana");
  CHECK(fix.hours == 2);
  CHECK(fix.factors == std::vector<std::string>{"F1", "F3"});
  CHECK(fix.due == time::Day{"2026-11-27"});
}

TEST_CASE("what stands within a title stays there") {
  CHECK(read_fix_line("Retry every 2h and tell @ops about F1 things", friday).title ==
        "Retry every 2h and tell @ops about F1 things");
  CHECK(read_fix_line("Say when the payment is due @ana", friday).title == "Say when the payment is due");
  CHECK(read_fix_line("a runbook @bo", friday).title == "a runbook");
}

TEST_CASE("a letter alone takes an idea, with nothing but owner, hours, factors and due beside it") {
  CHECK(read_fix_line("a @bo 1h", friday).idea == 'a');
  CHECK_FALSE(read_fix_line("a runbook @bo", friday).idea);
}

TEST_CASE("an owner of two words is quoted") {
  CHECK(read_fix_line("Rotate the keys @\"platform team\" 1h", friday).owner == "platform team");
}

TEST_CASE("who and how many hours are read in any usual way") {
  CHECK(read_who("ana 2h", friday).owner == "ana");
  CHECK(read_who("ana 2h", friday).hours == 2);
  CHECK(read_who("@ana 2", friday).hours == 2);
  CHECK(read_who("platform team 3h", friday).owner == "platform team");
  CHECK(read_who("ana 2h fri", friday).due == time::Day{"2026-11-27"});
  CHECK_FALSE(read_who("2h", friday).owner);
}

TEST_CASE("a fix is shown as it can be typed again, whatever its owner is called") {
  for (const std::string line : {"Rotate the keys @\"platform team\" 1h F2 due 2026-12-01", "Rotate the keys @ana",
                                 "Rotate the keys @\"ana,\" 0.25h", "Keep 3h 2h", "Say who is on duty @bo F1 F2"}) {
    record::Fix fix;
    const auto read = read_fix_line(line, friday);
    fix.title = read.title;
    fix.owner = read.owner;
    if (read.hours) fix.hours = record::Number::of(*read.hours);
    if (!read.factors.empty()) fix.addresses = read.factors;
    fix.due = read.due;
    CHECK(as_typed(fix) == line);
  }
}
