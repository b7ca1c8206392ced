#include "commands/candidate_store.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <pm/store.hpp>

namespace pm::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 256U << 20U;

/// Creates an empty file that only its owner may read: what replaces it keeps its mode. False: it exists.
Result<bool> create_private(const fs::path& path) {
  std::error_code ignored;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), ignored);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file >= 0) {
    ::close(file);
    return true;
  }
  if (errno == EEXIST) return false;
  return fail(ErrorKind::outside,
              fmt::format("cannot write {}: {}", path.string(), std::generic_category().message(errno)),
              "check the disk and the permissions of the directory");
}

}  // namespace

Result<imports::CandidateFile> load_candidates(const fs::path& path) {
  std::error_code unknown;
  if (fs::symlink_status(path, unknown).type() == fs::file_type::not_found) return imports::CandidateFile{};
  const auto bytes = store::read_file(path, most_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return imports::parse_candidates(*bytes);
}

Result<void> save_candidates(const fs::path& path, const imports::CandidateFile& file, std::string_view record) {
  const auto is_new = create_private(path);
  if (!is_new) return tl::unexpected(is_new.error());
  store::WriteRules rules;
  rules.stays_in_directory = true;
  auto written = store::write_file(path, imports::write_candidates(file, record), rules);
  std::error_code ignored;
  if (!written && *is_new && fs::file_size(path, ignored) == 0) fs::remove(path, ignored);
  return written;
}

}  // namespace pm::commands
