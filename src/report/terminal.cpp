#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/markdown_tree.hpp"
#include "report/terminal.hpp"
#include "report/view.hpp"

namespace pm::report::styled {

namespace {

struct Mark {
  Style style;
  char on, off;
  std::string_view escape;
};
constexpr std::array<Mark, 3> style_marks = {{
    {Style::bold, '\x01', '\x02', "\x1b[1m"},
    {Style::italic, '\x03', '\x04', "\x1b[3m"},
    {Style::dim, '\x05', '\x06', "\x1b[2m"},
}};
constexpr std::string_view plain = "\x1b[0m";

/// Escape sequences for the styles.
std::string escapes(const std::string& open) {
  std::string all;
  for (const auto& mark : style_marks)
    if (open.find(mark.on) != std::string::npos) all += mark.escape;
  return all;
}

}  // namespace

std::string marked(std::string_view text, Style style) {
  const auto& mark =
      *std::find_if(style_marks.begin(), style_marks.end(), [&](const Mark& m) { return m.style == style; });
  return mark.on + std::string(text) + mark.off;
}

std::string shown(std::string_view line, bool colour, std::string& open) {
  std::string out = colour ? escapes(open) : "";
  for (const char c : line) {
    const auto* mark =
        std::find_if(style_marks.begin(), style_marks.end(), [&](const Mark& m) { return c == m.on || c == m.off; });
    if (mark == style_marks.end()) {
      out += c;
      continue;
    }
    if (c == mark->on)
      open += c;
    else if (const auto at = open.rfind(mark->on); at != std::string::npos)
      open.erase(at, 1);
    if (colour) out += c == mark->on ? std::string(mark->escape) : std::string(plain) + escapes(open);
  }
  if (colour && !open.empty()) out += plain;
  return out;
}

}  // namespace pm::report::styled

namespace pm::report {

namespace {

constexpr std::size_t shortest_bar = 10;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

std::string lasting(const Phase& phase) {
  return (phase.roughly ? std::string(wording::about) : "") + time::duration_text(phase.to - phase.from);
}

/// Column of `at` on a scale of `room` columns.
std::size_t columns_before(time::Micros at, time::Micros start, time::Micros end, std::size_t room) {
  const auto part = static_cast<double>((at - start).count()) / static_cast<double>((end - start).count());
  return std::min(room, static_cast<std::size_t>(std::lround(part * static_cast<double>(room))));
}

}  // namespace

std::vector<std::string> picture_lines(const std::vector<Phase>& phases, std::size_t columns, DrawingStyle drawing) {
  std::size_t names = 0, spans = 0;
  for (const auto& phase : phases) {
    names = std::max(names, text::display_width(phase.name));
    spans = std::max(spans, text::display_width(lasting(phase)));
  }
  const auto taken = names + spans + 4;
  const auto room = drawing == DrawingStyle::signs && columns > taken ? columns - taken : 0;
  std::vector<std::string> lines;
  for (const auto& phase : phases) {
    if (phase.from == phase.to) continue;
    auto line = fmt::format("{:<{}}  ", phase.name, names);
    if (room >= shortest_bar) {
      const auto from = std::min(columns_before(phase.from, phases.front().from, phases.back().to, room), room - 1);
      const auto to = std::max(columns_before(phase.to, phases.front().from, phases.back().to, room), from + 1);
      line += std::string(from, ' ') + repeated("█", to - from) + std::string(room - to, ' ') + "  ";
    }
    for (auto& wrapped : text::wrap(line + lasting(phase), columns, "  ")) lines.push_back(std::move(wrapped));
  }
  return lines;
}

// Renders the Markdown report for a terminal. Content and order come from the template only.

namespace {

using styled::Style;
using TerminalLines = std::vector<std::string>;
using Kind = MarkdownElement::Kind;

std::string literal(const MarkdownElement& element) {
  auto shown = escape::for_terminal_line(element.text);
  // Removes the invisible characters against mentions; some terminals show them.
  constexpr std::string_view invisible = "\xE2\x80\x8B";
  for (auto at = shown.find(invisible); at != std::string::npos; at = shown.find(invisible, at))
    shown.erase(at, invisible.size());
  return shown;
}

/// Tables show only the text of a link, not its URL.
enum class Addresses { shown, left_out };

std::string inlines_of(const MarkdownElement& parent, Addresses);

std::string link(const MarkdownElement& element, Addresses addresses) {
  const auto url = escape::for_terminal_line(element.text);
  auto text = inlines_of(element, addresses);
  if (addresses == Addresses::left_out) return text;
  return text.starts_with("http") ? styled::marked(url, Style::dim)
                                  : text + " " + styled::marked("<" + url + ">", Style::dim);
}

std::string inline_text(const MarkdownElement& element, Addresses addresses) {
  switch (element.kind) {
    case Kind::text:
    case Kind::code:
      return literal(element);
    case Kind::soft_break:
      return " ";
    case Kind::hard_break:
      return "\n";
    case Kind::strong:
      return styled::marked(inlines_of(element, addresses), Style::bold);
    case Kind::emphasis:
      return styled::marked(inlines_of(element, addresses), Style::italic);
    case Kind::link:
      return link(element, addresses);
    default:
      return inlines_of(element, addresses);
  }
}

std::string inlines_of(const MarkdownElement& parent, Addresses addresses) {
  std::string all;
  for (const auto& element : parent.children) all += inline_text(element, addresses);
  return all;
}

Table table_of(const MarkdownElement& element) {
  Table table;
  for (const auto& row : element.children) {
    if (row.header) table.align = row.align;
    TerminalLines cells;
    for (const auto& cell : row.children) cells.push_back(inlines_of(cell, Addresses::left_out));
    cells.resize(table.align.size());
    if (row.header)
      table.header = std::move(cells);
    else
      table.rows.push_back(std::move(cells));
  }
  return table;
}

/// Replaces a table symbol by a letter of the same width.
std::string in_words(std::string line) {
  for (const auto& [sign, letter] : {std::pair(wording::addressed, "x"), std::pair(std::string_view("↳"), "-")})
    for (auto at = line.find(sign); at != std::string::npos; at = line.find(sign, at))
      line.replace(at, sign.size(), letter);
  return line;
}

class Page {
 public:
  Page(std::vector<Phase> phases, DrawingStyle drawing) : phases_(std::move(phases)), drawing_(drawing) {}

  [[nodiscard]] TerminalLines blocks(const MarkdownElement& parent, std::size_t columns) const {
    TerminalLines all;
    const bool tight = parent.kind == Kind::item || (parent.kind == Kind::list && parent.tight);
    for (const auto& element : parent.children) {
      auto lines = block(element, columns);
      if (!all.empty() && !lines.empty() && !tight) all.emplace_back();
      std::move(lines.begin(), lines.end(), std::back_inserter(all));
    }
    return all;
  }

 private:
  [[nodiscard]] TerminalLines block(const MarkdownElement& element, std::size_t columns) const {
    switch (element.kind) {
      case Kind::heading:
        return heading(element, columns);
      case Kind::paragraph:
        return text::wrap(inlines_of(element, Addresses::shown), columns);
      case Kind::item:
        return item(element, columns);
      case Kind::table:
        return table_lines(table_of(element), columns);
      case Kind::code_block:
        return picture_lines(phases_, columns, drawing_);  // the only code block of a report
      case Kind::html_block:
        return {};  // the marker line
      default:
        return blocks(element, columns);
    }
  }

  /// Underlined, so that headings are visible without bold.
  [[nodiscard]] TerminalLines heading(const MarkdownElement& element, std::size_t columns) const {
    auto lines = text::wrap(inlines_of(element, Addresses::shown), columns);
    std::size_t widest = 0;
    for (auto& line : lines) {
      widest = std::max(widest, text::display_width(line));
      line = styled::marked(line, Style::bold);
    }
    if (drawing_ == DrawingStyle::words) {
      if (element.level > 1) lines.back() += ":";
      return lines;
    }
    std::string rule;
    for (std::size_t i = 0; i < widest; ++i) rule += element.level == 1 ? "═" : "─";
    lines.push_back(styled::marked(rule, Style::dim));
    return lines;
  }

  [[nodiscard]] TerminalLines item(const MarkdownElement& element, std::size_t columns) const {
    constexpr std::size_t indent = 2;
    auto lines = blocks(element, columns > indent ? columns - indent : 1);
    for (auto& line : lines) line.insert(0, &line == lines.data() ? "- " : "  ");
    return lines;
  }

  std::vector<Phase> phases_;
  DrawingStyle drawing_;
};

}  // namespace

std::string for_terminal(const record::Record& r, std::size_t columns, bool colour, DrawingStyle drawing) {
  constexpr std::size_t narrowest = 20;
  columns = std::max(columns, narrowest);
  const auto root = parse_markdown(markdown(r).value_or(""));
  std::string page, open;
  for (const auto& line : Page(phases(r.times), drawing).blocks(root, columns))
    page += styled::shown(drawing == DrawingStyle::words ? in_words(line) : line, colour, open) + "\n";
  return page;
}

}  // namespace pm::report
