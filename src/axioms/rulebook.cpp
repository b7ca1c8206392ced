#include "axioms/rulebook.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace pm::axioms {

namespace {

WordBits words_of(const Reading& r) {
  WordBits words;
  for (int i = 0; i < r.size(); ++i) {
    const auto& item = r[i];
    if (item.lemma != 0) words.add(item.lemma);
    if (item.form != 0) words.add(item.form);
    if (item.form == 0 && item.lemma == 0 && item.shape == Shape::word && r.word(i).find('-') != std::string_view::npos)
      words.fill();  // "co-engineer": what its tail is, the reading finds out
  }
  return words;
}

}  // namespace

std::span<const Family> families() {
  static const std::array all = {bad_faith_phrases(),     bad_faith_deeds(),         incompetence_rows(),
                                 punishment_rows(),       human_error_phrases(),     human_error_slips(),
                                 human_error_omissions(), human_error_harm(),        counterfactual_rows(),
                                 root_cause_rows(),       non_fix_phrases(),         non_fix_deeds(),
                                 boil_the_ocean_rows(),   automate_judgement_rows(), human_error_nouns()};
  return all;
}

Rulebook::Rulebook() {
  const auto words = Lexicon::english().size() + 1;
  by_lemma_.resize(words);
  by_form_.resize(words);
  near_.resize(words);
  for (const auto& family : families()) {
    for (const auto& row : family.phrases) {
      const auto number = static_cast<std::uint16_t>(phrases_.size());
      phrases_.push_back({&row, Phrase(row.phrase)});
      const auto& anchor = phrases_.back().phrase.anchor();
      for (auto l : anchor.lemmas) by_lemma_[l].push_back(number);
      for (auto f : anchor.forms) by_form_[f].push_back(number);
    }
    for (const auto& row : family.deeds) {
      const LemmaSet near(row.near);
      for (std::size_t l = 1; l < words; ++l)
        if (near.has(static_cast<Lemma>(l))) near_[l] |= std::uint64_t{1} << deeds_.size();
      deeds_.push_back({&row, near.unknown()});
    }
  }
}

bool Rulebook::stirs(const Reading& r) const {
  std::uint64_t near = 0;
  for (int i = 0; i < r.size(); ++i) near |= near_[r[i].lemma] | near_[r[i].form];
  if (near != 0) return true;
  const auto words = words_of(r);
  const auto any_possible = [&](const std::vector<std::uint16_t>& numbers) {
    return std::any_of(numbers.begin(), numbers.end(),
                       [&](std::uint16_t n) { return phrases_[n].phrase.possible(words); });
  };
  for (int i = 0; i < r.size(); ++i) {
    if (r[i].lemma != 0 && any_possible(by_lemma_[r[i].lemma])) return true;
    if (r[i].form != 0 && any_possible(by_form_[r[i].form])) return true;
  }
  return false;
}

void Rulebook::run(const Reading& r, Rules rules, std::vector<Found>& out) const {
  const auto words = words_of(r);
  for (int i = 0; i < r.size(); ++i) {
    const auto& item = r[i];
    const auto try_all = [&](const std::vector<std::uint16_t>& numbers) {
      for (auto n : numbers) {
        const auto& [row, phrase] = phrases_[n];
        if (!rules.has(row->rule) || !phrase.possible(words)) continue;
        const auto& anchor = phrase.anchor();
        for (int b = i - anchor.least; b >= std::max(0, i - anchor.most); --b) {
          const int e = phrase.match(r, b);
          if (e <= i || (row->unless && row->unless(r, b, e))) continue;
          Match m{b, e, r.deed_at(i), {}};
          for (int k = b; k < e && m.who.begin < 0; ++k)
            if (r.has(k, tag_people)) m.who = r.actor_of(r.noun_phrase_begin(k), k + 1);
          out.push_back({row->rule, row->name, m});
          break;
        }
      }
    };
    if (item.lemma != 0) try_all(by_lemma_[item.lemma]);
    if (item.form != 0) try_all(by_form_[item.form]);
  }
  std::uint64_t near = 0;
  for (int i = 0; i < r.size(); ++i) near |= near_[r[i].lemma] | near_[r[i].form];
  for (; near != 0; near &= near - 1) {
    const auto* row = deeds_[static_cast<std::size_t>(std::countr_zero(near))].row;
    if (!rules.has(row->rule)) continue;
    for (const auto& d : r.deeds())
      if (auto m = row->reads(r, d); m && !is_mention(r, m.begin, m.end)) out.push_back({row->rule, row->name, m});
  }
}

std::vector<std::string> Rulebook::unknown_words() const {
  std::vector<std::string> out;
  for (const auto& p : phrases_) out.insert(out.end(), p.phrase.unknown().begin(), p.phrase.unknown().end());
  for (const auto& d : deeds_) out.insert(out.end(), d.unknown.begin(), d.unknown.end());
  return out;
}

const Rulebook& Rulebook::all() {
  static const Rulebook book;
  return book;
}

}  // namespace pm::axioms
