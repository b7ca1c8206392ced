// What the rows ask of a sentence, beyond its words.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {

RuleMatch found(const ParsedSentence&, const VerbPhrase& d, int begin, int end) { return {begin, end, &d, d.subject}; }

bool is_people(const Subject& s) {
  return s.subject_class == SubjectClass::people || s.subject_class == SubjectClass::company ||
         s.subject_class == SubjectClass::named;
}

bool any_of(const ParsedSentence& r, int begin, int end, const LemmaSet& set) {
  for (int i = std::max(begin, 0); i < std::min(end, r.size()); ++i)
    if (set.has(r[i].lemma)) return true;
  return false;
}

bool is_dropped(const ParsedSentence& r, const VerbPhrase& d) {
  if (d.subject.subject_class != SubjectClass::none || d.passive || d.infinitive || d.asked) return false;
  const int b = d.first - 1;
  for (int i = b; i >= 0; --i) {
    if (r.pos(i) == PartOfSpeech::adverb || r.pos(i) == PartOfSpeech::not_ || r.pos(i) == PartOfSpeech::number)
      continue;
    const auto* other = r.verb_phrase_at(i);  // "while looking into it accidentally pushed …"
    return r.breaks(i) || r.pos(i) == PartOfSpeech::conjunction || r.pos(i) == PartOfSpeech::mark ||
           (other && other->gerund);
  }
  return true;
}

const VerbPhrase* infinitive_of(const ParsedSentence& r, const VerbPhrase& d) {
  int i = d.main + 1;
  while (r.pos(i) == PartOfSpeech::adverb) ++i;
  if (r.pos(i) != PartOfSpeech::to) return nullptr;
  for (++i; i < r.size() && (r.pos(i) == PartOfSpeech::adverb || r.pos(i) == PartOfSpeech::not_); ++i) {
  }
  return r.verb_phrase_at(i);
}

int object_end(const ParsedSentence& r, const VerbPhrase& d) {
  const auto o = r.object_of(d);
  return o.empty() ? d.main + 1 : o.end;
}

bool is_hypothetical(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet modal("can could may might would will should shall must");
  static const LemmaSet if_words("if unless whether lest when whenever case");  // voice: ok (input)
  static const LemmaSet guards(
      "prevent avoid protect stop guard reduce ensure minimise minimize risk likelihood chance possible impossible "
      "hard harder easy easier easily possibility potential potentially block want need plan");
  if (d.modal != 0 && modal.has(d.modal)) return true;
  if (d.asked || r.question()) return true;
  if (d.past && !d.infinitive && !d.gerund) {
    static const LemmaSet only_if("if unless whether wonder");
    const auto c = r.clause_around(d.main);
    return c.begin > 0 && only_if.has(r[c.begin - 1].lemma);
  }
  const auto c = r.clause_around(d.main);
  if (c.begin > 0 && if_words.has(r[c.begin - 1].lemma)) return true;
  return any_of(r, c.begin, d.main, guards);
}

bool gives_reason(const ParsedSentence& r, int from) {
  static const LemmaSet reasons("because since due as given owing so");
  for (int i = std::max(0, from); i < r.size(); ++i)
    if (reasons.has(r[i].lemma)) return true;
  // "As it was green, we did not look"; but "because we did not look" is itself the reason that is given.
  static const LemmaSet before("because since due given as"), so("so");
  bool parted = false;
  for (int i = std::min(from, r.size()) - 1; i >= 0; --i) {
    parted |= r[i].shape == TokenShape::comma || r[i].shape == TokenShape::dash;
    if (so.has(r[i].lemma) || (parted && before.has(r[i].lemma))) return true;
  }
  return false;
}

bool is_denied(const ParsedSentence& r, int begin, int end) {
  static const LemmaSet no("not no never without avoid nor neither cannot"), turned_down("refuse stop reject");
  static const PhrasePattern rather("rather|instead|more|other than|of|from"), beyond("beyond|past|behind");
  int words = 0;
  for (int i = begin - 1; i >= 0 && words < 5; --i) {
    if (r.breaks(i)) break;
    if (r[i].shape == TokenShape::word) ++words;
    if (no.has(r[i].lemma) || (words < 3 && turned_down.has(r[i].lemma))) return true;
    if (rather.match(r, i) >= 0 || (words < 3 && beyond.match(r, i) >= 0)) return true;
  }
  // "… is never the answer", "… is the question"
  static const PhrasePattern after(
      "<be>|<modal> be? not|never|=no ..3 cause|answer|explanation|reason|conclusion|problem|excuse|it");
  static const PhrasePattern question("<be> ..3 question|symptom|label|myth|start|beginning|signal");
  int e = end;
  while (e < r.size() && r[e].shape == TokenShape::quote) ++e;
  return after.match(r, e) >= 0 || question.match(r, e) >= 0;
}

bool is_mention(const ParsedSentence& r, int begin, int end) {
  static const LemmaSet words(
      "phrase word term expression label wording say call write language talk mention avoid accept definition define "
      "mean vocabulary rule lint linter axiom blameless");
  for (int i = std::max(0, begin - 6); i < begin; ++i)
    if (words.has(r[i].lemma)) {
      static const LemmaSet naming("phrase word label wording vocabulary");
      if (naming.has(r[i].lemma) && i >= begin - 2 && !r.verb_phrase_at(end - 1)) return true;
      static const LemmaSet speech("say write");  // 'they say, "the root cause was a race"' tells, and mentions nothing
      const bool closed = end >= r.size() || r[end].shape == TokenShape::quote || r.breaks(end);
      for (int k = i; k < begin; ++k)
        if (r[k].shape == TokenShape::quote && (closed || !speech.has(r[i].lemma))) return true;
    }
  static const LemmaSet names("word phrase term label");  // 'the word "mistake"'
  for (int i = begin; i + 1 < end; ++i)
    if (names.has(r[i].lemma) && r[i + 1].shape == TokenShape::quote) return true;
  // Between quotation marks with nothing else in them, and not given as what was behind something.
  int b = begin - 1, e = end;
  const auto is_quote = [&](int i) { return r[i].shape == TokenShape::quote; };
  int marks = 0;
  for (int i = 0; i < begin; ++i) marks += is_quote(i);
  const bool quoted =
      b >= 0 && is_quote(b) && marks % 2 == 1 && e < r.size() && (is_quote(e) || r[e].shape == TokenShape::stop);
  if (!quoted) return false;
  static const LemmaSet causal("cause due because attribute blame lead result reason by");
  return !any_of(r, std::max(0, b - 4), b, causal);
}

bool is_mention_or_denied(const ParsedSentence& r, int begin, int end) {
  return is_mention(r, begin, end) || is_denied(r, begin, end);
}

namespace {
bool deeds_begin_with_an_order(const ParsedSentence& r) {
  return !r.verb_phrases().empty() && r.verb_phrases().front().imperative && r.verb_phrases().front().first == 0;
}
/// "Let's treat it with care", "let us not".
bool is_hortative(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto let = r.lexicon().lemma("let"), us = r.lexicon().form("us");
  int i = d.first - 1;
  while (i > 0 && (r.pos(i) == PartOfSpeech::not_ || r.pos(i) == PartOfSpeech::adverb)) --i;
  return r.is(i - 1, let) && (r[i].form == us || r.word(i).ends_with("s"));
}
}  // namespace

bool is_remedy(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet modal("will should must shall ought can could");
  static const LemmaSet planning(
      "need plan want have go commit agree intend aim decide propose recommend suggest require continue start begin "
      "try work consider look be action item remediation goal step");
  if (d.imperative || is_hortative(r, d)) return true;
  if (d.perfect || (d.past && !d.infinitive)) return false;
  if (d.modal != 0) return modal.has(d.modal);
  if (d.infinitive) {
    if (d.parent >= 0) {
      const auto& p = r.verb_phrases()[static_cast<std::size_t>(d.parent)];
      static const LemmaSet intent("decide agree commit plan need ask want intend propose recommend");
      if (p.past && !p.infinitive && !p.gerund) return intent.has(p.verb);
      static const LemmaSet ways(
          "way solution lesson takeaway recommendation advice remedy");  // "the best way is to …"
      if (p.main == d.governor && p.subject.begin >= 0 && any_of(r, p.subject.begin, p.first, ways)) return true;
      if (planning.has(p.verb) || planning.has(r[std::max(0, d.governor)].lemma)) return true;
      if (p.gerund && deeds_begin_with_an_order(r)) return true;
      return is_remedy(r, p);
    }
    return d.governor < 0 || r.breaks(d.governor) || planning.has(r[d.governor].lemma);
  }
  if (d.gerund) return d.first == 0 || (d.parent < 0 && r.breaks(d.first - 1));
  return d.progressive;
}

}  // namespace pm::language
