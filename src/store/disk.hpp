// Interface for the system calls that read and save files; tests inject failures.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <string>

namespace pm::store {

/// Each returns the result of its system call and sets errno.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual int open(const std::string& path, int flags, mode_t mode) = 0;
  virtual ssize_t read(int file, char* bytes, std::size_t most) = 0;
  virtual ssize_t write(int file, const char* bytes, std::size_t count) = 0;
  virtual int stat_at(const std::string& path, struct stat& is) = 0;
  virtual int stat_of(int file, struct stat& is) = 0;
  virtual int change_mode(int file, mode_t mode) = 0;
  virtual int change_owner(int file, uid_t user, gid_t group) = 0;
  virtual int sync(int file) = 0;
  virtual int close(int file) = 0;
  virtual int rename(const std::string& from, const std::string& to) = 0;
  virtual int link(const std::string& from, const std::string& to) = 0;
  virtual int unlink(const std::string& path) = 0;
  virtual int make_folder(const std::string& path) = 0;
};

[[nodiscard]] Disk& real_disk();

}  // namespace pm::store
