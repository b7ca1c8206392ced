// The incident day: what a time without a date is counted from, and `/day`, which moves times to another day.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/interview.hpp>

#include "interview/zone_change.hpp"

namespace pm::interview {

/// The context in which a line is read, and whether a time without a date would be of a day that nobody confirmed.
struct StoryContext {
  spoken::ParseContext times;
  bool is_day_assumed = false;
};
/// For the next line: it follows the last typed line.
[[nodiscard]] StoryContext context_of_next_line(const InterviewSession&, const InterviewContext&);
/// For a new time of an event that is there.
[[nodiscard]] StoryContext context_of_change(const InterviewSession&, const InterviewContext&, const record::Event&);

/// Whether a date was given, for the record or for one of its times.
[[nodiscard]] bool is_day_known(const record::Record&);
/// The earliest day that was assumed.
[[nodiscard]] std::optional<time::Day> assumed_day(const record::Record&);
/// Whether the question for the day was asked.
[[nodiscard]] bool was_day_asked(const record::Record&);
/// The question for the day, if `item` is the first that needs it.
[[nodiscard]] std::optional<QuestionRef> day_question(const record::Record&, std::string_view item);

/// Whether the times of an assumed day move to `day` as well: "day:move 2026-11-26".
[[nodiscard]] QuestionRef day_move_question(const time::Day&);
/// The day of such a question; nullopt: it is another one.
[[nodiscard]] std::optional<time::Day> day_to_move_to(const QuestionRef&);
/// Somebody confirmed the day that was assumed.
void confirm_assumed_day(record::Record&);

/// The event that was typed last: the highest number. Null: none.
[[nodiscard]] const record::Event* last_typed(const record::Record&);

/// "Thu 26 Nov", with the year in another year than `near`.
[[nodiscard]] std::string weekday_and_day(const time::Day&, const time::Day& near);

/// Parses the whole text as one day: "26 Nov", "yesterday".
[[nodiscard]] std::optional<time::Day> parse_incident_day(std::string_view, const InterviewSession&,
                                                          const InterviewContext&);

/// "/day 26 Nov" for "that was on Thursday 26 Nov".
[[nodiscard]] std::optional<std::string> offered_day_command(std::string_view line, const InterviewSession&,
                                                             const InterviewContext&);

struct DayChange {
  record::Record record;
  std::vector<std::string> moved;              ///< ids of events and names of milestones
  std::optional<UnresolvedMoment> unresolved;  ///< to be asked first; then `record` is not to be used
};
/// Moves events and milestones by whole days, so that the earliest of them is on `day`. A milestone at the time of a
/// moved event goes with it. The day of what was moved is no longer assumed.
[[nodiscard]] DayChange move_to_day(const record::Record&, const time::Day&, const std::vector<std::string>& items,
                                    std::span<const ChosenMoment> = {});
/// The first moved item that would then be in the future.
[[nodiscard]] std::optional<std::string> item_in_future(const DayChange&, time::Micros now);

}  // namespace pm::interview
