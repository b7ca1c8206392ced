#include "commands/gate.hpp"

namespace pm::commands {

check::Settings settings_of(const CommandContext& context) {
  const auto& config = context.config();
  check::Settings settings;
  settings.today = context.today();
  settings.small_fix_hours = config.small_fix_hours;
  settings.tracker_configured = config.tracker.has_value();
  settings.severities.insert(config.rules.begin(), config.rules.end());
  return settings;
}

axioms::Checker checker_of(const CommandContext& context) { return axioms::Checker(context.config().words); }

bool is_found_by_id(const CommandContext& context, const std::filesystem::path& path) {
  if (!context.folder_is_default()) return false;
  const auto& cwd = context.world().cwd;
  const auto inside = (cwd / path).lexically_normal().lexically_relative((cwd / context.folder()).lexically_normal());
  return !inside.empty() && *inside.begin() != "..";
}

}  // namespace pm::commands
