// From bytes of a text to lines and columns.
#pragma once

#include <string_view>

#include <pm/record_json.hpp>

namespace pm::record {

/// Quick when asked for places in rising order: it goes on from the last one.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}

  [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end);

 private:
  void go_to(std::size_t byte);

  std::string_view text_;
  std::size_t byte_ = 0, line_ = 1, column_ = 1;
};

}  // namespace pm::record
