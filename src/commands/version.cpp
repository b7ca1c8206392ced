#include <ostream>
#include <string_view>

#include <pm/commands.hpp>
#include <pm/record.hpp>

#include "commands/context.hpp"
#include "pm_version.hpp"

namespace pm::commands {

namespace {

Run define_schema(Flags&) {
  return [](CommandContext& context) {
    context.out() << record::schema();
    return 0;
  };
}

}  // namespace

Command schema_command() {
  return {
      .name = "schema",
      .summary = "Print the JSON Schema of a record",
      .define = define_schema,
      .needs = Command::Needs::nothing,
      .examples = "pm schema > record.schema.json\n",
  };
}

std::string program_version() { return PM_VERSION; }
std::string program_date() { return PM_DATE; }
std::string project_url() { return PM_SOURCE_URL; }

std::string version_line() {
  const std::string_view commit = PM_COMMIT;
  return "pm " PM_VERSION + (commit.empty() ? std::string() : " (" + std::string(commit) + ")");
}

}  // namespace pm::commands
