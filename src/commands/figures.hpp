// Figures over the records directory.
#pragma once

#include <string>

#include "commands/context.hpp"

namespace pm::commands {

/// `pm fixes --digest`: prints one screen for a monthly mail, as "text", "md" or "html". Returns the exit status.
[[nodiscard]] int fixes_digest(const std::string& format, const CommandContext&);

}  // namespace pm::commands
