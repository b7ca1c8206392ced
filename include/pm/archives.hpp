// Zip archives, read file by file. Nothing is unpacked to disk, so names within an archive are never used as paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include <pm/error.hpp>
#include <pm/streams.hpp>

namespace pm::streams {

struct ArchiveLimits {
  std::size_t most_files = 200'000;
  std::uint64_t most_bytes = 2ULL << 30;  ///< uncompressed, of all files together
  std::uint64_t most_ratio = 1000;        ///< uncompressed to compressed, of a file of more than 1 MB
};

/// Whether a file begins like a zip archive: "PK", with at least one file or none.
[[nodiscard]] bool is_zip(std::string_view beginning);

/// Returns what is wrong with reading a file of the archive, or nothing. `name` is its path within the archive.
using VisitFile = std::function<Result<void>(std::string_view name, ByteStream& file)>;

/// Reads the regular files of a zip archive, those nearer to the top first, else in the order of its directory, after
/// the whole directory was checked. Fails with `usage`, before any file is visited, if the archive is damaged or
/// truncated, is beyond the limits by what its directory says, or has a file that is encrypted, a symbolic link, or
/// named by an absolute path or one with "..". Fails later for data that differ from the directory: more bytes than
/// announced, a wrong checksum. Stops at the first error of `visit`.
[[nodiscard]] Result<void> for_each_zip_file(const std::filesystem::path&, const ArchiveLimits&, const VisitFile&);

}  // namespace pm::streams
