// Documentation of exit statuses, files and environment variables, used by --help, the manual and the reference page.
// Backticks mark literal input.
#pragma once

#include <span>
#include <string_view>

namespace pm::commands {

struct ExitCode {
  int code;
  std::string_view means;
  std::string_view description = {};  ///< for the manual and the reference; defaults to `means`
  [[nodiscard]] std::string_view full_text() const { return description.empty() ? means : description; }
};
/// General exit statuses of `pm`.
[[nodiscard]] std::span<const ExitCode> exit_codes();
/// Text after the list.
[[nodiscard]] std::string_view exit_code_rule();

struct KnownFile {
  std::string_view file, help;
};
[[nodiscard]] std::span<const KnownFile> files();
/// How DIR is determined.
[[nodiscard]] std::string_view describe_records_folder();

struct EnvironmentVariable {
  std::string_view name, help;
  bool in_help = false;  ///< listed in `pm --help`; others only in the manual
};
[[nodiscard]] std::span<const EnvironmentVariable> environment_variables();

}  // namespace pm::commands
