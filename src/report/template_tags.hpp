// The tags of a Mustache template, with their lines: what can be wrong with it is told before it is filled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pm/problem.hpp>

namespace pm::report {

struct Tag {
  enum class Kind { value, section, section_end, partial, comment };
  Kind kind = Kind::value;
  std::string name;
  std::size_t line = 1;
  std::size_t begin = 0, end = 0;  ///< bytes of the template, braces included
};

/// Fails with "FILE:LINE: …" on a tag or section that is not closed, closed twice or crossed, and on a change of
/// delimiters, which this program does not know.
[[nodiscard]] Result<std::vector<Tag>> tags_of(std::string_view text, const std::string& file);

/// The same template, as long and with its tags in the same places, but with each tag's mark and name close together
/// behind its braces. (White space that the engine does not know for it, newlines too, may stand around both.)
[[nodiscard]] std::string with_close_tags(std::string_view text, const std::vector<Tag>& tags);

/// The same template without the lines that hold nothing but one tag which shows nothing itself, as Mustache has it.
/// (The engine gets this wrong for sections that are left out.)
[[nodiscard]] std::string without_standalone_lines(std::string_view text, const std::vector<Tag>& tags);

}  // namespace pm::report
