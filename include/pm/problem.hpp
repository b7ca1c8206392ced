// How a failure travels: a value with a kind, a sentence and what to do next.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace pm {

/// Picks the exit code, in one place (`exit_code`). Of several problems the highest code counts.
enum class ProblemKind {
  refused,      ///< a finding, a malformed record: exit 1
  usage,        ///< used wrongly, or an input that is not there or may not be read: exit 2
  outside,      ///< the machine or a remote failed: write, disk, network: exit 3
  interrupted,  ///< the person stopped it: exit 130
};

struct Problem {
  ProblemKind kind = ProblemKind::usage;
  std::string what;  ///< what happened and where, one sentence without a full stop at its end
  std::string hint;  ///< what to do next; may be empty

  /// The same problem, told with what was being done: "reading pm.toml: …".
  [[nodiscard]] Problem during(std::string_view doing) const { return {kind, std::string(doing) + ": " + what, hint}; }
};

template <class T>
using Result = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> fail(ProblemKind kind, std::string what, std::string hint = {}) {
  return tl::unexpected<Problem>(Problem{kind, std::move(what), std::move(hint)});
}

[[nodiscard]] int exit_code(ProblemKind kind);

}  // namespace pm
