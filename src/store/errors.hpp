// Error messages and hints for errno values of files.
#pragma once

#include <pm/store.hpp>

namespace pm::store {

[[nodiscard]] Error cannot_read(const fs::path&, int error);
/// For errors while saving, including reads during a save.
[[nodiscard]] Error cannot_save(const fs::path&, int error);
/// A path for display.
[[nodiscard]] std::string shown(const fs::path&);

}  // namespace pm::store
