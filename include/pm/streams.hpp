// Bytes that are read in pieces, so that a file of gigabytes needs no more memory than a small one.
#pragma once

#include <cstddef>
#include <span>

#include <pm/error.hpp>

namespace pm::streams {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Reads up to `into.size()` bytes and returns how many; 0 at the end only. Fails with `usage` for damaged data and
  /// with `outside` on an I/O error.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

}  // namespace pm::streams
