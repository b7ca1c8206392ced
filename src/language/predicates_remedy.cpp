// What the rows ask about what is to be done: who is to do it, and whether anything of it holds.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {

bool is_team_action(const ParsedSentence& r, const VerbPhrase& d) {
  if (d.subject.subject_class == SubjectClass::outsider || d.subject.subject_class == SubjectClass::customer ||
      d.subject.subject_class == SubjectClass::system)
    return false;
  return is_remedy(r, d);
}

bool starts_remedy(const ParsedSentence& r, int b) {
  const auto* d = r.verb_phrase_at(b);
  if (d == nullptr) return b == 0;
  return is_remedy(r, *d) && !d->past;
}

bool contains_past_action(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  return std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [](const VerbPhrase& d) {
    return d.past && (d.modal == 0 || d.perfect) && !d.infinitive && !d.imperative;
  });
}

bool contains_concrete_fix(const ParsedSentence& r, const VerbPhrase* but) {
  static const LemmaSet fixes(
      "add create build implement automate alert introduce enforce block limit script write install configure set "
      "deploy change remove disable enable separate rename move colour color print show display fix upgrade extend "
      "publish automate lock restrict version pin split beef procure");
  for (const auto& d : r.verb_phrases()) {
    if (&d == but || !fixes.has(d.verb) || !is_remedy(r, d) || d.negated) continue;
    if (d.gerund || d.main + 1 >= r.size() ||
        (d.infinitive && d.parent >= 0 && &r.verb_phrases()[static_cast<std::size_t>(d.parent)] == but))
      continue;
    // "be careful when we change the schema" holds no fix
    const auto c = r.clause_around(d.main);
    static const LemmaSet when("when before while if whenever after that");
    if (c.begin > 0 && when.has(r[c.begin - 1].lemma)) continue;
    if (is_people(d.subject) || d.imperative || d.subject.subject_class == SubjectClass::none || d.infinitive ||
        d.modal != 0)
      return true;
  }
  return false;
}

bool is_timeline_entry(const ParsedSentence& r) {
  int i = 0;
  while (i < r.size() && (r[i].shape == TokenShape::opening || r[i].shape == TokenShape::dash)) ++i;
  if (i >= r.size() || r[i].shape != TokenShape::number) return false;
  const auto w = r.word(i);
  return w.find(':') != w.npos || w.find('-') != w.rfind('-');
}

bool is_announcement(const ParsedSentence& r) {
  static const LemmaSet works("maintenance"), days(
                                                  "january february april june july august september october november "
                                                  "december monday tuesday wednesday thursday "
                                                  "friday saturday sunday utc gmt cet today tomorrow tonight");
  if (any_of(r, 0, r.size(), works)) return true;
  bool day = false, number = false;
  for (int i = 0; i < r.size(); ++i) {
    day |= days.has(r[i].lemma);
    number |= r[i].shape == TokenShape::number;
  }
  return day && number;
}

bool informs_reader(const ParsedSentence& r, int begin) {
  static const LemmaSet addressing("please worth"), fact("that of");
  static const auto you = r.lexicon().form("you"), if_ = r.lexicon().form("if");
  bool addressed = any_of(r, std::max(0, begin - 4), begin, addressing) && any_of(r, begin, begin + 6, fact);
  for (int i = 0; i < begin; ++i) addressed |= r[i].form == if_ || (r[i].form == you && i >= begin - 4);
  const auto* d = r.verb_phrase_at(begin);
  return addressed || (d != nullptr && d->relative);
}

bool is_drill(const ParsedSentence& r) {
  static const LemmaSet drills(
      "practise practice drill rehearse rehearsal simulate simulation game-day gameday exercise tabletop");
  static const LemmaSet best("best good common standard our their its");
  for (int i = 0; i < r.size(); ++i)
    if (drills.has(r[i].lemma) && !(i > 0 && best.has(r[i - 1].lemma)) &&
        !(r.is(i, r.lexicon().lemma("exercise")) && (r.pos(i) == PartOfSpeech::verb || i == 0)))
      return true;
  return false;
}

}  // namespace pm::language
