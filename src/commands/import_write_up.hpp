// `pm import --write-up`: a draft record of each existing write-up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"

namespace pm::commands {

struct WriteUpImport {
  std::vector<std::string> files;
  std::optional<std::string> zone, day;  ///< of clock times, where a write-up names none
  bool names = false;                    ///< authors and attendees become participants
  bool dry_run = false;
};

/// Writes a draft for each file and prints what was understood, a line each. A write-up that is a record already is
/// left alone. One file that cannot be read does not stop the others. Returns the exit status.
[[nodiscard]] int import_write_ups(const CommandContext&, const WriteUpImport&);

}  // namespace pm::commands
