// Says in a sentence why a text is no JSON. Only asked once it is known that it is none.
#pragma once

#include <string_view>

#include "record/json_document.hpp"

namespace pm::json {

/// How far a text was understood.
struct Understood {
  enum class Last { nothing, opening, key, value } last = Last::nothing;
  Kind inside = Kind::null;  ///< object, array; null at the top
  std::size_t end = 0;       ///< where the last part that was understood ends
  std::size_t failed = 0;    ///< the byte that could not go on; the text's size if it ended
};

[[nodiscard]] JsonError explain(std::string_view text, const Understood& understood);

}  // namespace pm::json
