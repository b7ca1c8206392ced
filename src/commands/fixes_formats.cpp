// The list of fixes as a table for people, as CSV, as `pm-fixes/1`, and as Markdown to paste into a chat or a mail.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include <pm/escape.hpp>
#include <pm/text.hpp>

#include "commands/fixes.hpp"
#include "commands/records.hpp"
#include "commands/table.hpp"

namespace pm::commands {
namespace {

using Json = nlohmann::ordered_json;
using fixes::Row;
using record::FixStatus;

std::string day_or(const std::optional<time::Day>& day, std::string_view without) {
  return day ? day->text : std::string(without);
}

std::string hours_or(const Row& row, std::string_view without) {
  return row.fix.hours ? row.fix.hours->text : std::string(without);
}

std::string factors_of(const Row& row, std::string_view between) {
  return row.fix.addresses ? text::join(*row.fix.addresses, between) : "";
}

/// "JIRA-7", or the address of a ticket without a key.
std::string ticket_of(const Row& row) {
  return !row.fix.ticket ? "" : row.fix.ticket->key.value_or(row.fix.ticket->url);
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

struct Column {
  std::string_view head;
  std::string (*cell)(const Row&, const std::string& called);
  int given_up = 0;  ///< on a narrow screen: the higher, the sooner; 0: never
};
constexpr std::array<Column, 9> columns = {{
    {"FIX", [](const Row&, const std::string& called) { return called; }},
    {"STATUS", [](const Row& row,
                  const std::string&) { return row.overdue ? "overdue" : std::string(record::word(row.fix.status)); }},
    {"OWNER", [](const Row& row, const std::string&) { return row.fix.owner.value_or("-"); }, 1},
    {"HOURS", [](const Row& row, const std::string&) { return hours_or(row, "-"); }, 4},
    {"SINCE", [](const Row& row, const std::string&) { return day_or(row.since, "-"); }, 5},
    {"DUE", [](const Row& row, const std::string&) { return day_or(row.fix.due, "-"); }, 2},
    {"FACTORS", [](const Row& row, const std::string&) { return or_dash(factors_of(row, " ")); }, 6},
    {"TICKET", [](const Row& row, const std::string&) { return or_dash(ticket_of(row)); }, 3},
    {"TITLE", [](const Row& row, const std::string&) { return row.fix.title; }},
}};

Lines lines_of(const std::vector<Row>& rows, const std::map<std::string, std::string>& short_ids) {
  Lines lines(1);
  lines.reserve(rows.size() + 1);
  for (const auto& column : columns) lines.front().emplace_back(column.head);
  for (const auto& row : rows) {
    const auto found = short_ids.find(row.record);
    const auto called = found == short_ids.end() ? row.called() : found->second + ":" + row.fix.id;
    auto& line = lines.emplace_back();
    line.reserve(columns.size());
    for (const auto& column : columns) line.push_back(escape::for_terminal_line(column.cell(row, called)));
  }
  return lines;
}

std::string as_table(const std::vector<Row>& rows, const CommandContext& context) {
  if (rows.empty()) return context.options().quiet ? "" : "no fixes\n";
  auto lines = lines_of(rows, {});
  if (fits(lines, context)) return table(lines, context);
  const auto all = ids_of(context);
  std::map<std::string, std::string> short_ids;
  for (const auto& row : rows) short_ids.try_emplace(row.record, enough_of(row.record, all));
  lines = lines_of(rows, short_ids);
  std::vector<int> given_up;
  for (const auto& column : columns) given_up.push_back(column.given_up);
  make_room(lines, std::move(given_up), context);
  return table(lines, context);
}

std::string as_csv(const std::vector<Row>& rows, const CommandContext&) {
  std::string out = "fix,record,path,title,status,owner,hours,opened,due,overdue,addresses,ticket\n";
  for (const auto& row : rows) {
    std::vector<std::string> fields;
    for (const auto& field :
         {row.called(), row.record, row.path, row.fix.title, std::string(record::word(row.fix.status)),
          row.fix.owner.value_or(""), hours_or(row, ""), day_or(row.fix.opened, ""), day_or(row.fix.due, ""),
          std::string(row.overdue ? "true" : "false"), factors_of(row, ";"),
          row.fix.ticket ? row.fix.ticket->url : std::string()})
      fields.push_back(escape::for_csv(field));
    out += text::join(fields, ",") + "\n";
  }
  return out;
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json day(const std::optional<time::Day>& day) { return day ? Json(day->text) : Json(nullptr); }

/// The number as it stands in the record: 2, not 2.0.
Json number(const std::optional<record::Number>& number) {
  if (!number) return nullptr;
  const auto value = Json::parse(number->text, nullptr, false);
  return value.is_number() ? value : Json(nullptr);
}

Json ticket(const record::Fix& fix) {
  if (!fix.ticket) return nullptr;
  const auto& one = *fix.ticket;
  return {{"tracker", record::word(one.tracker)},
          {"key", or_null(one.key)},
          {"url", one.url},
          {"state", one.state ? Json(record::word(*one.state)) : Json(nullptr)},
          {"synced_at", one.synced_at ? Json(one.synced_at->text) : Json(nullptr)}};
}

std::string as_json(const std::vector<Row>& rows, const CommandContext&) {
  auto all = Json::array();
  for (const auto& row : rows)
    all.push_back({{"fix", row.called()},
                   {"record", row.record},
                   {"path", row.path},
                   {"title", row.fix.title},
                   {"status", record::word(row.fix.status)},
                   {"owner", or_null(row.fix.owner)},
                   {"hours", number(row.fix.hours)},
                   {"opened", day(row.fix.opened)},
                   {"due", day(row.fix.due)},
                   {"overdue", row.overdue},
                   {"addresses", or_null(row.fix.addresses)},
                   {"ticket", ticket(row.fix)}});
  const Json shown = {{"format", "pm-fixes/1"}, {"fixes", std::move(all)}};
  return escape::json_for_terminal(shown.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string counted(std::size_t many, std::string_view what) { return fmt::format("{} {}", many, what); }

/// "**12 fixes: 3 open, 1 overdue**"
std::string headline(const std::vector<Row>& rows) {
  const auto count = [&](auto fits) { return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), fits)); };
  const auto open = count([](const Row& row) { return row.fix.status == FixStatus::open; });
  const auto overdue = count([](const Row& row) { return row.overdue; });
  auto line = counted(rows.size(), rows.size() == 1 ? "fix" : "fixes") + ": " + counted(open, "open");
  if (overdue > 0) line += ", " + counted(overdue, "overdue");
  return "**" + line + "**\n";
}

std::string ticket_link(const Row& row) {
  const auto url = escape::for_markdown_url(row.fix.ticket->url);
  const auto key = escape::for_markdown(row.fix.ticket->key.value_or("ticket"));
  return url.empty() ? key : "[" + key + "](<" + url + ">)";
}

/// What is known beside the title, in the order people ask for it.
std::vector<std::string> facts(const Row& row) {
  std::vector<std::string> all;
  if (row.fix.status == FixStatus::dropped) all.emplace_back("dropped");
  if (row.fix.owner)
    all.push_back(escape::for_markdown(*row.fix.owner));
  else if (row.fix.status == FixStatus::open)
    all.emplace_back("nobody's yet");
  if (row.fix.hours) all.push_back(row.fix.hours->text + " h");
  if (row.overdue)
    all.push_back("**overdue since " + row.fix.due->text + "**");
  else if (row.fix.due && row.fix.status == FixStatus::open)
    all.push_back("due " + row.fix.due->text);
  if (row.fix.addresses && !row.fix.addresses->empty()) all.push_back("helps with " + factors_of(row, " "));
  if (row.fix.ticket) all.push_back(ticket_link(row));
  return all;
}

/// A list of tasks: a table would fall apart in a chat and in a mail.
std::string as_markdown(const std::vector<Row>& rows, const CommandContext&) {
  if (rows.empty()) return "No fixes.\n";
  std::string out = headline(rows) + "\n";
  for (const auto& row : rows) {
    out += row.fix.status == FixStatus::open ? "- [ ] " : "- [x] ";
    out += escape::for_markdown(row.fix.title);
    for (const auto& fact : facts(row)) out += " · " + fact;
    out += " · " + escape::for_markdown(row.called()) + "\n";
  }
  return out;
}

}  // namespace

const std::vector<FixesFormat>& fixes_formats() {
  static const std::vector<FixesFormat> all{
      {"table", as_table}, {"json", as_json}, {"csv", as_csv}, {"md", as_markdown}};
  return all;
}

}  // namespace pm::commands
