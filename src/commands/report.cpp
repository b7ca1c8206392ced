#include "commands/output_file.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include <pm/leak.hpp>
#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/report_formats.hpp"

namespace pm::commands {

namespace {

constexpr ExitCode report_exits[] = {
    {0, "all reports rendered, or up to date"},
    {1, "a malformed record; with --check, a missing or outdated report; with --public, a leak"},
    {2, "invalid usage or template"},
    {3, "I/O error"},
};

Run define_report(Flags& flags) {
  auto options = std::make_shared<ReportOptions>();
  flags
      .operand("RECORD", options->records,
               "Records to render (default: all final records, and drafts that have a report)")
      .completes(Flag::Offers::records);
  flags.option("-f,--format", "FORMAT", options->format, "Output format instead of [report] formats; json requires -o")
      .with_choices({"md", "html", "svg", "json"});
  flags.option("-o,--output", "FILE", options->output, "Write the report to FILE; - is standard output")
      .completes(Flag::Offers::files);
  flags.option("--template", "FILE", options->template_file, "Render Markdown with this Mustache template")
      .completes(Flag::Offers::files);
  flags.flag("--public", options->is_public, "Render only the public texts, to ID.public.html; refuse if one leaks");
  flags.flag("--security", options->is_cleared, "With --public: publish a security record, which was cleared");
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
          "pm report --check\n"
          "pm report --public -f html 2026-11-20\n",
      .exits = report_exits,
  };
}

// Above: the options. Below: the implementation.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_template_bytes = 1u << 20;

using report::Format;

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
    return store::read_file(file, max_template_bytes);
  });
}

/// The formats to write next to a record, or to check.
std::vector<Format> wanted_formats(const ReportOptions& options, const CommandContext& context) {
  if (options.template_file) return {Format::markdown};
  const auto format = parse_report_format(options.format);
  return format ? std::vector{*format} : configured_formats(context);
}

/// The text of a report. Prints why a public one is refused; nullopt then, with the exit status in `code`.
std::optional<std::string> render(const store::LoadedRecord& loaded, Format format, const ReportOptions& options,
                                  const ReportRenderer& renderer, const CommandContext& context, int& code) {
  const auto text =
      options.is_public ? renderer.render_public(format, loaded.record) : renderer.render(format, loaded.record);
  if (!text) {
    code = context.report_error(text.error());
    return std::nullopt;
  }
  if (options.is_public)
    for (const auto& problem :
         publication_problems(context, loaded.record,
                              {format == report::Format::html ? lint::PageFormat::html : lint::PageFormat::markdown,
                               *text, "the report"},
                              options.is_cleared))
      code = worst_exit_code(code, context.report_error(problem));
  return code == 0 ? std::optional(*text) : std::nullopt;
}

fs::path path_beside(const store::LoadedRecord& loaded, Format format, const ReportOptions& options) {
  return options.is_public ? public_report_path(loaded.path, format) : report_path(loaded.path, format);
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
  int code = 0;
  const auto text =
      is_json ? std::optional(record::write(loaded.record)) : render(loaded, format, options, renderer, context, code);
  if (!text) return code;
  if (*options.output == "-") return context.out() << (is_json ? escape::json_for_terminal(*text) : *text), 0;
  const OutputFile output{.path = *options.output,
                          .kind = is_json ? OutputFile::Kind::other : OutputFile::Kind::report,
                          .format = format,
                          .inputs = renderer.inputs(),
                          .record = loaded.path};
  const auto written = write_output(context, output, *text);
  return written ? 0 : context.report_error(written.error());
}

int check_one(const store::LoadedRecord& loaded, Format format, const ReportOptions& options,
              const ReportRenderer& renderer, const CommandContext& context) {
  if (!options.is_public && !needs_report(loaded)) return 0;
  int code = 0;
  const auto report = render(loaded, format, options, renderer, context, code);
  if (!report) return code;
  const auto matter = staleness(path_beside(loaded, format, options), *report);
  if (matter.empty()) return 0;
  return context.report_error({ErrorKind::refused, matter,
                               std::string("pm report ") + (options.is_public ? "--public " : "") +
                                   (RecordNames(context)(loaded.path) ? loaded.record.id : loaded.path.string())});
}

/// `path`: of the record; `to`: of the report next to it.
Result<void> write_beside(const CommandContext& context, const fs::path& path, const fs::path& to, Format format,
                          const ReportRenderer& renderer, const std::string& report) {
  const OutputFile output{.path = to,
                          .kind = OutputFile::Kind::report,
                          .format = format,
                          .inputs = renderer.inputs(),
                          .record = path,
                          .is_next_to_record = true};
  return write_output(context, output, report);
}

int write_one(const store::LoadedRecord& loaded, Format format, const ReportOptions& options,
              const ReportRenderer& renderer, const CommandContext& context) {
  int code = 0;
  const auto report = render(loaded, format, options, renderer, context, code);
  if (!report) return code;
  const auto to = path_beside(loaded, format, options);
  const auto written = write_beside(context, loaded.path, to, format, renderer, *report);
  if (!written) return context.report_error(written.error());
  if (!context.options().quiet) context.out() << context.path_for_out(to) << "\n";
  return 0;
}

/// Returns the named records, or all that need a report.
Result<AllRecords> wanted(const ReportOptions& options, const CommandContext& context) {
  if (options.records.empty()) {
    auto all = load_all(context);
    if (all)
      std::erase_if(all->records, [&](const store::LoadedRecord& one) {
        return options.is_public ? !lint::has_public_texts(one.record.public_texts) : !needs_report(one);
      });
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
  if (options.is_public && options.template_file)
    return fail(ErrorKind::usage, "--public and --template cannot be combined", "leave out --template");
  if (options.is_public && (options.format == "svg" || options.format == "json"))
    return fail(ErrorKind::usage, "a public report is md or html", "use --public -f html");
  if (options.is_cleared && !options.is_public) return fail(ErrorKind::usage, "--security requires --public");
  if (options.output && options.check) return fail(ErrorKind::usage, "--check and -o cannot be combined");
  return {};
}

}  // namespace

Result<void> write_report(const CommandContext& context, const record::Record& record, const fs::path& path,
                          const report::Template& with) {
  const ReportRenderer renderer(context, with);
  Result<void> first_failure;
  for (const auto format : configured_formats(context)) {
    const auto report = renderer.render(format, record);
    auto written = report ? write_beside(context, path, report_path(path, format), format, renderer, *report)
                          : Result<void>(tl::unexpected(report.error()));
    if (!written && first_failure) first_failure = std::move(written);
  }
  return first_failure;
}

namespace {

bool is_report_in(const fs::path& path, Format format) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return false;
  const auto text = store::read_file(path);
  return text && report::format_of(*text) == format;
}

}  // namespace

std::vector<fs::path> reports_of(const fs::path& record) {
  std::vector<fs::path> reports;
  for (const auto format : {Format::markdown, Format::html, Format::svg})
    if (const auto path = report_path(record, format); is_report_in(path, format)) reports.push_back(path);
  return reports;
}

std::vector<std::pair<Format, fs::path>> public_reports_of(const fs::path& record) {
  std::vector<std::pair<Format, fs::path>> reports;
  for (const auto format : {Format::markdown, Format::html})
    if (const auto path = public_report_path(record, format); is_report_in(path, format))
      reports.emplace_back(format, path);
  return reports;
}

bool has_report(const fs::path& record) { return !reports_of(record).empty(); }

bool is_report_stale(const store::LoadedRecord& loaded, const CommandContext& context) {
  if (!needs_report(loaded)) return false;
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

int refresh_report(const store::LoadedRecord& loaded, const CommandContext& context) {
  if (!needs_report(loaded)) return 0;
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
      code = worst_exit_code(code, options.check ? check_one(loaded, format, options, renderer, context)
                                                 : write_one(loaded, format, options, renderer, context));
  }
  return code;
}

}  // namespace pm::commands
