// `/zone` and `/day`: both read times again, and both ask where a clock time occurs twice or not at all.
#pragma once

#include <string_view>

#include <pm/interview.hpp>

namespace pm::interview {

/// "Europe/London", "UTC T1-T3": reads clock times in another zone. Without words it shows the zone.
void zone_command(StepResult&, std::string_view words, const InterviewContext&);
/// "26 Nov": the day of the lines that follow; "26 Nov T4-T12" moves those. Without words it shows the day.
void day_command(StepResult&, std::string_view words, const InterviewContext&);
/// Goes on with one of the two once 1 or 2 was chosen for a time.
void choose_moment(StepResult&, const ChooseMoment&, int choice, const InterviewContext&);

}  // namespace pm::interview
