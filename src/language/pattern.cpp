#include "language/pattern.hpp"

#include <algorithm>

namespace pm::language {
namespace {

constexpr std::uint32_t at(PartOfSpeech p) { return 1U << static_cast<unsigned>(p); }

struct Class {
  std::string_view name;
  std::uint32_t tags = 0, poses = 0;
};
constexpr Class classes[] = {
    {"people", tag_people, 0},
    {"self", tag_self, 0},
    {"system", tag_system, 0},
    {"outsider", tag_outsider, 0},
    {"ing", tag_ing, 0},
    {"done", tag_done, 0},
    {"past", tag_past, 0},
    {"deed", tag_human_action, 0},
    {"not", tag_not, 0},
    {"noun", 0, at(PartOfSpeech::noun)},
    {"verb", 0, at(PartOfSpeech::verb)},
    {"adverb", tag_adverb, at(PartOfSpeech::adverb)},
    {"adjective", tag_adjective, at(PartOfSpeech::adjective)},
    {"determiner", 0, at(PartOfSpeech::determiner) | at(PartOfSpeech::possessive)},
    {"possessive", 0, at(PartOfSpeech::possessive)},
    {"preposition", 0, at(PartOfSpeech::preposition)},
    {"be", tag_be, at(PartOfSpeech::be)},
    {"have", 0, at(PartOfSpeech::have)},
    {"modal", 0, at(PartOfSpeech::modal)},
    {"number", 0, at(PartOfSpeech::number)},
    {"pronoun", 0, at(PartOfSpeech::pronoun)},
};

template <class Each>
void split(std::string_view s, char by, Each each) {
  for (std::size_t i = 0; i <= s.size();) {
    auto end = s.find(by, i);
    if (end == s.npos) end = s.size();
    if (end > i) each(s.substr(i, end - i));
    i = end + 1;
  }
}

}  // namespace

LemmaSet::LemmaSet(std::string_view words) {
  const auto& lex = Lexicon::english();
  bits_.resize(lex.size() + 1);
  split(words, ' ', [&](std::string_view w) {
    const auto l = w.front() == '=' ? lex.form(w.substr(1)) : lex.lemma(w);
    if (l == 0) {
      unknown_.emplace_back(w);
    } else if (!bits_[l]) {
      bits_[l] = true;
      words_.push_back(l);
    }
  });
}

namespace {

/// How often the words of a piece stand in a text, roughly: a phrase is looked for by its rarest.
int commonness(const std::vector<Lemma>& lemmas, const std::vector<Lemma>& forms) {
  constexpr std::uint32_t grammar = tag_determiner | tag_possessive | tag_pronoun | tag_preposition | tag_and |
                                    tag_sub | tag_modal | tag_be | tag_have | tag_do | tag_not | tag_to | tag_wh;
  static const LemmaSet commonest(
      "the a an of to in on at for with and or is be have it that this by from as not no we i you he they will was do "
      "all one can if but out up so");
  const auto& lex = Lexicon::english();
  int sum = 0;
  for (auto w : {&lemmas, &forms})
    for (auto l : *w) sum += commonest.has(l) ? 100 : (lex.tags_of(l) & grammar) != 0 ? 8 : 2;
  return sum;
}

}  // namespace

PhrasePattern::PhrasePattern(std::string_view line) {
  const auto& lex = Lexicon::english();
  int gap = 0;
  split(line, ' ', [&](std::string_view part) {
    if (part.starts_with("..")) {
      gap = part.size() > 2 ? part[2] - '0' : 4;
      return;
    }
    RenderedFile piece;
    piece.gap = gap;
    gap = 0;
    if (part.starts_with('#')) piece.noun = true, part.remove_prefix(1);
    if (part.ends_with('?')) piece.optional = true, part.remove_suffix(1);
    split(part, '|', [&](std::string_view choice) {
      if (choice == "<someone>") {
        piece.someone = true;
      } else if (choice == "<any>") {
        piece.any = true;
      } else if (choice.starts_with('<')) {
        const auto name = choice.substr(1, choice.size() - 2);
        const auto* c =
            std::find_if(std::begin(classes), std::end(classes), [&](const Class& k) { return k.name == name; });
        if (c == std::end(classes)) {
          unknown_.emplace_back(choice);
          return;
        }
        piece.tags |= c->tags;
        piece.poses |= c->poses;
      } else {
        const bool exact = choice.starts_with('=');
        const auto w = exact ? choice.substr(1) : choice;
        const auto l = exact ? lex.form(w) : lex.lemma(w);
        if (l == 0) unknown_.emplace_back(w);
        (exact ? piece.forms : piece.lemmas).push_back(l);
      }
    });
    pieces_.push_back(std::move(piece));
  });
  int least = 0, most = 0, best = 1000;
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
    const auto& p = pieces_[piece];
    most += p.gap;
    const bool words_alone = p.tags == 0 && p.poses == 0 && !p.any && !p.optional && !p.someone;
    if (words_alone) {
      auto& need = needs_.emplace_back(Need{piece, {}});
      for (const auto* words : {&p.lemmas, &p.forms})
        for (auto l : *words) need.bits.add(l);
      const auto common = commonness(p.lemmas, p.forms);
      if (common < best) anchor_ = {p.lemmas, p.forms, least, most}, best = common;
    }
    most += 1;
    if (p.someone) most += 6;
    if (!p.optional) least += 1;
  }
}

namespace {

bool is_among(const std::vector<Lemma>& words, Lemma word) {
  return word != 0 && std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void SentenceWords::set(const ParsedSentence& r) {
  const auto words = Lexicon::english().size() + 1;
  if (++sentence_ == 0 || forms_.size() < words) {  // after four thousand million sentences, from the beginning
    base_forms_.assign(words, 0), forms_.assign(words, 0);
    sentence_ = 1;
  }
  for (const auto& item : r.items()) {
    if (item.lemma != 0 && item.lemma < base_forms_.size()) base_forms_[item.lemma] = sentence_;
    if (item.form != 0 && item.form < forms_.size()) forms_[item.form] = sentence_;
  }
}

bool PhrasePattern::has_its_words(const SentenceWords& words) const {
  return std::all_of(needs_.begin(), needs_.end(), [&](const Need& need) {
    const auto& p = pieces_[need.piece];
    return std::any_of(p.lemmas.begin(), p.lemmas.end(), [&](Lemma l) { return words.has_base_form(l); }) ||
           std::any_of(p.forms.begin(), p.forms.end(), [&](Lemma form) { return words.has_form(form); });
  });
}

bool PhrasePattern::fits(const RenderedFile& p, const ParsedSentence& r, int i) const {
  const auto& item = r[i];
  if (item.shape != TokenShape::word && item.shape != TokenShape::thing && item.shape != TokenShape::number)
    return false;
  if (p.any) return true;
  if (p.noun && item.pos != PartOfSpeech::noun) return false;
  if ((item.tags & p.tags) != 0 && item.pos != PartOfSpeech::mark) return true;
  if ((p.poses >> static_cast<unsigned>(item.pos) & 1U) != 0) return true;
  const bool adjective = (p.poses >> static_cast<unsigned>(PartOfSpeech::adjective) & 1U) != 0;
  if (adjective && item.form == 0 && item.pos == PartOfSpeech::noun && r.pos(i + 1) == PartOfSpeech::noun) return true;
  return is_among(p.lemmas, item.lemma) || is_among(p.forms, item.form);
}

int PhrasePattern::match_from(const ParsedSentence& r, int i, std::size_t piece) const {
  if (piece == pieces_.size()) return i;
  const auto& p = pieces_[piece];
  int skipped = 0;
  for (int j = i; j < r.size(); ++j) {
    if (r[j].shape == TokenShape::quote) continue;  // "so-called \"human\" error"
    if (p.someone) {
      static const auto of = Lexicon::english().form("of");
      int end = r.noun_phrase_end(j);
      const auto who = end > j ? r.actor_of(j, end).subject_class : SubjectClass::none;
      const int tail = end > j && end < r.size() && r[end].form == of ? r.noun_phrase_end(end + 1) : 0;
      if (who == SubjectClass::people || who == SubjectClass::company) {
        const int there = match_from(r, end, piece + 1);
        return there < 0 && tail > end + 1 ? match_from(r, tail, piece + 1) : there;  // "one of our admins"
      }
    }
    if (fits(p, r, j))
      if (const int end = match_from(r, j + 1, piece + 1); end >= 0) return end;
    const bool far_over_a_comma = p.gap > 6 && r[j].shape == TokenShape::comma;
    if ((r.breaks(j) && !far_over_a_comma) || skipped == p.gap) break;
    ++skipped;
  }
  return p.optional ? match_from(r, i, piece + 1) : -1;
}

int PhrasePattern::match(const ParsedSentence& r, int i) const { return match_from(r, i, 0); }

}  // namespace pm::language
