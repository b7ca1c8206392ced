#pragma once

#include <optional>
#include <string>

#include "commands/context.hpp"

namespace pm::commands {

struct WaiveOptions {
  std::string record, rule;
  std::optional<std::string> at, why;
  bool remove = false;  ///< the waiver, instead of adding one
};

[[nodiscard]] int waive(const WaiveOptions&, const CommandContext&);

}  // namespace pm::commands
