// Unicode text: code points, display width, wrapping, suggestions for typing errors. Independent of records, files and
// terminals. Widths and properties come from utf8proc.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::text {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// Returns the text with invalid UTF-8 bytes replaced by U+FFFD.
[[nodiscard]] std::string repaired(std::string_view bytes);

[[nodiscard]] std::size_t code_points(std::string_view utf8);

/// Returns the display width in terminal columns: wide characters 2, combining marks and control
/// characters 0.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// Truncates to `columns` at a grapheme cluster; a truncated text ends with "…".
[[nodiscard]] std::string cut_to_width(std::string_view utf8, std::size_t columns);

/// Wraps to lines of at most `columns`, at spaces (longer words are split).
/// Newlines are kept; tabs become spaces. Every line after the first starts with `indent`, which counts towards the
/// width. Returns at least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, std::size_t columns, std::string_view indent = "");

/// White space as in ECMAScript's `\s`, which the schema uses: includes no-break spaces and the BOM.
[[nodiscard]] std::string_view trim(std::string_view);
[[nodiscard]] bool is_blank(std::string_view);
[[nodiscard]] std::string lower_ascii(std::string_view);
/// Splits into lines without LF or CRLF. A trailing newline does not start another line.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view between);

/// Lower-case ASCII words joined by '-': accents dropped, Latin, Greek, Cyrillic, Armenian and Georgian letters
/// romanised (the same in every locale), every other run of characters one '-',
/// at most `longest` characters, cut at a '-' where there is one. Empty when nothing is left.
[[nodiscard]] std::string slug(std::string_view utf8, std::size_t longest);

/// 16 hexadecimal digits (FNV-1a): to tell texts apart, not to keep secrets.
[[nodiscard]] std::string digest(std::string_view);

/// Returns the candidate that `word` probably stands for: few letters differ or are swapped, or it is the only one with
/// that prefix. Ignores case.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace pm::text
