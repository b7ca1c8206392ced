// `pm fixes file`: chooses the fixes to file, and shows or files them.
#include "commands/fixes.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include <pm/lint.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/log.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

using record::FixStatus;
using trackers::ChosenFix;

struct FixSelection {
  std::vector<ChosenFix> fixes;
  int code = 0;
};

// ---- Which ones

/// Ids by uid, of all records.
using IdsByUid = std::map<std::string, std::vector<std::string>, std::less<>>;

IdsByUid ids_by_uid(const CommandContext& context) {
  IdsByUid ids;
  for (const auto& path : store_of(context).records())
    if (const auto loaded = store_of(context).load(path); loaded && loaded->record.uid)
      ids[*loaded->record.uid].push_back(loaded->record.id);
  return ids;
}

/// A copy of a record would find the issues of the original and take them for its own.
std::optional<Error> is_copy(const record::Record& record, const IdsByUid& ids) {
  const auto found = record.uid ? ids.find(*record.uid) : ids.end();
  if (found == ids.end()) return std::nullopt;
  for (const auto& id : found->second)
    if (id != record.id)
      return Error{ErrorKind::refused, record.id + " has the same uid as " + id + ": one of the two is a copy",
                   "give the copy a uid of its own: pm edit " + record.id + " --new-uid"};
  return std::nullopt;
}

/// Why the fixes of a record are not filed, unless --force says otherwise.
std::optional<Error> not_ready(const record::Record& record, const std::string& path, const CommandContext& context) {
  constexpr auto anyway = "; or use --force";
  if (record.status == record::Status::draft)
    return Error{ErrorKind::refused, record.id + " is a draft", "pm resume " + record.id + anyway};
  const auto findings = lint::review(record, make_checker(context), lint_settings(context, path));
  const auto found = std::ranges::find_if(
      findings, [&](const auto& one) { return !one.waived && one.severity >= context.config().fail_on; });
  if (found == findings.end()) return std::nullopt;
  return Error{ErrorKind::refused, record.id + " has findings: " + found->rule + ": " + found->message,
               "pm check " + path + anyway};
}

bool has_work(const record::Fix& fix) { return fix.status == FixStatus::open && !fix.ticket; }

Result<FixSelection> all_fixes(const FileOptions& options, const CommandContext& context) {
  FixSelection choice;
  const auto ids = ids_by_uid(context);
  const auto code = for_each_record(context, [&](const store::LoadedRecord& loaded) {
    const auto& fixes = loaded.record.fixes;
    if (!fixes || std::ranges::none_of(*fixes, has_work)) return;
    if (const auto copy = is_copy(loaded.record, ids)) {
      choice.code = worst_exit_code(choice.code, context.report_error(*copy));
      return;
    }
    if (const auto problem = options.force ? std::nullopt : not_ready(loaded.record, loaded.path.string(), context)) {
      if (loaded.record.status == record::Status::draft)
        context.note("not filed: " + problem->message);
      else
        choice.code = worst_exit_code(choice.code, context.report_error(*problem));
      return;
    }
    for (const auto& fix : *fixes)
      if (has_work(fix)) choice.fixes.push_back({{loaded.path, loaded.record}, fix.id});
  });
  if (!code) return tl::unexpected(code.error());
  choice.code = worst_exit_code(choice.code, *code);
  return choice;
}

/// Returns nullopt if it is filed already, after printing that.
Result<std::optional<ChosenFix>> named_fix(const std::string& name, const FileOptions& options, const IdsByUid& ids,
                                           const CommandContext& context) {
  auto named = read_fix(context, name);
  if (!named) return tl::unexpected(named.error());
  const auto& fix = *record::find_fix(named->loaded.record, named->fix);
  const auto called = named->loaded.record.id + ":" + fix.id;
  if (fix.ticket) {
    print_line(context, called + " is filed already: " + fix.ticket->key.value_or("") + " " + fix.ticket->url);
    return std::optional<ChosenFix>();
  }
  if (fix.status != FixStatus::open)
    return fail(ErrorKind::usage, called + " is " + std::string(record::to_string(fix.status)) + ": nothing to file",
                "pm fixes reopen " + called);
  if (auto copy = is_copy(named->loaded.record, ids)) return tl::unexpected(std::move(*copy));
  if (!options.force)
    if (auto problem = not_ready(named->loaded.record, named->loaded.path.string(), context))
      return tl::unexpected(std::move(*problem));
  return ChosenFix{{named->loaded.path, named->loaded.record}, fix.id};
}

/// All that were named are right, or none is filed.
Result<FixSelection> named_fixes(const FileOptions& options, const CommandContext& context) {
  FixSelection choice;
  const auto ids = ids_by_uid(context);
  for (const auto& name : options.fixes) {
    auto chosen = named_fix(name, options, ids, context);
    if (!chosen) return tl::unexpected(chosen.error());
    const auto is_same = [&](const ChosenFix& one) { return one.name() == (*chosen)->name(); };
    if (*chosen && std::ranges::none_of(choice.fixes, is_same)) choice.fixes.push_back(std::move(**chosen));
  }
  return choice;
}

int show_dry_run(const std::vector<ChosenFix>& fixes, const ChosenTracker& there, const FileOptions& options,
                 const CommandContext& context, const TrackerPorts& tracker_ports) {
  context.out() << dry_run_heading(there, token_for(there, context, tracker_ports));
  for (const auto& chosen : fixes) {
    const auto& fix = *record::find_fix(chosen.file.record, chosen.fix);
    const auto draft = draft_of(chosen.file, fix, there, options.full, context);
    if (!draft) return context.report_error(draft.error());
    context.out() << dry_run_text(chosen.name(), there, *draft);
    if (!chosen.file.record.uid)
      context.out() << "  UID is set when it is filed: " << escape::for_terminal_line(chosen.file.record.id)
                    << " has no uid yet.\n";
  }
  return 0;
}

}  // namespace

int file_fixes(const FileOptions& options, const CommandContext& context, const TrackerPorts& tracker_ports) {
  const auto there = chosen_tracker(context);
  if (!there) return context.report_error(there.error());
  const auto choice = options.fixes.empty() ? all_fixes(options, context) : named_fixes(options, context);
  if (!choice) return context.report_error(choice.error());
  if (choice->fixes.empty()) {
    if (options.fixes.empty() && choice->code == 0) print_line(context, "nothing to file");
    return choice->code;
  }
  if (options.dry_run)
    return worst_exit_code(choice->code, show_dry_run(choice->fixes, *there, options, context, tracker_ports));
  auto run = open_tracker(*there, context, tracker_ports);
  if (!run) return worst_exit_code(choice->code, context.report_error(run.error()));
  int code = choice->code;
  auto ports = filing_ports(context, tracker_ports, *there, options.full, code);
  Progress progress(context, "fixes", choice->fixes.size());
  count_opened(ports, progress);
  trackers::file_fixes(choice->fixes, *there->tracker, run->session, ports);
  return code;
}

namespace {

constexpr ExitCode filing_exits[] = {
    {0, "all fixes filed"},
    {1, "a record has findings at or above fail_on"},
    {2, "invalid usage, or no token"},
    {3, "some fixes were not filed; run the command again"},
};

Run define_fixes_file(Flags& flags) {
  auto options = std::make_shared<FileOptions>();
  flags.operand("FIX", options->fixes, "Fixes to file: RECORD:X1 (default: every open fix without a ticket)")
      .completes(Flag::Offers::fixes);
  flags.flag("--dry-run", options->dry_run, "Print the requests without sending them");
  flags.flag("--force", options->force, "Also file fixes of drafts and of records with findings");
  flags.flag("--full", options->full, "Send the full text even for security incidents or to a public tracker");
  return [options](CommandContext& context) {
    const Interruption interruption;
    return file_fixes(*options, context, real_ports(context));
  };
}

}  // namespace

Command fixes_file_command() {
  return {
      .name = "fixes file",
      .summary = "File fixes as issues in the tracker",
      .define = define_fixes_file,
      .examples =
          "pm fixes file --dry-run\n"
          "pm fixes file\n"
          "pm fixes file 2026-11-20:X1\n",
      .remarks =
          "Files each fix once, and stores the link in the record. Configure the tracker in [tracker] of pm.toml; the "
          "token "
          "comes from the environment.",
      .exits = filing_exits,
  };
}

}  // namespace pm::commands
