#include "commands/fixes_change.hpp"

#include <algorithm>
#include <chrono>
#include <ostream>

#include <pm/escape.hpp>
#include <pm/fixes.hpp>
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "commands/report.hpp"

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
    return fail(ErrorKind::usage, "no record named: " + name + "?", std::string(how_to_name));
  if (colon == std::string::npos || colon == 0 || colon + 1 == name.size())
    return fail(ErrorKind::usage, "\"" + name + "\" is not a fix", std::string(how_to_name));
  Name parts{name.substr(0, colon), name.substr(colon + 1)};
  if (parts.fix.front() == 'x') parts.fix.front() = 'X';
  return parts;
}

}  // namespace

void add_fix_operand(Flags& flags, std::string& into) {
  flags.operand("FIX", into, "RECORD:X1, where RECORD is a path, an id, or an unambiguous prefix of an id")
      .completes(Flag::Offers::fixes);
}

Result<NamedFix> find_fix(const CommandContext& context, const std::string& name) {
  const auto parts = read_name(name);
  if (!parts) return tl::unexpected(parts.error());
  const auto path = store_of(context).resolve(parts->record);
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
    return is_report_stale(named.opened.loaded) ? report_again(named.opened.loaded, context) : 0;
  }
  if (const auto saved = save(named.opened.loaded); !saved) return context.report_error(saved.error());
  if (!quiet) {
    context.out() << escape::for_terminal_line(called + "  " + after.title) << "\n";
    for (const auto& line : fixes::differences(named.before, after))
      context.out() << "  " << escape::for_terminal_line(line) << "\n";
  }
  return report_again(named.opened.loaded, context);
}

}  // namespace pm::commands
