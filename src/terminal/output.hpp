// Unbuffered output of the conversation to a file descriptor.
#pragma once

#include <cstddef>
#include <string_view>

namespace pm::terminal {

/// Writes everything, waiting if necessary. Returns false if the descriptor is closed.
bool write_all(int descriptor, std::string_view bytes);

/// Width of the terminal; else COLUMNS; else 80.
[[nodiscard]] std::size_t columns_of(int descriptor);

/// Height of the terminal; 0 if unknown.
[[nodiscard]] std::size_t rows_of(int descriptor);

}  // namespace pm::terminal
