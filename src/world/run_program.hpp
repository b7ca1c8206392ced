#pragma once

#include <pm/world.hpp>

namespace pm {

/// See `World::run`.
[[nodiscard]] Result<ProgramEnd> run_program(const std::vector<std::string>& words);

}  // namespace pm
