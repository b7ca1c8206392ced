// The words of --help, from the same rows that are parsed.
#pragma once

#include <span>
#include <string>

#include "commands/command.hpp"

namespace pm::commands {

// Wrapped to the columns, 80 at most.

/// `pm` alone: what it is and where to start.
[[nodiscard]] std::string short_help(std::size_t columns = 80);
/// `pm --help`: all commands and the global options.
[[nodiscard]] std::string help(std::span<const Command> commands, const Flags& global, std::size_t columns = 80);
/// `pm COMMAND --help`.
[[nodiscard]] std::string help(const Command&, std::span<const Command> commands, const Flags& global,
                               std::size_t columns = 80);

/// "pm waive [OPTIONS] --why TEXT RECORD RULE": the command with what has to stand on its line.
[[nodiscard]] std::string synopsis(const Command&, const Flags&);

}  // namespace pm::commands
