// The order of a timeline: by time, then by the number of the id (T2 before T10).
#pragma once

#include <pm/record.hpp>

namespace pm::record {

[[nodiscard]] bool comes_before(const Event& a, const Event& b);

}  // namespace pm::record
