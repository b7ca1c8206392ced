// human-error, as a deed that went wrong: twice, too early, in the wrong order, with one digit too many, before a
// check.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool is_person(const VerbPhrase& d) { return !d.passive && d.subject.subject_class == SubjectClass::people; }

/// The end of words behind `from` that tell a slip in how the deed was done, or -1.
int slip_behind(const ParsedSentence& r, const VerbPhrase& d, int from, int end) {
  static const PhrasePattern marks[] = {
      PhrasePattern(
          "in the|a? wrong|opposite|reverse|incorrect order|sequence|direction|unit|format|currency|way|place|"
          "column|field|zone|window|time"),
      PhrasePattern("=one|=two|=three|a|an|=several|=many|extra ..2 too =many|=few|=much"),
      PhrasePattern("too =many|=few ..1 zero|digit|character|line|replica|node|host"),
      PhrasePattern("with a|an|the|one|two trailing|leading|missing|extra|stray|misplaced|superfluous|surplus|"
                    "additional|invisible <noun>"),
      PhrasePattern("under|as|for|at|from|of|into|to|in|on|against the|a|an wrong|incorrect <adjective>? <noun>"),
      PhrasePattern("=the =wrong|=other way =round|=around"),
      PhrasePattern("by a|the factor of"),
      PhrasePattern("with|from|using|against =last|=yesterday year|month|week|quarter|night"),
      PhrasePattern("with|from|using|against =yesterday"),
      PhrasePattern("with ..3 =swapped|=transposed|=missing|=reversed|=inverted"),
      PhrasePattern("with the|a|my|our|its ..3 still|=left <any>"),
      PhrasePattern("another customer|tenant|client|neighbour|colleague|company|team|patient|user|vendor <possessive>"),
      PhrasePattern("at the place of"),
      PhrasePattern("and =the =other way =round|=around"),
      PhrasePattern("=upside =down|=backwards|=prematurely"),
  };
  // "was sent to the wrong region" may be anybody's doing.
  static const LemmaSet by_routers("send route deliver forward serve write store connect assign map return load");
  static const PhrasePattern wrong_target("under|as|for|at|from|of|into|to|in|on|against the|a|an wrong|incorrect");
  const bool maybe_a_router = d.passive && d.agent.subject_class != SubjectClass::people && by_routers.has(d.verb);
  for (int i = from; i < end; ++i)
    for (const auto& mark : marks)
      if (!(maybe_a_router && wrong_target.match(r, i) > 0))
        if (const int e = mark.match(r, i); e > 0) return e;
  return -1;
}

/// "typed one zero too many", "ran the steps in the wrong order", "entered the limit in megabytes and not in
/// gigabytes".
RuleMatch done_wrong(const ParsedSentence& r, const VerbPhrase& d) {
  if (!is_done_by_people(r, d) || !manual_deeds().has(d.verb)) return {};
  const int end = std::min({r.size(), d.main + 16});
  int stop = d.main + 1;
  while (stop < end && (!r.breaks(stop) || r[stop].shape == TokenShape::comma)) {
    const auto* other = r.verb_phrase_at(stop);
    if (other != nullptr && other != &d && !other->infinitive && !other->gerund && other->first == stop &&
        other->subject.begin > d.main)
      break;
    ++stop;
  }
  if (const int e = slip_behind(r, d, d.main + 1, stop); e > 0) return found(r, d, d.first, e);
  return {};
}

/// "pulled the plug too soon", "announced the switch a day late": at the wrong time, by somebody.
RuleMatch wrong_time(const ParsedSentence& r, const VerbPhrase& d) {
  static const PhrasePattern times[] = {
      PhrasePattern("too early|soon|late|hastily"),
      PhrasePattern("=prematurely|hastily"),
      PhrasePattern(
          "a|an|=one|=two|<number>|several|few <any>? minute|hour|day|week|month|step|line too? early|late|soon"),
  };
  static const LemmaSet mends(
      "fix roll revert recover respond mitigate resolve repair realise realize react arrive come");
  if (!is_done_by_people(r, d) || mends.has(d.verb) || d.verb == 0 || r.has(d.main, tag_be)) return {};
  const bool hand = manual_deeds().has(d.verb);
  if (!hand && !(is_person(d) && r.has(d.main, tag_human_action))) return {};
  static const auto hastily = r.lexicon().lemma("hastily"), prematurely = r.lexicon().lemma("prematurely");
  for (int i = d.first; i < d.main; ++i)
    if (hand && (r.is(i, prematurely) || r.is(i, hastily))) return found(r, d, i, d.main + 1);
  const auto clause = r.clause_around(d.main);
  for (int i = d.main + 1; i < std::min(r.size(), clause.end + 1); ++i)
    for (const auto& time : times)
      if (const int e = time.match(r, i);
          e > 0 && (r.breaks(e) || r.pos(e) == PartOfSpeech::preposition || r.pos(e) == PartOfSpeech::conjunction ||
                    r.pos(e) == PartOfSpeech::sub))
        return found(r, d, d.first, e);
  return {};
}

/// "She ran the import twice", "unplugged the live feed instead": not what was to be done.
RuleMatch twice_or_instead(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet once_is_enough(
      "run apply execute import send charge bill invoice submit issue pay publish deploy enter paste type start book "
      "ship restore load insert credit debit"),
      irreversible(
          "unplug delete drop restart reboot stop kill wipe shut pull press click close disconnect purge truncate "
          "terminate flash format erase cut type enter paste drain evict detach revoke archive");
  static const auto twice = r.lexicon().form("twice"), instead = r.lexicon().form("instead");
  if (!is_done_by_people(r, d)) return {};
  const bool person = is_person(d) || (d.passive && d.agent.subject_class == SubjectClass::people);
  const auto clause = r.clause_around(d.main);
  for (int i = d.main + 1; i < clause.end; ++i) {
    if (r[i].form == twice && once_is_enough.has(d.verb) && person &&
        (r.breaks(i + 1) || r.pos(i + 1) == PartOfSpeech::conjunction) && !r.object_of(d).empty())
      return found(r, d, d.first, i + 1);
    if (r[i].form == instead && irreversible.has(d.verb) && person && i > d.main + 1 && r.breaks(i + 1))
      return found(r, d, d.first, i + 1);
  }
  return {};
}

/// "used an old value", "copied a stale token": what was taken should have been another.
RuleMatch stale_thing(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet taking(
      "copy use paste enter type push deploy merge apply publish ship restore reuse upload load send follow take pick "
      "read edit import install cite quote give put commit release"),
      old("old outdated stale obsolete expired superseded"),
      of_paper(
          "value copy token version file branch image build list plan price key certificate address password page "
          "runbook "
          "document template config configuration snapshot backup tag link name number map drawing sheet spreadsheet "
          "export package checksum parameter record table");
  static const LemmaSet intent("for because since so to while until again");
  if (!is_done_by_people(r, d) || d.passive || !taking.has(d.verb)) return {};
  if (!is_person(d) || gives_reason(r, d.main)) return {};
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 9) && !r.breaks(i); ++i) {
    if (!old.has(r[i].lemma)) continue;
    const int e = r.noun_phrase_end(i);
    static const LemmaSet one("a an");
    if (e <= i + 1 || !of_paper.has(r[e - 1].lemma) || !any_of(r, i - 2, i, one)) continue;
    return found(r, d, d.first, e);
  }
  return {};
}

/// "pressed enter before I had read the prompt", "merged before anybody had checked".
RuleMatch before_checking(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet checking(
      "read check test verify validate review confirm look ask approve finish double-check consult inform tell notify "
      "drain back save compare agree sign announce rehearse measure run try");
  static const auto before = r.lexicon().form("before");
  if (!d.past || d.negated || d.infinitive || d.modal != 0) return {};
  if (!checking.has(d.verb)) return {};
  const auto c = r.clause_around(d.main);
  if (c.begin == 0 || r[c.begin - 1].form != before) return {};
  const bool by_somebody = !d.passive && d.subject.subject_class == SubjectClass::people;
  const bool checked = d.passive && is_agentless(d) && d.perfect;
  if (!by_somebody && !checked) return {};
  for (const auto& other : r.verb_phrases()) {
    if (other.main >= c.begin - 1 || other.gerund || other.infinitive) continue;
    static const LemmaSet hasty(
        "press push merge deploy release ship publish apply run start restart delete drop remove close send approve "
        "announce switch enable disable turn click hit type enter go launch commit submit sign order install upgrade "
        "update migrate revoke wipe pull shut stop open reboot cut roll");
    if (other.past && !other.negated && hasty.has(other.verb) && !is_hypothetical(r, other) &&
        (is_people(other.subject) || other.passive || is_dropped(r, other) || other.verb == r.lexicon().lemma("go")))
      return found(r, d, c.begin - 1, d.main + 1);
  }
  return {};
}

/// "committed the secret to the public repository": by somebody, what nobody should see.
RuleMatch given_away(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet giving("commit push publish post paste upload expose share leave mail send include check"),
      secret("secret credential token password key passphrase"), where("to in into on");
  static const LemmaSet open(
      "public repository repo channel gist pastebin forum ticket log commit github chat slack image page code history "
      "wiki");
  if (!is_done_by_people(r, d) || d.passive || !is_person(d) || !giving.has(d.verb)) return {};
  const auto o = r.object_of(d);
  if (o.empty() || !secret.has(r[o.end - 1].lemma) || o.end >= r.size() || !where.has(r[o.end].lemma)) return {};
  return any_of(r, o.end, o.end + 6, open) ? found(r, d, d.first, r.noun_phrase_end(o.end + 1)) : RuleMatch{};
}

/// What follows "instead of" is another deed: "we restarted it instead of waiting" was a choice.
bool is_choice_of_deeds(const ParsedSentence& r, int e) {
  while (r.pos(e) == PartOfSpeech::adverb) ++e;
  return r.has(e, tag_ing | tag_done) && !r.has(e, tag_noun);
}

/// "ran it on production instead of staging", "set it to 7 hours, not 7 days": one thing done, another one meant.
RuleMatch instead_of(const ParsedSentence& r, const VerbPhrase& d) {
  static const PhrasePattern instead("instead of"), in_place("in place of"), rather("rather than"), not_that("not"),
      where(
          "where the|=it plan|runbook|sheet|ticket|=says|request|order|drawing|spec|list|manual|instruction|procedure"),
      takes(
          "where|although|though|while|when the|=it|a ..2 "
          "=expects|=expected|=takes|=took|=needs|=needed|=wants|=wanted|=says|=said|=requires|=required|=asks|=asked|="
          "reads|=states|=called"),
      required("where|when ..5 <be>|had ..1 =required|=meant|=intended|=needed|=wanted|=asked|=expected");
  static const LemmaSet chosen(
      "use choose decide opt prefer go build buy rely keep store make take have get see want be do call name find "
      "receive show give need let try work focus consider think write say tell look return report print discuss "
      "propose debate suggest"),
      exact("set enter type configure put paste sign input write give fill book order send schedule"),
      physical(
          "power put unplug pull plug reboot power-cycle restart detach delete wipe drop terminate flash cut press "
          "click type enter "
          "paste sign deliver restore send push deploy kill shut stop remove drain run execute point");
  if (d.gerund || d.verb == 0 || !is_done_by_people(r, d)) return {};
  const bool by_somebody =
      (is_person(d) || (d.passive && d.agent.subject_class == SubjectClass::people)) && !chosen.has(d.verb);
  const bool by_hand = manual_deeds().has(d.verb) && !(chosen.has(d.verb) && !exact.has(d.verb));
  const bool taken_out = is_person(d) && r.is(d.main, r.lexicon().lemma("take"));
  if (!by_somebody && !by_hand && !taken_out) return {};
  if (is_dropped(r, d) && !physical.has(d.verb) && !exact.has(d.verb)) return {};  // "Changed the rule to use …"
  if (is_changelog_entry(r)) return {};
  if (is_person(d) && r.has(d.subject.head, tag_customer)) return {};
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 16); ++i) {
    if (r.breaks(i) && r[i].shape != TokenShape::comma && r[i].shape != TokenShape::opening) break;
    int e = std::max(instead.match(r, i), in_place.match(r, i));
    if (e < 0 && (physical.has(d.verb) || by_somebody)) e = rather.match(r, i);
    if (e < 0 && by_hand) e = std::max({where.match(r, i), required.match(r, i), takes.match(r, i)});
    if (e < 0 && (exact.has(d.verb) || (physical.has(d.verb) && is_person(d))) &&
        (r.breaks(i - 1) || r.pos(i - 1) == PartOfSpeech::conjunction) &&
        (r.pos(i + 1) == PartOfSpeech::number || r.pos(i + 1) == PartOfSpeech::preposition ||
         r.pos(i + 1) == PartOfSpeech::noun || r.pos(i + 1) == PartOfSpeech::to ||
         r.pos(i + 1) == PartOfSpeech::determiner))
      e = not_that.match(r, i);
    if (e < 0 || is_choice_of_deeds(r, e) || r.pos(i - 1) == PartOfSpeech::verb) continue;
    const bool of_another_deed =
        std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& o) {
          return o.main > d.main && o.main < i && !o.infinitive && !o.gerund && !(o.first == o.main && o.passive);
        });
    if (of_another_deed && !is_people(d.subject)) return {};
    return gives_reason(r, e) ? RuleMatch{} : found(r, d, d.first, e);
  }
  return {};
}

/// Whether `words` are followed by a word of `next` at once.
bool any_pair(const ParsedSentence& r, const LemmaSet& words, const LemmaSet& next) {
  for (int i = 0; i + 1 < r.size(); ++i)
    if (words.has(r[i].lemma) && next.has(r[i + 1].lemma)) return true;
  return false;
}

/// Words that alone, or side by side, tell a slip: so that most sentences need not be parsed.
bool has_slip_mark(const ParsedSentence& r) {
  static const LemmaSet alone(
      "wrong incorrect opposite reverse trailing misplaced superfluous surplus invisible backwards upside outdated "
      "stale "
      "obsolete expired superseded yesterday swap transpose invert");
  static const LemmaSet article("a an with one two three"), odd("old leading missing extra stray additional factor");
  static const LemmaSet counted("too last another"),
      amounts(
          "many few much night week month year quarter customer tenant client neighbour colleague company team patient "
          "user vendor");
  static const LemmaSet with("with"), still("still leave"), in_place("place"), of("of");
  bool with_what = false;
  for (int i = 0; i < r.size(); ++i) {
    if (alone.has(r[i].lemma) || (with_what && still.has(r[i].lemma))) return true;
    with_what |= with.has(r[i].lemma);
  }
  return any_pair(r, counted, amounts) || any_pair(r, article, odd) || any_pair(r, in_place, of);
}

bool has_wrong_time(const ParsedSentence& r) {
  static const LemmaSet alone("prematurely hastily"), too("too minute hour day week month step line"),
      late("early late soon too");
  for (int i = 0; i < r.size(); ++i)
    if (alone.has(r[i].lemma)) return true;
  return any_pair(r, too, late);
}

/// "before we had read it"
bool has_people_after_before(const ParsedSentence& r) {
  static const auto before = r.lexicon().form("before");
  for (int i = 1; i + 2 < r.size(); ++i)
    if (r[i].form == before && (r.has(i + 1, tag_people) || r.has(i + 2, tag_people | tag_be | tag_have))) return true;
  return false;
}

/// A "not" that begins a contrast, or one of the other words for it.
bool has_contrast(const ParsedSentence& r) {
  static const LemmaSet others("instead rather"), no("not"), of_a_plan("where when although though while"),
      demands(
          "expect take need want say require ask read state call plan runbook sheet request order drawing spec list "
          "manual instruction procedure mean intend"),
      in_place("place"), of("of");
  bool where = false;
  for (int i = 1; i < r.size(); ++i) {
    if (others.has(r[i].lemma)) return true;
    if (in_place.has(r[i].lemma) && i + 1 < r.size() && of.has(r[i + 1].lemma)) return true;
    where |= of_a_plan.has(r[i].lemma);
    if (where && demands.has(r[i].lemma)) return true;
    if (no.has(r[i].lemma) && (r[i - 1].shape != TokenShape::word || r.has(i - 1, tag_and))) return true;
  }
  return false;
}

constexpr VerbRule human_error_deeds_verb_rules[] = {
    {Rule::human_error,
     "instead-of",
     "instead rather place not where when although though while",
     instead_of,
     "She ran it on production instead of staging.",
     "The job ran on the primary instead of the standby.",
     {},
     has_contrast},
    {Rule::human_error,
     "done-wrong",
     "wrong incorrect opposite reverse many few much trailing leading missing extra stray misplaced superfluous "
     "surplus "
     "additional invisible factor backwards upside last old outdated stale obsolete expired superseded yesterday "
     "another still leave swap transpose miss reverse invert place",
     [](const ParsedSentence& r, const VerbPhrase& d) {
       const auto m = done_wrong(r, d);
       return m ? m : stale_thing(r, d);
     },
     "The admin typed one zero too many.",
     "The job wrote one row too many.",
     {},
     has_slip_mark},
    {Rule::human_error,
     "wrong-time",
     "early soon late prematurely hastily",
     wrong_time,
     "He pulled the plug too soon.",
     "The timer fired too soon.",
     {},
     has_wrong_time},
    {Rule::human_error, "twice-or-instead", "twice instead", twice_or_instead, "She ran the import twice.",
     "The import ran twice."},
    {Rule::human_error,
     "before-checking",
     "before",
     before_checking,
     "I pressed enter before I had read the prompt.",
     "The job started before the lock was free.",
     {},
     has_people_after_before},
    {Rule::human_error, "given-away", "secret credential token password key passphrase", given_away,
     "The developer committed the token to a public repository.", "The pipeline committed the token to the vault.",
     "commit push publish post paste upload expose share leave mail send include check"},
};

}  // namespace

RuleFamily human_error_deeds() { return {{}, human_error_deeds_verb_rules}; }

}  // namespace pm::language
