// Notes that the clock calls for, shown once each.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

/// The time zone, with the first question for a time.
void show_time_zone_once(StepResult&, Section, const InterviewContext&);
/// The time reminders: at two thirds without a factor, at ten minutes left without a fix.
void add_time_reminders(StepResult&, const InterviewContext&);

}  // namespace pm::interview
