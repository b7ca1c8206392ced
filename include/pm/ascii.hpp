// Text for terminals without UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pm::text {

/// Returns the text with pm's own special characters replaced by ASCII: "|" for "·", "..." for "…", "^[" for an escape
/// made visible. Other characters, such as a title in Japanese, are unchanged.
[[nodiscard]] std::string in_ascii(std::string_view utf8);

/// Returns the columns available for layout. A truncated line ends with "…", and in ASCII with "...": it needs two
/// more.
[[nodiscard]] constexpr std::size_t columns_for(std::size_t columns, bool ascii) {
  return ascii && columns > 2 ? columns - 2 : columns;
}

/// Whether the locale uses UTF-8. The first non-empty variable of LC_ALL, LC_CTYPE and LANG counts.
[[nodiscard]] bool names_utf8(std::string_view all, std::string_view ctype, std::string_view lang);

}  // namespace pm::text
