#include <pm/fixes.hpp>

#include "commands/fixes_change.hpp"

namespace pm::commands {
namespace {

struct EditFixOptions {
  std::string fix;
  std::optional<std::string> title, owner, hours, due, addresses;
};

/// What was asked for, on the fix; a problem names the option.
Result<void> apply(const EditFixOptions& options, NamedFix& named, const time::Day& today) {
  auto& fix = named.fix();
  Result<void> done;
  const auto take = [&](std::string_view option, const std::optional<std::string>& value, const auto& set) {
    if (!done || !value) return;
    if (auto taken = set(*value); !taken) done = tl::unexpected(taken.error().during(option));
  };
  take("--title", options.title, [&](const auto& value) { return fixes::set_title(fix, value); });
  take("--owner", options.owner, [&](const auto& value) { return fixes::set_owner(fix, value); });
  take("--hours", options.hours, [&](const auto& value) { return fixes::set_hours(fix, value); });
  take("--due", options.due, [&](const auto& value) { return fixes::set_due(fix, value, today); });
  take("--addresses", options.addresses,
       [&](const auto& value) { return fixes::set_addresses(fix, value, named.record()); });
  return done;
}

int edit_fix(const EditFixOptions& options, const CommandContext& context) {
  if (!options.title && !options.owner && !options.hours && !options.due && !options.addresses)
    return context.complain({ProblemKind::usage, "nothing to change was named",
                             "it takes --title, --owner, --hours, --due and --addresses"});
  auto named = find_fix(context, options.fix);
  if (!named) return context.complain(named.error());
  if (const auto applied = apply(options, *named, context.today()); !applied) return context.complain(applied.error());
  return keep(*named, context);
}

}  // namespace

Run fixes_edit_command(Flags& flags) {
  auto options = std::make_shared<EditFixOptions>();
  takes_fix(flags, options->fix);
  flags.option("--title", "TEXT", options->title, "what it is");
  flags.option("--owner", "NAME", options->owner, "who sees to it, a person or a team");
  flags.option("--hours", "HOURS", options->hours, "how long it takes: 2h, 90min");
  flags.option("--due", "DAY", options->due, "until when: fri, in two weeks, 2026-12-01");
  flags.option("--addresses", "FACTORS", options->addresses, "the factors it helps with: F1,F3");
  return [options](CommandContext& context) { return edit_fix(*options, context); };
}

}  // namespace pm::commands
