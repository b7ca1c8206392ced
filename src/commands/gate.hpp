// What pm.toml and the command line say about rules, as the checks want it.
#pragma once

#include <pm/axioms.hpp>
#include <pm/check.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// Of pm.toml alone; what `pm check` adds comes over it.
[[nodiscard]] check::Settings settings_of(const CommandContext&);
[[nodiscard]] axioms::Checker checker_of(const CommandContext&);

/// `path` (as `shown`) can be named by its id alone: a bare `pm` run here would find it.
[[nodiscard]] bool is_found_by_id(const CommandContext&, const std::filesystem::path&);

/// Of several, the one that counts: 130, else the highest of 3, 2, 1.
[[nodiscard]] constexpr int worse(int a, int b) { return a > b ? a : b; }

}  // namespace pm::commands
