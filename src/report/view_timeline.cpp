#include <algorithm>
#include <utility>

#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "report/view.hpp"
#include "report/wording.hpp"

namespace pm::report {

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
    entry.word("mark", before == event->at.at ? "" : event_marks(r, *event));
    before = event->at.at;
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

  std::vector<ViewObject> days;
  for (auto from = events.begin(); from != events.end();) {
    const auto day = clock.day((*from)->at.at);
    const auto to = std::find_if(from, events.end(), [&](const Event* e) { return clock.day(e->at.at) != day; });
    ViewObject entry;
    entry.word("date", weekday_and_date(day)).list("events", marked_events(r, {from, to}, clock));
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
    entry.word("fixes", text::join(helped_by, ", "));
    factors.push_back(std::move(entry));
  }
  top.list("factors", std::move(factors));
}

}  // namespace pm::report
