#include <ostream>

#include <pm/report.hpp>

#include "commands/records.hpp"

namespace pm::commands {

int show(const std::string& record, const CommandContext& context) {
  const auto loaded = load_record(context, record);
  if (!loaded) return context.complain(loaded.error());
  context.out() << report::for_terminal(loaded->record, context.world().columns, context.colour());
  return 0;
}

Run show_command(Flags& flags) {
  auto record = std::make_shared<std::string>();
  flags.operand("RECORD", *record, "a path, an id, or the beginning of one").completes(Flag::Offers::records);
  return [record](CommandContext& context) { return show(*record, context); };
}

}  // namespace pm::commands
