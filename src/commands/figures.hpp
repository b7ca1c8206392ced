// Figures over many records.
#pragma once

#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

/// `pm fixes --digest`: prints one screen for a monthly mail, as "text", "md" or "html". Returns the exit status.
[[nodiscard]] int fixes_digest(const std::string& format, const std::vector<std::string>& from, const CommandContext&);

}  // namespace pm::commands
