// Where a Markdown file may be cut so that each part reads as it does in the whole.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::prose {

struct Parts {
  std::vector<std::size_t> starts;  ///< first lines, counted from 0; the first is 0
  std::string targets;              ///< "[name]: target" lines of all parts, which each of them may name
};

/// A file that names very many link targets, or has HTML that reaches over blank lines, is one part.
[[nodiscard]] Parts parts(std::string_view markdown, const std::vector<std::size_t>& lines);

}  // namespace pm::prose
