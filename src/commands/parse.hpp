// Arguments in, a command with its options out.
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

/// Global options may stand before and after the command. Fails (usage) with a "did you mean" where one is near; with
/// --help nothing else has to be right.
[[nodiscard]] Result<Parsed> parse(std::span<const std::string> arguments, std::span<const Command> commands);

}  // namespace pm::commands
