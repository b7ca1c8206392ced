#include <ostream>

#include <pm/record_json.hpp>

#include "commands/context.hpp"

namespace pm::commands {

Run schema_command(Flags&) {
  return [](CommandContext& context) {
    context.out() << record::schema();
    return 0;
  };
}

}  // namespace pm::commands
