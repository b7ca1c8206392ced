// The rules with name, severity and documentation.
#include <algorithm>
#include <array>

#include <pm/text.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using Target = RuleInfo::Target;

constexpr Examples malformed_found = {R"({"fixs": []})", R"({"timezone": "Europe/Berlim"})",
                                      R"({"times": {"started": "2026-11-31T10:00:00Z"}})"};

constexpr Examples malformed_fine = {R"({"x_fixs": []})", R"({"custom": {"fixs": []}})"};

constexpr Examples unused_waiver_found = {
    R"({"waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two of us led it together"}]})"};

constexpr Examples unused_waiver_fine = {
    R"({"meeting": {}, "waivers": [{"rule": "no-boss", "at": "/meeting", "reason": "two of us led it together"}]})"};

/// Found while a record is read.
RecordRule malformed() {
  return {{.name = "malformed",
           .severity = Severity::error,
           .finds = "invalid record: malformed JSON, schema violation or inconsistent content",
           .why = "Records are kept for years and read by people and programs. An invalid record is lost to both.",
           .ask = "What should the record say here?",
           .found = malformed_found,
           .fine = malformed_fine,
           .can_waive = false,
           .can_set = false},
          nullptr};
}

/// Found while waivers are matched.
RecordRule unused_waiver() {
  return {{.name = "unused-waiver",
           .target = Target::both,
           .finds = "a waiver that no longer matches a finding",
           .why = "An unused waiver could hide a new finding later.",
           .ask = "Can it be removed?",
           .found = unused_waiver_found,
           .fine = unused_waiver_fine,
           .can_waive = false},
          nullptr};
}

}  // namespace

// Each rule is a row next to its function, in the file of its subject. It is declared and listed here.
RecordRule must_have_fix();
RecordRule merge_conflict();
RecordRule fix_owner();
RecordRule times();
RecordRule times_order();
RecordRule stale_problem();
RecordRule dangling();
RecordRule no_small_fix();
RecordRule big_fix();
RecordRule single_factor();
RecordRule unaddressed_factor();
RecordRule repeated_factor();
RecordRule long_without_why();
RecordRule unknown_service();
RecordRule no_boss();
RecordRule leak();
RecordRule overdue();
RecordRule tracked_candidates();
RecordRule unfiled();

std::span<const RecordRule> record_rules() {
  // clang-format off
  static const RecordRule all[] = {
      malformed(),
      must_have_fix(),
      merge_conflict(),
      fix_owner(),
      times(),
      times_order(),
      stale_problem(),
      dangling(),
      no_small_fix(),
      big_fix(),
      single_factor(),
      unaddressed_factor(),
      repeated_factor(),
      long_without_why(),
      unknown_service(),
      no_boss(),
      leak(),
      overdue(),
      unfiled(),
      tracked_candidates(),
      unused_waiver(),
  };
  // clang-format on
  return all;
}

namespace {

std::vector<RuleInfo> all_rules() {
  std::vector<RuleInfo> all;
  for (const auto& rule : record_rules()) all.push_back(rule.info);
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
