// Formats the list of fixes as a table, CSV, `pm-fixes/1` and Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include <pm/json.hpp>
#include <pm/text.hpp>

#include "commands/fixes.hpp"
#include "commands/records.hpp"

namespace pm::commands {
namespace {

using fixes::FixRow;
using record::FixStatus;

std::string day_or(const std::optional<time::Day>& day, std::string_view without) {
  return day ? day->text : std::string(without);
}

std::string hours_or(const FixRow& row, std::string_view without) {
  return row.fix.hours ? row.fix.hours->text : std::string(without);
}

std::string factors_of(const FixRow& row, std::string_view between) {
  return row.fix.addresses ? text::join(*row.fix.addresses, between) : "";
}

/// "JIRA-7", or the URL of a ticket without a key.
std::string ticket_of(const FixRow& row) {
  return !row.fix.ticket ? "" : row.fix.ticket->key.value_or(row.fix.ticket->url);
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

struct Column {
  std::string_view head;
  std::string (*cell)(const FixRow&);
  int removal_order = 0;  ///< order of removal on a narrow screen, highest first; 0: never
};
constexpr std::array<Column, 10> columns = {{
    {"REPOSITORY", [](const FixRow& row) { return row.repository.value_or("-"); }, 7},
    {"FIX", [](const FixRow& row) { return row.name(); }},
    {"STATUS",
     [](const FixRow& row) { return row.overdue ? "overdue" : std::string(record::to_string(row.fix.status)); }},
    {"OWNER", [](const FixRow& row) { return row.fix.owner.value_or("-"); }, 1},
    {"HOURS", [](const FixRow& row) { return hours_or(row, "-"); }, 4},
    {"SINCE", [](const FixRow& row) { return day_or(row.since, "-"); }, 5},
    {"DUE", [](const FixRow& row) { return day_or(row.fix.due, "-"); }, 2},
    {"FACTORS", [](const FixRow& row) { return or_dash(factors_of(row, " ")); }, 6},
    {"TICKET", [](const FixRow& row) { return or_dash(ticket_of(row)); }, 3},
    {"TITLE", [](const FixRow& row) { return row.fix.title; }},
}};

/// The cells, one a line: none has a line break after escaping.
std::string render_cells(const FixRow& row) {
  std::string cells;
  for (const auto& column : columns) cells += escape::for_terminal_line(column.cell(row)) + "\n";
  return cells;
}

Lines table_lines(RenderedFixes& fixes, const std::map<std::string, std::string>& short_ids) {
  Lines lines(1);
  lines.reserve(fixes.rows.size() + 1);
  for (const auto& column : columns) lines.front().emplace_back(column.head);
  for (const auto& row : fixes.rows) {
    const auto cells = fixes.texts.read(row.text);
    auto& line = lines.emplace_back();
    line.reserve(columns.size());
    for (std::string_view left = cells; !left.empty(); left.remove_prefix(line.back().size() + 1))
      line.emplace_back(left.substr(0, left.find('\n')));
    const auto found = short_ids.find(row.place.record);
    if (found != short_ids.end()) line[1] = escape::for_terminal_line(found->second + ":" + row.place.id);
  }
  const bool has_repositories =
      std::any_of(lines.begin() + 1, lines.end(), [](const auto& line) { return line[0] != "-"; });
  if (!has_repositories)
    for (auto& line : lines) line.erase(line.begin());
  return lines;
}

void write_table(RenderedFixes& fixes, const CommandContext& context, std::ostream& to) {
  if (fixes.rows.empty()) {
    to << (context.options().quiet ? "" : "no matching fixes\n");
    return;
  }
  auto lines = table_lines(fixes, {});
  if (fits(lines, context)) {
    to << table(lines, context);
    return;
  }
  const bool has_repositories = lines.front().size() == columns.size();
  std::map<std::string, std::string> short_ids;
  const auto all = has_repositories ? std::vector<std::string>() : ids_of(context);
  for (const auto& row : fixes.rows)
    short_ids.try_emplace(row.place.record, shortest_unique_prefix(row.place.record, all));
  lines = table_lines(fixes, short_ids);
  std::vector<int> removal_order;
  for (const auto& column : columns) removal_order.push_back(column.removal_order);
  if (!has_repositories) removal_order.erase(removal_order.begin());
  shrink_columns(lines, std::move(removal_order), context);
  to << table(lines, context);
}

std::string render_csv(const FixRow& row) {
  std::string line;
  for (const auto& field :
       {row.name(), row.repository.value_or(""), row.record, row.path, row.fix.title,
        std::string(record::to_string(row.fix.status)), row.fix.owner.value_or(""), hours_or(row, ""),
        day_or(row.fix.opened, ""), day_or(row.fix.due, ""), std::string(row.overdue ? "true" : "false"),
        factors_of(row, ";"), row.fix.ticket ? row.fix.ticket->url : std::string()})
    line += escape::for_csv(field) + ",";
  line.back() = '\n';
  return line;
}

void write_csv(RenderedFixes& fixes, const CommandContext&, std::ostream& to) {
  to << "fix,repository,record,path,title,status,owner,hours,opened,due,overdue,addresses,ticket\n";
  for (const auto& row : fixes.rows) to << fixes.texts.read(row.text);
}

void put(json::Writer& out, const std::optional<std::string>& value) { value ? out.string(*value) : out.null(); }
void put(json::Writer& out, const std::optional<time::Day>& day) { day ? out.string(day->text) : out.null(); }

/// As every JSON writer has it: 2.5 of 2.50, 100.0 of 1e2. Most stand in the record as it is.
void put(json::Writer& out, const std::optional<record::Number>& number) {
  constexpr std::size_t surely_exact = 15;
  if (!number) return out.null();
  const auto& digits = number->text;
  if (digits.size() <= surely_exact && digits.find_first_not_of("0123456789") == std::string::npos)
    return out.bare(digits);
  const auto value = nlohmann::json::parse(digits, nullptr, false);
  out.bare(value.is_number() ? value.dump() : "null");
}

void put(json::Writer& out, const std::optional<record::Ticket>& ticket) {
  if (!ticket) return out.null();
  out.begin_object();
  out.key("tracker").string(record::to_string(ticket->tracker));
  put(out.key("key"), ticket->key);
  out.key("url").string(ticket->url);
  out.key("state");
  ticket->state ? out.string(record::to_string(*ticket->state)) : out.null();
  out.key("synced_at");
  ticket->synced_at ? out.string(ticket->synced_at->text) : out.null();
  out.end_object();
}

void put_row(json::Writer& out, const FixRow& row) {
  out.begin_object();
  out.key("fix").string(row.name());
  out.key("repository");
  row.repository ? out.string(*row.repository) : out.null();
  out.key("record").string(row.record);
  out.key("path").string(row.path);
  out.key("title").string(row.fix.title);
  out.key("status").string(record::to_string(row.fix.status));
  put(out.key("owner"), row.fix.owner);
  put(out.key("hours"), row.fix.hours);
  put(out.key("opened"), row.fix.opened);
  put(out.key("due"), row.fix.due);
  out.key("overdue").boolean(row.overdue);
  out.key("addresses");
  if (row.fix.addresses) {
    out.begin_array();
    for (const auto& factor : *row.fix.addresses) out.string(factor);
    out.end_array();
  } else {
    out.null();
  }
  put(out.key("ticket"), row.fix.ticket);
  out.end_object();
}

std::string render_json(const FixRow& row) {
  constexpr std::size_t level = 2;  // in the list of the document
  std::string text;
  json::Writer out(text, json::Writer::Target::terminal, level);
  put_row(out, row);
  return text;
}

void write_json(RenderedFixes& fixes, const CommandContext&, std::ostream& to) {
  std::string text;
  json::Writer out(text, json::Writer::Target::terminal);
  out.begin_object();
  out.key("format").string("pm-fixes/1");
  out.key("fixes").begin_array();
  for (const auto& row : fixes.rows) {
    out.items(fixes.texts.read(row.text));
    to << text;
    text.clear();
  }
  out.end_array();
  out.end_object();
  to << text << "\n";
}

std::string counted(std::size_t many, std::string_view what) { return fmt::format("{} {}", many, what); }

/// "**12 fixes: 3 open, 1 overdue**"
std::string headline(const std::vector<RenderedFix>& rows) {
  const auto count = [&](auto fits) { return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), fits)); };
  const auto open = count([](const RenderedFix& row) { return row.place.is_open; });
  const auto overdue = count([](const RenderedFix& row) { return row.overdue; });
  auto line = counted(rows.size(), rows.size() == 1 ? "fix" : "fixes") + ": " + counted(open, "open");
  if (overdue > 0) line += ", " + counted(overdue, "overdue");
  return "**" + line + "**\n";
}

std::string ticket_link(const FixRow& row) {
  const auto url = escape::for_markdown_url(row.fix.ticket->url);
  const auto key = escape::for_markdown(row.fix.ticket->key.value_or("ticket"));
  return url.empty() ? key : "[" + key + "](<" + url + ">)";
}

/// Details after the title.
std::vector<std::string> facts(const FixRow& row) {
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

/// A task list, because tables do not survive chats and mails.
std::string render_markdown(const FixRow& row) {
  auto line =
      (row.fix.status == FixStatus::open ? "- [ ] " : "- [x] ") + std::string(escape::for_markdown(row.fix.title));
  for (const auto& fact : facts(row)) line += " · " + fact;
  return line + " · " + escape::for_markdown(row.name()) + "\n";
}

void write_markdown(RenderedFixes& fixes, const CommandContext&, std::ostream& to) {
  if (fixes.rows.empty()) {
    to << "No fixes.\n";
    return;
  }
  to << headline(fixes.rows) << "\n";
  for (const auto& row : fixes.rows) to << fixes.texts.read(row.text);
}

}  // namespace

const std::vector<FixesFormat>& fixes_formats() {
  static const std::vector<FixesFormat> all{
      {"table", render_cells, write_table},
      {"json", render_json, write_json},
      {"csv", render_csv, write_csv},
      {"md", render_markdown, write_markdown},
  };
  return all;
}

}  // namespace pm::commands
