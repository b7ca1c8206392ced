// Text with style marks. The marks are control characters without width that escaped text cannot contain, so styled
// text is measured and wrapped like plain text and coloured last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pm/report.hpp>

#include "report/view.hpp"

namespace pm::report::styled {

enum class Style { bold, italic, dim };

[[nodiscard]] std::string marked(std::string_view text, Style);
/// Replaces the marks of a line by escape sequences, or removes them. `open` carries styles across lines.
[[nodiscard]] std::string shown(std::string_view line, bool colour, std::string& open);

}  // namespace pm::report::styled

namespace pm::report {

// Renders the phases as text bars for terminals.

/// One line per phase: name, bar, duration. Without bars if there is no room or drawing is off.
[[nodiscard]] std::vector<std::string> picture_lines(const std::vector<Phase>&, std::size_t columns, DrawingStyle);

// Renders a table for a terminal: in columns if they fit, else several lines per row.

enum class Align { left, centre, right };

struct Table {
  std::vector<Align> align;
  std::vector<std::string> header;             ///< marked text (styled.hpp), as all cells
  std::vector<std::vector<std::string>> rows;  ///< as long as the header
};

[[nodiscard]] std::vector<std::string> table_lines(Table, std::size_t columns);

}  // namespace pm::report
