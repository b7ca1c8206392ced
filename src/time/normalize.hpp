// What people type and paste, in the letters that the reader knows: ASCII digits, letters and spaces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pm::spoken {

/// Every Unicode space is a blank, full-width signs are ASCII, and signs without a width are gone.
struct NormalizedText {
  std::string text;
  std::string lower;                 ///< `text` in lower case (ASCII letters only)
  std::vector<std::size_t> origins;  ///< of each byte of `text`, and of its end: the byte of the original it begins at
};

[[nodiscard]] NormalizedText normalize(std::string_view original);

}  // namespace pm::spoken
