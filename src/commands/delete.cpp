// `pm delete`: removes a record with its report and candidates, and the links of other records to it.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/output_file.hpp"
#include "commands/record_links.hpp"

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

struct DeleteOptions {
  std::string record;
  bool yes = false;
};

/// Files that go with the record, which is the last one: until then everything else can be made again.
std::vector<fs::path> files_of(const store::LoadedRecord& loaded) {
  const store::Store store(loaded.path.parent_path());
  std::vector<fs::path> files;
  std::error_code unknown;
  if (fs::exists(fs::symlink_status(store.candidates_path(loaded.record.id), unknown)))
    files.push_back(store.candidates_path(loaded.record.id));
  for (auto& report : reports_of(loaded.path)) files.push_back(std::move(report));
  for (auto& [format, report] : public_reports_of(loaded.path)) files.push_back(std::move(report));
  files.push_back(loaded.path);
  return files;
}

std::string what_happens(const store::LoadedRecord& loaded, const std::vector<fs::path>& files,
                         const LinkingRecords& linking) {
  const auto& record = loaded.record;
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.filename().string());
  auto what = fmt::format("this deletes \"{}\": {}", record.title, text::join(names, ", "));
  if (const auto open = record::open_fixes(record); open > 0)
    what += fmt::format("; it has {} open {}", open, open == 1 ? "fix" : "fixes");
  const auto filed =
      record.fixes ? std::ranges::count_if(*record.fixes, [](const auto& fix) { return fix.ticket.has_value(); }) : 0;
  if (filed > 0)
    what += fmt::format("; {} of its fixes {} filed, and the issues stay", filed, filed == 1 ? "is" : "are");
  if (!linking.paths.empty()) what += "; " + linking.text() + ", and lose the link";
  return what;
}

int delete_record(const DeleteOptions& options, const CommandContext& context) {
  const auto path = resolve_record(context, options.record);
  if (!path) return context.report_error(path.error());
  auto opened = open_record(context, *path);
  if (!opened) return context.report_error(opened.error());
  const auto& loaded = opened->loaded;
  const auto linking = find_linking_records(context, loaded.record.id);
  if (!linking) return context.report_error(linking.error());
  const auto files = files_of(loaded);
  const auto what = what_happens(loaded, files, *linking);
  if (!options.yes)
    if (const auto asked = confirm(context, what, "Delete it?"); !asked) return context.report_error(asked.error());

  store::FileChanges changes;
  const auto changed = change_linking_records(context, *linking, loaded.record.id, "", changes);
  if (!changed) return context.report_error(undone(changed.error(), changes));
  for (const auto& file : files)
    if (auto removed = changes.remove(file); !removed) return context.report_error(undone(removed.error(), changes));
  int code = linking->code;
  if (const auto done = changes.commit(); !done) code = worst_exit_code(code, context.report_error(done.error()));
  print_line(context, what);
  for (const auto& one : *changed) code = worst_exit_code(code, refresh_report(one.loaded, context));
  return code;
}

Run define_delete(Flags& flags) {
  auto options = std::make_shared<DeleteOptions>();
  add_record_operand(flags, options->record).require();
  flags.flag("--yes", options->yes, "Skip the confirmation");
  return [options](CommandContext& context) { return delete_record(*options, context); };
}

}  // namespace

Command delete_command() {
  return {
      .name = "delete",
      .summary = "Delete a record and its reports",
      .define = define_delete,
      .examples = "pm delete 2026-11-20-a-test --yes\n",
      .remarks =
          "Links of other records to it are removed. Issues that were filed stay. If one of these changes fails, "
          "those "
          "before it are undone.",
  };
}

}  // namespace pm::commands
