#include <ostream>

#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/records.hpp"

namespace pm::commands {

int show(const std::optional<std::string>& record, bool plain, const CommandContext& context) {
  const auto path = record ? resolve_record(context, *record) : newest_record(context);
  if (!path) return context.report_error(path.error());
  const auto loaded = store_of(context).load(*path);
  if (!loaded) return context.report_error(loaded.error());
  const auto& world = context.environment();
  const bool in_words = plain || world.variable("TERM") == "dumb";
  const auto drawing = in_words ? report::DrawingStyle::words : report::DrawingStyle::signs;
  const auto page = report::for_terminal(loaded->record, world.columns, context.colour(), drawing);
  context.out() << (world.utf8 ? page : text::to_ascii(page));
  return 0;
}

namespace {

Run define_show(Flags& flags) {
  struct Options {
    std::optional<std::string> record;
    bool plain = false;
  };
  auto options = std::make_shared<Options>();
  add_record_operand(flags, options->record, "default: the newest record");
  flags.flag("--plain", options->plain, "Print text instead of drawings (for screen readers)");
  return [options](CommandContext& context) { return show(options->record, options->plain, context); };
}

}  // namespace

Command show_command() {
  return {
      .name = "show",
      .summary = "Print the report of a record in the terminal",
      .define = define_show,
      .examples =
          "pm show\n"
          "pm show checkout\n",
  };
}

}  // namespace pm::commands
