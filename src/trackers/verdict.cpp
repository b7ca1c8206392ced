// Which side changed since both were last known to agree.
#include <pm/filing.hpp>

namespace pm::trackers {
namespace {

using record::FixStatus;
using record::TicketState;

/// Later than the last sync; without both days there is nothing to compare.
bool is_after(const std::optional<time::Instant>& at, const std::optional<time::Instant>& synced) {
  return at && synced && at->at > synced->at;
}

/// A dropped fix agrees with any closed issue, a done one only with an issue that was done.
bool agree(FixStatus here, TicketState there) {
  switch (here) {
    case FixStatus::open:
      return there == TicketState::open;
    case FixStatus::done:
      return there == TicketState::closed;
    case FixStatus::dropped:
      return there != TicketState::open;
  }
  return false;
}

}  // namespace

SyncAction compare(const record::Fix& fix, const Issue& issue) {
  const auto& ticket = *fix.ticket;
  if (agree(fix.status, issue.state)) return ticket.state == issue.state ? SyncAction::same : SyncAction::seen;
  // However long it has been declined there: the fix stays open until somebody drops it.
  if (issue.state == TicketState::declined && fix.status == FixStatus::open) return SyncAction::declined_there;

  const auto seen = ticket.state.value_or(TicketState::open);  // every issue begins so
  const auto closed_there = issue.closed_at ? time::parse_instant(*issue.closed_at) : std::nullopt;
  const bool was_left_open = seen == TicketState::declined && fix.status == FixStatus::open;
  const bool changed_here = (!agree(fix.status, seen) && !was_left_open) || is_after(fix.closed_at, ticket.synced_at);
  const bool changed_there = issue.state != seen || is_after(closed_there, ticket.synced_at);
  if (changed_here && changed_there) return SyncAction::both_changed;
  if (changed_here) return SyncAction::only_here;
  switch (issue.state) {
    case TicketState::closed:
      return SyncAction::done_there;
    case TicketState::declined:
      return SyncAction::declined_there;
    case TicketState::open:
      return SyncAction::open_there;
  }
  return SyncAction::same;
}

}  // namespace pm::trackers
