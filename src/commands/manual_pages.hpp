// Generates the manual from the rows of the command line and the tables of rules, settings, files, exit statuses and
// variables.
#pragma once

#include <span>
#include <vector>

#include <pm/manual.hpp>

#include "commands/command.hpp"

namespace pm::commands {

/// Returns pm(1), a page for each command including its subcommands, and pm.toml(5).
[[nodiscard]] std::vector<manual::ManualPage> manual_pages(std::span<const Command>);

}  // namespace pm::commands
