// What Tab does to a line, as a value.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::terminal {

/// Bytes `from` to the cursor become `put`; `fitting` are the words it can become, to be shown if there are several.
struct Completion {
  std::size_t from = 0;
  std::string put;
  std::vector<std::string> matches;
};

/// `words` may contain spaces; the longest suffix of the text before the cursor that starts one of them counts.
/// Case is forgiven (ASCII). One that fits alone is put with a space behind it.
[[nodiscard]] Completion find_completion(std::string_view line, std::size_t cursor, std::span<const std::string> words);

/// Words side by side, in lines of at most that width, not more than `most_lines`; what is left out is counted.
[[nodiscard]] std::string format_columns(std::span<const std::string> words, std::size_t columns,
                                         std::size_t max_lines);

// Lines of this session, for the up and down keys.

class History {
 public:
  /// Remembers a line that was answered, unless it is blank or the same as the one before. Back at the newest.
  void add(std::string line);
  /// The line before the one shown; `shown` is kept while walking when it is the unfinished newest one.
  [[nodiscard]] std::optional<std::string> older(const std::string& shown);
  /// The line after it; behind the newest stands what was unfinished.
  [[nodiscard]] std::optional<std::string> newer();
  /// Back at the newest, nothing unfinished.
  void rewind();

 private:
  std::vector<std::string> lines_;
  std::size_t at_ = 0;  // index of the line shown; size(): the unfinished one
  std::string unfinished_;
};

}  // namespace pm::terminal
