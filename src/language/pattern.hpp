// Phrases written as a line: "lack|want of <adjective>? training|skill".
//   word      a base form: "mistake" stands for "mistakes" too       =word     that form alone
//   a|b       either                                                  <class>   people, system, adverb, noun, not, …
//   <someone> a whole noun phrase for people
//   #word     a noun of that base form
//   x?        may be missing                                          ..3       up to three words between
// A phrase never reaches across a mark that parts clauses.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"

namespace pm::language {

/// A set of base forms, asked in one step.
class LemmaSet {
 public:
  LemmaSet() = default;
  explicit LemmaSet(std::string_view words);
  [[nodiscard]] bool has(Lemma l) const { return l != 0 && l < bits_.size() && bits_[l]; }
  [[nodiscard]] const std::vector<Lemma>& words() const { return words_; }
  /// Words of the list that the lexicon does not know; a test wants none.
  [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }

 private:
  std::vector<bool> bits_;
  std::vector<Lemma> words_;
  std::vector<std::string> unknown_;
};

/// Which words stand in a sentence, roughly: one that is there is never denied.
class WordFilter {
 public:
  void add(Lemma l) {
    const auto n = static_cast<std::uint32_t>(l) * 2654435761U >> 24;
    bits_[n >> 6] |= std::uint64_t{1} << (n & 63U);
  }
  void add(const WordFilter& more) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= more.bits_[i];
  }
  [[nodiscard]] bool shares(const WordFilter& o) const {
    return ((bits_[0] & o.bits_[0]) | (bits_[1] & o.bits_[1]) | (bits_[2] & o.bits_[2]) | (bits_[3] & o.bits_[3])) != 0;
  }

 private:
  std::array<std::uint64_t, 4> bits_{};
};

/// The words of one sentence, each asked for in one step. Kept from sentence to sentence: clearing it takes no time.
class SentenceWords {
 public:
  void set(const ParsedSentence&);
  [[nodiscard]] bool has_base_form(Lemma l) const { return l < base_forms_.size() && base_forms_[l] == sentence_; }
  [[nodiscard]] bool has_form(Lemma form) const { return form < forms_.size() && forms_[form] == sentence_; }

 private:
  std::uint32_t sentence_ = 0;  ///< its number; where it stands, the word is in the sentence
  std::vector<std::uint32_t> base_forms_, forms_;
};

class PhrasePattern {
 public:
  explicit PhrasePattern(std::string_view line);

  /// The end of the phrase if it begins at token `i`, else -1.
  [[nodiscard]] int match(const ParsedSentence&, int i) const;

  /// Base forms and forms of one piece that every match has: where to look for it.
  struct Anchor {
    std::vector<Lemma> lemmas, forms;
    int least = 0, most = 0;  ///< tokens before it
  };
  [[nodiscard]] const Anchor& anchor() const { return anchor_; }
  /// Whether a sentence of these words may hold the phrase: each piece that has to be there has one of its words.
  [[nodiscard]] bool possible(const WordFilter& sentence) const {
    for (const auto& need : needs_)
      if (!need.bits.shares(sentence)) return false;
    return true;
  }
  /// The same, for certain.
  [[nodiscard]] bool has_its_words(const SentenceWords&) const;
  [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }

 private:
  struct RenderedFile {
    std::vector<Lemma> lemmas, forms;
    std::uint32_t tags = 0, poses = 0;
    bool any = false, optional = false, noun = false, someone = false;
    int gap = 0;  ///< number of words allowed before it
  };
  /// The words of a piece that has to be there, and their bits.
  struct Need {
    std::size_t piece;
    WordFilter bits;
  };
  bool fits(const RenderedFile&, const ParsedSentence&, int i) const;
  int match_from(const ParsedSentence&, int i, std::size_t piece) const;

  std::vector<RenderedFile> pieces_;
  Anchor anchor_;
  std::vector<Need> needs_;
  std::vector<std::string> unknown_;
};

}  // namespace pm::language
