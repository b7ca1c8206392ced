#include <ostream>
#include <string_view>

#include <pm/commands.hpp>
#include <pm/record.hpp>

#include "commands/context.hpp"
#include "pm_version.hpp"

namespace pm::commands {

Run schema_command(Flags&) {
  return [](CommandContext& context) {
    context.out() << record::schema();
    return 0;
  };
}

std::string program_version() { return PM_VERSION; }
std::string program_date() { return PM_DATE; }
std::string program_home() { return PM_SOURCE_URL; }

std::string version_line() {
  const std::string_view commit = PM_COMMIT;
  return "pm " PM_VERSION + (commit.empty() ? std::string() : " (" + std::string(commit) + ")");
}

}  // namespace pm::commands
