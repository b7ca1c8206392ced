// What a terminal would show: as much of one as a line editor uses.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::terminal {

class Screen {
 public:
  Screen(std::size_t columns, std::size_t rows) { resize(columns, rows); }
  void take(std::string_view bytes);
  /// The rows stay as they are: a terminal that does not wrap anew.
  void resize(std::size_t columns, std::size_t rows);
  /// A row without the blanks at its end; a wide character stands once.
  [[nodiscard]] std::string row(std::size_t) const;
  /// All rows that have something on them.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::size_t cursor_row() const { return row_; }
  [[nodiscard]] std::size_t cursor_column() const { return column_; }
  /// Escape sequences that it did not know.
  [[nodiscard]] const std::string& unknown() const { return unknown_; }

 private:
  void put(std::string character);
  void line_feed();
  std::size_t sequence(std::string_view bytes);
  void control(char final, const std::vector<std::size_t>& numbers, std::string_view all);
  std::vector<std::vector<std::string>> cells_;
  std::size_t columns_ = 80, row_ = 0, column_ = 0;
  bool inserts_ = false;
  std::string unknown_, unfinished_;
};

}  // namespace pm::terminal
