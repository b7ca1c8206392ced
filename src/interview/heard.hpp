// What the axioms say of an answer, and how the interview says it: dim, once in full, never in the way.
#pragma once

#include <span>

#include "question.hpp"

namespace pm::interview {

/// One line and one question on the first finding in the new words; a rule that spoke already says a word.
void say_findings(Turn&, std::span<const Heard>, const Room&);

}  // namespace pm::interview
