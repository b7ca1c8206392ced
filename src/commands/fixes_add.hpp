#pragma once

#include <pm/record.hpp>
#include <pm/terminal.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// Asks for a fix as the interview does: title, owner and hours, factors, each only if missing. Does not add the fix,
/// but removes an idea that it took.
[[nodiscard]] Result<record::Fix> ask_for_fix(terminal::Prompt&, record::Record&, const time::Day& today);

}  // namespace pm::commands
