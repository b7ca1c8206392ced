// Formats the requests of `pm fixes file` exactly, without the token.
#pragma once

#include <string>

#include "commands/tracker_connection.hpp"

namespace pm::commands {

[[nodiscard]] std::string dry_run_heading(const ChosenTracker&, const Result<trackers::ApiToken>&);
[[nodiscard]] std::string dry_run_text(const std::string& fix, const ChosenTracker&, const trackers::IssueDraft&);

}  // namespace pm::commands
