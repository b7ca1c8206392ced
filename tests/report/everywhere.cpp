#include "report/everywhere.hpp"

#include "report/build_record.hpp"

namespace told {

using namespace pm::record;

namespace {

void story(Record& r, const std::string& text) {
  Event event;
  event.id = "T1";
  event.at = clock("14:00");
  event.text = text;
  event.context = event.source = text;
  event.url = "https://example.org/1";
  Event unsourced = event;
  unsourced.id = "T2";
  unsourced.at = clock("15:00");
  unsourced.source.reset();
  r.timeline = {event, unsourced};
  r.times.of(Milestone::started) = clock("14:00");
  r.times.of(Milestone::detected) = clock("15:00");
  r.times.of(Milestone::resolved) = clock("16:00");
  r.detection.by = DetectedBy::alert;
  r.detection.note = text;
  Reason reason;
  reason.text = text;
  reason.factor = "F1";
  r.why_so_long.detection = {reason};
  r.why_so_long.recovery = {reason};
  Factor factor;
  factor.id = "F1";
  factor.text = text;
  factor.made_sense = text;
  Factor second = factor;
  second.id = "F2";
  r.factors = {factor, second};
}

void way_out(Record& r, const std::string& text) {
  Fix fix;
  fix.id = "X1";
  fix.title = text;
  fix.owner = fix.done_when = fix.note = text;
  fix.hours = Number{2, "2"};
  fix.addresses = {{"F1"}};
  fix.due = pm::time::Day{"2026-12-01"};
  fix.ticket = Ticket{{}, TrackerKind::github, text, "https://example.org/2", TicketState::open, {}};
  Fix step = fix;
  step.id = "X2";
  step.first_step_of = "X1";
  Fix dropped = fix;
  dropped.id = "X3";
  dropped.status = FixStatus::dropped;
  dropped.closed_why = text;
  r.fixes = {fix, step, dropped};
  r.broadest = "X1";
}

void room(Record& r, const std::string& text) {
  r.meeting.held_at = clock("10:00");
  r.meeting.boss = r.meeting.scribe = text;
  Participant one;
  one.name = text;
  one.role = text;
  r.meeting.participants = {one, one};
  r.process.improvement = text;
  Waiver waiver;
  waiver.rule = "human-error";
  waiver.at = "/factors/0/text";
  waiver.excerpt = text;
  waiver.reason = text;
  r.waivers = {waiver};
  pm::json::Value custom{pm::json::Value::Kind::object, {}, {}, {}};
  custom.set(text, pm::json::Value::string(text));
  r.custom = custom;
}

}  // namespace

Record with_everywhere(const std::string& text) {
  auto r = bare(text);
  r.kind = IncidentKind::outage;
  r.severity = r.summary = r.impact = r.problem = text;
  r.services = r.tags = {{text, text}};
  r.cost.amount = Number{5, "5"};
  r.cost.unit = r.cost.note = text;
  r.surprises = r.went_well = r.lucky = r.absurdities = r.fix_ideas = r.parking_lot = {{text, text}};
  Link link;
  link.title = text;
  link.url = "https://example.org/3";
  r.links = {link};
  story(r, text);
  way_out(r, text);
  room(r, text);
  auto& shown = r.public_texts;
  shown.title = shown.summary = shown.impact = text;
  shown.services = {{text, text}};
  shown.timeline.emplace(), shown.factors.emplace(), shown.fixes.emplace();
  for (const auto& event : *r.timeline) shown.timeline->push_back({event.id, text});
  for (const auto& factor : *r.factors) shown.factors->push_back({factor.id, text});
  for (const auto& fix : *r.fixes) shown.fixes->push_back({fix.id, text});
  return r;
}

}  // namespace told
