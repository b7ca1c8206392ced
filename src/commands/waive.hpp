#pragma once

#include <optional>
#include <string>

#include "commands/context.hpp"

namespace pm::commands {

struct WaiveOptions {
  std::string record, rule, why;
  std::optional<std::string> at;
};

[[nodiscard]] int waive(const WaiveOptions&, const CommandContext&);

}  // namespace pm::commands
