// Whole files, read and written through a Disk.
#pragma once

#include <pm/store.hpp>

#include "store/disk.hpp"

namespace pm::store {

enum class Existing {
  replaced,  ///< by the new file
  kept,      ///< and a problem says that there is one: `already_there`
};

[[nodiscard]] Result<std::string> read_file(Disk&, const fs::path&, std::size_t most);
[[nodiscard]] Result<void> read_file_into(std::string& text, Disk&, const fs::path&, std::size_t most);
/// `as_private_as`: see WriteRules.
[[nodiscard]] Result<void> write_file(Disk&, const fs::path&, std::string_view bytes, Existing,
                                      const fs::path& as_private_as = {});
/// The same after a look at what is there: see WriteRules.
[[nodiscard]] Result<void> write_file(Disk&, const fs::path&, std::string_view bytes, const WriteRules&);

/// Where links lead, step by step, also to a file that is not there yet. `usage`: they lead in a circle.
[[nodiscard]] Result<fs::path> end_of_links(const fs::path&);

/// Whether a problem of `write_file` with Existing::kept was that there is one.
[[nodiscard]] bool already_there(const Problem&);

/// Makes the folder, and those above it, and makes their names last. 0 or errno.
[[nodiscard]] int make_folders(Disk&, const fs::path&);

/// Hidden files of interrupted writes of this file, older than an hour, are removed. Silent.
void sweep_up_beside(const fs::path&);

}  // namespace pm::store
