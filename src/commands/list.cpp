#include "commands/records.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <tuple>

#include <fmt/format.h>

#include <pm/json.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "commands/record_inputs.hpp"

namespace pm::commands {
namespace {

time::Micros began(const record::Record& record) {
  if (const auto& started = record.times.of(record::Milestone::started)) return started->at;
  const auto day = record::incident_day(record);
  const auto midnight = day ? time::parse_instant(day->text + "T00:00:00Z") : std::nullopt;
  return midnight ? midnight->at : time::Micros{};
}

bool is_wanted(const record::Record& record, const ListOptions& options, const ServiceFilter& service) {
  return (!options.status || *options.status == record::to_string(record.status)) &&
         (!options.kind || (record.kind && *options.kind == record::to_string(*record.kind))) &&
         service.matches(record) && (!options.open_fixes || record::open_fixes(record) > 0);
}

}  // namespace

RecordRow record_row(const record::Record& record, std::string path, const time::Day& today) {
  RecordRow row{
      .id = record.id, .path = std::move(path), .title = record.title, .status = std::string(to_string(record.status))};
  row.began = began(record);
  if (const auto day = record::incident_day(record)) row.day = day->text;
  if (record.kind) row.kind = to_string(*record.kind);
  row.services = record.services;
  if (const auto& started = record.times.of(record::Milestone::started)) row.started = started->text;
  if (record.factors) row.factors = record.factors->size();
  row.open_fixes = record::open_fixes(record);
  if (!record.fixes) return row;
  row.fixes = record.fixes->size();
  row.overdue_fixes =
      static_cast<std::size_t>(std::count_if(record.fixes->begin(), record.fixes->end(),
                                             [&](const record::Fix& fix) { return record::is_overdue(fix, today); }));
  return row;
}

int list(const ListOptions& options, const CommandContext& context) {
  std::vector<RecordRow> rows;
  const ServiceFilter service(context, options.service);
  const auto code = for_each_input(context, options.from, [&](const InputRecord& one) -> std::function<void()> {
    if (!is_wanted(one.record, options, service)) return [] {};
    auto row = std::make_shared<RecordRow>(record_row(one.record, one.path, context.today()));
    row->repository = one.repository;
    row->is_file = one.is_file;
    return [&rows, row] { rows.push_back(std::move(*row)); };
  });
  if (!code) return context.report_error(code.error());
  std::stable_sort(rows.begin(), rows.end(), [](const RecordRow& a, const RecordRow& b) {
    return std::tie(b.began, b.id, b.repository) < std::tie(a.began, a.id, a.repository);
  });
  const PageBase base{context.environment().cwd, options.from.empty() ? context.folder() : "."};
  if (options.format == "json")
    write_json(rows, context.out());
  else
    context.out() << (options.format == "csv"    ? as_csv(rows)
                      : options.format == "md"   ? as_markdown(rows, base, context)
                      : options.format == "html" ? as_html(rows, base, context)
                                                 : as_table(rows, context));
  return *code;
}

namespace {

Run define_list(Flags& flags) {
  auto options = std::make_shared<ListOptions>();
  flags.option("--status", "STATUS", options->status, "List only records with this status")
      .with_choices({"draft", "final"});
  flags.option("--kind", "KIND", options->kind, "List only records of this kind")
      .with_choices({"outage", "degradation", "near-miss", "data", "security", "other"});
  flags.option("--service", "NAME", options->service, "List only records that involve this service");
  flags.flag("--open-fixes", options->open_fixes, "List only records with open fixes");
  add_from_option(flags, options->from);
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"table", "json", "csv", "md", "html"})
      .by_default("table");
  return [options](CommandContext& context) { return list(*options, context); };
}

}  // namespace

Command list_command() {
  return {
      .name = "list",
      .summary = "List records, newest first",
      .define = define_list,
      .examples =
          "pm list --open-fixes\n"
          "pm list -f csv > records.csv\n"
          "pm list -f html > postmortems/index.html\n",
      .remarks =
          "md and html are an index page of all reports; its links are relative to the records directory, with --from "
          "to "
          "the working directory.",
  };
}

// Formats the list of records as a table, CSV and `pm-list/1`.

std::string fixes_in_words(const RecordRow& row) {
  if (row.fixes == 0) return "none";
  if (row.open_fixes == 0) return "none open";
  auto words = fmt::format("{} open", row.open_fixes);
  return row.overdue_fixes == 0 ? words : words + fmt::format(", {} overdue", row.overdue_fixes);
}

namespace {

std::string as_table_of_repositories(const std::vector<RecordRow>& rows, const CommandContext& context) {
  Lines lines{{"REPOSITORY", "RECORD", "DAY", "STATUS", "KIND", "FIXES", "TITLE"}};
  for (const auto& row : rows)
    lines.push_back({escape::for_terminal_line(row.repository.value_or("-")), escape::for_terminal_line(row.id),
                     row.day.value_or("-"), row.status, row.kind.value_or("-"), fixes_in_words(row),
                     escape::for_terminal_line(row.title)});
  if (!fits(lines, context)) shrink_columns(lines, {1, 0, 5, 3, 4, 2, 0}, context);
  return table(lines, context);
}

}  // namespace

std::string as_table(const std::vector<RecordRow>& rows, const CommandContext& context) {
  if (rows.empty()) return context.options().quiet ? "" : "no records; pm new starts one\n";
  if (std::ranges::any_of(rows, [](const RecordRow& row) { return row.repository.has_value(); }))
    return as_table_of_repositories(rows, context);
  Lines lines{{"RECORD", "DAY", "STATUS", "KIND", "FIXES", "TITLE"}};
  for (const auto& row : rows)
    lines.push_back({escape::for_terminal_line(row.id), row.day.value_or("-"), row.status, row.kind.value_or("-"),
                     fixes_in_words(row), escape::for_terminal_line(row.title)});
  if (fits(lines, context)) return table(lines, context);
  const auto all = ids_of(context);
  for (std::size_t i = 0; i < rows.size(); ++i)
    lines[i + 1].front() = escape::for_terminal_line(shortest_unique_prefix(rows[i].id, all));
  shrink_columns(lines, {0, 4, 2, 3, 1, 0}, context);  // the day and the kind go first
  return table(lines, context);
}

std::string as_csv(const std::vector<RecordRow>& rows) {
  std::string out =
      "id,repository,path,status,kind,title,services,day,started,factors,fixes,open_fixes,overdue_fixes\n";
  for (const auto& row : rows) {
    const auto services = row.services ? text::join(*row.services, ";") : "";
    for (const auto& field : {row.id, row.repository.value_or(""), row.path, row.status, row.kind.value_or(""),
                              row.title, services, row.day.value_or(""), row.started.value_or("")})
      out += escape::for_csv(field) + ",";
    out += fmt::format("{},{},{},{}\n", row.factors, row.fixes, row.open_fixes, row.overdue_fixes);
  }
  return out;
}

void write_json(const std::vector<RecordRow>& rows, std::ostream& to) {
  std::string text;
  json::Writer out(text, json::Writer::Target::terminal);
  const auto or_null = [&](const std::optional<std::string>& value) { value ? out.string(*value) : out.null(); };
  out.begin_object();
  out.key("format").string("pm-list/1");
  out.key("records").begin_array();
  for (const auto& row : rows) {
    out.begin_object();
    out.key("id").string(row.id);
    out.key("repository"), or_null(row.repository);
    out.key("path").string(row.path);
    out.key("status").string(row.status);
    out.key("kind"), or_null(row.kind);
    out.key("title").string(row.title);
    out.key("services");
    if (row.services) {
      out.begin_array();
      for (const auto& service : *row.services) out.string(service);
      out.end_array();
    } else {
      out.null();
    }
    out.key("day"), or_null(row.day);
    out.key("started"), or_null(row.started);
    out.key("factors").number(row.factors);
    out.key("fixes").number(row.fixes);
    out.key("open_fixes").number(row.open_fixes);
    out.key("overdue_fixes").number(row.overdue_fixes);
    out.end_object();
    to << text;
    text.clear();
  }
  out.end_array();
  out.end_object();
  to << text << "\n";
}

}  // namespace pm::commands
