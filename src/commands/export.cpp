// `pm export`: all records as NDJSON, CSV or SQL, for databases and other programs. Holds a few hundred records in
// memory at a time.
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include <pm/commands.hpp>
#include <pm/record.hpp>
#include <pm/tables.hpp>
#include <pm/text.hpp>

#include "commands/context.hpp"
#include "commands/export_public.hpp"
#include "commands/record_inputs.hpp"
#include "commands/repository_name.hpp"
#include "commands/streamed_file.hpp"

namespace pm::commands {

namespace {

struct ExportOptions {
  std::string format;
  std::optional<std::string> output, repository;
  std::vector<std::string> from;
  bool people = false, security = false, is_public = false;
};

int export_records(const ExportOptions&, const CommandContext&);

Run define_export(Flags& flags) {
  auto options = std::make_shared<ExportOptions>();
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"ndjson", "csv", "sql"})
      .require();
  flags
      .option("-o,--output", "PATH", options->output,
              "Write to this file; csv: one file for each table in this directory (default: standard output)")
      .completes(Flag::Offers::files);
  flags.option("--repository", "NAME", options->repository,
               "Name of the repository in the export (default: host and path of the git remote origin)");
  add_from_option(flags, options->from);
  flags.flag("--people", options->people, "Include the participants, facilitators and scribes of meetings");
  flags.flag("--public", options->is_public,
             "Write only what public reports show: public texts, times, states of fixes; nothing if a text leaks");
  flags.flag("--security", options->security, "Include records of the kind security");
  return [options](CommandContext& context) { return export_records(*options, context); };
}

}  // namespace

Command export_command() {
  return {
      .name = "export",
      .summary = "Export all records as NDJSON, CSV or SQL",
      .define = define_export,
      .examples =
          "pm export -f sql | sqlite3 pm.db\n"
          "pm export -f sql | psql -q -v ON_ERROR_STOP=1 postmortems\n"
          "pm export -f csv -o tables\n"
          "pm export -f ndjson | gzip > pm.ndjson.gz\n",
      .remarks =
          "The tables are the contract pm-export/1; docs/many-records.md lists them. Fix owners are always exported.",
  };
}

// Above: the options. Below: the implementation.

namespace {

/// One record as text: a text for each output of the format.
using Texts = std::vector<std::string>;

/// What the formats need to know of a run.
struct ExportRun {
  const CommandContext& context;
  std::span<const tables::Table> tables;
  tables::Edition edition;
  std::optional<std::string> repository;  ///< of records that name none
  tables::ServiceNames services;
  bool people = false;
};

class ExportFormat {
 public:
  virtual ~ExportFormat() = default;
  /// Renders a record. Called by several threads at once.
  [[nodiscard]] virtual Texts render(InputRecord, const ExportRun&) const = 0;
  /// The outputs and what they begin and end with.
  struct Output {
    std::filesystem::path path;
    std::string beginning, end;
  };
  [[nodiscard]] virtual std::vector<Output> outputs(const ExportRun&, const std::string& path) const = 0;
};

/// `one` must outlive it.
tables::Source source_of(InputRecord& one, const ExportRun& run) {
  make_ids_unique(one);
  return {one.record, one.path, one.repository, run.edition.today, run.services};
}

class Sql : public ExportFormat {
 public:
  [[nodiscard]] Texts render(InputRecord one, const ExportRun& run) const override {
    Texts texts(1);
    tables::append_sql(texts.front(), source_of(one, run), run.tables);
    return texts;
  }
  [[nodiscard]] std::vector<Output> outputs(const ExportRun& run, const std::string& path) const override {
    return {{path, tables::sql_beginning(run.edition, run.tables), tables::sql_end()}};
  }
};

class Csv : public ExportFormat {
 public:
  [[nodiscard]] Texts render(InputRecord one, const ExportRun& run) const override {
    Texts texts(run.tables.size() + 1);
    const auto source = source_of(one, run);
    for (std::size_t i = 0; i < run.tables.size(); ++i)
      run.tables[i].rows(source, [&](tables::Row row) { tables::append_csv(texts[i], row); });
    return texts;
  }
  [[nodiscard]] std::vector<Output> outputs(const ExportRun& run, const std::string& path) const override {
    std::vector<Output> all;
    const auto file = [&](const tables::Table& table) {
      return Output{std::filesystem::path(path) / (std::string(table.name) + ".csv"), tables::csv_header(table), ""};
    };
    for (const auto& table : run.tables) all.push_back(file(table));
    all.push_back(file(tables::edition_table()));
    tables::append_csv(all.back().beginning, tables::edition_row(run.edition));
    return all;
  }
};

class Ndjson : public ExportFormat {
 public:
  [[nodiscard]] Texts render(InputRecord one, const ExportRun& run) const override {
    if (!run.people) {
      one.record.meeting.participants.reset();
      one.record.meeting.boss.reset();
      one.record.meeting.scribe.reset();
    }
    Texts texts(1);
    tables::append_ndjson(texts.front(), one.record, one.path, one.repository);
    return texts;
  }
  [[nodiscard]] std::vector<Output> outputs(const ExportRun&, const std::string& path) const override {
    return {{path, "", ""}};
  }
};

std::unique_ptr<ExportFormat> format_named(std::string_view name) {
  if (name == "sql") return std::make_unique<Sql>();
  if (name == "csv") return std::make_unique<Csv>();
  return std::make_unique<Ndjson>();
}

std::string now_text(const CommandContext& context) {
  const auto now = std::chrono::floor<std::chrono::seconds>(context.environment().now());
  return time::Zone::utc().instant(now).text;
}

/// What an export left out, and why: for standard error.
struct Omissions {
  std::size_t security = 0, without_public_texts = 0;
};

void print_left_out(const Omissions& left_out, const CommandContext& context) {
  if (context.options().quiet) return;
  const auto print = [&](std::size_t count, std::string_view what, std::string_view then) {
    if (count == 0) return;
    context.err() << fmt::format("pm: {} {} {} left out; {} {}\n", count, count == 1 ? "record" : "records", what, then,
                                 count == 1 ? "it" : "them");
  };
  print(left_out.security, "of the kind security", "--security includes");
  print(left_out.without_public_texts, "without public texts", "pm public RECORD chooses them, and so includes");
}

/// Reads the records and writes them, in order. Returns the exit status.
Result<int> write_records(const ExportFormat& format, const ExportOptions& options, const ExportRun& run,
                          std::vector<StreamedFile>& files) {
  Omissions left_out;
  int leaks = 0;
  std::vector<Texts> held;  // of a public export, which is written only if nothing in it leaks
  const auto write = [&](const Texts& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) files[i].write(texts[i]);
  };
  auto read = for_each_unique_input(run.context, options.from, [&](InputRecord one) -> std::function<void()> {
    if (one.record.kind == record::IncidentKind::security && !options.security)
      return [&left_out] { ++left_out.security; };
    if (!options.is_public) {
      if (!one.repository) one.repository = run.repository;
      return [&write, texts = format.render(std::move(one), run)] { write(texts); };
    }
    auto published = publish(one.record, run.context);
    if (!published) return [&left_out] { ++left_out.without_public_texts; };
    one = InputRecord();
    one.record = std::move(published->record);
    return [&, texts = format.render(std::move(one), run), problems = std::move(published->problems)]() mutable {
      for (const auto& problem : problems) leaks = worst_exit_code(leaks, run.context.report_error(problem));
      held.push_back(std::move(texts));
    };
  });
  if (!read) return tl::unexpected(read.error());
  run.context.status().clear();
  print_left_out(left_out, run.context);
  if (leaks != 0)
    return fail(ErrorKind::refused, "nothing is exported, because texts would leak", "correct them and export again");
  for (const auto& texts : held) write(texts);
  return read;
}

/// What options exclude each other.
Result<void> validate(const ExportOptions& options) {
  if (options.format == "csv" && (!options.output || *options.output == "-"))
    return fail(ErrorKind::usage, "csv is one file for each table", "pm export -f csv -o DIR");
  if (options.is_public && options.people)
    return fail(ErrorKind::usage, "--public cannot be combined with --people", "public reports name no participants");
  if (options.is_public && !options.from.empty())
    return fail(ErrorKind::usage, "--public cannot be combined with --from",
                "run it in each repository: exports lack the names that the leak check looks for");
  return {};
}

int export_records(const ExportOptions& options, const CommandContext& context) {
  if (const auto valid = validate(options); !valid) return context.report_error(valid.error());
  const ExportRun run{context,
                      options.people ? tables::record_tables() : tables::record_tables_without_people(),
                      {"pm " + program_version(), now_text(context), context.today()},
                      options.repository || !options.from.empty()
                          ? options.repository
                          : repository_name(context.environment(), context.folder()),
                      // Public texts have their own names of services.
                      options.is_public ? tables::ServiceNames() : tables::service_names(context.config().services),
                      options.people};
  const auto format = format_named(options.format);
  const auto outputs = format->outputs(run, options.output.value_or("-"));
  std::vector<StreamedFile> files;
  for (const auto& output : outputs) {
    auto file = StreamedFile::open(context, {.path = output.path, .kind = OutputFile::Kind::tables});
    if (!file) return context.report_error(file.error());
    file->write(output.beginning);
    files.push_back(std::move(*file));
  }
  const auto code = write_records(*format, options, run, files);
  if (!code) return context.report_error(code.error());
  int worst = *code;
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i].write(outputs[i].end);
    if (const auto done = files[i].commit(); !done) worst = worst_exit_code(worst, context.report_error(done.error()));
  }
  return worst;
}

}  // namespace

}  // namespace pm::commands
