// Full-text search in records: words in any form of their ending, and phrases as they are. Values in, values out.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

namespace pm::search {

/// A word by its stem, or a phrase ("disk full") by its letters; case is ignored.
struct Term {
  std::string text;  ///< lower case
  std::string stem;  ///< empty: a phrase, or a word that is searched as it is written
};

struct Query {
  std::vector<Term> terms;
  std::vector<std::string> fields;  ///< top-level keys to search in; empty: all
};

/// Each argument is a word, or a phrase if it has several words or is in double quotes. Empty arguments are left out.
[[nodiscard]] std::vector<Term> parse_terms(std::span<const std::string> arguments);

/// The keys of a record that have text to search in: "title", "factors", …
[[nodiscard]] std::vector<std::string> fields();

/// A text of a record that has at least one of the terms.
struct Hit {
  std::string pointer;             ///< RFC 6901
  std::string place;               ///< for people: "factors F2", "title"
  std::string text;                ///< all of it
  std::size_t from = 0, to = 0;    ///< bytes of the first match
  std::vector<std::size_t> terms;  ///< those it has: indexes in the query
};

/// Empty unless every term is somewhere in the record, in the fields that are searched. O(text).
[[nodiscard]] std::vector<Hit> search(const record::Record&, const Query&);

/// A part of a text around the bytes `from` to `to`, on one line, with "…" where it was cut. Not escaped.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t from, std::size_t to, std::size_t columns);

}  // namespace pm::search
