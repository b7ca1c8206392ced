// Converts between UTF-8 and libedit's wide characters in any locale.
#pragma once

#include <string>
#include <string_view>

namespace pm::terminal {

[[nodiscard]] std::wstring wide(std::string_view utf8);
[[nodiscard]] std::string narrow(std::wstring_view);

/// Prompt label for libedit: escape sequences between marks, attached to the next character.
struct Label {
  static constexpr wchar_t mark = L'\1';
  std::wstring marked;
  std::wstring plain;  ///< without the sequences
};
[[nodiscard]] Label label_of(std::string_view utf8);

}  // namespace pm::terminal
