#include "commands/fixes.hpp"

#include <algorithm>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/figures.hpp"
#include "commands/record_inputs.hpp"
#include "commands/records.hpp"

namespace pm::commands {

namespace {

int grid_alone(const FixesOptions& options, const CommandContext& context) {
  const auto& wanted = options.wanted;
  if (wanted.open || wanted.overdue || wanted.owner || options.record || options.exit_code || options.digest ||
      !options.from.empty() || options.format != "table")
    return context.report_error(
        {ErrorKind::usage, "--grid cannot be combined with other options", "pm fixes --grid " + *options.grid});
  return fixes_grid(*options.grid, context);
}

int digest_alone(const FixesOptions& options, const CommandContext& context) {
  const auto& wanted = options.wanted;
  if (wanted.open || wanted.overdue || wanted.owner || options.record || options.exit_code)
    return context.report_error(
        {ErrorKind::usage, "--digest cannot be combined with a filter or --exit-code", "pm fixes --digest"});
  if (options.format == "json" || options.format == "csv")
    return context.report_error(
        {ErrorKind::usage, fmt::format("--digest has no format {}", options.format), "use -f text, -f md or -f html"});
  return fixes_digest(options.format, options.from, context);
}

constexpr ExitCode fixes_exits[] = {
    {0, "success"},
    {1, "a malformed record; with --exit-code, at least one fix is listed"},
};

Run define_fixes(Flags& flags) {
  auto options = std::make_shared<FixesOptions>();
  flags.flag("--open", options->wanted.open, "List only open fixes");
  flags.flag("--overdue", options->wanted.overdue, "List only open fixes past their due date");
  flags.option("--owner", "NAME", options->wanted.owner, "List only fixes of this owner (a person or a team)");
  flags.option("--record", "RECORD", options->record, "List only fixes of this record")
      .completes(Flag::Offers::records);
  add_from_option(flags, options->from);
  std::vector<std::string> formats;
  for (const auto& format : fixes_formats()) formats.emplace_back(format.name);
  for (const auto* of_digest : {"text", "html"}) formats.emplace_back(of_digest);
  flags.option("-f,--format", "FORMAT", options->format, "Output format (--digest: text, md, html)")
      .with_choices(formats)
      .by_default("table");
  flags.flag("--digest", options->digest,
             "Print one screen for a monthly mail: what came again, oldest small fixes, fixes to look at");
  flags.flag("--exit-code", options->exit_code, "Exit with 1 if at least one fix is listed");
  flags.option("--grid", "RECORD", options->grid, "Show which fixes of a record address which factors")
      .completes(Flag::Offers::records);
  return [options](CommandContext& context) {
    if (options->grid) return grid_alone(*options, context);
    return options->digest ? digest_alone(*options, context) : list_fixes(*options, context);
  };
}

}  // namespace

Command fixes_command() {
  return {
      .name = "fixes",
      .summary = "List and change fixes (action items) across all records",
      .define = define_fixes,
      .examples =
          "pm fixes --open\n"
          "pm fixes --overdue --exit-code\n"
          "pm fixes --open -f md\n"
          "pm fixes --digest -f md\n"
          "pm fixes --grid 2026-11-20\n",
      .remarks = "Use --exit-code for a reminder job in CI.",
      .exits = fixes_exits,
  };
}

// Above: the options. Below: the implementation.

namespace {

/// Reads all records and keeps of each fix only its text in the format and its place in the list: a directory may hold
/// 100,000 records. Returns the exit status.
Result<int> collect(const FixesOptions& options, const FixesFormat& format, const CommandContext& context,
                    RenderedFixes& into) {
  struct NewFix {
    RenderedFix fix;
    std::string text;
  };
  const auto rendered = [&options, &format, today = context.today()](InputRecord one) {
    std::vector<NewFix> fixes;
    for (auto& row : fixes::make_fix_rows(std::move(one.record), one.path, today)) {
      if (!fixes::matches(row, options.wanted)) continue;
      row.repository = one.repository;
      fixes.push_back({{fixes::make_sort_key(row), {}, row.overdue}, format.render(row)});
    }
    return fixes;
  };
  const auto keep = [&into](std::vector<NewFix>& fixes) {
    for (auto& one : fixes) {
      one.fix.text = into.texts.add(one.text);
      into.rows.push_back(std::move(one.fix));
    }
  };
  int code = 0;
  if (options.record) {
    auto loaded = load_record(context, *options.record);
    if (!loaded) return tl::unexpected(loaded.error());
    auto fixes = rendered(InputRecord::of_file(std::move(*loaded)));
    keep(fixes);
  } else {
    const auto read = for_each_input(context, options.from, [&](InputRecord one) {
      return [&keep, fixes = std::make_shared<std::vector<NewFix>>(rendered(std::move(one)))] { keep(*fixes); };
    });
    if (!read) return read;
    code = *read;
  }
  std::stable_sort(into.rows.begin(), into.rows.end(),
                   [](const RenderedFix& a, const RenderedFix& b) { return a.place < b.place; });
  return code;
}

}  // namespace

int list_fixes(const FixesOptions& options, const CommandContext& context) {
  if (options.record && !options.from.empty())
    return context.report_error({ErrorKind::usage, "--record cannot be combined with --from",
                                 "list the fixes of all records, such as pm fixes --from PATH -f csv | grep ID"});
  const auto& formats = fixes_formats();
  const auto format =
      std::find_if(formats.begin(), formats.end(), [&](const FixesFormat& one) { return one.name == options.format; });
  if (format == formats.end())
    return context.report_error({ErrorKind::usage, fmt::format("-f {} is a format of --digest only", options.format),
                                 "pm fixes --digest -f " + options.format});
  RenderedFixes fixes;
  const auto code = collect(options, *format, context, fixes);
  if (!code) return context.report_error(code.error());
  format->write(fixes, context, context.out());
  return worst_exit_code(*code, options.exit_code && !fixes.rows.empty() ? 1 : 0);
}

// The grid of fixes and factors, the broadest fix and the cheapest set.

namespace {

using record::Record;

std::string hours_text(double hours) { return fmt::format("{:.6g} {}", hours, hours == 1 ? "hour" : "hours"); }

std::string grid(const Record& record, const CommandContext& context) {
  std::vector<std::vector<std::string>> rows{{"FIX", "STATUS", "HOURS"}};
  for (const auto& factor : *record.factors) rows.front().push_back(factor.id);
  rows.front().emplace_back("TITLE");
  for (const auto& fix : *record.fixes) {
    if (!record::is_kept(fix)) continue;
    auto& row = rows.emplace_back();
    row = {fix.id, std::string(record::to_string(fix.status)), fix.hours ? fix.hours->text : "-"};
    for (const auto& factor : *record.factors) row.emplace_back(record::addresses(fix, factor.id) ? "x" : ".");
    row.push_back(escape::for_terminal_line(fix.title));
  }
  return table(rows, context);
}

std::string factors(const Record& record, const CommandContext& context) {
  std::vector<std::vector<std::string>> rows{{"FACTOR", "TEXT"}};
  for (const auto& factor : *record.factors) rows.push_back({factor.id, escape::for_terminal_line(factor.text)});
  return table(rows, context);
}

std::string by_the_room(const Record& record) {
  const auto* fix = record.broadest ? record::find_fix(record, *record.broadest) : nullptr;
  if (fix == nullptr) return "not chosen yet";
  return record::is_kept(*fix) ? fix->id : fix->id + ", dropped since then";
}

std::string by_the_grid(const Record& record) {
  const auto broadest = record::broadest_by_count(record);
  if (broadest.empty()) return "no fix addresses a factor yet";
  const auto* first = record::find_fix(record, broadest.front());
  const auto helped = std::count_if(record.factors->begin(), record.factors->end(),
                                    [&](const auto& factor) { return record::addresses(*first, factor.id); });
  return text::join(broadest, ", ") +
         fmt::format(", {} of {} factors{}", helped, record.factors->size(), broadest.size() > 1 ? " each" : "");
}

std::string cheapest(const Record& record) {
  const auto cover = fixes::cheapest_cover(record);
  if (!cover)
    return fmt::format("More than {} fixes or factors: the cheapest set is not computed.\n", fixes::max_cover_size);
  std::string out;
  if (!cover->fixes.empty()) {
    const auto what = cover->left.empty() ? "every factor" : "every factor that any fix addresses";
    out = fmt::format("Fewest hours to address {}: {}, {}{}.\n", what, text::join(cover->fixes, " + "),
                      hours_text(cover->hours),
                      cover->exact ? " (exact)" : " (search limit reached: a cheaper set may exist)");
  }
  if (!cover->without_hours.empty())
    out += text::join(cover->without_hours, ", ") + (cover->without_hours.size() == 1 ? " has" : " have") +
           " no estimate and is included only because no other fix addresses the factor.\n";
  if (!cover->left.empty()) out += "No fix addresses " + text::join(cover->left, ", ") + " yet.\n";
  return out;
}

}  // namespace

int fixes_grid(const std::string& name, const CommandContext& context) {
  auto loaded = load_record(context, name);
  if (!loaded) return context.report_error(loaded.error());
  auto& record = loaded->record;
  if (!record.fixes) record.fixes.emplace();
  if (!record.factors) record.factors.emplace();
  if (std::none_of(record.fixes->begin(), record.fixes->end(), record::is_kept)) {
    context.out() << "no fixes\n";
    return 0;
  }
  context.out() << grid(record, context) << "\n";
  if (record.factors->empty()) {
    context.out() << "no factors\n";
    return 0;
  }
  context.out() << factors(record, context) << "\n";
  const auto words = "Broadest (chosen):   " + by_the_room(record) + ".\n" +
                     "Broadest (by count): " + by_the_grid(record) + ".\n" + cheapest(record);
  for (const auto line : text::lines(words))
    for (const auto& part :
         context.columns() ? text::wrap(line, context.columns(), "  ") : std::vector{std::string(line)})
      context.out() << part << "\n";
  return 0;
}

}  // namespace pm::commands
