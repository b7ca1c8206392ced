// A table for people: heads, then rows, in columns as wide as they have to be.
#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

/// Every row as long as the first, which are the heads; cells are safe for a terminal. The last column is the one that
/// is cut on a narrow screen.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows, const CommandContext&);

}  // namespace pm::commands
