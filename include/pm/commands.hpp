// `pm` itself: arguments and the outside world in, an exit code out.
#pragma once

#include <span>
#include <string>

#include <pm/world.hpp>

namespace pm::commands {

/// Runs one command line (without the program's name). What it was asked for goes to `world.out`, all else to
/// `world.err`. Gives the exit code of cli.md; exceptions pass.
[[nodiscard]] int run(std::span<const std::string> arguments, World& world);

/// "pm 0.1.0 (1703661)": what `--version` prints, without the line's end.
[[nodiscard]] std::string version_line();
/// "0.1.0", the day of its last change, and where the project lives (empty when nobody said).
[[nodiscard]] std::string program_version();
[[nodiscard]] std::string program_date();
[[nodiscard]] std::string program_home();

}  // namespace pm::commands
