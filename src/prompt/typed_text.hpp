// What may stand in an answer: text, and nothing that a terminal would obey.
#pragma once

#include <string>
#include <string_view>

namespace pm::prompt {

enum class Newlines { kept, spaces };

/// Text as it was meant: escape sequences, control characters and bidi overrides are gone, tabs are spaces, every kind
/// of line end is one newline (or space), what is not UTF-8 is U+FFFD. Nothing is trimmed.
[[nodiscard]] std::string typed_text(std::string_view bytes, Newlines newlines);

}  // namespace pm::prompt
