#include <algorithm>

#include <pm/fixes.hpp>
#include <pm/text.hpp>

#include "commands/fixes_change.hpp"

namespace pm::commands {
namespace {

struct EditFixOptions {
  std::string fix;
  std::optional<std::string> title, owner, hours, due, addresses, done_when, note, first_step_of;

  [[nodiscard]] bool has_any() const {
    return title || owner || hours || due || addresses || done_when || note || first_step_of;
  }
};

/// Who "me" is: the name in git's configuration, spelled as in [tracker.people] if that has it or its first word.
Result<std::string> my_name(const CommandContext& context) {
  const auto asked = context.environment().run ? context.environment().run({"git", "config", "user.name"})
                                               : Result<ProgramResult>(fail(ErrorKind::outside, "cannot run git"));
  auto name = asked && asked->code == 0 ? std::string(text::trim(asked->out)) : "";
  if (name.empty())
    return fail(ErrorKind::usage, "\"me\" is not known: git has no user.name",
                "git config --global user.name NAME; or name the owner");
  if (const auto& tracker = context.config().tracker)
    for (const auto& wanted : {name, name.substr(0, name.find(' '))})
      for (const auto& [person, account] : tracker->people)
        if (text::lower_ascii(person) == text::lower_ascii(wanted)) return person;
  return name;
}

/// An owner as it was typed: "me" and "@me" are the user.
Result<void> set_owner(record::Fix& fix, const std::string& owner, const CommandContext& context) {
  const auto typed = text::trim(owner);
  if (typed != "me" && typed != "@me") return fixes::set_owner(fix, owner);
  const auto name = my_name(context);
  return name ? fixes::set_owner(fix, *name) : tl::unexpected(name.error());
}

/// Applies the options to the fix; errors name the option.
Result<void> apply(const EditFixOptions& options, NamedFix& named, const CommandContext& context) {
  auto& fix = named.fix();
  Result<void> done;
  const auto take = [&](std::string_view option, const std::optional<std::string>& value, const auto& set) {
    if (!done || !value) return;
    if (auto taken = set(*value); !taken) done = tl::unexpected(taken.error().with_context(option));
  };
  take("--title", options.title, [&](const auto& value) { return fixes::set_title(fix, value); });
  take("--owner", options.owner, [&](const auto& value) { return set_owner(fix, value, context); });
  take("--hours", options.hours, [&](const auto& value) { return fixes::set_hours(fix, value); });
  take("--due", options.due, [&](const auto& value) { return fixes::set_due(fix, value, context.today()); });
  take("--addresses", options.addresses,
       [&](const auto& value) { return fixes::set_addresses(fix, value, named.record()); });
  take("--done-when", options.done_when, [&](const auto& value) { return fixes::set_done_when(fix, value); });
  take("--note", options.note, [&](const auto& value) { return fixes::set_note(fix, value); });
  take("--first-step-of", options.first_step_of,
       [&](const auto& value) { return fixes::set_first_step_of(fix, value, named.record()); });
  return done;
}

int edit_fix(const EditFixOptions& options, const CommandContext& context) {
  if (!options.has_any())
    return context.report_error(
        {ErrorKind::usage, "no field to change given", "pm fixes edit --help lists what can be"});
  auto named = find_fix(context, options.fix);
  if (!named) return context.report_error(named.error());
  if (const auto applied = apply(options, *named, context); !applied) return context.report_error(applied.error());
  return save_changes(*named, context);
}

}  // namespace

Run fixes_edit_command(Flags& flags) {
  auto options = std::make_shared<EditFixOptions>();
  add_fix_operand(flags, options->fix);
  flags.option("--title", "TEXT", options->title, "New title");
  flags.option("--owner", "NAME", options->owner, "Owner: a person or a team; \"me\" is git's user.name");
  flags.option("--hours", "HOURS", options->hours, "Estimated work: 2h, 90min");
  flags.option("--due", "DAY", options->due, "Due date: fri, in two weeks, 2026-12-01");
  flags.option("--addresses", "FACTORS", options->addresses, "Factors it addresses: F1,F3");
  flags.option("--done-when", "TEXT", options->done_when, "How to tell that it helped");
  flags.option("--note", "TEXT", options->note, "Note");
  flags.option("--first-step-of", "FIX", options->first_step_of,
               "Big fix of the same record that this is the first step of: X3");
  return [options](CommandContext& context) { return edit_fix(*options, context); };
}

}  // namespace pm::commands
