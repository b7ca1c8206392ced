// Phrases of counterfactual: in hindsight, all it took, the right thing would have been, had we only.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool is_searched_with_hindsight(const ParsedSentence& r, int b, int e) {
  static const LemmaSet bias("bias avoid mock without beware judge");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, b, bias) || any_of(r, e, e + 1, bias);
}

/// "In hindsight it is most likely because …": what is known now, and nobody's step in it.
bool is_insight(const ParsedSentence& r, int b, int e) {
  static const LemmaSet known("likely because probably due clear");
  bool judged = false;
  for (const auto& d : r.verb_phrases()) judged |= d.past || d.modal != 0 || is_people(d.subject);
  static const auto of = r.lexicon().form("of");  // "with the hindsight of this incident, we recommend …"
  bool then = false;
  for (const auto& d : r.verb_phrases()) then |= d.past || d.perfect;
  if (e < r.size() && r[e].form == of && !then) return true;
  static const LemmaSet seeming("seem appear look");  // "these points seem obvious with hindsight"
  static const LemmaSet plain("obvious clear");
  if (any_of(r, b - 4, b, plain) && any_of(r, b - 6, b, seeming)) return true;
  return is_searched_with_hindsight(r, b, e) || (!judged && any_of(r, e, r.size(), known));
}

bool is_no_look_back(const ParsedSentence& r, int b, int e) {
  return is_mention(r, b, e) || !r.breaks(e) || !(b == 0 || r.breaks(b - 1));
}
bool is_not_about_then(const ParsedSentence& r, int b, int e) { return is_mention_or_denied(r, b, e); }
bool is_explained(const ParsedSentence& r, int b, int e) { return is_mention_or_denied(r, b, e) || gives_reason(r, e); }
/// "will easily avoid": that is about the future.
bool is_not_past(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1);
  return is_not_about_then(r, b, e) || (d != nullptr && !d->past && !d->passive);
}
bool is_a_question(const ParsedSentence& r, int b, int e) { return is_mention(r, b, e) || r.question(); }

/// "Disk exhaustion is a common and preventable failure".
bool is_avoidable_in_general(const ParsedSentence& r, int b, int e) {
  static const LemmaSet common("common");
  return is_not_about_then(r, b, e) || any_of(r, b - 3, b, common);
}

bool is_luck_or_then(const ParsedSentence& r, int b, int e) {
  static const LemmaSet no("not no nobody never"), harm("lose break crash damage be miss");
  return is_mention(r, b, e) || r.question() || any_of(r, b, e, no) || any_of(r, b, e, harm);
}

/// "The best option is to add an index": a choice that is still open.
bool is_future_choice(const ParsedSentence& r, int b, int e) {
  static const auto was = r.lexicon().form("was");
  bool then = false;
  for (int i = b; i < e; ++i) then |= r[i].form == was;
  return is_mention(r, b, e) || r.question() || !then;
}
bool is_no_chance(const ParsedSentence& r, int b, int e) {
  static const LemmaSet no("no not little never hardly barely"), waiting("wait spare lose");
  return is_mention(r, b, e) || r.question() || any_of(r, b, e, no) || any_of(r, e - 1, e, waiting);
}
/// "Without the shortcut the data would still be there": set against what was done.
bool is_no_other_past(const ParsedSentence& r, int b, int e) {
  static const LemmaSet without("without had if");
  static const LemmaSet able("possible able impossible");
  return is_mention(r, b, e) || r.question() || b == 0 || !any_of(r, 0, 1, without) || any_of(r, e, e + 3, able);
}

constexpr PhraseRule counterfactual_phrase_rules[] = {
    {Rule::counterfactual, "in-hindsight", "in|with|by ..3 hindsight|retrospect", is_insight,
     "In hindsight it was obvious.", "We try to avoid hindsight."},
    {Rule::counterfactual, "if-only", "if only <someone>", is_not_about_then, "If only we had asked.",
     "It fails if only one node is left."},
    {Rule::counterfactual, "avoidable", "avoidable|preventable", is_avoidable_in_general, "This outage was avoidable.",
     "An unavoidable restart."},
    {Rule::counterfactual, "easily-avoided", "easily|well have? been? avoid|prevent|catch", is_not_past,
     "It was easily avoided.", "It easily handles the load."},
    {Rule::counterfactual, "all-they-had-to-do", "all|only <any>? <people> =had|=needed to do", is_not_about_then,
     "All they had to do was ask.", "All the server had to do was wait."},
    {Rule::counterfactual, "looking-back", "=looking =back", is_no_look_back, "Looking back, the sign was there.",
     "The lens is looking back."},
    {Rule::counterfactual, "need-not-have", "need not have <done>|=been", is_not_about_then,
     "It need not have happened.", "It need not be fast."},
    {Rule::counterfactual, "kick-myself", "kick myself|himself|herself|ourselves|themselves", is_not_about_then,
     "I could kick myself.", "The relay kicked in by itself."},
    {Rule::counterfactual, "shoulda", "=shoulda|=coulda|=woulda|=shouldve|=couldve|=wouldve", is_not_about_then,
     "Shoulda looked at the graph first.", "We look at the graph first."},
    {Rule::counterfactual, "knowing-now", "know what <people> <any>? know =now|=today", is_not_about_then,
     "Knowing what we know now, we'd wait.", "We know what the node does now."},
    {Rule::counterfactual, "if-there-had-been", "if only? there =had =been", is_not_about_then,
     "If only there had been a test.", "If there is a test, it runs."},
    {Rule::counterfactual, "if-only-there", "if only there|=it", is_not_about_then, "If only there was a test.",
     "Only if there is a test."},
    {Rule::counterfactual, "were-it-not", "=were it|this not for", is_not_about_then,
     "Were it not for the restart, the data would be there.", "There were two."},
    {Rule::counterfactual, "had-it-not", "=had it|this not =been for", is_not_about_then,
     "Had it not been for the restart, all would be well.", "It had not been there."},
    {Rule::counterfactual, "did-not-have-to", "it|this|=that =did not have|need to happen|=be|take|come", is_a_question,
     "It didn't have to happen.", "It does not need a disk."},
    {Rule::counterfactual, "no-need-to", "there =was|=were no need|reason|point|cause to|in|for <verb>",
     is_not_about_then, "There was no need to rush.", "There was no disk to rush to."},
    {Rule::counterfactual, "only-had-to", "<people> only =had|=needed to", is_not_about_then, "You only had to ask.",
     "The job only had to wait."},
    {Rule::counterfactual, "too-late",
     "<people> ..1 wait|move|react|act|respond too long|late|soon|fast|slow|quickly|slowly|early", is_not_about_then,
     "We reacted too late.", "The pump reacted too late."},
    {Rule::counterfactual, "were-slow", "<people> =was|=were ..1 slow|late to|in <verb>", is_explained,
     "We were slow to respond.", "The node was slow to respond."},
    {Rule::counterfactual, "ample-warning",
     "=was|=were|=had|there ample|every|=plenty of? =time|chance|opportunity|warning|=reason", is_not_about_then,
     "He had every chance to stop it.", "There is ample space on the disk."},
    {Rule::counterfactual, "seen-coming", "could|should <not>? =see|have ..1 =seen|=coming|=this|=it ..1 =coming",
     is_not_about_then, "Everyone could see this coming.", "We could see the traffic."},
    {Rule::counterfactual, "right-thing",
     "thing|choice|option|approach|way|move|plan|step|decision|alternative|solution to <any> ..1 would =have =been",
     is_not_about_then, "The right thing to do would have been to wait.", "The thing to do would be to wait."},
    {Rule::counterfactual, "and-none-of-this",
     "and|then none|nothing of? this|=that|=it =happens|=happened|=would|=breaks", is_not_about_then,
     "A short chat before and none of this happens.", "And none of this is new."},
    {Rule::counterfactual, "could-be-avoided-if", "could ..1 be ..2 =avoided|=prevented|=caught|=averted|=spared if",
     is_not_about_then, "It could be avoided if we had a test.", "It could be moved if the lock is free."},
    {Rule::counterfactual, "needed-to-have", "=needed|incumbent|=required ..5 to have <done>", is_not_about_then,
     "We needed to have tested it with real data.", "We needed to have a copy."},
    {Rule::counterfactual, "not-as-it-should", "as <any> as it|we|they|he|she|i|=this|=that ..1 could|should have",
     is_mention, "It was not handled as well as it could have been.", "It was as fast as we could make it."},
    {Rule::counterfactual, "all-it-took",
     "all|nothing ..2 it|=this|=that would? have? =took|=taken|=needed|=required|=called ..3 <be>|=for", is_a_question,
     "All it took was a look at the graph.", "All it has is a log."},
    {Rule::counterfactual, "took-no-more-than",
     "it would|'d have =taken|=cost|=needed|=required =only|just|=nothing|no|little|a|=one|=two|less|=five|=ten",
     is_a_question, "It would have taken no more than a call.", "It would have taken hours."},
    {Rule::counterfactual, "need-never-have", "need never|hardly have|be|happen", is_not_about_then,
     "The outage need never have happened.", "We need a test for it."},
    {Rule::counterfactual, "signs-were-there",
     "sign|hint|warning|clue|evidence|information|answer|symptom|data|number ..4 =was|=were|=had ..1 "
     "there|=visible|=plain|=obvious|=available|=clear ..2 for|to|if|=all ..1 "
     "anyone|anybody|everyone|everybody|=see|=read|=along|=who",
     is_a_question, "The signs were there for anybody who looked.", "The signs were printed for the shop."},
    {Rule::counterfactual, "only-had-to-read", "<people> =had =only|=merely|=just to <verb>", is_not_about_then,
     "They had only to read the release notes.", "The job had only to wait."},
    {Rule::counterfactual, "nothing-kept-them",
     "nothing|=nobody|=what ..1 =kept|=stopped|=prevented|=hindered ..1 <someone> from <ing>", is_a_question,
     "Nothing kept the team from testing it.", "Nothing kept the job from running."},
    {Rule::counterfactual, "right-call-was-to",
     "right|better|best|correct|safer|proper|sensible|obvious|safe|wiser|prudent|wise|smart "
     "call|move|choice|thing|decision|course|step|option|answer|response|approach|way|order|action ..4 =was|<be> "
     "to|not",
     is_future_choice, "The right call was to stop the deploy at once.", "The best option is to add an index."},
    {Rule::counterfactual, "had-time-to",
     "there =was|=were ..1 time|room|=minutes|=hours|=days|=weeks|opportunity|=chance|=leeway ..3 to "
     "<verb>",
     is_no_chance, "There was time to roll back.", "There was a job to roll back."},
    {Rule::counterfactual, "would-still-be", "would|'d ..1 still ..1 be|=run", is_no_other_past,
     "Without the shortcut the data would still be there.", "The lock would still be free later."},
    {Rule::counterfactual, "not-how-it-should", "not how|the =way? ..6 should|ought to? <be>|=handled|=done|have",
     is_mention, "That is not how incidents should be handled.", "That is not how the page is made."},
    {Rule::counterfactual, "what-should-have", "what should|ought to? have =happened|=come|=followed", is_a_question,
     "What should have happened: one team posts first.", "What should we have in it?"},
    {Rule::counterfactual, "if-would-have", "if <people> would|'d not? have", is_a_question,
     "If we would have tested it, we would know.", "If the job would have two, wait."},
    {Rule::counterfactual, "would-have-had",
     "would|'d not? have <done> ..4 =had the|<possessive>|<people>|<determiner> ..3 <done>", is_mention,
     "This would not have bitten us had the two teams talked.", "It would have one had it not been full."},
    {Rule::counterfactual, "if-again", "if <people> =had|could ..3 =over|=again", is_a_question,
     "If I had to do it over, I'd freeze merges first.", "If the job had to run again, wait."},
    {Rule::counterfactual, "expected-them-to",
     "would|'d have <adverb>? =expected|=hoped|=wanted|=preferred <someone> to", is_a_question,
     "We would have expected the supplier to ring.", "We would have liked a copy."},
    {Rule::counterfactual, "at-least-have", "could|should|might at =least have <done>", is_a_question,
     "Someone could at least have rung.", "It has at least two."},
    {Rule::counterfactual, "need-only-have", "need|=needed only|=merely have <done>", is_a_question,
     "We need only have asked.", "We need only two."},
    {Rule::counterfactual, "could-have-waited", "could|might ..1 have ..1 =waited|=stayed|=held", is_luck_or_then,
     "The upload could have waited for Monday.", "The lock could be held."},
    {Rule::counterfactual, "better-to-have", "better|best|wiser|safer|=smarter|nicer|easier|=kinder to have <done>",
     is_a_question, "Better to have asked first.", "It is better to have two."},
    {Rule::counterfactual, "would-have-taken-them",
     "it would|'d have =taken|=cost|=needed|=required <someone> ..4 "
     "second|minute|look|call|hour|line|click|glance|message|question|"
     "test|=nothing|mail",
     is_a_question, "It would have taken Ines all of thirty seconds.", "It would have taken the job a while."},
    {Rule::counterfactual, "nothing-to-stop",
     "there =was|=were nothing|=no|=little ..1 to ..1 =stop|=keep|=prevent|=hinder|reason|=stopping|=keeping|="
     "preventing ..3 <someone> ..3 <ing>",
     is_a_question, "There was nothing to stop the team halting there.", "There was nothing to stop the loop."},
    {Rule::counterfactual, "need-have-happened", "none|nothing|=little|few ..3 need have <done>|=been", is_a_question,
     "None of this need have happened.", "None of this needs a disk."},
    {Rule::counterfactual, "which-it-should", "as|which <pronoun>|<someone> should|ought to? have <done>", is_mention,
     "They did not send it, as they should have done.", "It was as fast as it should be."},
    {Rule::counterfactual, "if-only-name", "if only <any> =had|'d ..1 <done>", is_mention,
     "if only mirek had pinged me", "If only two had it on, wait."},
    {Rule::counterfactual, "could-have-by-now",
     "<people> could|might 've|have ..3 =already|=earlier|=sooner|=instead|=simply|="
     "easily|just ..8",
     is_luck_or_then, "SOC could've blocked the domain already.", "It could have blocked it already."},
    {Rule::counterfactual, "should-of", "should|could of <adverb>? <done>", is_not_about_then,
     "We should of tested it.", "The rest of it."},
};

}  // namespace

RuleFamily counterfactual_phrases() { return {counterfactual_phrase_rules, {}}; }

}  // namespace pm::language
