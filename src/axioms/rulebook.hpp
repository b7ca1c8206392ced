// The rows of all families made ready to run: phrases by the word to look for, deeds by the words near them.
#pragma once

#include <span>
#include <vector>

#include "axioms/rules.hpp"

namespace pm::axioms {

class Rulebook {
 public:
  Rulebook();

  struct Found {
    Rule rule;
    std::string_view pattern;
    Match match;
  };

  /// Whether any row can find something in a sentence of these words: most sentences need not be read on.
  [[nodiscard]] bool stirs(const Reading&) const;
  void run(const Reading&, Rules, std::vector<Found>&) const;

  /// Words of rows that the lexicon does not know: a test wants none.
  [[nodiscard]] std::vector<std::string> unknown_words() const;

  [[nodiscard]] static const Rulebook& all();

 private:
  struct PhraseEntry {
    const PhraseRow* row;
    Phrase phrase;
  };
  struct DeedEntry {
    const DeedRow* row;
    std::vector<std::string> unknown;
  };
  std::vector<PhraseEntry> phrases_;
  std::vector<DeedEntry> deeds_;
  std::vector<std::vector<std::uint16_t>> by_lemma_, by_form_;  ///< phrases by a word they must have
  std::vector<std::uint64_t> near_;                             ///< by lemma or form: a bit for each row of deeds
};

}  // namespace pm::axioms
