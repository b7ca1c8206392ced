// Formats the requests of `pm fixes file` exactly, without the token.
#pragma once

#include <string>

#include "commands/tracker_run.hpp"

namespace pm::commands {

[[nodiscard]] std::string dry_run_head(const ChosenTracker&, const Result<trackers::Token>&);
[[nodiscard]] std::string dry_run_of(const std::string& fix, const ChosenTracker&, const trackers::Draft&);

}  // namespace pm::commands
