#include <algorithm>
#include <chrono>
#include <ostream>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/fixes.hpp"
#include "commands/output_file.hpp"

namespace pm::commands {
namespace {

constexpr std::string_view how_to_name = "use RECORD:X1; pm fixes lists all fixes";

Error no_such_fix(const std::string& fix, const record::Record& record) {
  std::vector<std::string> ids;
  for (const auto& one : record.fixes.value_or(std::vector<record::Fix>{})) ids.push_back(one.id);
  const auto known =
      ids.empty() ? "it has no fixes yet: pm fixes add " + record.id : "its fixes are " + text::join(ids, ", ");
  return {ErrorKind::usage, record.id + " has no fix " + fix, known};
}

struct Name {
  std::string record, fix;
};

/// "X1" without a record.
bool is_fix_id(std::string_view name) {
  return name.size() > 1 && (name[0] == 'X' || name[0] == 'x') &&
         name.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

Result<Name> read_name(const std::string& name) {
  const auto colon = name.rfind(':');
  if (colon == std::string::npos && is_fix_id(name))
    return fail(ErrorKind::usage, "\"" + name + "\" does not say which record", std::string(how_to_name));
  if (colon == std::string::npos || colon == 0 || colon + 1 == name.size())
    return fail(ErrorKind::usage, "\"" + name + "\" is not a fix", std::string(how_to_name));
  Name parts{name.substr(0, colon), name.substr(colon + 1)};
  if (parts.fix.front() == 'x') parts.fix.front() = 'X';
  return parts;
}

}  // namespace

void add_fix_operand(Flags& flags, std::string& into) {
  flags.operand("FIX", into, "RECORD:X1, where RECORD is a path, an id, or a part of an id that only one record has")
      .completes(Flag::Offers::fixes);
}

Result<NamedFix> find_fix(const CommandContext& context, const std::string& name) {
  const auto parts = read_name(name);
  if (!parts) return tl::unexpected(parts.error());
  const auto path = resolve_record(context, parts->record);
  if (!path) return tl::unexpected(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return tl::unexpected(opened.error());
  const auto& fixes = opened->loaded.record.fixes;
  const auto* fix = record::find_fix(opened->loaded.record, parts->fix);
  if (fix == nullptr) return tl::unexpected(no_such_fix(parts->fix, opened->loaded.record));
  const auto place = static_cast<std::size_t>(fix - fixes->data());
  auto before = *fix;
  return NamedFix{std::move(*opened), place, std::move(before)};
}

Result<FixLocation> read_fix(const CommandContext& context, const std::string& name) {
  const auto parts = read_name(name);
  if (!parts) return tl::unexpected(parts.error());
  auto loaded = load_record(context, parts->record);
  if (!loaded) return tl::unexpected(loaded.error());
  if (record::find_fix(loaded->record, parts->fix) == nullptr)
    return tl::unexpected(no_such_fix(parts->fix, loaded->record));
  return FixLocation{std::move(*loaded), parts->fix};
}

Result<void> save(store::LoadedRecord& loaded) {
  const auto again = record::read(record::write(loaded.record));
  if (!again.record) {
    const auto& fault = again.errors.front();
    return fail(ErrorKind::usage,
                "this change would make the record malformed: " + fault.pointer + ": " + fault.message,
                "no change was saved");
  }
  auto saved = store::Store(loaded.path.parent_path()).save(loaded.record, loaded.version);
  if (!saved) return tl::unexpected(saved.error());
  loaded.version = std::move(*saved);
  return {};
}

time::Instant now_in(const record::Record& record, const CommandContext& context) {
  return record::zone_of(record).instant(std::chrono::floor<std::chrono::seconds>(context.environment().now()));
}

int save_changes(NamedFix& named, const CommandContext& context) {
  const auto& after = named.fix();
  const bool quiet = context.options().quiet;
  const auto called = named.record().id + ":" + after.id;
  if (after == named.before) {
    if (!quiet) context.out() << escape::for_terminal_line(called) << " already has this value; no change\n";
    // A previous run may have failed before writing the report.
    return is_report_stale(named.opened.loaded, context) ? refresh_report(named.opened.loaded, context) : 0;
  }
  if (const auto saved = save(named.opened.loaded); !saved) return context.report_error(saved.error());
  if (!quiet) {
    context.out() << escape::for_terminal_line(called + "  " + after.title) << "\n";
    for (const auto& line : fixes::describe_changes(named.before, after))
      context.out() << "  " << escape::for_terminal_line(line) << "\n";
  }
  return refresh_report(named.opened.loaded, context);
}

Result<std::string> current_user_name(const CommandContext& context) {
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

namespace {

struct EditFixOptions {
  std::string fix;
  std::optional<std::string> title, owner, hours, due, addresses, done_when, note, first_step_of;

  [[nodiscard]] bool has_any() const {
    return title || owner || hours || due || addresses || done_when || note || first_step_of;
  }
};

/// An owner as it was typed: "me" and "@me" are the user.
Result<void> set_owner(record::Fix& fix, const std::string& owner, const CommandContext& context) {
  auto typed = text::trim(owner);
  if (typed.starts_with('@')) typed.remove_prefix(1);
  if (!fixes::is_self_reference(typed)) return fixes::set_owner(fix, owner);
  const auto name = current_user_name(context);
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

Run define_fixes_edit(Flags& flags) {
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
               "Larger fix of this record whose first step this is: X3");
  return [options](CommandContext& context) { return edit_fix(*options, context); };
}

}  // namespace

Command fixes_edit_command() {
  return {
      .name = "fixes edit",
      .summary = "Change the title, owner, hours, due date or factors of a fix",
      .define = define_fixes_edit,
      .examples =
          "pm fixes edit 2026-11-20:X1 --owner ana --due fri\n"
          "pm fixes edit 2026-11-20:X1 --due \"\"\n",
      .remarks = "An empty value removes the field.",
  };
}

}  // namespace pm::commands
