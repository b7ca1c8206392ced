// A command as a row: its name, its help, what it understands and what it does.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "commands/flags.hpp"
#include "commands/surroundings.hpp"

namespace pm::commands {

class CommandContext;

/// What a command line came to: everything but the world is in it.
using Run = std::function<int(CommandContext&)>;

struct Command {
  std::string_view name;  ///< "check"; of a command below another one: "fixes add"
  std::string_view says;  ///< what one gains by it, a line without a full stop
  /// Names what it understands, with options that live as long as the `Run` it gives.
  Run (*define)(Flags&);
  /// Whether it works on a team's records: then pm.toml is read before, and has to be valid.
  enum class Needs { nothing, records } needs = Needs::records;
  std::string_view examples = {};        ///< command lines
  std::string_view remarks = {};         ///< sentences that stand under the options in its help
  std::span<const ExitCode> exits = {};  ///< what its exit codes mean, where it is more than for all
};

/// Every command that people are told of, in the order of the help.
[[nodiscard]] std::span<const Command> commands();
/// Those, and the ones that only the build and packagers need.
[[nodiscard]] std::span<const Command> every_command();

}  // namespace pm::commands
