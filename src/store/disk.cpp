#include "store/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace pm::store {
namespace {

class RealDisk : public Disk {
 public:
  int open(const std::string& path, int flags, mode_t mode) override { return ::open(path.c_str(), flags, mode); }
  ssize_t read(int file, char* bytes, std::size_t most) override { return ::read(file, bytes, most); }
  ssize_t write(int file, const char* bytes, std::size_t count) override { return ::write(file, bytes, count); }
  int stat_at(const std::string& path, struct stat& is) override { return stat(path.c_str(), &is); }
  int stat_of(int file, struct stat& is) override { return fstat(file, &is); }
  int change_mode(int file, mode_t mode) override { return fchmod(file, mode); }
  int change_owner(int file, uid_t user, gid_t group) override { return fchown(file, user, group); }
  int sync(int file) override {
#ifdef F_FULLFSYNC
    if (fcntl(file, F_FULLFSYNC) == 0) return 0;  // macOS: fsync alone stops at the drive's cache
#endif
    return fsync(file);
  }
  int close(int file) override { return ::close(file); }
  int rename(const std::string& from, const std::string& to) override { return ::rename(from.c_str(), to.c_str()); }
  int link(const std::string& from, const std::string& to) override { return ::link(from.c_str(), to.c_str()); }
  int unlink(const std::string& path) override { return ::unlink(path.c_str()); }
  int make_folder(const std::string& path) override { return mkdir(path.c_str(), 0777); }
};

}  // namespace

Disk& real_disk() {
  static RealDisk disk;
  return disk;
}

}  // namespace pm::store
