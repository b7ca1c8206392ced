// What Tab does to a line, as a value.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::terminal {

/// Bytes `from` to the cursor become `put`; `fitting` are the words it can become, to be shown if there are several.
struct Completion {
  std::size_t from = 0;
  std::string put;
  std::vector<std::string> fitting;
};

/// `words` may contain spaces; the longest suffix of the text before the cursor that starts one of them counts.
/// Case is forgiven (ASCII). One that fits alone is put with a space behind it.
[[nodiscard]] Completion completed(std::string_view line, std::size_t cursor, std::span<const std::string> words);

/// Words side by side, in lines of at most that width, not more than `most_lines`; what is left out is counted.
[[nodiscard]] std::string in_columns(std::span<const std::string> words, std::size_t columns, std::size_t most_lines);

}  // namespace pm::terminal
