// What the checker knows of English words: base forms, parts of speech, and who a noun stands for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pm::language {

/// What a form can be. A word may be several things; the reading decides by its neighbours.
enum WordTag : std::uint32_t {
  tag_noun = 1U << 0,
  tag_verb = 1U << 1,    ///< base form: "drop", and present tense but for the third person
  tag_verb_s = 1U << 2,  ///< "drops"
  tag_past = 1U << 3,    ///< "dropped", "forgot"
  tag_done = 1U << 4,    ///< past participle: "dropped", "forgotten"
  tag_ing = 1U << 5,     ///< "dropping"
  tag_adjective = 1U << 6,
  tag_adverb = 1U << 7,
  tag_determiner = 1U << 8,
  tag_possessive = 1U << 9,  ///< my, our, his
  tag_preposition = 1U << 10,
  tag_and = 1U << 11,  ///< and, or, but, then
  tag_sub = 1U << 12,  ///< because, while, if
  tag_modal = 1U << 13,
  tag_be = 1U << 14,
  tag_have = 1U << 15,
  tag_do = 1U << 16,
  tag_not = 1U << 17,
  tag_to = 1U << 18,
  tag_wh = 1U << 19,  ///< who, which, that
  tag_pronoun = 1U << 20,
  tag_people = 1U << 21,    ///< a person, a role, a team, a pronoun for people
  tag_self = 1U << 22,      ///< I, me, my
  tag_name = 1U << 23,      ///< a first name
  tag_company = 1U << 24,   ///< acts like people, and is a system when it fails
  tag_system = 1U << 25,    ///< software, hardware, jobs, alerts
  tag_outsider = 1U << 26,  ///< attackers: their intent is nobody's here
  tag_customer = 1U << 27,  ///< people outside of the team, who are mentioned but not blamed
  tag_plural = 1U << 28,
  tag_human_action = 1U << 29,  ///< a verb for what people do: "review", "notice", "merge"
};

using Lemma = std::uint16_t;  ///< 0: not in the lexicon

struct LexiconEntry {
  std::uint64_t hash = 0;
  std::uint32_t tags = 0;
  Lemma lemma = 0;  ///< of the base form
  Lemma form = 0;   ///< of the form itself
};

/// Forms by their hash. Made once from the tables in words/; never changed after.
class Lexicon {
 public:
  Lexicon();

  /// nullptr: not a word it knows.
  [[nodiscard]] const LexiconEntry* find(std::uint64_t hash) const {
    const auto mask = table_.size() - 1;
    const auto* const words = table_.data();
    for (auto i = static_cast<std::size_t>((hash ^ (hash >> 29)) & mask); words[i].hash != 0; i = (i + 1) & mask)
      if (words[i].hash == hash) return &words[i];
    return nullptr;
  }

  /// The number of a form that rules name; 0 when no table has it.
  [[nodiscard]] Lemma lemma(std::string_view form) const;
  [[nodiscard]] Lemma form(std::string_view form) const;
  [[nodiscard]] std::size_t size() const { return words_; }
  [[nodiscard]] std::uint32_t tags_of(Lemma form) const { return form < tags_.size() ? tags_[form] : 0; }
  [[nodiscard]] Lemma lemma_of(Lemma form) const { return form < bases_.size() ? bases_[form] : Lemma{0}; }

  /// The spelling of each base form, by its number; "" for other forms. Slow: reads the tables again.
  [[nodiscard]] std::vector<std::string_view> base_spellings() const;

  /// The one of this program: made at first use, the same for all.
  [[nodiscard]] static const Lexicon& english();

 private:
  LexiconEntry& slot(std::uint64_t hash);
  LexiconEntry& add(std::string_view form, std::string_view base, std::uint32_t tags);
  void add_verb(std::string_view base, std::uint32_t more);
  void add_noun(std::string_view base, std::uint32_t tags);

  std::vector<LexiconEntry> table_;
  std::vector<std::uint32_t> tags_;  ///< by form
  std::vector<Lemma> bases_;         ///< by form
  std::size_t words_ = 0;
};

}  // namespace pm::language
