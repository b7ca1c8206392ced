// Formats the list of records as a table, CSV and `pm-list/1`.
#include <fmt/format.h>

#include <ostream>

#include <pm/escape.hpp>
#include <pm/json_writer.hpp>
#include <pm/text.hpp>

#include "commands/list.hpp"
#include "commands/records.hpp"
#include "commands/table.hpp"

namespace pm::commands {
namespace {

std::string fixes_in_words(const RecordRow& row) {
  if (row.fixes == 0) return "none";
  if (row.open_fixes == 0) return "none open";
  auto words = fmt::format("{} open", row.open_fixes);
  return row.overdue_fixes == 0 ? words : words + fmt::format(", {} overdue", row.overdue_fixes);
}

}  // namespace

std::string as_table(const std::vector<RecordRow>& rows, const CommandContext& context) {
  if (rows.empty()) return context.options().quiet ? "" : "no records\n";
  Lines lines{{"RECORD", "STATUS", "KIND", "FIXES", "TITLE"}};
  for (const auto& row : rows)
    lines.push_back({escape::for_terminal_line(row.id), row.status, row.kind.value_or("-"), fixes_in_words(row),
                     escape::for_terminal_line(row.title)});
  if (fits(lines, context)) return table(lines, context);
  const auto all = ids_of(context);
  for (std::size_t i = 0; i < rows.size(); ++i)
    lines[i + 1].front() = escape::for_terminal_line(shortest_unique_prefix(rows[i].id, all));
  shrink_columns(lines, {0, 2, 3, 1, 0}, context);  // the kind goes first
  return table(lines, context);
}

std::string as_csv(const std::vector<RecordRow>& rows) {
  std::string out = "id,path,status,kind,title,services,started,factors,fixes,open_fixes,overdue_fixes\n";
  for (const auto& row : rows) {
    const auto services = row.services ? text::join(*row.services, ";") : "";
    for (const auto& field :
         {row.id, row.path, row.status, row.kind.value_or(""), row.title, services, row.started.value_or("")})
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
