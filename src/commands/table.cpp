#include "commands/table.hpp"

#include <algorithm>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

std::string padded(std::string_view text, std::size_t columns) {
  const auto width = text::display_width(text);
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

}  // namespace

std::string table(const std::vector<std::vector<std::string>>& rows, const CommandContext& context) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::display_width(row[i]));
  std::string out;
  for (const auto& row : rows) {
    std::string shown;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) shown += padded(row[i], widths[i]) + "  ";
    shown += row.back();
    if (context.columns() != 0) shown = text::cut_to_width(shown, context.columns());
    const bool head = &row == &rows.front();
    out += head && context.colour() ? "\x1b[1m" + shown + "\x1b[0m\n" : shown + "\n";
  }
  return out;
}

}  // namespace pm::commands
