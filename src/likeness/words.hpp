#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pm::likeness {

/// Each word as it is written, in lower case, with its stem; each stem once. Without words that every text has.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> stem_words(std::string_view text);

/// A word of many incidents: "alert", "deploy".
[[nodiscard]] bool is_common(std::string_view stem);

}  // namespace pm::likeness
