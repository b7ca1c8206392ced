#include "commands/streamed_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <ostream>
#include <string>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pm::commands {

namespace {

namespace fs = std::filesystem;

fs::path directory_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

Error cannot_write(const fs::path& path, int error) {
  const bool is_no_directory = error == ENOTDIR || error == ENOENT || error == EEXIST;
  return {ErrorKind::outside, fmt::format("cannot write {}: {}", path.string(), std::generic_category().message(error)),
          is_no_directory ? fmt::format("check that {} is a directory", directory_of(path).string())
                          : "check the disk and the permissions of the directory"};
}

/// The mode of the old file, else as the umask and the directory allow it: what lists private records stays private.
mode_t mode_for(const fs::path& path) {
  constexpr mode_t anybody = 0666;
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & anybody;
  const auto mask = ::umask(0);
  ::umask(mask);
  const auto of_directory = ::stat(directory_of(path).c_str(), &status) == 0 ? status.st_mode : anybody;
  return anybody & ~mask & of_directory;
}

}  // namespace

Result<StreamedFile> StreamedFile::open(const CommandContext& context, const OutputFile& output) {
  StreamedFile opened(context, output.path);
  if (output.path == "-") return opened;
  if (const auto may = check_write(context, output); !may) return tl::unexpected(may.error());
  if (const auto done = opened.open_file(); !done) return tl::unexpected(done.error());
  return opened;
}

Result<void> StreamedFile::open_file() {
  std::error_code failed;
  const auto type = fs::status(path_, failed).type();
  if (type != fs::file_type::not_found && type != fs::file_type::regular) {
    file_.reset(std::fopen(path_.c_str(), "w"));
    if (!file_) return tl::unexpected(cannot_write(path_, errno));
    return {};
  }
  if (const auto target = fs::weakly_canonical(path_, failed); !failed) path_ = target;  // of a symbolic link
  fs::create_directories(directory_of(path_), failed);
  auto name = (directory_of(path_) / ("." + path_.filename().string().substr(0, 200) + ".XXXXXX")).string();
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return tl::unexpected(cannot_write(shown_, errno));
  temporary_ = name;
  if (::fchmod(descriptor, mode_for(path_)) != 0) error_ = errno;
  file_.reset(::fdopen(descriptor, "w"));
  return {};
}

StreamedFile::~StreamedFile() {
  std::error_code ignored;
  if (file_ && !temporary_.empty()) fs::remove(temporary_, ignored);
}

void StreamedFile::write(std::string_view bytes) {
  if (!file_) {
    if (path_ != "-") return;
    if (context_->environment().out_is_terminal) context_->status().clear();
    context_->out() << bytes;
    return;
  }
  if (error_ == 0 && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) error_ = errno;
}

Result<void> StreamedFile::commit() {
  if (!file_) return {};
  if (error_ == 0 && std::fflush(file_.get()) != 0) error_ = errno;
  if (error_ == 0 && !temporary_.empty() && ::fsync(::fileno(file_.get())) != 0) error_ = errno;
  if (error_ == 0 && !temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
  if (error_ == EPIPE) error_ = 0;  // the reader has read enough
  if (error_ != 0) return tl::unexpected(cannot_write(shown_, error_));
  temporary_.clear();
  file_.reset();
  return {};
}

}  // namespace pm::commands
