// non-fix, as deeds asked of people: be careful, remember, follow the process, double-check.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

RuleMatch exhort(const ParsedSentence& r, const VerbPhrase& d, int end) {
  if (contains_concrete_fix(r, &d) || is_drill(r) || r.question()) return {};
  if (d.gerund)  // "Working closely with the vendor, the team found it" tells what was done
    for (const auto& told : r.verb_phrases())
      if (told.main > d.main && told.past && told.modal == 0 && is_people(told.subject)) return {};
  return found(r, d, d.first, end);
}

RuleMatch be_careful(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet adjectives(
      "careful cautious vigilant mindful diligent attentive thorough deliberate conscious discipline prudent rigorous "
      "watchful");
  static const LemmaSet when_more("aware alert proactive responsive"), staying("alert");
  static const LemmaSet stance("proactive open transparent");  // asked for: "we need to be proactive about it"
  const bool asked_for = d.imperative || d.modal != 0 || d.infinitive || r.word(d.main) == "Be";
  const bool stays = d.verb == r.lexicon().lemma("stay") || d.verb == r.lexicon().lemma("remain");
  if (d.verb != r.lexicon().lemma("be") && d.verb != r.lexicon().lemma("stay") &&
      d.verb != r.lexicon().lemma("remain") && d.verb != r.lexicon().lemma("become"))
    return {};
  if (d.negated || d.perfect || !(is_team_action(r, d) || d.gerund || r.pos(d.first) == PartOfSpeech::be)) return {};
  if (d.past && !d.infinitive) return {};
  if (d.subject.subject_class == SubjectClass::system || d.subject.subject_class == SubjectClass::customer) return {};
  static const auto more = r.lexicon().lemma("more");
  bool comparative = false;
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 6); ++i) {
    if (r.breaks(i) || r.pos(i) == PartOfSpeech::preposition) break;
    comparative |= r[i].lemma == more;
    const bool bare_present = d.modal == 0 && !d.infinitive && !d.imperative && !d.gerund && r.word(d.main) != "be" &&
                              r.word(d.main) != "Be" && d.verb == r.lexicon().lemma("be");
    const bool must_be_alert =
        d.modal != 0 && d.subject.subject_class == SubjectClass::people && staying.has(r[i].lemma);
    if (adjectives.has(r[i].lemma) || must_be_alert || (asked_for && stance.has(r[i].lemma)) ||
        (stays && staying.has(r[i].lemma)) || (comparative && when_more.has(r[i].lemma)))
      return bare_present ? RuleMatch{} : exhort(r, d, i + 1);
  }
  return {};
}

RuleMatch remember(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("remember forget");
  static const auto forget = r.lexicon().lemma("forget");
  if (!verbs.has(d.verb) || d.passive) return {};
  if ((d.verb == forget) != d.negated) return {};
  static const LemmaSet reader("you");
  if (d.modal != 0 && d.verb == r.lexicon().lemma("remember") && any_of(r, 0, d.first, reader)) return {};
  const bool ordered = d.imperative || (d.negated && !d.past && d.subject.subject_class == SubjectClass::none &&
                                        r.pos(d.first) == PartOfSpeech::do_);
  if (!ordered && !is_team_action(r, d)) return {};
  static const LemmaSet see("can could"), that("that");
  if (any_of(r, d.main + 1, d.main + 2, that))  // "Remember that last time it looked fine", "that paths have no case"
    for (const auto& other : r.verb_phrases())
      if (other.main > d.main && other.modal == 0 &&
          (other.past || other.subject.subject_class != SubjectClass::people))
        return {};
  if (see.has(d.modal) || (d.imperative && r.breaks(d.main + 1))) return {};
  static const LemmaSet folks("folks"), yours("your");
  if (any_of(r, d.main + 1, d.main + 2, folks) || any_of(r, d.main + 1, d.main + 6, yours)) return {};
  if (d.first > 0 && r[d.first - 1].shape == TokenShape::opening) return {};
  return exhort(r, d, d.main + 1);
}

RuleMatch remind(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto tell = r.lexicon().lemma("tell"), everyone = r.lexicon().lemma("everyone"),
                    everybody = r.lexicon().lemma("everybody");
  if (d.verb == tell && d.imperative && (r.is(d.main + 1, everyone) || r.is(d.main + 1, everybody)))
    return exhort(r, d, d.main + 2);
  static const LemmaSet verbs(
      "remind retrain re-train educate reeducate re-educate encourage urge instruct coach sensitise sensitize train "
      "teach brief re-brief");
  static const LemmaSet anew("retrain re-train reeducate re-educate");
  static const LemmaSet machine("classifier model network head layer data set ml ai");
  if (!verbs.has(d.verb) || d.negated) return {};
  if (anew.has(d.verb) && !d.passive && d.imperative && !any_of(r, 0, r.size(), machine) && !r.object_of(d).empty())
    return exhort(r, d, r.object_of(d).end);  // whoever they are: "Retrain L1 on triage"
  if (r.size() <= 3 && d.verb == r.lexicon().lemma("brief") && r.token(r.size() - 1).capital) return {};  // a heading
  static const LemmaSet past_too("remind retrain re-train reeducate re-educate educate");
  const auto o = r.object_of(d);
  Subject whom = d.passive ? d.subject : (o.empty() ? Subject{} : r.actor_of(o.begin, o.end));
  const bool about_people = whom.subject_class == SubjectClass::people || whom.subject_class == SubjectClass::named ||
                            whom.subject_class == SubjectClass::customer;
  if (!about_people) return {};
  if (whom.subject_class == SubjectClass::customer && d.verb != r.lexicon().lemma("educate")) return {};
  const bool narrated = past_too.has(d.verb) && d.passive && (d.past || d.modal == 0);
  static const auto train = r.lexicon().lemma("train");  // "Trained engineers in the new tool" as a line of a list
  const bool trained = d.verb == train && d.past && r.breaks(d.first - 1) && !d.passive && is_dropped(r, d);
  if (!is_team_action(r, d) && !narrated && !trained && !(d.past && past_too.has(d.verb) && is_dropped(r, d)))
    return {};
  if (d.subject.subject_class == SubjectClass::system) return {};
  RuleMatch m = exhort(r, d, d.passive || o.empty() ? d.main + 1 : o.end);
  m.who = whom;
  return m;
}

RuleMatch follow_process(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("follow adhere stick comply obey respect observe use");
  static const LemmaSet process(
      "process procedure runbook checklist guideline policy rule protocol practice instruction step standard playbook "
      "sop documentation manual freeze deadline");
  static const LemmaSet insisted("always must should");
  static const auto use = r.lexicon().lemma("use");
  static const LemmaSet able("can could may might");
  if (!verbs.has(d.verb) || d.negated || d.passive || able.has(d.modal) || !is_team_action(r, d)) return {};
  if (d.verb == use && !is_people(d.subject)) return {};
  const auto until = std::min(r.size(), d.main + 7);
  static const LemmaSet these("these following below above"), written("step instruction"), where("from in below above");
  if (any_of(r, d.main + 1, d.main + 3, these)) return {};  // a pointer for the reader
  for (int i = d.main + 1; i < until && !r.breaks(i); ++i)
    if (process.has(r[i].lemma)) {
      if (written.has(r[i].lemma) && any_of(r, i + 1, i + 2, where)) return {};
      if (d.verb == use && !any_of(r, d.first - 1, d.main, insisted)) return {};
      return exhort(r, d, i + 1);
    }
  return {};
}

RuleMatch double_check(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet twice("double-check doublecheck triple-check cross-check");
  static const LemmaSet checking(
      "re-check recheck reverify check verify review inspect confirm validate look read think test watch monitor "
      "research");
  static const LemmaSet by_hand("manually carefully twice again always thoroughly closely harder hand properly");
  if (d.passive || d.negated || !is_team_action(r, d)) return {};
  static const LemmaSet machine("unattended automatically bot pipeline"), means("script process job tool"),
      by_means_of("by in with through via");
  if (d.progressive || any_of(r, d.main + 1, r.size(), machine)) return {};
  for (int i = d.main + 1; i < r.size(); ++i)
    if (means.has(r[i].lemma) && any_of(r, i - 3, i, by_means_of)) return {};
  if (twice.has(d.verb)) return exhort(r, d, d.main + 1);
  static const LemmaSet think("think look"), how_far("how");
  if (!checking.has(d.verb) || (think.has(d.verb) && any_of(r, d.main + 1, d.main + 4, how_far))) return {};
  static const LemmaSet happening("happen occur start fail run");  // "so that it does not happen again"
  const auto c = r.clause_around(d.main);
  for (int i = std::max(0, d.first - 1); i < c.end; ++i)
    if (by_hand.has(r[i].lemma) && !any_of(r, i - 1, i, happening)) return exhort(r, d, std::max(i, d.main) + 1);
  return {};
}

RuleMatch always_never(const ParsedSentence& r, const VerbPhrase& d) {  // "Always test", "Never deploy on a Friday"
  static const LemmaSet words("always never");
  static const LemmaSet harmless("panic worry hesitate know think see have want need believe remember");
  static const LemmaSet condition("if when unless");
  static const auto does = r.lexicon().form("does"), doesnt = r.lexicon().form("doesnt");
  const bool begins = d.first == 0 || (r.breaks(d.first - 1) && r[d.first - 1].shape != TokenShape::opening &&
                                       r.pos(d.first - 2) != PartOfSpeech::number && !any_of(r, 0, d.first, condition));
  const bool do_not = d.negated && !d.past && !d.passive && d.modal == 0 &&
                      d.subject.subject_class == SubjectClass::none && begins && r.pos(d.first) == PartOfSpeech::do_ &&
                      r[d.first].form != does && r[d.first].form != doesnt && !r.token(d.first).shouted;
  // What people do. "Never expose the console" and "Do not emit an event" are rules for how things are built.
  static const LemmaSet acts(
      "check test verify validate review double-check ask read monitor confirm communicate think look wait watch "
      "inspect tell inform announce consult coordinate document rehearse back take deploy push merge commit release "
      "ship "
      "skip trust run perform try edit change touch restart upgrade migrate rush panic guess let make do work leave "
      "approve rotate "
      "plan talk notify practise practice follow pay");
  static const LemmaSet merge_order("first before");
  static const auto assume = r.lexicon().lemma("assume");
  if (!acts.has(d.verb) && !(d.verb == assume && !do_not) && !any_of(r, d.main, r.size(), merge_order)) return {};
  if (r[r.size() - 1].shape == TokenShape::closing && !r.verb_phrases().empty())
    return {};  // a line of a changelog, with its author
  static const LemmaSet by_code("automatically default");
  if (any_of(r, 0, r.size(), by_code)) return {};
  if (do_not && !harmless.has(d.verb) && !d.asked) return exhort(r, d, d.main + 1);
  if (d.passive || d.past || !d.imperative || d.subject.subject_class != SubjectClass::none) return {};
  for (int i = d.first - 1; i >= 0 && (r.pos(i) == PartOfSpeech::adverb || r.pos(i) == PartOfSpeech::not_); --i)
    if (words.has(r[i].lemma) &&
        (i == 0 || r.breaks(i - 1) || r.pos(i - 1) == PartOfSpeech::adverb || r.pos(i - 1) == PartOfSpeech::not_))
      return exhort(r, d, d.main + 1);
  return {};
}

RuleMatch before_doing(const ParsedSentence& r, const VerbPhrase& d) {  // "Share it with more people before migrating"
  static const auto before = r.lexicon().form("before"), prior = r.lexicon().form("prior");
  static const LemmaSet tools(
      "tool script ci linter pipeline job automatically automatic prompt alert bot test-suite gate hook button step "
      "check");
  static const LemmaSet by_hand(
      "test check verify validate review share ask read reindex inform tell consult discuss communicate look confirm "
      "coordinate inspect research");
  if (!d.imperative || d.negated || any_of(r, d.main + 1, r.size(), tools)) return {};
  if (r[0].shape == TokenShape::thing && r.size() > 1 && r[1].shape == TokenShape::colon)
    return {};  // "`codereview`: review changes before merging" describes a tool
  static const LemmaSet leading("before after prior"), watching("monitor watch check verify review research read");
  if (watching.has(d.verb) && any_of(r, 0, 1, leading) && r.has(1, tag_ing) && r.breaks(d.first - 1))
    return exhort(r, d, d.main + 1);  // "Before upgrading the agent, check the changelog"
  if (!by_hand.has(d.verb)) return {};
  int depth = 0;
  for (int i = d.main + 1; i < r.size(); ++i) {
    depth += r[i].shape == TokenShape::opening;
    depth -= r[i].shape == TokenShape::closing;
    if (depth > 0 || r[i].shape == TokenShape::closing) continue;
    if (r.breaks(i)) break;
    if (r[i].form == before && d.verb == r.lexicon().lemma("ask") && r.pos(i + 1) == PartOfSpeech::pronoun)
      return exhort(r, d, i + 1);  // "if in doubt, ask before you merge"
    static const LemmaSet you("you they we"), papers("runbook doc documentation manual note changelog readme warning");
    const bool act =
        r[i].form == before &&
        (r.has(i + 1, tag_ing) || (i + 1 < r.size() && you.has(r[i + 1].lemma) && any_of(r, d.main + 1, i, papers)));
    if (act || r[i].form == prior) return exhort(r, d, i + 1);
  }
  return {};
}

RuleMatch make_sure(const ParsedSentence& r, const VerbPhrase& d) {  // "make sure everybody reads it"
  static const LemmaSet verbs("ensure make be");
  static const auto sure = r.lexicon().lemma("sure"), ensure = r.lexicon().lemma("ensure");
  if (!verbs.has(d.verb) || d.negated || d.passive || !is_team_action(r, d)) return {};
  if (d.verb != ensure && !r.is(d.main + 1, sure)) return {};
  if (d.subject.subject_class != SubjectClass::none && !is_people(d.subject)) return {};
  const int from = d.verb == ensure ? d.main + 1 : d.main + 2;
  if (d.verb != ensure && r.pos(from) == PartOfSpeech::to) {
    const auto* child = r.verb_phrase_at(from + 1);
    const bool act = child != nullptr && r.has(child->main, tag_human_action);
    return act || is_people(d.subject) ? exhort(r, d, from + 1) : RuleMatch{};  // "make sure to append a zero byte"
  }
  static const LemmaSet can("can may could have be get receive");
  for (const auto& inner : r.verb_phrases()) {
    if (inner.main < from || inner.infinitive) continue;
    if (inner.main > from + 9) break;
    if (r.clause_around(inner.main).begin > from + 1) break;
    static const LemmaSet yours("your"), kept("expire be have");  // "make sure your contact data is up to date"
    if (inner.subject.begin > d.main && any_of(r, inner.subject.begin, inner.subject.begin + 1, yours) &&
        (kept.has(inner.verb) || inner.negated) && inner.modal == 0)
      return exhort(r, d, inner.main + 1);
    static const LemmaSet told("aware inform");  // "ensure that all users are fully aware of it"
    if (inner.subject.subject_class == SubjectClass::customer && inner.verb == r.lexicon().lemma("be") &&
        any_of(r, inner.main + 1, inner.main + 3, told))
      return exhort(r, d, inner.main + 2);
    if (inner.subject.subject_class != SubjectClass::people || inner.subject.begin < d.main) return {};
    static const LemmaSet sent("email page alert notify mail ping");  // "make sure that everybody gets mailed"
    if (inner.passive && sent.has(inner.verb)) return {};
    static const LemmaSet you("you"), we("we they i it"), at("on in"),
        duty(
            "check test review verify read follow communicate remember ask double-check think pay understand know "
            "stick look "
            "inform tell coordinate document plan practise watch");
    static const LemmaSet mindful("aware careful mindful attentive vigilant conscious inform familiar");
    if (inner.verb == r.lexicon().lemma("be") && inner.subject.subject_class == SubjectClass::people &&
        any_of(r, inner.main + 1, inner.main + 3, mindful))
      return exhort(r, d, inner.main + 2);
    const bool weak = r.pos(inner.subject.head) == PartOfSpeech::pronoun && we.has(r[inner.subject.head].lemma);
    if (weak && (!duty.has(inner.verb) || inner.negated || inner.progressive)) return {};
    const bool you_are = you.has(r[inner.subject.head].lemma) && !inner.negated &&
                         r.pos(inner.main) == PartOfSpeech::be && any_of(r, inner.main + 1, inner.main + 2, at);
    if (!you_are && (can.has(inner.modal) || can.has(inner.verb))) return {};
    return exhort(r, d, inner.main + 1);
  }
  return {};
}

RuleMatch role_should(const ParsedSentence& r, const VerbPhrase& d) {  // "Developers must test before they merge"
  static const LemmaSet must("should must need shall will ought"), all("everyone everybody");
  static const auto need = r.lexicon().lemma("need");
  const bool needs = d.infinitive && d.parent >= 0 &&
                     r.verb_phrases()[static_cast<std::size_t>(d.parent)].verb == need &&
                     !r.verb_phrases()[static_cast<std::size_t>(d.parent)].past;
  static const PhrasePattern from_now("going forward|=forwards"), as_of_now("from now on"), in_future("in the? future");
  const bool promised = d.modal == 0 && !d.past && !d.infinitive && !d.gerund &&
                        (from_now.match(r, 0) > 0 || as_of_now.match(r, 0) > 0 || in_future.match(r, 0) > 0);
  static const LemmaSet duties("read check test review verify ask announce tell");
  static const LemmaSet owing("expect require ask");
  const auto* asked =
      d.passive && owing.has(d.verb) && !d.past && !d.negated && d.modal == 0 ? infinitive_of(r, d) : nullptr;
  if (asked != nullptr && d.subject.subject_class == SubjectClass::people && duties.has(asked->verb))
    return exhort(r, d, asked->main + 1);  // "owners are expected to read the plan"
  if (promised && is_people(d.subject) && !d.negated && duties.has(d.verb)) return exhort(r, d, d.main + 1);
  if (!(must.has(d.modal) || needs) || d.perfect || d.passive || d.negated ||
      d.subject.subject_class != SubjectClass::people)
    return {};
  if (d.subject.head < 0) return {};
  const bool pronoun = r.has(d.subject.head, tag_pronoun) || r[d.subject.head].pos == PartOfSpeech::pronoun;
  if (pronoun && !all.has(r[d.subject.head].lemma)) return {};
  static const LemmaSet deeds(
      "check test verify validate review double-check remember communicate ask read think confirm inform watch");
  if (!deeds.has(d.verb)) return {};
  static const auto will = r.lexicon().lemma("will");
  if (d.modal == will) return {};
  return exhort(r, d, d.main + 1);
}

/// "We should know our roles", "Know who to call": what one is to have in the head.
RuleMatch should_know(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet must("should must need ought"), facts("that if whether"), what("who what how where when your");
  if (d.verb != r.lexicon().lemma("know") || d.negated || d.passive || d.past ||
      any_of(r, d.main + 1, d.main + 2, facts))
    return {};
  const bool ordered = d.imperative && d.first == 0 && any_of(r, d.main + 1, d.main + 3, what);
  static const LemmaSet all("everyone everybody we one");
  const bool owed = must.has(d.modal) && d.subject.head >= 0 &&
                    (all.has(r[d.subject.head].lemma) || r.pos(d.subject.head) == PartOfSpeech::noun) &&
                    d.subject.subject_class == SubjectClass::people;
  return ordered || owed ? exhort(r, d, d.main + 1) : RuleMatch{};
}

RuleMatch better_by_will(const ParsedSentence& r, const VerbPhrase& d) {  // "We will do better", "communicate more"
  static const LemmaSet verbs(
      "do communicate try work focus coordinate collaborate talk share think plan concentrate pay");
  static const LemmaSet how("better harder more closer clearly earlier twice proactively closely carefully diligently");
  static const auto pay = r.lexicon().lemma("pay"), attention = r.lexicon().lemma("attention");
  if (!verbs.has(d.verb) || d.negated || d.passive || !is_team_action(r, d)) return {};
  if (d.subject.subject_class == SubjectClass::thing) return {};           // "Tool search should be working better"
  static const LemmaSet settling("decide review discuss agree how what");  // "review how to coordinate better"
  if (any_of(r, 0, d.first, settling) && d.infinitive) return {};
  for (int i = std::max(0, d.first - 1); i < std::min(r.size(), d.main + 9); ++i) {
    if (i > d.main && r.breaks(i)) break;
    static const LemmaSet about("about on");
    if (any_of(r, i + 1, i + 2, about) && i > d.main) continue;  // "share more about how it works"
    if (d.verb == pay ? r[i].lemma == attention
                      : (how.has(r[i].lemma) && (i < d.main || r.pos(i + 1) != PartOfSpeech::noun ||
                                                 d.verb == r.lexicon().lemma("communicate"))))
      return exhort(r, d, std::max(i, d.main) + 1);
  }
  return {};
}

constexpr VerbRule non_fix_verbs_verb_rules[] = {
    {Rule::non_fix, "be-careful",
     "careful cautious vigilant mindful diligent attentive thorough deliberate conscious disciplined prudent rigorous "
     "watchful aware alert proactive responsive open transparent",
     be_careful, "Engineers will be more careful.", "She was careful with the copy.",
     "careful cautious vigilant mindful diligent attentive thorough deliberate conscious disciplined prudent rigorous "
     "watchful more stay remain must should shall will 'll would 'd can could may might need ought gonna =be"},
    {Rule::non_fix, "remember", "remember forget", remember, "Remember to drain the node.",
     "Nobody remembered the flag from 2019."},
    {Rule::non_fix, "remind",
     "tell remind retrain re-train educate reeducate re-educate encourage urge instruct coach sensitise sensitize "
     "train teach brief re-brief",
     remind, "Remind everyone to run the checklist.", "The bot reminds the channel.",
     "everyone everybody remind retrain re-train educate reeducate re-educate encourage urge instruct coach sensitise "
     "sensitize train teach brief re-brief"},
    {Rule::non_fix, "follow-process", "follow adhere stick comply obey respect observe use", follow_process,
     "Everybody must follow the process.", "The engineer followed the runbook.",
     "process procedure runbook checklist guideline policy rule protocol practice instruction step standard playbook "
     "sop "
     "documentation manual freeze deadline"},
    {Rule::non_fix, "double-check",
     "double-check doublecheck triple-check cross-check re-check recheck reverify check verify review inspect confirm "
     "validate "
     "look read think test watch monitor research",
     double_check, "Double-check the target by hand.", "Check the exit code in the script.",
     "double-check doublecheck triple-check cross-check manually carefully twice again always thoroughly closely "
     "harder hand "
     "properly"},
    {Rule::non_fix, "always-never", "always never =do", always_never, "Always test your change.",
     "The cache never expires."},
    {Rule::non_fix, "before-doing", "before prior after", before_doing, "Ask a colleague before migrating.",
     "Check the zone with a linter before loading.",
     "test check verify validate review share ask read reindex inform tell consult discuss communicate look confirm "
     "coordinate inspect research monitor watch"},
    {Rule::non_fix, "make-sure", "ensure make sure", make_sure, "Make sure everybody reads the runbook.",
     "Make sure the job restarts.", "ensure sure"},
    {Rule::non_fix, "role-should", "should must need shall ought forward now future expect require ask", role_should,
     "Developers must test before they merge.", "The developer needs a sandbox."},
    {Rule::non_fix, "better-by-will",
     "better communicate try work focus coordinate collaborate talk share think plan concentrate pay", better_by_will,
     "We will communicate better.", "We will communicate over TLS.",
     "better harder more closer clearly earlier twice proactively closely carefully diligently attention"},
    {Rule::non_fix, "should-know", "know", should_know, "We should know our roles.", "We know our roles by now."},
};

}  // namespace

RuleFamily non_fix_verbs() { return {{}, non_fix_verbs_verb_rules}; }

}  // namespace pm::language
