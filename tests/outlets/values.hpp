// What is sent through every outlet: what somebody might type, paste or put into a record to make something come alive.
#pragma once

#include <string>
#include <vector>

namespace outlets {

/// `hostile::texts()`, and what is too wild for each single escape's own table.
[[nodiscard]] const std::vector<std::string>& values();

}  // namespace outlets
