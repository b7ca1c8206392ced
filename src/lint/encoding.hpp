// The byte order mark of UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace pm::prose {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace pm::prose
