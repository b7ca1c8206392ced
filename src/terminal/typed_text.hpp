// Converts between UTF-8 and libedit's wide characters in any locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pm::terminal {

[[nodiscard]] std::wstring wide(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::wstring_view);

/// Prompt label for libedit: escape sequences between marks, attached to the next character.
struct Label {
  static constexpr wchar_t mark = L'\1';
  std::wstring marked;
  std::wstring plain;  ///< without the sequences
};
[[nodiscard]] Label label_of(std::string_view utf8);

// Sanitises typed text: no terminal control sequences.

enum class Newlines { kept, spaces };

/// Removes escape sequences, control characters and bidi overrides; tabs become spaces, line ends newlines (or spaces),
/// invalid UTF-8 U+FFFD. Does not trim.
[[nodiscard]] std::string typed_text(std::string_view bytes, Newlines newlines);

// Where characters land on the screen while a line is edited: libedit's own reckoning, which it does not tell.

/// Row of the cursor after `shown`, counted from the first one, on a terminal of that many columns. `shown` is
/// label and text, without escape sequences. Widths are those of the C library's locale, as libedit's are.
[[nodiscard]] std::size_t count_rows(std::wstring_view shown, std::size_t columns);

}  // namespace pm::terminal
