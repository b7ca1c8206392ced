// The report on a terminal is the Markdown report, laid out for a screen: what is told, and in which order, is decided
// in the template alone.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <vector>

#include <pm/escape.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "report/styled.hpp"
#include "report/terminal_picture.hpp"
#include "report/terminal_table.hpp"
#include "report/wording.hpp"

namespace pm::report {

namespace {

using styled::Style;
using Lines = std::vector<std::string>;
using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Node parsed(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                           &cmark_parser_free);
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return {cmark_parser_finish(parser.get()), &cmark_node_free};
}

std::string_view kind_of(cmark_node* node) { return cmark_node_get_type_string(node); }

std::string literal(cmark_node* node) {
  const auto* text = cmark_node_get_literal(node);
  auto shown = escape::for_terminal_line(text == nullptr ? "" : text);
  // What keeps names from being pinged has no use on a terminal, and some show it.
  constexpr std::string_view invisible = "\xE2\x80\x8B";
  for (auto at = shown.find(invisible); at != std::string::npos; at = shown.find(invisible, at))
    shown.erase(at, invisible.size());
  return shown;
}

/// In a table the text of a link has to do: an address would take the room of three columns.
enum class Addresses { shown, left_out };

std::string inlines_of(cmark_node* parent, Addresses);

std::string link(cmark_node* node, Addresses addresses) {
  const auto url = escape::for_terminal_line(cmark_node_get_url(node));
  auto text = inlines_of(node, addresses);
  if (addresses == Addresses::left_out) return text;
  return text.starts_with("http") ? styled::marked(url, Style::dim)
                                  : text + " " + styled::marked("<" + url + ">", Style::dim);
}

std::string inline_text(cmark_node* node, Addresses addresses) {
  const auto kind = kind_of(node);
  if (kind == "text" || kind == "code") return literal(node);
  if (kind == "softbreak") return " ";
  if (kind == "linebreak") return "\n";
  if (kind == "strong") return styled::marked(inlines_of(node, addresses), Style::bold);
  if (kind == "emph") return styled::marked(inlines_of(node, addresses), Style::italic);
  if (kind == "link") return link(node, addresses);
  return inlines_of(node, addresses);
}

std::string inlines_of(cmark_node* parent, Addresses addresses) {
  std::string all;
  for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
    all += inline_text(node, addresses);
  return all;
}

Table table_of(cmark_node* node) {
  Table table;
  const auto* alignments = cmark_gfm_extensions_get_table_alignments(node);
  for (int i = 0; i < cmark_gfm_extensions_get_table_columns(node); ++i)
    table.align.push_back(alignments[i] == 'r' ? Align::right : alignments[i] == 'c' ? Align::centre : Align::left);
  for (auto* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
    Lines cells;
    for (auto* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell))
      cells.push_back(inlines_of(cell, Addresses::left_out));
    cells.resize(table.align.size());
    if (cmark_gfm_extensions_get_table_row_is_header(row) != 0)
      table.header = std::move(cells);
    else
      table.rows.push_back(std::move(cells));
  }
  return table;
}

/// A sign of the report's tables as a letter of the same width.
std::string in_words(std::string line) {
  for (const auto& [sign, letter] : {std::pair(wording::addressed, "x"), std::pair(std::string_view("↳"), "-")})
    for (auto at = line.find(sign); at != std::string::npos; at = line.find(sign, at))
      line.replace(at, sign.size(), letter);
  return line;
}

class Page {
 public:
  Page(std::vector<Phase> phases, Drawing drawing) : phases_(std::move(phases)), drawing_(drawing) {}

  [[nodiscard]] Lines blocks(cmark_node* parent, std::size_t columns) const {
    Lines all;
    const bool tight =
        kind_of(parent) == "item" || (kind_of(parent) == "list" && cmark_node_get_list_tight(parent) != 0);
    for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      auto lines = block(node, columns);
      if (!all.empty() && !lines.empty() && !tight) all.emplace_back();
      std::move(lines.begin(), lines.end(), std::back_inserter(all));
    }
    return all;
  }

 private:
  [[nodiscard]] Lines block(cmark_node* node, std::size_t columns) const {
    const auto kind = kind_of(node);
    if (kind == "heading") return heading(node, columns);
    if (kind == "paragraph") return text::wrap(inlines_of(node, Addresses::shown), columns);
    if (kind == "list") return blocks(node, columns);
    if (kind == "item") return item(node, columns);
    if (kind == "table") return table_lines(table_of(node), columns);
    if (kind == "code_block") return picture_lines(phases_, columns, drawing_);  // the only one the report has
    if (kind == "html_block") return {};                                         // its first line
    return blocks(node, columns);
  }

  /// Underlined, so that it is seen for a heading without bold letters too.
  [[nodiscard]] Lines heading(cmark_node* node, std::size_t columns) const {
    auto lines = text::wrap(inlines_of(node, Addresses::shown), columns);
    std::size_t widest = 0;
    for (auto& line : lines) {
      widest = std::max(widest, text::display_width(line));
      line = styled::marked(line, Style::bold);
    }
    if (drawing_ == Drawing::words) {
      if (cmark_node_get_heading_level(node) > 1) lines.back() += ":";
      return lines;
    }
    std::string rule;
    for (std::size_t i = 0; i < widest; ++i) rule += cmark_node_get_heading_level(node) == 1 ? "═" : "─";
    lines.push_back(styled::marked(rule, Style::dim));
    return lines;
  }

  [[nodiscard]] Lines item(cmark_node* node, std::size_t columns) const {
    constexpr std::size_t indent = 2;
    auto lines = blocks(node, columns > indent ? columns - indent : 1);
    for (auto& line : lines) line.insert(0, &line == lines.data() ? "- " : "  ");
    return lines;
  }

  std::vector<Phase> phases_;
  Drawing drawing_;
};

}  // namespace

std::string for_terminal(const record::Record& r, std::size_t columns, bool colour, Drawing drawing) {
  constexpr std::size_t narrowest = 20;
  columns = std::max(columns, narrowest);
  const auto root = parsed(markdown(r).value_or(""));
  std::string page, open;
  for (const auto& line : Page(phases(r.times), drawing).blocks(root.get(), columns))
    page += styled::shown(drawing == Drawing::words ? in_words(line) : line, colour, open) + "\n";
  return page;
}

}  // namespace pm::report
