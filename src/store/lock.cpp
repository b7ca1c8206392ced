#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

#include <pm/store.hpp>
#include <pm/text.hpp>
#include <pm/time.hpp>

#include "store/files.hpp"

namespace pm::store {
namespace {

constexpr int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

std::string this_holder() {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '?';
  const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  return fmt::format("pid {} on {}, since {} UTC\n", getpid(), host.data(),
                     time::day_clock_text(time::Zone::utc(), now));
}

/// What the holder wrote about itself; may still be empty.
std::string holder_in(int file) {
  std::array<char, 300> bytes{};
  const auto got = pread(file, bytes.data(), bytes.size(), 0);
  std::string_view line(bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  line = line.substr(0, line.find('\n'));
  return line.empty() ? "an unknown process" : escape::for_terminal_line(line);
}

bool is_still_called(int file, const fs::path& path) {
  struct stat held{}, named{};
  return fstat(file, &held) == 0 && lstat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

int lock(int file) {
  while (flock(file, LOCK_EX | LOCK_NB) != 0)
    if (errno != EINTR) return errno;
  return 0;
}

void write_holder(int file) {
  const auto line = this_holder();
  if (ftruncate(file, 0) != 0 || pwrite(file, line.data(), line.size(), 0) < 0) return;  // the lock works without it
}

Error held(const fs::path& record, int file) {
  return {ErrorKind::outside, fmt::format("{} is locked by another process: {}", shown(record), holder_in(file)),
          "wait until that process ends, or continue in its terminal"};
}

bool is_lock_unsupported(int error) {
  return error == ENOLCK || error == ENOTSUP || error == ENOSYS || error == EINVAL;
}

}  // namespace

Result<RecordLock> RecordLock::acquire(const fs::path& record) {
  const auto target = resolve_links(record);
  if (!target) return tl::unexpected(target.error());
  const auto failed = [&](int error) { return tl::unexpected(cannot_save(record, error)); };
  if (const int error = make_directories(real_disk(), target->parent_path())) return failed(error);
  const auto path = fs::absolute(target->parent_path()) / ("." + target->stem().string().substr(0, 200) + ".lock");
  for (int tries = 0; tries < 100; ++tries) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | flags, 0666);
    const int error = errno;
    const bool ours = file >= 0;
    // Another user's lock file may be read-only, which is enough to see the holder.
    RecordLock claim(ours || error != EACCES ? file : open(path.c_str(), O_RDONLY | flags), {});
    if (claim.fd_ < 0) return failed(error);
    if (const int refused = lock(claim.fd_); refused == EWOULDBLOCK)
      return tl::unexpected(held(record, claim.fd_));
    else if (refused && !is_lock_unsupported(refused))
      return failed(refused);
    // The holder may have removed the file; then this lock is on an unlinked file.
    if (!is_still_called(claim.fd_, path)) continue;
    claim.lock_ = path;
    if (!ours) continue;  // left by another user: removed, and created again in the next iteration
    write_holder(claim.fd_);
    remove_stale_temp_files(*target);
    return claim;
  }
  return failed(EACCES);
}

RecordLock::RecordLock(RecordLock&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), lock_(std::exchange(other.lock_, {})) {}

RecordLock& RecordLock::operator=(RecordLock&& other) noexcept {
  if (this == &other) return *this;
  release();
  fd_ = std::exchange(other.fd_, -1);
  lock_ = std::exchange(other.lock_, {});
  return *this;
}

RecordLock::~RecordLock() { release(); }

void RecordLock::release() {
  // Retries once; otherwise the next lock reuses it.
  if (!lock_.empty() && is_still_called(fd_, lock_) && unlink(lock_.c_str()) != 0) unlink(lock_.c_str());
  if (fd_ >= 0) close(std::exchange(fd_, -1));
}

}  // namespace pm::store
