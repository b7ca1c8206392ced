#include <charconv>

#include <pm/record.hpp>

namespace pm::record {

Number Number::of(double value) {
  std::array<char, 32> letters;  // the shortest form of a double takes at most 24
  const auto end = std::to_chars(letters.data(), letters.data() + letters.size(), value).ptr;
  return {value, std::string(letters.data(), end)};
}

}  // namespace pm::record
