// What speaks for a candidate of this record, beyond what its reader knows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <pm/candidates.hpp>

namespace pm::imports {

/// Adds to the weight of a candidate and to its reasons. `repeats`: how often its text was met before.
void weigh_for_record(Candidate&, const CollectOptions&, unsigned repeats);

/// Identifies texts that differ only in numbers, marks and case.
[[nodiscard]] std::uint64_t shape_of(std::string_view text);

}  // namespace pm::imports
