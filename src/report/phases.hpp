// The phases of an incident between its known milestones.
#pragma once

#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::report {

struct Phase {
  std::string_view name;    ///< "Undetected"
  std::string_view tag;     ///< Mermaid tag: "crit", "active", "done" or "milestone"
  time::Micros from, to;    ///< equal for a milestone
  bool roughly = false;     ///< an end is approximate
  bool is_in_days = false;  ///< only the day of an end is known
};

/// Returns the phases in order; empty if fewer than two times are known.
[[nodiscard]] std::vector<Phase> phases(const record::Times&);

}  // namespace pm::report
