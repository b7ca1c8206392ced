// A file that is open, through a Disk: interrupted calls are made again, and it is closed on every way out.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "store/disk.hpp"

namespace pm::store {

/// Members give 0 or errno.
class OpenFile {
 public:
  OpenFile(Disk& disk, const std::string& path, int flags, mode_t mode = 0);
  OpenFile(Disk& disk, int file);  ///< takes it over; a negative one failed with errno
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int error() const { return error_; }  ///< of opening it
  [[nodiscard]] int is(struct stat& into) const;
  /// Puts at most that many bytes behind the text; none is the end.
  [[nodiscard]] int read_more(std::string& text, std::size_t most) const;
  [[nodiscard]] int write_all(std::string_view bytes) const;
  /// 0 also where the file system has nothing to sync.
  [[nodiscard]] int sync() const;
  [[nodiscard]] int close();
  /// Mode and owner of another file; the owner only as far as one may.
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
