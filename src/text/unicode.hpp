// Iterates over UTF-8 by code point or grapheme cluster.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pm::text {

/// A code point and its length in bytes. An invalid byte is a step of its own.
struct CodePoint {
  std::int32_t code_point = 0;  ///< -1: not UTF-8
  std::size_t bytes = 1;
};
[[nodiscard]] CodePoint first_code_point(std::string_view rest);

/// A grapheme cluster and its display width.
struct GraphemeCluster {
  std::size_t bytes = 0, columns = 0;
};
[[nodiscard]] GraphemeCluster first_cluster(std::string_view rest);

/// White space as in ECMAScript's `\s`, which the schema uses.
[[nodiscard]] bool is_space(std::int32_t code_point);

}  // namespace pm::text
