// Text for terminals that have no other signs than ASCII's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pm::text {

/// The text with the signs that pm itself writes in ASCII: "|" for "·", "..." for "…", "^[" for an escape made visible.
/// What else is in it, such as a title in Japanese, is left as it is.
[[nodiscard]] std::string in_ascii(std::string_view utf8);

/// Columns to lay text out for. A line that was cut ends with "…", and in ASCII with "...": it needs two more.
[[nodiscard]] constexpr std::size_t room_in(std::size_t columns, bool ascii) {
  return ascii && columns > 2 ? columns - 2 : columns;
}

/// Whether the locale has UTF-8 that LC_ALL, LC_CTYPE and LANG name; the first that is not empty counts.
[[nodiscard]] bool names_utf8(std::string_view all, std::string_view ctype, std::string_view lang);

}  // namespace pm::text
