// Syncing: closed there is done here, reopened there is open here; what was declined there is not done.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>
#include <pm/trackers.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

using record::FixStatus;
using record::TicketState;

constexpr int max_server_failures = 3;  // in a row, before the server is taken to be down

std::string word_of(const record::Fix& fix) { return std::string(record::to_string(fix.status)); }
std::string word_of(const Issue& issue) { return std::string(record::to_string(issue.state)); }

class Sync {
 public:
  Sync(const SyncOptions& options, const Tracker& tracker, TrackerSession& session, const FilingPorts& ports,
       const SyncQuestions& questions)
      : options_(options), tracker_(tracker), session_(session), ports_(ports), questions_(questions) {}

  void sync(const std::vector<RecordFile>& files) {
    std::vector<const record::Record*> records;
    for (const auto& file : files) records.push_back(&file.record);
    auto listed = session_.list(earliest_day(records));
    if (!listed) return report(listed.error().problem);
    issues_ = std::move(*listed);
    for (const auto& issue : issues_) by_key_.emplace(issue.key, issue);
    for (const auto& file : files) {
      if (!stops_ && ports_.stopped()) {
        report({ErrorKind::interrupted, "interrupted", ""});
        stops_ = true;
      }
      if (stops_) break;
      sync_record(file);
    }
    if (declined_ > 0)
      say("A declined fix is not done. Drop it with the tracker's reason (pm fixes sync --drop-declined), or leave it "
          "open.");
    if (is_quiet_) say("no changes");
  }

 private:
  /// A fix at its place in the record that may change.
  struct Place {
    const std::filesystem::path& path;
    record::Record& record;
    record::Fix& fix;
    [[nodiscard]] std::string full_name() const { return record.id + ":" + fix.id; }
    [[nodiscard]] std::string line() const { return full_name() + " (" + fix.ticket->key.value_or("") + ")"; }
  };

  void sync_record(const RecordFile& file) {
    // Compared first, and opened only to be written: most of the time nothing has happened.
    auto compared = file.record;
    if (!update(file.path, compared, false)) return;
    if (options_.dry_run) {
      update(file.path, compared, true);
      return;
    }
    auto opened = ports_.open(file.path);
    if (!opened) return report(opened.error());
    auto& record = (*opened)->record();
    const auto before = record;
    update(file.path, record, true);
    if (record == before) return;
    if (const auto saved = (*opened)->save(); !saved) report(saved.error());
  }

  /// Whether there is anything to say or to change; said and changed only if `really`.
  bool update(const std::filesystem::path& path, record::Record& record, bool really) {
    bool any = false;
    if (!record.fixes) return false;
    for (auto& fix : *record.fixes)
      if ((really || !stops_) && is_linked(fix, tracker_)) any = update_fix({path, record, fix}, really) || any;
    return any;
  }

  bool update_fix(const Place& place, bool really) {
    const bool is_relinked = keep_one_of_twins(place, really);
    const auto issue = issue_of(place);
    if (!issue) return is_relinked;
    const bool has_moved = issue->key != place.fix.ticket->key;
    if (has_moved && really) follow(place, *issue);
    const auto verdict = compare(place.fix, *issue);
    if (verdict == SyncAction::same) return is_relinked || has_moved;
    if (really) apply(verdict, place, *issue);
    return true;
  }

  void follow(const Place& place, const Issue& issue) {
    say(place.line() + " has moved: it is " + issue.key + " now  " + issue.url);
    place.fix.ticket->key = issue.key;
    place.fix.ticket->url = issue.url;
  }

  void apply(SyncAction verdict, const Place& place, const Issue& issue) {
    switch (verdict) {
      case SyncAction::same:
        return;
      case SyncAction::only_here:
        return say(place.line() + " is " + word_of(place.fix) + " here, and " + word_of(issue) +
                   " in the tracker: change the issue in the tracker");
      case SyncAction::both_changed:
        return settle(place, issue);
      case SyncAction::declined_there:
        return decline(place, issue);
      case SyncAction::seen:
      case SyncAction::done_there:
      case SyncAction::open_there:
        return take(place, issue);
    }
  }

  /// As it is there; not for what was declined.
  void take(const Place& place, const Issue& issue) {
    const auto before = word_of(place.fix);
    const bool is_open = place.fix.status == FixStatus::open;
    if (issue.state == TicketState::closed && is_open) fixes::done(place.fix, closed_at(issue, place.record));
    if (issue.state == TicketState::open && !is_open) fixes::reopen(place.fix);
    note_seen(place, issue);
    const auto after = word_of(place.fix);
    say(place.line() + (before == after ? " is " + word_of(issue) + " there, too" : ": " + before + " → " + after));
  }

  /// Not done: it stays open, or is dropped with the tracker's reason where somebody wants that.
  void decline(const Place& place, const Issue& issue) {
    const auto reason = issue.reason.empty() ? std::string("declined") : issue.reason;
    const auto what = place.line() + " was declined in the tracker: " + reason;
    const bool is_new = place.fix.ticket->state != TicketState::declined;
    const auto before = word_of(place.fix);
    if (place.fix.status == FixStatus::done) fixes::reopen(place.fix);
    note_seen(place, issue);
    if (is_dropped(issue, what, is_new)) return drop(place, issue, what, reason);
    ++declined_;
    say(what + "; " + (before == "open" ? "the fix stays open" : before + " → open here"));
    if (issue.is_unknown_reason)
      say("  pm does not know \"" + reason + "\": name it under done or declined in [tracker] of pm.toml");
  }

  /// Asked once at a terminal. A reason that nobody knows may mean "done": such a fix is dropped only by hand.
  bool is_dropped(const Issue& issue, const std::string& what, bool is_new) {
    if (issue.is_unknown_reason) return false;
    if (options_.drop_declined) return true;
    return is_new && !options_.dry_run && questions_.drops_declined && questions_.drops_declined(what);
  }

  void drop(const Place& place, const Issue& issue, const std::string& what, const std::string& reason) {
    fixes::drop(place.fix, fmt::format("declined in {} ({}): {}", tracker_.display_name, issue.key, reason),
                closed_at(issue, place.record));
    if (place.record.broadest == place.fix.id) place.record.broadest.reset();
    say(what + "; open → dropped");
    if (std::ranges::none_of(*place.record.fixes, record::is_kept))
      say("  " + place.record.id + " has no open or done fix any more; add one: pm fixes add " + place.record.id);
  }

  void settle(const Place& place, const Issue& issue) {
    const auto question = place.line() + " is " + word_of(place.fix) + " here and " + word_of(issue) +
                          " in the tracker, and both changed since the last sync";
    const auto side = questions_.which_side && !options_.dry_run ? questions_.which_side(question) : Side::neither;
    if (side == Side::neither)
      return report({ErrorKind::refused, question, "run pm fixes sync at a terminal to choose, or change one of them"});
    if (side == Side::there) return issue.state == TicketState::declined ? decline(place, issue) : take(place, issue);
    note_seen(place, issue);
    say(place.line() + " stays " + word_of(place.fix) + " here");
  }

  void note_seen(const Place& place, const Issue& issue) {
    place.fix.ticket->state = issue.state;
    place.fix.ticket->synced_at = ports_.now(place.record);
  }

  [[nodiscard]] time::Instant closed_at(const Issue& issue, const record::Record& record) const {
    const auto at = issue.closed_at ? time::parse_instant(*issue.closed_at) : std::nullopt;
    if (!at) return ports_.now(record);
    return record::zone_of(record).instant(std::chrono::floor<std::chrono::seconds>(at->at));
  }

  /// Two issues for one fix: two machines filed at once. The lower open one is kept; nothing is closed.
  bool keep_one_of_twins(const Place& place, bool really) {
    auto& ticket = *place.fix.ticket;
    const auto draft = ports_.draft({place.path, place.record}, place.fix);
    if (!draft) return false;  // the command that files it reports why
    const auto own = own_issues(issues_, place.record, place.fix, *draft);
    if (own.duplicates.empty() || !own.has(*ticket.key)) return false;
    if (!really) return true;
    say(place.full_name() + " has several open issues: " + own.kept->key + " is kept; " +
        text::join(own.duplicates, ", ") + " can be closed in the tracker");
    ticket.key = own.kept->key;
    ticket.url = own.kept->url;
    return true;
  }

  /// From the list, else by its key. Nullopt: it cannot be had; that is reported once.
  std::optional<Issue> issue_of(const Place& place) {
    auto key = *place.fix.ticket->key;
    // "#12" names no project: after a change of [tracker] project the URL tells which one is meant.
    if (const auto in_url = session_.key_in_url(place.fix.ticket->url); key.starts_with('#') && in_url) key = *in_url;
    if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
    if (stops_) return std::nullopt;  // what is known is still written
    if (!asked_.insert(place.full_name()).second) return std::nullopt;
    if (!tracker_.number_of(key)) {
      report(
          {ErrorKind::refused,
           place.full_name() + ": \"" + key + "\" is not the key of an issue of " + std::string(tracker_.display_name),
           "pm fixes unlink " + place.full_name() + ", then pm fixes link attaches the right one"});
      return std::nullopt;
    }
    auto issue = session_.look_up(key);
    if (!issue) return not_to_be_had(place, issue.error());
    failures_in_a_row_ = 0;
    if (!*issue) {
      report({ErrorKind::refused, place.full_name() + ": " + key + " is deleted, or the token cannot read it",
              "pm fixes unlink " + place.full_name() + ", then pm fixes file files it again"});
      return std::nullopt;
    }
    by_key_.emplace(key, **issue);
    return std::move(*issue);
  }

  std::nullopt_t not_to_be_had(const Place& place, const TrackerError& trouble) {
    auto problem = trouble.problem.with_context(place.full_name());
    if (problem.hint.empty()) problem.hint = fmt::format(phrases::lost_issue_hint, place.full_name());
    report(problem);
    const bool has_server_failed = trouble.problem.kind == ErrorKind::outside;
    failures_in_a_row_ = has_server_failed ? failures_in_a_row_ + 1 : 0;
    stops_ = trouble.scope != TrackerError::Scope::this_issue || failures_in_a_row_ == max_server_failures;
    return std::nullopt;
  }

  void say(const std::string& line) {
    is_quiet_ = false;
    ports_.print(line);
  }
  void report(const Error& problem) {
    is_quiet_ = false;
    ports_.report(problem);
  }

  const SyncOptions& options_;
  const Tracker& tracker_;
  TrackerSession& session_;
  const FilingPorts& ports_;
  const SyncQuestions& questions_;
  std::vector<Issue> issues_;
  std::map<std::string, Issue, std::less<>> by_key_;  ///< by the key that the record has
  std::set<std::string> asked_;                       ///< fixes whose issue was asked for by its key
  bool stops_ = false, is_quiet_ = true;
  int failures_in_a_row_ = 0;
  std::size_t declined_ = 0;
};

}  // namespace

bool is_linked(const record::Fix& fix, const Tracker& tracker) {
  return fix.ticket && fix.ticket->tracker == tracker.kind && fix.ticket->key;
}

void sync_fixes(const std::vector<RecordFile>& files, const SyncOptions& options, const Tracker& tracker,
                TrackerSession& session, const FilingPorts& ports, const SyncQuestions& questions) {
  Sync(options, tracker, session, ports, questions).sync(files);
}

}  // namespace pm::trackers
