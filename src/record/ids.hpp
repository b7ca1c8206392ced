// Ids for what answers name without one.
#pragma once

#include <pm/record.hpp>

namespace pm::record {

/// Events, factors and fixes without an id get the next free number, in the order of their lists. References do not
/// count: they are meant for the ids made here.
void assign_missing_ids(Record&);

}  // namespace pm::record
