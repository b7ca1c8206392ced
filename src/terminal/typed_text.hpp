// Sanitises typed text: no terminal control sequences.
#pragma once

#include <string>
#include <string_view>

namespace pm::terminal {

enum class Newlines { kept, spaces };

/// Removes escape sequences, control characters and bidi overrides; tabs become spaces, line ends newlines (or spaces),
/// invalid UTF-8 U+FFFD. Does not trim.
[[nodiscard]] std::string typed_text(std::string_view bytes, Newlines newlines);

}  // namespace pm::terminal
