// human-error, as slips: one thing meant, another done.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

const LemmaSet& accident_words() {
  static const LemmaSet set(
      "accidentally mistakenly inadvertently unintentionally erroneously unknowingly unwittingly inadvertantly "
      "accidently "
      "accidentaly mistakingly unintentionaly erronously");
  return set;
}

const LemmaSet& wrong_words() {
  static const LemmaSet set("wrongly incorrectly improperly");
  return set;
}

/// An adverb of the set that goes with the deed: within its group, before it, or behind it.
int adverb_of(const ParsedSentence& r, const VerbPhrase& d, const LemmaSet& set) {
  for (int i = d.first - 1; i >= 0 && (r.pos(i) == PartOfSpeech::adverb || r.pos(i) == PartOfSpeech::not_); --i)
    if (set.has(r[i].lemma)) return i;
  for (int i = d.first; i < d.main; ++i)
    if (set.has(r[i].lemma)) return i;
  const bool first = std::none_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                                  [&](const VerbPhrase& o) { return o.first < d.first && !o.gerund; });
  if (first && r.size() > 1 && set.has(r[0].lemma) && r[1].shape == TokenShape::comma)
    return 0;  // "Erroneously, the record had been removed"
  for (int i = d.main + 1, seen = 0; i < r.size() && seen < 9; ++i, ++seen) {
    if (r.breaks(i) && r[i].shape != TokenShape::comma) break;
    if (r[i].verb_phrase >= 0 || r.pos(i) == PartOfSpeech::sub) break;
    if (i == d.main + 1 && r.has(i + 1, tag_ing) && r[i + 1].verb_phrase >= 0)
      break;  // "prevent accidentally spending"
    if (set.has(r[i].lemma) && (r.breaks(i + 1) || i == d.main + 1 || r.pos(i + 1) == PartOfSpeech::preposition))
      return i;
  }
  return -1;
}

/// "a config accidentally pushed to prod": a participle after its noun, with no object.
bool is_reduced_passive(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet done_to_things(
      "deploy push merge commit delete remove drop execute run leave include omit publish release apply disable enable "
      "wipe expose check install introduce copy change set trigger");
  return d.first == d.main && r.has(d.main, tag_done) && !is_people(d.subject) &&
         d.subject.subject_class != SubjectClass::none && done_to_things.has(d.verb) && r.object_of(d).empty();
}

RuleMatch accident(const ParsedSentence& r, const VerbPhrase& d) {
  int a = adverb_of(r, d, accident_words());
  bool only_wrong = false;
  if (a < 0) {
    a = adverb_of(r, d, wrong_words());
    only_wrong = true;
  }
  const bool left_undone = a > 0 && r.has(a + 1, tag_not);  // "was accidentally not deployed"
  if (a > 0 && r.has(a - 1, tag_not)) return {};            // "while not accidentally creating a gap"
  if (a < 0 || (d.negated && !left_undone)) return {};
  static const LemmaSet human_deeds(
      "assume believe label mark flag set configure enter type apply deploy merge delete remove tag assign specify "
      "classify "
      "do perform execute connect plug wire copy run conclude interpret diagnose identify attribute link use add "
      "disable enable turn order install mount point issue handle update move name estimate calculate schedule judge "
      "announce document communicate plan");
  if (only_wrong && !human_deeds.has(d.verb) && !is_people(d.subject)) return {};
  const int b = std::min(a, d.first), e = std::max(a, d.main) + 1;
  if (d.passive || is_reduced_passive(r, d)) {
    static const auto bare_be = r.lexicon().form("be");
    if (d.modal != 0 || is_hypothetical(r, d) || r[d.first].form == bare_be) return {};
    static const auto fix = r.lexicon().lemma("fix");
    const auto& first = r.verb_phrases().front();
    if (d.passive && d.gerund && first.imperative && first.verb == fix) return {};  // "Fix aliases being wrongly set"
    if (!d.passive) return only_wrong ? RuleMatch{} : found(r, d, b, e);
    if (is_agentless(d) && d.agent.subject_class != SubjectClass::thing) {
      static const LemmaSet pressed("due because owing");
      if (only_wrong && (d.subject.subject_class == SubjectClass::customer || any_of(r, d.main, r.size(), pressed)))
        return {};
      return found(r, d, b, e);
    }
    return {};
  }
  if (only_wrong && is_dropped(r, d) && r.pos(d.main + 1) == PartOfSpeech::noun)
    return {};  // "Incorrectly configured backups led to …"
  return is_past_action_by_person(r, d) ? found(r, d, b, e) : RuleMatch{};
}

RuleMatch slip_verb(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet slips(
      "forget overlook misread mistype misjudge misunderstand misconfigure miscalculate misinterpret mishandle botch "
      "fumble mistake fat-finger fatfinger misspell misplace mislabel neglect oversleep underestimate goof bungle "
      "miscount miscommunicate misclick mis-click mis-type mis-configure mis-read misremember misdiagnose "
      "misidentify misapply misconstrue misallocate misassign mistime misperceive miscategorise miscategorize mishear "
      "misroute misfile misaddress miskey misassess misguess misplan misestimate miscopy mis-set misclassify misname "
      "omit flub "
      "fluff muff bodge blunder err overestimate overcorrect over-correct");
  static const LemmaSet whom("you us them people player participant team user");
  static const LemmaSet agentless(
      "overlook forget misread misunderstand mistype mistake misjudge misinterpret neglect botch mishandle fat-finger "
      "misspell misname underestimate misdiagnose misapply miscalculate misaddress mistime misfile");
  static const auto remember = r.lexicon().lemma("remember"), should = r.lexicon().lemma("should");
  if (d.verb == remember && d.modal == should && d.perfect && is_people(d.subject))
    return found(r, d, d.first, d.main + 1);
  static const auto password = r.lexicon().lemma("password");
  if (!slips.has(d.verb) || d.negated || r.is(d.main + 1, password)) return {};
  if (d.passive) {
    if (d.agent.subject_class == SubjectClass::people && !is_hypothetical(r, d))
      return found(r, d, d.first, d.agent.end);
    if (!d.past && d.first != d.main) return {};  // "the limit is miscalculated when …"
    if (!agentless.has(d.verb) || is_hypothetical(r, d) || !is_agentless(d) || d.subject.nobody) return {};
    return found(r, d, d.first, d.main + 1);
  }
  // What is left out on purpose is omitted, too: only the telling of somebody else's omission is found.
  static const auto omit = r.lexicon().lemma("omit");
  static const LemmaSet purpose("for"), to("to");
  if (d.verb == omit && !any_of(r, d.main + 1, d.main + 2, to) &&
      (!d.past || is_present_perfect(r, d) || d.subject.subject_class != SubjectClass::people ||
       r.has(d.subject.head, tag_self) || any_of(r, d.main, r.clause_around(d.main).end, purpose)))
    return {};
  if (d.gerund && d.subject.subject_class == SubjectClass::none && d.first == 0) return found(r, d, d.main, d.main + 1);
  static const auto underestimate = r.lexicon().lemma("underestimate");
  const auto object = r.object_of(d);
  static const auto misconfigure = r.lexicon().lemma("misconfigure");
  if (d.verb == misconfigure && d.subject.subject_class == SubjectClass::none && d.first == d.main &&
      r.pos(d.main + 1) == PartOfSpeech::noun)
    return {};  // "Misconfigured records", "or misconfigured limits": a state
  if (d.verb == underestimate && !object.empty() && whom.has(r[object.end - 1].lemma)) return {};
  static const PhrasePattern as_if("=like|if|though");
  if (d.subject.begin > 0 && as_if.match(r, d.subject.begin - 1) > 0) return {};  // "as if everybody forgot"
  static const LemmaSet software("client consumer subscriber reader viewer guest provider");
  if (!d.passive && d.subject.head >= 0 && software.has(r[d.subject.head].lemma) &&
      d.verb != r.lexicon().lemma("forget"))
    return {};
  static const auto its = r.lexicon().form("its");  // "the client forgot its peers"
  if (d.subject.subject_class == SubjectClass::customer && d.main + 1 < r.size() && r[d.main + 1].form == its)
    return {};
  const bool told = is_past_action_by_person(r, d) ||
                    (d.subject.subject_class == SubjectClass::customer && d.past && !is_hypothetical(r, d));
  if (!told || d.infinitive) return {};
  const auto* child = infinitive_of(r, d);
  return found(r, d, d.first, child ? child->main + 1 : object_end(r, d));
}

/// "Our review overlooked the change", "restart of the consumers overlooked": people's work as the actor, or no actor.
RuleMatch work_overlooked(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet work("review audit check testing planning assessment analysis inspection handover");
  static const LemmaSet done("restart step check update renewal backup review test entry change dependency");
  if (d.verb != r.lexicon().lemma("overlook") || d.negated || !d.past || d.infinitive || is_hypothetical(r, d))
    return {};
  if (d.subject.head < 0 || is_people(d.subject)) return {};
  const bool nobody_named = d.first == d.main && r.object_of(d).empty() && done.has(r[d.subject.head].lemma);
  if (d.passive || (!work.has(r[d.subject.head].lemma) && !nobody_named)) return {};
  return found(r, d, d.first, object_end(r, d));
}

RuleMatch muddle(const ParsedSentence& r, const VerbPhrase& d) {  // mess up, screw up, slip up, mix up, drop the ball
  static const LemmaSet verbs("mess screw slip mix goof cock foul");
  static const auto up = Lexicon::english().form("up");
  if (!verbs.has(d.verb) || d.negated) return {};
  for (int i = d.main + 1; i < r.size() && i < d.main + 5 && !r.breaks(i); ++i)
    if (r[i].form == up) return is_past_action_by_person(r, d) && d.past ? found(r, d, d.first, i + 1) : RuleMatch{};
  return {};
}

RuleMatch confused(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto confuse = r.lexicon().lemma("confuse");
  const bool opening = d.gerund && d.first == 0 && d.subject.subject_class == SubjectClass::none;
  if (d.verb == confuse && opening && !r.object_of(d).empty() && !r.question())
    for (const auto& o : r.verb_phrases())
      if (&o != &d && o.past && is_people(o.subject)) return found(r, d, d.first, r.object_of(d).end);
  const bool told = d.past || (d.gerund && d.subject.end == d.first);  // "me confusing the two hosts"
  if (d.verb != confuse || d.negated || d.passive || !told || is_hypothetical(r, d) || !is_people(d.subject)) return {};
  const auto o = r.object_of(d);
  static const LemmaSet things("them it");
  if (o.empty() || (is_people(r.actor_of(o.begin, o.end)) && !things.has(r[o.begin].lemma))) return {};
  return found(r, d, d.first, o.end);
}

constexpr VerbRule human_error_slips_verb_rules[] = {
    {Rule::human_error, "accident",
     "accidentally mistakenly inadvertently unintentionally erroneously unknowingly unwittingly wrongly incorrectly "
     "improperly inadvertantly accidently accidentaly mistakingly unintentionaly erronously",
     accident, "The table was accidentally dropped.", "This change inadvertently blocked the port."},
    {Rule::human_error, "slip-verb",
     "forget remember overlook misread mistype misjudge misunderstand misconfigure miscalculate misinterpret mishandle "
     "botch fumble mistake fat-finger fatfinger misspell misplace mislabel neglect oversleep underestimate goof bungle "
     "miscount miscommunicate misclick mis-click mis-type mis-configure mis-read misremember misdiagnose misidentify "
     "misroute "
     "misapply misconstrue misallocate misassign mistime misperceive miscategorise miscategorize mishear misfile "
     "misaddress miskey misassess misguess misplan misestimate miscopy mis-set misclassify misname omit flub fluff "
     "muff "
     "bodge blunder err overestimate overcorrect over-correct",
     slip_verb, "The engineer forgot to renew the cert.", "The parser misread the header."},
    {Rule::human_error, "work-overlooked", "overlook", work_overlooked, "Our review overlooked the new default.",
     "The parser overlooked the new default."},
    {Rule::human_error, "muddle", "mess screw slip mix goof cock foul", muddle, "I messed up the migration.",
     "The toner messed up the page."},
    {Rule::human_error, "confused", "confuse", confused, "I confused the two hosts.",
     "The two hosts confused the probe."},
};

}  // namespace

RuleFamily human_error_slips() { return {{}, human_error_slips_verb_rules}; }

}  // namespace pm::language
