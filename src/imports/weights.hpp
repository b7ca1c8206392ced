// What speaks for a candidate, and the reasons in words.
#pragma once

#include <string_view>

#include <pm/imports.hpp>

namespace pm::imports {

/// Adds to the weight, and the reason to `why`.
inline void weigh(Candidate& candidate, int points, std::string_view reason) {
  candidate.weight += points;
  if (!candidate.why.empty()) candidate.why += ", ";
  candidate.why += reason;
}

/// What the words of a chat message say for or against it: words of alerts and deployments, emoji alone, a very short
/// text. `is_bot`: a program wrote it, so its words give its kind, too.
void weigh_message(Candidate&, bool is_bot);

}  // namespace pm::imports
