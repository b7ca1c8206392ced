#include "commands/waive.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/output_file.hpp"
#include "commands/records.hpp"

namespace pm::commands {

namespace {

Run define_waive(Flags& flags) {
  auto options = std::make_shared<WaiveOptions>();
  add_record_operand(flags, options->record);
  flags.operand("RULE", options->rule, "Rule of the finding").completes(Flag::Offers::rules);
  flags.option("--at", "POINTER", options->at, "Location, if the rule matches in several places: /factors/0/text");
  flags.option("--why", "TEXT", options->why, "Reason, stored in the record");
  flags.flag("--remove", options->remove, "Remove the waivers of the rule, all or those at POINTER");
  return [options](CommandContext& context) { return waive(*options, context); };
}

}  // namespace

Command waive_command() {
  return {
      .name = "waive",
      .summary = "Waive a finding, with a reason",
      .define = define_waive,
      .examples = "pm waive 2026-11-20 counterfactual --at /factors/0/text --why \"their words\"\n",
  };
}

// Above: the options. Below: the implementation.

namespace {

using Findings = std::vector<lint::Finding>;

Result<void> may_waive(const std::string& rule) {
  const auto* info = lint::find_rule(rule);
  if (info == nullptr) return lint::validate_rule(rule);  // suggests the nearest name
  if (info->can_waive) return {};
  return fail(ErrorKind::usage, rule + " cannot be waived", "pm explain " + rule);
}

std::string finding_list(const Findings& findings) {
  std::vector<std::string> lines;
  for (const auto& f : findings) {
    const auto at = f.pointer.empty() ? "\"\"" : f.pointer;
    lines.push_back(f.excerpt.empty() ? at : at + ": \"" + f.excerpt + "\"");
  }
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return text::join(lines, "\n");
}

/// The findings to waive: all of the rule at one location.
Result<Findings> to_keep(const WaiveOptions& options, const store::LoadedRecord& loaded,
                         const CommandContext& context) {
  const auto& record = loaded.record;
  auto findings =
      lint::review(record, make_checker(context, context.config().sensitive), lint_settings(context, loaded.path));
  std::erase_if(findings, [&](const auto& f) { return f.rule != options.rule || f.waived; });
  const auto everywhere = findings;
  if (std::any_of(findings.begin(), findings.end(),
                  [&](const auto& f) { return !f.can_waive && (!options.at || f.pointer == *options.at); }))
    return fail(ErrorKind::usage, "a secret cannot be waived", "reword the text: pm public " + record.id);
  if (options.at) std::erase_if(findings, [&](const auto& f) { return f.pointer != *options.at; });
  if (findings.empty())
    return fail(
        ErrorKind::usage,
        options.rule + " has no findings" + (options.at ? " at " + *options.at : "") + " in " + record.id,
        everywhere.empty() ? "run pm check to list the findings" : "it has findings at:\n" + finding_list(everywhere));
  const bool one_place = std::all_of(findings.begin(), findings.end(),
                                     [&](const auto& f) { return f.pointer == findings.front().pointer; });
  if (!one_place)
    return fail(ErrorKind::usage, options.rule + " has findings in several places of " + record.id,
                "choose one with --at:\n" + finding_list(findings));
  return findings;
}

void add(const lint::Finding& finding, const std::string& why, record::Record& record) {
  record::Waiver waiver;
  waiver.given = true;
  waiver.rule = finding.rule;
  waiver.at = finding.pointer;
  // A waiver with text matches only that text; findings of record rules have no text.
  if (language::parse_rule(finding.rule) || finding.rule == "leak") waiver.excerpt = finding.excerpt;
  waiver.reason = why;
  if (!record.waivers) record.waivers.emplace();
  if (std::find(record.waivers->begin(), record.waivers->end(), waiver) == record.waivers->end())
    record.waivers->push_back(std::move(waiver));
}

}  // namespace

namespace {

/// "its waivers: no-boss at /meeting, times at /times"
std::string listed(const std::optional<std::vector<record::Waiver>>& waivers) {
  std::vector<std::string> names;
  for (const auto& waiver : waivers.value_or(std::vector<record::Waiver>{}))
    names.push_back(escape::for_terminal_line(waiver.rule + " at " + waiver.at));
  return names.empty() ? "it has no waivers" : "its waivers: " + text::join(names, ", ");
}

int remove_waivers(const WaiveOptions& options, const CommandContext& context) {
  if (options.why) return context.report_error({ErrorKind::usage, "--remove and --why cannot be combined", ""});
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  auto& loaded = opened->loaded;
  auto& waivers = loaded.record.waivers;
  const auto is_meant = [&](const record::Waiver& waiver) {
    return waiver.rule == options.rule && (!options.at || waiver.at == *options.at);
  };
  const auto removed = waivers ? std::erase_if(*waivers, is_meant) : 0;
  if (removed == 0)
    return context.report_error(
        {ErrorKind::usage,
         loaded.record.id + " has no waiver of " + options.rule + (options.at ? " at " + *options.at : ""),
         listed(waivers)});
  if (waivers->empty()) waivers.reset();
  const auto saved = store::Store(loaded.path.parent_path()).save(loaded.record, loaded.version);
  if (!saved) return context.report_error(saved.error());
  print_line(context, fmt::format("removed: {} {} of {}", removed, removed == 1 ? "waiver" : "waivers", options.rule));
  return refresh_report(loaded, context);
}

}  // namespace

int waive(const WaiveOptions& options, const CommandContext& context) {
  if (options.remove) return remove_waivers(options, context);
  if (!options.why || text::is_blank(*options.why))
    return context.report_error(
        {ErrorKind::usage, "--why needs a reason", "add --why TEXT; it is stored in the record"});
  if (const auto may = may_waive(options.rule); !may) return context.report_error(may.error());
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  auto* loaded = &opened->loaded;
  const auto findings = to_keep(options, *loaded, context);
  if (!findings) return context.report_error(findings.error());
  for (const auto& finding : *findings) add(finding, *options.why, loaded->record);
  const auto saved = store::Store(loaded->path.parent_path()).save(loaded->record, loaded->version);
  if (!saved) return context.report_error(saved.error());
  if (!context.options().quiet)
    for (const auto& f : *findings)
      context.out() << "waived: " << f.rule << " at "
                    << (f.pointer.empty() ? "the record" : escape::for_terminal_line(f.pointer))
                    << (f.excerpt.empty() ? "" : ": \"" + escape::for_terminal_line(f.excerpt) + "\"") << "\n";
  return refresh_report(*loaded, context);
}

}  // namespace pm::commands
