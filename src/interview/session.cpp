#include "interview/session.hpp"

#include <algorithm>
#include <cmath>

#include <pm/record.hpp>

namespace pm::interview {

time::Zone zone_of(const InterviewSession& s, const InterviewContext& context) {
  return s.record.timezone ? record::zone_of(s.record) : context.zone;
}

time::Day today(const InterviewSession& s, const InterviewContext& context) {
  return context.local_day ? context.local_day(context.now) : zone_of(s, context).day(context.now);
}

double planned_minutes(const record::Record& r) { return r.interview.minutes ? r.interview.minutes->value : 60; }

double minutes_so_far(const InterviewSession& s, const InterviewContext& context) {
  const bool is_meeting = s.sitting.purpose == Purpose::meet;
  const auto here = is_meeting ? std::chrono::duration<double>(context.now - s.sitting.began).count() : 0.0;
  return (s.sitting.seconds_before + std::max(0.0, here)) / 60;
}

double minutes_left(const InterviewSession& s, const InterviewContext& context) {
  return planned_minutes(s.record) - minutes_so_far(s, context);
}

bool is_short(const record::Record& r) { return r.interview.is_short.value_or(false); }

std::vector<lint::Finding> blocking_findings(const record::Record& record, const InterviewContext& context) {
  if (!context.checker) return {};
  auto findings = lint::review_as_final(record, *context.checker, context.check);
  std::erase_if(findings, [](const lint::Finding& f) { return f.severity != lint::Severity::error || f.waived; });
  return findings;
}

record::Record draft(const InterviewSession& s, const InterviewContext& context) {
  auto record = s.record;
  const auto minutes = minutes_so_far(s, context);
  if (s.sitting.purpose == Purpose::meet && s.ended && record.meeting.held_at)
    record.meeting.minutes = record::Number::of(std::max(1.0, std::round(minutes)));
  if (record.status == record::Status::final) {
    record.interview = {};
    return record;
  }
  if (s.ended == InterviewEnding::soaking)
    record.interview.at = QuestionRef{QuestionId::fixes}.text();
  else if (s.ended == InterviewEnding::prepared || s.at.is_none())
    record.interview.at.reset();
  else
    record.interview.at = s.at.text();
  record.interview.seconds = record::Number::of(std::round(minutes * 60));
  return record;
}

}  // namespace pm::interview
