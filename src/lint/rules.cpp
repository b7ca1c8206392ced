// The rules with name, severity and documentation.
#include <algorithm>
#include <array>

#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using enum Severity;
using Target = RuleInfo::Target;
using Examples = std::string_view[];

constexpr Examples malformed_found = {R"({"fixs": []})", R"({"timezone": "Europe/Berlim"})",
                                      R"({"times": {"started": "2026-11-31T10:00:00Z"}})"};
constexpr Examples malformed_fine = {R"({"x_fixs": []})", R"({"custom": {"fixs": []}})"};

constexpr Examples must_have_fix_found = {
    R"({"fixes": []})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "dropped", "closed_why": "no such prompt"}]})",
    R"({"fixes": [], "soak_until": "2026-12-01"})"};
constexpr Examples must_have_fix_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "hours": 2}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done"}]})"};

constexpr Examples merge_conflict_found = {
    R"({"conflicts": [{"at": "/severity", "ours": "SEV 2", "theirs": "SEV 1"}]})"};
constexpr Examples merge_conflict_fine = {R"({"conflicts": []})"};

constexpr Examples fix_owner_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "hours": 2}]})"};
constexpr Examples fix_owner_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "storage", "hours": 2}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done"}]})"};

constexpr Examples times_found = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z", )"
    R"("resolved": "2026-11-20T09:00:00Z"}})",
    R"({"times": {"started": "2026-11-20T10:00:00Z", "resolved": "2026-11-20T11:00:00Z"}})"};
constexpr Examples times_fine = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z", "unknown": ["resolved"]}})",
    R"({"kind": "near-miss", "times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z"}})"};

constexpr Examples times_order_found = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T09:55:00Z", )"
    R"("resolved": "2026-11-20T10:04:00Z"}})"};
constexpr Examples times_order_fine = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:00:00Z", )"
    R"("resolved": "2026-11-20T10:04:00Z"}})"};

constexpr Examples dangling_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F9"]}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "first_step_of": "X1"}]})",
    R"({"broadest": "X7"})"};
constexpr Examples dangling_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F1", "F2"]}]})"};

constexpr Examples no_small_fix_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "hours": 16}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana"}]})"};
constexpr Examples no_small_fix_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "hours": 4}]})"};

constexpr Examples big_fix_found = {
    R"({"fixes": [{"id": "X1", "title": "Sort out the hosts", "status": "open", "owner": "ana", "hours": 16}]})"};
constexpr Examples big_fix_fine = {
    R"({"fixes": [{"id": "X1", "title": "Sort out the hosts", "status": "open", "owner": "ana", "hours": 16}, )"
    R"({"id": "X2", "title": "Name the host", "status": "open", "owner": "ana", "hours": 2, "first_step_of": "X1"}]})"};

constexpr Examples single_factor_found = {R"({"factors": [{"id": "F1", "text": "Two prompts looked the same"}]})",
                                          R"({"factors": []})"};
constexpr Examples single_factor_fine = {
    R"({"factors": [{"id": "F1", "text": "Two prompts looked the same"},
        {"id": "F2", "text": "The backup went to an old bucket"}]})"};

constexpr Examples unaddressed_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F1"]}]})"};
constexpr Examples unaddressed_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "addresses": ["F1", "F2"]}]})"};

constexpr Examples long_found = {R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:10:00Z", )"
                                 R"("resolved": "2026-11-20T10:15:00Z"}, "why_so_long": {}})"};
constexpr Examples long_fine = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:10:00Z", )"
    R"("resolved": "2026-11-20T10:15:00Z"}, "why_so_long": {"detection": [{"text": "The alert looked at the old host"}]}})",
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:09:59Z", )"
    R"("resolved": "2026-11-20T10:15:00Z"}, "why_so_long": {}})"};

constexpr Examples no_boss_found = {R"({"meeting": {"scribe": "Bo"}})"};
constexpr Examples no_boss_fine = {R"({"meeting": {"boss": "Ana"}})"};

constexpr Examples overdue_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "due": "2026-11-21"}]})"};
constexpr Examples overdue_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", "due": "2026-11-22"}]})",
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "done", "due": "2026-11-21"}]})"};

constexpr Examples unfiled_found = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana"}]})"};
constexpr Examples unfiled_fine = {
    R"({"fixes": [{"id": "X1", "title": "Name the host", "status": "open", "owner": "ana", )"
    R"("ticket": {"tracker": "github", "key": "12", "url": "https://github.com/owner/name/issues/12"}}]})"};

constexpr Examples unused_waiver_found = {
    R"({"waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two of us led it together"}]})"};
constexpr Examples unused_waiver_fine = {
    R"({"meeting": {}, "waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two of us led it together"}]})"};

constexpr std::array of_records{
    RecordRule{{.name = "malformed",
                .severity = error,
                .finds = "invalid record: malformed JSON, schema violation or inconsistent content",
                .why = "Records are kept for years and read by people and programs. An invalid record is lost to both.",
                .ask = "What should the record say here?",
                .found = malformed_found,
                .fine = malformed_fine,
                .can_waive = false,
                .can_set = false},
               nullptr},
    RecordRule{{.name = "must-have-fix",
                .severity = error,
                .finds = "a record without a fix that is open or done",
                .why = "A meeting without a fix costs an hour and improves nothing.",
                .ask = "What's the smallest thing that would make this a bit better?",
                .found = must_have_fix_found,
                .fine = must_have_fix_fine,
                .can_waive = false},
               must_have_fix},
    RecordRule{{.name = "merge-conflict",
                .severity = error,
                .finds = "an unresolved conflict of a git merge",
                .why = "Two branches changed a value differently. Only people can tell which one is right.",
                .ask = "Which of the two is right?",
                .found = merge_conflict_found,
                .fine = merge_conflict_fine},
               merge_conflict},
    RecordRule{{.name = "fix-owner",
                .severity = error,
                .finds = "an open fix without an owner",
                .why = "A fix without an owner is rarely done. The owner can be a person or a team.",
                .ask = "Who'd like to take it?",
                .found = fix_owner_found,
                .fine = fix_owner_fine},
               fix_owner},
    RecordRule{{.name = "times",
                .severity = error,
                .finds = "a milestone that is missing or in the future, or mitigated or resolved before started",
                .why = "Impact duration and time to detect are computed from these times. `unknown` is a valid answer.",
                .ask = "When was it, or is it unknown?",
                .found = times_found,
                .fine = times_fine},
               times},
    RecordRule{{.name = "times-order",
                .finds = "a milestone before the one that it usually follows",
                .why = "An alert can come before the impact. The reason can also be a wrong day.",
                .ask = "Is this order right?",
                .found = times_order_found,
                .fine = times_order_fine},
               times_order},
    RecordRule{{.name = "dangling",
                .severity = error,
                .finds = "a reference to a factor or fix that does not exist, or a fix that is its own first step",
                .why = "A later reader cannot tell what was meant.",
                .ask = "Which one is meant?",
                .found = dangling_found,
                .fine = dangling_fine},
               dangling},
    RecordRule{{.name = "no-small-fix",
                .finds = "a record without a fix of four hours or less",
                .why = "Small fixes get done this week. Big ones often wait for months.",
                .ask = "You've got four hours: what would you do first?",
                .found = no_small_fix_found,
                .fine = no_small_fix_fine},
               no_small_fix},
    RecordRule{{.name = "big-fix",
                .finds = "an open fix of more than four hours without a first step of its own",
                .why = "A fix with a first step of half a day gets started.",
                .ask = "Which first step of it fits into four hours?",
                .found = big_fix_found,
                .fine = big_fix_fine},
               big_fix},
    RecordRule{
        {.name = "single-factor",
         .finds = "fewer than two contributing factors",
         .why = "An incident needs several conditions at once. If only one is known, the others stay as they are.",
         .ask = "What else had to be true for it to happen just like this?",
         .found = single_factor_found,
         .fine = single_factor_fine},
        single_factor},
    RecordRule{{.name = "unaddressed-factor",
                .severity = info,
                .finds = "a factor that no open or done fix addresses",
                .why = "Not every factor needs a fix, but it is useful to know which ones have none.",
                .ask = "Is there a small fix that would help with it?",
                .found = unaddressed_found,
                .fine = unaddressed_fine},
               unaddressed_factor},
    RecordRule{{.name = "long-without-why",
                .finds = "a time to detect or to mitigate of ten minutes or more, or unknown, without a reason",
                .why = "Shorter detection and mitigation often improve more than removing the trigger.",
                .ask = "Where did that time go?",
                .found = long_found,
                .fine = long_fine},
               long_without_why},
    RecordRule{{.name = "no-boss",
                .finds = "a meeting without a facilitator",
                .why = "Somebody has to keep the meeting blameless and on time.",
                .ask = "Who leads the meeting?",
                .found = no_boss_found,
                .fine = no_boss_fine},
               no_boss},
    RecordRule{{.name = "overdue",
                .finds = "an open fix past its due date",
                .why = "If due dates pass without notice, people stop trusting them.",
                .ask = "Is it done, or does it need a new due date?",
                .found = overdue_found,
                .fine = overdue_fine},
               overdue},
    RecordRule{{.name = "unfiled",
                .severity = info,
                .finds = "an open fix of a final record without a ticket, where a tracker is configured",
                .why = "Owners look for work in their tracker, not in postmortems.",
                .ask = "Where will its owner see it?",
                .found = unfiled_found,
                .fine = unfiled_fine},
               unfiled},
    RecordRule{{.name = "unused-waiver",
                .target = Target::both,
                .finds = "a waiver that no longer matches a finding",
                .why = "An unused waiver could hide a new finding later.",
                .ask = "Can it be removed?",
                .found = unused_waiver_found,
                .fine = unused_waiver_fine,
                .can_waive = false},
               nullptr},
};

std::vector<RuleInfo> all_rules() {
  std::vector<RuleInfo> all;
  for (const auto& rule : of_records) all.push_back(rule.info);
  for (const auto& lesson : language::rule_docs())
    all.push_back({.name = language::name(lesson.rule),
                   .target = Target::both,
                   .finds = lesson.finds,
                   .why = lesson.why,
                   .ask = lesson.ask,
                   .found = lesson.found,
                   .fine = lesson.fine});
  return all;
}

}  // namespace

std::span<const RecordRule> record_rules() { return of_records; }

std::span<const RuleInfo> rules() {
  static const auto all = all_rules();
  return all;
}

const RuleInfo* find_rule(std::string_view name) {
  const auto all = rules();
  const auto found = std::find_if(all.begin(), all.end(), [&](const RuleInfo& rule) { return rule.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view to_string(RuleInfo::Target on) {
  switch (on) {
    case Target::record:
      return "record";
    case Target::prose:
      return "prose";
    case Target::both:
      return "both";
  }
  return "";
}

Result<void> validate_rule(std::string_view rule) {
  if (const auto* info = find_rule(rule)) {
    if (info->can_set) return {};
    return fail(ErrorKind::usage, std::string(rule) + " is always an error", "its severity cannot be changed");
  }
  std::vector<std::string_view> names;
  for (const auto& info : rules()) names.push_back(info.name);
  const auto near = text::nearest(rule, names);
  return fail(ErrorKind::usage, "unknown rule \"" + std::string(rule) + "\"",
              near ? "did you mean " + *near + "?" : "pm explain lists all rules");
}

}  // namespace pm::lint
