#include <pm/fixes.hpp>

#include "commands/fixes_change.hpp"

namespace pm::commands {
namespace {

int fix_done(const std::string& name, const CommandContext& context) {
  auto named = find_fix(context, name);
  if (!named) return context.report_error(named.error());
  fixes::done(named->fix(), now_in(named->record(), context));
  return save_changes(*named, context);
}

}  // namespace

Run fixes_done_command(Flags& flags) {
  auto fix = std::make_shared<std::string>();
  add_fix_operand(flags, *fix);
  return [fix](CommandContext& context) { return fix_done(*fix, context); };
}

}  // namespace pm::commands
