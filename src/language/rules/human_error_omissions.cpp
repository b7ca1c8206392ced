// human-error, as omissions: what people failed to do, missed, skipped or left unchecked.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

const LemmaSet& attending() {  // what a room leaves out and then calls the reason
  static const LemmaSet set(
      "save check test verify validate double-check review consider notice catch spot remember document communicate "
      "escalate read follow update monitor inform tell ask confirm look inspect rehearse think consult announce rotate "
      "renew revisit anticipate account copy include add set detect foresee involve revoke practise practice plan "
      "realise realize put configure install request deploy schedule back notify warn examine evaluate assess analyse "
      "analyze research investigate question challenge prepare coordinate clarify agree share approve declare define "
      "implement enable establish arrange acknowledge respond act react audit measure budget estimate specify mention "
      "clean disable drain purge rebuild publish submit limit follow-up close lock label separate isolate "
      "clean recheck retest re-check re-test recognise recognize perform conduct carry finish complete");
  return set;
}

/// What is no duty of anybody: states, perceptions, wishes and results. "We did not know", "we did not lose data" tell
/// how it was; every other deed that people did not do is an omission.
bool is_no_duty(Lemma verb) {
  static const LemmaSet set(
      "be have do know want need like love hate wish hope expect believe think feel mean matter seem appear look sound "
      "see hear experience suffer lose gain get receive obtain win earn find happen occur exist remain stay become "
      "turn "
      "go come arrive reach leave last work help affect impact cause result lead fail succeed manage dare intend agree "
      "decide choose prefer mind care try start stop begin end continue keep hold let allow permit cost take require "
      "understand understood trust doubt guess figure learn own belong depend contain include support use encounter "
      "face meet hit "
      "observe apply plan pay sell buy offer want live die fall rise grow drop break give bring sleep eat rush panic "
      "hesitate wait broadcast focus "
      "say respond reply answer accept approve sign join touch change modify move delete remove return bother react "
      "act think act "
      "recover resolve solve fix mitigate restore achieve make cover pass collect");
  return set.has(verb);
}

RuleMatch failed_to(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto fail = Lexicon::english().lemma("fail");
  if (d.verb != fail || d.passive || d.infinitive || is_hypothetical(r, d)) return {};
  if (d.negated) return {};
  const auto* child = infinitive_of(r, d);
  // An attempt that did not succeed, and no duty: "we failed to reproduce it".
  static const LemmaSet attempts(
      "reproduce find recover restore reach connect sync get obtain start boot fix resolve mitigate solve identify "
      "diagnose determine locate access log download build compile achieve meet succeed receive win gain keep maintain "
      "stop prevent replicate trace pinpoint isolate produce generate deliver propose attest vote process");
  if (child != nullptr && attempts.has(child->verb)) return {};
  static const LemmaSet answering("respond answer resolve reply serve"), asked("request query lookup connection");
  if (child != nullptr && answering.has(child->verb) && any_of(r, child->main, child->main + 5, asked))
    return {};  // "DNS providers failed to respond to requests"
  const bool by_people_here = d.gerund && d.subject.subject_class == SubjectClass::people && d.subject.end == d.first;
  // A provider, a node's operator or a company fails like a system, too: "providers failed to attest".
  static const LemmaSet like_systems(
      "provider supplier partner vendor carrier member contributor operator signer community registrar hoster "
      "delegate");
  const bool may_be_system =
      d.subject.subject_class == SubjectClass::company ||
      (d.subject.head >= 0 && like_systems.has(r[d.subject.head].lemma) && r.has(d.subject.head, tag_plural));
  if (may_be_system && !(child != nullptr && (attending().has(child->verb) || r.has(child->main, tag_human_action))))
    return {};
  if (d.subject.subject_class == SubjectClass::people || (child && d.subject.subject_class == SubjectClass::company)) {
    if (!d.past && !d.perfect && !by_people_here) return {};
    if (!child && r.pos(d.main + 1) == PartOfSpeech::to) return found(r, d, d.first, d.main + 2);
    // What people are there to do; anything else may be an attempt: "we failed to bring it down in time".
    if (child != nullptr && !attending().has(child->verb) && !manual_deeds().has(child->verb)) return {};
    if (!child) {
      const bool bare = r.breaks(d.main + 1) || r[d.main + 1].form == Lexicon::english().form("in");
      return bare ? found(r, d, d.first, d.main + 1) : RuleMatch{};
    }
    return found(r, d, d.first, child->main + 1);
  }
  if (d.gerund && d.first == 0 && child != nullptr &&
      (attending().has(child->verb) || manual_deeds().has(child->verb)) &&
      std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [](const VerbPhrase& o) { return o.past; }) &&
      std::none_of(r.verb_phrases().begin(), r.verb_phrases().end(), [](const VerbPhrase& o) { return o.modal != 0; }))
    return found(r, d, d.first, child->main + 1);  // "Failing to bump the version was enough"
  const bool human_deed = child && (attending().has(child->verb) || r.has(child->main, tag_human_action));
  if (human_deed &&
      (is_dropped(r, d) || d.subject.subject_class == SubjectClass::named ||
       d.subject.subject_class == SubjectClass::customer) &&
      d.past)
    return found(r, d, d.first, child->main + 1);
  return {};
}

/// "Matthias, who lost track of it".
RuleMatch lost_track(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet what("track sight");
  if (d.verb != r.lexicon().lemma("lose") || d.negated || !d.past || d.infinitive || is_hypothetical(r, d)) return {};
  if (!is_people(d.subject) || !any_of(r, d.main + 1, d.main + 2, what)) return {};
  return found(r, d, d.first, d.main + 2);
}

RuleMatch skipped(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto skip = r.lexicon().lemma("skip");
  static const LemmaSet duties(
      "step check test review approval stage part backup verification sign-off procedure process checklist rehearsal");
  if (d.verb != skip || d.negated || is_hypothetical(r, d) || !d.past || d.infinitive || gives_reason(r, d.main))
    return {};
  const auto o = d.passive ? ParsedSentence::TokenSpan{d.subject.begin, d.subject.end} : r.object_of(d);
  if (r.pos(d.subject.begin - 1) == PartOfSpeech::wh && is_people(d.subject) && o.empty())
    return found(r, d, d.first, d.main + 1);  // "the step which I skipped"
  if (!d.passive && o.empty() && d.first == d.main && d.subject.begin >= 0 && !is_people(d.subject) &&
      any_of(r, d.subject.begin, d.subject.end, duties))
    return found(r, d, d.subject.begin, d.main + 1);  // "Verification step skipped on Friday"
  static const LemmaSet counted(
      "slot vote block epoch beat frame row record sample file line tick version lunch slide");
  if (!d.passive && d.subject.subject_class == SubjectClass::people && !d.subject.nobody &&
      !(o.end > o.begin && counted.has(r[o.end - 1].lemma)))
    return found(r, d, d.first, std::max(d.main + 1, o.end));
  if (o.empty() || o.begin < 0 || !any_of(r, o.begin, o.end, duties)) return {};
  if (d.passive ? (is_agentless(d) && d.agent.subject_class != SubjectClass::thing)
                : (is_people(d.subject) || is_dropped(r, d)))
    return found(r, d, d.first, std::max(d.main + 1, o.end));
  return {};
}

RuleMatch missed(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto miss = Lexicon::english().lemma("miss");
  if (d.verb != miss || d.negated || d.infinitive || d.gerund || d.progressive || is_hypothetical(r, d)) return {};
  static const auto why = r.lexicon().form("why");
  for (int i = 0; i < d.first; ++i)
    if (r[i].form == why) return {};  // "which is why it was missed" gives the reason
  // What a program misses is counted: a slot, a beat, a deadline.
  static const LemmaSet counted_things(
      "slot epoch proposal checkpoint vote attestation block epoch round heartbeat deadline packet sample event target "
      "data request signature "
      "interval window poll run schedule slo sla objective transaction");
  static const auto nothing = r.lexicon().form("nothing");
  if (d.passive) {
    if (d.subject.nobody || is_people(d.subject) || !is_agentless(d)) return {};
    if (d.subject.head >= 0 && r[d.subject.head].form == nothing) return {};  // "helped that nothing was missed"
    if (d.agent.subject_class == SubjectClass::people && d.subject.begin >= 0) return found(r, d, d.first, d.agent.end);
    return d.subject.head >= 0 && !counted_things.has(r[d.subject.head].lemma) && d.past
               ? found(r, d, d.first, d.main + 1)
               : RuleMatch{};
  }
  if (!d.past) return {};
  if (is_people(d.subject) || is_dropped(r, d)) {
    const auto o = r.object_of(d);
    if (is_changelog_entry(r) || (o.empty() && is_present_perfect(r, d))) return {};  // "things that we've missed"
    if (!is_people(d.subject) && !o.empty() && r.pos(d.main + 1) == PartOfSpeech::noun && r.has(o.end - 1, tag_plural))
      return {};  // "Missed deadlines are handled by the committee"
    const bool group =
        !is_people(d.subject) || r.has(d.subject.head, tag_plural) || d.subject.subject_class != SubjectClass::people;
    static const LemmaSet of_chains("slot vote attestation block epoch round heartbeat signature proposal checkpoint");
    if (d.subject.nobody || (!o.empty() && group && any_of(r, o.begin, o.end, counted_things)) ||
        (!o.empty() && any_of(r, o.begin, o.end, of_chains)))
      return {};
    return found(r, d, d.first, object_end(r, d));
  }
  return {};
}

/// "I missed the renewal": a thing to be done, not one to be seen.
RuleMatch missed_duty(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet duties(
      "step deadline renewal backup update upgrade review meeting handover patch migration call rotation stand-up "
      "appointment flag item entry line host part");
  const auto m = missed(r, d);
  if (!m) return {};
  const auto o = d.passive ? ParsedSentence::TokenSpan{d.subject.begin, d.subject.end} : r.object_of(d);
  return o.begin >= 0 && o.end > 0 && duties.has(r[o.end - 1].lemma) ? m : RuleMatch{};
}

/// Nothing but "not" and adverbs before it.
bool is_first_word(const ParsedSentence& r, const VerbPhrase& d) {
  int b = d.first - 1;
  while (b >= 0 && (r.pos(b) == PartOfSpeech::not_ || r.pos(b) == PartOfSpeech::adverb)) --b;
  return b < 0;
}

/// "We did not check": left out, with nothing said of what was in the way.
RuleMatch left_out(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet weighing("consider option risk if avoid prefer instead choose"),
      verifying("test verify validate review check communicate announce document"),
      of_the_mind("think look see consider realise realize");
  static const auto why = r.lexicon().form("why");
  for (int i = 0; i < d.first; ++i)
    if (r[i].form == why) return {};  // "why it wasn't caught" asks
  static const LemmaSet stating("confirm deny insist state"), monitors("=monitoring =alerting");
  for (const auto& other : r.verb_phrases())
    if (other.main < d.first && other.main >= d.first - 4 && stating.has(other.verb))
      return {};  // "confirmed that he did not suspend it" says that he is not the one
  if (d.subject.head >= 0 && monitors.has(r[d.subject.head].form)) return {};
  const int preceding = d.first - 1;
  if (preceding > 0 && r[preceding].shape == TokenShape::colon &&
      (r.has(preceding - 1, tag_system) || monitors.has(r[preceding - 1].form)))
    return {};  // "Monitoring: didn't catch it"

  // "due to not backing it up", "Not running it after the last downtime": an omission as a gerund.
  const bool duty_of_people = attending().has(d.verb) || (r.has(d.main, tag_human_action) && !is_no_duty(d.verb));
  static const LemmaSet begun(
      "run use follow keep write declare label tag pin limit restart reboot train practise practice protect encrypt "
      "page "
      "call make take give provide rebase double-check clean");
  if (d.gerund && d.negated && !of_the_mind.has(d.verb) &&
      (duty_of_people || (is_first_word(r, d) && begun.has(d.verb) && !r.object_of(d).empty()))) {
    static const LemmaSet bringing("by of from to for through due");
    int b = d.first - 1;
    while (b >= 0 && (r.pos(b) == PartOfSpeech::not_ || r.pos(b) == PartOfSpeech::adverb)) --b;
    const bool behind = b >= 0 && bringing.has(r[b].lemma);
    bool told = true;  // "by not implementing this, the module stays complex" weighs a proposal
    for (const auto& other : r.verb_phrases())
      if (!other.gerund && !other.infinitive) told = other.past && other.modal == 0;
    if (!told) return {};
    const bool of_a_system =
        std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& other) {
          return &other != &d && other.main < d.main && other.subject.subject_class == SubjectClass::system &&
                 !other.passive;
        });
    if ((b < 0 || behind) && !of_a_system && !r.question() && !any_of(r, 0, d.first, weighing))
      return found(r, d, b + 1, d.main + 1);
  }
  // "Code not tested on ARM": all that the line says.
  if (d.negated && !d.passive && d.first == d.main && r.has(d.main, tag_done) &&
      std::none_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                   [&](const VerbPhrase& o) { return &o != &d && o.past; }) &&
      verifying.has(d.verb) && r.object_of(d).empty() && d.subject.subject_class != SubjectClass::people &&
      !gives_reason(r, d.main))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet ways("process procedure runbook checklist guideline policy rule protocol playbook");
  static const LemmaSet care("properly thoroughly adequately sufficiently carefully"),
      care_for(
          "test review check verify document communicate validate plan coordinate examine audit configure set handle "
          "implement");
  static const LemmaSet left_undone("test review verify check communicate validate notice catch spot follow"),
      done("do perform conduct carry make take complete"),
      duty(
          "test testing review check verification backup validation checklist step assessment analysis rehearsal audit "
          "rollback handover sign-off drill inspection");
  static const LemmaSet validating("validate verify check"),
      data(
          "value input parameter argument field length size signature header data amount price balance address number "
          "result return bound index type"),
      therefore("mean");
  if (d.passive && validating.has(d.verb) && d.subject.head >= 0 && data.has(r[d.subject.head].lemma))
    return {};  // what code does with its input
  if (d.passive && d.negated && d.past && d.modal == 0 && d.agent.subject_class != SubjectClass::system &&
      (care_for.has(d.verb) || attending().has(d.verb)) && any_of(r, d.first, d.main + 2, care))
    return found(r, d, d.first, d.main + 1);
  if (d.passive && any_of(r, 0, d.first, therefore)) return {};  // "two gaps meant that this was not caught"
  static const PhrasePattern in_a("in a|an|any");
  static const LemmaSet manner("manner way fashion");
  static const LemmaSet orderly(
      "systematic coordinate structure organise organize control plan careful timely orderly safe proper "
      "consistent");
  if (d.passive && d.negated && d.past && d.modal == 0 && done.has(d.verb) && is_agentless(d))
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 3); ++i)
      if (in_a.match(r, i) > 0 && any_of(r, i, i + 7, orderly) && any_of(r, i, i + 7, manner))
        return found(r, d, d.first, d.main + 1);
  static const auto qualify = r.lexicon().lemma("qualify");  // a release, and no person
  const bool undone = left_undone.has(d.verb) || (d.verb == qualify && !is_people(d.subject)) ||
                      (done.has(d.verb) && d.subject.begin >= 0 && any_of(r, d.subject.begin, d.subject.end, duty));
  if (d.passive && d.negated && d.past && !d.perfect && d.modal == 0 && d.agent.subject_class == SubjectClass::people &&
      !gives_reason(r, d.main) && !r.question())
    return found(r, d, d.first, d.agent.end);  // "was not reopened by the contractor"
  static const LemmaSet upkeep("rotate revoke document decommission retire escalate"),
      taking_out("remove delete disable close"),
      access("credential account key access permission user token password login certificate secret");
  const bool not_kept =
      upkeep.has(d.verb) || (taking_out.has(d.verb) && d.subject.head >= 0 && access.has(r[d.subject.head].lemma));
  static const LemmaSet upon("upon on");
  const bool not_acted = d.verb == r.lexicon().lemma("act") && any_of(r, d.main + 1, d.main + 2, upon);
  if (d.passive && d.negated && d.past && !d.perfect && d.modal == 0 && (not_kept || not_acted) &&
      d.agent.subject_class == SubjectClass::none && !r.question() && !gives_reason(r, d.main) &&
      !is_hypothetical(r, d))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet word_sent("inform notify tell warn brief");
  static const LemmaSet as_people("validator partner");
  const bool unheard = word_sent.has(d.verb) && !d.subject.nobody && d.subject.head >= 0 &&
                       (is_people(d.subject) || d.subject.subject_class == SubjectClass::customer ||
                        as_people.has(r[d.subject.head].lemma));
  if (d.passive && d.negated && d.past && !d.perfect && d.modal == 0 && unheard &&
      d.agent.subject_class == SubjectClass::none && !r.question() && !gives_reason(r, d.main) &&
      !is_hypothetical(r, d))
    return found(r, d, d.first, d.main + 1);
  const bool no_such = d.subject.nobody && done.has(d.verb) && d.subject.subject_class != SubjectClass::people &&
                       any_of(r, d.subject.begin, d.subject.end, duty);  // "no check was made"
  if (d.passive && no_such && d.past && !d.perfect && d.modal == 0 && d.agent.subject_class == SubjectClass::none &&
      !r.question() && !gives_reason(r, d.main))
    return found(r, d, d.subject.begin, d.main + 1);
  if (d.passive && d.negated && d.past && !d.perfect && d.modal == 0 && d.agent.subject_class == SubjectClass::none &&
      undone && !r.question() && !gives_reason(r, d.main) && !is_hypothetical(r, d)) {
    static const LemmaSet not_then("yet until");
    static const auto before = r.lexicon().form("before");
    const bool never_yet = r.is(d.main + 1, before) && r.breaks(d.main + 2);
    if (!never_yet && !any_of(r, d.first, r.size(), not_then)) return found(r, d, d.first, d.main + 1);
  }
  if (d.passive && d.negated && d.past && d.modal == 0 && d.verb == r.lexicon().lemma("follow") &&
      d.subject.head >= 0 && any_of(r, d.subject.begin, d.first, ways))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet ever("never ever");
  if (is_present_perfect(r, d) && !d.passive) return {};
  static const LemmaSet telling(
      "tell inform check ask verify test read update notify warn renew rotate review remove document raise think "
      "switch "
      "turn order patch label move open reply answer write configure clean close plan schedule revoke upgrade replace "
      "escalate assign validate back approve compare measure put run add enable disable bump share announce "
      "consider look question"),
      so_far("before ever yet until");
  const bool had_nobody_told =
      ((d.subject.nobody && d.verb != r.lexicon().lemma("agree") &&
        (telling.has(d.verb) || manual_deeds().has(d.verb) || attending().has(d.verb))) ||
       (r.has(d.subject.head, tag_self) && (telling.has(d.verb) || manual_deeds().has(d.verb)))) &&
      !is_present_perfect(r, d) && !any_of(r, d.main, r.size(), so_far);
  static const LemmaSet minding("check monitor test verify review watch look validate read follow set update");
  const bool not_at_it = d.progressive && d.negated && minding.has(d.verb) && d.past &&
                         d.subject.subject_class == SubjectClass::people;  // "we were not checking the size"
  if (not_at_it && !gives_reason(r, d.main) && !is_hypothetical(r, d)) return found(r, d, d.first, d.main + 1);
  if (d.passive || (d.perfect && !had_nobody_told && (any_of(r, d.first - 1, d.main, ever) || d.subject.nobody)) ||
      d.infinitive || d.gerund || d.progressive || is_hypothetical(r, d))
    return {};
  static const LemmaSet never("never"), by_hand(
                                            "take remove delete move modify change touch return pass cover collect "
                                            "make put bring turn switch close reset");
  static const LemmaSet first_of_all("first beforehand afterwards afterward again back");
  const bool was_to_be_done = any_of(r, d.first - 1, d.main, never) || any_of(r, d.main, r.size(), first_of_all);
  if (d.negated && d.past && d.subject.subject_class == SubjectClass::people && !d.subject.nobody &&
      (by_hand.has(d.verb) || manual_deeds().has(d.verb) || (d.verb == 0 && r.has(d.main, tag_past))) &&
      was_to_be_done && !gives_reason(r, d.main) &&
      (!r.object_of(d).empty() || r.pos(d.main + 1) == PartOfSpeech::preposition))
    return found(r, d, d.first, d.main + 1);  // "I never took the node out", "we did not turn it on again"
  static const auto wait = r.lexicon().lemma("wait");
  static const LemmaSet wait_for("for until");
  if (d.verb == wait && d.negated && d.past && is_people(d.subject) && any_of(r, d.main + 1, d.main + 2, wait_for) &&
      !gives_reason(r, d.main))
    return found(r, d, d.first, d.main + 2);
  static const LemmaSet whatever("whatever");
  if (d.verb == r.lexicon().lemma("do") && d.negated && d.past && is_people(d.subject) &&
      any_of(r, 0, d.first, whatever))
    return found(r, d, d.first, d.main + 1);  // "For whatever reason, this time I didn't"
  static const LemmaSet us("us me");
  static const LemmaSet tell("tell inform notify warn alert");
  if (d.negated && d.past && tell.has(d.verb) && any_of(r, d.main + 1, d.main + 2, us) &&
      d.subject.subject_class == SubjectClass::thing && r.pos(d.subject.head) == PartOfSpeech::noun &&
      !monitors.has(r[d.subject.head].form) && !gives_reason(r, d.main))
    return found(r, d, d.first, d.main + 2);  // "this external source did not inform us"
  const bool elided = d.verb == r.lexicon().lemma("do") && d.negated && d.past &&
                      (r.breaks(d.main + 1) || (r.has(d.main + 1, tag_not) && r.breaks(d.main + 2)));
  if (elided && d.subject.subject_class == SubjectClass::people && !d.subject.nobody) {
    static const LemmaSet owed(
        "undertake promise plan mean intend agree suppose normally usually should always time say remind");
    if (any_of(r, 0, d.first, owed)) return found(r, d, d.first, d.main + 1);  // "had promised to, and then didn't"
  }
  static const LemmaSet perceiving("plan");
  static const LemmaSet yet("yet until anymore");
  static const auto before_then = r.lexicon().form("before");
  const bool sufficiently = [&] {
    static const LemmaSet enough("properly sufficiently adequately correctly thoroughly carefully fully");
    return any_of(r, d.first, d.main, enough) ||
           (d.negated && enough.has(d.main + 1 < r.size() ? r[d.main + 1].lemma : Lemma{0}));
  }();
  if (perceiving.has(d.verb) && !sufficiently) return {};
  static const LemmaSet rightly("correctly rightly deliberately intentionally purposely"),
      noticing("notice see observe detect"),
      harm("any downtime impact degradation disruption interruption loss improvement change difference effect");
  if (any_of(r, d.first - 2, d.first, rightly) || any_of(r, d.first, d.main, rightly)) return {};
  if (noticing.has(d.verb) && any_of(r, d.main + 1, std::max(object_end(r, d), d.main + 6), harm))
    return {};  // there was none to notice
  const bool bare =
      d.first == d.main && d.subject.subject_class != SubjectClass::people;  // "priorities not implemented": a state
  static const auto think = r.lexicon().lemma("think");
  static const LemmaSet about("about of to");
  const bool unthought = d.verb == think && d.main + 1 < r.size() && about.has(r[d.main + 1].lemma) && d.negated &&
                         d.subject.subject_class == SubjectClass::people && !r.has(d.subject.head, tag_self);
  if (bare && d.negated) return {};
  if (unthought && d.past && !gives_reason(r, d.main)) return found(r, d, d.first, d.main + 1);
  const bool open_class = d.verb != 0 && d.subject.subject_class == SubjectClass::people && !is_no_duty(d.verb);
  bool shouted = false;  // "Did NOT create a second one": kept from it on purpose
  for (int i = d.first; i < d.main; ++i) shouted |= r.has(i, tag_not) && r.token(i).shouted;
  if (shouted && is_dropped(r, d)) return {};
  const bool skipped_step = is_dropped(r, d) && manual_deeds().has(d.verb) && !r.object_of(d).empty();
  if (!attending().has(d.verb) && !open_class && !skipped_step && !(sufficiently && d.negated)) return {};
  const auto clause = r.clause_around(d.main);
  if (clause.end < r.size() && r[clause.end].form == before_then && r.breaks(clause.end + 1)) return {};
  if (any_of(r, clause.begin + 1, clause.end, yet)) return {};  // but "…, yet nobody looked" is a "but"
  // "sentences that nobody had tuned to", "a date nobody agreed to": of the noun before it.
  const bool of_noun =
      (r.pos(d.main + 1) == PartOfSpeech::preposition || r.pos(d.main + 1) == PartOfSpeech::to) && r.breaks(d.main + 2);
  if (d.subject.nobody && d.subject.subject_class == SubjectClass::people && of_noun) return {};
  if (d.subject.nobody && d.subject.subject_class == SubjectClass::people && !d.negated && d.past) {
    static const LemmaSet seeing(
        "check test verify validate review notice catch spot ask tell think remember look read double-check update "
        "follow");
    const bool act = seeing.has(d.verb) || attending().has(d.verb) || telling.has(d.verb) ||
                     (r.has(d.main, tag_human_action) && !is_no_duty(d.verb)) ||
                     (manual_deeds().has(d.verb) && !r.object_of(d).empty()) || (d.verb != 0 && !is_no_duty(d.verb));
    return act && !gives_reason(r, d.main) ? found(r, d, d.subject.begin, d.main + 1) : RuleMatch{};
  }
  if (!d.negated || !d.past) return {};
  if (!is_people(d.subject) && !is_dropped(r, d)) return {};
  if (d.subject.nobody || gives_reason(r, d.main)) return {};
  static const LemmaSet seen_from_inside("think look see");
  if (seen_from_inside.has(d.verb)) return {};
  return found(r, d, d.first, d.main + 1);
}

RuleMatch without_checking(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto without = Lexicon::english().form("without");
  int b = d.first - 1;
  while (b >= 0 && r.pos(b) == PartOfSpeech::adverb) --b;
  if (!d.gerund || b < 0 || r[b].form != without) return {};
  static const LemmaSet careless(
      "check test verify validate review double-check look read ask think notice consult tell inform notify drain warn "
      "communicate coordinate back take make run update disable wait follow set consider confirm discuss announce "
      "document involve agree stop get inspect clear save commit pause rehearse schedule alert mention adjust realise "
      "realize complete obtain");
  // What came of it, or what was spared: "restarted it without losing a request".
  static const LemmaSet outcome(
      "affect impact cause lose need require interrupt disrupt have be know see find help gain break hit touch fail "
      "result change increase reduce damage harm drop violate trigger worry matter happen work create introduce "
      "suffer use go say understand incur exceed hurt degrade corrupt block compromise modify relay");
  static const LemmaSet fine("get run set make take use");
  const bool careful = careless.has(d.verb) || (r.has(d.main, tag_human_action) && !is_no_duty(d.verb));
  const bool may_be_a_way = fine.has(d.verb) || !careful;
  if (outcome.has(d.verb) || d.verb == 0) return {};
  const VerbPhrase* before = nullptr;
  for (const auto& other : r.verb_phrases())
    if (other.main < b && !other.gerund && !other.infinitive) before = &other;
  if (before != nullptr) {
    const auto& p = *before;
    const bool by_somebody = p.subject.subject_class == SubjectClass::people || (careful && is_people(p.subject));
    const bool told = is_narrated(r, p) && !p.negated && !is_hypothetical(r, p) && !is_present_perfect(r, p) &&
                      (by_somebody || (careful && (p.passive || is_dropped(r, p))) ||
                       (may_be_a_way && manual_deeds().has(d.verb) && p.passive && is_agentless(p)));
    if (told) return found(r, d, b, d.main + 1);
  }
  return {};
}

constexpr VerbRule duty_rules[] = {
    {Rule::human_error, "failed-to", "fail", failed_to, "We failed to update the docs.", "The pod failed to start."},
    {Rule::human_error, "missed-duty", "miss", missed_duty, "I missed the renewal.", "The job missed the update."},
    {Rule::human_error, "missed", "miss", missed, "The reviewer missed the bug.", "The scheduler missed its deadline."},
    {Rule::human_error, "lost-track-of-it", "track sight", lost_track, "Matthias, who lost track of it, was away.",
     "The lens, which lost track of the star, was replaced.", "lose"},
    {Rule::human_error, "skipped", "skip", skipped, "She skipped a step.", "The installer skipped a step."},
    {Rule::human_error, "without-checking", "without", without_checking, "He merged it without testing.",
     "The job ran without checking out the code."},
};

constexpr VerbRule omission_rules[] = {
    {Rule::human_error, "left-out", "not never nobody no-one no neither", left_out, "We did not check the replica.",
     "We did not check the replica because the graph was green."},
};

}  // namespace

RuleFamily human_error_duties() { return {{}, duty_rules}; }
RuleFamily human_error_omissions() { return {{}, omission_rules}; }

}  // namespace pm::language
