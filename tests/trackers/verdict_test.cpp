#include <pm/trackers.hpp>

#include "catch.hpp"
#include "trackers/a_record.hpp"

using namespace pm::trackers;
using namespace pm::trackers::test;
using pm::record::FixStatus;
using pm::record::TicketState;

namespace {

constexpr auto monday = "2026-11-23T10:00:00Z", tuesday = "2026-11-24T10:00:00Z", friday = "2026-11-27T10:00:00Z";

struct Sides {
  FixStatus here = FixStatus::open;
  std::optional<std::string> closed_here = {};
  std::optional<TicketState> seen = TicketState::open;
  TicketState there = TicketState::open;
  std::optional<std::string> closed_there = {};
  std::optional<std::string> seen_at = tuesday;
};

SyncAction verdict(const Sides& sides) {
  pm::record::Fix fix;
  fix.status = sides.here;
  if (sides.closed_here) fix.closed_at = pm::time::parse_instant(*sides.closed_here);
  fix.ticket.emplace();
  fix.ticket->state = sides.seen;
  if (sides.seen_at) fix.ticket->synced_at = pm::time::parse_instant(*sides.seen_at);
  Issue issue;
  issue.state = sides.there;
  issue.closed_at = sides.closed_there;
  return compare(fix, issue);
}

}  // namespace

TEST_CASE("compare: changes of the issue") {
  CHECK(verdict({.there = TicketState::closed, .closed_there = friday}) == SyncAction::done_there);
  CHECK(verdict({.here = FixStatus::done, .closed_here = monday, .seen = TicketState::closed}) ==
        SyncAction::open_there);
}

TEST_CASE("compare: equal states") {
  CHECK(verdict({}) == SyncAction::same);
  CHECK(
      verdict({.here = FixStatus::done, .closed_here = friday, .there = TicketState::closed, .closed_there = friday}) ==
      SyncAction::seen);
  CHECK(verdict({.here = FixStatus::dropped, .closed_here = friday, .there = TicketState::closed}) == SyncAction::seen);
  CHECK(verdict({.seen = std::nullopt, .seen_at = std::nullopt}) == SyncAction::seen);
}

TEST_CASE("compare: changes of the fix") {
  CHECK(verdict({.here = FixStatus::done, .closed_here = friday}) == SyncAction::only_here);
  CHECK(verdict({.here = FixStatus::open,
                 .seen = TicketState::closed,
                 .there = TicketState::closed,
                 .closed_there = monday}) == SyncAction::only_here);
}

TEST_CASE("compare: conflicts") {
  // Opened again here, closed again there.
  CHECK(verdict({.here = FixStatus::open,
                 .seen = TicketState::closed,
                 .there = TicketState::closed,
                 .closed_there = friday}) == SyncAction::both_changed);
  // Dropped here, opened again there.
  CHECK(verdict({.here = FixStatus::dropped, .closed_here = friday, .seen = TicketState::closed}) ==
        SyncAction::both_changed);
}

TEST_CASE("compare: declined matches dropped, not done") {
  CHECK(verdict({.there = TicketState::declined, .closed_there = friday}) == SyncAction::declined_there);
  // Still, at every later sync.
  CHECK(verdict({.seen = TicketState::declined, .there = TicketState::declined, .closed_there = monday}) ==
        SyncAction::declined_there);
  CHECK(verdict({.here = FixStatus::dropped,
                 .closed_here = friday,
                 .seen = TicketState::declined,
                 .there = TicketState::declined}) == SyncAction::same);
  CHECK(verdict({.here = FixStatus::done,
                 .closed_here = monday,
                 .seen = TicketState::closed,
                 .there = TicketState::declined}) == SyncAction::declined_there);
  // Done here by somebody after the last sync, and declined there.
  CHECK(verdict({.here = FixStatus::done, .closed_here = friday, .there = TicketState::declined}) ==
        SyncAction::both_changed);
  CHECK(verdict({.here = FixStatus::dropped, .closed_here = monday, .seen = TicketState::declined}) ==
        SyncAction::open_there);
  // Done there after all: the fix that was left open follows.
  CHECK(verdict({.seen = TicketState::declined, .there = TicketState::closed, .closed_there = monday}) ==
        SyncAction::done_there);
}

TEST_CASE("compare: links added by hand") {
  CHECK(
      verdict({.seen = std::nullopt, .there = TicketState::closed, .closed_there = friday, .seen_at = std::nullopt}) ==
      SyncAction::done_there);
  CHECK(verdict({.here = FixStatus::done, .closed_here = friday, .seen = std::nullopt, .seen_at = std::nullopt}) ==
        SyncAction::only_here);
}
