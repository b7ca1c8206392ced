// Postponing the fixes to another day.
#pragma once

#include "question.hpp"

namespace pm::interview {

/// Two days later, not on a weekend.
[[nodiscard]] time::Day usual_soak_day(const time::Day& today);
/// "Thursday", or "Thu 26 Nov" when it is more than six days away.
[[nodiscard]] std::string day_name(const time::Day&);

[[nodiscard]] Taken soak(Session&, std::string_view day_words, const Room&);
[[nodiscard]] Taken soak_on(Session&, const time::Day&, const Room&);

}  // namespace pm::interview
