// What a Markdown reader may be given: the same bytes at the same places, without what makes it slow.
#pragma once

#include <string>
#include <string_view>

namespace pm::prose {

/// Paragraphs with more brackets, stars and underscores than prose has lose them, and lines that open hundreds of
/// quotes or lists are blank: cmark-gfm needs the square of their number.
[[nodiscard]] std::string tamed(std::string_view markdown);

}  // namespace pm::prose
