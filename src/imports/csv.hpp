// Comma-separated values as RFC 4180 has them, row by row; also with semicolons and tabs.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/error.hpp>
#include <pm/streams.hpp>

namespace pm::imports {

/// The separator of a table, from its first line: a comma, a semicolon or a tab.
[[nodiscard]] char csv_separator(std::string_view first_line);

/// Calls `take` with the fields of each row and its line, from 1. Quoted fields may have separators, line breaks and
/// doubled quotes; LF and CRLF end a row, empty lines are skipped. Bytes that are not UTF-8 become U+FFFD.
/// Fails with `refused` if a quoted field is not closed, and for a row of more than 16 MB.
[[nodiscard]] Result<void> read_csv(streams::ByteStream&, std::string_view name, char separator,
                                    const std::function<void(const std::vector<std::string>&, std::size_t line)>& take);

}  // namespace pm::imports
