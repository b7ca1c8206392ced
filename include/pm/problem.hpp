// Errors as values: kind, message and hint.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace pm {

/// Determines the exit status (`exit_code`). Of several problems the highest one counts.
enum class ProblemKind {
  refused,      ///< a finding, a malformed record: exit 1
  usage,        ///< invalid usage, or an input that does not exist or cannot be read: exit 2
  outside,      ///< I/O or network error: exit 3
  interrupted,  ///< the user interrupted it: exit 130
};

struct Problem {
  ProblemKind kind = ProblemKind::usage;
  std::string what;  ///< what happened and where, without a full stop
  std::string hint;  ///< what to do next; may be empty

  /// Returns the problem with a prefix for the action: "reading pm.toml: …".
  [[nodiscard]] Problem during(std::string_view doing) const { return {kind, std::string(doing) + ": " + what, hint}; }
};

template <class T>
using Result = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> fail(ProblemKind kind, std::string what, std::string hint = {}) {
  return tl::unexpected<Problem>(Problem{kind, std::move(what), std::move(hint)});
}

[[nodiscard]] int exit_code(ProblemKind kind);

}  // namespace pm
