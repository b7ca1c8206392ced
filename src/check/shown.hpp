// Findings on their way out: one function a format, each in a file of its own; the list is in formats.cpp.
#pragma once

#include <array>

#include <pm/check.hpp>

namespace pm::check {

[[nodiscard]] std::string as_human(const Outcome&, const Look&);
[[nodiscard]] std::string as_json(const Outcome&, const Look&);
[[nodiscard]] std::string as_sarif(const Outcome&, const Look&);
[[nodiscard]] std::string as_junit(const Outcome&, const Look&);
[[nodiscard]] std::string as_github(const Outcome&, const Look&);

/// How many there are of each severity, without the waived ones, and those.
struct Counted {
  std::array<std::size_t, 4> of{};  ///< by Severity
  std::size_t waived = 0;
  [[nodiscard]] std::size_t with(Severity s) const { return of[static_cast<std::size_t>(s)]; }
};
[[nodiscard]] Counted count(const Outcome&);

}  // namespace pm::check
