#pragma once

#include <string>
#include <vector>

#include "commands/tracker_connection.hpp"

namespace pm::commands {

struct FileOptions {
  std::vector<std::string> fixes;  ///< RECORD:X1; none: every open fix without a ticket
  bool dry_run = false, force = false, full = false;
};

[[nodiscard]] int file_fixes(const FileOptions&, const CommandContext&, const TrackerPorts&);

}  // namespace pm::commands
