// Completion scripts, from the rows that the command line is parsed with.
#pragma once

#include <span>
#include <string>

#include "commands/command.hpp"

namespace pm::commands {

[[nodiscard]] std::string bash_completion(std::span<const Command>);
[[nodiscard]] std::string zsh_completion(std::span<const Command>);
[[nodiscard]] std::string fish_completion(std::span<const Command>);

/// A command with its rows, as the three writers want it. `pm` itself is the one without a name, first.
struct Described {
  std::string name, says;
  Flags flags;
  std::vector<std::string> below;  ///< last words of the commands right below it
};
[[nodiscard]] std::vector<Described> described(std::span<const Command>);

/// Values that can be told without a look at records: a flag's choices, rules, "no-boss=off". Empty: there are none.
[[nodiscard]] std::vector<std::string> told_values(const Flag&);

/// "-f" and "--format" of "-f,--format".
[[nodiscard]] std::vector<std::string> names_of(const Flag&);

}  // namespace pm::commands
