// `pm rename`: changes title and id of a record, and everything that is named after it.
#include <filesystem>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/output_file.hpp"
#include "commands/rename.hpp"
#include "commands/report_formats.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

struct RenameOptions {
  std::string record, title;
  bool yes = false;
};

/// "…-2" of the id "…": a number that was added because the id was taken.
bool is_numbered(std::string_view id, std::string_view first) {
  return id.size() > first.size() + 1 && id.starts_with(first) && id[first.size()] == '-' &&
         id.find_first_not_of("0123456789", first.size() + 1) == std::string_view::npos;
}

/// The id of the new title; the old one if that still fits.
std::string new_id(const record::Record& record, const std::string& title, const store::Store& store) {
  const auto day = record::incident_day(record).value_or(time::Day{record.id.substr(0, 10)});
  const auto uid = record.uid.value_or("");
  const auto first = record::make_id(day, title, uid);
  if (first == record.id) return record.id;
  auto free = store.free_id(day, title, uid);
  return free != first && is_numbered(record.id, first) ? record.id : free;
}

bool is_there(const fs::path& path) {
  std::error_code unknown;
  return fs::exists(fs::symlink_status(path, unknown));
}

/// Writes the record under its new id and removes the old one; files of the old id move along.
Result<void> move_record(const store::Store& store, const std::string& old_id, store::LoadedRecord& loaded,
                         store::FileChanges& changes) {
  const auto& id = loaded.record.id;
  const auto path = store.record_path(id);
  const auto saved = store.save(loaded.record, store::Version());
  if (!saved) return tl::unexpected(saved.error());
  changes.undo_with([path]() -> Result<void> {
    std::error_code failed;
    if (fs::remove(path, failed)) return {};
    return fail(ErrorKind::outside, path.string() + " could not be removed");
  });
  for (const auto& report : reports_of(loaded.path))
    if (auto moved = changes.move(report, fs::path(path).replace_extension(report.extension())); !moved) return moved;
  for (const auto& [format, report] : public_reports_of(loaded.path))
    if (auto moved = changes.move(report, public_report_path(path, format)); !moved) return moved;
  if (is_there(store.candidates_path(old_id)))
    if (auto moved = changes.move(store.candidates_path(old_id), store.candidates_path(id)); !moved) return moved;
  if (auto removed = changes.remove(loaded.path); !removed) return removed;
  loaded.path = path;
  loaded.version = *saved;
  return {};
}

std::string summary_of(const record::Record& record, const RenamePlan& plan) {
  if (plan.id == record.id) return fmt::format("{} gets the title \"{}\"", record.id, plan.title);
  auto summary = fmt::format("this renames {} to {}", record.id, plan.id);
  if (!plan.linking.paths.empty()) summary += "; " + plan.linking.text() + ", and are changed with it";
  return summary;
}

}  // namespace

Result<RenamePlan> plan_rename(const CommandContext& context, const record::Record& record, const std::string& title,
                               const store::Store& store) {
  RenamePlan plan{title, new_id(record, title, store), {}, ""};
  if (plan.id != record.id) {
    auto found = find_linking_records(context, record.id);
    if (!found) return tl::unexpected(found.error());
    plan.linking = std::move(*found);
  }
  plan.summary = summary_of(record, plan);
  return plan;
}

Result<std::vector<OpenedRecord>> apply_rename(const CommandContext& context, RenamePlan& plan,
                                               store::LoadedRecord& loaded) {
  const store::Store store(loaded.path.parent_path());
  const auto old_id = loaded.record.id;
  loaded.record.title = plan.title;
  loaded.record.id = plan.id;
  if (plan.id == old_id) {
    auto saved = store.save(loaded.record, loaded.version);
    if (!saved) return tl::unexpected(saved.error());
    loaded.version = std::move(*saved);
    return std::vector<OpenedRecord>{};
  }
  store::FileChanges changes;
  auto lock = store::RecordLock::acquire(store.record_path(plan.id));
  if (!lock) return tl::unexpected(lock.error());
  auto changed = change_linking_records(context, plan.linking, old_id, plan.id, changes);
  if (!changed) return tl::unexpected(undone(changed.error(), changes));
  if (auto moved = move_record(store, old_id, loaded, changes); !moved)
    return tl::unexpected(undone(moved.error(), changes));
  if (const auto done = changes.commit(); !done) plan.linking.code = context.report_error(done.error());
  return std::move(*changed);
}

namespace {

int rename_record(const RenameOptions& options, const CommandContext& context) {
  const auto title = std::string(text::trim(options.title));
  if (title.empty() || !text::is_valid_utf8(title) || title.find_first_of("\r\n") != std::string::npos)
    return context.report_error({ErrorKind::usage, "the title must be one line of text",
                                 "pm rename " + options.record + " \"Checkout answers with 500s\""});
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  auto& loaded = opened->loaded;
  auto plan = plan_rename(context, loaded.record, title, store::Store(loaded.path.parent_path()));
  if (!plan) return context.report_error(plan.error());
  if (plan->id == loaded.record.id && title == loaded.record.title) {
    print_line(context, plan->id + " already has this title; no change");
    return 0;
  }
  if (!options.yes)
    if (const auto asked = confirm(context, plan->summary, "Rename it?"); !asked)
      return context.report_error(asked.error());
  const auto changed = apply_rename(context, *plan, loaded);
  if (!changed) return context.report_error(changed.error());
  if (!context.options().quiet) {
    print_line(context, "renamed: " + plan->summary);
    context.out() << context.path_for_out(loaded.path) << "\n";
  }
  int code = worst_exit_code(plan->linking.code, refresh_report(loaded, context));
  for (const auto& one : *changed) code = worst_exit_code(code, refresh_report(one.loaded, context));
  return code;
}

Run define_rename(Flags& flags) {
  auto options = std::make_shared<RenameOptions>();
  add_record_operand(flags, options->record).require();
  flags.operand("TITLE", options->title, "New title: what users saw").require();
  flags.flag("--yes", options->yes, "Skip the confirmation");
  return [options](CommandContext& context) { return rename_record(*options, context); };
}

}  // namespace

Command rename_command() {
  return {
      .name = "rename",
      .summary = "Change the title and the id of a record",
      .define = define_rename,
      .examples = "pm rename half \"Half of the checkouts answered with 500\"\n",
      .remarks =
          "The id is made from the incident's day and the title. The report, the import candidates and the links of "
          "other "
          "records change with it; issues are found again by the record's uid. If one of these changes fails, those "
          "before "
          "it are undone.",
  };
}

}  // namespace pm::commands
