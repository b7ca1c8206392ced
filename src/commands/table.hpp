// A table for people: heads, then rows, in columns as wide as they have to be.
#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

using Lines = std::vector<std::vector<std::string>>;

/// Every row as long as the first, which are the heads; cells are safe for a terminal. The last column is the one that
/// is cut on a narrow screen.
[[nodiscard]] std::string table(const Lines&, const CommandContext&);

/// Nothing of it would be cut.
[[nodiscard]] bool fits(const Lines&, const CommandContext&);
/// Takes columns out until the last one has the room it needs: first those that say nothing ("-"), then by their
/// number in `given_up`, the highest first; 0 stays.
void make_room(Lines&, std::vector<int> given_up, const CommandContext&);

}  // namespace pm::commands
