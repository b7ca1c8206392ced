// ASCII characters and runs of them, for text that is searched byte by byte.
#pragma once

#include <cstddef>
#include <string_view>

namespace pm::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }
constexpr bool is_one_of(char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; }

/// Where the characters that `is` accepts end, from `from` on.
template <class Is>
std::size_t run_end(std::string_view text, std::size_t from, Is is) {
  while (from < text.size() && is(text[from])) ++from;
  return from;
}
/// Where the characters that `is` accepts begin, before `to`.
template <class Is>
std::size_t run_begin(std::string_view text, std::size_t to, Is is) {
  while (to > 0 && is(text[to - 1])) --to;
  return to;
}

}  // namespace pm::ascii
