#include "terminal/screen.hpp"

#include <algorithm>

#include <pm/text.hpp>

namespace pm::terminal {
namespace {
constexpr const char* second_half = "\x01";  // of a wide character
}

void Screen::resize(std::size_t columns, std::size_t rows) {
  columns_ = columns;
  cells_.resize(rows);
  for (auto& cells : cells_) cells.resize(columns, " ");
  row_ = std::min(row_, rows - 1);
  column_ = std::min(column_, columns);
}

void Screen::line_feed() {
  if (row_ + 1 < cells_.size()) {
    ++row_;
    return;
  }
  cells_.erase(cells_.begin());
  cells_.emplace_back(columns_, " ");
}

void Screen::put(std::string character) {
  const auto width = text::display_width(character);
  if (width == 0) {
    if (column_ > 0) cells_[row_][column_ - 1] += character;
    return;
  }
  if (column_ + width > columns_) {
    column_ = 0;
    line_feed();
  }
  auto& cells = cells_[row_];
  if (inserts_) {
    cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(column_), width, " ");
    cells.resize(columns_);
  }
  cells[column_++] = std::move(character);
  if (width == 2) cells[column_++] = second_half;
}

void Screen::take(std::string_view bytes) {
  unfinished_ += bytes;
  std::size_t i = 0;
  while (i < unfinished_.size()) {
    const std::string_view rest = std::string_view(unfinished_).substr(i);
    const auto c = static_cast<unsigned char>(rest[0]);
    if (c == 0x1b) {
      const auto length = sequence(rest);
      if (length == 0) break;
      i += length;
      continue;
    }
    const std::size_t length = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    if (rest.size() < length) break;
    if (c == '\r')
      column_ = 0;
    else if (c == '\n')
      line_feed();
    else if (c == '\b')
      column_ -= column_ > 0 ? 1 : 0;
    else if (c == '\t')
      column_ = std::min((column_ / 8 + 1) * 8, columns_ - 1);
    else if (c >= 0x20)
      put(std::string(rest.substr(0, length)));
    i += length;
  }
  unfinished_.erase(0, i);
}

/// Length of the sequence at the beginning; 0: its end is still to come.
std::size_t Screen::sequence(std::string_view bytes) {
  if (bytes.size() < 2) return 0;
  if (bytes[1] != '[') {
    unknown_ += bytes.substr(0, 2);
    return 2;
  }
  std::vector<std::size_t> numbers;
  std::size_t i = 2;
  for (; i < bytes.size() && (bytes[i] < 0x40 || bytes[i] > 0x7e); ++i) {
    if (bytes[i] >= '0' && bytes[i] <= '9') {
      if (numbers.empty()) numbers.push_back(0);
      numbers.back() = numbers.back() * 10 + static_cast<std::size_t>(bytes[i] - '0');
    } else if (bytes[i] == ';') {
      numbers.push_back(0);
    }
  }
  if (i == bytes.size()) return 0;
  control(bytes[i], numbers, bytes.substr(0, i + 1));
  return i + 1;
}

void Screen::control(char final, const std::vector<std::size_t>& numbers, std::string_view all) {
  const auto n = numbers.empty() || numbers[0] == 0 ? 1 : numbers[0];
  const auto mode = numbers.empty() ? 0 : numbers[0];
  auto& cells = cells_[row_];
  const auto here = cells.begin() + static_cast<std::ptrdiff_t>(std::min(column_, columns_));
  if (final == 'm' || all == "\x1b[?2004h" || all == "\x1b[?2004l") return;
  if (final == 'A')
    row_ -= std::min(row_, n);
  else if (final == 'B')
    row_ = std::min(row_ + n, cells_.size() - 1);
  else if (final == 'C')
    column_ = std::min(column_ + n, columns_ - 1);
  else if (final == 'D')
    column_ -= std::min(column_, n);
  else if (final == 'G')
    column_ = std::min(n, columns_) - 1;
  else if (final == 'H') {
    row_ = std::min(n, cells_.size()) - 1;
    column_ = numbers.size() > 1 && numbers[1] > 0 ? numbers[1] - 1 : 0;
  } else if (final == 'K' && mode == 0)
    std::fill(here, cells.end(), " ");
  else if (final == 'J') {
    if (mode == 2)
      std::fill(cells_.begin(), cells_.end(), std::vector<std::string>(columns_, " "));
    else
      std::fill(here, cells.end(), " ");
    for (auto below = row_ + 1; mode == 0 && below < cells_.size(); ++below) cells_[below].assign(columns_, " ");
  } else if (final == 'P') {
    cells.erase(here, here + static_cast<std::ptrdiff_t>(std::min(n, columns_ - column_)));
    cells.resize(columns_, " ");
  } else if (final == '@') {
    cells.insert(here, n, " ");
    cells.resize(columns_);
  } else if (final == 'h' && mode == 4)
    inserts_ = true;
  else if (final == 'l' && mode == 4)
    inserts_ = false;
  else
    unknown_ += all;
}

std::string Screen::row(std::size_t at) const {
  std::string out;
  for (const auto& cell : cells_[at])
    if (cell != second_half) out += cell;
  const auto last = out.find_last_not_of(' ');
  return last == std::string::npos ? "" : out.substr(0, last + 1);
}

std::string Screen::text() const {
  std::string out;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (!row(i).empty()) out += row(i) + "\n";
  return out;
}

}  // namespace pm::terminal
