// Settings of the checks from pm.toml and the command line.
#pragma once

#include <filesystem>
#include <optional>

#include <pm/language.hpp>
#include <pm/lint.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// From pm.toml; `pm check` overrides it.
[[nodiscard]] lint::LintSettings lint_settings(const CommandContext&);
[[nodiscard]] language::Checker make_checker(const CommandContext&, bool sensitive = false);

/// Whether a record can be named by its id: `pm` without options finds it.
class RecordNames {
 public:
  explicit RecordNames(const CommandContext&);
  [[nodiscard]] bool operator()(const std::filesystem::path&) const;

 private:
  std::filesystem::path cwd_;
  std::optional<std::filesystem::path> folder_;  ///< directory in which ids are searched; nullopt if given explicitly
};

/// Combines two exit statuses: 130, else the highest of 3, 2, 1.
[[nodiscard]] constexpr int worst_exit_code(int a, int b) { return a > b ? a : b; }

}  // namespace pm::commands
