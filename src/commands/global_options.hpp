// The global options.
#pragma once

#include <optional>
#include <string>

#include "commands/flags.hpp"

namespace pm::commands {

struct GlobalOptions {
  std::optional<std::string> dir, config, color, log_file, today;
  bool quiet = false, force = false;
  int verbose = 0;
  bool help = false, version = false;
};
void define_global(Flags&, GlobalOptions&);

}  // namespace pm::commands
