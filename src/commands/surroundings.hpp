// What stands around the commands: exit codes, files, variables of the environment. --help, the manual and the
// reference page say what stands here; backticks are for what is typed as it stands.
#pragma once

#include <span>
#include <string_view>

namespace pm::commands {

struct ExitCode {
  int code;
  std::string_view means;
  std::string_view at_length = {};  ///< for the manual and the reference; `means` where there is no more to say
  [[nodiscard]] std::string_view in_full() const { return at_length.empty() ? means : at_length; }
};
/// Of `pm`, whatever the command.
[[nodiscard]] std::span<const ExitCode> exit_codes();
/// What is said after them.
[[nodiscard]] std::string_view how_codes_add_up();

struct Place {
  std::string_view file, says;
};
[[nodiscard]] std::span<const Place> files();
/// Which folder DIR is.
[[nodiscard]] std::string_view where_records_are();

struct Variable {
  std::string_view name, does;
  bool in_help = false;  ///< named by `pm --help`; the others are for the manual
};
[[nodiscard]] std::span<const Variable> environment();

}  // namespace pm::commands
