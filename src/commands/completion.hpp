// Generates completion scripts from the rows that the parser uses.
#pragma once

#include <span>
#include <string>

#include "commands/command.hpp"

namespace pm::commands {

[[nodiscard]] std::string bash_completion(std::span<const Command>);
[[nodiscard]] std::string zsh_completion(std::span<const Command>);
[[nodiscard]] std::string fish_completion(std::span<const Command>);

/// A command with its options, as input of the generators. `pm` itself comes first, with an empty name.
struct CommandDoc {
  std::string name, summary;
  Flags flags;
  std::vector<std::string> below;  ///< last words of the commands right below it
};
[[nodiscard]] std::vector<CommandDoc> command_docs(std::span<const Command>);

/// Values known without reading records: choices, rules, "no-boss=off". May be empty.
[[nodiscard]] std::vector<std::string> known_values(const Flag&);

/// "-f" and "--format" of "-f,--format".
[[nodiscard]] std::vector<std::string> names_of(const Flag&);

}  // namespace pm::commands
