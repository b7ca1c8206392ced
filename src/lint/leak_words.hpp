// Words of a text, as the leak check compares them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace pm::lint {

/// A run of letters and digits. Marks, spaces and apostrophes end a word.
struct Word {
  std::string_view text;
  std::size_t begin;     ///< byte in the text
  bool begins_sentence;  ///< the first word of the text, a line or a sentence
};
void for_each_word(std::string_view text, const std::function<void(const Word&)>& look);

/// In lower case and without accents; of scripts that cannot be romanised the word itself.
[[nodiscard]] std::string folded(std::string_view word);
/// Whether the first letter differs between upper and lower case.
[[nodiscard]] bool has_case(std::string_view word);
/// Whether the first letter is upper case.
[[nodiscard]] bool is_capitalised(std::string_view word);

}  // namespace pm::lint
