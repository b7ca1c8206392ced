#include "language/team_words.hpp"

namespace pm::language {

void PhraseList::add(std::string_view phrase, std::size_t number) {
  const auto begin = words_.size();
  SentenceSplitter sentences(phrase);
  while (sentences.next(tokens_))
    for (const auto& t : tokens_)
      if (t.shape == TokenShape::word || t.shape == TokenShape::number)
        words_.push_back(t.shape == TokenShape::word ? t.hash : word_hash(phrase.substr(t.begin, t.end - t.begin)));
  if (words_.size() > begin + 1 && words_[begin] == word_hash("the"))
    words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(begin));
  if (words_.size() == begin) return;
  seen_ |= std::uint64_t{1} << (words_[begin] & 63U);
  phrases_.push_back({words_[begin], begin, words_.size() - begin, number});
}

void PhraseList::clear() {
  phrases_.clear();
  words_.clear();
  seen_ = 0;
}

bool PhraseList::stands_at(const Entry& e, const std::vector<WordToken>& tokens, std::size_t i) const {
  if (i + e.size > tokens.size()) return false;
  for (std::size_t k = 0; k < e.size; ++k)
    if (tokens[i + k].hash != words_[e.begin + k]) return false;
  return true;
}

}  // namespace pm::language
