// The deeds of a sentence: groups of auxiliaries and a verb, with tense, negation and voice.
#include "language/sentence.hpp"

namespace pm::language {
namespace {

bool parts_clauses(TokenShape s) {
  return s == TokenShape::stop || s == TokenShape::colon || s == TokenShape::semicolon || s == TokenShape::dash ||
         s == TokenShape::opening || s == TokenShape::closing || s == TokenShape::comma;
}

bool is_past_auxiliary(Lemma form) {
  static const auto& lex = Lexicon::english();
  static const Lemma past[] = {lex.form("was"),   lex.form("were"),   lex.form("had"),   lex.form("did"),
                               lex.form("wasnt"), lex.form("werent"), lex.form("didnt"), lex.form("hadnt")};
  for (auto l : past)
    if (l == form && l != 0) return true;
  return false;
}

}  // namespace

bool ParsedSentence::breaks(int i) const {
  return i < 0 || i >= size() || (pos(i) == PartOfSpeech::mark && parts_clauses((*this)[i].shape));
}

const VerbPhrase* ParsedSentence::verb_phrase_at(int i) const {
  if (i < 0 || i >= size() || (*this)[i].verb_phrase < 0) return nullptr;
  return &verb_phrases_[static_cast<std::size_t>((*this)[i].verb_phrase)];
}

int ParsedSentence::noun_phrase_end(int i) const {
  int j = i, nouns = 0;
  for (; j < size(); ++j) {
    const PartOfSpeech p = pos(j);
    if (p == PartOfSpeech::noun || p == PartOfSpeech::number) {
      ++nouns;
      continue;
    }
    if (p == PartOfSpeech::pronoun) {
      if (nouns == 0) ++j, ++nouns;
      break;
    }
    if (p == PartOfSpeech::determiner || p == PartOfSpeech::adjective) {
      if (nouns > 0 && p == PartOfSpeech::determiner) break;
      if (nouns > 0 && p == PartOfSpeech::adjective && pos(j + 1) != PartOfSpeech::noun) break;
      continue;
    }
    if (p == PartOfSpeech::possessive || (p == PartOfSpeech::mark && (*this)[j].shape == TokenShape::quote)) continue;
    if (p == PartOfSpeech::adverb && nouns == 0 && j > i && pos(j + 1) == PartOfSpeech::adjective) continue;
    if (p == PartOfSpeech::verb && nouns == 0 && (has(j, tag_done | tag_ing)) && j > i &&
        (pos(j + 1) == PartOfSpeech::noun || pos(j + 1) == PartOfSpeech::adjective))
      continue;  // "the deleted table"
    break;
  }
  return nouns > 0 ? j : i;
}

int ParsedSentence::noun_phrase_begin(int i) const {
  int j = i;
  while (j > 0) {
    const PartOfSpeech p = pos(j - 1);
    const bool inside = p == PartOfSpeech::noun || p == PartOfSpeech::adjective || p == PartOfSpeech::number ||
                        p == PartOfSpeech::possessive || p == PartOfSpeech::determiner ||
                        (p == PartOfSpeech::mark && ((*this)[j - 1].shape == TokenShape::quote));
    if (!inside) break;
    if (pos(j) == PartOfSpeech::determiner) break;
    if (pos(j) == PartOfSpeech::possessive && (*this)[j].shape == TokenShape::word &&
        token(j).end - token(j).begin > 2 && p != PartOfSpeech::determiner)
      break;
    --j;
  }
  return j;
}

ParsedSentence::TokenSpan ParsedSentence::object_of(const VerbPhrase& d) const {
  int i = d.main + 1;
  while (i < size() && (pos(i) == PartOfSpeech::adverb || (*this)[i].shape == TokenShape::quote)) ++i;
  return {i, noun_phrase_end(i)};
}

ParsedSentence::TokenSpan ParsedSentence::clause_around(int i) const {
  const auto bounds = [&](int k) {
    if (pos(k) == PartOfSpeech::mark) return parts_clauses((*this)[k].shape);
    return pos(k) == PartOfSpeech::sub;
  };
  int b = i, e = i + 1;
  while (b > 0 && !bounds(b - 1)) --b;
  while (e < size() && !bounds(e)) ++e;
  return {b, e};
}

void ParsedSentence::find_verb_phrases() {
  for (int i = 0; i < size();) {
    const PartOfSpeech p = pos(i);
    if (p != PartOfSpeech::modal && p != PartOfSpeech::be && p != PartOfSpeech::have && p != PartOfSpeech::do_ &&
        p != PartOfSpeech::verb) {
      ++i;
      continue;
    }
    VerbPhrase d;
    const int next = read_verb_phrase(i, d);
    for (int k = d.first; k <= d.main; ++k)
      if (k == d.main || pos(k) == PartOfSpeech::modal || pos(k) == PartOfSpeech::be || pos(k) == PartOfSpeech::have ||
          pos(k) == PartOfSpeech::do_)
        items_[static_cast<std::size_t>(k)].verb_phrase = static_cast<std::int16_t>(verb_phrases_.size());
    verb_phrases_.push_back(d);
    find_subject(static_cast<int>(verb_phrases_.size()) - 1);
    i = next;
  }
}

/// Reads the group that begins at `i`; gives the token after its verb.
int ParsedSentence::read_verb_phrase(int i, VerbPhrase& d) {
  static const auto get = Lexicon::english().lemma("get"), ought = Lexicon::english().lemma("ought"),
                    be_itself = Lexicon::english().form("be");
  d.first = i;
  if (pos(i - 1) == PartOfSpeech::not_) d.negated = true;
  int b = i - 1;
  while (b >= 0 && (pos(b) == PartOfSpeech::adverb || pos(b) == PartOfSpeech::not_)) --b;
  d.infinitive = pos(b) == PartOfSpeech::to;
  if (d.infinitive) {
    if (pos(b - 1) == PartOfSpeech::not_) d.negated = true;
    d.governor = before(b);
  }
  bool be = false, have = false;
  int haves = 0;
  int k = i, last_aux = -1, inverted = -1;
  for (; k < size(); ++k) {
    const PartOfSpeech p = pos(k);
    if (p == PartOfSpeech::modal) {
      if (last_aux >= 0) break;
      d.modal = (*this)[k].lemma;
      if (has(k, tag_not)) d.negated = true;
      last_aux = k;
    } else if (p == PartOfSpeech::have || p == PartOfSpeech::be || p == PartOfSpeech::do_) {
      have |= p == PartOfSpeech::have;
      be |= p == PartOfSpeech::be;
      if (has(k, tag_not)) d.negated = true;
      if (has(k, tag_past) || is_past_auxiliary((*this)[k].form)) d.past = true;
      if (p == PartOfSpeech::have) ++haves;
      last_aux = k;
    } else if (p == PartOfSpeech::to && d.modal != 0 && (*this)[last_aux].lemma == ought && last_aux == k - 1) {
      continue;
    } else if (p == PartOfSpeech::not_) {
      if (last_aux < 0 && k > i) break;
      d.negated = true;
    } else if (p == PartOfSpeech::adverb) {
      continue;
    } else if (const int closing = p == PartOfSpeech::mark && last_aux >= 0 ? aside_end(k) : -1; closing >= 0) {
      for (; k < closing; ++k) {  // "could, and should have, done"
        if (pos(k) == PartOfSpeech::modal) d.modal = (*this)[k].lemma;
        have |= pos(k) == PartOfSpeech::have;
      }
    } else if (p == PartOfSpeech::verb) {
      if (last_aux >= 0 && (*this)[k].lemma == get && has(k + 1, tag_done) && !be && pos(k + 1) == PartOfSpeech::verb) {
        be = true;  // "got deployed"
        if (has(k, tag_past)) d.past = true;
        last_aux = k;
        continue;
      }
      if (last_aux < 0 && (*this)[k].lemma == get &&
          (has(k + 1, tag_done) || (pos(k + 1) == PartOfSpeech::adverb && has(k + 2, tag_done)))) {
        be = true;
        if (has(k, tag_past)) d.past = true;
        last_aux = k;
        continue;
      }
      break;
    } else if (last_aux >= 0 && inverted < 0 && (*this)[last_aux].form != be_itself &&
               (breaks(d.first - 1) || pos(d.first - 1) == PartOfSpeech::sub || pos(d.first - 1) == PartOfSpeech::wh ||
                pos(d.first - 1) == PartOfSpeech::conjunction)) {
      int e = noun_phrase_end(k);
      if (e == k && question_ && is_demonstrative(k)) ++e;  // "Why wasn't this tested?"
      if (pos(last_aux) == PartOfSpeech::have && e > k && pos(e) == PartOfSpeech::preposition &&
          noun_phrase_end(e + 1) > e + 1 && has(noun_phrase_end(e + 1), tag_done))
        e = noun_phrase_end(e + 1);  // "Had anyone on the team opened it"
      int v = e;
      while (v < size() && (pos(v) == PartOfSpeech::adverb || pos(v) == PartOfSpeech::not_)) ++v;
      if (pos(last_aux) == PartOfSpeech::have && !has(v, tag_done)) break;  // "Have the tool decide"
      if (e == k || (pos(v) != PartOfSpeech::verb && pos(v) != PartOfSpeech::be && pos(v) != PartOfSpeech::have)) break;
      inverted = k;
      d.subject = actor_of(k, e);
      d.asked = true;
      k = e - 1;
    } else {
      break;
    }
  }
  const bool verb = k < size() && pos(k) == PartOfSpeech::verb &&
                    !(be && !have && !d.modal && pos(k) == PartOfSpeech::verb && !has(k, tag_done | tag_ing));
  d.main = verb ? k : (last_aux >= 0 ? last_aux : i);
  d.verb = (*this)[d.main].lemma;
  if (verb) {
    const auto t = (*this)[k].tags;
    d.passive = be && (t & tag_done) != 0;
    d.progressive = be && (t & tag_ing) != 0 && !d.passive;
    // "had wrote", "should have make": learners' perfect.
    const bool near_done = (t & tag_past) != 0 || (d.modal != 0 && (t & tag_verb) != 0 && (t & tag_adjective) == 0 &&
                                                   haves == 1 && pos(k - 1) == PartOfSpeech::have);
    d.perfect = have && ((t & tag_done) != 0 || d.progressive || near_done);
    d.gerund = last_aux < 0 && (t & tag_ing) != 0;
    if (last_aux < 0) d.past = (t & tag_past) != 0;
    if (last_aux < 0 && (t & tag_done) != 0 && (t & (tag_past | tag_verb)) == 0) d.passive = true;
  } else {
    d.perfect = (have && be && pos(d.main) == PartOfSpeech::be) || haves > 1;
  }
  if (d.perfect) d.past = true;
  return d.main + 1;
}

}  // namespace pm::language
