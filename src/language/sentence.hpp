// A sentence as the rules see it: each word's base form and part of speech, and every deed with its actor.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/lexicon.hpp"
#include "language/tokenizer.hpp"

namespace pm::language {

enum class PartOfSpeech : std::uint8_t {
  noun,
  verb,  ///< any form; which one is in the tags
  adverb,
  adjective,
  determiner,
  possessive,
  preposition,
  conjunction,  ///< and, or, but
  sub,          ///< because, while, if
  modal,
  be,
  have,
  do_,
  not_,
  to,
  wh,
  pronoun,
  number,
  mark,  ///< punctuation
};

struct TaggedWord {
  std::uint32_t tags = 0;
  Lemma lemma = 0, form = 0;
  PartOfSpeech pos = PartOfSpeech::mark;
  TokenShape shape = TokenShape::other;
  std::int16_t verb_phrase = -1;  ///< whose verb group it belongs to
};

enum class SubjectClass : std::uint8_t {
  none,      ///< nobody is named: "was dropped", "Dropped the table"
  people,    ///< a person, a role, a team, we, they, somebody
  company,   ///< may act like people or be down like a system
  customer,  ///< people outside
  outsider,  ///< attackers
  named,     ///< a proper name of we know not what
  system,
  thing,  ///< it, this, and every other noun
};

struct Subject {
  SubjectClass subject_class = SubjectClass::none;
  int begin = -1, end = -1;  ///< tokens
  int head = -1;
  bool self = false;    ///< I
  bool nobody = false;  ///< nobody, no one
};

/// A verb with its context.
struct VerbPhrase {
  int first = 0, main = 0;  ///< tokens: of the group, and its verb
  Lemma verb = 0;           ///< base form; 0 when the lexicon does not know it
  Lemma modal = 0;          ///< base form: should, could, would, will …
  bool perfect = false;     ///< have + participle
  bool passive = false, progressive = false, infinitive = false, gerund = false;
  bool negated = false;
  bool past = false;        ///< past tense, or perfect
  bool imperative = false;  ///< base form with no subject
  bool asked = false;       ///< inverted: "did they check", "had we looked"
  bool relative = false;    ///< "who forgot", "that failed"
  int parent = -1;          ///< of an infinitive or gerund: the deed it hangs on
  int governor = -1;        ///< of an infinitive: the token before "to"
  Subject subject;
  Subject agent;  ///< of a passive: "by …"
};

class ParsedSentence {
 public:
  void read(std::string_view text, const std::vector<WordToken>& tokens, const Lexicon& lexicon);
  /// The first half alone: words looked up, nothing decided. Rules ask it whether reading on is worth while.
  void look_up(std::string_view text, const std::vector<WordToken>& tokens, const Lexicon& lexicon);
  void mark(std::size_t first, std::size_t last, std::uint32_t tags);  ///< read [first, last) as these
  void decide();                                                       ///< the second half

  [[nodiscard]] int size() const { return static_cast<int>(items_.size()); }
  [[nodiscard]] const std::vector<TaggedWord>& items() const { return items_; }
  [[nodiscard]] const TaggedWord& operator[](int i) const { return items_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const WordToken& token(int i) const { return (*tokens_)[static_cast<std::size_t>(i)]; }
  [[nodiscard]] std::string_view word(int i) const;
  [[nodiscard]] std::string_view words(int begin, int end) const;
  [[nodiscard]] const std::vector<VerbPhrase>& verb_phrases() const { return verb_phrases_; }
  [[nodiscard]] const VerbPhrase* verb_phrase_at(int token) const;
  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] bool question() const { return question_; }

  [[nodiscard]] PartOfSpeech pos(int i) const { return i >= 0 && i < size() ? (*this)[i].pos : PartOfSpeech::mark; }
  [[nodiscard]] bool is(int i, Lemma lemma) const {
    return i >= 0 && i < size() && lemma != 0 && (*this)[i].lemma == lemma;
  }
  [[nodiscard]] bool has(int i, std::uint32_t tags) const {
    return i >= 0 && i < size() && ((*this)[i].tags & tags) != 0;
  }
  /// A mark that parts clauses: not a quotation mark or a slash.
  [[nodiscard]] bool breaks(int i) const;
  /// The noun phrase that begins at `i`: one past its last token, or `i` if there is none.
  [[nodiscard]] int noun_phrase_end(int i) const;
  /// The noun phrase whose last token is `i`: its first token.
  [[nodiscard]] int noun_phrase_begin(int i) const;
  [[nodiscard]] Subject actor_of(int begin, int end) const;
  /// The object's noun phrase after a verb: [begin, end), empty if none.
  struct TokenSpan {
    int begin = 0, end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
  };
  [[nodiscard]] TokenSpan object_of(const VerbPhrase&) const;
  /// First and last token of the clause around `i`, by its punctuation and its "because", "while", "but".
  [[nodiscard]] TokenSpan clause_around(int i) const;

 private:
  void tag_words();
  PartOfSpeech choose(int i) const;
  PartOfSpeech choose_verb_or_noun(int i) const;
  bool is_demonstrative(int i) const;
  bool is_degree_before_adverb(int i) const;
  bool is_last_chance(int i) const;
  int before(int i) const;
  int aside_begin(int comma) const;
  int aside_end(int comma) const;
  int after(int i) const;
  void find_verb_phrases();
  int read_verb_phrase(int i, VerbPhrase&);
  void find_subject(int d);
  Subject subject_before(int i, int d) const;
  Subject quoted_name(int i) const;
  Subject antecedent(int wh) const;
  Subject inherited(int d) const;
  bool means_customers(const Subject& they) const;

  std::string_view text_;
  const std::vector<WordToken>* tokens_ = nullptr;
  const Lexicon* lexicon_ = nullptr;
  std::vector<TaggedWord> items_;
  std::vector<VerbPhrase> verb_phrases_;
  bool question_ = false;
};

}  // namespace pm::language
