#include "store/errors.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include <pm/escape.hpp>

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
      return {ErrorKind::usage, named + " does not exist", "run pm list to see all records"};
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

}  // namespace pm::store
