// How letters of other alphabets are spelt in ASCII; the table is written by scripts/romanised-letters.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pm::text {

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
