// Checks that a schema cannot express: duplicate ids, contradictory milestones, remains of an interview.
#pragma once

#include "record/errors.hpp"
#include "record/json_document.hpp"

namespace pm::record {

/// Looks at whatever is there, even in a record that is against the schema elsewhere.
void check_semantics(const json::Node& record, Faults& faults);

}  // namespace pm::record
