// Which side changed since both were last known to agree.
#include <algorithm>
#include <array>

#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "trackers/api.hpp"

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

// Whether a closed issue was done or declined. Only what is known to mean "done" counts as done, so that a declined fix
// never passes for one that was made.

namespace {

using record::TicketState;

/// Reasons for closing that mean the work was done. GitHub: completed; Jira's own: Done, Fixed.
constexpr std::array<std::string_view, 12> done_reasons = {"completed", "complete",    "done",      "fixed",
                                                           "resolved",  "implemented", "delivered", "released",
                                                           "deployed",  "finished",    "solved",    "verified"};

/// Names of closed statuses and reasons that mean it was not. Jira's and Redmine's own, and what teams usually add.
constexpr std::array<std::string_view, 28> declined_names = {
    "rejected",         "declined",         "refused",      "wont do",     "wont fix",  "wontdo",
    "wontfix",          "will not fix",     "will not do",  "not planned", "duplicate", "moved",
    "cancelled",        "canceled",         "abandoned",    "invalid",     "not a bug", "obsolete",
    "cannot reproduce", "not reproducible", "works for me", "as designed", "by design", "withdrawn",
    "discarded",        "dismissed",        "incomplete",   "known error"};

/// What Redmine calls "Rejected" in the languages it is set up in (its config/locales, version 5.0.4).
constexpr std::array<std::string_view, 46> rejected_in_redmine = {
    "Abgewiesen",     "Afgewezen",    "Afvist",         "Atmestas",   "Avslagen",   "Avvist",    "Baztertua",
    "Ditolak",        "E hedhur tej", "Elutasított",    "Hylätty",    "Noraidīts",  "Odbaceno",  "Odbijen",
    "Odbijeno",       "Odmietnutá",   "Odmítnutý",      "Odrzucony",  "Rebutjat",   "Rechazada", "Reddedildi",
    "Rejeitada",      "Rejeitado",    "Rejeté",         "Respins",    "Rexeitada",  "Rifiutato", "Rədd etmə",
    "Tagasi lükatud", "Từ chối",      "Zavrnjen",       "Απορριπτέο", "Відмовлено", "Одбиена",   "Одбијено",
    "Отклонена",      "Отхвърлена",   "Хүлээж аваагүй", "נדחה",       "ردشده",      "مرفوض",     "ยกเลิก",
    "却下",           "已拒絕",       "已拒绝",         "거절"};

/// Lower case, without apostrophes, `_` and `-` as spaces: "Won't Do" and "wont_do" are the same.
std::string normalized(std::string_view name) {
  std::string out;
  const auto lower = text::lower_ascii(text::trim(name));
  for (std::size_t i = 0; i < lower.size(); ++i) {
    constexpr std::string_view typographic = "\xE2\x80\x99";
    if (lower.compare(i, typographic.size(), typographic) == 0)
      i += typographic.size() - 1;
    else if (lower[i] != '\'')
      out += lower[i] == '_' || lower[i] == '-' ? ' ' : lower[i];
  }
  return out;
}

template <class Names>
bool is_among(const Names& names, std::string_view wanted) {
  return std::ranges::any_of(names, [&](const auto& name) { return normalized(name) == normalized(wanted); });
}

bool is_known_as_declined(std::string_view name) {
  return is_among(declined_names, name) || is_among(rejected_in_redmine, name);
}

/// What the team's own names in pm.toml say, the most specific first. A reason that declines counts more than a status
/// or a label next to it: Jira closes "Won't Do" with the status "Done".
std::optional<std::pair<TicketState, std::string>> state_by_team(const Issue& issue, const TrackerTarget& target,
                                                                 const IssueStatus& standing) {
  std::vector<std::string> names{standing.reason, standing.status};
  names.insert(names.end(), issue.labels.begin(), issue.labels.end());
  for (const auto& name : names) {
    if (name.empty()) continue;
    if (is_among(target.declined, name)) return std::pair(TicketState::declined, name);
    if (is_among(target.done, name)) return std::pair(TicketState::closed, std::string());
    if (&name == &names.front() && is_known_as_declined(name)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void set_state(Issue& issue, const TrackerTarget& target, const IssueStatus& standing) {
  if (const auto named = state_by_team(issue, target, standing)) {
    std::tie(issue.state, issue.reason) = *named;
    return;
  }
  if (!standing.is_closed) {
    issue.state = TicketState::open;
    issue.closed_at.reset();
    return;
  }
  constexpr std::size_t longest_reason = 120;  // it goes into the record
  const auto& name = standing.reason.empty() ? standing.status : standing.reason;
  const auto word = text::truncate_to_width(escape::for_terminal_line(name), longest_reason);
  const bool is_declined = standing.reason.empty() ? is_known_as_declined(word) : !is_among(done_reasons, word);
  issue.state = is_declined ? TicketState::declined : TicketState::closed;
  if (!is_declined) return;
  issue.reason = word;
  issue.is_unknown_reason = !is_known_as_declined(word);
}

}  // namespace pm::trackers
