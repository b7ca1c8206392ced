#include <ostream>

#include <pm/fixes.hpp>
#include <pm/terminal.hpp>
#include <pm/text.hpp>

#include "commands/fixes.hpp"

namespace pm::commands {
namespace {

int fix_done(const std::string& name, const CommandContext& context) {
  auto named = find_fix(context, name);
  if (!named) return context.report_error(named.error());
  fixes::done(named->fix(), now_in(named->record(), context));
  return save_changes(*named, context);
}

Run define_fixes_done(Flags& flags) {
  auto fix = std::make_shared<std::string>();
  add_fix_operand(flags, *fix);
  return [fix](CommandContext& context) { return fix_done(*fix, context); };
}

}  // namespace

Command fixes_done_command() {
  return {
      .name = "fixes done",
      .summary = "Mark a fix as done",
      .define = define_fixes_done,
      .examples = "pm fixes done 2026-11-20:X1\n",
  };
}

namespace {

struct DropOptions {
  std::string fix, why;
  bool force = false;
};

std::string last_one(const record::Fix& fix, const record::Record& record) {
  return fix.id + " is the last open or done fix of " + record.id + ", and a record must have a fix";
}

/// Confirms dropping the last fix, after which `pm check` fails.
Result<void> confirm_drop(NamedFix& named, const CommandContext& context) {
  const auto& record = named.record();
  const auto what = last_one(named.fix(), record);
  if (!context.environment().in_is_terminal)
    return fail(ErrorKind::usage, what, "add another fix first: pm fixes add " + record.id + "; or use --force");
  const auto prompt = terminal::open_prompt({false, context.colour_option(), true});
  prompt->show(escape::for_terminal(what) + ".\nWithout it, pm check fails. Drop it anyway?\n");
  const auto input = prompt->read({"y/N> ", "", {}});
  if (input.kind == terminal::PromptInput::Kind::interrupt) return fail(ErrorKind::interrupted, "no change was saved");
  const auto answer = text::lower_ascii(text::trim(input.text));
  if (answer == "y" || answer == "yes") return {};
  return fail(ErrorKind::usage, named.fix().id + " was not dropped",
              "add another fix first: pm fixes add " + record.id);
}

int drop_fix(const DropOptions& options, const CommandContext& context) {
  if (text::is_blank(options.why))
    return context.report_error(
        {ErrorKind::usage, "--why needs a reason", "add --why TEXT; it is stored in the record"});
  auto named = find_fix(context, options.fix);
  if (!named) return context.report_error(named.error());
  if (fixes::is_last(named->fix(), named->record()) && !options.force)
    if (const auto asked = confirm_drop(*named, context); !asked) return context.report_error(asked.error());
  fixes::drop(named->fix(), options.why, now_in(named->record(), context));
  const bool was_broadest = named->record().broadest == named->fix().id && named->fix() != named->before;
  if (was_broadest) named->record().broadest.reset();
  const int code = save_changes(*named, context);
  if (code == 0 && was_broadest && !context.options().quiet)
    context.out() << "  broadest: " << named->fix().id << " → none; name another one: pm edit "
                  << escape::for_terminal_line(named->record().id) << " fixes\n";
  return code;
}

Run define_fixes_drop(Flags& flags) {
  auto options = std::make_shared<DropOptions>();
  add_fix_operand(flags, options->fix);
  flags.option("--why", "TEXT", options->why, "Reason, stored in the record").require();
  flags.flag("--force", options->force, "Drop it even if it is the last open or done fix");
  return [options](CommandContext& context) { return drop_fix(*options, context); };
}

}  // namespace

Command fixes_drop_command() {
  return {
      .name = "fixes drop",
      .summary = "Drop a fix, with a reason",
      .define = define_fixes_drop,
      .examples = "pm fixes drop 2026-11-20:X1 --why \"the old host is gone\"\n",
  };
}

namespace {

int reopen_fix(const std::string& name, const CommandContext& context) {
  auto named = find_fix(context, name);
  if (!named) return context.report_error(named.error());
  fixes::reopen(named->fix());
  return save_changes(*named, context);
}

Run define_fixes_reopen(Flags& flags) {
  auto fix = std::make_shared<std::string>();
  add_fix_operand(flags, *fix);
  return [fix](CommandContext& context) { return reopen_fix(*fix, context); };
}

}  // namespace

Command fixes_reopen_command() {
  return {
      .name = "fixes reopen",
      .summary = "Reopen a fix that is done or dropped",
      .define = define_fixes_reopen,
      .examples = "pm fixes reopen 2026-11-20:X1\n",
  };
}

}  // namespace pm::commands
