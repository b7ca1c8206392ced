// Which names in a list stood there before.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace pm::record {

/// Places of every name that repeats an earlier one, ascending. Empty, and cheap, for nearly every list.
[[nodiscard]] std::vector<std::size_t> repeats(std::span<const std::string_view> names);

}  // namespace pm::record
