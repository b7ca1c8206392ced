#include "imports/write_up_fixes.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include <pm/secrets.hpp>
#include <pm/text.hpp>

#include "imports/source_text.hpp"

namespace pm::imports::write_up {
namespace fixes {
namespace {

enum class Column { other, title, owner, due, ticket, status };

struct ColumnRow {
  std::string_view word;  ///< in the name of the column, lower case
  Column column;
};
/// The first word counts.
constexpr ColumnRow columns[] = {
    {"owner", Column::owner},       {"assignee", Column::owner}, {"who", Column::owner},
    {"responsible", Column::owner}, {"due", Column::due},        {"deadline", Column::due},
    {"eta", Column::due},           {"when", Column::due},       {"ticket", Column::ticket},
    {"bug", Column::ticket},        {"issue", Column::ticket},   {"link", Column::ticket},
    {"jira", Column::ticket},       {"status", Column::status},  {"state", Column::status},
    {"done", Column::status},       {"action", Column::title},   {"item", Column::title},
    {"task", Column::title},        {"what", Column::title},     {"description", Column::title},
    {"title", Column::title},       {"measure", Column::title},  {"recommendation", Column::title},
};

Column column_of(std::string_view name) {
  const auto lower = text::lower_ascii(text::trim(name));
  const auto* found =
      std::ranges::find_if(columns, [&](const auto& row) { return lower.find(row.word) != lower.npos; });
  return found == std::end(columns) ? Column::other : found->column;
}

bool is_done(std::string_view status) {
  const auto lower = text::lower_ascii(text::trim(status));
  return lower == "done" || lower == "closed" || lower == "complete" || lower == "completed" || lower == "resolved" ||
         lower == "fixed" || lower == "yes" || lower == "x";
}

void set_ticket(record::Fix& fix, std::span<const std::string> links) {
  if (fix.ticket) return;
  for (const auto& link : links) {
    auto url = secrets::clean_url(link).text;
    if (url.empty()) continue;
    fix.ticket.emplace();
    fix.ticket->url = std::move(url);
    return;
  }
}

void set_due(record::Fix& fix, std::string_view words) {
  if (const auto day = time::parse_day(text::trim(words))) fix.due = *day;
}

/// "@ana", "Owner: ana", "(owner: ana)" at the end of an item.
void split_owner(record::Fix& fix) {
  auto title = text::trim(fix.title);
  std::string_view owner;
  const auto lower = text::lower_ascii(title);
  for (const std::string_view label : {"owner:", "assignee:", "assigned to:", "assigned to "}) {
    const auto at = lower.rfind(label);
    if (at == lower.npos || at == 0) continue;
    owner = text::trim(title.substr(at + label.size()));
    if (owner.ends_with(')') || owner.ends_with(']')) owner.remove_suffix(1);
    title = text::trim(title.substr(0, at));
    break;
  }
  if (owner.empty()) {
    const auto blank = title.rfind(' ');
    auto last = blank == title.npos ? std::string_view() : title.substr(blank + 1);
    if (last.starts_with('(') && last.ends_with(')')) last = last.substr(1, last.size() - 2);
    if (last.size() < 2 || last.front() != '@') return;
    owner = last;
    title = text::trim(title.substr(0, blank));
  }
  while (!title.empty() && std::string_view("([-,;|").find(title.back()) != std::string_view::npos)
    title = text::trim(title.substr(0, title.size() - 1));
  if (owner.starts_with('@')) owner.remove_prefix(1);
  constexpr std::size_t longest = 60;
  if (title.empty() || owner.empty() || owner.size() > longest || owner.find('\n') != owner.npos) return;
  fix.owner = std::string(owner);
  fix.title = std::string(title);
}

/// A title is one line; what follows is the note.
void split_note(record::Fix& fix) {
  const auto end = fix.title.find('\n');
  if (end == fix.title.npos) return;
  const auto rest = std::string(text::trim(std::string_view(fix.title).substr(end)));
  fix.title.resize(end);
  fix.title = std::string(text::trim(fix.title));
  if (!rest.empty()) fix.note = fix.note ? *fix.note + "\n" + rest : rest;
}

record::Fix fix_of_row(const Part& row, std::span<const std::string> names) {
  record::Fix fix;
  std::string note;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    if (text::is_blank(cell)) continue;
    const auto name = i < names.size() ? names[i] : std::string();
    auto column = column_of(name);
    if (names.empty() && i == 0) column = Column::title;
    if (column == Column::title && !fix.title.empty()) column = Column::other;
    switch (column) {
      case Column::title:
        fix.title = cell;
        continue;
      case Column::owner:
        fix.owner = cell.starts_with('@') ? cell.substr(1) : cell;
        continue;
      case Column::due:
        set_due(fix, cell);
        if (fix.due) continue;
        break;
      case Column::ticket:
        if (!row.links.empty()) continue;
        break;
      case Column::status:
        if (is_done(cell)) {
          fix.status = record::FixStatus::done;
          continue;
        }
        break;
      case Column::other:
        break;
    }
    if (!note.empty()) note += "; ";
    note += name.empty() ? cell : fmt::format("{}: {}", name, cell);
  }
  if (!note.empty()) fix.note = note;
  set_ticket(fix, row.links);
  return fix;
}

}  // namespace
}  // namespace fixes

std::vector<record::Fix> read_fixes(const std::vector<Part>& parts, const time::Day& opened) {
  const bool has_items = std::ranges::any_of(parts, [](const auto& part) { return part.kind == Part::Kind::item; });
  std::vector<record::Fix> all;
  std::vector<std::string> names;
  for (const auto& part : parts) {
    if (part.is_header) {
      names = part.cells;
      continue;
    }
    record::Fix fix;
    if (part.kind == Part::Kind::row) {
      fix = fixes::fix_of_row(part, names);
    } else if (part.depth > 1 && !all.empty()) {
      auto& note = all.back().note;
      note = note ? *note + "\n- " + part.text : "- " + part.text;
      continue;
    } else if (part.kind != Part::Kind::item && has_items && !all.empty()) {
      auto& note = all.back().note;
      note = note ? *note + "\n" + part.text : part.text;
      continue;
    } else {
      fix.title = part.text;
      fixes::set_ticket(fix, part.links);
      if (part.is_checked.value_or(false)) fix.status = record::FixStatus::done;
    }
    fixes::split_note(fix);
    if (!fix.owner) fixes::split_owner(fix);
    if (fix.title.empty()) {
      if (!fix.note) continue;
      fix.title = *fix.note;
      fix.note.reset();
    }
    fix.opened = opened;
    all.push_back(std::move(fix));
  }
  return all;
}

}  // namespace pm::imports::write_up
