// Text with style marks. The marks are control characters without width that escaped text cannot contain, so styled
// text is measured and wrapped like plain text and coloured last.
#pragma once

#include <string>
#include <string_view>

namespace pm::report::styled {

enum class Style { bold, italic, dim };

[[nodiscard]] std::string marked(std::string_view text, Style);
/// Replaces the marks of a line by escape sequences, or removes them. `open` carries styles across lines.
[[nodiscard]] std::string shown(std::string_view line, bool colour, std::string& open);

}  // namespace pm::report::styled
