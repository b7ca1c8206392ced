// The name of the git repository that the records are in.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "commands/context.hpp"

namespace pm::commands {

/// "github.com/acme/shop" of "git@github.com:acme/shop.git" or "https://token@github.com/acme/shop": without scheme,
/// user, password and port. Nullopt for a path, which only says where a clone is.
[[nodiscard]] std::optional<std::string> name_of_remote(std::string_view url);

/// Of the remote `origin` of the repository that a directory is in; asks git. Nullopt if there is none.
[[nodiscard]] std::optional<std::string> repository_name(const Environment&, const std::filesystem::path& directory);

}  // namespace pm::commands
