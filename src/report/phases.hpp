// The picture of an incident: the few states it went through, between the milestones that are known.
#pragma once

#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::report {

struct Phase {
  std::string_view name;  ///< "Unseen"
  std::string_view tag;   ///< Mermaid's colour for it: "crit", "active", "done", or "milestone" for a mere moment
  time::Micros from, to;  ///< a moment has from == to
  bool roughly = false;   ///< an end of it is known only roughly
};

/// In order of time; empty when fewer than two moments are known, since a picture would show nothing then.
[[nodiscard]] std::vector<Phase> phases(const record::Times&);

}  // namespace pm::report
