#include <pm/report.hpp>

#include "catch.hpp"
#include "report/build_record.hpp"

using namespace pm::record;
using pm::report::problem_statement;
using told::clock;

namespace {

/// started, detected, resolved; "" for what is not there.
Record from_to(const char* started, const char* detected, const char* resolved) {
  auto r = told::bare();
  if (*started) r.times.of(Milestone::started) = clock(started);
  if (*detected) r.times.of(Milestone::detected) = clock(detected);
  if (*resolved) r.times.of(Milestone::resolved) = clock(resolved);
  return r;
}

Record near_miss(Record r) {
  r.title = "The backup disk is nearly full";
  r.kind = IncidentKind::near_miss;
  return r;
}

}  // namespace

TEST_CASE("problem: impact duration and time to detect") {
  CHECK(problem_statement(from_to("14:00", "15:50", "16:41")) ==
        "Checkout answers with 500s – it lasted 2 h 41 min; for 1 h 50 min of that we couldn't see it.");
}

TEST_CASE("problem: lasts until mitigated") {
  auto r = from_to("14:00", "14:10", "18:00");
  r.times.of(Milestone::mitigated) = clock("14:30");
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – it lasted 30 min; for 10 min of that we couldn't see it.");
}

TEST_CASE("problem: approximate times are marked") {
  auto r = from_to("14:00", "14:10", "15:00");
  r.times.approximate = {Milestone::started};
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – it lasted about 1 h; for about 10 min of that we couldn't see it.");
  r.times.approximate = {Milestone::resolved};
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – it lasted about 1 h; for 10 min of that we couldn't see it.");
  r.times.approximate = {Milestone::detected};
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – it lasted 1 h; for about 10 min of that we couldn't see it.");
}

TEST_CASE("problem: detected at once, early or too late") {
  CHECK(problem_statement(from_to("14:00", "14:00", "15:00")) ==
        "Checkout answers with 500s – it lasted 1 h; we saw it at once.");
  CHECK(problem_statement(from_to("14:00", "13:48", "15:00")) ==
        "Checkout answers with 500s – it lasted 1 h; we saw it coming 12 min before.");
  CHECK(problem_statement(from_to("14:00", "15:30", "15:00")) ==
        "Checkout answers with 500s – it lasted 1 h, and was over before we could see it.");
}

TEST_CASE("problem: equal durations are shown once") {
  auto r = from_to("", "", "");
  r.times.of(Milestone::started) = told::at("2026-11-15T10:00:00Z");
  r.times.of(Milestone::detected) = told::at("2026-11-20T10:10:00Z");
  r.times.of(Milestone::resolved) = told::at("2026-11-20T10:50:00Z");
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – it lasted 5 days; for nearly all of that we couldn't see it.");
}

TEST_CASE("problem: unknown times") {
  auto r = from_to("14:00", "", "15:00");
  CHECK(problem_statement(r) == "Checkout answers with 500s – it lasted 1 h.");
  r.times.unknown = {Milestone::detected};
  CHECK(problem_statement(r) == "Checkout answers with 500s – it lasted 1 h; when we first saw it is unknown.");

  r = from_to("14:00", "14:20", "");
  CHECK(problem_statement(r) == "Checkout answers with 500s – for 20 min we couldn't see it.");
  r.times.unknown = {Milestone::resolved};
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – for 20 min we couldn't see it; when it was over is unknown.");

  r = from_to("", "14:20", "15:00");
  CHECK(problem_statement(r) == "Checkout answers with 500s – it took 40 min from detection to mitigation.");
  r.times.unknown = {Milestone::started};
  CHECK(problem_statement(r) ==
        "Checkout answers with 500s – it took 40 min from detection to mitigation; when it "
        "started is unknown.");
}

TEST_CASE("problem: a near miss") {
  CHECK(problem_statement(near_miss(from_to("14:00", "16:00", ""))) ==
        "The backup disk is nearly full – we were in danger for 2 h before we could see it.");
  CHECK(problem_statement(near_miss(from_to("14:00", "16:00", "17:00"))) ==
        "The backup disk is nearly full – we were in danger for 3 h; for 2 h of that we couldn't see it.");
  CHECK(problem_statement(near_miss(from_to("14:00", "17:00", "17:00"))) ==
        "The backup disk is nearly full – we were in danger for 3 h, and couldn't see it until it was over.");
}

TEST_CASE("problem: empty without sufficient times") {
  CHECK(problem_statement(told::bare()).empty());
  CHECK(problem_statement(from_to("14:00", "", "")).empty());
  CHECK(problem_statement(from_to("14:00", "14:00", "")).empty());
  CHECK(problem_statement(from_to("15:00", "", "14:00")).empty());
  CHECK(problem_statement(from_to("", "", "14:00")).empty());
}

TEST_CASE("problem: a full stop in the title is removed") {
  auto r = from_to("14:00", "", "15:00");
  r.title = "Nobody could log in. ";
  CHECK(problem_statement(r) == "Nobody could log in – it lasted 1 h.");
  r.title = "What happened to the mails?";
  CHECK(problem_statement(r) == "What happened to the mails? – it lasted 1 h.");
}

TEST_CASE("problem: a start known only by its day gives the duration in days") {
  auto r = told::bare();
  r.times.of(Milestone::started) = told::at("2026-10-30T00:00:00+00:00");
  r.times.of(Milestone::detected) = told::at("2026-11-20T09:48:00+00:00");
  r.times.of(Milestone::mitigated) = told::at("2026-11-20T10:00:00+00:00");
  r.times.day_only = {Milestone::started};
  CHECK(pm::report::problem_statement(r) ==
        "Checkout answers with 500s – it lasted about 21 days; for nearly all of that we couldn't see it.");
}
