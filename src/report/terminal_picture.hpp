// Renders the phases as text bars for terminals.
#pragma once

#include <string>
#include <vector>

#include <pm/report.hpp>

#include "report/phases.hpp"

namespace pm::report {

/// One line per phase: name, bar, duration. Without bars if there is no room or drawing is off.
[[nodiscard]] std::vector<std::string> picture_lines(const std::vector<Phase>&, std::size_t columns, DrawingStyle);

}  // namespace pm::report
