#pragma once

#include <optional>
#include <string>

#include "commands/context.hpp"

namespace pm::commands {

struct InitOptions {
  std::optional<std::string> ci, install;
};

/// Writes what is not there yet at the root of the repository, or here where there is none.
[[nodiscard]] int init(const InitOptions&, const CommandContext&);

}  // namespace pm::commands
