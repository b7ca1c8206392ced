#include "commands/list.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <tuple>

#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "commands/records.hpp"

namespace pm::commands {
namespace {

time::Micros began(const record::Record& record) {
  if (const auto& started = record.times.of(record::Milestone::started)) return started->at;
  const auto midnight = time::parse_instant(record.id.substr(0, 10) + "T00:00:00Z");
  return midnight ? midnight->at : time::Micros{};
}

bool has_service(const record::Record& record, const std::string& service) {
  return record.services && std::any_of(record.services->begin(), record.services->end(), [&](const auto& one) {
           return text::lower_ascii(one) == text::lower_ascii(service);
         });
}

bool is_wanted(const record::Record& record, const ListOptions& options) {
  return (!options.status || *options.status == record::to_string(record.status)) &&
         (!options.kind || (record.kind && *options.kind == record::to_string(*record.kind))) &&
         (!options.service || has_service(record, *options.service)) &&
         (!options.open_fixes || record::open_fixes(record) > 0);
}

}  // namespace

RecordRow record_row(const record::Record& record, std::string path, const time::Day& today) {
  RecordRow row{
      .id = record.id, .path = std::move(path), .title = record.title, .status = std::string(to_string(record.status))};
  row.began = began(record);
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
  const auto code = each_record_prepared(context, [&](const store::LoadedRecord& one) -> std::function<void()> {
    if (!is_wanted(one.record, options)) return [] {};
    auto row = std::make_shared<RecordRow>(record_row(one.record, one.path.string(), context.today()));
    return [&rows, row] { rows.push_back(std::move(*row)); };
  });
  if (!code) return context.report_error(code.error());
  std::stable_sort(rows.begin(), rows.end(), [](const RecordRow& a, const RecordRow& b) {
    return std::tie(b.began, b.id) < std::tie(a.began, a.id);
  });
  if (options.format == "json")
    write_json(rows, context.out());
  else
    context.out() << (options.format == "csv" ? as_csv(rows) : as_table(rows, context));
  return *code;
}

Run list_command(Flags& flags) {
  auto options = std::make_shared<ListOptions>();
  flags.option("--status", "STATUS", options->status, "List only records with this status")
      .with_choices({"draft", "final"});
  flags.option("--kind", "KIND", options->kind, "List only records of this kind")
      .with_choices({"outage", "degradation", "near-miss", "data", "security", "other"});
  flags.option("--service", "NAME", options->service, "List only records that involve this service");
  flags.flag("--open-fixes", options->open_fixes, "List only records with open fixes");
  flags.option("-f,--format", "FORMAT", options->format, "Output format")
      .with_choices({"table", "json", "csv"})
      .by_default("table");
  return [options](CommandContext& context) { return list(*options, context); };
}

}  // namespace pm::commands
