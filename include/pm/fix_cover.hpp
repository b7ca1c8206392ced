// Which fixes together help with every factor, for the fewest hours.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>

namespace pm::fixes {

struct Cover {
  std::vector<std::string> fixes;          ///< in the record's order
  double hours = 0;                        ///< of those that have hours
  std::vector<std::string> without_hours;  ///< those of the set that have none
  std::vector<std::string> left;           ///< factors that no open or done fix helps with
  bool exact = true;                       ///< false: the search was cut short, and there may be a cheaper set
};

inline constexpr std::size_t most_covered = 1000;  // factors, and fixes: beyond that nobody looks at a grid

/// The cheapest set of open and done fixes that helps with every factor that any of them helps with: fewest fixes whose
/// hours nobody knows, then fewest hours, then fewest fixes. Nullopt for more
/// than `most_covered` factors or fixes.
[[nodiscard]] std::optional<Cover> cheapest_cover(const record::Record&);

}  // namespace pm::fixes
