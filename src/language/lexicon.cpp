#include "language/lexicon.hpp"

#include <string>

#include "language/tokenizer.hpp"
#include "language/words/tables.hpp"

namespace pm::language {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t i = 0; (i = list.find(word, i)) != list.npos; i += word.size()) {
    const auto end = i + word.size();
    if ((i == 0 || list[i - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

template <class Each>
void each_word(std::string_view list, Each each) {
  for (std::size_t i = 0; i < list.size();) {
    auto end = list.find(' ', i);
    if (end == list.npos) end = list.size();
    if (end > i) each(list.substr(i, end - i));
    i = end + 1;
  }
}

/// "stop", "plan": one syllable that ends in one vowel and one consonant.
bool doubles(std::string_view base) {
  if (base.size() < 3) return false;
  std::size_t groups = 0;
  for (std::size_t i = 0; i < base.size(); ++i)
    if (vowel(base[i]) && (i == 0 || !vowel(base[i - 1]))) ++groups;
  const char last = base.back(), before = base[base.size() - 2], third = base[base.size() - 3];
  const bool closed = !vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(before) && !vowel(third);
  return closed && (groups == 1 || has_word(words::doubling(), base));
}

std::string with_s(std::string_view base) {
  const std::string s(base);
  const char last = s.back(), before = s.size() > 1 ? s[s.size() - 2] : ' ';
  if (last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 's' || before == 'c'))) return s + "es";
  if (last == 'y' && !vowel(before)) return s.substr(0, s.size() - 1) + "ies";
  if (last == 'o' && (s == "do" || s == "go" || s == "undo" || s == "redo")) return s + "es";
  return s + "s";
}

std::string with_ed(std::string_view base) {
  const std::string s(base);
  if (s.back() == 'e') return s + "d";
  if (s.back() == 'y' && s.size() > 1 && !vowel(s[s.size() - 2])) return s.substr(0, s.size() - 1) + "ied";
  return doubles(s) ? s + s.back() + "ed" : s + "ed";
}

std::string with_ing(std::string_view base) {
  const std::string s(base);
  const auto n = s.size();
  if (n > 2 && s.ends_with("ie")) return s.substr(0, n - 2) + "ying";
  if (n > 2 && s.back() == 'e' && !s.ends_with("ee") && !s.ends_with("ye") && s != "be")
    return s.substr(0, n - 1) + "ing";
  return doubles(s) ? s + s.back() + "ing" : s + "ing";
}

/// Forms that are no verb's or noun's regular ones, with their base forms.
constexpr std::pair<const char*, const char*> contracted[] = {
    {"is", "be"},           {"are", "be"},        {"were", "be"},  {"am", "be"},
    {"'re", "be"},          {"'m", "be"},         {"isnt", "be"},  {"arent", "be"},
    {"wasnt", "be"},        {"werent", "be"},     {"has", "have"}, {"'ve", "have"},
    {"does", "do"},         {"dont", "do"},       {"didnt", "do"}, {"doesnt", "do"},
    {"n't", "not"},         {"'ll", "will"},      {"wo", "will"},  {"ca", "can"},
    {"sha", "shall"},       {"wont", "will"},     {"cant", "can"}, {"couldnt", "could"},
    {"shouldnt", "should"}, {"wouldnt", "would"}, {"'d", "would"}, {"re-trained", "retrain"},
};

}  // namespace

Lexicon::Lexicon() : table_(1U << 15) {
  for (const auto& v : words::irregular_verbs()) {
    add(v.base, v.base, tag_verb | v.more);
    add(with_s(v.base), v.base, tag_verb_s | v.more);
    add(v.past, v.base, tag_past | v.more);
    add(v.done, v.base, tag_done | v.more);
    add(with_ing(v.base), v.base, tag_ing | v.more);
  }
  for (const auto& g : words::verbs()) each_word(g.list, [&](std::string_view w) { add_verb(w, g.tags); });
  for (const auto& g : words::nouns()) each_word(g.list, [&](std::string_view w) { add_noun(w, g.tags | tag_noun); });
  for (const auto& g : words::names()) each_word(g.list, [&](std::string_view w) { add(w, w, g.tags | tag_noun); });
  for (const auto& [form, base] : contracted) add(form, base, 0);
  for (const auto& g : words::closed()) each_word(g.list, [&](std::string_view w) { add(w, w, g.tags); });
  for (const auto& [form, meant] : words::misspellings())
    if (const auto right = slot(word_hash(meant)); right.hash != 0 && slot(word_hash(form)).hash == 0) {
      auto& wrong = slot(word_hash(form));
      wrong = right;
      wrong.hash = word_hash(form);
    }
  tags_.resize(words_ + 1);
  bases_.resize(words_ + 1);
  for (const auto& w : table_) {
    tags_[w.form] = w.tags;
    bases_[w.form] = w.lemma;
  }
}

LexiconEntry& Lexicon::slot(std::uint64_t hash) {
  const auto mask = table_.size() - 1;
  auto i = static_cast<std::size_t>((hash ^ (hash >> 29)) & mask);
  while (table_[i].hash != 0 && table_[i].hash != hash) i = (i + 1) & mask;
  return table_[i];
}

LexiconEntry& Lexicon::add(std::string_view form, std::string_view base, std::uint32_t tags) {
  auto& word = slot(word_hash(form));
  const bool first = word.hash == 0;
  if (first) {
    word.hash = word_hash(form);
    word.form = static_cast<Lemma>(++words_);
  }
  word.tags |= tags;
  if (first) word.lemma = form == base ? word.form : add(base, base, 0).form;
  return slot(word_hash(form));
}

void Lexicon::add_verb(std::string_view base, std::uint32_t more) {
  add(base, base, tag_verb | more);
  add(with_s(base), base, tag_verb_s | more);
  add(with_ed(base), base, tag_past | tag_done | more);
  add(with_ing(base), base, tag_ing | more);
  if (base.ends_with("el") || base.ends_with("al")) {  // "labelled", "signalling" beside "labeled"
    add(std::string(base) + "led", base, tag_past | tag_done | more);
    add(std::string(base) + "ling", base, tag_ing | more);
  }
}

void Lexicon::add_noun(std::string_view base, std::uint32_t tags) {
  add(base, base, tags);
  if ((tags & tag_plural) == 0) add(with_s(base), base, tags | tag_plural);
}

Lemma Lexicon::lemma(std::string_view form) const {
  const auto* w = find(word_hash(form));
  return w ? w->lemma : Lemma{0};
}
Lemma Lexicon::form(std::string_view form) const {
  const auto* w = find(word_hash(form));
  return w ? w->form : Lemma{0};
}

std::vector<std::string_view> Lexicon::base_spellings() const {
  std::vector<std::string_view> all(words_ + 1);
  const auto take = [&](std::string_view base) {
    if (const auto number = form(base); number != 0) all[number] = base;
  };
  for (const auto& v : words::irregular_verbs()) take(v.base);
  for (const auto& [form, base] : contracted) take(base);
  for (const auto groups : {words::verbs(), words::nouns(), words::names(), words::closed()})
    for (const auto& g : groups) each_word(g.list, take);
  return all;
}

const Lexicon& Lexicon::english() {
  static const Lexicon one;
  return one;
}

}  // namespace pm::language
