#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

struct CheckOptions {
  std::vector<std::string> paths, rules;
  bool prose = false, sensitive = false;
  std::optional<std::string> stdin_name, fail_on, since, baseline, write_baseline;
  std::string format = "human";
};

[[nodiscard]] int check_records(const CheckOptions&, const CommandContext&);

}  // namespace pm::commands
