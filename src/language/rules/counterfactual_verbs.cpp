// counterfactual: what people should have done, and what would have been had they.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

const LemmaSet& by_people() {  // deeds that a person would do, where the passive names nobody
  static const LemmaSet set(
      "check test verify validate double-check review document notice catch spot communicate escalate consult tell ask "
      "plan question rotate remove roll set configure do handle consider discuss monitor investigate anticipate "
      "foresee prevent avoid fix disable enable merge deploy announce inform involve page declare decide read follow "
      "add change update clean tidy delete retire see know find make take run stop approve start begin revert upgrade "
      "renew restart schedule resolve address raise pause postpone separate split train warn inform involve think do "
      "practise practice back limit restrict revoke notify lower increase decrease tune size provision install build "
      " design give own contact bring engage mention perform conduct "
      "automate "
      "implement consider treat explain define agree clarify ask examine audit assess evaluate analyse analyze "
      "research estimate budget approve sign refuse question challenge "
      "prioritise prioritize recognise recognize realise realize acknowledge answer decommission retire deprecate "
      " choose pick phase rehearse simulate mitigate delay hold halt cancel abort release publish "
      "promote isolate coordinate organise organize prepare brief share teach invest spend hire ");
  return set;
}
const LemmaSet& averting() {
  static const LemmaSet set(
      "prevent avoid catch spot detect notice mitigate avert save help reduce shorten limit stop flag reveal surface "
      "warn find discover show tell alert expose highlight identify contain uncover minimise minimize halve spare "
      "lessen "
      "appreciate soften forestall preclude eliminate suffice pinpoint unearth speed accelerate alleviate ease");
  return set;
}

/// "if the alert had fired", "had the job checked": a condition that a system did not meet.
bool unmet_by_system(const ParsedSentence& r) {
  static const auto if_ = Lexicon::english().form("if");
  return std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
    if (!d.perfect || d.modal != 0 || d.passive || d.subject.subject_class != SubjectClass::system) return false;
    const auto c = r.clause_around(d.main);
    return d.asked || (c.begin > 0 && r[c.begin - 1].form == if_);
  });
}

/// "the watchdog could have noticed": a system that was there, and no check that was missing.
bool is_by_that_system(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet perceiving("notice spot catch see"), there("the this our that these");
  return perceiving.has(d.verb) && !d.passive && d.subject.subject_class == SubjectClass::system &&
         d.subject.begin >= 0 && there.has(r[d.subject.begin].lemma);
}

/// "if the on-call had looked", "had we tested": a condition that people did not meet.
bool unmet_by_people(const ParsedSentence& r) {
  static const auto& lex = Lexicon::english();
  static const Lemma if_ = lex.form("if"), only = lex.form("only");
  for (const auto& d : r.verb_phrases()) {
    if (!d.past) continue;
    bool condition = d.asked && d.perfect;
    if (!condition) {
      const auto c = r.clause_around(d.main);
      condition = c.begin > 0 && r[c.begin - 1].form == if_ && (d.perfect || r[c.begin].form == only);
    }
    if (!condition) continue;
    if (is_people(d.subject) || (d.passive && by_people().has(d.verb))) return true;
  }
  return false;
}

bool any_phrase(const ParsedSentence& r, int from, const PhrasePattern& phrase) {
  for (int i = from; i < r.size(); ++i)
    if (phrase.match(r, i) > 0) return true;
  return false;
}

RuleMatch should_have(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet should("should ought");
  static const LemmaSet known("know receive");  // "you should have received a copy of the licence"
  if (!should.has(d.modal) || !d.perfect) return {};
  static const LemmaSet sure("sure");  // "we should have seen these, but I am not sure"
  if (r.question() && any_of(r, d.main, r.size(), sure)) return {};
  if (d.modal == r.lexicon().lemma("ought") && d.verb != 0 &&
      (d.subject.subject_class != SubjectClass::system || r.has(d.main, tag_human_action) ||
       (d.passive && by_people().has(d.verb))) &&
      !r.has(d.main, tag_be))
    return found(r, d, d.first, d.main + 1);  // "the bank ought to have paused it"
  static const LemmaSet aims("question answer priority focus decision choice first");
  if (d.verb == r.lexicon().lemma("be") && !d.passive && d.subject.begin >= 0 && aims.has(r[d.subject.head].lemma))
    return found(r, d, d.first, d.main + 1);
  static const PhrasePattern same_way("the same way"), as_if("=as if");
  if (d.passive && (any_phrase(r, d.main + 1, same_way) || any_phrase(r, d.main + 1, as_if)))
    return {};  // how a program treats two cases
  static const LemmaSet this_way("happen occur"), told("tell inform notify warn contact call ask");
  static const LemmaSet what_happened("this that it incident outage thing mistake loss failure breach day situation");
  static const LemmaSet coming("come happen wait"), in_order("before earlier first sooner until for");
  if (coming.has(d.verb) && !d.negated && any_of(r, d.main + 1, d.main + 3, in_order))
    return found(r, d, d.first, d.main + 2);  // "the pause should have come before the patch"
  const bool of_it_all = d.subject.head >= 0 && what_happened.has(r[d.subject.head].lemma);
  if (d.negated && this_way.has(d.verb) && of_it_all && !gives_reason(r, d.main))
    return found(r, d, d.first, d.main + 1);
  if (d.passive && d.subject.subject_class == SubjectClass::customer && told.has(d.verb))
    return found(r, d, d.first, d.main + 1);
  static const PhrasePattern so_long("take <someone>");
  if (d.negated && so_long.match(r, d.main) > 0) return found(r, d, d.first, d.main + 1);
  // "The client should have retried" is software's; a name we do not know may be, too.
  static const LemmaSet software("client consumer subscriber reader viewer guest provider host");
  const bool may_be_software =
      d.subject.subject_class == SubjectClass::customer || d.subject.subject_class == SubjectClass::named;
  const bool by_hand = by_people().has(d.verb) || r.has(d.main, tag_human_action);
  static const LemmaSet upkeep(
      "decommission retire patch upgrade replace rotate reinstall rebuild migrate drain clean");
  if (d.subject.head >= 0 && software.has(r[d.subject.head].lemma) && !r.has(d.main, tag_human_action) &&
      !(d.passive && upkeep.has(d.verb)))
    return {};
  static const LemmaSet message(
      "comms communication notice announcement email mail message update statement warning heads-up memo");
  if (d.subject.head >= 0 && message.has(r[d.subject.head].lemma) && d.verb == r.lexicon().lemma("go"))
    return found(r, d, d.first, d.main + 1);  // "customer comms should have gone out before ten"
  const bool there_is_a_doer =
      may_be_software ? by_hand : (is_people(d.subject) || d.subject.subject_class == SubjectClass::customer);
  if (there_is_a_doer && !known.has(d.verb)) {
    if (d.passive && !by_people().has(d.verb) && d.subject.subject_class != SubjectClass::people) return {};
    return found(r, d, d.first, d.main + 1);
  }
  if (there_is_a_doer) return {};
  static const LemmaSet human_work("review audit code-review process procedure meeting handover planning rehearsal");
  static const LemmaSet our_part("communication response coordination escalation reaction planning testing review");
  static const LemmaSet quicker("faster sooner earlier better clearer quicker more");
  if (d.verb == r.lexicon().lemma("be") && !d.passive && d.subject.head >= 0 && our_part.has(r[d.subject.head].lemma) &&
      any_of(r, d.main + 1, d.main + 3, quicker))
    return found(r, d, d.first, d.main + 2);  // "communication should have been faster"
  static const LemmaSet thinking_of("consider cover include address ask mention assess");
  static const LemmaSet weighing("assessment review audit analysis planning plan checklist runbook procedure");
  if (!d.passive && d.subject.head >= 0 && weighing.has(r[d.subject.head].lemma) && thinking_of.has(d.verb))
    return found(r, d, d.first, d.main + 1);  // "the risk assessment should have considered it"
  if (!d.passive && d.verb == r.lexicon().lemma("be") && r.breaks(d.main + 1) && d.subject.head >= 0 &&
      d.subject.head <= 1 && r.pos(d.subject.head) == PartOfSpeech::pronoun)
    return found(r, d, d.first, d.main + 1);  // "It should have been."
  if (!d.passive && d.subject.head >= 0 && human_work.has(r[d.subject.head].lemma) && averting().has(d.verb))
    return found(r, d, d.first, d.main + 1);
  static const PhrasePattern in_place("in place|obvious|clear to? <people>?"), plain("obvious|clear|visible|noticed");
  if (d.verb == r.lexicon().lemma("be") && !d.passive &&
      (in_place.match(r, d.main + 1) > 0 || plain.match(r, d.main + 1) > 0))
    return found(r, d, d.first, d.main + 1);
  if (d.progressive && d.negated && is_dropped(r, d)) return found(r, d, d.first, d.main + 1);
  if (d.progressive) return {};
  static const LemmaSet traffic(
      "amount balance fund request packet connection query message write read event traffic response retry session "
      "upload call header "
      "transaction login");
  static const LemmaSet by_reading("review test check verify document communicate discuss approve");
  if (d.passive && d.subject.head >= 0 && traffic.has(r[d.subject.head].lemma) && !by_reading.has(d.verb) &&
      !is_people(d.agent))
    return {};
  if (d.subject.subject_class == SubjectClass::none && !d.passive)
    return is_dropped(r, d) || r.pos(d.first - 1) == PartOfSpeech::conjunction ? found(r, d, d.first, d.main + 1)
                                                                               : RuleMatch{};
  static const LemmaSet machine_deeds(
      "retry route reject return throttle expire trigger fire block cache send deliver process evict reap schedule "
      "replicate render load parse drop count page deliver correct");
  static const LemmaSet by_itself("automatically");
  if (d.passive && any_of(r, d.first, d.main + 2, by_itself)) return {};
  static const LemmaSet befalls("affect impact compromise lose break interrupt disrupt damage");  // an expectation
  if (d.passive && d.negated && !machine_deeds.has(d.verb) && !befalls.has(d.verb) &&
      d.agent.subject_class != SubjectClass::system)
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet of_machines(
      "receive emit store write read accept generate call apply calculate compute assign allocate count charge credit "
      "distribute pay mint burn log record output print query fetch pull register match encode decode compile execute "
      "propagate trigger fire refund redirect forward restore recover pick complete trip alert page scale lock unlock "
      "resolve open close sort index update evaluate select allow see use serve include");
  const bool by_hand_then =
      !machine_deeds.has(d.verb) && !befalls.has(d.verb) && !of_machines.has(d.verb) && d.verb != 0;
  if (d.passive && (by_people().has(d.verb) || by_hand_then || is_people(d.agent)) &&
      d.agent.subject_class != SubjectClass::system)
    return found(r, d, d.first, d.main + 1);
  return {};
}

RuleMatch could_have(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet could("could might can may");
  if (!could.has(d.modal) || !d.perfect || d.negated) return {};
  static const LemmaSet by_luck("lucky fortunate luckily fortunately");
  if (any_of(r, r.clause_around(d.main).begin, d.first, by_luck)) return {};
  static const LemmaSet instead("instead"), but("but");
  if (any_of(r, d.main, r.size(), instead) && any_of(r, d.main, r.size(), but)) return {};  // weighed then
  static const LemmaSet neither("neither nor"), threats("vulnerability bug exploit flaw attack weakness hole");
  static const auto from = r.lexicon().form("from");
  if (any_of(r, std::max(0, d.first - 9), d.first, neither)) return {};
  if (d.verb == r.lexicon().lemma("prevent") && (d.relative || !is_people(d.subject)) && any_of(r, 0, d.first, threats))
    for (int i = d.main + 1; i + 1 < r.size(); ++i)
      if (r[i].form == from && r.has(i + 1, tag_ing)) return {};  // "a bug that could have prevented it from starting"
  const bool of_reader = is_reader(r, d.subject) && !r.has(d.main, tag_human_action);
  if (d.subject.nobody || of_reader || is_by_that_system(r, d) || (d.relative && is_people(d.subject)))
    return {};  // "people that could have helped were asleep"
  static const LemmaSet perhaps("might may"), you("you");
  if (perhaps.has(d.modal) && d.subject.head >= 0 &&
      (you.has(r[d.subject.head].lemma) || d.subject.subject_class == SubjectClass::customer))
    return {};  // "you might have noticed slow pages"
  static const LemmaSet harm(
      "lose leak be cause damage affect break happen hit last take cost destroy corrupt miss crash expose impact have "
      "result lead suffer experience become remain go trigger contribute");
  if (d.passive && averting().has(d.verb)) return found(r, d, d.first, d.main + 1);
  static const LemmaSet deeds("test check review handle do mitigate resolve fix roll shorten reduce");
  static const LemmaSet unsure("deploy set configure change update run trigger delete remove enable merge make do");
  const bool done = deeds.has(d.verb) || (by_people().has(d.verb) && !unsure.has(d.verb));
  if (d.passive && done && r.lexicon().lemma("could") == d.modal && d.agent.subject_class != SubjectClass::system)
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet by_then("sooner earlier faster quicker");
  if (d.passive && any_of(r, d.main + 1, d.main + 4, by_then) && d.agent.subject_class != SubjectClass::system)
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet nip("nip");
  if (d.passive && nip.has(d.verb)) return found(r, d, d.first, d.main + 1);
  static const LemmaSet pick("pick"), looking("eye pair review test check reviewer alert tester colleague");
  if (!d.passive && pick.has(d.verb) && d.subject.begin >= 0 && any_of(r, d.subject.begin, d.first, looking))
    return found(r, d, d.first, d.main + 1);
  if (d.passive) return {};
  static const LemmaSet serving("serve act function");  // "that node could have served as a canary"
  static const auto as = r.lexicon().form("as");
  if (serving.has(d.verb) && d.main + 1 < r.size() && r[d.main + 1].form == as) return found(r, d, d.first, d.main + 1);
  static const LemmaSet sooner(
      "faster sooner shorter earlier better quicker easier smaller lower cheaper milder wiser safer smarter clearer "
      "closer");
  static const LemmaSet early("sooner earlier faster quicker");
  if (d.verb == r.lexicon().lemma("be") && any_of(r, d.main + 1, d.main + 4, sooner))
    return found(r, d, d.first, d.main + 2);
  if (!harm.has(d.verb) && any_of(r, d.main + 1, d.main + 6, early)) return found(r, d, d.first, d.main + 1);
  for (int i = std::max(0, d.first - 8); i < d.first; ++i)
    if (r.is(i, r.lexicon().lemma("no")) || r.is(i, r.lexicon().lemma("nothing")))
      return {};  // "nothing that could have stopped it"
  if (averting().has(d.verb) && d.verb != r.lexicon().lemma("show")) return found(r, d, d.first, d.main + 1);
  static const LemmaSet check("check test review gate lint linter validation rule canary alert"), one("a an one"),
      block("block reject refuse hold");
  if (block.has(d.verb) && d.subject.begin >= 0 && one.has(r[d.subject.begin].lemma) &&
      any_of(r, d.subject.begin, d.subject.end, check))
    return found(r, d, d.first, d.main + 1);  // "a schema check could have blocked the merge"
  if (d.subject.subject_class == SubjectClass::named && !r.has(d.main, tag_human_action)) return {};
  if (is_people(d.subject) || is_dropped(r, d)) {
    static const LemmaSet done_by_then("back up over ready done finish");  // "we could have been up again by noon"
    if (r.lexicon().lemma("could") == d.modal && d.verb == r.lexicon().lemma("be") &&
        any_of(r, d.main + 1, d.main + 3, done_by_then))
      return found(r, d, d.first, d.main + 2);
    if (r.lexicon().lemma("could") != d.modal || harm.has(d.verb)) return {};
    return found(r, d, d.first, d.main + 1);
  }
  return {};
}

const LemmaSet& measure_taken() {
  static const LemmaSet set(
      "test check review monitor alert ask read page wait look verify validate rehearse practise "
      "document communicate roll drain limit deploy run use have take add follow");
  return set;
}

/// "an alert on depth would have given us an hour": what was not there, and what people would have had of it.
bool is_imagined(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet measure(
      "dry-run rehearsal peer escalation test alert alarm check review monitor canary look call plan runbook training "
      "communication "
      "environment "
      "staging "
      "process documentation eye question mail message meeting dashboard graph panel rehearsal drill backup snapshot "
      "linter validation alert testing poll logging checklist procedure rollback restart glance sanity prompt "
      "warning safeguard guardrail limit timeout phone word note comment policy gate visibility tooling automation "
      "audit "
      "flag rollout");
  static const LemmaSet gain(
      "give let allow clear make buy enable cut take lead cost point keep see know bring raise trigger page wake "
      "improve "
      "leave do be go get");
  static const LemmaSet such(
      "a an one two another any better more proper earlier good simple quick single some second additional extra basic "
      "dedicated regular automated adequate closer clearer frequent");
  static const LemmaSet there("the this that these those our its");
  const int b = d.subject.begin;
  static const LemmaSet other(
      "smaller larger bigger shorter longer tighter lower higher better fewer stronger clearer earlier slower faster "
      "safer "
      "simpler more stricter finer");
  const int from = r.clause_around(d.main).begin;
  const bool doing = d.first > from + 1 && r.has(from, tag_ing) && any_of(r, from, from + 1, measure_taken());
  if (doing && gain.has(d.verb)) return true;  // "Testing it first would have brought it to light"
  int segment = d.first;  // of a sentence behind a label: "Test more: testing it first would have …"
  while (segment > 0 && r[segment - 1].shape != TokenShape::colon && r[segment - 1].shape != TokenShape::semicolon)
    --segment;
  const auto& opening = *std::find_if(r.verb_phrases().begin(), r.verb_phrases().end(),
                                      [&](const VerbPhrase& o) { return o.first >= segment; });
  const bool human = by_people().has(opening.verb) || r.has(opening.main, tag_human_action) ||
                     measure_taken().has(opening.verb) || manual_deeds().has(opening.verb) ||
                     opening.verb == r.lexicon().lemma("quarantine");
  static const LemmaSet harm("cost break lose cause damage lead crash delay leak mean require take");
  if (opening.gerund && opening.main <= segment + 1 && &opening != &d && human && !harm.has(d.verb))
    return true;  // "Rotating the token in June would have closed the hole"
  if (b < 0 || !gain.has(d.verb) || there.has(r[b].lemma)) return false;
  if (any_of(r, std::min(b, from), d.first, other)) return true;  // "a smaller batch would have kept the lock short"
  if (!any_of(r, b, d.first, measure)) return false;
  const bool plain =
      r.pos(b) == PartOfSpeech::noun || r.pos(b) == PartOfSpeech::adjective || r.pos(b) == PartOfSpeech::number;
  return such.has(r[b].lemma) || plain;
}

RuleMatch would_have(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto would = r.lexicon().lemma("would");
  static const Lemma d_ = r.lexicon().lemma("'d");
  if ((d.modal != would && d.modal != d_) || !d.perfect || is_reader(r, d.subject) || unmet_by_system(r)) return {};
  static const LemmaSet pointing("this that it which"), gaining("allow give let enable make lead"),
      gain_of("early earlier sooner faster prevent avoid prevention detect detection quicker quickly shorter");
  const bool pointed = d.subject.head >= 0 && pointing.has(r[d.subject.head].lemma);
  if (((pointed || (r.pos(d.first - 1) == PartOfSpeech::wh)) || (d.first > 0 && pointing.has(r[d.first - 1].lemma))) &&
      gaining.has(d.verb) && !d.negated && any_of(r, d.main, d.main + 12, gain_of))
    return found(r, d, d.first, d.main + 1);
  const bool ceased =
      d.verb == r.lexicon().lemma("stop") && r.has(d.main + 1, tag_ing);  // "would have stopped running"
  if (averting().has(d.verb) && !d.negated && !ceased) return found(r, d, d.first, d.main + 1);
  static const LemmaSet alert_people(
      "see know realise realize check ask stop look test review verify catch notice wait call double-check");
  const bool by_name = d.subject.subject_class == SubjectClass::named && r.has(d.main, tag_human_action);
  if ((d.subject.subject_class == SubjectClass::people || by_name) && alert_people.has(d.verb) && !d.negated)
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet ideally("ideally preferably");
  if (any_of(r, 0, d.first, ideally) && (is_people(d.subject) || d.passive)) return found(r, d, d.first, d.main + 1);
  static const LemmaSet in_the_dark("know notice see expect guess think predict be have imagine believe care mind");
  if (d.subject.nobody && !in_the_dark.has(d.verb)) return found(r, d, d.first, d.main + 1);
  if (unmet_by_people(r)) return found(r, d, d.first, d.main + 1);
  // "With a second pair of eyes it would never have got through", "Without the shortcut it would have held".
  static const LemmaSet with_or_without("with without");
  const auto part = r.clause_around(d.main);
  const int opening_word = part.begin > 0 && r[part.begin - 1].shape == TokenShape::comma ? 0 : part.begin;
  static const LemmaSet able("possible able");
  static const LemmaSet by_care(
      "eye patience care test testing review check look plan rehearsal time word call question message thought "
      "communication "
      "dry-run rollout canary alert staging checklist reading colleague help notice warning attention caution "
      "preparation "
      "handover training discipline documentation monitoring planning");
  static const LemmaSet done_so("happen occur be");
  const bool with_care = any_of(r, opening_word + 1, d.first, by_care);
  const bool without =
      r.is(opening_word, r.lexicon().lemma("without")) && (is_people(d.subject) || (d.negated && done_so.has(d.verb)));
  if (any_of(r, opening_word, opening_word + 1, with_or_without) && opening_word < d.first - 2 &&
      (with_care || without) && !any_of(r, d.main, d.main + 3, able))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet this_("this that it they these");
  const auto& front = r.verb_phrases().front();
  const bool inverted = front.first == 0 && front.asked && (is_people(front.subject) || front.passive);
  if (r.pos(0) == PartOfSpeech::have && (inverted || any_of(r, 1, 2, this_)) && r[0].form == r.lexicon().form("had"))
    return found(r, d, d.first, d.main + 1);  // "Had this been behind a flag, one click would have ended it"
  static const LemmaSet perfect_world("perfect ideal");
  if (any_of(r, 0, d.first, perfect_world) && (is_people(d.subject) || d.passive))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet reaching("reach ship pass land merge deploy release"),
      out("production live customer user prod");
  if (d.negated && reaching.has(d.verb) && any_of(r, d.main + 1, d.main + 4, out))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet lengthy("longer long");
  if (d.verb == r.lexicon().lemma("take") && any_of(r, d.main + 1, d.main + 3, lengthy)) return {};  // weighed then
  static const LemmaSet happening("happen occur");
  if (d.negated && happening.has(d.verb)) return found(r, d, d.first, d.main + 1);
  static const LemmaSet way(
      "choice option thing approach way solution move idea plan alternative decision course step strategy response "
      "reaction");
  if (d.verb == r.lexicon().lemma("be") && d.subject.begin >= 0 && any_of(r, d.subject.begin, d.first, way))
    return found(r, d, d.first, d.main + 1);
  if (!d.negated && !d.passive && is_imagined(r, d)) return found(r, d, d.first, d.main + 1);
  static const LemmaSet smaller("smaller shorter lower less fewer milder lighter limited");
  static const auto with = r.lexicon().form("with"), if_word = r.lexicon().form("if");
  if (d.verb == r.lexicon().lemma("be") && any_of(r, d.main + 1, d.main + 4, smaller))
    for (int i = 0; i < r.size(); ++i)
      if (r[i].form == with || (r[i].form == if_word && r.has(i + 1, tag_determiner | tag_people) &&
                                (r.has(i + 1, tag_people) || r.has(i + 2, tag_people))))
        return found(r, d, d.first, d.main + 2);
  static const LemmaSet hoped("like expect think want hope love prefer have need lose agree say guess call");
  if (d.negated && d.subject.subject_class == SubjectClass::people && !hoped.has(d.verb))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet sooner("sooner earlier faster immediately quicker easier better quickly");
  if (is_people(d.subject) && any_of(r, d.main, r.size(), sooner)) return found(r, d, d.first, d.main + 1);
  static const LemmaSet be("be");
  if (be.has(d.verb)) {
    static const LemmaSet judged(
        "helpful useful nice better easier wiser faster sooner earlier safer good smart wise obvious simple quicker "
        "moment time chance opportunity occasion point enough "
        "ideal best preferable appropriate prudent sensible advisable great worth sufficient fine beneficial");
    static const LemmaSet alone("alone");  // "none of them would have been enough alone"
    if (any_of(r, d.main + 1, d.main + 4, judged) && !d.subject.nobody && !any_of(r, d.main, r.size(), alone))
      return found(r, d, d.first, d.main + 2);
  }
  return {};
}

/// "if", or a "had" that can precede its subject; a plain "had" is too frequent.
bool begins_with_had_or_if(const ParsedSentence& r) {
  static const auto if_ = r.lexicon().form("if"), had = r.lexicon().form("had");
  for (int i = 0; i < r.size(); ++i) {
    if (r[i].form == if_) return true;
    if (r[i].form != had) continue;
    if (i == 0 || r[i - 1].shape != TokenShape::word || r.has(i - 1, tag_and | tag_sub | tag_wh)) return true;
  }
  return false;
}

RuleMatch unmet(const ParsedSentence& r,
                const VerbPhrase& d) {  // "had anybody looked, …", "if we had not upgraded, all would be fine"
  if (!d.past || d.modal != 0 || (!is_people(d.subject) && !d.passive)) return {};
  if (is_present_perfect(r, d)) return {};  // "see if those we have tested are the same", "have them pulled up"
  static const auto who = r.lexicon().form("who");
  if (d.first > 0 && r[d.first - 1].form == who) return {};  // "people who had written none of them"
  if (d.asked && d.perfect && !r.question() && is_people(d.subject)) return found(r, d, d.first, d.main + 1);
  if (d.asked && d.perfect && d.passive && !r.question() && by_people().has(d.verb) && d.first == 0)
    for (const auto& other : r.verb_phrases())
      if (other.modal == r.lexicon().lemma("would") && other.perfect)
        return found(r, d, d.first, d.main + 1);  // "Had it been promoted, nothing would have been lost"
  const auto c = r.clause_around(d.main);
  static const auto if_ = r.lexicon().form("if");
  if (!d.perfect || d.relative || c.begin == 0 || r[c.begin - 1].form != if_ || !is_people(d.subject)) return {};
  static const LemmaSet would("would could might");
  for (const auto& other : r.verb_phrases())
    if (would.has(other.modal)) return found(r, d, c.begin - 1, d.main + 1);
  return {};
}

RuleMatch had_only(const ParsedSentence& r, const VerbPhrase& d) {  // "if only they had asked", "I wish we had looked"
  static const auto wish = r.lexicon().lemma("wish");
  if (d.verb == wish && (is_people(d.subject) || is_dropped(r, d) || d.imperative)) {
    for (const auto& other : r.verb_phrases())
      if (other.main > d.main && other.main < d.main + 6 && other.subject.subject_class != SubjectClass::system &&
          other.past && !is_present_perfect(r, other) && (other.perfect || r.is(other.main, r.lexicon().lemma("have"))))
        return found(r, d, d.main, other.main + 1);
  }
  return {};
}

RuleMatch supposed_to(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet supposed("suppose expect mean");
  if (!supposed.has(d.verb) || !d.passive || d.subject.subject_class != SubjectClass::people || d.negated) return {};
  const auto* child = infinitive_of(r, d);
  static const auto expect = r.lexicon().lemma("expect");
  if (!child || !d.past || (d.verb == expect && !r.has(child->main, tag_human_action))) return {};
  return found(r, d, d.first, child->main + 1);
}

/// "Why did we not catch it?": asked of everybody. It often heads the section that answers it.
bool is_asked_of_all(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet us("we");
  return d.passive || (d.subject.head >= 0 && (us.has(r[d.subject.head].lemma) || d.subject.nobody));
}

RuleMatch why_not_all(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet how("why how");
  static const LemmaSet seen("see notice catch spot know miss realise realize check think test overlook");
  static const LemmaSet duties(
      "test check review verify validate notice catch spot monitor document escalate consult rehearse tell inform "
      "communicate double-check ask update follow anticipate plan see");
  if (!d.asked || d.first == 0 || !how.has(r[d.first - 1].lemma) || !r.question() || !is_asked_of_all(r, d)) return {};
  const bool agentless = d.passive && d.negated && d.agent.subject_class == SubjectClass::none && duties.has(d.verb);
  const bool by_all = !d.passive && is_people(d.subject) &&
                      (d.negated || d.subject.nobody || (d.modal == r.lexicon().lemma("could") && seen.has(d.verb)));
  return agentless || by_all ? found(r, d, d.first - 1, d.main + 1) : RuleMatch{};
}

RuleMatch why_not(const ParsedSentence& r, const VerbPhrase& d) {  // "Why didn't anyone check?"
  static const LemmaSet how("why how");
  static const LemmaSet seen("see notice catch spot know miss realise realize check think test overlook");
  if (!d.asked || d.first == 0 || !how.has(r[d.first - 1].lemma) || !r.question()) return {};
  if (!is_people(d.subject)) return {};
  if (is_asked_of_all(r, d)) return {};
  if (d.negated || d.subject.nobody || (d.modal == r.lexicon().lemma("could") && seen.has(d.verb)))
    return found(r, d, d.first - 1, d.main + 1);
  return {};
}

constexpr VerbRule counterfactual_verb_rules[] = {
    {Rule::counterfactual, "should-have", "should ought", should_have, "We should have tested this.",
     "The alert should have fired at 90%."},
    {Rule::counterfactual, "could-have", "could might", could_have, "They could have rolled back sooner.",
     "We could have lost more data."},
    {Rule::counterfactual, "would-have", "would 'd", would_have,
     "If the on-call had looked at the graph, this would have been avoided.",
     "The request would have been retried later."},
    {Rule::counterfactual,
     "unmet-condition",
     "=had if",
     unmet,
     "Had anybody looked, the queue was plain to see.",
     "If the disk had been full, the alert would fire.",
     {},
     begins_with_had_or_if},
    {Rule::counterfactual, "wish-we-had", "wish", had_only, "I wish we had asked.", "We wish you a calm week."},
    {Rule::counterfactual, "supposed-to", "suppose expect mean", supposed_to,
     "The on-call was supposed to monitor the queue.", "The job was supposed to monitor the queue."},
    {Rule::counterfactual, "why-not", "why how", why_not, "Why didn't anyone check?", "Why didn't the alert fire?"},
    {Rule::counterfactual, "why-not-all", "why how", why_not_all, "Why wasn't this tested?", "Why wasn't it retried?"},
};

}  // namespace

RuleFamily counterfactual_verbs() { return {{}, counterfactual_verb_rules}; }

}  // namespace pm::language
