#pragma once

#include <functional>
#include <string>

#include "commands/tracker_run.hpp"

namespace pm::commands {

struct SyncOptions {
  bool dry_run = false;
};

enum class Side { here, there, neither };
/// Who is right, where both sides moved; nullptr: nobody is there to ask.
using AskSide = std::function<Side(const std::string& question)>;

[[nodiscard]] int sync_fixes(const SyncOptions&, const CommandContext&, const TrackerDoors&, const AskSide&);

}  // namespace pm::commands
