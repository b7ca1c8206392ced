// Errors as values: kind, message and hint.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace pm {

/// Determines the exit status (`exit_code`). Of several problems the highest one counts.
enum class ErrorKind {
  refused,      ///< a finding, a malformed record: exit 1
  usage,        ///< invalid usage, or an input that does not exist or cannot be read: exit 2
  outside,      ///< I/O or network error: exit 3
  interrupted,  ///< the user interrupted it: exit 130
};

struct Error {
  ErrorKind kind = ErrorKind::usage;
  std::string message;  ///< what happened and where, without a full stop
  std::string hint;     ///< what to do next; may be empty

  /// Returns the error with a prefix for the action: "reading pm.toml: …".
  [[nodiscard]] Error with_context(std::string_view doing) const {
    return {kind, std::string(doing) + ": " + message, hint};
  }
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string hint = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(what), std::move(hint)});
}

[[nodiscard]] int exit_code(ErrorKind kind);

}  // namespace pm
