// A command as a row: name, help, options and function.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "commands/environment_docs.hpp"
#include "commands/flags.hpp"

namespace pm::commands {

class CommandContext;

/// The parsed command line, ready to run in an environment.
using Run = std::function<int(CommandContext&)>;

struct Command {
  std::string_view name;     ///< "check"; of a command below another one: "fixes add"
  std::string_view summary;  ///< summary, without a full stop
  /// Declares the options; they live as long as the returned `Run`.
  Run (*define)(Flags&);
  /// Whether it uses records: then pm.toml is read first and must be valid.
  enum class Needs { nothing, records } needs = Needs::records;
  std::string_view examples = {};        ///< command lines
  std::string_view remarks = {};         ///< sentences shown after the options in its help
  std::span<const ExitCode> exits = {};  ///< its exit statuses, if they differ from the general ones
};

/// All documented commands, in the order of the help.
[[nodiscard]] std::span<const Command> commands();
/// All commands, including the hidden ones for the build and packagers.
[[nodiscard]] std::span<const Command> all_commands();

}  // namespace pm::commands
