// The words that go with a finding: what the sentence does, and a question that fits it.
#pragma once

#include <string>
#include <string_view>

#include <pm/language.hpp>

#include "language/rules.hpp"

namespace pm::language {

struct FindingText {
  std::string message, ask;
};
[[nodiscard]] FindingText finding_text(const ParsedSentence&, const RuleMatch&, Rule, std::string_view pattern,
                                       bool about_self);

/// Every line that `finding_text` may begin from, so that a test can hold them against the rules themselves.
[[nodiscard]] std::span<const std::string_view> all_finding_texts();

}  // namespace pm::language
