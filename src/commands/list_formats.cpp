// The list of records as a table for people, as CSV and as `pm-list/1`.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "commands/list.hpp"

namespace pm::commands {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

std::string padded(std::string_view text, std::size_t columns) {
  const auto width = text::display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
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
  const std::vector<std::string> heads = {"RECORD", "STATUS", "KIND", "FIXES", "TITLE"};
  std::vector<std::vector<std::string>> lines{heads};
  for (const auto& row : rows)
    lines.push_back({escape::for_terminal_line(row.id), row.status, row.kind.value_or("-"), fixes_in_words(row),
                     escape::for_terminal_line(row.title)});
  std::vector<std::size_t> widths(heads.size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], text::display_width(line[i]));
  std::string out;
  for (const auto& line : lines) {
    std::string shown;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) shown += padded(line[i], widths[i]) + "  ";
    shown += line.back();  // the title, last, is what is cut on a narrow screen
    if (context.columns() != 0) shown = text::cut_to_width(shown, context.columns());
    const bool head = &line == &lines.front();
    out += head && context.colour() ? "\x1b[1m" + shown + "\x1b[0m\n" : shown + "\n";
  }
  return out;
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
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace pm::commands
