// What a look at an issue means for its fix: which side moved since they were last seen to agree.
#include <pm/trackers.hpp>

namespace pm::trackers {
namespace {

using record::FixStatus;
using record::TicketState;

/// Later than the last look; an issue or a fix without that day, or never looked at, tells nothing.
bool is_after(const std::optional<time::Instant>& at, const std::optional<time::Instant>& seen) {
  return at && seen && at->at > seen->at;
}

}  // namespace

Verdict compare(const record::Fix& fix, const Issue& issue) {
  const auto& ticket = *fix.ticket;
  const auto here = fix.status == FixStatus::open ? TicketState::open : TicketState::closed;
  if (here == issue.state) return ticket.state == issue.state ? Verdict::same : Verdict::seen;

  const auto seen = ticket.state.value_or(TicketState::open);  // every issue begins so
  const auto closed_there = issue.closed_at ? time::parse_instant(*issue.closed_at) : std::nullopt;
  const bool moved_here = here != seen || is_after(fix.closed_at, ticket.synced_at);
  const bool moved_there = issue.state != seen || is_after(closed_there, ticket.synced_at);
  if (moved_here && moved_there) return Verdict::both_changed;
  if (moved_here) return Verdict::only_here;
  return issue.state == TicketState::closed ? Verdict::done_there : Verdict::open_there;
}

}  // namespace pm::trackers
