// Parses the tags of a Mustache template with their lines, to report errors before rendering.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/report.hpp>

namespace pm::report {

struct TemplateTag {
  enum class Kind { value, section, section_end, partial, comment };
  Kind kind = Kind::value;
  std::string name;
  std::size_t line = 1;
  std::size_t begin = 0, end = 0;  ///< byte range including braces
};

/// Fails with "FILE:LINE: message" for unclosed or crossed tags and sections, and for set delimiter tags, which are not
/// supported.
[[nodiscard]] Result<std::vector<TemplateTag>> tags_of(std::string_view text, const std::string& file);

/// Returns the template with white space moved out of the tags, so that the engine recognises them. Length and
/// positions of tags are unchanged.
[[nodiscard]] std::string with_close_tags(std::string_view text, const std::vector<TemplateTag>& tags);

/// Returns the template without standalone tag lines, as Mustache requires. The engine does not do this correctly for
/// omitted sections.
[[nodiscard]] std::string without_standalone_lines(std::string_view text, const std::vector<TemplateTag>& tags);

// All names available in templates, documented in docs/templates.md; a test compares both.

[[nodiscard]] std::span<const std::string_view> template_names();

// Validates a template with all its partials.

/// Returns all partials by name, recursively. Fails with "FILE:LINE: message" for unmatched tags, unknown values, and
/// missing or recursive partials.
[[nodiscard]] Result<std::map<std::string, std::string>> checked_partials(const Template&);

}  // namespace pm::report
