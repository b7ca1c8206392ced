// The cheapest set of fixes that addresses every factor.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pm/record.hpp>

namespace pm::fixes {

struct FixCover {
  std::vector<std::string> fixes;          ///< in the order of the record
  double hours = 0;                        ///< sum of the fixes with an estimate
  std::vector<std::string> without_hours;  ///< fixes of the set without an estimate
  std::vector<std::string> left;           ///< factors that no open or done fix addresses
  bool exact = true;                       ///< false if the search limit was reached
};

inline constexpr std::size_t most_covered = 1000;  // limit for factors and for fixes

/// Returns the cheapest set of open and done fixes that addresses every factor that any of them addresses: fewest fixes
/// without an estimate, then fewest hours, then fewest fixes. Nullopt if there are more than `most_covered` factors or
/// fixes.
[[nodiscard]] std::optional<FixCover> cheapest_cover(const record::Record&);

}  // namespace pm::fixes
