#include "commands/output_file.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"

namespace pm::commands {

namespace {

constexpr ExitCode report_exits[] = {
    {0, "all reports rendered, or up to date"},
    {1, "a malformed record; with --check, a missing or outdated report"},
    {2, "invalid usage or template"},
    {3, "I/O error"},
};

Run define_report(Flags& flags) {
  auto options = std::make_shared<ReportOptions>();
  flags
      .operand("RECORD", options->records,
               "Records to render (default: all final records, and drafts that have a report)")
      .completes(Flag::Offers::records);
  flags.option("-f,--format", "FORMAT", options->format, "Output format; json requires -o")
      .with_choices({"md", "json"})
      .by_default("md");
  flags.option("-o,--output", "FILE", options->output, "Write the report to FILE; - is standard output")
      .completes(Flag::Offers::files);
  flags.option("--template", "FILE", options->template_file, "Render with this Mustache template")
      .completes(Flag::Offers::files);
  flags.flag("--check", options->check, "Write nothing; exit with 1 if a report is missing or out of date");
  return [options](CommandContext& context) { return report_records(*options, context); };
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .summary = "Render Markdown reports next to their records",
      .define = define_report,
      .examples =
          "pm report\n"
          "pm report 2026-11-20 -o -\n"
          "pm report --check\n",
      .exits = report_exits,
  };
}

// Above: the options. Below: the implementation.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_template_bytes = 1u << 20;

fs::path report_beside(const fs::path& record) { return fs::path(record).replace_extension(".md"); }

bool is_final(const store::LoadedRecord& loaded) { return loaded.record.status == record::Status::final; }

/// A draft has a report if it was final before, or somebody asked for it.
bool needs_report(const store::LoadedRecord& loaded) { return is_final(loaded) || has_report(loaded.path); }

/// Whether a file is in the directory of the template or below, after resolving symbolic links.
bool lies_in(const fs::path& folder, const fs::path& file) {
  std::error_code unknown;
  const auto real_folder = fs::canonical(folder.empty() ? fs::path(".") : folder, unknown);
  const auto real_file = fs::canonical(file, unknown);
  if (unknown) return true;  // it does not exist; reading reports that
  return std::mismatch(real_folder.begin(), real_folder.end(), real_file.begin(), real_file.end()).first ==
         real_folder.end();
}

Result<report::Template> template_for(const ReportOptions& options) {
  if (!options.template_file) return report::built_in();
  const fs::path main = *options.template_file;
  return report::template_file(main, [main](const fs::path& file) -> Result<std::string> {
    if (file != main && !lies_in(main.parent_path(), file))
      return fail(ErrorKind::usage, file.string() + " is outside of the template's directory",
                  "put the file itself there instead of a link");
    return store::read_file(file, most_template_bytes);
  });
}

Result<std::string> rendered(const store::LoadedRecord& loaded, const ReportOptions& options,
                             const report::Template& with) {
  if (options.format == "json") return record::write(loaded.record);
  auto text = report::markdown(loaded.record, with);
  if (!text) return text;
  return report::report_file(*text);
}

/// Returns "" if the report is up to date, else the reason.
std::string staleness(const store::LoadedRecord& loaded, const std::string& report) {
  const auto path = report_beside(loaded.path);
  std::error_code unknown;
  if (!fs::exists(path, unknown)) return path.string() + " is missing";
  const auto there = store::read_file(path);
  if (!there) return there.error().message;
  return report::is_same_report(*there, report) ? "" : path.string() + " is out of date";
}

int write_elsewhere(const store::LoadedRecord& loaded, const ReportOptions& options, const report::Template& with,
                    const CommandContext& context) {
  const auto text = rendered(loaded, options, with);
  if (!text) return context.report_error(text.error());
  if (*options.output == "-")
    return context.out() << (options.format == "json" ? escape::json_for_terminal(*text) : *text), 0;
  const OutputFile output{.path = *options.output,
                          .kind = options.format == "md" ? OutputFile::Kind::report : OutputFile::Kind::other,
                          .inputs = with.files,
                          .record = loaded.path};
  const auto written = write_output(context, output, *text);
  return written ? 0 : context.report_error(written.error());
}

int check_one(const store::LoadedRecord& loaded, const report::Template& with, const CommandContext& context) {
  if (!needs_report(loaded)) return 0;
  const auto report = report::markdown(loaded.record, with);
  if (!report) return context.report_error(report.error());
  const auto matter = staleness(loaded, *report);
  if (matter.empty()) return 0;
  return context.report_error(
      {ErrorKind::refused, matter,
       "pm report " + (RecordNames(context)(loaded.path) ? loaded.record.id : loaded.path.string())});
}

int write_one(const store::LoadedRecord& loaded, const report::Template& with, const CommandContext& context) {
  const auto written = write_report(context, loaded.record, loaded.path, with);
  if (!written) return context.report_error(written.error());
  if (!context.options().quiet) context.out() << context.path_for_out(report_beside(loaded.path)) << "\n";
  return 0;
}

/// Returns the named records, or all that need a report.
Result<AllRecords> wanted(const ReportOptions& options, const CommandContext& context) {
  if (options.records.empty()) {
    auto all = load_all(context);
    if (all) std::erase_if(all->records, [](const store::LoadedRecord& one) { return !needs_report(one); });
    return all;
  }
  AllRecords named;
  std::size_t ignored = 0;
  for (const auto& record : options.records) {
    // A hook names files one by one; an id is somebody's own choice, and is refused.
    if (std::error_code unknown; fs::exists(record, unknown) && context.ignore().is_ignored(record)) {
      ++ignored;
      continue;
    }
    auto loaded = load_record(context, record);
    if (loaded)
      named.records.push_back(std::move(*loaded));
    else
      named.code = worst_exit_code(named.code, context.report_error(loaded.error()));
  }
  if (ignored != 0 && !context.options().quiet) context.err() << fmt::format("pm: {} ignored\n", ignored);
  return named;
}

Result<void> fits_together(const ReportOptions& options) {
  if (options.format == "json" && !options.output)
    return fail(ErrorKind::usage, "-f json requires -o FILE", "use -o - for standard output");
  if (options.output && options.records.size() != 1)
    return fail(ErrorKind::usage, "-o FILE requires exactly one RECORD");
  if (options.output && options.check) return fail(ErrorKind::usage, "--check and -o cannot be combined");
  return {};
}

}  // namespace

Result<void> write_report(const CommandContext& context, const record::Record& record, const fs::path& path,
                          const report::Template& with) {
  const auto report = report::markdown(record, with);
  if (!report) return tl::unexpected(report.error());
  const OutputFile output{.path = report_beside(path),
                          .kind = OutputFile::Kind::report,
                          .inputs = with.files,
                          .record = path,
                          .beside_record = true};
  return write_output(context, output, report::report_file(*report));
}

bool has_report(const fs::path& record) {
  std::error_code unknown;
  if (!fs::is_regular_file(report_beside(record), unknown)) return false;
  const auto text = store::read_file(report_beside(record));
  return text && report::is_report(*text);
}

bool is_report_stale(const store::LoadedRecord& loaded) {
  std::error_code unknown;
  if (!needs_report(loaded) || !fs::exists(report_beside(loaded.path), unknown)) return false;
  const auto report = report::markdown(loaded.record, report::built_in());
  return report && !staleness(loaded, *report).empty();
}

Error mention_saved(Error problem, const CommandContext& context, const fs::path& record) {
  const auto name = RecordNames(context)(record) ? record.stem().string() : record.string();
  problem.hint +=
      (problem.hint.empty() ? "" : ". ") + ("the record is saved; to render the report again: pm report " + name);
  return problem;
}

int report_again(const store::LoadedRecord& loaded, const CommandContext& context) {
  if (!needs_report(loaded)) return 0;
  const auto reported = write_report(context, loaded.record, loaded.path, report::built_in());
  return reported ? 0 : context.report_error(mention_saved(reported.error(), context, loaded.path));
}

int report_records(const ReportOptions& options, const CommandContext& context) {
  if (const auto fits = fits_together(options); !fits) return context.report_error(fits.error());
  const auto with = template_for(options);
  if (!with) return context.report_error(with.error());
  const auto records = wanted(options, context);
  if (!records) return context.report_error(records.error());
  int code = records->code;
  for (const auto& loaded : records->records)
    code = worst_exit_code(code, options.check    ? check_one(loaded, *with, context)
                                 : options.output ? write_elsewhere(loaded, options, *with, context)
                                                  : write_one(loaded, *with, context));
  return code;
}

}  // namespace pm::commands
