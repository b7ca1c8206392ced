#include <string_view>

#include <pm/commands.hpp>

#include "pm_version.hpp"

namespace pm::commands {

std::string program_version() { return PM_VERSION; }
std::string program_date() { return PM_DATE; }
std::string program_home() { return PM_SOURCE_URL; }

std::string version_line() {
  const std::string_view commit = PM_COMMIT;
  return "pm " PM_VERSION + (commit.empty() ? std::string() : " (" + std::string(commit) + ")");
}

}  // namespace pm::commands
