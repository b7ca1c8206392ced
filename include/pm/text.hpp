// Text as people see it: code points, columns on a screen, words that were nearly right.
// Knows nothing of records, files or terminals. Widths and properties are those of utf8proc.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::text {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// The same text with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string repaired(std::string_view bytes);

[[nodiscard]] std::size_t code_points(std::string_view utf8);

/// Columns that a terminal gives the text: wide characters count 2, combining marks 0, and a
/// control character 0 (none is ever shown).
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The first grapheme clusters that fit into `columns`, with "…" in the last one if anything was cut.
[[nodiscard]] std::string cut_to_width(std::string_view utf8, std::size_t columns);

/// Lines of at most `columns`, broken at spaces (a longer word is broken where it must be).
/// Newlines in the text are kept as line ends; tabs become spaces. Every line after the first begins with `indent`,
/// which counts. At least one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, std::size_t columns, std::string_view indent = "");

/// White space is what `\s` is to ECMAScript, and so to the record's schema: no-break spaces and the BOM are.
[[nodiscard]] std::string_view trim(std::string_view);
[[nodiscard]] bool is_blank(std::string_view);
[[nodiscard]] std::string lower_ascii(std::string_view);
/// Without their line ends (LF or CRLF). A newline at the very end begins no further line.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view between);

/// Lower-case ASCII words joined by '-': accents dropped, Latin, Greek, Cyrillic, Armenian and Georgian letters
/// romanised (the same in every locale), every other run of characters one '-',
/// at most `longest` characters, cut at a '-' where there is one. Empty when nothing is left.
[[nodiscard]] std::string slug(std::string_view utf8, std::size_t longest);

/// 16 hexadecimal digits (FNV-1a): to tell texts apart, not to keep secrets.
[[nodiscard]] std::string digest(std::string_view);

/// The candidate that `word` was probably meant to be, if one is near enough to say so: few letters differ or stand
/// swapped, or it is the only one that begins so. Case does not count.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace pm::text
