// The deeds of a sentence: groups of auxiliaries and a verb, with tense, negation and voice.
#include "axioms/reading.hpp"

namespace pm::axioms {
namespace {

bool parts_clauses(Shape s) {
  return s == Shape::stop || s == Shape::colon || s == Shape::semicolon || s == Shape::dash || s == Shape::opening ||
         s == Shape::closing || s == Shape::comma;
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

bool Reading::breaks(int i) const {
  return i < 0 || i >= size() || (pos(i) == Pos::mark && parts_clauses((*this)[i].shape));
}

const Deed* Reading::deed_at(int i) const {
  if (i < 0 || i >= size() || (*this)[i].deed < 0) return nullptr;
  return &deeds_[static_cast<std::size_t>((*this)[i].deed)];
}

int Reading::noun_phrase_end(int i) const {
  int j = i, nouns = 0;
  for (; j < size(); ++j) {
    const Pos p = pos(j);
    if (p == Pos::noun || p == Pos::number) {
      ++nouns;
      continue;
    }
    if (p == Pos::pronoun) {
      if (nouns == 0) ++j, ++nouns;
      break;
    }
    if (p == Pos::determiner || p == Pos::adjective) {
      if (nouns > 0 && p == Pos::determiner) break;
      if (nouns > 0 && p == Pos::adjective && pos(j + 1) != Pos::noun) break;
      continue;
    }
    if (p == Pos::possessive || (p == Pos::mark && (*this)[j].shape == Shape::quote)) continue;
    if (p == Pos::adverb && nouns == 0 && j > i && pos(j + 1) == Pos::adjective) continue;
    if (p == Pos::verb && nouns == 0 && (has(j, tag_done | tag_ing)) && j > i &&
        (pos(j + 1) == Pos::noun || pos(j + 1) == Pos::adjective))
      continue;  // "the deleted table"
    break;
  }
  return nouns > 0 ? j : i;
}

int Reading::noun_phrase_begin(int i) const {
  int j = i;
  while (j > 0) {
    const Pos p = pos(j - 1);
    const bool inside = p == Pos::noun || p == Pos::adjective || p == Pos::number || p == Pos::possessive ||
                        p == Pos::determiner || (p == Pos::mark && ((*this)[j - 1].shape == Shape::quote));
    if (!inside) break;
    if (pos(j) == Pos::determiner) break;
    if (pos(j) == Pos::possessive && (*this)[j].shape == Shape::word && token(j).end - token(j).begin > 2 &&
        p != Pos::determiner)
      break;
    --j;
  }
  return j;
}

Reading::Span Reading::object_of(const Deed& d) const {
  int i = d.main + 1;
  while (i < size() && (pos(i) == Pos::adverb || (*this)[i].shape == Shape::quote)) ++i;
  return {i, noun_phrase_end(i)};
}

Reading::Span Reading::clause_around(int i) const {
  const auto bounds = [&](int k) {
    if (pos(k) == Pos::mark) return parts_clauses((*this)[k].shape);
    return pos(k) == Pos::sub;
  };
  int b = i, e = i + 1;
  while (b > 0 && !bounds(b - 1)) --b;
  while (e < size() && !bounds(e)) ++e;
  return {b, e};
}

void Reading::find_deeds() {
  for (int i = 0; i < size();) {
    const Pos p = pos(i);
    if (p != Pos::modal && p != Pos::be && p != Pos::have && p != Pos::do_ && p != Pos::verb) {
      ++i;
      continue;
    }
    Deed d;
    const int next = group(i, d);
    for (int k = d.first; k <= d.main; ++k)
      if (k == d.main || pos(k) == Pos::modal || pos(k) == Pos::be || pos(k) == Pos::have || pos(k) == Pos::do_)
        items_[static_cast<std::size_t>(k)].deed = static_cast<std::int16_t>(deeds_.size());
    deeds_.push_back(d);
    find_subject(static_cast<int>(deeds_.size()) - 1);
    i = next;
  }
}

/// Reads the group that begins at `i`; gives the token after its verb.
int Reading::group(int i, Deed& d) {
  static const auto get = Lexicon::english().lemma("get"), ought = Lexicon::english().lemma("ought"),
                    be_itself = Lexicon::english().form("be");
  d.first = i;
  if (pos(i - 1) == Pos::not_) d.negated = true;
  int b = i - 1;
  while (b >= 0 && (pos(b) == Pos::adverb || pos(b) == Pos::not_)) --b;
  d.infinitive = pos(b) == Pos::to;
  if (d.infinitive) {
    if (pos(b - 1) == Pos::not_) d.negated = true;
    d.governor = before(b);
  }
  bool be = false, have = false;
  int haves = 0;
  int k = i, last_aux = -1, inverted = -1;
  for (; k < size(); ++k) {
    const Pos p = pos(k);
    if (p == Pos::modal) {
      if (last_aux >= 0) break;
      d.modal = (*this)[k].lemma;
      if (has(k, tag_not)) d.negated = true;
      last_aux = k;
    } else if (p == Pos::have || p == Pos::be || p == Pos::do_) {
      have |= p == Pos::have;
      be |= p == Pos::be;
      if (has(k, tag_not)) d.negated = true;
      if (has(k, tag_past) || is_past_auxiliary((*this)[k].form)) d.past = true;
      if (p == Pos::have) ++haves;
      last_aux = k;
    } else if (p == Pos::to && d.modal != 0 && (*this)[last_aux].lemma == ought && last_aux == k - 1) {
      continue;
    } else if (p == Pos::not_) {
      if (last_aux < 0 && k > i) break;
      d.negated = true;
    } else if (p == Pos::adverb) {
      continue;
    } else if (const int closing = p == Pos::mark && last_aux >= 0 ? aside_end(k) : -1; closing >= 0) {
      for (; k < closing; ++k) {  // "could, and should have, done"
        if (pos(k) == Pos::modal) d.modal = (*this)[k].lemma;
        have |= pos(k) == Pos::have;
      }
    } else if (p == Pos::verb) {
      if (last_aux >= 0 && (*this)[k].lemma == get && has(k + 1, tag_done) && !be && pos(k + 1) == Pos::verb) {
        be = true;  // "got deployed"
        if (has(k, tag_past)) d.past = true;
        last_aux = k;
        continue;
      }
      if (last_aux < 0 && (*this)[k].lemma == get &&
          (has(k + 1, tag_done) || (pos(k + 1) == Pos::adverb && has(k + 2, tag_done)))) {
        be = true;
        if (has(k, tag_past)) d.past = true;
        last_aux = k;
        continue;
      }
      break;
    } else if (last_aux >= 0 && inverted < 0 && (*this)[last_aux].form != be_itself &&
               (breaks(d.first - 1) || pos(d.first - 1) == Pos::sub || pos(d.first - 1) == Pos::wh ||
                pos(d.first - 1) == Pos::conjunction)) {
      int e = noun_phrase_end(k);
      if (e == k && question_ && is_demonstrative(k)) ++e;  // "Why wasn't this tested?"
      int v = e;
      while (v < size() && (pos(v) == Pos::adverb || pos(v) == Pos::not_)) ++v;
      if (pos(last_aux) == Pos::have && !has(v, tag_done)) break;  // "Have the tool decide"
      if (e == k || (pos(v) != Pos::verb && pos(v) != Pos::be && pos(v) != Pos::have)) break;
      inverted = k;
      d.subject = actor_of(k, e);
      d.asked = true;
      k = e - 1;
    } else {
      break;
    }
  }
  const bool verb = k < size() && pos(k) == Pos::verb &&
                    !(be && !have && !d.modal && pos(k) == Pos::verb && !has(k, tag_done | tag_ing));
  d.main = verb ? k : (last_aux >= 0 ? last_aux : i);
  d.verb = (*this)[d.main].lemma;
  if (verb) {
    const auto t = (*this)[k].tags;
    d.passive = be && (t & tag_done) != 0;
    d.progressive = be && (t & tag_ing) != 0 && !d.passive;
    d.perfect = have && ((t & tag_done) != 0 || d.progressive);
    d.gerund = last_aux < 0 && (t & tag_ing) != 0;
    if (last_aux < 0) d.past = (t & tag_past) != 0;
    if (last_aux < 0 && (t & tag_done) != 0 && (t & (tag_past | tag_verb)) == 0) d.passive = true;
  } else {
    d.perfect = (have && be && pos(d.main) == Pos::be) || haves > 1;
  }
  if (d.perfect) d.past = true;
  return d.main + 1;
}

}  // namespace pm::axioms
