#include "commands/export_public.hpp"

#include <string>
#include <variant>

#include <pm/leak.hpp>
#include <pm/report.hpp>
#include <pm/tables.hpp>
#include <pm/text.hpp>

#include "commands/report_formats.hpp"

namespace pm::commands {

namespace {

/// From the uid, which is random: a digest of the title could be found by trying titles. A record that pm 0.1.0 wrote
/// has none, and gets one with its next change.
std::string public_id(const record::Record& record) {
  const auto day = record::incident_day(record);
  return (day ? day->text + "-" : "incident-") + text::digest(record.uid.value_or(record.id));
}

/// Every text of every row, one a line.
std::string texts_of(const record::Record& record, const CommandContext& context) {
  std::string texts;
  const std::optional<std::string> repository;
  const tables::ServiceNames services;
  const tables::Source source{record, "", repository, context.today(), services};
  for (const auto& table : tables::record_tables())
    table.rows(source, [&](tables::Row row) {
      for (const auto& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell)) texts += *text + "\n";
    });
  return texts;
}

}  // namespace

std::optional<PublishedRecord> publish(const record::Record& record, const CommandContext& context) {
  if (!lint::has_public_texts(record.public_texts)) return std::nullopt;
  PublishedRecord published{report::public_record(record), {}};
  published.record.id = public_id(record);
  published.problems = publication_problems(
      context, record, {lint::PageFormat::plain, texts_of(published.record, context), "the export"}, true);
  return published;
}

}  // namespace pm::commands
