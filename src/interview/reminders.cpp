#include "interview/reminders.hpp"

#include <algorithm>

#include <pm/record.hpp>

#include "interview/asked.hpp"
#include "interview/fix_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/question_order.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

constexpr double last_minutes = 10;

}  // namespace

void show_time_zone_once(StepResult& step, Section section, const InterviewContext& context) {
  if (section != Section::timeline && section != Section::times) return;
  if (!first_time(step.session.record, "zone")) return;
  step.messages.push_back(
      {MessageKind::note, phrases::fill(phrases::zone_shown, zone_of(step.session, context).name())});
}

void add_time_reminders(StepResult& step, const InterviewContext& context) {
  auto& s = step.session;
  if (s.sitting.purpose != Purpose::meet) return;
  const auto left = minutes_left(s, context);
  const auto section = progress(s, context).section;
  const auto remind = [&](Section of, std::string_view mark, std::string_view phrase) {
    if (section == of || section == Section::finish || !first_time(s.record, mark)) return;
    const auto shown = std::to_string(std::max(0L, static_cast<long>(left)));
    step.messages.push_back({MessageKind::note, phrases::fill(phrase, shown)});
  };
  if (left <= planned_minutes(s.record) / 3 && size_of(s.record.factors) == 0)
    remind(Section::factors, "clock:factors", phrases::clock_factors);
  if (left <= last_minutes && !has_fixes(s.record) && !s.record.soak_until)
    remind(Section::fixes, "clock:fixes", phrases::clock_fixes);
}

}  // namespace pm::interview
