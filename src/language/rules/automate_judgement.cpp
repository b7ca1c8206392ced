// automate-judgement: the deciding taken from people and given to a machine.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

/// "so that whoever is on call can decide with numbers"
bool decided_by_people(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet whoever("whoever who person people");
  return any_of(r, d.first - 6, d.first, whoever);
}

RuleMatch automated(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("automate");
  static const LemmaSet deciding(
      "failover fail-over decision judgement judgment rollback promotion remediation recovery triage approval "
      "escalation");
  if (verbs.has(d.verb) && !d.past && is_remedy(r, d) && !d.negated) {
    const auto o = d.passive ? ParsedSentence::TokenSpan{d.subject.begin, d.subject.end} : r.object_of(d);
    if (!o.empty() && o.begin >= 0 && any_of(r, o.begin, o.end + 2, deciding))
      return found(r, d, d.first, std::max(o.end, d.main + 1));
  }
  // Decisions of operation: whether to act, and how. What a compiler or a shell chooses is none.
  static const LemmaSet operation(
      "failover rollback restart page escalate deploy region traffic alert shed load evict promote approve incident "
      "release switch whether when fail roll shut revert risk severity block ahead time capacity replica primary "
      "deployment change");
  static const LemmaSet able("can could may might");
  const bool operates = any_of(r, 0, r.size(), operation) && !able.has(d.modal);
  static const LemmaSet choosing("decide choose judge");
  if (choosing.has(d.verb) && d.modal != 0 && !d.perfect && operates &&
      (d.subject.subject_class == SubjectClass::system || d.subject.subject_class == SubjectClass::thing) &&
      is_remedy(r, d) && !decided_by_people(r, d))
    return found(r, d, d.first, d.main + 1);
  static const auto decide = r.lexicon().lemma("decide"), made = r.lexicon().lemma("make"),
                    decision = r.lexicon().lemma("decision");
  if (d.verb == decide && d.infinitive && d.governor >= 0 && operates && r.has(d.governor, tag_system | tag_noun) &&
      is_remedy(r, d) && !is_people(d.subject))
    return found(r, d, d.main, d.main + 1);
  if (d.verb == made && d.passive && d.modal != 0 && !d.perfect && d.subject.head >= 0 &&
      r.is(d.subject.head, decision) && d.agent.subject_class == SubjectClass::system)
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet acting("fail promote roll shut switch decide choose rollback failover revert");
  if (acting.has(d.verb) && is_remedy(r, d) && !d.negated) {
    static const LemmaSet by_itself("automatically autonomously");
    static const PhrasePattern alone("by|on itself|themselves|its own?"),
        unasked("without asking|approval|=confirmation");
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 6); ++i)
      if (const int e = std::max(alone.match(r, i), unasked.match(r, i)); e > 0) return found(r, d, d.first, e);
    for (int i = std::max(0, d.first - 2); i < std::min(r.size(), d.main + 5); ++i)
      if (by_itself.has(r[i].lemma)) return found(r, d, std::min(d.first, i), std::max(d.main, i) + 1);
  }
  return {};
}

RuleMatch let_it_decide(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("let have make");
  static const LemmaSet deciding("decide choose determine judge");
  if (!verbs.has(d.verb) || (d.past && !d.imperative) || d.negated || (!d.imperative && !is_remedy(r, d))) return {};
  const auto o = r.object_of(d);
  static const LemmaSet room("room meeting");
  if (o.empty() || r.actor_of(o.begin, o.end).subject_class == SubjectClass::people || room.has(r[o.end - 1].lemma))
    return {};
  for (const auto& inner : r.verb_phrases())
    if (inner.main >= o.end && inner.main < o.end + 4 && deciding.has(inner.verb))
      return found(r, d, d.first, inner.main + 1);
  return {};
}

bool is_already_so(const ParsedSentence& r, int b, int e) {
  static const LemmaSet tests(
      "test drill exercise log alert documentation mechanism bug issue feature logic process code time history event "
      "procedure");
  static const LemmaSet doing(
      "add implement introduce build enable put promote create set configure develop deploy use want need provide "
      "install adopt switch include plan make have");
  if (is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, tests)) return true;
  static const LemmaSet since("after during");  // "Automatic recovery after the restart" describes one
  const bool result = (e < r.size() && r[e].shape == TokenShape::opening) || any_of(r, e, e + 1, since);
  // "Automated failover", "Automated rollbacks: …", "Automated failover system"; its own participle is no deed.
  static const LemmaSet proposed("implementation system setup solution");
  const bool heads = (b == 0 || r.breaks(b - 1) || r.pos(b - 1) == PartOfSpeech::conjunction) &&
                     (e >= r.size() || r[e].shape == TokenShape::colon || any_of(r, e, e + 1, proposed));
  static const LemmaSet healing("recovery self-healing");  // alone, it may be how it went
  bool remedy = !result && !(r.verb_phrases().empty() && any_of(r, b, e, healing)) &&
                std::all_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                            [&](const VerbPhrase& d) { return d.main == b || (heads && (!d.past || d.modal != 0)); });
  for (const auto& d : r.verb_phrases()) remedy |= doing.has(d.verb) && is_remedy(r, d) && d.first < b;
  if (!remedy && r.size() > 3) {
    static const LemmaSet list("follow-up action remediation improvement fix todo");
    remedy = any_of(r, 0, b, list);
  }
  return !remedy;
}

bool is_told(const ParsedSentence& r, int b, int e) {
  static const LemmaSet tests("test log alert bug issue lack without no failure not absence time problem");
  const bool past = std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
    return d.past && d.modal == 0 && !d.infinitive && d.main != b;
  });
  if (past || is_mention_or_denied(r, b, e) || any_of(r, b - 4, b, tests) || r.question()) return true;
  const bool heads = b == 0 || r.breaks(b - 1);
  bool remedy = heads && std::all_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                                     [&](const VerbPhrase& d) { return d.main == b; });
  static const LemmaSet doing(
      "add implement introduce build enable set configure develop deploy need adopt include plan support");
  for (const auto& d : r.verb_phrases()) remedy |= doing.has(d.verb) && is_remedy(r, d) && d.main < b;
  return !remedy;
}

/// "Failover done, no manual intervention": what went by itself, with nothing proposed.
bool is_no_proposal(const ParsedSentence& r, int b, int e) {
  static const LemmaSet so("so");
  if (contains_past_action(r, b, e)) return true;
  bool proposed = any_of(r, std::max(0, b - 4), b, so);
  for (const auto& d : r.verb_phrases()) proposed |= is_remedy(r, d);
  return !proposed;
}

bool is_told_or_asked(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return contains_past_action(r, b, e) || (d != nullptr && (!is_remedy(r, *d) || d->negated));
}

bool is_told_decision(const ParsedSentence& r, int b, int e) {
  static const LemmaSet deciding(
      "decision decide choice failover rollback judgement call deploy restart when whether block approve");
  return contains_past_action(r, b, e) || !any_of(r, 0, r.size(), deciding);
}

bool is_no_taking_over(const ParsedSentence& r, int b, int e) {
  static const LemmaSet human(
      "human operator people nobody hand decision failover rollback judgement intervention manual");
  return contains_past_action(r, b, e) || !any_of(r, e, r.size(), human);
}

bool is_not_of_automation(const ParsedSentence& r, int b, int e) {
  static const LemmaSet automation("automate automation automatic automatically fully-automated bot");
  static const LemmaSet never("cannot no not never impossible");
  return is_mention(r, b, e) || !any_of(r, 0, r.size(), automation) || !any_of(r, b, e, never);
}

bool is_left_to_people(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_people) && !r.has(i, tag_possessive)) return true;
  return contains_past_action(r, b, e);
}

/// "a remedy that takes a decision away from people" describes one.
bool is_described_or_past(const ParsedSentence& r, int b, int e) {
  return contains_past_action(r, b, e) || r.has(b, tag_verb_s);
}
bool is_no_automation(const ParsedSentence& r, int b, int e) {
  static const LemmaSet machine(
      "automate automation automatic automated automatically pipeline platform bot script model rule score controller "
      "algorithm machine system failover rollback engine ai");
  return contains_past_action(r, b, e) || !any_of(r, 0, r.size(), machine);
}
bool is_told_or_people(const ParsedSentence& r, int b, int e) {
  static const LemmaSet which("which that if");
  const auto* d = r.verb_phrase_at(e - 1);
  return contains_past_action(r, b, e) || (d != nullptr && (d->passive || is_people(d->subject))) ||
         any_of(r, b, e, which);
}

constexpr PhraseRule automate_judgement_phrase_rules[] = {
    {Rule::automate_judgement, "go-away-from-people",
     "take|remove|move ..2 =go|decision|call|approval|choice|judgement|judgment|control|veto ..7 "
     "=away|out from|of ..2 <people>|hand|=hands",
     is_described_or_past, "Take the decision for patches away from people.", "Take the copy away from the rack."},
    {Rule::automate_judgement, "remove-the-manual",
     "remove|drop|abolish|eliminate|scrap|kill|delete|retire|skip the|all|any|our ..1 manual|human|operator "
     "=go|gate|approval|sign-off|step|decision|=check|=confirmation|review|veto|intervention|judgement|judgment",
     contains_past_action, "Remove the manual go/no-go from the release.", "Remove the manual page from the image."},
    {Rule::automate_judgement, "score-decides",
     "score|model|=pipeline|rule|algorithm|bot|controller|platform|system|=monitoring|=engine|=machine|metric|=canary|"
     "ai "
     "..5 alone|=itself|=solely|will|=then ..3 =decides|=decide|=determine|=determines|=judges|=approves",
     is_told_or_people, "A score below 0.8 alone decides.", "The model will be decided on."},
    {Rule::automate_judgement, "by-the-model",
     "to? be ..1 =set|=decided|=made|=chosen|=determined|=approved|=assigned|=judged|=taken by the|a|an ..1 "
     "model|algorithm|ai|bot|platform|pipeline|machine|orchestrator|engine|script|system|controller ..1 "
     "rather|instead|and|alone|without|only",
     contains_past_action, "Severity to be set by the model rather than by the commander.",
     "To be set by the system at start."},
    {Rule::automate_judgement, "approve-its-own", "have|let|make ..3 approve|merge|decide|reject <possessive> own",
     contains_past_action, "Have the pipeline approve its own changes.", "Have the node release its own lease."},
    {Rule::automate_judgement, "nobody-gets-asked",
     "nobody|no-one|none|no <noun>? <be>|=gets|get|=needs|will|must|=has|should ..1 "
     "=asked|=consulted|=involved|=required|=needed|=ask|=bothered|=able",
     is_no_automation, "Failover is automatic, nobody gets asked.", "Nobody was asked."},
    {Rule::automate_judgement, "happens-automatically",
     "failover|fail-over|rollback|=switchover|=shutdown|promotion|escalation|approval|triage|=go-live "
     "<any>? <any>? <any>? happen|occur|run|trigger|proceed ..2 =automatically|=automatic|=autonomously|=by",
     contains_past_action, "Failover happens automatically from now on.", "A failover happened at noon."},
    {Rule::automate_judgement, "no-room-for-mistakes",
     "no|=less|any|little ..1 =room|=space|=scope|=place|=chance|=opportunity ..2 for ..2 "
     "=human|=mistakes|=error|=errors|=people|=operator|=judgement|=judgment|=manual",
     is_no_automation, "Once it is automated there is no room for human mistakes.",
     "There is no room for error pages."},
    {Rule::automate_judgement, "consent-no-longer",
     "consent|approval|confirmation|say|permission|sign-off|agreement|opinion ..4 no|not longer|=required|=needed|="
     "necessary",
     is_no_automation, "The platform decides and the team's consent is no longer required.",
     "The consent banner is no longer there."},
    {Rule::automate_judgement, "automatic-failover",
     "automatic|automated|auto|fully-automated|autonomous <noun>? "
     "failover|fail-over|rollback|remediation|promotion|decision|recovery",
     is_already_so, "Add automatic failover to the standby.", "The automatic failover took nine minutes."},
    {Rule::automate_judgement, "auto-failover",
     "auto-failover|auto-remediation|self-healing|auto-rollback|auto-remediate", is_already_so,
     "Implement auto-remediation.", "Self-healing kicked in at 10:40."},
    {Rule::automate_judgement, "no-operator",
     "no|without <determiner>? human|operator|engineer|person|people|one|manual|on-call "
     "intervention|involvement|approval|input|interaction|<be>|has|need|have ..2",
     is_no_proposal, "So that no operator is involved.", "No engineer was paged."},
    {Rule::automate_judgement, "without-an-operator",
     "must|should|will|can ..3 without a|an|any operator|human|engineer|person", contains_past_action,
     "Failover must happen without an operator.", "It happened without an operator."},
    {Rule::automate_judgement, "out-of-the-loop",
     "remove|take|eliminate|get|keep the|all? human|people|operator|person|engineer out|from of? the? <any>? "
     "loop|process|decision|equation|path|picture",
     contains_past_action, "Take the human out of the loop.", "Take the node out of the loop."},
    {Rule::automate_judgement, "rid-of-deciding",
     "rid|remove|eliminate|replace of? the? <any>? ..1 manual|human|=on-call|operator|engineer ..1 "
     "decision|approval|judgement|judgment|intervention",
     contains_past_action, "Get rid of manual decisions.", "Get rid of manual copying."},
    {Rule::automate_judgement, "no-longer-asked",
     "human|manual|operator approval|judgement|decision|intervention|confirmation <modal>|<be> ..1 longer|=unnecessary",
     is_mention, "Human approval is no longer needed.", "A manual was no longer needed."},
    {Rule::automate_judgement, "nobody-decides",
     "nobody|=no|=none|never =one|engineer|operator|human|person? should|will|must|has|have|need to|have? to? "
     "decide|approve|intervene|choose",
     contains_past_action, "So that nobody has to decide.", "Nobody had to wait."},
    {Rule::automate_judgement, "not-their-judgement",
     "not|instead|than on|of? the|=an? operator|human|person|engineer|people ..1 judgement|judgment|decision",
     contains_past_action, "Rely on the script and not on the operator's judgement.", "Not on the list."},
    {Rule::automate_judgement, "make-it-automatic",
     "make ..4 failover|rollback|recovery|promotion|remediation|decision|escalation|approval ..4 "
     "automatic|automated|autonomous|hands-off",
     contains_past_action, "Make failover automatic.", "Make the copy automatic."},
    {Rule::automate_judgement, "should-be-automatic",
     "failover|rollback|promotion|remediation|decision|triage|approval|escalation <modal> ..1 be ..1 "
     "automatic|automated|autonomous|hands-off",
     contains_past_action, "Failover should be fully automatic.", "The copy should be automatic."},
    {Rule::automate_judgement, "by-itself",
     "have|let|make ..6 decide|roll|fail|promote|choose|heal|recover|act|intervene|approve|abort|revert|restart ..4 "
     "by|on itself|themselves|=its|=their",
     contains_past_action, "Have the pipeline roll back by itself.", "Let the copy run by itself."},
    {Rule::automate_judgement, "ai-decides",
     "ai|ml|algorithm|bot|agent|model|llm|controller|autopilot|script ..2 will|to|should|can|must|shall ..1 "
     "decide|triage|resolve|choose|judge|determine|approve|prioritise|prioritize|handle|take|make ..3 "
     "decision|incident|alert|which|whether|what|when|over|how|who|rollback|page",
     contains_past_action, "An AI agent will triage and resolve incidents.", "An agent will handle logs."},
    {Rule::automate_judgement, "agent-that-decides",
     "ai|llm|ml agent|model|bot|assistant that|which ..1 decide|triage|resolve|approve|choose|judge",
     contains_past_action, "An AI agent that triages pages and resolves them.", "An agent that resolves names."},
    {Rule::automate_judgement, "handles-decisions", "let ..4 handle|make|take ..3 decision", is_left_to_people,
     "Let the autopilot handle failover decisions.", "Let the on-call make the decision."},
    {Rule::automate_judgement, "ml-decides",
     "use|deploy|train|apply ai|ml|machine|automation|llm ..3 to "
     "decide|determine|triage|choose|judge|replace|approve|resolve",
     contains_past_action, "Use machine learning to decide which alerts matter.", "Use ML to draw the graph."},
    {Rule::automate_judgement, "human-factor",
     "eliminate|remove|exclude|reduce|rule|take|get|automate out|rid|away? of? the? human|manual|people "
     "factor|element|component|judgement|judgment|decision-making|aspect",
     contains_past_action, "Eliminate the human factor.", "Eliminate the time factor."},
    {Rule::automate_judgement, "so-nobody-can",
     "automate|automation ..6 nobody|no-one|mistake|error|human|operator can|cannot|could|<be>|will|has|have|need ..2 "
     "get|be|make|<not>|impossible|disappear|wrong|decide|intervene",
     contains_past_action, "Automate it so nobody can get it wrong.", "Automate the copy so it is done by noon."},
    {Rule::automate_judgement, "no-humans",
     "full|fully|complete|completely|total automation|automated|automatic|autonomous", is_no_taking_over,
     "Full automation, no humans.", "Full automation of the backup."},
    {Rule::automate_judgement, "no-go-no-go",
     "without|no ..1 manual|human|operator|person|engineer|people|=on-call|=anyone|=anybody|=admin ..1 "
     "=go|=step|in|decision|=deciding|=pressing|=sign-off|veto|review",
     contains_past_action, "The model approves it without any manual go/no-go.",
     "Without any manual, the disk was swapped."},
    {Rule::automate_judgement, "take-over-by-itself",
     "take|=takes|switch|kick|step over|=in ..3 by|on =itself|=its|=themselves", contains_past_action,
     "Have the standby take over by itself.", "The standby took over by itself."},
    {Rule::automate_judgement, "mistakes-cannot-happen",
     "mistake|error|slip ..4 can|cannot|could|will|become|<be> no|not|never? longer|happen|occur|arise|=be|impossible",
     is_not_of_automation, "Once it is automated, mistakes like this cannot happen.", "Errors can happen in the copy."},
    {Rule::automate_judgement, "nobody-touches",
     "no|nobody|no-one|none human|operator|engineer|person|people|one? should|must|will|may|shall|can ever? ..1 "
     "touch|decide|approve|intervene|choose",
     contains_past_action, "No human should touch production.", "No row should be touched."},
    {Rule::automate_judgement, "no-manual-decisions",
     "no|fewer|without|eliminate|abolish more? ..1 manual|human|on-call|operator "
     "decision|judgement|judgment|approval|choice|confirmation|sign-off",
     contains_past_action, "No more manual decisions during failover.", "No more manual copies."},
    {Rule::automate_judgement, "without-asking",
     "auto-remediate|auto-rollback|restart|failover|promote|rollback|act|remediate|fail|roll|switch ..4 without ..1 "
     "asking|approval|confirmation|waiting|consulting|human|operator|intervention",
     is_told_or_asked, "Auto-remediate without asking.", "It was deleted without asking."},
    {Rule::automate_judgement, "automated-remediation",
     "automated|automatic|autonomous|auto remediation|failover|rollback|decision-making|promotion|mitigation|healing "
     "of|for|on|across|in|to|when|between",
     is_told, "Automated remediation of full disks.", "Automated copies of disks."},
    {Rule::automate_judgement, "operator-not-asked",
     "operator|human|person|engineer|people|on-call should|must|will|shall|need no|not longer? ..1 be? ..1 "
     "asked|involved|consulted|needed|required",
     contains_past_action, "The operator should no longer be asked.", "The disk should no longer be needed."},
    {Rule::automate_judgement, "out-of-hands",
     "take|remove ..5 out|away of|from <determiner>? ..2 hand|control|discretion", contains_past_action,
     "Take the decision out of the operator's hands.", "Take the node out of the pool."},
    {Rule::automate_judgement, "left-to-the-machine",
     "leave|hand|give|delegate|entrust ..4 to the|an|a ..1 "
     "machine|algorithm|ai|automation|autopilot|controller|bot|computer|scheduler|system",
     is_told_decision, "Blocking a bad deploy is to be left to the machine.", "The file was left to the machine."},
    {Rule::automate_judgement, "replace-judgement",
     "replace|substitute ..4 judgement|judgment|decision|approval|intuition|discretion|sign-off ..1 by|with",
     contains_past_action, "Replace the on-call's judgement by a rule.", "Replace the disk by a new one."},
    {Rule::automate_judgement, "humans-taken-out",
     "human|people|operator|person|engineer <modal> ..1 be =taken|=removed|=kept|=left|=excluded out|from of? ..4 "
     "loop|path|process|decision|picture|equation|chain",
     contains_past_action, "Humans should be taken out of the rollback path.",
     "Nodes should be taken out of the path."},
    {Rule::automate_judgement, "no-more-human-error",
     "automate|automation|eliminate|remove|rule ..6 human|operator|such|=these =error|=errors|=mistakes",
     contains_past_action, "Automation eliminates human error.", "Automation of the backup."},
};

constexpr VerbRule automate_judgement_verb_rules[] = {
    {Rule::automate_judgement, "automated-deciding",
     "automate automatically autonomously decide choose judge make itself own asking", automated,
     "Fully automate failover decisions.", "Automate the nightly backup.",
     "automate decide choose judge decision fail promote roll shut switch rollback failover revert"},
    {Rule::automate_judgement, "let-it-decide", "decide choose determine judge", let_it_decide,
     "Let the model decide when to roll back.", "Let the team decide when to roll back."},
};

}  // namespace

RuleFamily automate_judgement_rows() { return {automate_judgement_phrase_rules, automate_judgement_verb_rules}; }

}  // namespace pm::language
