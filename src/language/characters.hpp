// What one character of a sentence is, for whoever cuts sentences into words: bytes of UTF-8, asked for one at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pm::language::characters {

enum : std::uint8_t { letter = 1, digit = 2, space = 4, high = 8, upper = 16, joint = 32 };  // joint: "on-call", "a/b"

constexpr std::array<std::uint8_t, 256> kinds = [] {
  std::array<std::uint8_t, 256> k{};
  for (int c = 'a'; c <= 'z'; ++c) k[static_cast<std::size_t>(c)] = letter;
  for (int c = 'A'; c <= 'Z'; ++c) k[static_cast<std::size_t>(c)] = letter | upper;
  for (int c = '0'; c <= '9'; ++c) k[static_cast<std::size_t>(c)] = digit;
  for (char c : {' ', '\t', '\n', '\r', '\v', '\f'}) k[static_cast<unsigned char>(c)] = space;
  for (char c : {'-', '.', '/', ':', '@', '=', '(', '\''}) k[static_cast<unsigned char>(c)] = joint;
  k['_'] = letter;
  for (std::size_t c = 0x80; c < 0x100; ++c) k[c] = high;
  return k;
}();

inline std::uint8_t kind(char c) { return kinds[static_cast<unsigned char>(c)]; }
inline bool is(char c, unsigned what) { return (kind(c) & what) != 0; }

inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Past the letters and digits at `i`.
inline std::size_t end_of_run(std::string_view s, std::size_t i) {
  const char *at = s.data() + i, *const end = s.data() + s.size();
  while (at != end && is(*at, letter | digit)) ++at;
  return static_cast<std::size_t>(at - s.data());
}

/// Multi-byte punctuation and symbols; every other multi-byte character is a letter.
struct WideCharacter {
  std::size_t bytes = 1;
  char mark = 0;  ///< 0: a letter, ' ' a space, '*' a symbol
};
/// What begins at `i`.
[[nodiscard]] WideCharacter wide_at(std::string_view, std::size_t i);

/// More than one letter or digit, and no lower-case letter among them ("A1" is, "1" is not).
[[nodiscard]] bool is_shouted(std::string_view word);

/// Words after which a full stop ends nothing.
[[nodiscard]] bool is_abbreviation(std::string_view word);

}  // namespace pm::language::characters
