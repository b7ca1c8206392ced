// Where characters land on the screen while a line is edited: libedit's own reckoning, which it does not tell.
#pragma once

#include <cstddef>
#include <string_view>

namespace pm::terminal {

/// Row of the cursor after `shown`, counted from the first one, on a terminal of that many columns. `shown` is
/// label and text, without escape sequences. Widths are those of the C library's locale, as libedit's are.
[[nodiscard]] std::size_t rows_down(std::wstring_view shown, std::size_t columns);

}  // namespace pm::terminal
