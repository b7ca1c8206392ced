// Characters as files write them: code points of UTF-8, and character references of HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pm::text {

/// Bytes of the code point that `rest` begins with; 1 for a byte that is not UTF-8. Precondition: not empty.
[[nodiscard]] std::size_t code_point_length(std::string_view rest);

/// The text of a character reference, "&" and ";" included: "&amp;", "&#39;", "&#x27;". A name that is not known stays
/// as it is written.
[[nodiscard]] std::string decode_entity(std::string_view entity);

/// Bytes of the character reference that `text` begins with; 0 if there is none.
[[nodiscard]] std::size_t entity_length(std::string_view text);

}  // namespace pm::text
