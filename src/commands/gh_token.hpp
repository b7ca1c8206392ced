#pragma once

#include <optional>
#include <string>

namespace pm::commands {

/// What `gh auth token` says for that host; nullopt where there is no gh, or it has none.
[[nodiscard]] std::optional<std::string> ask_gh_for_token(const std::string& host);

}  // namespace pm::commands
