#pragma once

#include <pm/prompt.hpp>
#include <pm/record.hpp>

#include "commands/context.hpp"

namespace pm::commands {

/// Asks for a fix as the interview does: what, then who and how long, then which factors, each only if it was not said.
/// It is not in the record yet, but an idea that it took is gone from there.
[[nodiscard]] Result<record::Fix> ask_for_fix(prompt::Prompt&, record::Record&, const time::Day& today);

}  // namespace pm::commands
