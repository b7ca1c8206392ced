// Markdown as a tree of elements, for layouts of our own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/terminal.hpp"

namespace pm::report {

struct MarkdownElement {
  enum class Kind {
    document,
    heading,
    paragraph,
    list,
    item,
    table,
    table_row,
    table_cell,
    code_block,
    other_block,  ///< a quote, a thematic break
    html_block,
    text,
    code,
    emphasis,
    strong,
    link,
    soft_break,
    hard_break,
    other_inline,  ///< an image, HTML
  };
  Kind kind = Kind::document;
  std::string text;          ///< of texts and code; the address of a link
  unsigned level = 0;        ///< of a heading
  bool tight = false;        ///< of a list: no blank lines between its items
  bool header = false;       ///< of a row
  std::vector<Align> align;  ///< of a table, by column
  std::vector<MarkdownElement> children;
};

/// CommonMark with tables.
[[nodiscard]] MarkdownElement parse_markdown(std::string_view markdown);

}  // namespace pm::report
