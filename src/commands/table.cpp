#include "commands/records.hpp"

#include <algorithm>

#include <pm/text.hpp>

namespace pm::commands {
namespace {

void add_padded(std::string& line, std::string_view text, std::size_t columns) {
  const auto width = text::display_width(text);
  line.append(text).append(columns > width ? columns - width : 0, ' ');
}

std::size_t width_of(const Lines& lines, std::size_t column) {
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, text::display_width(line[column]));
  return width;
}

/// Width of the columns before the last one, with the gaps.
std::size_t width_before_last(const Lines& lines) {
  std::size_t width = 0;
  for (std::size_t i = 0; i + 1 < lines.front().size(); ++i) width += width_of(lines, i) + 2;
  return width;
}

constexpr std::size_t room_for_last = 30;

}  // namespace

bool fits(const Lines& lines, const CommandContext& context) {
  return context.columns() == 0 ||
         width_before_last(lines) + width_of(lines, lines.front().size() - 1) <= context.columns();
}

void shrink_columns(Lines& lines, std::vector<int> removal_order, const CommandContext& context) {
  const auto is_empty_column = [&](std::size_t i) {
    return std::all_of(lines.begin() + 1, lines.end(), [&](const auto& line) { return line[i] == "-"; });
  };
  const auto columns = static_cast<int>(removal_order.size());
  for (std::size_t i = 0; i < removal_order.size(); ++i)
    if (removal_order[i] > 0 && is_empty_column(i)) removal_order[i] += columns;
  const auto last = std::min(width_of(lines, removal_order.size() - 1), room_for_last);
  while (width_before_last(lines) + last > context.columns()) {
    const auto next = std::ranges::max_element(removal_order);
    if (*next == 0) return;
    const auto place = next - removal_order.begin();
    for (auto& line : lines) line.erase(line.begin() + place);
    removal_order.erase(next);
  }
}

std::string table(const Lines& rows, const CommandContext& context) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::display_width(row[i]));
  std::string out, shown;
  for (const auto& row : rows) {
    shown.clear();
    for (std::size_t i = 0; i + 1 < row.size(); ++i) add_padded(shown, row[i], widths[i] + 2);
    shown += row.back();
    if (context.columns() != 0) shown = text::truncate_to_width(shown, context.columns());
    const bool head = &row == &rows.front();
    const bool bold = head && context.colour();
    out.append(bold ? "\x1b[1m" : "").append(shown).append(bold ? "\x1b[0m\n" : "\n");
  }
  return out;
}

}  // namespace pm::commands
