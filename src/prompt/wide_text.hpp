// UTF-8 and the wide characters that libedit works with, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace pm::prompt {

[[nodiscard]] std::wstring wide(std::string_view utf8);
[[nodiscard]] std::string narrow(std::wstring_view);

/// A prompt's label as libedit wants it: escape sequences between marks, each glued to the character behind it.
struct Label {
  static constexpr wchar_t mark = L'\1';
  std::wstring marked;
  std::wstring plain;  ///< without the sequences
};
[[nodiscard]] Label label_of(std::string_view utf8);

}  // namespace pm::prompt
