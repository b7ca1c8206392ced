#include "commands/fixes.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <ostream>

#include "commands/records.hpp"
#include "commands/settings.hpp"

namespace pm::commands {

namespace {

int grid_alone(const FixesOptions& options, const CommandContext& context) {
  const auto& wanted = options.wanted;
  if (wanted.open || wanted.overdue || wanted.owner || options.record || options.exit_code || options.format != "table")
    return context.report_error(
        {ErrorKind::usage, "--grid cannot be combined with other options", "pm fixes --grid " + *options.grid});
  return fixes_grid(*options.grid, context);
}

}  // namespace

Run fixes_command(Flags& flags) {
  auto options = std::make_shared<FixesOptions>();
  flags.flag("--open", options->wanted.open, "List only open fixes");
  flags.flag("--overdue", options->wanted.overdue, "List only open fixes past their due date");
  flags.option("--owner", "NAME", options->wanted.owner, "List only fixes of this owner (a person or a team)");
  flags.option("--record", "RECORD", options->record, "List only fixes of this record")
      .completes(Flag::Offers::records);
  std::vector<std::string> formats;
  for (const auto& format : fixes_formats()) formats.emplace_back(format.name);
  flags.option("-f,--format", "FORMAT", options->format, "Output format").with_choices(formats).by_default("table");
  flags.flag("--exit-code", options->exit_code, "Exit with 1 if at least one fix is listed");
  flags.option("--grid", "RECORD", options->grid, "Show which fixes of a record address which factors")
      .completes(Flag::Offers::records);
  return [options](CommandContext& context) {
    return options->grid ? grid_alone(*options, context) : list_fixes(*options, context);
  };
}

// Above: the options. Below: the implementation.

namespace {

struct CollectedFixes {
  std::vector<fixes::FixRow> rows;
  int code = 0;
};

Result<CollectedFixes> collect(const FixesOptions& options, const CommandContext& context) {
  CollectedFixes all;
  std::vector<std::vector<fixes::FixRow>> of_records;
  const auto rows_of = [&options, today = context.today()](store::LoadedRecord loaded) {
    auto rows = fixes::rows_of(std::move(loaded.record), loaded.path.string(), today);
    std::erase_if(rows, [&](const fixes::FixRow& row) { return !fixes::matches(row, options.wanted); });
    return rows;
  };
  if (options.record) {
    auto loaded = load_record(context, *options.record);
    if (!loaded) return tl::unexpected(loaded.error());
    of_records.push_back(rows_of(std::move(*loaded)));
  } else {
    const auto code = each_record_prepared(context, [&](store::LoadedRecord loaded) {
      return [&of_records, rows = std::make_shared<std::vector<fixes::FixRow>>(rows_of(std::move(loaded)))] {
        of_records.push_back(std::move(*rows));
      };
    });
    if (!code) return tl::unexpected(code.error());
    all.code = *code;
  }
  all.rows = fixes::in_order(std::move(of_records));
  return all;
}

}  // namespace

int list_fixes(const FixesOptions& options, const CommandContext& context) {
  const auto all = collect(options, context);
  if (!all) return context.report_error(all.error());
  const auto& formats = fixes_formats();
  const auto format =
      std::find_if(formats.begin(), formats.end(), [&](const FixesFormat& one) { return one.name == options.format; });
  format->write(all->rows, context, context.out());
  return worst_exit_code(all->code, options.exit_code && !all->rows.empty() ? 1 : 0);
}

}  // namespace pm::commands
