// The phases of an incident as bars of characters, for where there is no Mermaid.
#pragma once

#include <string>
#include <vector>

#include <pm/report.hpp>

#include "report/phases.hpp"

namespace pm::report {

/// A line for each phase that lasts: name, bar, how long. Without bars where there is no room for them, and in words.
[[nodiscard]] std::vector<std::string> picture_lines(const std::vector<Phase>&, std::size_t columns, Drawing);

}  // namespace pm::report
