// Validates a template with all its partials.
#pragma once

#include <map>
#include <string>

#include <pm/report.hpp>

namespace pm::report {

/// Returns all partials by name, recursively. Fails with "FILE:LINE: message" for unmatched tags, unknown values, and
/// missing or recursive partials.
[[nodiscard]] Result<std::map<std::string, std::string>> checked_partials(const Template&);

}  // namespace pm::report
