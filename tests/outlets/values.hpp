// Hostile texts that are sent through every outlet.
#pragma once

#include <string>
#include <vector>

namespace outlets {

/// `hostile::texts()`, and what is too wild for each single escape's own table.
[[nodiscard]] const std::vector<std::string>& values();

}  // namespace outlets
