// bad-faith, as deeds: what people ignored, hid or did on purpose, and how they are called for it.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool ours(const Subject& s) { return is_people(s); }

RuleMatch ignored(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("ignore dismiss disregard stonewall snub defy belittle downplay");
  if (!verbs.has(d.verb) || d.negated || d.gerund || is_hypothetical(r, d) || d.imperative) return {};
  static const PhrasePattern as_expected("as =expected|=known|=noise|=normal|=planned");
  if (as_expected.match(r, d.main + 1) > 0) return {};  // how it looked then
  if (d.passive) {
    static const LemmaSet warnings(
        "alert alarm page warning message email sign ticket mail report request advice concern rule policy procedure "
        "process issue objection complaint");
    const bool agentless = d.agent.subject_class == SubjectClass::none || is_people(d.agent);
    if (!agentless || d.subject.head < 0 || !d.past) return {};
    static const auto they = r.lexicon().form("they");
    const bool meant = r[d.subject.head].form == they && is_people(d.agent) && any_of(r, 0, d.subject.head, warnings);
    if (!meant && !warnings.has(r[d.subject.head].lemma)) return {};
    return found(r, d, d.first, d.main + 1);
  }
  const auto o = r.object_of(d);
  const bool dropped = d.past && is_dropped(r, d) && !o.empty();  // "Ignored when the path is not set"
  static const LemmaSet we("we i");
  if (!d.past && !d.infinitive && d.subject.head >= 0 && we.has(r[d.subject.head].lemma))
    return {};  // "in the first pass, we ignore untyped constants"
  if (d.infinitive) {
    static const LemmaSet chosen("choose decide prefer");
    if (d.parent < 0 || !chosen.has(r.verb_phrases()[static_cast<std::size_t>(d.parent)].verb)) return {};
  }
  if (!ours(d.subject) && !dropped) return {};
  if (d.subject.nobody || (d.subject.subject_class == SubjectClass::named && !d.past))
    return {};  // "Wget ignores the data"
  return found(r, d, d.first, o.empty() ? d.main + 1 : o.end);
}

RuleMatch did_not_care(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("bother care try");
  static const LemmaSet even("even");
  if (!verbs.has(d.verb)) return {};
  static const auto trying = r.lexicon().lemma("try");
  if (d.verb == trying && !(d.past && any_of(r, d.first, d.main, even))) return {};
  if (d.passive && !d.negated && !d.subject.nobody) return {};
  if (!ours(d.subject) && !(d.past && is_dropped(r, d))) return {};
  static const LemmaSet we("we i people");  // "we do not care which of them is spent" is how it works
  if (is_reader(r, d.subject) || (!d.past && !d.gerund && d.subject.head >= 0 && we.has(r[d.subject.head].lemma)))
    return {};
  const bool none_did = d.negated || d.subject.nobody;
  if (!none_did || (d.modal != 0 && !d.passive && !r.is(d.first, r.lexicon().lemma("could")))) return {};
  const auto* child = infinitive_of(r, d);
  return found(r, d, d.first, child ? child->main + 1 : d.main + 1);
}

RuleMatch ill_deed(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs(
      "lie sabotage conceal hide violate circumvent refuse flout shirk slack falsify fake fabricate pretend deceive "
      "betray mislead withhold break bypass cover defraud bully");
  static const LemmaSet rules("rule policy procedure process guideline protocol standard law agreement freeze ban");
  static const auto brk = r.lexicon().lemma("break"), cover = r.lexicon().lemma("cover"), up = r.lexicon().form("up");
  static const LemmaSet attempt("try attempt want choose decide");
  const bool tried = d.infinitive && d.parent >= 0 &&
                     attempt.has(r.verb_phrases()[static_cast<std::size_t>(d.parent)].verb) &&
                     r.verb_phrases()[static_cast<std::size_t>(d.parent)].past;
  if (!verbs.has(d.verb) || d.negated || d.passive || is_hypothetical(r, d) || d.imperative || (d.infinitive && !tried))
    return {};
  if (d.subject.subject_class != SubjectClass::people || d.subject.nobody) return {};
  static const auto refuse = r.lexicon().lemma("refuse"), they = r.lexicon().form("they");
  static const LemmaSet by_machines("serve start boot connect accept load mount respond compile listen bind render");
  const auto* refused = infinitive_of(r, d);
  if (d.verb == refuse && refused != nullptr && r[d.subject.head].form == they && by_machines.has(refused->verb))
    return {};                       // "where they refuse to serve the old version"
  static const LemmaSet we("we i");  // "we refuse to let one disk stop us" is a resolve
  if (!d.past && d.subject.head >= 0 && we.has(r[d.subject.head].lemma)) return {};
  static const LemmaSet facts(
      "mistake error fact truth evidence problem number information damage outage incident failure issue knowledge "
      "test "
      "report result find");
  static const LemmaSet objects_tell("violate circumvent hide withhold break bypass mislead");
  static const LemmaSet ours("us customer team everyone everybody management public me");
  const auto o = r.object_of(d);
  if (d.verb == cover &&
      !(d.main + 1 < r.size() && (r[d.main + 1].form == up || (o.end < r.size() && r[o.end].form == up))))
    return {};
  static const LemmaSet of_rules("break bypass");
  const bool about_rules = any_of(r, o.begin, o.end, rules);
  if (of_rules.has(d.verb) && !about_rules && !(d.verb == brk && r.is(d.main + 1, r.lexicon().lemma("protocol"))))
    return {};
  if (objects_tell.has(d.verb) && !about_rules && !any_of(r, o.begin, o.end, facts) && !any_of(r, o.begin, o.end, ours))
    return {};
  return found(r, d, d.first, o.empty() ? d.main + 1 : o.end);
}

RuleMatch on_purpose(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet how(
      "knowingly recklessly carelessly negligently wilfully willfully maliciously irresponsibly lazily sloppily "
      "willingly "
      "selfishly arrogantly dishonestly unethically thoughtlessly heedlessly blithely");
  static const LemmaSet intent("deliberately intentionally");
  static const LemmaSet wrong(
      "ignore bypass skip break violate delete hide disregard disable withhold circumvent sabotage mislead leave "
      "destroy");
  if (is_hypothetical(r, d) || d.negated || d.imperative) return {};
  if (!ours(d.subject) && !(d.past && is_dropped(r, d)) &&
      !(d.passive && (d.agent.subject_class == SubjectClass::none || d.agent.subject_class == SubjectClass::people)))
    return {};
  static const PhrasePattern on_purpose("on purpose");
  if (d.subject.subject_class == SubjectClass::people && wrong.has(d.verb))
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 6) && !r.breaks(i); ++i)
      if (const int e = on_purpose.match(r, i); e > 0) return found(r, d, d.first, e);
  const bool by_us = d.passive && d.agent.subject_class == SubjectClass::people;
  for (int i = std::max(0, d.first - 1); i < std::min(r.size(), d.main + 2); ++i) {
    const bool bad = how.has(r[i].lemma) || (intent.has(r[i].lemma) && wrong.has(d.verb) &&
                                             (d.subject.subject_class == SubjectClass::people || by_us));
    if (bad) return found(r, d, std::min(i, d.first), std::max(i, d.main) + 1);
  }
  return {};
}

const LemmaSet& moral() {
  static const LemmaSet set(
      "careless negligent reckless irresponsible lazy sloppy selfish arrogant complacent unprofessional dishonest "
      "malicious indifferent disloyal culpable guilty inexcusable unforgivable neglectful lax slack sloppy slapdash "
      "heedless inconsiderate uncaring apathetic cavalier flippant stubborn pig-headed obstinate egoistic greedy "
      "deceitful untrustworthy unreliable disrespectful hostile uncooperative unhelpful proud cowardly gutless "
      "undisciplined unethical immoral corrupt crooked evil nasty ruthless spiteful vindictive workshy half-hearted "
      "unresponsive rude dismissive evasive defensive secretive");
  return set;
}

RuleMatch called_immoral(const ParsedSentence& r, const VerbPhrase& d) {
  const auto m = match_description(r, d, moral());
  static const LemmaSet proud("proud"), of("of to");  // "what your group is proud of", "proud to announce"
  return m && any_of(r, m.end - 1, m.end, proud) && any_of(r, m.end, m.end + 1, of) ? RuleMatch{} : m;
}

RuleMatch responsible_for(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet held("responsible accountable culpable guilty culprit");
  static const LemmaSet harm(
      "outage incident failure problem issue loss downtime disaster mess bug error breakage breach mistake deletion "
      "crash delay");
  if (d.verb != r.lexicon().lemma("be") || !is_people(d.subject) || d.negated || is_hypothetical(r, d) ||
      d.subject.nobody)
    return {};
  for (int i = d.main + 1; i < r.size() && i < d.main + 5 && !r.breaks(i); ++i)
    if (held.has(r[i].lemma)) {
      if (r.is(i, r.lexicon().lemma("culprit"))) return found(r, d, d.main, i + 1);
      for (int k = i + 1; k < r.size() && k < i + 6 && !r.breaks(k); ++k)
        if (harm.has(r[k].lemma)) return found(r, d, d.main, k + 1);
    }
  return {};
}

RuleMatch culprit(const ParsedSentence& r, const VerbPhrase& d) {  // "The culprit was Dave."
  static const LemmaSet who("culprit perpetrator offender");
  if (d.verb != r.lexicon().lemma("be") || d.subject.head < 0 || !who.has(r[d.subject.head].lemma)) return {};
  const int e = r.noun_phrase_end(d.main + 1);
  if (e == d.main + 1) return {};
  const auto s = r.actor_of(d.main + 1, e);
  if (s.subject_class != SubjectClass::people && s.subject_class != SubjectClass::named) return {};
  return {d.subject.head, e, &d, s};
}

RuleMatch to_blame(const ParsedSentence& r, const VerbPhrase& d) {  // "Team X is to blame", "we blame Ops"
  static const auto blame = r.lexicon().lemma("blame");
  if (d.verb != blame || d.negated || is_hypothetical(r, d)) return {};
  if (d.subject.nobody && d.subject.end == d.first) return {};
  if (d.infinitive) {
    if (d.parent < 0) return {};
    const auto& p = r.verb_phrases()[static_cast<std::size_t>(d.parent)];
    if (p.verb != r.lexicon().lemma("be") || p.negated || !is_people(p.subject) || p.subject.nobody) return {};
    RuleMatch m = found(r, d, p.main, d.main + 1);
    m.who = p.subject;
    return m;
  }
  const auto o = r.object_of(d);
  if (o.empty() || d.passive || d.gerund) return {};
  const auto whom = r.actor_of(o.begin, o.end);
  if ((whom.subject_class != SubjectClass::people && whom.subject_class != SubjectClass::named) || whom.nobody)
    return {};
  return {d.first, o.end, &d, whom};
}

constexpr VerbRule bad_faith_verbs_verb_rules[] = {
    {Rule::bad_faith, "ignored", "ignore dismiss disregard stonewall snub defy belittle downplay", ignored,
     "Ops ignored the page.", "The load balancer ignored the header."},
    {Rule::bad_faith, "did-not-care", "bother care try", did_not_care, "Nobody bothered to look.",
     "The script does not bother the queue.", "even bother care"},
    {Rule::bad_faith, "ill-deed",
     "lie sabotage conceal hide violate circumvent refuse flout shirk slack falsify fake fabricate pretend deceive "
     "betray mislead withhold break bypass cover defraud bully",
     ill_deed, "They violated the change policy.", "The packet violated the policy."},
    {Rule::bad_faith, "on-purpose",
     "knowingly recklessly carelessly negligently wilfully willfully maliciously irresponsibly lazily sloppily "
     "deliberately intentionally willingly selfishly arrogantly dishonestly unethically thoughtlessly heedlessly "
     "blithely "
     "purpose",
     on_purpose, "She carelessly ran it.", "The job deliberately skips the lock."},
    {Rule::bad_faith, "called-immoral",
     "careless negligent reckless irresponsible lazy sloppy selfish arrogant complacent unprofessional dishonest "
     "malicious indifferent disloyal culpable guilty inexcusable unforgivable neglectful lax slack slapdash heedless "
     "inconsiderate uncaring apathetic cavalier flippant stubborn pig-headed obstinate egoistic greedy deceitful "
     "untrustworthy unreliable disrespectful hostile uncooperative unhelpful proud cowardly gutless undisciplined "
     "unethical immoral corrupt crooked evil nasty ruthless spiteful vindictive workshy half-hearted unresponsive rude "
     "dismissive evasive defensive secretive",
     called_immoral, "He was careless.", "The evaluation is lazy."},
    {Rule::bad_faith, "responsible-for", "responsible accountable culpable guilty culprit", responsible_for,
     "The vendor is responsible for the outage.", "The team is responsible for billing."},
    {Rule::bad_faith, "culprit", "culprit perpetrator offender", culprit, "The culprit was Dave.",
     "The culprit was a bad disk."},
    {Rule::bad_faith, "to-blame", "blame", to_blame, "Team Blue is to blame.", "The cache is to blame."},
};

}  // namespace

RuleFamily bad_faith_verbs() { return {{}, bad_faith_verbs_verb_rules}; }

}  // namespace pm::language
