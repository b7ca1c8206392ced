// Filing: each fix becomes one issue. What is listed with a fix's marker is that fix's issue; the link is in the record
// before the next issue is created, so a run can be killed at any moment and repeated.
#include <pm/trackers.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "trackers/api.hpp"

namespace pm::trackers {
namespace {

using Scope = TrackerError::Scope;

bool has_work(const record::Fix& fix) { return fix.status == record::FixStatus::open && !fix.ticket; }

class Filing {
 public:
  Filing(const Tracker& tracker, TrackerSession& session, const FilingPorts& ports)
      : tracker_(tracker), session_(session), ports_(ports) {}

  void file(const std::vector<ChosenFix>& fixes) {
    std::vector<const record::Record*> records;
    for (const auto& chosen : fixes) records.push_back(&chosen.file.record);
    auto listed = session_.list(earliest_day(records));
    if (!listed) return ports_.report(listed.error().problem);
    issues_ = std::move(*listed);
    for (const auto& chosen : fixes) {
      if (!stops_ && ports_.stopped()) {
        ports_.report({ErrorKind::interrupted, "interrupted", ""});
        stops_ = true;
      }
      if (stops_)
        ++not_tried_;
      else
        file_one(chosen);
    }
    say_sum();
  }

 private:
  /// One fix of an open record.
  struct Work {
    const ChosenFix& chosen;
    OpenRecord& open;
    [[nodiscard]] record::Record& record() const { return open.record(); }
    [[nodiscard]] record::Fix& fix() const { return *std::ranges::find(*record().fixes, chosen.fix, &record::Fix::id); }
  };

  void file_one(const ChosenFix& chosen) {
    auto opened = ports_.open(chosen.file.path);
    if (!opened) return fail(opened.error());
    const Work work{chosen, **opened};
    const auto* fix = record::find_fix(work.record(), chosen.fix);
    if (fix == nullptr || !has_work(*fix)) return ports_.print(chosen.name() + " changed meanwhile; not filed");
    if (const auto identified = identify(work); !identified) return fail(identified.error());
    const auto draft = ports_.draft({chosen.file.path, work.record()}, work.fix());
    if (!draft) return fail(draft.error());
    const auto own = own_issues(issues_, work.record(), work.fix(), *draft);
    if (own.kept) return link_found(own, work);
    say_others(own, chosen);
    create(*draft, work);
  }

  /// The uid is on disk before it is in an issue: a run that is killed after creating the issue finds it again.
  Result<void> identify(const Work& work) {
    auto& uid = work.record().uid;
    if (uid && uid == work.chosen.file.record.uid) return {};  // as it was read from disk
    if (!uid) uid = ports_.new_uid();
    return work.open.save();
  }

  void create(const IssueDraft& draft, const Work& work) {
    const auto made = session_.create(draft);
    if (made) return link_made(*made, work);
    if (made.error().scope == Scope::unclear) return look_again(made.error(), draft, work);
    fail(made.error(), work.chosen);
  }

  void link_made(const Issue& issue, const Work& work) {
    if (!link(issue, work)) return;
    ++filed_;
    ports_.print("filed " + work.chosen.name() + " as " + issue.key + "  " + issue.url);
    if (tracker_.has_labels && issue.labels.empty() && tracker_.newest == nullptr)
      ports_.print(
          fmt::format("  {} did not set the label by which pm finds the issue: check whether the token may set labels",
                      tracker_.display_name));
  }

  void link_found(const OwnIssues& own, const Work& work) {
    if (!link(*own.kept, work)) return;
    ++found_;
    ports_.print("linked " + work.chosen.name() + " to the existing issue " + own.kept->key + "  " + own.kept->url);
    if (!own.duplicates.empty())
      ports_.print("  there is also " + text::join(own.duplicates, ", ") + " for it: close one of them in the tracker");
  }

  void say_others(const OwnIssues& own, const ChosenFix& chosen) {
    for (const auto& issue : own.of_same_id)
      ports_.print(
          fmt::format("{}: {} was filed by pm 0.1.0 for a record with the same id, and does not match this "
                      "one; if it is: pm fixes link {} {}",
                      chosen.name(), issue.key, chosen.name(), issue.url));
  }

  /// The request may have had its effect: the list tells, and if it does not know yet, the next run does.
  void look_again(const TrackerError& unclear, const IssueDraft& draft, const Work& work) {
    const auto listed = session_.list(earliest_day({&work.record()}));
    if (listed)
      if (const auto own = own_issues(*listed, work.record(), work.fix(), draft); own.kept)
        return link_made(*own.kept, work);
    fail(unclear, work.chosen);
    stops_ = true;
  }

  bool link(const Issue& issue, const Work& work) {
    record::Ticket ticket;
    ticket.given = true;
    ticket.tracker = tracker_.kind;
    ticket.key = issue.key;
    ticket.url = issue.url;
    // An issue begins open. If it was closed before it was linked, the next sync brings that.
    ticket.state = record::TicketState::open;
    ticket.synced_at = ports_.now(work.record());
    work.fix().ticket = std::move(ticket);
    const auto saved = work.open.save();
    if (saved) return true;
    auto problem = saved.error();
    problem.message = work.chosen.name() + " is filed as " + issue.key + " " + issue.url +
                      ", but the link could not be saved: " + problem.message;
    problem.hint += (problem.hint.empty() ? "" : "; ") + std::string("the next run finds the issue");
    fail(problem);
    stops_ = true;
    return false;
  }

  void fail(const TrackerError& trouble, const ChosenFix& chosen) {
    fail(trouble.problem.with_context(chosen.name()));
    if (trouble.scope != Scope::this_issue) stops_ = true;
  }

  void fail(const Error& problem) {
    ports_.report(problem);
    ++failed_;
  }

  void say_sum() const {
    std::vector<std::string> parts;
    const auto count = [&](std::size_t many, const char* what) {
      if (many > 0) parts.push_back(std::to_string(many) + " " + what);
    };
    count(filed_, "filed");
    count(found_, "found again");
    count(failed_, "not filed");
    count(not_tried_, "not tried");
    if (!parts.empty()) ports_.print(text::join(parts, ", "));
    if (failed_ + not_tried_ > 0) ports_.print("Run the command again to continue; filed fixes are not filed twice.");
  }

  const Tracker& tracker_;
  TrackerSession& session_;
  const FilingPorts& ports_;
  std::vector<Issue> issues_;
  bool stops_ = false;
  std::size_t filed_ = 0, found_ = 0, failed_ = 0, not_tried_ = 0;
};

}  // namespace

void file_fixes(const std::vector<ChosenFix>& fixes, const Tracker& tracker, TrackerSession& session,
                const FilingPorts& ports) {
  Filing(tracker, session, ports).file(fixes);
}

}  // namespace pm::trackers
