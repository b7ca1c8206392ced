// What no schema can say about one record: ids that stand twice, milestones told twice over, leftovers of an interview.
#pragma once

#include "record/faults.hpp"
#include "record/json_document.hpp"

namespace pm::record {

/// Looks at whatever is there, even in a record that is against the schema elsewhere.
void check_beyond_schema(const json::Node& record, Faults& faults);

}  // namespace pm::record
