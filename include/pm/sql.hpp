// Escaping of text for SQL.
#pragma once

#include <string>
#include <string_view>

namespace pm::escape {

/// A text literal of standard SQL, with its quotes: quotes in the text are doubled, controls as in `for_terminal`, so
/// that it holds no NUL. A database that treats a backslash in a literal as an escape (MySQL, PostgreSQL with
/// standard_conforming_strings off) is not supported.
[[nodiscard]] std::string for_sql(std::string_view);

}  // namespace pm::escape
