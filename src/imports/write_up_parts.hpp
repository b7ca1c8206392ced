// A write-up taken apart: sections by their headings, and the paragraphs, list items and table rows of a section.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::imports::write_up {

struct Section {
  int level = 0;  ///< 1 to 6; 7 for a line in bold, 8 for a line that ends with a colon; 0 before the first heading
  std::string heading;  ///< without markup
  std::string body;     ///< as it is written
};

/// `is_known`: whether a line that only looks like a heading is one.
[[nodiscard]] std::vector<Section> split_sections(std::string_view markdown,
                                                  bool (*is_known)(std::string_view heading));

struct Part {
  enum class Kind { paragraph, item, row, code };
  Kind kind = Kind::paragraph;
  std::string text;                ///< of a row: its first cell
  std::vector<std::string> cells;  ///< of a row
  std::vector<std::string> links;
  std::optional<bool> is_checked;  ///< of an item with a box
  int depth = 0;                   ///< of an item, from 1
  bool is_header = false;          ///< the row with the names of the columns
};

/// The parts of Markdown in its order; lists of HTML, too.
[[nodiscard]] std::vector<Part> parts_of(std::string_view markdown);
/// Lists of HTML as lists of Markdown.
[[nodiscard]] std::string without_html_lists(std::string_view markdown);
/// The text of Markdown on one line, without its markup.
[[nodiscard]] std::string plain_line(std::string_view markdown);
/// Paragraphs and items below each other, an item with "- ".
[[nodiscard]] std::string plain_text(std::string_view markdown);

}  // namespace pm::imports::write_up
