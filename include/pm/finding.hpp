// What `pm check` says of a record or a text, as a value. Showing it is somebody else's work.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::check {

enum class Severity { off, info, warning, error };
[[nodiscard]] std::string_view word(Severity);
[[nodiscard]] std::optional<Severity> severity_named(std::string_view);

struct Finding {
  std::string rule;
  Severity severity = Severity::warning;
  bool waived = false;
  std::string reason;     ///< of the waiver
  std::string path;       ///< as given, or relative to the working directory; stdin is "-"
  bool in_record = true;  ///< else in prose, where there are no pointers
  std::string pointer;    ///< RFC 6901
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;  ///< 1-based, code points, end exclusive
  std::string excerpt;                                             ///< the words found; "" for a thing that is absent
  std::string message;                                             ///< what is the matter, one line
  std::string ask;       ///< a question that opens it; empty where the message is one
  std::string fix_with;  ///< the command that settles it; empty where none does
};

}  // namespace pm::check
