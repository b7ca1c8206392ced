// The list of records as a table for people, as CSV and as `pm-list/1`.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "commands/list.hpp"
#include "commands/records.hpp"
#include "commands/table.hpp"

namespace pm::commands {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string fixes_in_words(const Row& row) {
  if (row.fixes == 0) return "none";
  if (row.open_fixes == 0) return "all settled";
  auto words = fmt::format("{} open", row.open_fixes);
  return row.overdue_fixes == 0 ? words : words + fmt::format(", {} overdue", row.overdue_fixes);
}

}  // namespace

std::string as_table(const std::vector<Row>& rows, const CommandContext& context) {
  if (rows.empty()) return context.options().quiet ? "" : "no records\n";
  Lines lines{{"RECORD", "STATUS", "KIND", "FIXES", "TITLE"}};
  for (const auto& row : rows)
    lines.push_back({escape::for_terminal_line(row.id), row.status, row.kind.value_or("-"), fixes_in_words(row),
                     escape::for_terminal_line(row.title)});
  if (fits(lines, context)) return table(lines, context);
  const auto all = ids_of(context);
  for (std::size_t i = 0; i < rows.size(); ++i)
    lines[i + 1].front() = escape::for_terminal_line(enough_of(rows[i].id, all));
  make_room(lines, {0, 2, 3, 1, 0}, context);  // the kind goes first
  return table(lines, context);
}

std::string as_csv(const std::vector<Row>& rows) {
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

std::string as_json(const std::vector<Row>& rows) {
  auto records = Json::array();
  for (const auto& row : rows)
    records.push_back({{"id", row.id},
                       {"path", row.path},
                       {"status", row.status},
                       {"kind", or_null(row.kind)},
                       {"title", row.title},
                       {"services", or_null(row.services)},
                       {"started", or_null(row.started)},
                       {"factors", row.factors},
                       {"fixes", row.fixes},
                       {"open_fixes", row.open_fixes},
                       {"overdue_fixes", row.overdue_fixes}});
  const Json all = {{"format", "pm-list/1"}, {"records", std::move(records)}};
  return escape::json_for_terminal(all.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace pm::commands
