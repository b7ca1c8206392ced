// What changes a whole process (its user, limits, mounts) is tried in a child.
#pragma once

#include <functional>
#include <string>

namespace pm::store {

/// What the function returns, run in a child; "died" if it did not come to an end.
[[nodiscard]] std::string in_a_child(const std::function<std::string()>&);

/// In a child: no longer root, or any other special user. False: it did not work.
[[nodiscard]] bool become_nobody();

/// In a child: a fresh tmpfs of that many kB at this folder, seen by nobody else. False: not allowed here.
[[nodiscard]] bool mount_small_disk(const std::string& folder, int kilobytes);
[[nodiscard]] bool make_disk_read_only(const std::string& folder);

}  // namespace pm::store
