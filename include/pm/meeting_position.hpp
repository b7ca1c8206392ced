// Where a meeting stands, from its record alone: for those who see the record and not the prompt.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <pm/interview.hpp>
#include <pm/record.hpp>

namespace pm::interview {

struct MeetingPosition {
  Section section = Section::opening;
  std::size_t number = 1, count = 1;  ///< section `number` of `count`
  long minutes = 0;                   ///< of meeting so far
  std::string question;               ///< in the interview's words
};

/// Needs of the context what a question is phrased with: time, zone, settings and questions of the team. Nullopt if no
/// question is open: the record is final, or its meeting ended or has not begun.
[[nodiscard]] std::optional<MeetingPosition> meeting_position(const record::Record&, const InterviewContext&);

}  // namespace pm::interview
