#pragma once

#include <pm/cli.hpp>

namespace pm {

/// See `Environment::run`.
[[nodiscard]] Result<ProgramResult> run_program(const std::vector<std::string>& words);

}  // namespace pm
