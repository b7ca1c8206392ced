#include "commands/command.hpp"

#include <array>

namespace pm::commands {

// A command is a file of its own and a line here.
Run schema_command(Flags&);

std::span<const Command> commands() {
  using enum Command::Needs;
  static constexpr std::array all{
      Command{"schema", "Print the JSON Schema of a record", schema_command, nothing,
              "Example: pm schema > record.schema.json\n"},
  };
  return all;
}

}  // namespace pm::commands
