// A team's own language: phrases of pm.toml and the names of one record, found among a sentence's tokens.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pm/language.hpp>

#include "language/tokenizer.hpp"

namespace pm::language {

/// Phrases as sequences of words, whatever their case; "the" before them counts for nothing.
class PhraseList {
 public:
  void add(std::string_view phrase, std::size_t number);
  void clear();

  struct Hit {
    std::size_t first, last, number;  ///< tokens [first, last)
  };
  template <class Each>
  void each_hit(const std::vector<WordToken>& tokens, Each each) const {
    if (phrases_.empty()) return;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (((first_word_bits_ >> (tokens[i].hash & 63U)) & 1U) == 0) continue;
      for (const auto& p : phrases_)
        if (p.first == tokens[i].hash && matches_at(p, tokens, i)) each(Hit{i, i + p.size, p.number});
    }
  }

 private:
  struct Entry {
    std::uint64_t first;      ///< word
    std::size_t begin, size;  ///< its words, in `words_`
    std::size_t number;
  };
  bool matches_at(const Entry&, const std::vector<WordToken>&, std::size_t i) const;
  std::vector<Entry> phrases_;
  std::vector<std::uint64_t> words_;
  std::uint64_t first_word_bits_ = 0;  ///< which first words are possible at all
  std::vector<WordToken> tokens_;
};

/// `[words]` of pm.toml, ready to be looked for.
struct TeamWords {
  explicit TeamWords(Vocabulary);

  PhraseList people, systems, allow, deny;
  std::vector<Vocabulary::DeniedPhrase> denied;
  bool sensitive = false;
};

}  // namespace pm::language
