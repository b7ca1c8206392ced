// Formats a table with a header and aligned columns.
#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

using Lines = std::vector<std::vector<std::string>>;

/// All rows have the length of the first, the header; cells are escaped. The last column is truncated on a narrow
/// screen.
[[nodiscard]] std::string table(const Lines&, const CommandContext&);

/// Whether the table fits without truncation.
[[nodiscard]] bool fits(const Lines&, const CommandContext&);
/// Removes columns until the last one fits: first those with only "-", then by `given_up`, highest first; 0 is kept.
void shrink_columns(Lines&, std::vector<int> given_up, const CommandContext&);

}  // namespace pm::commands
