// Documentation of exit statuses, files and environment variables, used by --help, the manual and the reference page.
// Backticks mark literal input.
#pragma once

#include <span>
#include <string_view>

namespace pm::commands {

struct ExitCode {
  int code;
  std::string_view means;
  std::string_view at_length = {};  ///< for the manual and the reference; defaults to `means`
  [[nodiscard]] std::string_view in_full() const { return at_length.empty() ? means : at_length; }
};
/// General exit statuses of `pm`.
[[nodiscard]] std::span<const ExitCode> exit_codes();
/// Text after the list.
[[nodiscard]] std::string_view how_codes_add_up();

struct Place {
  std::string_view file, says;
};
[[nodiscard]] std::span<const Place> files();
/// How DIR is determined.
[[nodiscard]] std::string_view where_records_are();

struct Variable {
  std::string_view name, does;
  bool in_help = false;  ///< listed in `pm --help`; others only in the manual
};
[[nodiscard]] std::span<const Variable> environment();

}  // namespace pm::commands
