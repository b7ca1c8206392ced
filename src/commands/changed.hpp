// What differs from a revision of git: committed since, changed, or new and not ignored.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include <pm/problem.hpp>
#include <pm/world.hpp>

namespace pm::commands {

/// Absolute paths. Fails (usage) on what is no revision, and outside a repository; (outside) without a git.
[[nodiscard]] Result<std::set<std::filesystem::path>> changed_since(const std::string& revision, const World&);

}  // namespace pm::commands
