// What a file's error number means to a person: what happened to which file, and what to do.
#pragma once

#include <pm/store.hpp>

namespace pm::store {

[[nodiscard]] Problem cannot_read(const fs::path&, int error);
/// Reading it for its old version or folder, in the middle of saving, is a saving problem too.
[[nodiscard]] Problem cannot_save(const fs::path&, int error);
/// A path as it may be shown.
[[nodiscard]] std::string shown(const fs::path&);

}  // namespace pm::store
