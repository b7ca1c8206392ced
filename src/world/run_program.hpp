#pragma once

#include <pm/world.hpp>

namespace pm {

/// See `Environment::run`.
[[nodiscard]] Result<ProgramResult> run_program(const std::vector<std::string>& words);

}  // namespace pm
