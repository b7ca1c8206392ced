// Resolves a time expression to an instant.
#pragma once

#include <pm/spoken_time.hpp>

#include "time/said.hpp"

namespace pm::spoken {

Told resolve(const said::Said&, const Context&);

}  // namespace pm::spoken
