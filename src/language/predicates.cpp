// What the rows ask of a sentence, beyond its words.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {

RuleMatch found(const ParsedSentence&, const VerbPhrase& d, int begin, int end) { return {begin, end, &d, d.subject}; }

bool is_people(const Subject& s) {
  return s.subject_class == SubjectClass::people || s.subject_class == SubjectClass::company ||
         s.subject_class == SubjectClass::named;
}

bool is_reader(const ParsedSentence& r, const Subject& s) {
  static const auto you = r.lexicon().form("you");
  return s.head >= 0 && r[s.head].form == you;
}

bool is_present_perfect(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto had = r.lexicon().form("had"), short_had = r.lexicon().form("'d"),
                    hadnt = r.lexicon().form("hadnt");
  if (!d.perfect || d.modal != 0) return false;
  for (int i = d.first; i < d.main; ++i)
    if (r[i].form == had || r[i].form == short_had || r[i].form == hadnt) return false;
  return true;
}

bool is_changelog_entry(const ParsedSentence& r) {
  const auto tail = r.words(std::max(0, r.size() - 8), r.size());
  for (std::size_t i = 0; i + 1 < tail.size(); ++i) {
    const char next = tail[i + 1];
    const bool begins = i == 0 || tail[i - 1] == ' ' || tail[i - 1] == '(';
    if (begins && ((tail[i] == '#' && next >= '0' && next <= '9') || (tail[i] == '@' && next != ' '))) return true;
  }
  return r.word(0) == "#" || r.words(0, std::min(2, r.size())).starts_with("#");
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
  if (d.asked || r.question() || is_reader(r, d.subject)) return true;
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
  static const LemmaSet reasons("because since due as given owing");
  static const auto since = r.lexicon().form("since"), as = r.lexicon().form("as");
  static const PhrasePattern likening(
      "=as <be>|well|soon|=usual|=planned|if|though|=always|=ever|=required|=expected|=agreed|=intended|=such|a|an|"
      "<preposition>|<done>|<adjective>|<adverb>");
  for (int i = std::max(0, from); i < r.size(); ++i) {
    const int e = r[i].form == since ? r.noun_phrase_end(i + 1) : i;
    if (e > i && r.breaks(e)) continue;  // "since the move": a time
    if (r[i].form == as && (likening.match(r, i) > 0 || (i > 1 && r[i - 2].form == as))) continue;
    if (reasons.has(r[i].lemma)) return true;
  }
  // "As it was green, we did not look"; but "because we did not look" is itself the reason that is given.
  static const LemmaSet before("because since due given as"), so("so");
  bool parted = false;
  for (int i = std::min(from, r.size()) - 1; i >= 0; --i) {
    parted |= r[i].shape == TokenShape::comma || r[i].shape == TokenShape::dash;
    if (r[i].form == since && r.breaks(r.noun_phrase_end(i + 1))) continue;  // "up since four"
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
  static const LemmaSet causal("cause due because attribute blame lead result reason by identify find discover");
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
      static const LemmaSet intent("undertake promise decide agree commit plan need ask want intend propose recommend");
      if (p.past && !p.infinitive && !p.gerund) return intent.has(p.verb);
      static const LemmaSet ways(
          "way solution lesson takeaway recommendation advice remedy");  // "the best way is to …"
      if (p.main == d.governor && p.subject.begin >= 0 && any_of(r, p.subject.begin, p.first, ways)) return true;
      if (planning.has(p.verb) || planning.has(r[std::max(0, d.governor)].lemma)) return true;
      if (p.gerund && deeds_begin_with_an_order(r)) return true;
      return is_remedy(r, p);
    }
    if (d.governor >= 0 && d.subject.subject_class == SubjectClass::people && d.subject.end == d.governor + 1)
      return true;  // "Staff to be briefed"
    return d.governor < 0 || r.breaks(d.governor) || planning.has(r[d.governor].lemma);
  }
  if (d.gerund) return d.first == 0 || (d.parent < 0 && r.breaks(d.first - 1));
  return d.progressive;
}

// What the rows ask about the people of a sentence: did they, are they called it, is anybody of ours in it at all.

bool is_past_action_by_person(const ParsedSentence& r, const VerbPhrase& d) {
  if (is_hypothetical(r, d) || d.imperative) return false;
  return is_people(d.subject) || (d.past && is_dropped(r, d));
}

bool is_agentless(const VerbPhrase& d) {
  return d.passive && (d.agent.subject_class == SubjectClass::none || is_people(d.agent) ||
                       d.agent.subject_class == SubjectClass::thing);
}

const LemmaSet& manual_deeds() {
  static const LemmaSet set(
      "type enter key paste copy set configure input write put add give choose pick select run execute start stop "
      "restart reboot apply push deploy merge release ship publish commit send issue charge pay order book plug "
      "connect "
      "wire attach mount mark label tag name assign delete drop remove wipe close open submit update import upload "
      "schedule announce create change edit bump raise lower scale switch insert install pass restore load press click "
      "register approve sign invoice bill print invite fill enable disable revoke archive unplug disconnect pull "
      "terminate kill shut cut turn flip trigger launch provision hand migrate move tick map point deliver route book "
      "take bring untick check-in splice cross calculate rotate renew power-cycle cycle kick post file tighten adjust "
      "whitelist allowlist exempt roll flash drain fill adjust detach arm clean clear include exclude");
  return set;
}

bool is_narrated(const ParsedSentence& r, const VerbPhrase& d) {
  if (d.past) return true;
  const bool by_us = d.subject.head >= 0 && r.pos(d.subject.head) == PartOfSpeech::pronoun;
  return is_timeline_entry(r) && r.has(d.main, by_us ? tag_verb : tag_verb_s) && d.first == d.main && !d.infinitive;
}

bool is_done_by_people(const ParsedSentence& r, const VerbPhrase& d) {
  if (!is_narrated(r, d) || d.negated || d.infinitive || d.subject.nobody || (is_present_perfect(r, d) && d.passive) ||
      is_hypothetical(r, d))
    return false;
  if (d.passive) return is_agentless(d) && d.agent.subject_class != SubjectClass::thing;
  if (d.subject.begin > 0) {  // "that made the operator look in the wrong place"
    static const LemmaSet causing("make let have cause lead");
    const auto* cause = r.verb_phrase_at(d.subject.begin - 1);
    if (cause != nullptr && causing.has(cause->verb) && cause->main == d.subject.begin - 1) return false;
  }
  return d.subject.subject_class == SubjectClass::people ||
         (d.subject.subject_class == SubjectClass::named && r.has(d.main, tag_human_action)) || is_dropped(r, d);
}

RuleMatch match_description(const ParsedSentence& r, const VerbPhrase& d, const LemmaSet& words) {
  if (d.verb != r.lexicon().lemma("be") && !r.is(d.main, r.lexicon().lemma("get")) &&
      !r.is(d.main, r.lexicon().lemma("become")))
    return {};
  static const LemmaSet of_people("attitude behaviour behavior work handle approach conduct response reaction review");
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
  static const LemmaSet saying("say mean imply claim suggest think believe find establish assume");
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
  if (r.word(b).starts_with("non-") || r.word(b).starts_with("Non-")) return true;
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
  static const LemmaSet nobody("nobody no-one none no neither anybody anyone");
  if (any_of(r, b - 1, b + 1, nobody)) return true;
  static const LemmaSet none("blameless assign avoid without apportion point");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, b, none);
}

// What the rows ask about what is to be done: who is to do it, and whether anything of it holds.

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
  static const LemmaSet now("now");  // "… and the scanner now rejects a token without a date"
  for (const auto& d : r.verb_phrases())
    if (&d != but && d.subject.subject_class == SubjectClass::system && !d.past && !d.infinitive &&
        any_of(r, d.first - 1, d.main + 1, now))
      return true;
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
                                                  "friday saturday sunday utc gmt cet today tomorrow tonight jan feb "
                                                  "apr jun jul aug sep sept oct nov dec");
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
