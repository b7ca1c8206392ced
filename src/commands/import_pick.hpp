// A person picks events from candidates and says who the people are, at a prompt.
#pragma once

#include <span>
#include <vector>

#include <pm/candidates.hpp>
#include <pm/terminal.hpp>

namespace pm::commands {

/// Shows the candidates and returns the picks; empty if there are none. Fails with `interrupted` on Ctrl-C.
[[nodiscard]] Result<std::vector<imports::PickedEvent>> pick_candidates(terminal::Prompt&,
                                                                        std::span<const imports::KeptCandidate>,
                                                                        const imports::People&, const time::Zone&);

/// Asks once for the role of each person whose role is not known, and notes the answers in the file. Fails with
/// `interrupted` on Ctrl-C.
[[nodiscard]] Result<void> ask_roles(terminal::Prompt&, std::span<const imports::PickedEvent>, imports::CandidateFile&,
                                     const imports::Roles& configured);

}  // namespace pm::commands
