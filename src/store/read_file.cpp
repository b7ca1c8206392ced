#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>

#include <pm/text.hpp>

#include "store/files.hpp"

namespace pm::store {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

std::string what_to_do(const fs::path& path, int error) {
  const auto folder = path.has_parent_path() ? shown(path.parent_path()) : std::string("the working directory");
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "free some disk space and save again, or set another directory with -C DIR";
    case EROFS:
      return "the file system is read-only: set another directory with -C DIR";
    case EACCES:
    case EPERM:
      return fmt::format("no write permission in {}: change it, or set another directory with -C DIR", folder);
    case EFBIG:
      return "the file exceeds the size limit (see ulimit -f)";
    case ENOENT:
    case ENOTDIR:
      return fmt::format("check that {} is a directory, or set another one with -C DIR", folder);
    case ENAMETOOLONG:
      return "use a shorter name";
    case EMFILE:
    case ENFILE:
      return "too many open files: close other programs and save again";
    default:
      return "save again; if it fails again, check the disk or set another directory with -C DIR";
  }
}

}  // namespace

std::string shown(const fs::path& path) { return escape::for_terminal_line(path.string()); }

Error cannot_read(const fs::path& path, int error) {
  const auto named = shown(path);
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorKind::usage, named + " does not exist", "check the path; pm list shows the records"};
    case EACCES:
    case EPERM:
      return {ErrorKind::usage, named + ": permission denied", "check its owner and mode: ls -l " + named};
    case ELOOP:
      return {ErrorKind::usage, named + " is a symbolic link loop", "correct the link: ls -l " + named};
    case ENAMETOOLONG:
      return {ErrorKind::usage, "file name too long", "use a prefix of the id"};
    default:
      return {ErrorKind::outside, fmt::format("cannot read {}: {}", named, reason(error)),
              "try again; if it fails again, check the disk"};
  }
}

Error cannot_save(const fs::path& path, int error) {
  return {ErrorKind::outside, fmt::format("cannot save {}: {}", shown(path), reason(error)), what_to_do(path, error)};
}

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

int OpenFile::copy_mode_and_owner(const struct stat& other) const {
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

int OpenFile::restrict_mode_like(const struct stat& other) const {
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

namespace {

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

tl::unexpected<Error> too_large(const fs::path& path, std::size_t most) {
  const auto limit = most >= (1u << 20) ? fmt::format("{} MB", most >> 20) : fmt::format("{} kB", most >> 10);
  return fail(ErrorKind::usage, fmt::format("{}: larger than {}, the limit", shown(path), limit), "check the path");
}

}  // namespace

Result<void> read_file_into(std::string& text, Disk& disk, const fs::path& path, std::size_t most) {
  text.clear();
  // Opening a FIFO for reading would wait for its writer; not so with O_NONBLOCK, which a regular file ignores.
  const OpenFile file(disk, path.string(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (file.error()) return tl::unexpected(cannot_read(path, file.error()));
  struct stat is{};
  if (const int error = file.is(is)) return tl::unexpected(cannot_read(path, error));
  if (!S_ISREG(is.st_mode))
    return fail(ErrorKind::usage, fmt::format("{}: is {}, not a regular file", shown(path), kind_of(is.st_mode)),
                "use the path of a file, or an id");
  const auto size = static_cast<std::size_t>(std::max<off_t>(is.st_size, 0));
  if (size > most) return too_large(path, most);
  constexpr std::size_t least_piece = 4096, max_piece = 1u << 20;
  text.reserve(size + least_piece);
  // Reads to the end, because the file may grow and files in /proc have no size.
  for (std::size_t before = 0;; before = text.size()) {
    const auto wanted = std::clamp(size + 1 - std::min(size, before), least_piece, max_piece);
    if (const int error = file.read_more(text, wanted)) return tl::unexpected(cannot_read(path, error));
    if (text.size() > most) return too_large(path, most);
    if (text.size() == before) return {};
  }
}

Result<std::string> read_file(Disk& disk, const fs::path& path, std::size_t most) {
  std::string text;
  if (auto done = read_file_into(text, disk, path, most); !done) return tl::unexpected(std::move(done.error()));
  return text;
}

Result<void> read_file_into(std::string& text, const fs::path& path, std::size_t most) {
  return read_file_into(text, real_disk(), path, most);
}

Result<std::string> read_file(const fs::path& path, std::size_t most) { return read_file(real_disk(), path, most); }

}  // namespace pm::store
