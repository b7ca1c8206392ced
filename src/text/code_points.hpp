// Walking over UTF-8, a code point or a grapheme cluster at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pm::text {

/// One step in a text: a code point and the bytes it takes. A byte that is no UTF-8 is a step of its own.
struct Step {
  std::int32_t code_point = 0;  ///< -1: not UTF-8
  std::size_t bytes = 1;
};
[[nodiscard]] Step first_step(std::string_view rest);

/// What a reader takes for one character, and the columns it is shown in.
struct Cluster {
  std::size_t bytes = 0, columns = 0;
};
[[nodiscard]] Cluster first_cluster(std::string_view rest);

/// White space as `\s` has it in the regular expressions of ECMAScript, which the record's schema is judged by.
[[nodiscard]] bool is_space(std::int32_t code_point);

}  // namespace pm::text
