#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <pm/streams.hpp>
#include <pm/text.hpp>

namespace pm::streams {
namespace {

Error cannot_read(const std::string& name, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorKind::usage, name + " does not exist", "check the path"};
    case EACCES:
    case EPERM:
      return {ErrorKind::usage, name + ": permission denied", "check its owner and mode: ls -l " + name};
    case EISDIR:
      return {ErrorKind::usage, name + " is a directory", "name a file in it"};
    default:
      return {ErrorKind::outside, "cannot read " + name + ": " + std::generic_category().message(error),
              "try again; if it fails again, check the disk"};
  }
}

class Descriptor : public ByteStream {
 public:
  Descriptor(int descriptor, std::string name, bool is_owned)
      : descriptor_(descriptor), name_(std::move(name)), is_owned_(is_owned) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() override {
    if (is_owned_) ::close(descriptor_);
  }

  Result<std::size_t> read(std::span<char> into) override {
    auto got = ::read(descriptor_, into.data(), into.size());
    while (got < 0 && errno == EINTR) got = ::read(descriptor_, into.data(), into.size());
    if (got < 0) return tl::unexpected(cannot_read(name_, errno));
    return static_cast<std::size_t>(got);
  }

 private:
  int descriptor_;
  std::string name_;
  bool is_owned_;
};

class Bytes : public ByteStream {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  Result<std::size_t> read(std::span<char> into) override {
    const auto size = bytes_.copy(into.data(), into.size());
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path& path) {
  auto name = escape::for_terminal_line(path.string());
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  while (descriptor < 0 && errno == EINTR) descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return tl::unexpected(cannot_read(name, errno));
  auto file = std::make_unique<Descriptor>(descriptor, name, true);
  struct stat status{};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) return tl::unexpected(cannot_read(name, EISDIR));
  return file;
}

std::unique_ptr<ByteStream> open_descriptor(int descriptor, std::string name) {
  return std::make_unique<Descriptor>(descriptor, std::move(name), false);
}

std::unique_ptr<ByteStream> open_bytes(std::string_view bytes) { return std::make_unique<Bytes>(bytes); }

}  // namespace pm::streams
