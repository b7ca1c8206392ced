// Where the conversation is written: a descriptor, straight, so that nothing is lost in a buffer.
#pragma once

#include <cstddef>
#include <string_view>

namespace pm::prompt {

/// Writes all of it; waits for a descriptor that is full. False: it is closed or gone.
bool write_all(int descriptor, std::string_view bytes);

/// Columns of the terminal behind the descriptor; else COLUMNS; else 80.
[[nodiscard]] std::size_t columns_of(int descriptor);

/// Rows of the terminal behind the descriptor; 0: nobody knows.
[[nodiscard]] std::size_t rows_of(int descriptor);

}  // namespace pm::prompt
