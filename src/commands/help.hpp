// Renders --help from the rows that the parser uses.
#pragma once

#include <span>
#include <string>

#include "commands/command.hpp"

namespace pm::commands {

// All text is wrapped to `columns`, at most 80.

/// Returns the text of `pm` without arguments.
[[nodiscard]] std::string short_help(std::size_t columns = 80);
/// Returns `pm --help`: all commands and the global options.
[[nodiscard]] std::string help(std::span<const Command> commands, const Flags& global, std::size_t columns = 80);
/// Returns `pm COMMAND --help`: the options of that command only.
[[nodiscard]] std::string help(const Command&, std::span<const Command> commands, std::size_t columns = 80);

/// Returns the usage line with required options and operands: "pm waive [OPTIONS] --why TEXT RECORD RULE".
[[nodiscard]] std::string synopsis(const Command&, const Flags&);

}  // namespace pm::commands
