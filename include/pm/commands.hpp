// Entry point of the command line: arguments and environment in, exit status out.
#pragma once

#include <span>
#include <string>

#include <pm/cli.hpp>

namespace pm::commands {

/// Runs one command line (without the program name). Output goes to `world.out`, messages to `world.err`. Returns the
/// exit status. Exceptions propagate.
[[nodiscard]] int run(std::span<const std::string> arguments, Environment& world);

/// "pm 0.2.0 (1703661)": the output of `--version`, without the newline.
[[nodiscard]] std::string version_line();
/// "0.2.0", the date of the last commit, and the URL of the project (empty if not configured).
[[nodiscard]] std::string program_version();
[[nodiscard]] std::string program_date();
[[nodiscard]] std::string project_url();

}  // namespace pm::commands
