// `--answers`: what a file gives stands in the place of what the record has.
#include <pm/interview.hpp>

namespace pm::interview {
namespace {

template <class T>
void take(std::optional<T>& into, const std::optional<T>& given) {
  if (given) into = given;
}

void take_extra(record::Object& into, const record::Object& given) {
  into.given = into.given || given.given;
  for (const auto& [key, value] : given.extra) {
    bool there = false;
    for (auto& [known, old] : into.extra)
      if (known == key) old = value, there = true;
    if (!there) into.extra.emplace_back(key, value);
  }
}

}  // namespace

void take_answers(record::Record& into, const record::Record& answers) {
  const auto& a = answers;
  take_extra(into, a);
  take(into.schema, a.schema);
  if (!a.id.empty() && into.id.empty()) into.id = a.id;
  if (!a.title.empty()) into.title = a.title;
  take(into.soak_until, a.soak_until);
  take(into.kind, a.kind);
  take(into.severity, a.severity);
  take(into.services, a.services);
  take(into.tags, a.tags);
  take(into.summary, a.summary);
  take(into.impact, a.impact);
  take_extra(into.cost, a.cost);
  take(into.cost.amount, a.cost.amount);
  take(into.cost.unit, a.cost.unit);
  take(into.cost.note, a.cost.note);
  take(into.timezone, a.timezone);
  take(into.timeline, a.timeline);
  take_extra(into.times, a.times);
  for (const auto m : record::milestones) take(into.times.of(m), a.times.of(m));
  take(into.times.approximate, a.times.approximate);
  take(into.times.unknown, a.times.unknown);
  take(into.times.not_applicable, a.times.not_applicable);
  take_extra(into.detection, a.detection);
  take(into.detection.by, a.detection.by);
  take(into.detection.note, a.detection.note);
  take(into.problem, a.problem);
  take_extra(into.why_so_long, a.why_so_long);
  take(into.why_so_long.detection, a.why_so_long.detection);
  take(into.why_so_long.recovery, a.why_so_long.recovery);
  take(into.surprises, a.surprises);
  take(into.went_well, a.went_well);
  take(into.lucky, a.lucky);
  take(into.absurdities, a.absurdities);
  take(into.factors, a.factors);
  take(into.fixes, a.fixes);
  take(into.broadest, a.broadest);
  take(into.fix_ideas, a.fix_ideas);
  take(into.parking_lot, a.parking_lot);
  take(into.links, a.links);
  take_extra(into.meeting, a.meeting);
  take(into.meeting.held_at, a.meeting.held_at);
  take(into.meeting.minutes, a.meeting.minutes);
  take(into.meeting.boss, a.meeting.boss);
  take(into.meeting.scribe, a.meeting.scribe);
  take(into.meeting.participants, a.meeting.participants);
  take(into.meeting.axioms_read, a.meeting.axioms_read);
  take_extra(into.process, a.process);
  take(into.process.rating, a.process.rating);
  take(into.process.improvement, a.process.improvement);
  take(into.process.last_time_kept, a.process.last_time_kept);
  take(into.waivers, a.waivers);
  if (a.custom) {
    if (!into.custom) into.custom = json::Value{json::Value::Kind::object, {}, {}, {}};
    for (std::size_t i = 0; i < a.custom->keys.size(); ++i) into.custom->set(a.custom->keys[i], a.custom->items[i]);
  }
}

}  // namespace pm::interview
