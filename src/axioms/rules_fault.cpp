// bad-faith, incompetence, punishment: what the words make of people.
#include <algorithm>

#include "axioms/rules.hpp"

namespace pm::axioms {
namespace {

bool ours(const Subject& s) { return is_people(s); }

Match ignored(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("ignore dismiss disregard");
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
  static const LemmaSet verbs("bother care");
  if (!verbs.has(d.verb)) return {};
  if (d.passive && !d.negated) return {};
  if (!ours(d.subject) && !(d.past && is_dropped(r, d))) return {};
  const bool none_did = d.negated || d.subject.nobody;
  if (!none_did || (d.modal != 0 && !d.passive && !r.is(d.first, r.lexicon().lemma("could")))) return {};
  const auto* child = infinitive_of(r, d);
  return found(r, d, d.first, child ? child->main + 1 : d.main + 1);
}

Match ill_deed(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("lie sabotage conceal hide violate circumvent refuse flout shirk slack");
  static const LemmaSet rules("rule policy procedure process guideline protocol standard law agreement");
  if (!verbs.has(d.verb) || d.negated || d.passive || is_hypothetical(r, d) || d.imperative || d.infinitive) return {};
  if (d.subject.actor != Actor::people || d.subject.nobody) return {};
  static const LemmaSet facts("mistake error fact truth evidence problem number information");
  static const LemmaSet objects_tell("violate circumvent hide");
  const auto o = r.object_of(d);
  if (objects_tell.has(d.verb) && !any_of(r, o.begin, o.end, rules) && !any_of(r, o.begin, o.end, facts)) return {};
  return found(r, d, d.first, o.empty() ? d.main + 1 : o.end);
}

Match on_purpose(const Reading& r, const Deed& d) {
  static const LemmaSet how(
      "knowingly recklessly carelessly negligently wilfully willfully maliciously irresponsibly lazily sloppily");
  static const LemmaSet intent("deliberately intentionally");
  static const LemmaSet wrong(
      "ignore bypass skip break violate delete hide disregard disable withhold circumvent sabotage mislead leave "
      "destroy");
  if (is_hypothetical(r, d) || d.negated || d.imperative) return {};
  if (!ours(d.subject) && !(d.past && is_dropped(r, d)) && !(d.passive && d.agent.actor == Actor::none)) return {};
  for (int i = std::max(0, d.first - 1); i < std::min(r.size(), d.main + 2); ++i) {
    const bool bad =
        how.has(r[i].lemma) || (intent.has(r[i].lemma) && wrong.has(d.verb) && d.subject.actor == Actor::people);
    if (bad) return found(r, d, std::min(i, d.first), std::max(i, d.main) + 1);
  }
  return {};
}

const LemmaSet& moral() {
  static const LemmaSet set(
      "careless negligent reckless irresponsible lazy sloppy selfish arrogant complacent unprofessional dishonest "
      "malicious indifferent disloyal culpable guilty inexcusable unforgivable neglectful");
  return set;
}
const LemmaSet& unable() {
  static const LemmaSet set(
      "incompetent inexperienced non-experienced unskilled clueless unqualified inept stupid dumb foolish naive "
      "ignorant inattentive amateurish untrained idiot moron fool undertrained underqualified");
  return set;
}

/// "He was careless", "the team is lazy": a word for people behind a "be".
Match is_called(const Reading& r, const Deed& d, const LemmaSet& words) {
  if (d.verb != r.lexicon().lemma("be") && !r.is(d.main, r.lexicon().lemma("get")) &&
      !r.is(d.main, r.lexicon().lemma("become")))
    return {};
  static const LemmaSet of_people("attitude behaviour behavior work handling approach conduct");
  const bool theirs = d.subject.head >= 0 && of_people.has(r[d.subject.head].lemma);
  if ((!is_people(d.subject) && !theirs) || d.subject.nobody || d.negated) return {};
  static const LemmaSet should("should would could might can may if");
  if (d.verb == r.lexicon().lemma("get") && !words.has(d.main + 1 < r.size() ? r[d.main + 1].lemma : Lemma{0}))
    return {};
  if (d.modal != 0 && should.has(d.modal) && !d.perfect) return {};
  for (int i = d.main + 1; i < r.size() && i < d.main + 7; ++i) {
    if (r.breaks(i) || r.pos(i) == Pos::sub || r.pos(i) == Pos::not_) break;
    if (r.pos(i) == Pos::preposition) break;
    if (words.has(r[i].lemma)) return found(r, d, d.main, i + 1);
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
  if (whom.actor != Actor::people && whom.actor != Actor::named) return {};
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
        basics("the basic|fundamental|system|tool|first|job|enough|rules"), how("how to"), enough("enough");
    for (const auto* p : {&doing, &better, &basics, &how, &enough})
      if (const int e = p->match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
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
  static const LemmaSet focus("concentrate focus");
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
      "skill knowledge experience competence expertise understanding judgement judgment training");
  static const LemmaSet enough("enough sufficient necessary required right proper adequate much");
  if (d.verb != r.lexicon().lemma("have") || !d.negated || !is_people(d.subject) || is_hypothetical(r, d)) return {};
  const auto o = r.object_of(d);
  return !o.empty() && any_of(r, o.begin, o.end, enough) && what.has(r[o.end - 1].lemma) ? found(r, d, d.first, o.end)
                                                                                         : Match{};
}

Match lacked(const Reading& r, const Deed& d) {
  static const auto lack = r.lexicon().lemma("lack");
  if (d.verb != lack || d.passive || d.negated || !is_people(d.subject) || is_hypothetical(r, d)) return {};
  static const LemmaSet what(
      "skill knowledge experience competence expertise understanding judgement judgment training discipline attention "
      "care seniority insight");
  const auto o = r.object_of(d);
  return any_of(r, o.begin, o.end + 3, what) ? found(r, d, d.first, std::max(o.end, d.main + 1)) : Match{};
}

Match sanctioned(const Reading& r, const Deed& d) {
  static const LemmaSet always("punish reprimand penalise penalize demote discipline sanction sack");
  static const LemmaSet of_people("fire dismiss suspend terminate fine bench");
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
  static const LemmaSet conduct("behaviour behavior conduct action mistake error failure");
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
         (r.word(b).size() <= 4 && r.has(b - 1, tag_system));
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
bool is_in_spite_of(const Reading& r, int b, int e) {
  static const LemmaSet in("in despite");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 1, b, in);
}
bool is_attacker(const Reading& r, int b, int e) {
  static const LemmaSet feared("could might may concern risk threat suspect");
  if (any_of(r, 0, r.size(), feared)) return true;
  if (is_mention_or_denied(r, b, e)) return true;
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_outsider | tag_customer)) return true;
  return false;
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
     "careless|negligent|reckless|irresponsible|lazy|sloppy|complacent|arrogant|selfish|malicious <adjective>? "
     "<people>|attitude|review|job|behaviour|work|handling|approach|decision|conduct",
     is_attacker, "A careless engineer.", "The lazy loader."},
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
    {Rule::bad_faith, "did-not-give-a-damn", "give a|two|no damn|toss|hoot", is_mention, "He didn't give a damn.",
     "It gave a number."},
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
    {Rule::bad_faith, "no-excuse", "inexcusable|unforgivable|no excuse for", is_mention, "There is no excuse for this.",
     "The excuse field is empty."},
    {Rule::bad_faith, "malice", "malicious|bad|ill intent|will|faith", is_attacker,
     "It was done with malicious intent by an admin.", "Attackers had malicious intent."},
    {Rule::bad_faith, "their-responsibility", "<people> <be> the? one? to blame", is_search_for_blame,
     "The vendor is to blame.", "The disk is to blame."},

    {Rule::incompetence, "rookie-mistake",
     "rookie|amateur|newbie|beginner|junior|schoolboy|basic|elementary|stupid|dumb|silly|dumbest|stupidest|idiotic|"
     "foolish|novice <possessive>? mistake|error|move|blunder",
     is_mention_or_denied, "A rookie mistake.", "A junior engineer joined."},
    {Rule::incompetence, "lack-of-skill",
     "lack|want|absence of <adjective>? <adjective>? "
     "skill|knowledge|experience|competence|expertise|understanding|judgement|judgment|attention|discipline|awareness|"
     "care|diligence|thought|foresight",
     is_mention_or_denied, "A lack of attention.", "A lack of disk space."},
    {Rule::incompetence, "poor-understanding",
     "poor|weak|limited|shaky|insufficient|little|superficial #understanding|grasp|knowledge|command|skill of|in|about",
     is_mention_or_denied, "A poor understanding of locks.", "A poor signal in the rack."},
    {Rule::incompetence, "foolish-decision",
     "foolish|stupid|dumb|idiotic|naive|reckless|dangerous|bad|poor decision|idea|choice|move of|by|from|on <someone>",
     is_mention_or_denied, "A foolish decision by the lead.", "A decision by the lead."},
    {Rule::incompetence, "amateur-hour", "amateur hour", is_mention, "Amateur hour.", "Office hours."},
    {Rule::incompetence, "no-clue", "no|not have? a|any? clue about|of|what|how", is_mention_or_denied,
     "They have no clue about DNS.", "The clue was in the log."},
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
     "incompetence|stupidity|ignorance|ineptitude|inexperience|inattention|inattentiveness|foolishness",
     is_search_for_blame, "Sheer incompetence.", "No stupidity was at work."},
    {Rule::incompetence, "unable-people",
     "incompetent|inexperienced|non-experienced|unskilled|clueless|unqualified|inept|stupid|dumb|foolish|naive|"
     "ignorant|untrained|undertrained <adjective>? <people>",
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
    {Rule::incompetence, "common-sense", "common sense", is_mention_or_denied, "It's just common sense.",
     "A common setting."},
    {Rule::incompetence, "anyone-would",
     "any|every|=anyone|=everyone competent|decent|sane|half-decent|reasonable|good <people> would|could|should|know",
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
    {Rule::punishment, "fired",
     "fire|sack|dismiss <preposition>? <determiner>? <adjective>? "
     "engineer|operator|admin|developer|person|him|her|them|contractor|vendor|technician|intern|employee",
     is_mention_or_denied, "Fire the vendor.", "Fire the alert."},
};

constexpr DeedRow deeds[] = {
    {Rule::bad_faith, "ignored", "ignore dismiss disregard", ignored, "Ops ignored the page.",
     "The load balancer ignored the header."},
    {Rule::bad_faith, "did-not-care", "bother care", did_not_care, "Nobody bothered to look.",
     "The script does not bother the queue."},
    {Rule::bad_faith, "ill-deed", "lie sabotage conceal hide violate circumvent refuse flout shirk slack", ill_deed,
     "They violated the change policy.", "The packet violated the policy."},
    {Rule::bad_faith, "on-purpose",
     "knowingly recklessly carelessly negligently wilfully willfully maliciously irresponsibly lazily sloppily "
     "deliberately intentionally",
     on_purpose, "She carelessly ran it.", "The job deliberately skips the lock."},
    {Rule::bad_faith, "called-immoral",
     "careless negligent reckless irresponsible lazy sloppy selfish arrogant complacent unprofessional dishonest "
     "malicious indifferent disloyal culpable guilty inexcusable unforgivable neglectful",
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
     "ignorant inattentive amateurish untrained idiot moron fool undertrained underqualified",
     called_unable, "They are clueless.", "The algorithm is naive."},
    {Rule::incompetence, "bad-decision", "decision choice idea move call judgement judgment", bad_call_in_hindsight,
     "That was a terrible decision.", "That was a decision of the room."},
    {Rule::incompetence, "not-attending", "pay think concentrate focus", not_attending, "I wasn't paying attention.",
     "The bill was not paid."},
    {Rule::incompetence, "had-no-skill",
     "skill knowledge experience competence expertise understanding judgement judgment training", had_no_skill,
     "They do not have the necessary skills.", "The pods do not have the necessary skills tag."},
    {Rule::incompetence, "lacked", "lack", lacked, "The team lacked the skills.", "The pool lacked memory."},
    {Rule::punishment, "sanctioned",
     "punish reprimand penalise penalize demote discipline sanction sack fire dismiss suspend terminate fine bench",
     sanctioned, "The engineer was fired.", "The alert was fired."},
    {Rule::punishment, "lost-rights", "revoke remove take lose withdraw suspend strip restrict cancel terminate",
     lost_rights, "Access was revoked as a consequence of his action.", "We revoked the leaked API key."},
    {Rule::punishment, "taken-off", "remove take pull kick bar ban", taken_off, "He was taken off the rotation.",
     "The node was taken out of rotation."},
};

}  // namespace

Family fault_rows() { return {phrases, deeds}; }

}  // namespace pm::axioms
