// Iterates over UTF-8 by code point or grapheme cluster.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pm::text {

/// A code point and its length in bytes. An invalid byte is a step of its own.
struct CodePoint {
  std::int32_t code_point = 0;  ///< -1: not UTF-8
  std::size_t bytes = 1;
};
[[nodiscard]] CodePoint first_code_point(std::string_view rest);

/// A grapheme cluster and its display width.
struct GraphemeCluster {
  std::size_t bytes = 0, columns = 0;
};
[[nodiscard]] GraphemeCluster first_cluster(std::string_view rest);

/// White space as in ECMAScript's `\s`, which the schema uses.
[[nodiscard]] bool is_space(std::int32_t code_point);

// How letters of other alphabets are spelt in ASCII; the table is written by scripts/romanised-letters.

/// Neighbouring letters from `first` on, folded and composed. Their spellings are separated by spaces; "." is a letter
/// without a sound, "-" stands where there is no letter.
struct LetterBlock {
  char32_t first;
  std::string_view spellings;
};
[[nodiscard]] std::span<const LetterBlock> letter_blocks();

/// Two letters that are spelt as one.
struct LetterPair {
  char32_t first, second;
  std::string_view spelling;
};
[[nodiscard]] std::span<const LetterPair> letter_pairs();

/// Lower-case ASCII for Latin, Greek, Cyrillic, Armenian and Georgian letters, accents dropped: "Ошибка" is "oshibka",
/// "straße" is "strasse". All else stays as it is. The same in every locale. What is not UTF-8 stays, too.
[[nodiscard]] std::string romanised(const std::string& utf8);

}  // namespace pm::text
