// Reads what is to be checked, several files at a time, and gathers what they say.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <pm/axioms.hpp>
#include <pm/check.hpp>

#include "commands/context.hpp"
#include "commands/inputs.hpp"

namespace pm::commands {

struct Inspected {
  check::Outcome outcome;
  std::vector<Problem> problems;  ///< inputs that may not be read, or have vanished
};

struct Inspection {
  const CommandContext& context;
  check::Settings settings;
  std::string stdin_name;   ///< what standard input is taken for; empty: plain text
  bool list_files = false;  ///< fill `Outcome::files`
};
/// The same for the same inputs, however many threads there are: findings and problems are sorted.
[[nodiscard]] Inspected inspect(std::span<const Input> inputs, const Inspection&);

}  // namespace pm::commands
