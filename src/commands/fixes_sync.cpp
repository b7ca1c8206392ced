// `pm fixes sync`: brings back what happened to the issues, and asks at a terminal where people have to decide.
#include "commands/fixes.hpp"

#include <algorithm>

#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/log.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

using trackers::Side;

/// 1 or 2; nullopt: neither.
std::optional<int> choose(const std::string& question, const std::string& first, const std::string& second,
                          const std::string& enter, const CommandContext& context) {
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  for (const auto& line : text::wrap(escape::for_terminal(question) + ".", prompt->columns()))
    prompt->show(line + "\n");
  prompt->show("  1  " + first + "\n  2  " + second + "\n" + enter + "\n");
  for (;;) {
    const auto input = prompt->read({"> ", "", {}});
    const auto answer = text::trim(input.text);
    if (input.kind != terminal::PromptInput::Kind::line || answer.empty()) return std::nullopt;
    if (answer == "1") return 1;
    if (answer == "2") return 2;
  }
}

trackers::SyncQuestions questions_at_terminal(const CommandContext& context) {
  trackers::SyncQuestions questions;
  questions.which_side = [&context](const std::string& question) {
    const auto choice =
        choose(question, "keep the state of the fix", "use the state of the issue", "Enter changes nothing.", context);
    return !choice ? Side::neither : *choice == 1 ? Side::here : Side::there;
  };
  questions.drops_declined = [&context](const std::string& question) {
    return choose(question, "keep the fix open", "drop the fix, with that reason", "Enter keeps it open.", context) ==
           2;
  };
  return questions;
}

}  // namespace

int sync_fixes(const trackers::SyncOptions& options, const CommandContext& context, const TrackerPorts& tracker_ports,
               const trackers::SyncQuestions& questions) {
  const auto there = chosen_tracker(context);
  if (!there) return context.report_error(there.error());
  const auto is_linked = [&](const record::Fix& fix) { return trackers::is_linked(fix, *there->tracker); };
  std::vector<trackers::RecordFile> files;
  const auto read = for_each_record(context, [&](const store::LoadedRecord& loaded) {
    const auto& fixes = loaded.record.fixes;
    if (fixes && std::ranges::any_of(*fixes, is_linked)) files.push_back({loaded.path, loaded.record});
  });
  if (!read) return context.report_error(read.error());
  int code = *read;
  if (files.empty()) {
    print_line(context, "no fix has an issue in " + std::string(there->tracker->display_name) + " yet");
    return code;
  }
  auto run = open_tracker(*there, context, tracker_ports);
  if (!run) return worst_exit_code(code, context.report_error(run.error()));
  // The full text: issues are recognised by it, whatever was sent.
  auto ports = filing_ports(context, tracker_ports, *there, true, code);
  Progress progress(context, "records", files.size());
  count_opened(ports, progress);
  trackers::sync_fixes(files, options, *there->tracker, run->session, ports, questions);
  return code;
}

namespace {

constexpr ExitCode syncing_exits[] = {
    {0, "all fixes match their issues"},
    {1, "an issue that is deleted, hidden, moved or malformed; or an unresolved conflict"},
    {2, "invalid usage, or no token"},
    {3, "network or server error"},
};

Run define_fixes_sync(Flags& flags) {
  auto options = std::make_shared<trackers::SyncOptions>();
  flags.flag("--dry-run", options->dry_run, "Print the changes without making them");
  flags.flag("--drop-declined", options->drop_declined,
             "Drop fixes whose issue was declined, with the tracker's reason");
  return [options](CommandContext& context) {
    const Interruption interruption;
    const auto questions =
        context.environment().in_is_terminal ? questions_at_terminal(context) : trackers::SyncQuestions{};
    return sync_fixes(*options, context, real_ports(context), questions);
  };
}

}  // namespace

Command fixes_sync_command() {
  return {
      .name = "fixes sync",
      .summary = "Update fixes from the state of their issues",
      .define = define_fixes_sync,
      .examples =
          "pm fixes sync --dry-run\n"
          "pm fixes sync\n"
          "pm fixes sync --drop-declined\n",
      .remarks =
          "An issue closed as declined (not planned, won't do, duplicate, rejected) does not make a fix done. An issue "
          "that "
          "is "
          "deleted, hidden or malformed is reported and skipped.",
      .exits = syncing_exits,
  };
}

}  // namespace pm::commands
