// Texts that wait for their turn: in memory while they are few, else in an unnamed temporary file.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace pm::commands {

class TextSpool {
 public:
  /// Where a text is.
  struct Place {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  /// Keeps up to `most_in_memory` bytes in memory before it opens a file. If there is no file to open or the disk is
  /// full, everything stays in memory.
  explicit TextSpool(std::size_t max_in_memory = std::size_t{32} << 20) : max_in_memory_(max_in_memory) {}

  /// Appends a text. Not thread-safe.
  [[nodiscard]] Place add(std::string_view text);
  /// Returns a text that was added. Throws std::runtime_error if the file can no longer be read.
  [[nodiscard]] std::string read(Place) const;

 private:
  void move_to_file();

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::size_t max_in_memory_, in_file_ = 0;
  bool file_failed_ = false;
  std::unique_ptr<std::FILE, Close> file_;
  std::string memory_;  ///< what comes after `in_file_`
};

}  // namespace pm::commands
