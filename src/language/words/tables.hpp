// The tables of words: each a list of words parted by spaces. Data only.
#pragma once

#include <span>
#include <string_view>

namespace pm::language::words {

struct Group {
  unsigned tags;
  std::string_view list;
};

/// Words of grammar, and adverbs and adjectives that do not show by their ending.
[[nodiscard]] std::span<const Group> closed();
/// Nouns by what they stand for; a plural is made of each.
[[nodiscard]] std::span<const Group> nouns();
/// Proper names: people, companies, software.
[[nodiscard]] std::span<const Group> names();
/// Regular verbs, base forms; human deeds apart.
[[nodiscard]] std::span<const Group> verbs();

/// Verbs whose forms no rule of spelling makes: base, past, participle ("forget", "forgot", "forgotten").
struct Irregular {
  std::string_view base, past, done;
  unsigned more = 0;
};
[[nodiscard]] std::span<const Irregular> irregular_verbs();

/// Words as they are often misspelled, each with the right form, which it is read as.
struct Misspelling {
  std::string_view form, meant;
};
[[nodiscard]] std::span<const Misspelling> misspellings();

/// Verbs of several syllables that double their last letter: "commit", "committed".
[[nodiscard]] std::string_view doubling();

}  // namespace pm::language::words
