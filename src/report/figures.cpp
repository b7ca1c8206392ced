// The four figures on the first screen, and the day of which the state of the fixes is.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>

#include "report/view.hpp"

namespace pm::report {

using record::Milestone;
using record::Record;

record::Milestone recovery_milestone(const Record& r) {
  return r.times.of(Milestone::mitigated) ? Milestone::mitigated : Milestone::resolved;
}

std::string milestone_time(const Record& r, Milestone m, const ReportClock& clock) {
  const auto& at = r.times.of(m);
  if (contains(r.times.day_only, m)) return long_date(clock.day(at->at));
  return (is_approximate(r.times, m) ? std::string(wording::about) : "") + clock.clock(at->at);
}

std::optional<time::Day> state_day(const Record& r, const ReportClock& clock) {
  std::optional<time::Day> newest = meeting_day(r);
  const auto consider = [&](const std::optional<time::Instant>& at) {
    if (at && (!newest || clock.day(at->at) > *newest)) newest = clock.day(at->at);
  };
  for (const auto& fix : each(r.fixes)) {
    consider(fix.closed_at);
    if (fix.ticket) consider(fix.ticket->synced_at);
  }
  return newest;
}

namespace {

std::string missing_time(const Record& r, Milestone m) {
  return contains(r.times.unknown, m) ? "Unknown" : "Not recorded";
}

std::string detected_by(const Record& r) {
  return r.detection.by ? std::string(wording::seen_by(*r.detection.by)) : "";
}

/// A duration between two milestones. Nullopt if one of them does not apply, or they are in the wrong order.
std::optional<Figure> duration(const Record& r, std::string_view label, Milestone from, Milestone to,
                               std::string note) {
  if (contains(r.times.not_applicable, from) || contains(r.times.not_applicable, to)) return std::nullopt;
  const auto &begin = r.times.of(from), &end = r.times.of(to);
  if (!begin || !end)
    return Figure{std::string(label), contains(r.times.unknown, from) ? missing_time(r, from) : missing_time(r, to)};
  if (end->at < begin->at) return std::nullopt;
  return Figure{std::string(label), wording::span(r.times, end->at - begin->at, from, to), std::move(note)};
}

std::optional<Figure> impact(const Record& r, const ReportClock& clock) {
  const auto& started = r.times.of(Milestone::started);
  const bool has_clock_time = started && !contains(r.times.day_only, Milestone::started);
  const auto from = started ? milestone_time(r, Milestone::started, clock) : "";
  if (is_near_miss(r))
    return Figure{"Danger started", started ? from : missing_time(r, Milestone::started),
                  has_clock_time ? long_date(clock.day(started->at)) : ""};
  return duration(
      r, wording::felt, Milestone::started, recovery_milestone(r),
      started ? fmt::format("from {}{}{}", from, has_clock_time ? " " : "", has_clock_time ? clock.zone_name() : "")
              : "");
}

std::optional<Figure> detection(const Record& r) {
  const auto early = time_to_detect(r);
  if (early && *early < std::chrono::microseconds(0))
    return Figure{std::string(wording::seen_coming),
                  wording::span(r.times, -*early, Milestone::started, Milestone::detected), detected_by(r)};
  return duration(r, wording::unseen, Milestone::started, Milestone::detected, detected_by(r));
}

/// "3 open, 48 hours; 2 factors without"
std::string open_work(const Record& r, Audience audience) {
  std::size_t open = 0, alone = 0;
  double hours = 0;
  for (const auto& fix : each(r.fixes)) {
    if (fix.status != record::FixStatus::open) continue;
    ++open;
    if (fix.hours) hours += fix.hours->value;
  }
  const auto fixes = each(r.fixes);
  if (audience == Audience::customers) return fmt::format("{} open", open);
  for (const auto& factor : each(r.factors))
    if (std::none_of(fixes.begin(), fixes.end(),
                     [&](const record::Fix& fix) { return is_kept(fix) && addresses(fix, factor.id); }))
      ++alone;
  std::string said = fmt::format("{} open", open);
  if (hours > 0) said += fmt::format(", {:.6g} {}", hours, hours == 1 ? "hour" : "hours");
  if (alone > 0) said += fmt::format("; {} {} without", alone, alone == 1 ? "factor" : "factors");
  return said;
}

std::optional<Figure> action_items(const Record& r, Audience audience) {
  std::size_t kept = 0, done = 0;
  for (const auto& fix : each(r.fixes)) {
    kept += is_kept(fix) ? 1 : 0;
    done += fix.status == record::FixStatus::done ? 1 : 0;
  }
  if (kept == 0) return std::nullopt;
  return Figure{"Action items", fmt::format("{} of {} done", done, kept), open_work(r, audience)};
}

bool any_time(const Record& r) {
  return std::any_of(record::milestones.begin(), record::milestones.end(),
                     [&](Milestone m) { return r.times.of(m) || contains(r.times.unknown, m); });
}

}  // namespace

std::vector<Figure> figures(const Record& r, const ReportClock& clock, Audience audience) {
  std::vector<Figure> all;
  const auto add = [&](std::optional<Figure> figure) {
    if (figure) all.push_back(std::move(*figure));
  };
  if (any_time(r)) {
    add(impact(r, clock));
    add(detection(r));
    const auto recovery = recovery_milestone(r);
    if (!is_near_miss(r))
      add(duration(r, recovery == Milestone::mitigated ? wording::to_well : wording::to_resolve, Milestone::detected,
                   recovery, "after detection"));
  }
  add(action_items(r, audience));
  return all;
}

}  // namespace pm::report
