#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/record_items.hpp>
#include <pm/text.hpp>

#include "report/view.hpp"

namespace pm::report {

namespace {

using record::Milestone;
using record::Record;
using TimeSpan = std::optional<std::chrono::microseconds>;
constexpr std::chrono::microseconds no_time{0};

/// Milestones that are always listed; the others only if known.
bool expected(const Record& r, Milestone milestone) {
  return milestone == Milestone::started || milestone == Milestone::detected ||
         (milestone == Milestone::resolved && !is_near_miss(r));
}

/// Text for a milestone without a time; empty: omit it.
std::string_view without_moment(const Record& r, Milestone milestone) {
  if (contains(r.times.unknown, milestone)) return wording::unknown;
  if (contains(r.times.not_applicable, milestone)) return wording::not_applicable;
  return expected(r, milestone) ? wording::still_open : "";
}

std::string how_seen(const record::Detection& detection) {
  const auto by = detection.by ? wording::seen_by(*detection.by) : "";
  const auto note = identity_text(detection.note);
  return fmt::format("{}{}{}", by, by.empty() || note.empty() ? "" : ": ", note);
}

std::vector<ViewObject> milestone_views(const Record& r, const ReportClock& clock) {
  std::vector<ViewObject> rows;
  std::optional<time::Day> shown;  // the day is printed when it changes
  if (!any_milestone(r)) return rows;
  for (const auto milestone : record::milestones) {
    const auto& at = r.times.of(milestone);
    std::string told(without_moment(r, milestone));
    if (at) {
      const auto day = clock.day(at->at);
      told = contains(r.times.day_only, milestone)
                 ? date(day)
                 : (is_approximate(r.times, milestone) ? std::string(wording::about) : "") +
                       (day == shown ? clock.clock(at->at) : clock.date_and_clock(at->at));
      shown = day;
    }
    if (told.empty()) continue;
    ViewObject row;
    row.word("label", wording::milestone(milestone, is_near_miss(r))).word("at", told);
    row.text("note", milestone == Milestone::detected ? how_seen(r.detection) : "");
    rows.push_back(std::move(row));
  }
  return rows;
}

struct Duration {
  std::string_view label;
  std::string told;
};

std::vector<Duration> durations_of(const Record& r) {
  std::vector<Duration> all;
  const auto add = [&](std::string_view label, TimeSpan span, Milestone from, Milestone to) {
    if (span && *span > no_time) all.push_back({label, wording::span(r.times, *span, from, to)});
  };
  const auto unseen = time_to_detect(r);
  add(wording::unseen, unseen, Milestone::started, Milestone::detected);
  if (unseen) add(wording::seen_coming, -*unseen, Milestone::started, Milestone::detected);
  if (!is_near_miss(r)) add(wording::to_well, time_to_mitigate(r), Milestone::detected, recovery_milestone(r));
  if (!is_near_miss(r) && r.times.of(Milestone::mitigated))
    add(wording::to_resolve, time_between(r, Milestone::detected, Milestone::resolved), Milestone::detected,
        Milestone::resolved);
  add(is_near_miss(r) ? wording::in_danger : wording::felt, impact_duration(r), Milestone::started,
      recovery_milestone(r));
  return all;
}

std::vector<ViewObject> durations(const Record& r) {
  std::vector<ViewObject> rows;
  for (const auto& duration : durations_of(r)) {
    ViewObject row;
    row.word("label", duration.label).word("value", duration.told);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Axis format by total duration.
struct Axis {
  std::chrono::hours up_to;
  std::string_view format, tick;  ///< empty tick: Mermaid's default
};
constexpr std::array<Axis, 4> axes = {{
    {std::chrono::hours(20), "%H:%M", ""},
    {std::chrono::hours(3 * 24), "%d %b %H:%M", ""},
    {std::chrono::hours(14 * 24), "%d %b", "1day"},
    {{}, "%d %b %Y", ""},  // longer ones
}};

Axis axis_for(std::chrono::microseconds story) {
  return *std::find_if(axes.begin(), axes.end() - 1, [&](const Axis& axis) { return story <= axis.up_to; });
}

void put_phases(ViewObject& top, const Record& r, const ReportClock& clock) {
  std::vector<ViewObject> rows;
  const auto all = phases(r.times);
  for (const auto& phase : all) {
    const bool moment = phase.from == phase.to;
    const auto lasting =
        moment ? "" : fmt::format(" ({})", wording::span(phase.to - phase.from, phase.roughly, phase.is_in_days));
    ViewObject row;
    row.mermaid("name", std::string(phase.name) + lasting).word("tag", phase.tag);
    row.word("from", clock.even_clock(phase.from, all.front().from));
    row.word("to", clock.even_clock(phase.to, all.front().from));
    rows.push_back(std::move(row));
  }
  const auto axis = all.empty() ? axes.front() : axis_for(all.back().to - all.front().from);
  top.word("axis", axis.format).word("tick", axis.tick).list("phases", std::move(rows));
}

ViewObject stretch(std::string_view heading, const std::optional<std::string>& lasting,
                   const std::optional<std::vector<record::Reason>>& why) {
  std::vector<ViewObject> reasons;
  for (const auto& reason : each(why)) {
    ViewObject entry;
    entry.text("text", reason.text).word("factor", reason.factor);
    reasons.push_back(std::move(entry));
  }
  ViewObject entry;
  entry.word("heading", heading);
  entry.word("lasting", lasting);
  entry.list("reasons", std::move(reasons));
  return entry;
}

void put_where_time_went(ViewObject& top, const Record& r) {
  std::vector<ViewObject> stretches;
  const auto& why = r.why_so_long;
  const auto lasting = [&](TimeSpan span, Milestone from, Milestone to) {
    return span && *span > no_time ? std::optional(wording::span(r.times, *span, from, to)) : std::nullopt;
  };
  if (why.detection && !why.detection->empty())
    stretches.push_back(stretch(wording::until_seen,
                                lasting(time_to_detect(r), Milestone::started, Milestone::detected), why.detection));
  if (why.recovery && !why.recovery->empty())
    stretches.push_back(stretch(
        wording::until_well, lasting(time_to_mitigate(r), Milestone::detected, recovery_milestone(r)), why.recovery));
  top.list("stretches", std::move(stretches));
}

}  // namespace

bool any_milestone(const Record& r) {
  return std::any_of(record::milestones.begin(), record::milestones.end(), [&](Milestone m) {
    return r.times.of(m) || contains(r.times.unknown, m) || contains(r.times.not_applicable, m);
  });
}

void put_times(ViewObject& top, const Record& r, const ReportClock& clock) {
  top.list("milestones", milestone_views(r, clock)).list("durations", durations(r));
  put_phases(top, r, clock);
  put_where_time_went(top, r);
}

namespace {

using record::Event;
using record::Record;

/// The milestones of this event: "detected".
std::string event_marks(const Record& r, const Event& event) {
  std::vector<std::string> all;
  for (const auto milestone : record::milestones) {
    const auto& at = r.times.of(milestone);
    if (at && at->at == event.at.at) all.emplace_back(wording::mark(milestone, is_near_miss(r)));
  }
  return text::join(all, ", ");
}

ViewObject event_entry(const Event& event, const ReportClock& clock) {
  ViewObject entry;
  entry.word("id", event.id).text("text", event.text).text("context", event.context);
  entry.word("at", clock.event_time(event));
  entry.word("author", std::string(record::author_of(event)));
  entry.word("source", event.source).url("url", event.url);
  return entry;
}

/// Marks only the first of several simultaneous events.
std::vector<ViewObject> marked_events(const Record& r, const std::vector<const Event*>& events,
                                      const ReportClock& clock) {
  std::vector<ViewObject> entries;
  std::optional<time::Micros> before;
  for (const auto* event : events) {
    auto entry = event_entry(*event, clock);
    entry.word("mark", !has_time(*event) || before == event->at.at ? "" : event_marks(r, *event));
    if (has_time(*event)) before = event->at.at;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

void put_timeline(ViewObject& top, const Record& r, const ReportClock& clock) {
  // Records not written by pm may have events in any order.
  std::vector<const Event*> events;
  if (r.timeline)
    for (const auto& event : *r.timeline) events.push_back(&event);
  std::sort(events.begin(), events.end(),
            [](const Event* a, const Event* b) { return std::pair(a->at.at, a) < std::pair(b->at.at, b); });

  // An event without a time is under the heading of the one before it, or else of the one after it.
  const auto heading = [&](const Event& e) {
    if (!has_time(e)) return std::string();
    const auto day = clock.day(e.at.at);
    return e.precision == record::Precision::month ? time::month_text(day) : weekday_and_date(day);
  };
  std::vector<ViewObject> days;
  for (auto from = events.begin(); from != events.end();) {
    const auto first = std::find_if(from, events.end(), [](const Event* e) { return has_time(*e); });
    const auto date = first == events.end() ? std::string(wording::time_unknown) : heading(**first);
    const auto to =
        std::find_if(first, events.end(), [&](const Event* e) { return has_time(*e) && heading(*e) != date; });
    ViewObject entry;
    entry.word("date", date).list("events", marked_events(r, {from, to}, clock));
    days.push_back(std::move(entry));
    from = to;
  }
  top.list("days", std::move(days));
}

void put_factors(ViewObject& top, const Record& r) {
  std::vector<ViewObject> factors;
  for (const auto& factor : each(r.factors)) {
    std::vector<std::string> helped_by;
    for (const auto& fix : each(r.fixes))
      if (is_kept(fix) && addresses(fix, factor.id)) helped_by.push_back(fix.id);
    ViewObject entry;
    entry.word("id", factor.id).text("text", factor.text).text("made_sense", factor.made_sense);
    entry.word("fixes", text::join(helped_by, ", ")).word("same_as", text::join(each(factor.same_as), ", "));
    factors.push_back(std::move(entry));
  }
  top.list("factors", std::move(factors));
}

}  // namespace pm::report
