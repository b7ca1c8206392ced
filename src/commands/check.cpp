#include "commands/check_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <ostream>
#include <utility>

#include <pm/commands.hpp>
#include <pm/store.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/git_repository.hpp"
#include "commands/inputs.hpp"
#include "commands/log.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {

namespace {

constexpr ExitCode check_exits[] = {
    {0, "no finding at or above --fail-on"},
    {1, "a finding at or above --fail-on"},
    {2, "invalid usage, or an input that does not exist or cannot be read"},
};

Run define_check(Flags& flags) {
  auto options = std::make_shared<CheckOptions>();
  flags
      .operand(
          "PATH", options->paths,
          "Records, directories, prose files (.md, .txt), or - for standard input (default: the records directory)")
      .completes(Flag::Offers::files);
  std::vector<std::string> formats;
  for (const auto& format : lint::formats()) formats.emplace_back(format.name);
  flags.option("-f,--format", "FORMAT", options->format, "Output format").with_choices(formats).by_default("human");
  flags.option("--rule", "RULE=SEVERITY", options->rules, "Set the severity of a rule: error, warning, info or off")
      .completes(Flag::Offers::weights);
  flags.option("--fail-on", "SEVERITY", options->fail_on, "Exit with 1 if a finding has this severity or higher")
      .with_choices({"error", "warning", "info"})
      .by_default("error");
  flags.flag("--sensitive", options->sensitive, "Also report doubtful language findings (severity: info)");
  flags
      .option("--public", "DIR", options->public_folder, "Check the pages in DIR for names, hosts, tickets and secrets")
      .completes(Flag::Offers::folders);
  add_from_option(flags, options->from);
  flags.flag("--prose", options->prose, "Also check .md and .txt files in directories");
  flags.option("--since", "REV", options->since, "Check only what changed since the merge base with REV");
  flags.option("--baseline", "FILE", options->baseline, "Ignore the findings listed in FILE")
      .completes(Flag::Offers::files);
  flags.option("--write-baseline", "FILE", options->write_baseline, "Write the current findings to FILE and exit 0")
      .completes(Flag::Offers::files);
  flags.option("--stdin-name", "FILE", options->stdin_name, "Treat standard input as FILE (type and `ignore`)");
  return [options](CommandContext& context) {
    return options->public_folder ? check_public(*options, context) : check_records(*options, context);
  };
}

}  // namespace

Command check_command() {
  return {
      .name = "check",
      .summary = "Check records and prose; exit with 1 on findings",
      .define = define_check,
      .examples =
          "pm check\n"
          "pm check --fail-on warning postmortems/\n"
          "pm check notes.md\n"
          "pm check --public site/\n",
      .remarks =
          "A directory stands for the records in it and in its subdirectories. Prose files are checked when named, or "
          "with "
          "--prose. Reports written by pm are skipped; their records are checked instead.",
      .exits = check_exits,
  };
}

// Above: the options. Below: the implementation.

namespace {

namespace fs = std::filesystem;

/// Applies `--rule` and `--fail-on` over pm.toml.
Result<lint::LintSettings> settings_for(const CheckOptions& options, const CommandContext& context) {
  auto settings = lint_settings(context);
  for (const auto& [rule, severity] : settings.severities)
    context.note(fmt::format("{} = {} (pm.toml)", rule, lint::to_string(severity)));
  for (const auto& rule : options.rules) {
    const auto equals = rule.find('=');
    const auto name = rule.substr(0, equals);
    if (auto may = lint::validate_rule(name); !may) return tl::unexpected(may.error().with_context("--rule " + rule));
    const auto severity = lint::parse_severity(equals == std::string::npos ? "" : rule.substr(equals + 1));
    if (!severity)
      return fail(ErrorKind::usage, "--rule " + rule + ": invalid value",
                  "use RULE=error, RULE=warning, RULE=info or RULE=off");
    settings.severities[name] = *severity;
    context.note(fmt::format("{} = {} (--rule)", name, lint::to_string(*severity)));
  }
  return settings;
}

/// Notices that every format shows, such as must-have-fix turned off.
std::vector<std::string> notices(const CheckOptions& options, const lint::LintSettings& settings) {
  const auto set = settings.severities.find("must-have-fix");
  if (set == settings.severities.end() || set->second == lint::Severity::error) return {};
  const bool here = std::any_of(options.rules.begin(), options.rules.end(),
                                [](const std::string& rule) { return rule.starts_with("must-have-fix="); });
  return {fmt::format("must-have-fix is {} ({}): records without a fix may pass", lint::to_string(set->second),
                      here ? "--rule" : "pm.toml")};
}

lint::Severity fail_on(const CheckOptions& options, const CommandContext& context) {
  const auto severity = options.fail_on ? *lint::parse_severity(*options.fail_on) : context.config().fail_on;
  context.note(fmt::format("fail-on = {} ({})", lint::to_string(severity),
                           options.fail_on                 ? "--fail-on"
                           : context.config().sets_fail_on ? "pm.toml"
                                                           : "default"));
  return severity;
}

struct Selection {
  CheckInputs inputs;
  std::optional<lint::CheckedCounts::Since> since;
};

bool is_record(const CheckInput& input) { return input.kind == CheckInput::Kind::record; }

/// Reports each reason why git cannot tell once; such files are not treated as unchanged: exit 2.
Result<void> keep_changed(const std::string& revision, const CommandContext& context, Selection& chosen) {
  auto changes = GitChanges::since(revision, context.environment());
  if (!changes) return tl::unexpected(changes.error());
  auto& inputs = chosen.inputs;
  bool is_any_known = inputs.files.empty();
  chosen.since = {revision, static_cast<std::size_t>(std::ranges::count_if(inputs.files, is_record))};
  std::erase_if(inputs.files, [&](const CheckInput& input) {
    if (input.path == "-") return false;
    const auto changed = changes->is_changed(input.path);
    is_any_known = is_any_known || changed;
    if (changed) return !*changed;
    const auto is_said = [&](const Error& one) { return one.message == changed.error().message; };
    if (std::ranges::none_of(inputs.problems, is_said)) inputs.problems.push_back(changed.error());
    return true;
  });
  // Not "0 of 12 records changed" where that is not known.
  if (!is_any_known && inputs.problems.size() == 1) return tl::unexpected(inputs.problems.front());
  return {};
}

Result<void> validate_from(const CheckOptions& options) {
  if (options.from.empty()) return {};
  if (!options.paths.empty())
    return fail(ErrorKind::usage, "--from cannot be combined with PATH", "name all records with --from");
  if (options.since || options.prose || options.stdin_name)
    return fail(ErrorKind::usage, "--from cannot be combined with --since, --prose or --stdin-name",
                "--from reads records of any number of repositories");
  return {};
}

Selection inputs_from(const RecordInputs& records) {
  Selection chosen;
  InputBuffer buffer;
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto shown = records.shown_path(i, buffer);
    CheckInput input{CheckInput::Kind::record, shown, shown};
    if (!records.is_file(i)) input.exported = i;
    chosen.inputs.files.push_back(std::move(input));
  }
  chosen.inputs.ignored = records.ignored();
  chosen.inputs.problems = records.problems();
  return chosen;
}

Result<Selection> inputs_for(const CheckOptions& options, const CommandContext& context) {
  auto paths = options.paths;
  if (paths.empty()) paths.push_back(context.folder().string());
  Selection chosen{find_inputs(paths, {.cwd = context.environment().cwd,
                                       .prose = options.prose,
                                       .ignore = context.ignore(),
                                       .stdin_name = options.stdin_name.value_or("")}),
                   {}};
  if (options.since)
    if (auto kept = keep_changed(*options.since, context, chosen); !kept) return tl::unexpected(kept.error());
  return chosen;
}

/// The baseline of a run, and the reason for its waivers.
struct Ignored {
  std::optional<lint::Baseline> baseline;
  std::string reason;
  std::optional<Error> problem = {};  ///< to be reported after those of the inputs
};

lint::Baseline empty_baseline(const std::string& name, const CommandContext& context) {
  return {context.environment().cwd, fs::path(name).parent_path()};
}

Ignored read_baseline(const std::string& name, const CommandContext& context) {
  Ignored ignored{empty_baseline(name, context), "in the baseline " + name};
  const auto text = store::read_file(name);
  if (!text) return {std::nullopt, "", text.error()};
  if (auto read = ignored.baseline->read(*text); !read) return {std::nullopt, "", read.error().with_context(name)};
  return ignored;
}

/// The new baseline also applies to this run.
Ignored write_baseline(const std::string& name, const CheckInputs& inputs, const CheckRequest& how) {
  OutputFile output{.path = name, .kind = OutputFile::Kind::baseline};
  for (const auto& input : inputs.files) output.inputs.push_back(input.path);

  std::vector<lint::Baseline> of_files(inputs.files.size(), empty_baseline(name, how.context));
  const auto checked = run_checks(inputs.files, how, [&](std::size_t input, const lint::FileFindings& file) {
    auto& one = of_files[input] = empty_baseline(name, how.context);
    one.add(file);
  });
  if (!checked.problems.empty() || !inputs.problems.empty())
    return {std::nullopt, "",
            Error{ErrorKind::usage, name + ": not written, because some inputs could not be checked",
                  "fix the errors above, then run the command again"}};
  Ignored ignored{empty_baseline(name, how.context), "in the baseline " + name};
  for (const auto& one : of_files) ignored.baseline->add(one);
  if (auto written = write_output(how.context, output, ignored.baseline->write()); !written)
    return {std::nullopt, "", written.error()};
  return ignored;
}

/// Reports findings of the baseline that no longer occur, if all records were checked.
void note_gone(const CheckOptions& options, const CommandContext& context, std::size_t gone) {
  if (gone == 0 || context.options().quiet || options.since || !options.paths.empty()) return;
  context.err() << fmt::format("pm: {} of the findings in {} no longer {}; --write-baseline removes {}\n", gone,
                               *options.baseline, gone == 1 ? "occurs" : "occur", gone == 1 ? "it" : "them");
}

}  // namespace

lint::FormatOptions format_options(const CommandContext& context, lint::Severity fail_on) {
  lint::FormatOptions look;
  look.fail_on = fail_on;
  look.colour = context.colour();
  look.columns = context.columns();
  look.summary = !context.options().quiet;
  look.version = program_version();
  look.home = project_url();
  look.now =
      time::Zone::utc().instant(context.environment().now()).text.substr(0, std::size("2026-11-22T12:00:00") - 1);
  return look;
}

int check_records(const CheckOptions& options, const CommandContext& context) {
  if (options.stdin_name && std::ranges::find(options.paths, "-") == options.paths.end())
    return context.report_error(
        {ErrorKind::usage, "--stdin-name: standard input is not read", "add - : pm check --stdin-name FILE -"});
  const Interruption interruption;
  if (const auto valid = validate_from(options); !valid) return context.report_error(valid.error());
  const auto settings = settings_for(options, context);
  if (!settings) return context.report_error(settings.error());
  std::optional<RecordInputs> records;
  if (!options.from.empty()) records.emplace(context, options.from);
  auto chosen = records ? Result<Selection>(inputs_from(*records)) : inputs_for(options, context);
  if (!chosen) return context.report_error(chosen.error());
  auto& inputs = chosen->inputs;
  std::stable_sort(inputs.files.begin(), inputs.files.end(),
                   [](const CheckInput& a, const CheckInput& b) { return a.shown < b.shown; });
  CheckRequest how{context, *settings};
  how.stdin_name = options.stdin_name.value_or("");
  if (records) how.from = &*records;
  how.sensitive = options.sensitive || context.config().sensitive;
  if (std::any_of(inputs.files.begin(), inputs.files.end(), [](const CheckInput& input) { return input.path == "-"; }))
    how.standard_input = read_standard_input(*context.environment().in, record::max_bytes);
  const auto ignored = options.write_baseline ? write_baseline(*options.write_baseline, inputs, how)
                       : options.baseline     ? read_baseline(*options.baseline, context)
                                              : Ignored{};

  const auto& format = *lint::find_format(options.format);
  auto look = format_options(context, fail_on(options, context));
  std::optional<RepositoryPaths> repository;
  if (format.for_services)
    look.root = repository.emplace(context.environment().cwd, inputs.files).root().generic_string();
  std::vector<lint::RenderedFile> pieces(inputs.files.size());
  std::vector<std::size_t> in_baseline(inputs.files.size());
  const auto run = run_checks(inputs.files, how, [&](std::size_t input, lint::FileFindings file) {
    if (ignored.baseline) in_baseline[input] = ignored.baseline->apply(file, ignored.reason);
    if (repository) file.service_path = repository->of(inputs.files[input]);
    pieces[input] = lint::render(format, file, look);
  });

  if (Interruption::is_requested()) return context.report_error({ErrorKind::interrupted, "interrupted", ""});
  int code = 0;
  for (const auto& problem : inputs.problems) code = worst_exit_code(code, context.report_error(problem));
  for (const auto& problem : run.problems) code = worst_exit_code(code, context.report_error(problem));
  if (ignored.problem) code = worst_exit_code(code, context.report_error(*ignored.problem));
  if (ignored.baseline && options.baseline && !options.write_baseline)
    note_gone(options, context,
              ignored.baseline->size() - std::accumulate(in_baseline.begin(), in_baseline.end(), std::size_t{0}));
  auto checked = lint::count_checked(pieces);
  checked.ignored = inputs.ignored;
  checked.since = chosen->since;
  format.write({pieces, checked, notices(options, *settings)}, look, context.out());
  // Only the human format has a summary; the others are read by programs, so this goes to standard error.
  if (const auto left_out = describe_skipped(checked);
      !left_out.empty() && options.format != "human" && !context.options().quiet)
    context.err() << "pm: " << escape::for_terminal_line(left_out) << "\n";
  if (records) print_left_out(context, records->superseded(), run.newer_records);
  const bool failed =
      std::any_of(pieces.begin(), pieces.end(), [](const lint::RenderedFile& piece) { return piece.fails; });
  return worst_exit_code(code, failed ? 1 : 0);
}

}  // namespace pm::commands
