#include "axioms/team_words.hpp"

namespace pm::axioms {

void PhraseList::add(std::string_view phrase, std::size_t number) {
  std::vector<Token> tokens;
  Sentences sentences(phrase);
  Entry e{{}, number};
  while (sentences.next(tokens))
    for (const auto& t : tokens)
      if (t.shape == Shape::word || t.shape == Shape::number)
        e.words.push_back(t.shape == Shape::word ? t.hash : word_hash(phrase.substr(t.begin, t.end - t.begin)));
  if (e.words.size() > 1 && e.words.front() == word_hash("the")) e.words.erase(e.words.begin());
  if (e.words.empty()) return;
  seen_ |= std::uint64_t{1} << (e.words.front() & 63U);
  phrases_.push_back(std::move(e));
}

bool PhraseList::stands_at(const Entry& e, const std::vector<Token>& tokens, std::size_t i) {
  if (i + e.words.size() > tokens.size()) return false;
  for (std::size_t k = 0; k < e.words.size(); ++k)
    if (tokens[i + k].hash != e.words[k]) return false;
  return true;
}

}  // namespace pm::axioms
