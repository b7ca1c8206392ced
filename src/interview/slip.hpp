// Whether a factor has a person's slip in it, so that it is asked what made sense.
#pragma once

#include <pm/interview.hpp>

namespace pm::interview {

[[nodiscard]] bool tells_of_a_slip(const record::Factor&, const Room&);

}  // namespace pm::interview
