#include <ostream>

#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/records.hpp"

namespace pm::commands {

int show(const std::string& record, bool plain, const CommandContext& context) {
  const auto loaded = load_record(context, record);
  if (!loaded) return context.report_error(loaded.error());
  const auto& world = context.environment();
  const bool in_words = plain || world.variable("TERM") == "dumb";
  const auto drawing = in_words ? report::DrawingStyle::words : report::DrawingStyle::signs;
  const auto page = report::for_terminal(loaded->record, world.columns, context.colour(), drawing);
  context.out() << (world.utf8 ? page : text::in_ascii(page));
  return 0;
}

namespace {

Run define_show(Flags& flags) {
  struct Options {
    std::string record;
    bool plain = false;
  };
  auto options = std::make_shared<Options>();
  flags.operand("RECORD", options->record, "Path, id, or an unambiguous prefix of an id")
      .completes(Flag::Offers::records);
  flags.flag("--plain", options->plain, "Print text instead of drawings (for screen readers)");
  return [options](CommandContext& context) { return show(options->record, options->plain, context); };
}

}  // namespace

Command show_command() {
  return {
      .name = "show",
      .summary = "Print the report of a record in the terminal",
      .define = define_show,
      .examples = "pm show 2026-11-20\n",
  };
}

}  // namespace pm::commands
