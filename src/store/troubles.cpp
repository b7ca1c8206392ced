#include "store/troubles.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include <pm/escape.hpp>

namespace pm::store {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

std::string what_to_do(const fs::path& path, int error) {
  const auto folder = path.has_parent_path() ? shown(path.parent_path()) : std::string("this folder");
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "Make some room on that disk and save again, or choose another folder with -C DIR";
    case EROFS:
      return "That file system is read-only: choose another folder with -C DIR";
    case EACCES:
    case EPERM:
      return fmt::format("You may not write in {}: ask for it, or choose another folder with -C DIR", folder);
    case EFBIG:
      return "It is larger than a file may be here (ulimit -f shows the limit)";
    case ENOENT:
    case ENOTDIR:
      return fmt::format("Is {} still there, and a folder? Another one can be chosen with -C DIR", folder);
    case ENAMETOOLONG:
      return "A shorter name would do";
    case EMFILE:
    case ENFILE:
      return "Too many files are open: close other programs and save again";
    default:
      return "Save again; if it stays so, choose another folder with -C DIR and have a look at that disk";
  }
}

}  // namespace

std::string shown(const fs::path& path) { return escape::for_terminal_line(path.string()); }

Problem cannot_read(const fs::path& path, int error) {
  const auto named = shown(path);
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {ProblemKind::usage, named + " is not there", "pm list shows the records that are"};
    case EACCES:
    case EPERM:
      return {ProblemKind::usage, named + " may not be read by you",
              "Ask its owner, or look at its mode: ls -l " + named};
    case ELOOP:
      return {ProblemKind::usage, named + " is a link that leads back to itself", "Point it at a file: ls -l " + named};
    case ENAMETOOLONG:
      return {ProblemKind::usage, "that name is longer than any file's", "Part of an id is enough"};
    default:
      return {ProblemKind::outside, fmt::format("{} could not be read: {}", named, reason(error)),
              "Try again; if it stays so, have a look at that disk"};
  }
}

Problem cannot_save(const fs::path& path, int error) {
  return {ProblemKind::outside, fmt::format("{} could not be saved: {}", shown(path), reason(error)),
          what_to_do(path, error)};
}

}  // namespace pm::store
