// bad-faith, incompetence, punishment: what the words make of people.
#include <algorithm>

#include "axioms/rules.hpp"

namespace pm::axioms {
namespace {

bool ours(const Subject& s) { return is_people(s); }

Match ignored(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("ignore dismiss disregard stonewall snub defy belittle downplay");
  if (!verbs.has(d.verb) || d.negated || d.gerund || is_hypothetical(r, d) || d.imperative) return {};
  if (d.passive) {
    static const LemmaSet warnings(
        "alert alarm page warning message email sign ticket mail report request advice concern rule policy procedure "
        "process");
    const bool agentless = d.agent.actor == Actor::none || is_people(d.agent);
    if (!agentless || d.subject.head < 0 || !warnings.has(r[d.subject.head].lemma) || !d.past) return {};
    return found(r, d, d.first, d.main + 1);
  }
  const bool dropped = d.past && is_dropped(r, d);
  if (d.infinitive) {
    static const LemmaSet chosen("choose decide prefer");
    if (d.parent < 0 || !chosen.has(r.deeds()[static_cast<std::size_t>(d.parent)].verb)) return {};
  }
  if (!ours(d.subject) && !dropped) return {};
  if (d.subject.nobody) return {};
  const auto o = r.object_of(d);
  return found(r, d, d.first, o.empty() ? d.main + 1 : o.end);
}

Match did_not_care(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("bother care try");
  static const LemmaSet even("even");
  if (!verbs.has(d.verb)) return {};
  static const auto trying = r.lexicon().lemma("try");
  if (d.verb == trying && !(d.past && any_of(r, d.first, d.main, even))) return {};
  if (d.passive && !d.negated) return {};
  if (!ours(d.subject) && !(d.past && is_dropped(r, d))) return {};
  const bool none_did = d.negated || d.subject.nobody;
  if (!none_did || (d.modal != 0 && !d.passive && !r.is(d.first, r.lexicon().lemma("could")))) return {};
  const auto* child = infinitive_of(r, d);
  return found(r, d, d.first, child ? child->main + 1 : d.main + 1);
}

Match ill_deed(const Reading& r, const Deed& d) {
  static const LemmaSet verbs(
      "lie sabotage conceal hide violate circumvent refuse flout shirk slack falsify fake fabricate pretend deceive "
      "betray mislead withhold break bypass cover defraud bully");
  static const LemmaSet rules("rule policy procedure process guideline protocol standard law agreement freeze ban");
  static const auto brk = r.lexicon().lemma("break"), cover = r.lexicon().lemma("cover"), up = r.lexicon().form("up");
  static const LemmaSet attempt("try attempt want choose decide");
  const bool tried = d.infinitive && d.parent >= 0 && attempt.has(r.deeds()[static_cast<std::size_t>(d.parent)].verb) &&
                     r.deeds()[static_cast<std::size_t>(d.parent)].past;
  if (!verbs.has(d.verb) || d.negated || d.passive || is_hypothetical(r, d) || d.imperative || (d.infinitive && !tried))
    return {};
  if (d.subject.actor != Actor::people || d.subject.nobody) return {};
  static const LemmaSet facts(
      "mistake error fact truth evidence problem number information damage outage incident failure issue knowledge "
      "test "
      "report result finding");
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

Match on_purpose(const Reading& r, const Deed& d) {
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
      !(d.passive && (d.agent.actor == Actor::none || d.agent.actor == Actor::people)))
    return {};
  static const Phrase on_purpose("on purpose");
  if (d.subject.actor == Actor::people && wrong.has(d.verb))
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 6) && !r.breaks(i); ++i)
      if (const int e = on_purpose.match(r, i); e > 0) return found(r, d, d.first, e);
  const bool by_us = d.passive && d.agent.actor == Actor::people;
  for (int i = std::max(0, d.first - 1); i < std::min(r.size(), d.main + 2); ++i) {
    const bool bad = how.has(r[i].lemma) ||
                     (intent.has(r[i].lemma) && wrong.has(d.verb) && (d.subject.actor == Actor::people || by_us));
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
const LemmaSet& unable() {
  static const LemmaSet set(
      "incompetent inexperienced non-experienced unskilled clueless unqualified inept stupid dumb foolish naive "
      "ignorant inattentive amateurish untrained idiot moron fool undertrained underqualified useless incapable unfit "
      "unsuited hopeless thick slow-witted absent-minded forgetful distracted unfocused oblivious amateur imbecile "
      "noob "
      "gullible brainless dense mediocre ill-prepared unprepared ill-equipped "
      "overconfident short-sighted shortsighted impulsive thoughtless mindless rash hasty scatterbrained subpar");
  return set;
}

/// "He was careless", "the team is lazy": a word for people behind a "be".
Match is_called(const Reading& r, const Deed& d, const LemmaSet& words) {
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
  while (before > 0 && r.pos(before) == Pos::adverb) --before;
  const bool deed = before >= 0 && this_way.has(r[before].lemma) && r.breaks(before - 1);
  if ((!is_people(d.subject) && !theirs && !deed) || d.subject.nobody || d.negated) return {};
  static const LemmaSet should("should would could might can may if");
  if (d.verb == r.lexicon().lemma("get") && !words.has(d.main + 1 < r.size() ? r[d.main + 1].lemma : Lemma{0}))
    return {};
  if (d.modal != 0 && should.has(d.modal) && !d.perfect) return {};
  for (int i = d.main + 1; i < r.size() && i < d.main + 7; ++i) {
    if (r.breaks(i) || r.pos(i) == Pos::sub || r.pos(i) == Pos::not_) break;
    if (r.pos(i) == Pos::preposition) break;
    if (words.has(r[i].lemma) && (!deed || said_of_deeds.has(r[i].lemma))) return found(r, d, d.main, i + 1);
  }
  return {};
}
Match called_immoral(const Reading& r, const Deed& d) { return is_called(r, d, moral()); }
Match called_unable(const Reading& r, const Deed& d) { return is_called(r, d, unable()); }

Match responsible_for(const Reading& r, const Deed& d) {
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

Match bad_call_in_hindsight(const Reading& r, const Deed& d) {  // "this was a dangerous decision"
  static const LemmaSet judged(
      "dangerous foolish stupid dumb bad poor terrible reckless naive questionable unwise wrong");
  static const LemmaSet what("decision choice idea move call judgement judgment");
  if (d.verb != r.lexicon().lemma("be") || d.negated || !d.past || is_hypothetical(r, d)) return {};
  bool bad = false;
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 6) && !r.breaks(i); ++i) {
    bad |= judged.has(r[i].lemma);
    if (bad && what.has(r[i].lemma)) return found(r, d, d.main, i + 1);
  }
  return {};
}

Match culprit(const Reading& r, const Deed& d) {  // "The culprit was Dave."
  static const LemmaSet who("culprit perpetrator offender");
  if (d.verb != r.lexicon().lemma("be") || d.subject.head < 0 || !who.has(r[d.subject.head].lemma)) return {};
  const int e = r.noun_phrase_end(d.main + 1);
  if (e == d.main + 1) return {};
  const auto s = r.actor_of(d.main + 1, e);
  if (s.actor != Actor::people && s.actor != Actor::named) return {};
  return {d.subject.head, e, &d, s};
}

Match to_blame(const Reading& r, const Deed& d) {  // "Team X is to blame", "we blame Ops"
  static const auto blame = r.lexicon().lemma("blame");
  if (d.verb != blame || d.negated || is_hypothetical(r, d)) return {};
  if (d.infinitive) {
    if (d.parent < 0) return {};
    const auto& p = r.deeds()[static_cast<std::size_t>(d.parent)];
    if (p.verb != r.lexicon().lemma("be") || p.negated || !is_people(p.subject) || p.subject.nobody) return {};
    Match m = found(r, d, p.main, d.main + 1);
    m.who = p.subject;
    return m;
  }
  const auto o = r.object_of(d);
  if (o.empty() || d.passive || d.gerund) return {};
  const auto whom = r.actor_of(o.begin, o.end);
  if ((whom.actor != Actor::people && whom.actor != Actor::named) || whom.nobody) return {};
  return {d.first, o.end, &d, whom};
}

Match did_not_know(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("know understand");
  if (!verbs.has(d.verb) || d.passive) return {};
  static const LemmaSet not_then("yet still why whether which when if who where");
  static const LemmaSet know("know");
  const bool without = d.gerund && d.first > 0 &&
                       r.is(
                           [&] {
                             int b = d.first - 1;
                             while (b > 0 && r.pos(b) == Pos::adverb) --b;
                             return b;
                           }(),
                           r.lexicon().lemma("without"));
  if (!d.negated && !without && !d.subject.nobody) return {};
  if (!without && !is_people(d.subject) && !(d.past && is_dropped(r, d))) return {};
  if (d.modal != 0 || r.question() || is_hypothetical(r, d)) return {};
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 3); ++i)
    if (not_then.has(r[i].lemma)) return {};
  for (int i = d.first; i < d.main; ++i)
    if (not_then.has(r[i].lemma)) return {};
  if (know.has(d.verb)) {
    static const Phrase doing("what|=what <people> <be> doing"), better("any? better"),
        basics("the basic|fundamental|system|tool|first|job|enough|rules"), how("how to"), enough("enough"),
        what_it_does("what|how|=whether it|this|the|they");
    for (const auto* p : {&doing, &better, &basics, &how, &enough})
      if (const int e = p->match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
    if (without && is_people(d.subject))
      if (const int e = what_it_does.match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
    return {};
  }
  if (!d.past && !without && d.subject.self) return {};
  static const auto why = r.lexicon().form("why");
  if (d.main + 1 < r.size() && r[d.main + 1].form == why) return {};
  return found(r, d, d.first, d.main + 1);
}

Match known_better(const Reading& r, const Deed& d) {
  static const LemmaSet should("should ought must");
  if (d.verb != r.lexicon().lemma("know") || !d.perfect || !should.has(d.modal) || d.negated) return {};
  if (!is_people(d.subject) && !is_dropped(r, d)) return {};
  static const auto better = r.lexicon().form("better");
  const bool b = d.main + 1 < r.size() && r[d.main + 1].form == better;
  return found(r, d, d.first, d.main + (b ? 2 : 1));
}

Match not_attending(const Reading& r, const Deed& d) {  // not paying attention, not thinking
  if (!d.negated || (!is_people(d.subject) && !(is_dropped(r, d) && (d.past || d.gerund)))) return {};
  if (is_hypothetical(r, d) || d.imperative) return {};
  static const LemmaSet focus("concentrate focus listen");
  if (focus.has(d.verb) && d.progressive) return found(r, d, d.first, d.main + 1);
  static const auto pay = r.lexicon().lemma("pay"), think = r.lexicon().lemma("think"),
                    attention = r.lexicon().lemma("attention");
  if (d.verb == pay) {
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 4); ++i)
      if (r.is(i, attention)) return found(r, d, d.first, i + 1);
    return {};
  }
  if (d.verb != think) return {};
  static const Phrase through("it|this|that|things through"),
      twice("twice|ahead|=straight|clearly|of the consequences");
  for (const auto* p : {&through, &twice})
    if (const int e = p->match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
  if ((d.progressive || d.gerund) && r.breaks(d.main + 1)) return found(r, d, d.first, d.main + 1);
  return {};
}

Match had_no_skill(const Reading& r, const Deed& d) {
  static const LemmaSet what(
      "skill knowledge experience competence expertise understanding judgement judgment training know-how brain "
      "maturity "
      "qualification insight");
  static const LemmaSet enough("the any enough sufficient necessary required right proper adequate much");
  if (d.verb != r.lexicon().lemma("have") || !d.negated || !is_people(d.subject) || is_hypothetical(r, d)) return {};
  const auto o = r.object_of(d);
  static const LemmaSet about("of about with on");
  static const LemmaSet known("knowledge experience training");  // "we had no knowledge of the flag": a condition
  if (!o.empty() && known.has(r[o.end - 1].lemma) && about.has(o.end < r.size() ? r[o.end].lemma : Lemma{0})) return {};
  return !o.empty() && any_of(r, o.begin, o.end, enough) && what.has(r[o.end - 1].lemma) ? found(r, d, d.first, o.end)
                                                                                         : Match{};
}

Match lacked(const Reading& r, const Deed& d) {
  static const auto lack = r.lexicon().lemma("lack");
  if (d.verb != lack || d.passive || d.negated || !is_people(d.subject) || is_hypothetical(r, d)) return {};
  static const LemmaSet what(
      "skill knowledge experience competence expertise understanding judgement judgment training discipline attention "
      "care seniority insight know-how professionalism concentration focus foresight common");
  const auto o = r.object_of(d);
  return any_of(r, o.begin, o.end + 3, what) ? found(r, d, d.first, std::max(o.end, d.main + 1)) : Match{};
}

Match sanctioned(const Reading& r, const Deed& d) {
  static const LemmaSet always(
      "punish reprimand penalise penalize demote discipline sanction sack prosecute sue scold berate chastise admonish "
      "rebuke oust censure humiliate blacklist");
  static const LemmaSet of_people("fire dismiss suspend terminate fine bench charge expel reassign discharge");
  if (d.negated) return {};
  const bool act = always.has(d.verb), maybe = of_people.has(d.verb);
  if (!act && !maybe) return {};
  Subject whom;
  if (d.passive) {
    whom = d.subject;
  } else {
    const auto o = r.object_of(d);
    if (!o.empty()) whom = r.actor_of(o.begin, o.end);
  }
  if (whom.nobody) return {};
  static const LemmaSet with_a_duty("charge reassign discharge");
  if (with_a_duty.has(d.verb)) {
    static const LemmaSet duty("with to from");
    if (whom.actor != Actor::people || any_of(r, d.main + 1, d.main + 3, duty) || !d.passive) return {};
  }
  static const LemmaSet conduct(
      "behaviour behavior conduct action mistake error failure violation breach offence offense");
  if (always.has(d.verb) && whom.head >= 0 && conduct.has(r[whom.head].lemma) && (is_people(d.subject) || d.passive))
    return found(r, d, d.first, d.main + 1);
  if (whom.actor != Actor::people && whom.actor != Actor::named && !(act && d.passive && whom.actor == Actor::company))
    return {};
  if (maybe && d.verb == r.lexicon().lemma("dismiss") && !d.passive) return {};
  if (maybe && !d.passive && whom.actor == Actor::named) return {};
  Match m = found(r, d, d.first, d.main + 1);
  m.who = whom;
  return m;
}

Match lost_rights(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("revoke remove take lose withdraw suspend strip restrict cancel terminate");
  static const LemmaSet whose("his her their my");
  static const LemmaSet rights(
      "access permission privilege right role badge bonus login account contract licence license");
  static const auto lose = r.lexicon().lemma("lose");
  if (!verbs.has(d.verb) || d.negated) return {};
  Reading::Span what = d.passive ? Reading::Span{d.subject.begin, d.subject.end} : r.object_of(d);
  if (what.empty() || what.begin < 0 || !any_of(r, what.begin, what.end, rights)) return {};
  static const Phrase because(
      "as|in a? consequence|result|response|punishment|penalty of|to|for ..6 "
      "<possessive>|<people>|action|mistake|behaviour|conduct|error");
  static const Phrase what_they_did("because|for|after|over of? what <people> do"),
      after_it("after|over|because of? the|this|that incident|outage|mistake|error");
  static const LemmaSet theirs("his her");
  if (d.verb == lose && !d.passive && d.subject.actor == Actor::people && !d.past)
    return found(r, d, d.first, what.end);
  bool personal = any_of(r, what.begin, what.begin + 2, theirs);
  for (int i = d.main + 1; i < r.size() && !personal; ++i)
    personal = because.match(r, i) >= 0 || what_they_did.match(r, i) >= 0 ||
               (after_it.match(r, i) >= 0 && is_people(d.subject) && any_of(r, what.begin, what.begin + 2, whose));
  if (!personal || (d.passive && is_hypothetical(r, d) && d.modal == 0)) return {};
  return found(r, d, std::min(what.begin, d.first), std::max(what.end, d.main + 1));
}

Match taken_off(const Reading& r, const Deed& d) {  // "Tom is off the rotation until he learns"
  static const LemmaSet verbs("remove take pull kick bar ban");
  static const LemmaSet from("rotation on-call oncall team project production duty shift roster rota pager phone list");
  if (!verbs.has(d.verb) || d.negated) return {};
  Subject whom;
  if (d.passive) {
    whom = d.subject;
  } else {
    const auto o = r.object_of(d);
    if (!o.empty()) whom = r.actor_of(o.begin, o.end);
  }
  if (whom.actor != Actor::people || whom.nobody) return {};
  static const LemmaSet off("off from"), banning("ban bar");
  if (banning.has(d.verb) && whom.actor == Actor::people) return {d.first, d.main + 1, &d, whom};
  for (int i = d.main + 1; i < r.size() && i < d.main + 8; ++i)
    if (off.has(r[i].lemma) && any_of(r, i + 1, i + 5, from)) return {d.first, std::min(r.size(), i + 3), &d, whom};
  return {};
}

bool is_fault_of_a_thing(const Reading& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  static const LemmaSet seg("segmentation page tolerance tolerant injection domain ground earth tree line bus");
  return any_of(r, b - 2, b, seg) || any_of(r, e, e + 1, seg) || (r.pos(e) == Pos::noun) ||
         (r.word(b).size() <= 4 && r.pos(b) == Pos::possessive && r.has(b - 1, tag_system));
}
bool is_nobodys_fault(const Reading& r, int b, int e) {
  static const LemmaSet none("nobody no-one none no");
  return is_fault_of_a_thing(r, b, e) || any_of(r, b - 1, e, none);
}
bool is_search_for_blame(const Reading& r, int b, int e) {
  static const LemmaSet none("blameless assign avoid without apportion point");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, b, none);
}
bool is_not_of_people(const Reading& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_people)) return false;
  return true;
}
bool is_a_thing_let_go(const Reading& r, int b, int e) {
  const auto* d = r.deed_at(e - 2);
  return is_mention_or_denied(r, b, e) || !d || !is_people(d->subject);
}
bool is_customer_access(const Reading& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer | tag_outsider)) return true;
  return is_mention_or_denied(r, b, e);
}
bool is_attacker(const Reading& r, int b, int e);
bool is_in_spite_of(const Reading& r, int b, int e) {
  static const LemmaSet in("in despite");
  return is_attacker(r, b, e) || any_of(r, b - 1, b, in);
}
bool is_attacker(const Reading& r, int b, int e) {
  if (r.has(e - 1, tag_people) && r.pos(e) == Pos::noun && r.pos(e + 1) != Pos::verb) return true;
  static const LemmaSet feared("could might may concern risk threat suspect");
  if (any_of(r, 0, r.size(), feared)) return true;
  if (is_mention_or_denied(r, b, e)) return true;
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_outsider | tag_customer)) return true;
  return false;
}

bool is_a_machines_idleness(const Reading& r, int b, int e) {
  static const LemmaSet wrong("wrong else");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, wrong) ||
         std::any_of(r.deeds().begin(), r.deeds().end(), [&](const Deed& d) {
           return d.main == e - 2 && (d.subject.actor == Actor::system || d.subject.actor == Actor::thing);
         });
}
bool is_asleep_at_home(const Reading& r, int b, int e) {
  static const LemmaSet when("after by when as at because since in");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, when) || r[e].shape == Shape::comma;
}
bool is_of_machines(const Reading& r, int b, int e) {
  if (is_mention(r, b, e)) return true;
  return !std::any_of(r.deeds().begin(), r.deeds().end(),
                      [&](const Deed& d) { return d.main >= e && (is_people(d.subject) || d.infinitive); });
}
bool is_not_of_people_or_role(const Reading& r, int b, int e) {
  static const LemmaSet pronouns("nobody no-one none");
  return is_mention(r, b, e) || (!pronouns.has(r[b].lemma) && is_not_of_people(r, b, e));
}
bool is_a_place(const Reading& r, int b, int e) {
  static const LemmaSet lists("list page roster rota shift call channel side");
  return is_search_for_blame(r, b, e) || any_of(r, e, e + 1, lists) || r.pos(e) == Pos::noun || !r.breaks(e);
}
bool is_duty_holder(const Reading& r, int b, int e) {
  static const LemmaSet duty("command response bridge channel page review");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 2, duty) || r.pos(e) == Pos::noun;
}
bool is_praise(const Reading& r, int b, int e) { return is_mention_or_denied(r, b, e); }
bool is_cowboy_boot(const Reading& r, int b, int e) {
  static const LemmaSet boots("boot hat");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, boots);
}

/// "We had no idea how large it was": a condition of the day, told by those who were in it.
bool is_situation(const Reading& r, int b, int e) {
  static const LemmaSet us("we i us nobody no-one none");
  return is_mention_or_denied(r, b, e) || us.has(r[b].lemma);
}
bool is_inability_of_the_day(const Reading& r, int b, int e) {
  static const LemmaSet able("able ready"), us("we i nobody no-one everyone everybody one you");
  for (int i = b; i < e; ++i)
    if (able.has(r[i].lemma)) return true;
  return is_mention(r, b, e) || us.has(r[b].lemma);
}
bool is_freeze(const Reading& r, int b, int e) {
  static const LemmaSet things("deploy release change merge all");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 2, things);
}
bool is_a_persona(const Reading& r, int b, int e) {
  static const LemmaSet aims("for help show so mode user");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 2, b, aims) || any_of(r, e, e + 1, aims) ||
         r.pos(e) == Pos::noun;
}
bool is_praise_of(const Reading& r, int b, int e) {
  static const LemmaSet good("professional");
  const bool praised = good.has(r[b].lemma) && !(b > 0 && (r.has(b - 1, tag_not) || r.has(b - 2, tag_not)));
  return is_mention(r, b, e) || praised;
}
bool is_asked_for(const Reading& r, int b, int e) {
  static const LemmaSet using_it("use apply exercise show");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 2, b, using_it);
}
bool is_asked_or_denied(const Reading& r, int b, int e) { return r.question() || is_mention_or_denied(r, b, e); }
bool is_model(const Reading& r, int b, int e) {
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_people)) return is_mention(r, b, e);
  return true;
}

bool is_plan_of_hosting(const Reading& r, int b, int e) {
  static const LemmaSet of_people(
      "contractor technician engineer employee operator admin consultant his her their developer "
      "person intern freelancer");
  return is_mention_or_denied(r, b, e) || !any_of(r, b - 4, e + 3, of_people);
}
bool is_stepping_through(const Reading& r, int b, int e) {
  static const LemmaSet through("of into from to for");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, through);
}
bool is_code_review(const Reading& r, int b, int e) {
  static const LemmaSet review("review performance"), personal("his her their my");
  const bool own = any_of(r, b, e, personal);
  if (is_mention_or_denied(r, b, e) || !own) return true;
  static const LemmaSet told("reflect come appear mention count note go"), affect("affect");
  return !any_of(r, b - 5, b, told) && !affect.has(r[b].lemma);
}
bool is_not_of_the_guilty(const Reading& r, int b, int e) {
  static const LemmaSet guilty("whoever anyone anybody those people responsible he she they person");
  return is_mention_or_denied(r, b, e) || !guilty.has(r[b].lemma);
}
bool is_key_rotation(const Reading& r, int b, int e) {
  return is_not_of_people(r, b, e) || is_customer_access(r, 0, r.size());
}
bool is_reader_or_tool(const Reading& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer | tag_outsider)) return true;
  static const LemmaSet everybody("we nobody no-one everyone everybody you");
  return is_mention_or_denied(r, b, e) || everybody.has(r[b].lemma);
}
bool is_plain_move(const Reading& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || is_customer_access(r, b, e);
}
bool is_customer_complaint(const Reading& r, int b, int e) { return is_mention_or_denied(r, b, e); }
bool is_http(const Reading& r, int b, int e) {
  static const LemmaSet the("the");
  const bool plain = the.has(r[b].lemma);
  static const LemmaSet query("query request process ip client row pod disk memory cpu");
  return is_mention_or_denied(r, b, e) || any_of(r, 0, r.size(), query) || (plain && r.pos(e) == Pos::noun);
}

constexpr PhraseRow phrases[] = {
    {Rule::bad_faith, "at-fault", "<people> <be> ..2 at fault", is_nobodys_fault, "The night shift was at fault.",
     "The cable was at fault."},
    {Rule::bad_faith, "somebodys-fault", "<possessive> own? fault", is_fault_of_a_thing, "It was Dave's fault.",
     "The disk's fault light was on."},
    {Rule::bad_faith, "fault-of", "fault of|lay|lie <preposition>? <someone>", is_fault_of_a_thing,
     "It is the fault of the developers.", "The fault of the disk."},
    {Rule::bad_faith, "blame-on", "blame lie|fall|rest|go|be ..2 with|on|to <someone>", is_search_for_blame,
     "The blame lies with the vendor.", "We assign no blame to anybody."},
    {Rule::bad_faith, "on-them", "that|this|it|=one <be> on|upon me|him|her|them|us", is_search_for_blame,
     "That one's on me.", "The load is on them."},
    {Rule::bad_faith, "negligence",
     "negligence|carelessness|laziness|complacency|recklessness|irresponsibility|sloppiness|=indifference",
     is_search_for_blame, "Pure negligence.", "No negligence is meant."},
    {Rule::bad_faith, "moral-word",
     "careless|negligent|reckless|irresponsible|lazy|sloppy|complacent|arrogant|selfish|rogue|disgruntled|"
     "lax|slapdash|cavalier|unethical|unscrupulous|slack|cowardly|greedy|dishonest|rude|stubborn <adjective>? "
     "<people>|attitude|review|job|behaviour|work|handling|approach|decision|conduct|deploy|deployment|change|merge|"
     "push|"
     "coding|testing|commit|restart|maintenance|act|action|practice|=deploying|mistake|error",
     is_attacker, "A careless engineer.", "The lazy loader."},
    {Rule::bad_faith, "malicious-people", "malicious <adjective>? <people>|attitude|behaviour|conduct", is_attacker,
     "A malicious admin.", "A malicious link."},
    {Rule::bad_faith, "could-not-be-bothered", "could not be bothered", is_mention_or_denied,
     "Couldn't be bothered to look.", "It could not be reached."},
    {Rule::bad_faith, "cut-corners", "cut corner", is_mention_or_denied, "They cut corners.", "They cut the cable."},
    {Rule::bad_faith, "dropped-the-ball", "drop <determiner> ball", is_mention_or_denied, "Ops dropped the ball.",
     "The robot dropped the crate."},
    {Rule::bad_faith, "asleep", "asleep|=sleeping at|on the wheel|=switch|job", is_mention_or_denied,
     "Asleep at the wheel.", "The node is sleeping."},
    {Rule::bad_faith, "let-down", "let us|everyone|everybody|the|our <any>? down", is_not_of_people, "He let us down.",
     "Let the load go down."},
    {Rule::bad_faith, "did-not-do-their-job", "not|never do =their|=his|=her|=your|=our|=my job|duty|=homework",
     is_mention_or_denied, "QA did not do their job.", "The cron did not do its run."},
    {Rule::bad_faith, "behind-our-back", "behind =our|=my|=their|=his|=her back", is_mention_or_denied,
     "Sales went behind our back.", "It ran behind our proxy."},
    {Rule::bad_faith, "did-not-give-a-damn", "give a|two|no damn|toss|hoot|crap|=fuck|=shit|=monkey", is_mention,
     "He didn't give a damn.", "It gave a number."},
    {Rule::bad_faith, "brushed-aside", "<someone> ..2 brush|wave|shrug aside|off|away", is_mention_or_denied,
     "They brushed aside our concerns.", "It brushed aside the rows."},
    {Rule::bad_faith, "lift-a-finger", "not lift a finger", is_mention, "They did not lift a finger.",
     "It did lift a disk."},
    {Rule::bad_faith, "moral-of-them",
     "careless|negligent|reckless|irresponsible|lazy|sloppy|arrogant|selfish|unprofessional of <someone>",
     is_mention_or_denied, "It was irresponsible of them.", "A lazy one of the loaders."},
    {Rule::bad_faith, "whose-fault", "whose fault", is_mention, "Whose fault is it?", "Which fault is it?"},
    {Rule::bad_faith, "kept-quiet", "<someone> ..6 keep quiet|=silent about", is_mention_or_denied,
     "He kept quiet about it.", "The probe kept quiet for a minute."},
    {Rule::bad_faith, "spite", "spite|malice|arrogance|greed|vanity", is_in_spite_of, "She did it out of spite.",
     "In spite of the lag it held."},
    {Rule::bad_faith, "sabotage", "sabotage by <someone>", is_attacker, "Sabotage by a colleague.",
     "Sabotage by an attacker."},
    {Rule::bad_faith, "blind-eye", "turn a blind eye", is_mention_or_denied, "They turned a blind eye.",
     "They turned a disk."},
    {Rule::bad_faith, "blame-game", "blame game", is_mention_or_denied, "He started the blame game.",
     "We play no blame game."},
    {Rule::bad_faith, "shame", "shame|ashamed of|on <determiner>? <people>", is_mention_or_denied, "Shame on the team.",
     "The shape of the team."},
    {Rule::bad_faith, "not-taken-seriously", "not|nobody|=none|=one ..4 take ..4 =seriously", is_not_of_people,
     "Management didn't take the warnings seriously.", "It took the disk."},
    {Rule::bad_faith, "deaf-ears", "deaf ear", is_mention_or_denied, "Our warnings fell on deaf ears.",
     "The ear of the plug."},
    {Rule::bad_faith, "did-nothing", "<people> ..9 =did|=doing nothing", is_a_machines_idleness,
     "He saw the alert and did nothing.", "The watchdog did nothing."},
    {Rule::bad_faith, "said-nothing",
     "<people> ..2 know|see|hear|notice ..7 and ..2 =said|=kept nothing|=quiet|=silent", is_mention_or_denied,
     "They knew and said nothing.", "The log said nothing."},
    {Rule::bad_faith, "sat-on-it", "<people> ..1 =sat|=sitting on <determiner>|=it|=this", is_mention_or_denied,
     "The vendor sat on the ticket for weeks.", "The file sat on the disk."},
    {Rule::bad_faith, "back-to-sleep", "go|=fell back to sleep|bed", is_not_of_people,
     "The on-call went back to sleep.", "The thread goes to sleep."},
    {Rule::bad_faith, "asleep-people", "<people> <be> =asleep", is_asleep_at_home, "QA was asleep.",
     "The thread was asleep."},
    {Rule::bad_faith, "brushed-off", "brush|fob|shrug ..2 =off", is_not_of_people, "Support kept brushing us off.",
     "The shell shrugged."},
    {Rule::bad_faith, "shrugged", "<people> ..1 =shrugged", is_mention_or_denied, "He shrugged and went home.",
     "The line shrugged."},
    {Rule::bad_faith, "unacceptable",
     "unacceptable|inexcusable|unforgivable|irresponsible|negligent|reckless to|that|of|how", is_of_machines,
     "It's unacceptable that nobody answered.", "An acceptable load."},
    {Rule::bad_faith, "unacceptable-deed",
     "behaviour|behavior|conduct|attitude|response|handling of|by <someone> <be> ..2 "
     "unacceptable|disgraceful|appalling|shameful|bad|poor|terrible",
     is_mention_or_denied, "The conduct of the vendor was unacceptable.", "The latency was unacceptable."},
    {Rule::bad_faith, "nobody-took-it-on",
     "nobody|=none|=one|not ..4 take|want|accept|assume|own|show ..2 "
     "responsibility|ownership|accountability|initiative",
     is_not_of_people_or_role, "Nobody took responsibility.", "The pod took no lock."},
    {Rule::bad_faith, "refused-ownership", "refuse|decline|unwilling to <verb> ..2 responsibility|ownership|part|blame",
     is_not_of_people, "The team refuses to take ownership of it.", "The port refused it."},
    {Rule::bad_faith, "profit-before-safety",
     "<people> ..2 put|prioritise|prioritize|place|value|choose ..3 before|over|above|ahead ..2 "
     "safety|security|quality|reliability|stability|=customers|=users|=people",
     is_mention_or_denied, "Management put profit before safety.", "The lock comes before safety checks."},
    {Rule::bad_faith, "cover-up", "cover-up|coverup", is_mention_or_denied, "It was a cover-up.", "A cover page."},
    {Rule::bad_faith, "pretended", "<people> ..1 turn|look|walk ..1 the other way", is_mention_or_denied,
     "They looked the other way.", "It looked one way."},
    {Rule::bad_faith, "on-those", "that|this|it|=one <be> ..1 on|upon the|our|those|=you|=dave ..1 <people>",
     is_a_place, "This is on the network team.", "The alert is on the network."},
    {Rule::bad_faith, "who-are-at-fault", "<people> ..3 <be> the? one|=ones ..2 at fault", is_nobodys_fault,
     "The network guys are the ones at fault.", "The cables are the ones at fault."},
    {Rule::bad_faith, "points-the-finger", "point <possessive>|the|a finger at <someone>", is_mention_or_denied,
     "Everybody points the finger at the DBA.", "We point no fingers."},
    {Rule::bad_faith, "those-responsible",
     "<people>|=those|=one =responsible|=accountable|=culpable for ..2 "
     "outage|incident|mess|failure|disaster|loss|damage|downtime|breach|breakage|error|bug|mistake",
     is_duty_holder, "The person responsible for this mess is the architect.", "The team responsible for billing."},
    {Rule::bad_faith, "who-is-responsible",
     "who <be> responsible|accountable for ..2 outage|incident|mess|failure|disaster", is_mention_or_denied,
     "Who is responsible for this disaster?", "Who is responsible for billing?"},
    {Rule::bad_faith, "take-the-blame", "take|accept|bear|deserve|share ..2 blame", is_search_for_blame,
     "I take full blame for this.", "We place no blame."},
    {Rule::bad_faith, "blame-somebody-for", "<possessive> =blame", is_search_for_blame, "It is all his blame.",
     "The blame view shows the commit."},
    {Rule::bad_faith, "thanks-to-somebody", "thanks to <someone> ..3 lose|break|have|=cannot|=lost|=went|=had",
     is_praise, "Thanks to Bob we lost the weekend.", "Thanks to Bob we found it."},
    {Rule::bad_faith, "strikes-again", "<people> strike again", is_mention, "Bob strikes again.",
     "The bug strikes again."},
    {Rule::bad_faith, "went-rogue", "<people> ..2 go rogue", is_attacker, "He went rogue.", "The process went rogue."},
    {Rule::bad_faith, "cowboys", "cowboy", is_cowboy_boot, "The cowboys in the platform team shipped it.",
     "The rule for boots."},
    {Rule::bad_faith, "hubris", "hubris|=cowardice|=apathy|=deceit|=treachery|=egoism|=stubbornness|=selfishness",
     is_search_for_blame, "Our own hubris led to this.", "Our own proxy led to this."},
    {Rule::bad_faith, "culture-of",
     "culture|attitude|atmosphere of "
     "not|no|=ignoring|=indifference|=neglect|=negligence|=complacency|=laziness|=blaming|=carelessness",
     is_mention_or_denied, "A culture of not caring.", "A culture of asking."},
    {Rule::bad_faith, "who-cares", "=who-cares|=not-my-problem", is_mention_or_denied, "A not-my-problem attitude.",
     "My problem is the disk."},
    {Rule::bad_faith, "wanted-to-go-home", "<people> ..2 =wanted|=want to ..5 home|=done", is_mention_or_denied,
     "They just wanted to go home.", "The packet went home."},
    {Rule::bad_faith, "afterthought", "treat|consider as? an afterthought ..1 by <someone>", is_mention_or_denied,
     "Security was treated as an afterthought by the developers.", "It was treated as text."},
    {Rule::bad_faith, "conscience", "guilty|bad conscience", is_mention_or_denied, "A guilty conscience.",
     "A guilty party of threads."},
    {Rule::bad_faith, "plain-lazy", "plain|just|simply|pure|sheer ..1 lazy|careless|negligent|sloppy|rude|arrogant",
     is_mention_or_denied, "Just plain lazy.", "Just plain text."},
    {Rule::bad_faith, "typical-of", "typical of <someone>", is_mention_or_denied, "Typical of the storage people.",
     "Typical of such a load."},
    {Rule::bad_faith, "chose-nothing", "<people> ..4 choose|decide|prefer|opt to =do|look nothing|away",
     is_mention_or_denied, "Management chose to do nothing.", "The filter chose to do nothing."},
    {Rule::bad_faith, "under-the-rug", "sweep|brush ..5 under the|a rug|carpet", is_mention_or_denied,
     "They tried to sweep it under the rug.", "The cable runs under the rug."},
    {Rule::bad_faith, "whose-idea", "whose <adjective>? <adjective>? idea =was|=is", is_mention,
     "Whose brilliant idea was it?", "Which idea was it?"},
    {Rule::bad_faith, "no-excuse", "inexcusable|unforgivable|no excuse for", is_mention, "There is no excuse for this.",
     "The excuse field is empty."},
    {Rule::bad_faith, "malice", "malicious|bad|ill intent|will|faith", is_attacker,
     "It was done with malicious intent by an admin.", "Attackers had malicious intent."},
    {Rule::bad_faith, "their-responsibility", "<people> <be> the? one? to blame", is_search_for_blame,
     "The vendor is to blame.", "The disk is to blame."},

    {Rule::incompetence, "rookie-mistake",
     "rookie|amateur|newbie|beginner|junior|schoolboy|basic|elementary|stupid|dumb|silly|dumbest|stupidest|idiotic|"
     "foolish|novice|noob|boneheaded|bone-headed|amateurish|childish|embarrassing <possessive>? "
     "mistake|error|move|blunder|thing|slip|stuff|question|mix-up|fail",
     is_mention_or_denied, "A rookie mistake.", "A junior engineer joined."},
    {Rule::incompetence, "lack-of-skill",
     "lack|want|absence of <adjective>? <adjective>? "
     "skill|knowledge|experience|competence|expertise|understanding|judgement|judgment|attention|discipline|awareness|"
     "care|diligence|thought|foresight|know-how|professionalism|qualification|concentration|focus|training|insight|"
     "forethought|thoroughness|rigour|rigor|seniority|maturity",
     is_mention_or_denied, "A lack of attention.", "A lack of disk space."},
    {Rule::incompetence, "poor-understanding",
     "poor|weak|limited|shaky|insufficient|little|superficial|inadequate|patchy|incomplete|deficient|lacking|scant "
     "#understanding|grasp|knowledge|command|skill|expertise|experience|judgement|judgment|know-how "
     "of|in|about|with|=on|=among",
     is_mention_or_denied, "A poor understanding of locks.", "A poor signal in the rack."},
    {Rule::incompetence, "foolish-decision",
     "foolish|stupid|dumb|idiotic|naive|reckless|dangerous|bad|poor|hasty|rash|questionable|unwise|ill-advised|"
     "misguided|terrible|careless|impulsive|ill-considered|ill-judged decision|idea|choice|move|call|reaction "
     "=making? of|by|from|on <someone>",
     is_mention_or_denied, "A foolish decision by the lead.", "A decision by the lead."},
    {Rule::incompetence, "amateur-hour", "amateur hour", is_mention, "Amateur hour.", "Office hours."},
    {Rule::incompetence, "no-clue", "no|not|zero have? a|any|=the? clue about|of|what|how", is_mention_or_denied,
     "They have no clue about DNS.", "The clue was in the log."},
    {Rule::incompetence, "has-no-clue", "<people> ..5 have|with no|zero|little clue", is_mention_or_denied,
     "Whoever wrote this has no clue.", "The page has no clue."},
    {Rule::incompetence, "no-idea-about",
     "<people> ..4 have no|zero|little|=any idea|understanding|grasp|concept|sense|knowledge|notion "
     "about|of",
     is_situation, "The author has no idea about locking.", "The optimiser has no idea of the row counts."},
    {Rule::incompetence, "do-not-know-their", "<people> ..1 not|=barely|=hardly know|understand <possessive> own",
     is_mention_or_denied, "They do not know their own system.", "The node does not know its own name."},
    {Rule::incompetence, "not-capable",
     "<people> ..1 not ..2 "
     "capable|able|fit|ready|qualified|suited|smart|clever|good|experienced|skilled|competent|bright "
     "of|to|for|enough|=at",
     is_inability_of_the_day, "The team is not capable of running Kafka.", "The node is not able to run it."},
    {Rule::incompetence, "cut-out-for", "not ..1 =cut out|=made for|to", is_mention_or_denied,
     "She is not cut out for on-call.", "It is cut out."},
    {Rule::incompetence, "cannot-handle",
     "<people> can|could not|=cannot ..1 handle|manage|cope|perform|do|run|operate|read|write|follow|be "
     "a|the|=even|=trusted|with|=simple|=basic ..2 "
     "=simple|=basic|=pressure|=stress|=trusted|=job|=load|=anything|=it|=with",
     is_mention_or_denied, "Ops can't handle a simple restart.", "The server can't handle a simple query."},
    {Rule::incompetence, "struggles-with",
     "<people> ..1 struggle with|to|at ..1 =simple|=basic|=easy|=even|=everything|=elementary", is_mention_or_denied,
     "She struggles with simple tasks.", "The disk struggles with simple writes."},
    {Rule::incompetence, "panicked", "<people> ..2 =panicked|=overreacted|=freaked|=blundered", is_mention_or_denied,
     "The operator panicked.", "The kernel panicked."},
    {Rule::incompetence, "froze", "<people> <adverb>? =froze and|=up|=completely|=under", is_freeze,
     "He froze and did nothing.", "The team froze deploys."},
    {Rule::incompetence, "not-to-be-trusted",
     "<people> ..2 not be =trusted|=allowed|=left|=let ..3 with|alone|near|=unsupervised", is_mention_or_denied,
     "Juniors shouldn't be trusted with that.", "The header can't be trusted."},
    {Rule::incompetence, "who-has-never",
     "<people> who|that <have> never ..1 =seen|=used|=touched|=written|=run|=heard|=done|=worked|=operated|=managed",
     is_mention_or_denied, "Somebody who has never seen a database wrote it.", "A table that has never been read."},
    {Rule::incompetence, "what-idiot", "idiot|moron|fool|imbecile|noob|dimwit", is_mention_or_denied,
     "What idiot wrote this?", "An idiomatic loop."},
    {Rule::incompetence, "novice", "a|some|the|=by complete|total|real? novice|amateur|greenhorn|dilettante",
     is_a_persona, "A novice had written the query.", "A notice had been written."},
    {Rule::incompetence, "are-amateurs", "<people> <be> ..1 amateur|novice|beginner|=noobs|=clowns|=idiots|=fools",
     is_mention_or_denied, "The hoster's staff are amateurs.", "The bands are amateur bands."},
    {Rule::incompetence, "dumb-thing",
     "dumb|stupid|silly|idiotic|foolish|moronic|=dumbest ..1 thing|stuff|stunt|=trick|of "
     "me|us|you|him|her|them|=mine|to",
     is_mention_or_denied, "Such a dumb thing to do.", "A dumb terminal."},
    {Rule::incompetence, "stupid-me", "stupid|silly|dumb|=poor|clumsy me|=us", is_mention, "Stupid me.",
     "A silly name."},
    {Rule::incompetence, "dumb-of-me",
     "dumb|stupid|silly|foolish|naive|clumsy|thoughtless|unprofessional|=professional|unwise of|from|on <someone>",
     is_praise_of, "That was dumb of me.", "A dumb copy of the file."},
    {Rule::incompetence, "bad-decisions-made",
     "questionable|poor|bad|terrible|wrong|foolish|rash|hasty|unwise|ill-advised|stupid "
     "decision|choice|judgement|judgment|=decisions|=choices|=calls "
     "<be>|<have> ..1 =made|=taken",
     is_mention_or_denied, "Questionable decisions were made.", "Good decisions were made."},
    {Rule::incompetence, "decision-was-wrong",
     "decision|choice|judgement|judgment|=call|move|idea to|of|by|from|that ..8 <be> ..1 "
     "wrong|bad|poor|unwise|foolish|terrible|ill-advised|questionable|stupid|hasty|rash|misguided|=mistaken",
     is_mention_or_denied, "The decision to fail over was wrong.", "The decision to fail over was made at ten."},
    {Rule::incompetence, "decision-was-ill",
     "the|this|=that|our|their decision|choice|move|reaction|=call <be> ..1 "
     "wrong|bad|poor|unwise|foolish|terrible|ill-advised|questionable|stupid|hasty|rash|misguided|=mistaken|=ill-"
     "judged",
     is_mention_or_denied, "The decision was ill-advised.", "The decision was written down."},
    {Rule::incompetence, "was-unwise",
     "it|this|=that =was ..1 unwise|foolish|ill-advised|stupid|dumb|rash|naive|short-sighted|silly of|to",
     is_mention_or_denied, "It was unwise to fail over.", "It was fast to fail over."},
    {Rule::incompetence, "poorly-trained",
     "poorly|badly|insufficiently|inadequately|barely|half|not|=ill <adverb>? "
     "=trained|=qualified|=skilled|=educated|=prepared",
     is_model, "The technician was poorly trained.", "The model was poorly trained."},
    {Rule::incompetence, "no-business", "have no business|place|right <ing>|in|near|on|with", is_not_of_people,
     "Whoever did this had no business touching it.", "The rule has no place in the list."},
    {Rule::incompetence, "how-little", "how little <someone> know|understand|care|=knew|=understood",
     is_mention_or_denied, "It shows how little the admins understood.", "It shows how little memory is free."},
    {Rule::incompetence, "half-a-brain", "half a brain|clue|=wit", is_mention, "Nobody with half a brain does that.",
     "Half a disk."},
    {Rule::incompetence, "out-of-their-league", "out of <possessive> depth|league|element|=mind", is_mention_or_denied,
     "They're out of their league.", "Out of its range."},
    {Rule::incompetence, "obvious-to-anybody",
     "obvious|clear|evident|=plain to anyone|anybody|everyone|everybody|any|=people|=somebody|=someone",
     is_asked_or_denied, "It's obvious to anybody with experience.", "It's obvious in the graph."},
    {Rule::incompetence, "you-would-think", "you|one <modal>? think|expect ..4 <people> <modal>|know|<be>|can",
     is_mention, "You'd think a senior would know that.", "We think the node would know."},
    {Rule::incompetence, "no-grip", "<people> ..2 lose|have|lack ..2 =grip|=plot", is_mention_or_denied,
     "They lost the plot.", "The robot lost its grip."},
    {Rule::incompetence, "skills-issue", "skill issue|gap|shortage|deficit|=problem", is_mention_or_denied,
     "A skill issue.", "An issue with the disk."},
    {Rule::incompetence, "pebkac", "pebkac|=pebcak|=rtfm", is_mention, "PEBKAC.", "A PEM file."},
    {Rule::incompetence, "so-stupid", "so|this|=that|too stupid|dumb|incompetent|ignorant|clueless|naive",
     is_mention_or_denied, "How can one be so stupid?", "So slow a query."},
    {Rule::incompetence, "nobody-able",
     "nobody|=none|=one <any>? <any>? <be> competent|qualified|skilled|able|experienced|smart enough",
     is_mention_or_denied, "Nobody there was competent enough.", "Nobody there was on call."},
    {
        Rule::incompetence,
        "poor-judgement",
        "poor|bad|questionable|terrible|faulty judgement|judgment|=call",
        is_mention_or_denied,
        "That was poor judgement.",
        "A bad API call.",
    },
    {Rule::incompetence, "incompetence-word",
     "incompetence|stupidity|ignorance|ineptitude|inexperience|inattention|inattentiveness|foolishness|cluelessness|"
     "naivety|naiveté|idiocy|amateurism|absent-mindedness|thoughtlessness|overconfidence|shortsightedness|dumbness",
     is_search_for_blame, "Sheer incompetence.", "No stupidity was at work."},
    {Rule::incompetence, "unable-people",
     "incompetent|inexperienced|non-experienced|unskilled|clueless|unqualified|inept|stupid|dumb|foolish|naive|"
     "ignorant|untrained|undertrained|useless|incapable|unfit|hopeless|distracted|inattentive|underqualified|forgetful|"
     "absent-minded|weak|weakest|mediocre|unprepared|overconfident|thoughtless|half-trained|ill-prepared <adjective>? "
     "<people>",
     is_attacker, "An inexperienced operator ran it.", "A naive loop ran it."},
    {Rule::incompetence, "too-junior",
     "too|not junior|inexperienced|green|senior|experienced|qualified|skilled|competent|trained|careful enough|to|for",
     is_mention_or_denied, "He was too junior for this.", "The set was too small for this."},
    {Rule::incompetence, "no-idea", "no|not have? a|any|the? idea|clue ..2 what|how <people>|to|=it",
     is_mention_or_denied, "They had no idea what they were doing.", "The idea is what we do."},
    {Rule::incompetence, "still-learning", "<people> who <be> still? just? =learning", is_mention_or_denied,
     "An intern who is still learning.", "A model that is still learning."},
    {Rule::incompetence, "out-of-depth", "out of <possessive> depth", is_mention_or_denied, "She was out of her depth.",
     "Out of disk."},
    {Rule::incompetence, "common-sense", "common sense", is_asked_for, "It's just common sense.", "A common setting."},
    {Rule::incompetence, "anyone-would",
     "any|every|=anyone|=everyone|a|=even competent|decent|sane|half-decent|reasonable|good|real|proper|professional|"
     "first-year|serious|skilled|experienced|an|a|the <people> would|could|should|know|<have>|ought|can",
     is_mention_or_denied, "Any competent engineer would know.", "Any engineer on call can do this."},
    {Rule::incompetence, "what-were-they-thinking", "what <be> <people> think", nullptr, "What were they thinking?",
     "What do you think?"},
    {Rule::incompetence, "beyond-them", "not up to the|this|=their job|task|standard|it", is_mention_or_denied,
     "The vendor isn't up to the job.", "It is not up to date."},

    {Rule::punishment, "written-warning", "written|formal|verbal|final|official warning", is_mention_or_denied,
     "She will receive a written warning.", "The compiler's last warning."},
    {Rule::punishment, "disciplinary",
     "disciplinary|=punitive|legal action|measure|step|proceedings|hearing|procedure|consequence", is_mention_or_denied,
     "Disciplinary action will follow.", "Which action will follow?"},
    {Rule::punishment, "disciplinary-word", "reprimand|=disciplinary|punishment", is_mention_or_denied,
     "A reprimand for the operator.", "A report for the operator."},
    {Rule::punishment, "hold-accountable", "hold|held <determiner>? ..3 accountable|responsible|liable",
     is_not_of_people, "Those people will be held accountable.", "The lock is held by the node."},
    {Rule::punishment, "held-accountable", "=be|=been|=being hold accountable|responsible|liable", is_mention_or_denied,
     "He will be held accountable.", "It is accounted for."},
    {
        Rule::punishment,
        "example-of",
        "make an example of|out <someone>",
        is_mention_or_denied,
        "We should make an example of him.",
        "We make an example of each format.",
    },
    {Rule::punishment, "face-consequences",
     "face|suffer|bear the|<adjective>? consequence|=music|dismissal|sanction|=charges|=termination|=discipline",
     is_mention_or_denied, "The team has to face the consequences.", "The face of the cluster."},
    {Rule::punishment, "consequences-for", "consequence for <determiner>? <adjective>? <people>|anyone|whoever",
     is_mention_or_denied, "There will be consequences for whoever did this.",
     "The consequences for the queue were small."},
    {Rule::punishment, "performance-plan", "performance review|plan|improvement|rating|=appraisal",
     is_mention_or_denied, "It goes into his performance review.", "The performance test."},
    {Rule::punishment, "let-go", "<be>|get let go", is_a_thing_let_go, "The contractor was let go.",
     "The lock was let go."},
    {Rule::punishment, "three-strikes", "three strike and|=you|=policy|=rule", is_mention_or_denied,
     "Three strikes and you are out.", "Three strike rates."},
    {Rule::punishment, "as-a-penalty", "as|in a? penalty|punishment|sanction|=retribution", is_mention_or_denied,
     "Off the rota as a penalty.", "As a precaution."},
    {
        Rule::punishment,
        "answer-for-it",
        "<people> ..2 have|will|must|need to? answer for",
        is_mention_or_denied,
        "He will have to answer for it.",
        "He will answer the page.",
    },
    {Rule::punishment, "no-more-access", "no more|longer ..2 access|right|permission for <someone>", is_customer_access,
     "No more production access for Dave.", "No more access for bots."},
    {Rule::punishment, "written-up", "<be>|get write up", is_not_of_people, "She got written up.",
     "The story was written up."},
    {Rule::punishment, "heads-roll", "head ..1 roll", is_mention, "Heads will roll.", "The head of the tape."},
    {Rule::punishment, "fine-for", "fine|penalty|sanction|punishment for <someone>", is_mention_or_denied,
     "A penalty for the technician.", "A penalty for each join."},
    {Rule::punishment, "relieved", "relieve of|from <possessive>|the duty|command|=post|role", is_mention_or_denied,
     "He was relieved of his duties.", "The on-call was relieved at six."},
    {Rule::punishment, "talking-to", "talking-to|=dressing-down|=telling-off", is_mention_or_denied,
     "I got a talking-to.", "I was talking to him."},
    {Rule::punishment, "zero-tolerance", "zero tolerance", is_mention_or_denied, "Zero tolerance from now on.",
     "A zero value."},
    {Rule::punishment, "probation", "on probation|=notice", is_not_of_people, "The admin is on probation.",
     "The branch is on hold."},
    {Rule::punishment, "docked", "dock|cut|lose|forfeit|withhold <determiner>? ..2 bonus|pay|salary|wages",
     is_mention_or_denied, "They lose their bonus.", "They lose the lease."},
    {Rule::punishment, "contract-ended",
     "contract|employment|internship ..4 <be> terminated|=ended|=cancelled|=revoked|=dissolved", is_plan_of_hosting,
     "The contractor's contract was terminated.", "The contract was signed."},
    {Rule::punishment, "not-renewed", "contract|employment ..2 not be|=been? =renewed|=extended|=prolonged",
     is_plan_of_hosting, "The employee's contract will not be renewed.", "The support contract was not renewed."},
    {Rule::punishment, "end-a-contract",
     "end|terminate|cancel|dissolve|=ended <determiner>? ..1 contract|employment|relationship of|with|for <someone>",
     is_plan_of_hosting, "We ended the contract of the technician.", "We ended the call with the technician."},
    {Rule::punishment, "lost-their-job",
     "<people> ..2 lose <possessive> =job|=jobs|=position|=post|=licence|=license|=seat|=bonus|=badge",
     is_mention_or_denied, "Two people lost their jobs over this.", "The queue lost its jobs."},
    {Rule::punishment, "resign", "resign", is_mention_or_denied, "The CTO was asked to resign.", "The design held."},
    {Rule::punishment, "stepped-down", "<people> ..2 step|=forced down|out|aside", is_stepping_through,
     "The CTO stepped down over it.", "The voltage stepped down."},
    {Rule::punishment, "on-the-file",
     "in|on|into|to <possessive> personnel|=hr|=personal|=employee|=permanent file|record", is_mention_or_denied,
     "A note goes into his personnel file.", "A note goes into its log file."},
    {Rule::punishment, "in-the-appraisal",
     "in|on|into|affect <possessive> ..2 appraisal|=evaluation|=performance|=bonus|=promotion|=review", is_code_review,
     "It'll come up in his appraisal.", "It came up in its test."},
    {Rule::punishment, "dealt-with",
     "whoever|<people>|=those ..5 be =dealt|=disciplined|=sanctioned|=punished with|=accordingly|=for|=severely",
     is_not_of_the_guilty, "Whoever did this will be dealt with.", "The spike will be dealt with."},
    {Rule::punishment, "consequences-follow",
     "consequence|repercussion will|must|should ..1 follow|be ..2 for ..1 <people>|=those|whoever|anyone",
     is_mention_or_denied, "Consequences will follow for the people involved.", "The consequences for the queue."},
    {Rule::punishment, "held-to-account", "hold|held|bring|call to account|=justice|=task", is_mention_or_denied,
     "They will be held to account.", "The lock is held to the end."},
    {Rule::punishment, "taken-to-task", "take <someone> to task", is_mention_or_denied, "The boss took him to task.",
     "The job took the lock to the task."},
    {Rule::punishment, "rights-taken-away",
     "rights|privileges|access|permission ..2 <be> ..1 =taken|=stripped away|from|of", is_key_rotation,
     "The team's deploy rights were taken away.", "The rights were taken from the template."},
    {Rule::punishment, "no-longer-allowed",
     "<people> ..2 <be>|<modal> ..1 no longer|more be? =allowed|=permitted|=trusted|=authorised|=authorized "
     "to|near|in|on|with",
     is_reader_or_tool, "Dave is no longer allowed to deploy.", "Clients are no longer allowed to retry."},
    {Rule::punishment, "moved-because",
     "<people> ..2 <be> ..1 =moved|=transferred|=reassigned|=removed|=sent ..6 because|after|over|for|=following "
     "of? =this|=that|=the|=what|=his|=her",
     is_plain_move, "He was moved to another team because of this.", "The tenant was moved to another node."},
    {Rule::punishment, "bonus-cut",
     "bonus|salary|pay|raise|promotion ..5 <be> ..1 =cancelled|=cut|=withheld|=denied|=docked|=reduced|=stopped",
     is_mention_or_denied, "The bonus for the team is cancelled.", "The bonus was paid."},
    {Rule::punishment, "no-bonus", "no|without bonus|raise|promotion|=cake for|=this|=until|=to", is_mention,
     "No bonus this year.", "No disk this year."},
    {Rule::punishment, "told-off", "<people> ..2 <be>|get =told|=chewed|=dressed off|out|=down", is_mention_or_denied,
     "He was told off.", "The value was told to the node."},
    {Rule::punishment, "yelled-at", "yell|scream|shout at", is_not_of_people, "The boss yelled at the on-call.",
     "The log shouted."},
    {Rule::punishment, "complaint-about",
     "complaint|charge|=charges|lawsuit|suit|=claim ..1 about|against|on ..1 <someone>", is_customer_complaint,
     "An official complaint about the operator was filed.", "A complaint about the disk."},
    {Rule::punishment, "name-and-shame", "name|=naming and shame|=shaming|=blame", is_mention_or_denied,
     "Name and shame the offender.", "Name and size."},
    {Rule::punishment, "and-you-are-out", "and you <be> out|=fired|=gone", is_mention,
     "Break the freeze and you're out.", "And you are done."},
    {Rule::punishment, "offenders", "repeat|=the offender|=offenders", is_http, "Repeat offenders lose access.",
     "Repeat the run."},
    {Rule::punishment, "kicked-off",
     "kick|throw|take|boot <someone>? =off|=out ..2 project|team|rotation|rota|company|=job|=on-call|building",
     is_not_of_people, "They were kicked off the project.", "The job was kicked off."},
    {Rule::punishment, "fired",
     "fire|sack|dismiss <preposition>? <determiner>? <adjective>? "
     "engineer|operator|admin|developer|person|him|her|them|contractor|vendor|technician|intern|employee",
     is_mention_or_denied, "Fire the vendor.", "Fire the alert."},
};

constexpr DeedRow deeds[] = {
    {Rule::bad_faith, "ignored", "ignore dismiss disregard stonewall snub defy belittle downplay", ignored,
     "Ops ignored the page.", "The load balancer ignored the header."},
    {Rule::bad_faith, "did-not-care", "bother care try", did_not_care, "Nobody bothered to look.",
     "The script does not bother the queue."},
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
    {Rule::incompetence, "did-not-know", "know understand", did_not_know,
     "The junior dev did not know what he was doing.", "We did not yet know which region was affected."},
    {Rule::incompetence, "known-better", "know", known_better, "They should have known better.",
     "They know it better by now."},
    {Rule::incompetence, "called-unable",
     "incompetent inexperienced non-experienced unskilled clueless unqualified inept stupid dumb foolish naive "
     "ignorant inattentive amateurish untrained idiot moron fool undertrained underqualified useless incapable unfit "
     "unsuited hopeless thick slow-witted absent-minded forgetful distracted unfocused oblivious amateur imbecile noob "
     "gullible brainless dense mediocre ill-prepared unprepared ill-equipped overconfident short-sighted shortsighted "
     "impulsive thoughtless mindless rash hasty scatterbrained subpar",
     called_unable, "They are clueless.", "The algorithm is naive."},
    {Rule::incompetence, "bad-decision", "decision choice idea move call judgement judgment", bad_call_in_hindsight,
     "That was a terrible decision.", "That was a decision of the room."},
    {Rule::incompetence, "not-attending", "pay think concentrate focus listen", not_attending,
     "I wasn't paying attention.", "The bill was not paid."},
    {Rule::incompetence, "had-no-skill",
     "skill knowledge experience competence expertise understanding judgement judgment training know-how brain "
     "maturity "
     "qualification insight",
     had_no_skill, "They do not have the necessary skills.", "The pods do not have the necessary skills tag."},
    {Rule::incompetence, "lacked", "lack", lacked, "The team lacked the skills.", "The pool lacked memory."},
    {Rule::punishment, "sanctioned",
     "punish reprimand penalise penalize demote discipline sanction sack fire dismiss suspend terminate fine bench "
     "prosecute sue scold berate chastise admonish rebuke oust censure humiliate blacklist charge expel reassign "
     "discharge",
     sanctioned, "The engineer was fired.", "The alert was fired."},
    {Rule::punishment, "lost-rights", "revoke remove take lose withdraw suspend strip restrict cancel terminate",
     lost_rights, "Access was revoked as a consequence of his action.", "We revoked the leaked API key."},
    {Rule::punishment, "taken-off", "remove take pull kick bar ban", taken_off, "He was taken off the rotation.",
     "The node was taken out of rotation."},
};

}  // namespace

Family fault_rows() { return {phrases, deeds}; }

}  // namespace pm::axioms
