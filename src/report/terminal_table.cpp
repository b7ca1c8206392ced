#include "report/terminal.hpp"

#include <algorithm>
#include <numeric>

#include <pm/text.hpp>

namespace pm::report {

namespace {

using TableLines = std::vector<std::string>;
using Widths = std::vector<std::size_t>;
constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 20;  // narrower wrapped columns are hard to read

void without_empty_columns(Table& table) {
  for (std::size_t column = table.header.size(); column-- > 0;) {
    const bool used = !text::is_blank(table.header[column]) ||
                      std::any_of(table.rows.begin(), table.rows.end(),
                                  [&](const TableLines& row) { return !text::is_blank(row[column]); });
    if (used) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.header.erase(table.header.begin() + at);
    table.align.erase(table.align.begin() + at);
    for (auto& row : table.rows) row.erase(row.begin() + at);
  }
}

Widths natural_widths(const Table& table) {
  Widths widths;
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    auto widest = text::display_width(table.header[column]);
    for (const auto& row : table.rows) widest = std::max(widest, text::display_width(row[column]));
    widths.push_back(widest);
  }
  return widths;
}

std::size_t total(const Widths& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + gap * (widths.size() - 1);
}

std::string padded(const std::string& cell, std::size_t width, Align align) {
  const auto spare = width - std::min(width, text::display_width(cell));
  const auto before = align == Align::right ? spare : align == Align::centre ? spare / 2 : 0;
  return std::string(before, ' ') + cell + std::string(spare - before, ' ');
}

void add_row(TableLines& out, const TableLines& row, const Widths& widths, const std::vector<Align>& align) {
  std::vector<TableLines> cells;
  std::size_t height = 1;
  for (std::size_t column = 0; column < row.size(); ++column) {
    cells.push_back(text::wrap(row[column], std::max<std::size_t>(widths[column], 1)));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string whole;
    for (std::size_t column = 0; column < row.size(); ++column) {
      const auto cell = line < cells[column].size() ? cells[column][line] : "";
      whole += padded(cell, widths[column], align[column]) + std::string(gap, ' ');
    }
    whole.erase(whole.find_last_not_of(' ') + 1);
    out.push_back(std::move(whole));
  }
}

bool has_header(const Table& table) {
  return std::any_of(table.header.begin(), table.header.end(), [](const auto& h) { return !text::is_blank(h); });
}

TableLines format_columns(const Table& table, const Widths& widths) {
  TableLines out;
  if (has_header(table)) {
    auto header = table.header;
    for (auto& name : header)
      if (!text::is_blank(name)) name = styled::marked(name, styled::Style::dim);
    add_row(out, header, widths, table.align);
  }
  for (const auto& row : table.rows) add_row(out, row, widths, table.align);
  return out;
}

/// The first two cells, the title of the row.
std::string row_name(const TableLines& row) {
  std::string name;
  for (std::size_t column = 0; column < std::min<std::size_t>(row.size(), 2); ++column)
    if (!text::is_blank(row[column])) name += (name.empty() ? "" : "  ") + row[column];
  return name;
}

/// Joins pieces while they fit: "Owner: Mira · Hours: 1".
TableLines filled(const TableLines& pieces, std::size_t columns, const std::string& indent) {
  TableLines out;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty())
      for (auto& wrapped : text::wrap(indent + line, columns, indent)) out.push_back(std::move(wrapped));
    line.clear();
  };
  for (const auto& piece : pieces) {
    constexpr std::string_view between = " · ";
    const auto together =
        indent.size() + text::display_width(line) + text::display_width(between) + text::display_width(piece);
    if (together > columns) end_line();
    if (!line.empty()) line += between;
    line += piece;
  }
  end_line();
  return out;
}

/// "X1  Pin the font", with the other cells below.
TableLines in_lines(const Table& table, std::size_t columns) {
  const std::string indent(4, ' ');
  TableLines out;
  const auto heading = row_name(table.header);
  if (!heading.empty())
    for (auto& line : text::wrap(heading, columns, indent)) out.push_back(styled::marked(line, styled::Style::dim));
  for (const auto& row : table.rows) {
    for (auto& line : text::wrap(row_name(row), columns, indent)) out.push_back(std::move(line));
    TableLines pieces;
    for (std::size_t column = 2; column < row.size(); ++column) {
      const auto& name = table.header[column];
      if (!text::is_blank(row[column])) pieces.push_back((text::is_blank(name) ? "" : name + ": ") + row[column]);
    }
    for (auto& line : filled(pieces, columns, indent)) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

std::vector<std::string> table_lines(Table table, std::size_t columns) {
  without_empty_columns(table);
  if (table.header.empty()) return {};
  auto widths = natural_widths(table);
  if (total(widths) > columns) {
    auto& widest = *std::max_element(widths.begin(), widths.end());
    const auto others = total(widths) - widest;
    if (others + narrowest > columns) return in_lines(table, columns);
    widest = columns - others;
  }
  return format_columns(table, widths);
}

}  // namespace pm::report
