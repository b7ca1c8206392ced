// A template with all its partials, found to be sound.
#pragma once

#include <map>
#include <string>

#include <pm/report.hpp>

namespace pm::report {

/// Texts of all partials by name, theirs included. Fails with "FILE:LINE: …" on tags that do not match, values that
/// do not exist, partials that cannot be had or that include themselves.
[[nodiscard]] Result<std::map<std::string, std::string>> checked_partials(const Template&);

}  // namespace pm::report
