// An open file of a Disk. Retries interrupted calls; the destructor closes it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "store/disk.hpp"

namespace pm::store {

/// Members return 0 or errno.
class OpenFile {
 public:
  OpenFile(Disk& disk, const std::string& path, int flags, mode_t mode = 0);
  OpenFile(Disk& disk, int file);  ///< takes it over; a negative one failed with errno
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int error() const { return error_; }  ///< result of opening
  [[nodiscard]] int is(struct stat& into) const;
  /// Appends at most that many bytes; none at the end of the file.
  [[nodiscard]] int read_more(std::string& text, std::size_t most) const;
  [[nodiscard]] int write_all(std::string_view bytes) const;
  /// Returns 0 also if the file system does not support it.
  [[nodiscard]] int sync() const;
  [[nodiscard]] int close();
  /// Copies mode and, if permitted, owner of another file.
  [[nodiscard]] int take_after(const struct stat& other) const;
  /// Takes the right to read and write from everybody who may not read the other file: its mode, and its group where
  /// that can be set, else none.
  [[nodiscard]] int hide_like(const struct stat& other) const;

 private:
  Disk& disk_;
  int file_ = -1;
  int error_ = 0;
};

}  // namespace pm::store
