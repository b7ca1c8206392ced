// Rules about times. Each rule is a row with its function.
#include <fmt/format.h>

#include <chrono>

#include <pm/record.hpp>

#include "lint/rules.hpp"

namespace pm::lint {
namespace {

using record::Milestone;

constexpr auto worth_asking = std::chrono::minutes(10);

std::string pointer_of(Milestone m) { return "/times/" + std::string(record::to_string(m)); }

/// The parent of a missing milestone, if it exists.
std::string times_pointer(const RuleContext& c) { return c.record.times.given ? "/times" : ""; }

std::string shown(const RuleContext& c, Milestone m) {
  const auto zone = record::zone_of(c.record);
  const auto at = c.record.times.of(m)->at;
  return record::contains(c.record.times.day_only, m) ? time::day_text(zone.day(at)) : time::day_clock_text(zone, at);
}

RuleFinding about(const RuleContext& c, std::string_view rule, Milestone m, std::string message) {
  return {.rule = rule,
          .pointer = pointer_of(m),
          .message = std::move(message),
          .fix_with = "pm edit " + c.record_name + " times",
          .excerpt = c.record.times.of(m)->text};
}

bool is_before(const record::Record& r, Milestone a, Milestone b) {
  const auto from_b = record::time_between(r, b, a);
  return from_b && from_b->count() < 0;
}

bool has_end_before_start(const record::Record& r, Milestone m) {
  return (m == Milestone::mitigated || m == Milestone::resolved) && is_before(r, m, Milestone::started);
}

bool is_to_come(const RuleContext& c, const time::Instant& moment) {
  if (c.settings.now) return moment.at > *c.settings.now;
  return record::zone_of(c.record).day(moment.at) > c.settings.today;
}

bool settled(const record::Times& times, Milestone m) {
  return times.of(m) || record::contains(times.unknown, m) || record::contains(times.not_applicable, m);
}

bool is_due(const RuleContext& c, Milestone m) {
  if (m == Milestone::resolved) return !record::is_near_miss(c.record);
  return m == Milestone::started || m == Milestone::detected;
}

std::string_view question(Milestone m) {
  switch (m) {
    case Milestone::started:
      return "when did users first feel it?";
    case Milestone::detected:
      return "when did one of us, or an alert, first notice?";
    case Milestone::engaged:
      return "when did someone start working on it?";
    case Milestone::mitigated:
      return "when were users OK again?";
    case Milestone::resolved:
      return "when was everything back to normal?";
  }
  return "";
}

bool answered(const std::optional<std::vector<record::Reason>>& reasons) { return reasons && !reasons->empty(); }

/// Whether both ends of a duration apply, so that a missing one makes the duration unknown.
bool has_detection(const record::Times& times) {
  return !record::contains(times.not_applicable, Milestone::started) &&
         !record::contains(times.not_applicable, Milestone::detected);
}
bool has_recovery(const record::Times& times) {
  return !record::contains(times.not_applicable, Milestone::detected) &&
         (!record::contains(times.not_applicable, Milestone::resolved) ||
          record::contains(times.unknown, Milestone::mitigated));
}

struct Interval {
  std::string_view field;
  std::optional<std::chrono::microseconds> length;
  bool is_there;
  std::string_view known, not_known;
};

void why_question(const RuleContext& c, const Interval& s, const std::optional<std::vector<record::Reason>>& reasons,
                  std::vector<RuleFinding>& found) {
  if (answered(reasons) || !(s.length ? *s.length >= worth_asking : s.is_there)) return;
  const auto& why = c.record.why_so_long;
  const std::string parent = "/why_so_long";
  found.push_back(
      {"long-without-why",
       reasons     ? parent + "/" + std::string(s.field)
       : why.given ? parent
                   : "",
       s.length ? fmt::format(fmt::runtime(s.known), time::duration_text(*s.length)) : std::string(s.not_known),
       "pm edit " + c.record_name + " long"});
}

constexpr Examples times_found = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z", )"
    R"("resolved": "2026-11-20T09:00:00Z"}})",
    R"({"times": {"started": "2026-11-20T10:00:00Z", "resolved": "2026-11-20T11:00:00Z"}})"};

constexpr Examples times_fine = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z", "unknown": ["resolved"]}})",
    R"({"kind": "near-miss", "times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:05:00Z"}})"};

/// The day that lines without a date were assumed to be of; only in drafts.
void find_assumed_day(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto items = record::assumed_day_items(c.record);
  if (items.empty()) return;
  const auto* event = record::find_event(c.record, items.front());
  std::optional<time::Micros> at;
  if (event) at = event->at.at;
  for (const auto m : record::milestones)
    if (!event && record::to_string(m) == items.front()) at = c.record.times.of(m)->at;
  found.push_back({"times", c.record.day ? "/day" : "",
                   fmt::format("the day of the incident, {}, is assumed: which day was it?",
                               time::day_text(record::zone_of(c.record).day(*at))),
                   "pm edit " + c.record_name + " day"});
}

void find_times(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& times = c.record.times;
  for (const auto m : record::milestones) {
    const auto name = record::to_string(m);
    if (has_end_before_start(c.record, m))
      found.push_back(about(c, "times", m,
                            fmt::format("{} ({}) is before started ({}): which of the two is wrong?", name, shown(c, m),
                                        shown(c, Milestone::started))));
    if (times.of(m) && is_to_come(c, *times.of(m)))
      found.push_back(
          about(c, "times", m, fmt::format("{} ({}) is in the future: was it another day?", name, shown(c, m))));
    if (is_due(c, m) && !settled(times, m))
      found.push_back({"times", times_pointer(c),
                       fmt::format("{} is missing: {} (`unknown` is an answer)", record::to_string(m), question(m)),
                       "pm edit " + c.record_name + " times"});
  }
  find_assumed_day(c, found);
}

}  // namespace

RecordRule times() {
  return {{.name = "times",
           .severity = Severity::error,
           .finds = "a milestone that is missing or in the future, mitigated or resolved before started, or a day of "
                    "the incident that was assumed",
           .why = "Impact duration and time to detect are computed from these times. `unknown` is a valid answer.",
           .ask = "When was it, or is it unknown?",
           .found = times_found,
           .fine = times_fine},
          find_times};
}

namespace {

constexpr Examples times_order_found = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T09:55:00Z", )"
    R"("resolved": "2026-11-20T10:04:00Z"}})"};

constexpr Examples times_order_fine = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:00:00Z", )"
    R"("resolved": "2026-11-20T10:04:00Z"}})"};

void find_times_order(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& times = c.record.times;
  std::optional<Milestone> last;
  for (const auto m : record::milestones) {
    if (!times.of(m)) continue;
    if (last && is_before(c.record, m, *last) && !has_end_before_start(c.record, m))
      found.push_back(about(c, "times-order", m,
                            fmt::format("{} ({}) is before {} ({}): is this order right?", record::to_string(m),
                                        shown(c, m), record::to_string(*last), shown(c, *last))));
    last = m;
  }
}

}  // namespace

RecordRule times_order() {
  return {{.name = "times-order",
           .finds = "a milestone before the one that it usually follows",
           .why = "An alert can come before the impact. The reason can also be a wrong day.",
           .ask = "Is this order right?",
           .found = times_order_found,
           .fine = times_order_fine},
          find_times_order};
}

namespace {

constexpr Examples stale_problem_found = {
    R"({"problem": "Checkout failed for an hour.", "problem_times": {"started": "2026-11-20T10:00:00Z"}, )"
    R"("times": {"started": "2026-11-20T11:00:00Z"}})",
    R"({"summary": "Checkout failed.", "problem_times": {}, "times": {"started": "2026-11-20T11:00:00Z"}})"};

constexpr Examples stale_problem_fine = {
    R"({"problem": "Checkout failed for an hour.", "problem_times": {"started": "2026-11-20T10:00:00Z"}, )"
    R"("times": {"started": "2026-11-20T11:00:00+01:00"}})",
    R"({"problem": "Checkout failed for an hour.", "times": {"started": "2026-11-20T11:00:00Z"}})",
    R"({"problem_times": {}, "times": {"started": "2026-11-20T11:00:00Z"}})"};

void find_stale_problem(const RuleContext& c, std::vector<RuleFinding>& found) {
  if (!record::is_problem_stale(c.record)) return;
  const std::string field = c.record.problem ? "problem" : "summary";
  found.push_back({.rule = "stale-problem",
                   .pointer = "/" + field,
                   .message = fmt::format("The times have changed since the {} was written: does it still fit?",
                                          field == "problem" ? "problem sentence" : "summary"),
                   .fix_with = "pm edit " + c.record_name + " " + field,
                   .excerpt = field == "problem" ? *c.record.problem : *c.record.summary});
}

}  // namespace

RecordRule stale_problem() {
  return {
      {.name = "stale-problem",
       .finds = "a reworded problem sentence or summary whose times have changed since it was written",
       .why = "The sentence opens the report. If the times were corrected after it was written, it contradicts them.",
       .ask = "Does it still fit, or is the sentence that pm proposes better?",
       .found = stale_problem_found,
       .fine = stale_problem_fine},
      find_stale_problem};
}

namespace {

constexpr Examples long_found = {R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:10:00Z", )"
                                 R"("resolved": "2026-11-20T10:15:00Z"}, "why_so_long": {}})"};

constexpr Examples long_fine = {
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:10:00Z", )"
    R"("resolved": "2026-11-20T10:15:00Z"}, "why_so_long": {"detection": [{"text": "The alert looked at the old host"}]}})",
    R"({"times": {"started": "2026-11-20T10:00:00Z", "detected": "2026-11-20T10:09:59Z", )"
    R"("resolved": "2026-11-20T10:15:00Z"}, "why_so_long": {}})"};

void find_long_without_why(const RuleContext& c, std::vector<RuleFinding>& found) {
  const auto& why = c.record.why_so_long;
  const auto& times = c.record.times;
  why_question(c,
               {"detection", record::time_to_detect(c.record), has_detection(times),
                "The time to detect is {}: what was there to see, and where did it go?",
                "The time to detect is unknown: what was there to see, and where did it go?"},
               why.detection, found);
  if (record::is_near_miss(c.record)) return;
  why_question(c,
               {"recovery", record::time_to_mitigate(c.record), has_recovery(times),
                "The time to mitigate is {}: where did that time go?",
                "The time to mitigate is unknown: where did that time go?"},
               why.recovery, found);
}

}  // namespace

RecordRule long_without_why() {
  return {{.name = "long-without-why",
           .finds = "a time to detect or to mitigate of ten minutes or more, or unknown, without a reason",
           .why = "Shorter detection and mitigation often improve more than removing the trigger.",
           .ask = "Where did that time go?",
           .found = long_found,
           .fine = long_fine},
          find_long_without_why};
}

}  // namespace pm::lint
