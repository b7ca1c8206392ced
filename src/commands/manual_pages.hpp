// The manual, from the rows that are parsed and shown by --help, and from the tables of rules, settings, files, exit
// codes and variables.
#pragma once

#include <span>
#include <vector>

#include <pm/manual.hpp>

#include "commands/command.hpp"

namespace pm::commands {

/// pm(1), a page for each command (those below it have their place there), and pm.toml(5).
[[nodiscard]] std::vector<manual::Page> manual_pages(std::span<const Command>);

}  // namespace pm::commands
