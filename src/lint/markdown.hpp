// Parses CommonMark with tables, task lists and strikethrough by md4c.
#pragma once

#include <string_view>

#include "lint/block_text.hpp"

namespace pm::prose {

enum class Tables { on, off };

/// Passes the prose and the comments of a Markdown file to `sink`. Exceptions of `sink` pass through.
/// Positions come from md4c, whose texts are parts of the file itself.
/// Returns false, and stops, at a table so sparse that reading its cells would not be linear: read it without tables.
[[nodiscard]] bool read_markdown(std::string_view file, Tables, Sink& sink);

}  // namespace pm::prose
