// Renders a table for a terminal: in columns if they fit, else several lines per row.
#pragma once

#include <string>
#include <vector>

namespace pm::report {

enum class Align { left, centre, right };

struct Table {
  std::vector<Align> align;
  std::vector<std::string> header;             ///< marked text (styled.hpp), as all cells
  std::vector<std::vector<std::string>> rows;  ///< as long as the header
};

[[nodiscard]] std::vector<std::string> table_lines(Table, std::size_t columns);

}  // namespace pm::report
