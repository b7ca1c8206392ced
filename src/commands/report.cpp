#include "commands/output_file.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/report_formats.hpp"

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
  flags.operand("RECORD", options->records, "Records to render (default: all final records)")
      .completes(Flag::Offers::records);
  flags.option("-f,--format", "FORMAT", options->format, "Output format instead of [report] formats; json requires -o")
      .with_choices({"md", "html", "svg", "json"});
  flags.option("-o,--output", "FILE", options->output, "Write the report to FILE; - is standard output")
      .completes(Flag::Offers::files);
  flags.option("--template", "FILE", options->template_file, "Render Markdown with this Mustache template")
      .completes(Flag::Offers::files);
  flags.flag("--check", options->check, "Write nothing; exit with 1 if a report is missing or out of date");
  return [options](CommandContext& context) { return report_records(*options, context); };
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .summary = "Render reports next to their records",
      .define = define_report,
      .examples =
          "pm report\n"
          "pm report 2026-11-20 -o -\n"
          "pm report 2026-11-20 -f html\n"
          "pm report --check\n",
      .exits = report_exits,
  };
}

// Above: the options. Below: the implementation.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_template_bytes = 1u << 20;

using report::Format;

bool is_final(const store::LoadedRecord& loaded) { return loaded.record.status == record::Status::final; }

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

/// The formats to write next to a record, or to check.
std::vector<Format> wanted_formats(const ReportOptions& options, const CommandContext& context) {
  if (options.template_file) return {Format::markdown};
  const auto format = parse_report_format(options.format);
  return format ? std::vector{*format} : configured_formats(context);
}

/// Returns "" if the report is up to date, else the reason.
std::string staleness(const fs::path& path, const std::string& report) {
  std::error_code unknown;
  if (!fs::exists(path, unknown)) return path.string() + " is missing";
  const auto there = store::read_file(path);
  if (!there) return there.error().message;
  return report::is_same_report(*there, report) ? "" : path.string() + " is out of date";
}

int write_elsewhere(const store::LoadedRecord& loaded, const ReportOptions& options, const ReportRenderer& renderer,
                    const CommandContext& context) {
  const bool is_json = options.format == "json";
  const auto format = parse_report_format(options.format).value_or(Format::markdown);
  const auto text =
      is_json ? Result<std::string>(record::write(loaded.record)) : renderer.render(format, loaded.record);
  if (!text) return context.report_error(text.error());
  if (*options.output == "-") return context.out() << (is_json ? escape::json_for_terminal(*text) : *text), 0;
  const OutputFile output{.path = *options.output,
                          .kind = is_json ? OutputFile::Kind::other : OutputFile::Kind::report,
                          .format = format,
                          .inputs = renderer.inputs(),
                          .record = loaded.path};
  const auto written = write_output(context, output, *text);
  return written ? 0 : context.report_error(written.error());
}

int check_one(const store::LoadedRecord& loaded, Format format, const ReportRenderer& renderer,
              const CommandContext& context) {
  if (!is_final(loaded)) return 0;
  const auto report = renderer.render(format, loaded.record);
  if (!report) return context.report_error(report.error());
  const auto matter = staleness(report_path(loaded.path, format), *report);
  if (matter.empty()) return 0;
  return context.report_error(
      {ErrorKind::refused, matter,
       "pm report " + (RecordNames(context)(loaded.path) ? loaded.record.id : loaded.path.string())});
}

Result<void> write_beside(const CommandContext& context, const record::Record& record, const fs::path& path,
                          Format format, const ReportRenderer& renderer) {
  const auto report = renderer.render(format, record);
  if (!report) return tl::unexpected(report.error());
  const OutputFile output{.path = report_path(path, format),
                          .kind = OutputFile::Kind::report,
                          .format = format,
                          .inputs = renderer.inputs(),
                          .record = path,
                          .beside_record = true};
  return write_output(context, output, *report);
}

int write_one(const store::LoadedRecord& loaded, Format format, const ReportRenderer& renderer,
              const CommandContext& context) {
  const auto written = write_beside(context, loaded.record, loaded.path, format, renderer);
  if (!written) return context.report_error(written.error());
  if (!context.options().quiet) context.out() << context.path_for_out(report_path(loaded.path, format)) << "\n";
  return 0;
}

/// Returns the named records, or all final ones.
Result<AllRecords> wanted(const ReportOptions& options, const CommandContext& context) {
  if (options.records.empty()) {
    auto all = load_all(context);
    if (all) std::erase_if(all->records, [](const store::LoadedRecord& one) { return !is_final(one); });
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
  if (options.template_file && !options.format.empty() && options.format != "md")
    return fail(ErrorKind::usage, "--template is for Markdown reports", "leave out -f " + options.format);
  if (options.output && options.check) return fail(ErrorKind::usage, "--check and -o cannot be combined");
  return {};
}

}  // namespace

Result<void> write_report(const CommandContext& context, const record::Record& record, const fs::path& path,
                          const report::Template& with) {
  const ReportRenderer renderer(context, with);
  Result<void> first_failure;
  for (const auto format : configured_formats(context))
    if (auto written = write_beside(context, record, path, format, renderer); !written && first_failure)
      first_failure = std::move(written);
  return first_failure;
}

bool is_report_stale(const store::LoadedRecord& loaded, const CommandContext& context) {
  if (!is_final(loaded)) return false;
  const ReportRenderer renderer(context, report::built_in());
  const auto formats = configured_formats(context);
  return std::any_of(formats.begin(), formats.end(), [&](Format format) {
    std::error_code unknown;
    const auto path = report_path(loaded.path, format);
    if (!fs::exists(path, unknown)) return false;
    const auto report = renderer.render(format, loaded.record);
    return report && !staleness(path, *report).empty();
  });
}

Error mention_saved(Error problem, const CommandContext& context, const fs::path& record) {
  const auto name = RecordNames(context)(record) ? record.stem().string() : record.string();
  problem.hint +=
      (problem.hint.empty() ? "" : ". ") + ("the record is saved; to render the report again: pm report " + name);
  return problem;
}

int report_again(const store::LoadedRecord& loaded, const CommandContext& context) {
  if (!is_final(loaded)) return 0;
  const auto reported = write_report(context, loaded.record, loaded.path, report::built_in());
  return reported ? 0 : context.report_error(mention_saved(reported.error(), context, loaded.path));
}

int report_records(const ReportOptions& options, const CommandContext& context) {
  if (const auto fits = fits_together(options); !fits) return context.report_error(fits.error());
  const auto with = template_for(options);
  if (!with) return context.report_error(with.error());
  const ReportRenderer renderer(context, *with);
  const auto records = wanted(options, context);
  if (!records) return context.report_error(records.error());
  int code = records->code;
  for (const auto& loaded : records->records) {
    if (options.output) {
      code = worst_exit_code(code, write_elsewhere(loaded, options, renderer, context));
      continue;
    }
    for (const auto format : wanted_formats(options, context))
      code = worst_exit_code(code, options.check ? check_one(loaded, format, renderer, context)
                                                 : write_one(loaded, format, renderer, context));
  }
  return code;
}

}  // namespace pm::commands
