#include "store/open_file.hpp"

#include <cerrno>

namespace pm::store {
namespace {

/// Repeats a call interrupted by a signal.
template <class Call>
auto again(Call call) {
  auto given = call();
  while (given < 0 && errno == EINTR) given = call();
  return given;
}

int error_of(int given) { return given < 0 ? errno : 0; }

}  // namespace

OpenFile::OpenFile(Disk& disk, const std::string& path, int flags, mode_t mode) : disk_(disk) {
  file_ = again([&] { return disk_.open(path, flags, mode); });
  error_ = error_of(file_);
}

OpenFile::OpenFile(Disk& disk, int file) : disk_(disk), file_(file), error_(error_of(file)) {}

OpenFile::~OpenFile() {
  if (file_ >= 0) disk_.close(file_);
}

int OpenFile::is(struct stat& into) const {
  return error_of(again([&] { return disk_.stat_of(file_, into); }));
}

int OpenFile::read_more(std::string& text, std::size_t most) const {
  const auto before = text.size();
  text.resize(before + most);
  const auto got = again([&] { return disk_.read(file_, text.data() + before, most); });
  const int error = got < 0 ? errno : 0;
  text.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
  return error;
}

int OpenFile::write_all(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto written = again([&] { return disk_.write(file_, bytes.data(), bytes.size()); });
    if (written < 0) return errno;
    if (written == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int OpenFile::sync() const {
  const int error = error_of(again([&] { return disk_.sync(file_); }));
  return error == EINVAL || error == ENOTSUP || error == ENOSYS ? 0 : error;
}

int OpenFile::close() {
  const int error = error_of(disk_.close(std::exchange(file_, -1)));
  return error == EINTR ? 0 : error;  // on Linux the descriptor is closed anyway
}

int OpenFile::take_after(const struct stat& other) const {
  struct stat mine{};
  if (const int error = is(mine)) return error;
  constexpr auto same_user = static_cast<uid_t>(-1);
  const bool foreign = mine.st_uid != other.st_uid || mine.st_gid != other.st_gid;
  if (foreign && disk_.change_owner(file_, other.st_uid, other.st_gid) != 0)
    (void)disk_.change_owner(file_, same_user, other.st_gid);
  const auto mode = other.st_mode & 07777;
  if ((mine.st_mode & 07777) == mode) return 0;
  return error_of(again([&] { return disk_.change_mode(file_, mode); }));
}

int OpenFile::hide_like(const struct stat& other) const {
  struct stat mine{};
  if (const int error = is(mine)) return error;
  constexpr mode_t group = 070, others = 07, read_by_group = 040, read_by_others = 04;
  auto mode = mine.st_mode & 07777;
  if ((other.st_mode & read_by_others) == 0) mode &= ~others;
  if ((other.st_mode & read_by_group) == 0) mode &= ~group;
  constexpr auto same_user = static_cast<uid_t>(-1);
  const bool foreign = mine.st_gid != other.st_gid && (other.st_mode & read_by_others) == 0;
  if (foreign && (mode & group) != 0 && disk_.change_owner(file_, same_user, other.st_gid) != 0) mode &= ~group;
  if ((mine.st_mode & 07777) == mode) return 0;
  return error_of(again([&] { return disk_.change_mode(file_, mode); }));
}

}  // namespace pm::store
