// What the rows ask about the people of a sentence: did they, are they called it, is anybody of ours in it at all.
#include "language/rules.hpp"

namespace pm::language {

bool is_past_action_by_person(const ParsedSentence& r, const VerbPhrase& d) {
  if (is_hypothetical(r, d) || d.imperative) return false;
  return is_people(d.subject) || (d.past && is_dropped(r, d));
}

bool is_agentless(const VerbPhrase& d) {
  return d.passive && (d.agent.subject_class == SubjectClass::none || is_people(d.agent) ||
                       d.agent.subject_class == SubjectClass::thing);
}

RuleMatch is_called(const ParsedSentence& r, const VerbPhrase& d, const LemmaSet& words) {
  if (d.verb != r.lexicon().lemma("be") && !r.is(d.main, r.lexicon().lemma("get")) &&
      !r.is(d.main, r.lexicon().lemma("become")))
    return {};
  static const LemmaSet of_people(
      "attitude behaviour behavior work handling approach conduct response reaction review");
  static const LemmaSet this_way("this that");  // "That was irresponsible."
  static const LemmaSet said_of_deeds(
      "careless negligent reckless irresponsible lazy sloppy selfish unprofessional inexcusable unforgivable dumb "
      "stupid "
      "foolish naive thoughtless shortsighted short-sighted amateurish lax rash unethical cavalier");
  const bool theirs = d.subject.head >= 0 && of_people.has(r[d.subject.head].lemma);
  int before = d.first - 1;
  while (before > 0 && r.pos(before) == PartOfSpeech::adverb) --before;
  const bool deed = before >= 0 && this_way.has(r[before].lemma) && r.breaks(before - 1);
  if ((!is_people(d.subject) && !theirs && !deed) || d.subject.nobody || d.negated) return {};
  static const LemmaSet saying("say mean imply claim suggest");
  for (const auto& other : r.verb_phrases())
    if (other.negated && other.main < d.first && saying.has(other.verb)) return {};
  static const LemmaSet should("should would could might can may if");
  if (d.verb == r.lexicon().lemma("get") && !words.has(d.main + 1 < r.size() ? r[d.main + 1].lemma : Lemma{0}))
    return {};
  if (d.modal != 0 && should.has(d.modal) && !d.perfect) return {};
  for (int i = d.main + 1; i < r.size() && i < d.main + 7; ++i) {
    if (r.breaks(i) || r.pos(i) == PartOfSpeech::sub || r.pos(i) == PartOfSpeech::not_) break;
    if (r.pos(i) == PartOfSpeech::preposition) break;
    if (words.has(r[i].lemma) && (!deed || said_of_deeds.has(r[i].lemma))) return found(r, d, d.main, i + 1);
  }
  return {};
}

bool is_not_of_people(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_people)) return false;
  return true;
}

bool is_attacker(const ParsedSentence& r, int b, int e) {
  if (r.has(e - 1, tag_people) && r.pos(e) == PartOfSpeech::noun && r.pos(e + 1) != PartOfSpeech::verb) return true;
  static const LemmaSet feared("could might may concern risk threat suspect");
  static const LemmaSet any("any");  // "not done with any malicious intent"
  if (any_of(r, 0, r.size(), feared) || any_of(r, b - 1, b, any)) return true;
  if (is_mention_or_denied(r, b, e)) return true;
  static const LemmaSet strangers("peer party bot account third package upload");
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_outsider | tag_customer) || (i < b && strangers.has(r[i].lemma))) return true;
  return false;
}

bool is_search_for_blame(const ParsedSentence& r, int b, int e) {
  static const LemmaSet none("blameless assign avoid without apportion point");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, b, none);
}

}  // namespace pm::language
