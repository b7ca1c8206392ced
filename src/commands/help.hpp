// The words of --help, from the same rows that are parsed.
#pragma once

#include <span>
#include <string>

#include "commands/command.hpp"

namespace pm::commands {

/// `pm` alone: what it is and where to start.
[[nodiscard]] std::string short_help();
/// `pm --help`: all commands and the global options.
[[nodiscard]] std::string help(std::span<const Command> commands, const Flags& global);
/// `pm COMMAND --help`.
[[nodiscard]] std::string help(const Command&, std::span<const Command> commands, const Flags& global);

/// "pm waive [OPTIONS] --why TEXT RECORD RULE": the command with what has to stand on its line.
[[nodiscard]] std::string synopsis(const Command&, const Flags&);

}  // namespace pm::commands
