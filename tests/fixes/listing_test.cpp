#include <algorithm>

#include <pm/fixes.hpp>

#include "catch.hpp"
#include "fixes/a_fix.hpp"

using namespace pm::fixes;
using namespace pm::fixes::test;
using pm::record::FixStatus;
using Strings = std::vector<std::string>;

namespace {

const pm::time::Day today{"2026-11-22"};

std::vector<FixRow> rows(const pm::record::Record& record) {
  return make_fix_rows(record, "postmortems/a.json", today);
}

Strings called(std::vector<FixRow> rows) {
  Strings all;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const FixRow& a, const FixRow& b) { return make_sort_key(a) < make_sort_key(b); });
  for (const auto& row : rows) all.push_back(row.name());
  return all;
}

FixRow of(pm::record::Fix fix) { return rows(a_record({std::move(fix)})).front(); }

}  // namespace

TEST_CASE("list: open fixes first, oldest first") {
  const auto all = rows(a_record({opened(with_status(a_fix("X1"), FixStatus::done), "2026-01-01"),
                                  opened(a_fix("X2"), "2026-11-03"), opened(a_fix("X3"), "2026-11-02"),
                                  opened(with_status(a_fix("X4"), FixStatus::dropped), "2025-01-01")}));
  CHECK(called(all) == Strings{"2026-11-20-a:X3", "2026-11-20-a:X2", "2026-11-20-a:X4", "2026-11-20-a:X1"});
}

TEST_CASE("list: equal ages by record and number") {
  const auto all = rows(a_record({a_fix("X10"), a_fix("X2")}));
  CHECK(called(all) == Strings{"2026-11-20-a:X2", "2026-11-20-a:X10"});
}

TEST_CASE("list: age from the meeting if not opened") {
  CHECK(of(a_fix("X1")).since == pm::time::Day{"2026-11-20"});
  auto dayless = rows(a_record({a_fix("X1")}, "some-name"));
  CHECK_FALSE(dayless.front().since);
  auto dated = rows(a_record({opened(a_fix("X1"), "2026-11-21")}));
  dayless.push_back(dated.front());
  CHECK(called(dayless) == Strings{"2026-11-20-a:X1", "some-name:X1"});
}

TEST_CASE("list: overdue starts the day after the due date") {
  auto fix = a_fix("X1");
  fix.due = today;
  CHECK_FALSE(of(fix).overdue);
  fix.due = pm::time::Day{"2026-11-21"};
  CHECK(of(fix).overdue);
  CHECK_FALSE(of(with_status(fix, FixStatus::done)).overdue);
}

TEST_CASE("list: filters combine") {
  auto fix = a_fix("X1");
  fix.owner = "Ana";
  CHECK(matches(of(fix), {}));
  CHECK(matches(of(fix), {.open = true, .overdue = false, .owner = "ana"}));
  CHECK(matches(of(fix), {.open = false, .overdue = false, .owner = "@ANA"}));
  CHECK_FALSE(matches(of(fix), {.open = false, .overdue = false, .owner = "bo"}));
  CHECK_FALSE(matches(of(fix), {.open = false, .overdue = true, .owner = "ana"}));
  CHECK_FALSE(matches(of(with_status(fix, FixStatus::done)), {.open = true, .overdue = false, .owner = {}}));
  CHECK_FALSE(matches(of(a_fix("X1")), {.open = false, .overdue = false, .owner = ""}));
}
