// The interview's names for a fix said on a line.
#pragma once

#include <pm/fix_line.hpp>

namespace pm::interview {
using fixes::FixLine;
using fixes::read_factor_ids;
using fixes::read_fix_line;
using fixes::read_who;
using fixes::Who;
}  // namespace pm::interview
