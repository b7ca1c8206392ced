// Plain text: paragraphs between blank lines. Lines that begin with ">" are quotes.
#pragma once

#include <string_view>

#include "lint/block_text.hpp"

namespace pm::prose {

/// Passes the prose and the comments of a plain text to `sink`.
void read_plain(std::string_view file, Sink& sink);

}  // namespace pm::prose
