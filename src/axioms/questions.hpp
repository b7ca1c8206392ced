// The words that go with a finding: what the sentence does, and a question that fits it.
#pragma once

#include <string>
#include <string_view>

#include <pm/axioms.hpp>

#include "axioms/rules.hpp"

namespace pm::axioms {

struct Wording {
  std::string message, ask;
};
[[nodiscard]] Wording wording(const Reading&, const Match&, Rule, std::string_view pattern, bool about_self);

/// Every line that `wording` may begin from, so that a test can hold them against the rules themselves.
[[nodiscard]] std::span<const std::string_view> all_wordings();

}  // namespace pm::axioms
