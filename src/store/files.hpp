// Reads and writes whole files through a Disk.
#pragma once

#include <pm/store.hpp>

#include "store/disk.hpp"

namespace pm::store {

enum class Existing {
  replaced,  ///< replace it
  kept,      ///< keep it and fail with `already_there`
};

[[nodiscard]] Result<std::string> read_file(Disk&, const fs::path&, std::size_t most);
[[nodiscard]] Result<void> read_file_into(std::string& text, Disk&, const fs::path&, std::size_t most);
/// `as_private_as`: see WriteRules.
[[nodiscard]] Result<void> write_file(Disk&, const fs::path&, std::string_view bytes, Existing,
                                      const fs::path& as_private_as = {});
/// The same after a look at what is there: see WriteRules.
[[nodiscard]] Result<void> write_file(Disk&, const fs::path&, std::string_view bytes, const WriteRules&);

/// Resolves symbolic links, also to a file that does not exist yet. Fails with `usage` for a loop.
[[nodiscard]] Result<fs::path> end_of_links(const fs::path&);

/// Whether `write_file` with Existing::kept failed because the file exists.
[[nodiscard]] bool already_there(const Error&);

/// Creates the directory and its parents durably. Returns 0 or errno.
[[nodiscard]] int make_folders(Disk&, const fs::path&);

/// Removes temporary files of this file that are older than an hour. Ignores errors.
void remove_stale_temp_files(const fs::path&);

}  // namespace pm::store
