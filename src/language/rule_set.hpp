// The rows of all families made ready to run: phrases by the word to look for, deeds by the words near them.
#pragma once

#include <span>
#include <vector>

#include "language/rules.hpp"

namespace pm::language {

class RuleSet {
 public:
  RuleSet();

  struct RuleHit {
    Rule rule;
    std::string_view pattern;
    RuleMatch match;
  };

  /// The rows that can find something in a sentence, by its words alone. For most sentences there are none.
  struct Candidates {
    struct Spot {
      int token;
      std::uint16_t phrase;
    };
    std::vector<Spot> phrases;     ///< by token
    std::uint64_t verb_rules = 0;  ///< a bit for each row
    SentenceWords words;
  };
  /// Looks ahead in a sentence whose words are looked up; false: it need not be read on.
  [[nodiscard]] bool may_match(const ParsedSentence&, Candidates&) const;
  void run(const ParsedSentence&, const Candidates&, RuleSelection, std::vector<RuleHit>&) const;

  /// A row whose words stand in a sentence, for explaining it.
  struct Attempt {
    Rule rule;
    std::string_view row;
    RuleMatch match;                      ///< false: the row does not match
    std::string_view exception = {};      ///< why a row whose words are there is left out; empty: it is not
    const VerbRule* verb_rule = nullptr;  ///< of a row of deeds
    const VerbPhrase* verb_phrase = nullptr;
  };
  /// What `run` tries, with what it leaves out.
  [[nodiscard]] std::vector<Attempt> attempts(const ParsedSentence&, const Candidates&) const;

  /// Words of rows that the lexicon does not know: a test wants none.
  [[nodiscard]] std::vector<std::string> unknown_words() const;

  [[nodiscard]] static const RuleSet& all();

 private:
  struct PhraseEntry {
    const PhraseRule* row;
    PhrasePattern phrase;
  };
  struct VerbEntry {
    const VerbRule* row;
    std::vector<std::string> unknown;
  };
  /// The rows that a word may belong to. All of them are asked of every word: they fill one line of the cache.
  struct Rows {
    std::uint64_t near = 0, also = 0;             ///< a bit for each row of deeds
    WordFilter words;                             ///< the word itself, and its base form
    std::uint32_t first_phrase = 0, phrases = 0;  ///< in `anchored_`: those that must have it
  };
  void add(const VerbRule&);

  std::vector<PhraseEntry> phrases_;
  std::vector<std::uint16_t> anchored_;
  std::vector<VerbEntry> verb_rules_;
  std::vector<Rows> by_form_;               ///< of a form, with those of its base form
  std::vector<Rows> by_lemma_;              ///< of a base form alone: of "co-engineer", which is no form we know
  std::uint64_t needs_extra_check_ = 0;     ///< verb rules with a `precheck`
  std::uint64_t needs_no_second_word_ = 0;  ///< verb rules without `second`
};

}  // namespace pm::language
