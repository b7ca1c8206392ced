// Lines of this session, for the up and down keys.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pm::terminal {

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
