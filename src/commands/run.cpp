#include <ostream>

#include <pm/commands.hpp>
#include <pm/problem.hpp>

#include "commands/command.hpp"
#include "commands/context.hpp"
#include "commands/help.hpp"
#include "commands/parse.hpp"

namespace pm::commands {
namespace {

void say_help(const Parsed& parsed, std::ostream& out) {
  Flags global;
  GlobalOptions unused;
  define_global(global, unused);
  out << (parsed.command ? help(*parsed.command, commands(), global) : help(commands(), global));
}

}  // namespace

int run(std::span<const std::string> arguments, World& world) {
  auto parsed = parse(arguments, every_command());
  if (!parsed) {
    say_problem(*world.err, parsed.error());
    return exit_code(parsed.error().kind);
  }
  if (parsed->global.help) return say_help(*parsed, *world.out), 0;
  if (parsed->global.version) return *world.out << version_line() << "\n", 0;
  if (parsed->command == nullptr) return *world.out << short_help(), 0;
  auto context = CommandContext::open(world, parsed->global, parsed->command->needs);
  if (!context) {
    say_problem(*world.err, context.error());
    return exit_code(context.error().kind);
  }
  return parsed->run(*context);
}

}  // namespace pm::commands
