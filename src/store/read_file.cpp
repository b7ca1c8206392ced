#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>

#include "store/errors.hpp"
#include "store/files.hpp"
#include "store/open_file.hpp"

namespace pm::store {
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
  constexpr std::size_t least_piece = 4096, most_piece = 1u << 20;
  text.reserve(size + least_piece);
  // Reads to the end, because the file may grow and files in /proc have no size.
  for (std::size_t before = 0;; before = text.size()) {
    const auto wanted = std::clamp(size + 1 - std::min(size, before), least_piece, most_piece);
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
