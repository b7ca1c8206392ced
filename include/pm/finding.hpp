// A finding of `pm check` in a record or a text, as a value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::lint {

enum class Severity { off, info, warning, error };
[[nodiscard]] std::string_view to_string(Severity);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view);

struct Finding {
  std::string rule;
  Severity severity = Severity::warning;
  bool waived = false;
  std::string reason;     ///< reason of the waiver
  std::string path;       ///< as given, or relative to the working directory; "-" for standard input
  bool in_record = true;  ///< false for prose, which has no pointers
  std::string pointer;    ///< RFC 6901
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;  ///< 1-based, code points, end exclusive
  std::string excerpt;                                             ///< the text found; "" if something is missing
  std::string message;                                             ///< one line
  std::string ask;       ///< a question to ask; empty if the message is a question
  std::string fix_with;  ///< the command that resolves it; may be empty
  /// For a language rule: the share of findings of this kind that are right, 0 to 1.
  std::optional<double> confidence = {};
};

}  // namespace pm::lint
