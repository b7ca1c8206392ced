// Parses arguments into a command with its options.
#pragma once

#include <span>
#include <string>

#include "commands/command.hpp"
#include "commands/global_options.hpp"

namespace pm::commands {

struct Parsed {
  const Command* command = nullptr;  ///< nullptr: only `pm`
  Run run;
  GlobalOptions global;
};

/// Parses the arguments. Global options may come before and after the command. Fails (usage), if possible with a "did
/// you mean"; with --help other errors are ignored.
[[nodiscard]] Result<Parsed> parse(std::span<const std::string> arguments, std::span<const Command> commands);

}  // namespace pm::commands
