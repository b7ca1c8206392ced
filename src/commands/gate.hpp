// What pm.toml and the command line say about rules, as the checks want it.
#pragma once

#include <filesystem>
#include <optional>

#include <pm/axioms.hpp>
#include <pm/check.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// Of pm.toml alone; what `pm check` adds comes over it.
[[nodiscard]] check::Settings settings_of(const CommandContext&);
[[nodiscard]] axioms::Checker checker_of(const CommandContext&);

/// Whether a record at a path can be named by its id alone: a bare `pm` run here would find it.
class FoundById {
 public:
  explicit FoundById(const CommandContext&);
  [[nodiscard]] bool operator()(const std::filesystem::path&) const;

 private:
  std::filesystem::path cwd_;
  std::optional<std::filesystem::path> folder_;  ///< where ids are looked for; nullopt: it was named by hand
};

/// Of several, the one that counts: 130, else the highest of 3, 2, 1.
[[nodiscard]] constexpr int worse(int a, int b) { return a > b ? a : b; }

}  // namespace pm::commands
