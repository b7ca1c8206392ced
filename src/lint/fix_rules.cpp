// Rules about fixes. Each rule is a row with its function.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using record::Fix;
using record::FixStatus;

constexpr int draft_grace_days = 7;

const std::vector<Fix>& fixes_of(const RuleContext& c) {
  static const std::vector<Fix> none;
  return c.record.fixes ? *c.record.fixes : none;
}

/// Where a fix is missed: the list, or the record when nobody was asked yet.
std::string fixes_pointer(const RuleContext& c) { return c.record.fixes ? "/fixes" : ""; }

std::string hours(double value) { return value == 1 ? "1 hour" : record::Number::of(value).text + " hours"; }

bool is_small(const RuleContext& c, const Fix& fix) {
  return fix.hours && fix.hours->value <= c.settings.small_fix_hours;
}

/// The fixes that another one, open or done, is the first step of.
std::unordered_set<std::string_view> begun(const RuleContext& c) {
  std::unordered_set<std::string_view> begun;
  for (const auto& fix : fixes_of(c))
    if (record::is_kept(fix) && fix.first_step_of && *fix.first_step_of != fix.id) begun.insert(*fix.first_step_of);
  return begun;
}

void each_open(const RuleContext& c, auto&& look) {
  const auto& fixes = fixes_of(c);
  for (std::size_t i = 0; i < fixes.size(); ++i)
    if (fixes[i].status == FixStatus::open) look(fixes[i], [i] { return item_pointer("/fixes", i); });
}

constexpr Examples must_have_fix_found = {
    R"({"fixes": []})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "dropped", "closed_why": "no such prompt"}]})",
    R"({"fixes": [], "soak_until": "2026-12-01"})"};

constexpr Examples must_have_fix_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "hours": 2}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done"}]})"};

void find_must_have_fix(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& fixes = fixes_of(c);
  if (std::any_of(fixes.begin(), fixes.end(), record::is_kept)) return;
  RuleFinding f{"must-have-fix", fixes_pointer(c), "", "pm fixes add " + c.record_name};
  // An old write-up has been imported just now.
  const auto begin = c.record.imported ? c.record.imported->on : record::meeting_day(c.record);
  if (c.record.soak_until) {
    const auto last = record::last_soak_day(c.record);
    if (last && c.settings.today <= *last) {
      f.at_most = Severity::warning;
      f.message = "No fix yet; postponed until " + last->text + ": what's the smallest thing that would help?";
    } else {
      f.message = "THERE MUST BE FIXES, and the postponement is over: what's the smallest thing that helps?";
    }
  } else if (c.record.status == record::Status::draft && begin &&
             c.settings.today <= time::plus_days(*begin, draft_grace_days)) {
    f.at_most = Severity::warning;
    f.message = "No fix yet; a draft has time until " + time::plus_days(*begin, draft_grace_days).text +
                ": what's the smallest thing that helps?";
  } else {
    f.message =
        "THERE MUST BE FIXES, and none is open or done: what's the smallest thing that would make this a bit better?";
  }
  found.push_back(std::move(f));
}

}  // namespace

RecordRule must_have_fix() {
  return {{.name = "must-have-fix",
           .severity = Severity::error,
           .finds = "a record without a fix that is open or done",
           .why = "A meeting without a fix costs an hour and improves nothing.",
           .ask = "What's the smallest thing that would make this a bit better?",
           .found = must_have_fix_found,
           .fine = must_have_fix_fine,
           .can_waive = false},
          find_must_have_fix};
}

namespace {

constexpr Examples fix_owner_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "hours": 2}]})"};

constexpr Examples fix_owner_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "storage", "hours": 2}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done"}]})"};

void find_fix_owner(const RuleContext& c, std::vector<RuleFinding>& found) {
  each_open(c, [&](const Fix& fix, auto at) {
    if (!fix.owner)
      found.push_back({"fix-owner", at(), fix.id + " has no owner: who'd like to take it?",
                       fix_command(c, "edit", fix.id, "--owner NAME")});
  });
}

}  // namespace

RecordRule fix_owner() {
  return {{.name = "fix-owner",
           .severity = Severity::error,
           .finds = "an open fix without an owner",
           .why = "A fix without an owner is rarely done. The owner can be a person or a team.",
           .ask = "Who'd like to take it?",
           .found = fix_owner_found,
           .fine = fix_owner_fine},
          find_fix_owner};
}

namespace {

constexpr Examples no_small_fix_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "hours": 16}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana"}]})"};

constexpr Examples no_small_fix_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "hours": 4}]})"};

void find_no_small_fix(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& fixes = fixes_of(c);
  const Fix* without_hours = nullptr;
  for (const auto& fix : fixes) {
    if (!record::is_kept(fix)) continue;
    if (is_small(c, fix)) return;
    if (!fix.hours && without_hours == nullptr) without_hours = &fix;
  }
  const auto limit = hours(c.settings.small_fix_hours);
  if (without_hours != nullptr)
    found.push_back(
        {"no-small-fix", fixes_pointer(c),
         fmt::format("No fix has an estimate of {} or less, and {} has no hours: about how many does it take?", limit,
                     without_hours->id),
         fix_command(c, "edit", without_hours->id, "--hours N")});
  else
    found.push_back({"no-small-fix", fixes_pointer(c),
                     fmt::format("No fix takes {0} or less: if you had {0}, what would you do first?", limit),
                     "pm fixes add " + c.record_name});
}

}  // namespace

RecordRule no_small_fix() {
  return {{.name = "no-small-fix",
           .finds = "a record without a fix of four hours or less",
           .why = "Small fixes get done this week. Big ones often wait for months.",
           .ask = "You've got four hours: what would you do first?",
           .found = no_small_fix_found,
           .fine = no_small_fix_fine},
          find_no_small_fix};
}

namespace {

constexpr Examples big_fix_found = {
    R"({"fixes": [{"id": "X1", "title": "Sort out the hosts", "status": "open", "owner": "ana", "hours": 16}]})"};

constexpr Examples big_fix_fine = {
    R"({"fixes": [{"id": "X1", "title": "Sort out the hosts", "status": "open", "owner": "ana", "hours": 16}, )"
    R"({"id": "X2", "title": "Name the host", "status": "open", "owner": "ana", "hours": 2, "first_step_of": "X1"}]})"};

void find_big_fix(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto has_first_step = begun(c);
  each_open(c, [&](const Fix& fix, auto at) {
    if (!fix.hours || fix.hours->value <= c.settings.small_fix_hours || has_first_step.contains(fix.id)) return;
    found.push_back({.rule = "big-fix",
                     .pointer = at() + "/hours",
                     .message = fmt::format("{} takes {}: which first step of it fits into {}?", fix.id,
                                            hours(fix.hours->value), hours(c.settings.small_fix_hours)),
                     .fix_with = "pm edit " + c.record_name + " fixes",
                     .excerpt = fix.hours->text});
  });
}

}  // namespace

RecordRule big_fix() {
  return {{.name = "big-fix",
           .finds = "an open fix of more than four hours without a first step of its own",
           .why = "A fix with a first step of half a day gets started.",
           .ask = "Which first step of it fits into four hours?",
           .found = big_fix_found,
           .fine = big_fix_fine},
          find_big_fix};
}

namespace {

constexpr Examples overdue_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "due": "2026-11-21"}]})"};

constexpr Examples overdue_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "due": "2026-11-22"}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "due": "2026-11-21"}]})"};

void find_overdue(const RuleContext& c, std::vector<RuleFinding>& found) {
  each_open(c, [&](const Fix& fix, auto at) {
    if (!record::is_overdue(fix, c.settings.today)) return;
    const int late = time::days_between(*fix.due, c.settings.today);
    found.push_back({.rule = "overdue",
                     .pointer = at() + "/due",
                     .message = fmt::format("{} was due on {}, {} ago: is it done, or does it need a new due date?",
                                            fix.id, fix.due->text, late == 1 ? "a day" : fmt::format("{} days", late)),
                     .fix_with = fix_command(c, "done", fix.id),
                     .excerpt = fix.due->text});
  });
}

}  // namespace

RecordRule overdue() {
  return {{.name = "overdue",
           .finds = "an open fix past its due date",
           .why = "If due dates pass without notice, people stop trusting them.",
           .ask = "Is it done, or does it need a new due date?",
           .found = overdue_found,
           .fine = overdue_fine},
          find_overdue};
}

namespace {

constexpr Examples unfiled_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana"}]})"};

constexpr Examples unfiled_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", )"
    R"("ticket": {"tracker": "github", "key": "12", "url": "https://github.com/owner/name/issues/12"}}]})"};

void find_unfiled(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (!c.settings.tracker_configured || c.record.status != record::Status::final) return;
  each_open(c, [&](const Fix& fix, auto at) {
    if (!fix.ticket)
      found.push_back({"unfiled", at(), fix.id + " has no ticket yet: where will its owner see it?",
                       fix_command(c, "file", fix.id)});
  });
}

}  // namespace

RecordRule unfiled() {
  return {{.name = "unfiled",
           .severity = Severity::info,
           .finds = "an open fix of a final record without a ticket, if a tracker is configured",
           .why = "Owners look for work in their tracker, not in postmortems.",
           .ask = "Where will its owner see it?",
           .found = unfiled_found,
           .fine = unfiled_fine},
          find_unfiled};
}

}  // namespace pm::lint
