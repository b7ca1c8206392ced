#pragma once

#include <optional>
#include <string>

#include "commands/context.hpp"

namespace pm::commands {

struct ExplainOptions {
  std::optional<std::string> rule, sentence;
  std::string format = "text";
};

[[nodiscard]] int explain(const ExplainOptions&, const CommandContext&);

}  // namespace pm::commands
