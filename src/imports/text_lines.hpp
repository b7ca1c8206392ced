// Text read line by line from a stream.
#pragma once

#include <functional>
#include <string_view>

#include <pm/error.hpp>
#include <pm/streams.hpp>

namespace pm::imports {

/// Calls `take` with each line, without its line break (LF, CRLF). Bytes that are not UTF-8 become U+FFFD; a line of
/// more than 64 KB is cut. Fails as the stream does.
[[nodiscard]] Result<void> read_lines(streams::ByteStream&, std::string_view name,
                                      const std::function<void(std::string_view)>& take);

}  // namespace pm::imports
