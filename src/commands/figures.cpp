#include "commands/figures.hpp"

#include <pm/figures.hpp>

#include <algorithm>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include <pm/text.hpp>
#include <pm/time.hpp>

#include "commands/context.hpp"
#include "commands/output_file.hpp"
#include "commands/record_inputs.hpp"

namespace pm::commands {

namespace {

struct FiguresOptions {
  std::optional<std::string> since, until, output, only;
  std::vector<std::string> from;
  figures::Filter filter;
  std::string format;
  bool security = false, plain = false;
};

int show_figures(const FiguresOptions&, const CommandContext&);

Run define_figures(Flags& flags) {
  auto options = std::make_shared<FiguresOptions>();
  flags.option("--since", "DATE", options->since, "Count only incidents of this day or later");
  flags.option("--until", "DATE", options->until, "Count only incidents of this day or earlier");
  flags.option("--service", "NAME", options->filter.service, "Count only records that involve this service");
  flags.option("--kind", "KIND", options->filter.kind, "Count only records of this kind")
      .with_choices({"outage", "degradation", "near-miss", "data", "security", "other"});
  flags.option("--severity", "NAME", options->filter.severity, "Count only records of this severity");
  flags.option("--tag", "TAG", options->filter.tag, "Count only records with this tag");
  flags.option("--only", "NAME,...", options->only, "Show only these figures: " + text::join(figures::names(), ", "));
  add_from_option(flags, options->from);
  flags.flag("--security", options->security, "Include records of the kind security, which are otherwise only counted");
  flags.flag("--plain", options->plain, "Print rows of numbers instead of pictures");
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"text", "json", "csv", "md", "html"})
      .by_default("text");
  flags.option("-o,--output", "FILE", options->output, "Write to this file (default: standard output)")
      .completes(Flag::Offers::files);
  return [options](CommandContext& context) { return show_figures(*options, context); };
}

}  // namespace

Command figures_command() {
  return {
      .name = "figures",
      .summary = "Show figures over all records: what came again, fixes, durations",
      .define = define_figures,
      .examples =
          "pm figures\n"
          "pm figures --since 2026-01-01 --only repeats,fixes\n"
          "pm figures --service checkout -f html -o figures.html\n",
      .remarks =
          "There is no mean (pm explain mean) and no ranking of teams or people. docs/figures.md describes each "
          "figure.",
  };
}

// Above: the options. Below: the implementation.

namespace {

Result<std::optional<time::Day>> day_option(const char* name, const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  if (const auto day = time::parse_day(*text)) return *day;
  return fail(ErrorKind::usage, fmt::format("{} \"{}\" is not a date", name, *text), "such as 2026-01-31");
}

Result<std::vector<std::string>> only_option(const std::optional<std::string>& list) {
  std::vector<std::string> only;
  if (!list) return only;
  const auto known = figures::names();
  for (std::string_view left = *list;;) {
    const std::string name(text::trim(left.substr(0, left.find(','))));
    if (std::ranges::find(known, name) == known.end()) {
      const std::vector<std::string_view> views(known.begin(), known.end());
      const auto near = text::nearest(name, views);
      return fail(ErrorKind::usage, fmt::format("--only: there is no figure \"{}\"", name),
                  near ? fmt::format("did you mean \"{}\"?", *near) : "use one of " + text::join(known, ", "));
    }
    only.push_back(name);
    const auto comma = left.find(',');
    if (comma == std::string_view::npos) return only;
    left.remove_prefix(comma + 1);
  }
}

/// Adds all records, in order.
Result<int> collect(figures::Collection& collection, const std::vector<std::string>& from,
                    const CommandContext& context) {
  return for_each_unique_input(context, from, [&](InputRecord one) {
    make_ids_unique(one);
    return [&collection, record = std::make_shared<record::Record>(std::move(one.record))] { collection.add(*record); };
  });
}

figures::Settings settings_of(const CommandContext& context) {
  return {.today = context.today(),
          .small_fix_hours = context.config().small_fix_hours,
          .services = tables::service_names(context.config().services),
          .filter = {},
          .security = false};
}

std::string as_text(const figures::Report& report, std::size_t columns, bool plain, const CommandContext& context) {
  const auto& world = context.environment();
  constexpr std::size_t most_columns = 120, columns_of_a_file = 80;
  const bool is_plain = plain || !world.utf8 || world.variable("TERM") == "dumb";
  return figures::text(report, columns == 0 ? columns_of_a_file : std::min(columns, most_columns), is_plain);
}

std::string rendered(const figures::Report& report, const FiguresOptions& options, const CommandContext& context) {
  if (options.format == "json") return figures::json(report);
  if (options.format == "csv") return figures::csv(report);
  if (options.format == "md") return figures::markdown(report);
  if (options.format == "html") return figures::html(report);
  return as_text(report, options.output ? 0 : context.columns(), options.plain, context);
}

int show_figures(const FiguresOptions& options, const CommandContext& context) {
  auto settings = settings_of(context);
  settings.filter = options.filter;
  settings.security = options.security || options.filter.kind == "security";
  const auto since = day_option("--since", options.since), until = day_option("--until", options.until);
  const auto only = only_option(options.only);
  for (const auto* day : {&since, &until})
    if (!*day) return context.report_error(day->error());
  if (!only) return context.report_error(only.error());
  settings.filter.since = *since;
  settings.filter.until = *until;
  if (settings.filter.since && settings.filter.until && *settings.filter.until < *settings.filter.since)
    return context.report_error({ErrorKind::usage, "--until is before --since", "exchange them"});
  figures::Collection collection(std::move(settings), *only);
  const auto code = collect(collection, options.from, context);
  if (!code) return context.report_error(code.error());
  auto report = collection.report();
  if (!options.from.empty()) report.open_with.clear();
  const auto text = rendered(report, options, context);
  if (!options.output || *options.output == "-") {
    context.out() << text;
    return *code;
  }
  const auto written = write_output(context, {.path = *options.output, .kind = OutputFile::Kind::figures}, text);
  return written ? *code : worst_exit_code(*code, context.report_error(written.error()));
}

}  // namespace

int fixes_digest(const std::string& format, const std::vector<std::string>& from, const CommandContext& context) {
  auto collection = figures::Collection::digest(settings_of(context));
  const auto code = collect(collection, from, context);
  if (!code) return context.report_error(code.error());
  auto report = collection.report();
  if (!from.empty()) report.open_with.clear();
  context.out() << (format == "md"     ? figures::markdown(report)
                    : format == "html" ? figures::html(report)
                                       : as_text(report, context.columns(), false, context));
  return *code;
}

}  // namespace pm::commands
