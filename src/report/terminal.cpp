// Renders the Markdown report for a terminal. Content and order come from the template only.
#include <algorithm>
#include <vector>

#include <pm/escape.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/markdown_tree.hpp"
#include "report/styled.hpp"
#include "report/terminal_picture.hpp"
#include "report/terminal_table.hpp"
#include "report/wording.hpp"

namespace pm::report {

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
