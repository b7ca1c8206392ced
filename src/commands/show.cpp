#include <ostream>

#include <pm/ascii.hpp>
#include <pm/report.hpp>

#include "commands/records.hpp"

namespace pm::commands {

int show(const std::string& record, const CommandContext& context) {
  const auto loaded = load_record(context, record);
  if (!loaded) return context.complain(loaded.error());
  const auto& world = context.world();
  const auto drawing = world.environment("TERM") == "dumb" ? report::Drawing::words : report::Drawing::signs;
  const auto page = report::for_terminal(loaded->record, world.columns, context.colour(), drawing);
  context.out() << (world.utf8 ? page : text::in_ascii(page));
  return 0;
}

Run show_command(Flags& flags) {
  auto record = std::make_shared<std::string>();
  flags.operand("RECORD", *record, "a path, an id, or the beginning of one").completes(Flag::Offers::records);
  return [record](CommandContext& context) { return show(*record, context); };
}

}  // namespace pm::commands
