// Action items of a write-up: lists and tables.
#pragma once

#include <vector>

#include <pm/record.hpp>
#include <pm/time.hpp>

#include "imports/write_up_parts.hpp"

namespace pm::imports::write_up {

/// Fixes without ids, open on `opened`. Columns are found by their names (action, owner, due, ticket), owners also
/// behind "@" and "owner:" at the end of an item; links are tickets. Of a table, what has no field of its own is kept
/// in the note.
[[nodiscard]] std::vector<record::Fix> read_fixes(const std::vector<Part>&, const time::Day& opened);

}  // namespace pm::imports::write_up
