#include "commands/gate.hpp"

#include <utility>

namespace pm::commands {

check::Settings settings_of(const CommandContext& context) {
  const auto& config = context.config();
  check::Settings settings;
  settings.today = context.today();
  if (!context.options().today) settings.now = context.world().now();
  settings.small_fix_hours = config.small_fix_hours;
  settings.tracker_configured = config.tracker.has_value();
  settings.severities.insert(config.rules.begin(), config.rules.end());
  return settings;
}

axioms::Checker checker_of(const CommandContext& context, bool sensitive) {
  auto words = context.config().words;
  words.sensitive = sensitive;
  return axioms::Checker(std::move(words));
}

FoundById::FoundById(const CommandContext& context) : cwd_(context.world().cwd) {
  if (context.folder_is_default()) folder_ = (cwd_ / context.folder()).lexically_normal();
}

bool FoundById::operator()(const std::filesystem::path& path) const {
  if (!folder_) return false;
  const auto inside = (cwd_ / path).lexically_normal().lexically_relative(*folder_);
  return !inside.empty() && *inside.begin() != "..";
}

}  // namespace pm::commands
