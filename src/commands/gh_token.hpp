#pragma once

#include <optional>
#include <string>

namespace pm::commands {

/// Returns the output of `gh auth token` for the host; nullopt without gh or without a token.
[[nodiscard]] std::optional<std::string> ask_gh_for_token(const std::string& host);

}  // namespace pm::commands
