// The formats that can be read. Each has its own file, which defines its row. It is declared and listed here.
#include <pm/imports.hpp>

#include <vector>

namespace pm::imports {

namespace paste { extern const Reader reader; }

std::span<const Reader> readers() {
  // clang-format off
  static const std::vector<Reader> rows = {
      paste::reader,
  };
  // clang-format on
  return rows;
}

}  // namespace pm::imports
