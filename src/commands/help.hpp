// Renders --help from the rows that the parser uses.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <pm/cli.hpp>

#include "commands/context.hpp"

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

// Parses arguments into a command with its options.

struct ParsedCommandLine {
  const Command* command = nullptr;  ///< nullptr: only `pm`
  Run run;
  GlobalOptions global;
};

/// Parses the arguments. Global options may come before and after the command. Fails (usage), if possible with a "did
/// you mean"; with --help other errors are ignored.
[[nodiscard]] Result<ParsedCommandLine> parse(std::span<const std::string> arguments,
                                              std::span<const Command> commands);

// Generates completion scripts from the rows that the parser uses.

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

// Generates the manual from the rows of the command line and the tables of rules, settings, files, exit statuses and
// variables.

/// Returns pm(1), a page for each command including its subcommands, and pm.toml(5).
[[nodiscard]] std::vector<manual::ManualPage> manual_pages(std::span<const Command>);

}  // namespace pm::commands
