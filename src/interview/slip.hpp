// Factors with human error, for which made_sense is asked.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

[[nodiscard]] bool tells_of_a_slip(const record::Factor&, const Room&);

}  // namespace pm::interview
