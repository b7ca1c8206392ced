#include "commands/settings.hpp"

#include <utility>

namespace pm::commands {

lint::LintSettings lint_settings(const CommandContext& context) {
  const auto& config = context.config();
  lint::LintSettings settings;
  settings.today = context.today();
  if (!context.options().today) settings.now = context.environment().now();
  settings.small_fix_hours = config.small_fix_hours;
  settings.tracker_configured = config.tracker.has_value();
  settings.severities.insert(config.rules.begin(), config.rules.end());
  return settings;
}

language::Checker make_checker(const CommandContext& context, bool sensitive) {
  auto words = context.config().words;
  words.sensitive = sensitive;
  return language::Checker(std::move(words));
}

RecordNames::RecordNames(const CommandContext& context) : cwd_(context.environment().cwd) {
  if (context.folder_is_default()) folder_ = (cwd_ / context.folder()).lexically_normal();
}

bool RecordNames::operator()(const std::filesystem::path& path) const {
  if (!folder_) return false;
  const auto inside = (cwd_ / path).lexically_normal().lexically_relative(*folder_);
  return !inside.empty() && *inside.begin() != "..";
}

}  // namespace pm::commands
