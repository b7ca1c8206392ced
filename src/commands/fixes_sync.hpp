#pragma once

#include "commands/tracker_connection.hpp"

namespace pm::commands {

[[nodiscard]] int sync_fixes(const trackers::SyncOptions&, const CommandContext&, const TrackerPorts&,
                             const trackers::SyncQuestions&);

}  // namespace pm::commands
