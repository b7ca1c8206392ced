#include <pm/fixes.hpp>

#include "catch.hpp"
#include "fixes/a_fix.hpp"

using namespace pm::fixes;
using namespace pm::fixes::test;
using pm::record::FixStatus;
using Strings = std::vector<std::string>;

namespace {

const pm::time::Day today{"2026-11-22"};
const auto now = *pm::time::parse_instant("2026-11-22T12:00:00+00:00");

pm::record::Record with_factors(Strings ids, std::vector<pm::record::Fix> fixes = {}) {
  auto record = a_record(std::move(fixes));
  record.factors.emplace();
  for (auto& id : ids) record.factors->emplace_back().id = std::move(id);
  return record;
}

}  // namespace

TEST_CASE("edit: sets and clears owner, hours and due date") {
  auto fix = a_fix("X1");
  REQUIRE(set_owner(fix, " @platform team "));
  CHECK(fix.owner == "platform team");
  REQUIRE(set_hours(fix, "90 min"));
  CHECK(fix.hours->text == "1.5");
  REQUIRE(set_due(fix, "fri", today));
  CHECK(fix.due == pm::time::Day{"2026-11-27"});
  REQUIRE(set_due(fix, "2026-11-01", today));  // past, with an explicit date
  CHECK(fix.due == pm::time::Day{"2026-11-01"});
  REQUIRE_FALSE(set_owner(fix, "Ana \"the hat\" Ruiz"));
  CHECK(fix.owner == "platform team");
  REQUIRE(set_owner(fix, ""));
  REQUIRE(set_hours(fix, ""));
  REQUIRE(set_due(fix, "", today));
  CHECK(fix == a_fix("X1"));
}

TEST_CASE("edit: equal hours keep their spelling") {
  auto fix = a_fix("X1");
  fix.hours = pm::record::Number{2, "2.0"};
  REQUIRE(set_hours(fix, "2h"));
  CHECK(fix.hours->text == "2.0");
}

TEST_CASE("edit: invalid values are refused") {
  auto fix = a_fix("X1");
  const auto record = with_factors({"F1", "F2"});
  CHECK_FALSE(set_title(fix, "  "));
  CHECK_FALSE(set_title(fix, "two\nlines"));
  CHECK_FALSE(set_title(fix, "\xff"));
  CHECK_FALSE(set_hours(fix, "soon"));
  CHECK_FALSE(set_hours(fix, "-2"));
  CHECK_FALSE(set_due(fix, "some day", today));
  const auto refused = set_addresses(fix, "F1 F7", record);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "no factor F7");
  CHECK(refused.error().hint == "factors: F1, F2");
  CHECK(fix == a_fix("X1"));
}

TEST_CASE("edit: factors with or without F") {
  auto fix = a_fix("X1");
  const auto record = with_factors({"F1", "F2", "F3"});
  REQUIRE(set_addresses(fix, "1, f3", record));
  CHECK(*fix.addresses == Strings{"F1", "F3"});
  REQUIRE(set_addresses(fix, "none", record));
  CHECK(fix.addresses->empty());
}

TEST_CASE("status: done, dropped and reopened") {
  auto fix = a_fix("X1");
  drop(fix, " the host is gone ", now);
  CHECK(fix.status == FixStatus::dropped);
  CHECK(fix.closed_why == "the host is gone");
  CHECK(fix.closed_at == now);
  done(fix, now);
  CHECK(fix.status == FixStatus::done);
  CHECK_FALSE(fix.closed_why);
  reopen(fix);
  CHECK(fix == a_fix("X1"));
}

TEST_CASE("status: done again keeps the date") {
  auto fix = a_fix("X1");
  done(fix, now);
  const auto before = fix;
  done(fix, *pm::time::parse_instant("2026-12-01T12:00:00+00:00"));
  CHECK(fix == before);
}

TEST_CASE("status: detects the last open or done fix") {
  const auto dropped = with_status(a_fix("X2"), FixStatus::dropped);
  const auto record = a_record({a_fix("X1"), dropped});
  CHECK(is_last(record.fixes->front(), record));
  CHECK_FALSE(is_last(dropped, record));
  const auto two = a_record({a_fix("X1"), with_status(a_fix("X2"), FixStatus::done)});
  CHECK_FALSE(is_last(two.fixes->front(), two));
}

TEST_CASE("changes: one line for each") {
  const auto before = a_fix("X1", "Old");
  auto after = a_fix("X1", "New");
  after.owner = "ana";
  after.addresses = Strings{"F1", "F2"};
  done(after, now);
  CHECK(describe_changes(before, after) ==
        Strings{"title: Old → New", "status: open → done", "owner: none → ana", "helps with: none → F1 F2"});
  CHECK(describe_changes(before, before).empty());
}

TEST_CASE("new fix: next id, opened today") {
  auto record = with_factors({"F1", "F2"}, {a_fix("X4")});
  const auto fix = make_fix(parse_fix_line("Show the host @ana 2h F2", today), record, today);
  REQUIRE(fix);
  CHECK(line_of(*fix) == "X5  Show the host · ana · 2h · F2");
  CHECK(fix->opened == today);
  CHECK(record.fixes->size() == 1);
}

TEST_CASE("new fix: needs a title and existing factors") {
  auto record = with_factors({"F1", "F2"});
  record.fix_ideas = Strings{"A bigger disk"};
  CHECK(make_fix(parse_fix_line("@ana 2h", today), record, today).error().unknown_factor.empty());
  CHECK(make_fix(parse_fix_line("I1 F9", today), record, today).error().unknown_factor == "F9");
  CHECK(*record.fix_ideas == Strings{"A bigger disk"});
}

TEST_CASE("new fix: takes an idea out of the list") {
  auto record = with_factors({"F1"});
  record.fix_ideas = Strings{"A bigger disk", "A graph of it"};
  const auto fix = make_fix(parse_fix_line("I2 @bo", today), record, today);
  REQUIRE(fix);
  CHECK(line_of(*fix) == "X1  A graph of it · bo · F1");
  CHECK(*record.fix_ideas == Strings{"A bigger disk"});
}
