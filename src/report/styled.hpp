// Text with marks for bold and the like in it. The marks are control characters, which no text made safe for a terminal
// has and which take no columns: such text is measured and wrapped like any other, and coloured last.
#pragma once

#include <string>
#include <string_view>

namespace pm::report::styled {

enum class Style { bold, italic, dim };

[[nodiscard]] std::string marked(std::string_view text, Style);
/// One line with its marks turned into escapes, or dropped. `open` carries styles over from the line before.
[[nodiscard]] std::string shown(std::string_view line, bool colour, std::string& open);

}  // namespace pm::report::styled
