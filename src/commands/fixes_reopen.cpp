#include <pm/fixes.hpp>

#include "commands/fixes_change.hpp"

namespace pm::commands {
namespace {

int reopen_fix(const std::string& name, const CommandContext& context) {
  auto named = find_fix(context, name);
  if (!named) return context.report_error(named.error());
  fixes::reopen(named->fix());
  return save_changes(*named, context);
}

}  // namespace

Run fixes_reopen_command(Flags& flags) {
  auto fix = std::make_shared<std::string>();
  add_fix_operand(flags, *fix);
  return [fix](CommandContext& context) { return reopen_fix(*fix, context); };
}

}  // namespace pm::commands
