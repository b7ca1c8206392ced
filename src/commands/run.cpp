#include <ostream>

#include <pm/commands.hpp>
#include <pm/error.hpp>

#include "commands/context.hpp"
#include "commands/help.hpp"
#include "commands/log.hpp"

namespace pm::commands {
namespace {

volatile sig_atomic_t came = 0;

}  // namespace

Interruption::Interruption() {
  came = 0;
  struct sigaction take{};
  take.sa_handler = [](int) { came = 1; };
  take.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &take, &interrupt_before_);
  ::sigaction(SIGTERM, &take, &end_before_);
}

Interruption::~Interruption() {
  ::sigaction(SIGINT, &interrupt_before_, nullptr);
  ::sigaction(SIGTERM, &end_before_, nullptr);
}

bool Interruption::is_requested() { return came != 0; }

namespace {

void say_help(const ParsedCommandLine& parsed, Environment& world) {
  Flags global;
  GlobalOptions unused;
  define_global(global, unused);
  *world.out << (parsed.command ? help(*parsed.command, commands(), world.columns)
                                : help(commands(), global, world.columns));
}

}  // namespace

int run(std::span<const std::string> arguments, Environment& world) {
  auto parsed = parse(arguments, all_commands());
  if (!parsed) {
    print_error(world, parsed.error());
    return exit_code(parsed.error().kind);
  }
  if (parsed->global.help) return say_help(*parsed, world), 0;
  if (parsed->global.version) return *world.out << version_line() << "\n", 0;
  if (parsed->command == nullptr) return *world.out << short_help(world.columns), 0;
  auto context = CommandContext::open(world, parsed->global, parsed->command->needs);
  if (!context) {
    print_error(world, context.error());
    return exit_code(context.error().kind);
  }
  return parsed->run(*context);
}

}  // namespace pm::commands
