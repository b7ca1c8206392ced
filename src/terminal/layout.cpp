#include "terminal/layout.hpp"

#include <wchar.h>
#include <wctype.h>
#include <string>

namespace pm::terminal {

std::size_t rows_down(std::wstring_view shown, std::size_t columns) {
  std::size_t row = 0, column = 0;
  const auto put = [&](std::size_t width) {
    if (column + width > columns) {
      ++row;
      column = 0;
    }
    column += width;
    if (column >= columns) {
      ++row;
      column = 0;
    }
  };
  for (const wchar_t c : shown) {
    const auto code = std::char_traits<wchar_t>::to_int_type(c);
    if (c == L'\n') {
      ++row;
      column = 0;
    } else if (iswprint(code)) {
      put(static_cast<std::size_t>(wcwidth(c) > 0 ? wcwidth(c) : 0));
    } else {
      // Shown as \U+1F9FF, one character after the other.
      for (int i = 0; i < (c > 0xffff ? 8 : 7); ++i) put(1);
    }
  }
  return row;
}

}  // namespace pm::terminal
