// punishment: what is done, or threatened, to people for it.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

RuleMatch sanctioned(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet always(
      "punish reprimand penalise penalize demote discipline sanction sack prosecute sue scold berate chastise admonish "
      "rebuke oust censure humiliate blacklist");
  static const LemmaSet of_people("fire dismiss suspend terminate fine bench charge expel reassign discharge");
  static const LemmaSet whether("whether if");
  if (any_of(r, r.clause_around(d.main).begin - 1, d.main, whether)) return {};
  if (d.negated || (d.infinitive && d.parent >= 0 && r.verb_phrases()[static_cast<std::size_t>(d.parent)].negated))
    return {};
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
  static const LemmaSet may("can could may might");
  if (d.verb == r.lexicon().lemma("charge") && may.has(d.modal)) return {};  // "usage for which you could be charged"
  static const LemmaSet said("issue concern warning report complaint question alert objection point criticism flaw");
  static const auto they = r.lexicon().form("they");
  if (d.verb == r.lexicon().lemma("dismiss") && whom.head >= 0 && r[whom.head].form == they &&
      any_of(r, 0, whom.head, said))
    return {};  // "issues were raised, and they were dismissed"
  if (with_a_duty.has(d.verb)) {
    static const LemmaSet duty("with to from");
    if (whom.subject_class != SubjectClass::people || any_of(r, d.main + 1, d.main + 3, duty) || !d.passive) return {};
  }
  static const LemmaSet conduct(
      "behaviour behavior conduct action mistake error failure violation breach offence offense");
  if (always.has(d.verb) && whom.head >= 0 && conduct.has(r[whom.head].lemma) && (is_people(d.subject) || d.passive))
    return found(r, d, d.first, d.main + 1);
  if (whom.subject_class != SubjectClass::people && whom.subject_class != SubjectClass::named &&
      !(act && d.passive && whom.subject_class == SubjectClass::company))
    return {};
  if (maybe && d.verb == r.lexicon().lemma("dismiss") && !d.passive) return {};
  if (maybe && !d.passive && whom.subject_class == SubjectClass::named) return {};
  static const LemmaSet of_processes("terminate suspend"), them("they them");
  if (of_processes.has(d.verb) && !d.passive && whom.head >= 0 && them.has(r[whom.head].lemma)) return {};
  RuleMatch m = found(r, d, d.first, d.main + 1);
  m.who = whom;
  return m;
}

RuleMatch lost_rights(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("revoke remove take lose withdraw suspend strip restrict cancel terminate");
  static const LemmaSet whose("his her their my");
  static const LemmaSet rights(
      "access permission privilege right role badge bonus login account contract licence license");
  static const PhrasePattern after_that("after|over|because of? this|that");
  static const auto lose = r.lexicon().lemma("lose");
  if (!verbs.has(d.verb) || d.negated) return {};
  ParsedSentence::TokenSpan what =
      d.passive ? ParsedSentence::TokenSpan{d.subject.begin, d.subject.end} : r.object_of(d);
  if (what.empty() || what.begin < 0 || !any_of(r, what.begin, what.end, rights)) return {};
  static const PhrasePattern because(
      "as|in a? consequence|result|response|punishment|penalty of|to|for ..6 "
      "<possessive>|<people>|action|mistake|behaviour|conduct|error");
  static const PhrasePattern what_they_did("because|for|after|over of? what <people> do"),
      after_it("after|over|because of? the|this|that incident|outage|mistake|error");
  static const LemmaSet theirs("his her");
  bool in_return = false;  // "lost the right to deploy after this"
  for (int i = what.end; i < r.size(); ++i) in_return |= after_that.match(r, i) > 0;
  if (d.verb == lose && !d.passive && d.subject.subject_class == SubjectClass::people && (!d.past || in_return))
    return found(r, d, d.first, what.end);
  bool personal = any_of(r, what.begin, what.begin + 2, theirs);
  for (int i = d.main + 1; i < r.size() && !personal; ++i)
    personal = because.match(r, i) >= 0 || what_they_did.match(r, i) >= 0 ||
               (after_it.match(r, i) >= 0 && is_people(d.subject) && any_of(r, what.begin, what.begin + 2, whose));
  if (!personal || (d.passive && is_hypothetical(r, d) && d.modal == 0)) return {};
  return found(r, d, std::min(what.begin, d.first), std::max(what.end, d.main + 1));
}

RuleMatch taken_off(const ParsedSentence& r, const VerbPhrase& d) {  // "Tom is off the rotation until he learns"
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
  if (whom.subject_class != SubjectClass::people || whom.nobody) return {};
  static const LemmaSet off("off from"), banning("ban bar");
  if (banning.has(d.verb) && whom.subject_class == SubjectClass::people) return {d.first, d.main + 1, &d, whom};
  for (int i = d.main + 1; i < r.size() && i < d.main + 8; ++i)
    if (off.has(r[i].lemma) && any_of(r, i + 1, i + 5, from)) return {d.first, std::min(r.size(), i + 3), &d, whom};
  return {};
}

bool is_a_thing_let_go(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 2);
  return is_mention_or_denied(r, b, e) || !d || !is_people(d->subject);
}

bool is_customer_access(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer | tag_outsider)) return true;
  return is_mention_or_denied(r, b, e);
}

bool is_plan_of_hosting(const ParsedSentence& r, int b, int e) {
  static const LemmaSet of_people(
      "contractor technician engineer employee operator admin consultant his her their developer "
      "person intern freelancer");
  return is_mention_or_denied(r, b, e) || !any_of(r, b - 4, e + 3, of_people);
}

bool is_stepping_through(const ParsedSentence& r, int b, int e) {
  static const LemmaSet through("of into from to for");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, through);
}

bool is_of_the_load(const ParsedSentence& r, int b, int e) {  // "a performance review of the database"
  static const LemmaSet whose("on in into his her their my your");
  return is_mention_or_denied(r, b, e) || !(any_of(r, b - 3, b, whose) || r.has(b - 1, tag_people)) ||
         r.has(b - 1, tag_system);
}

bool is_code_review(const ParsedSentence& r, int b, int e) {
  static const LemmaSet review("review performance"), personal("his her their my");
  const bool own = any_of(r, b, e, personal);
  if (is_mention_or_denied(r, b, e) || !own) return true;
  static const LemmaSet told("reflect come appear mention count note go"), affect("affect");
  return !any_of(r, b - 5, b, told) && !affect.has(r[b].lemma);
}

bool is_not_of_the_guilty(const ParsedSentence& r, int b, int e) {
  static const LemmaSet guilty("whoever anyone anybody those people responsible he she they person");
  return is_mention_or_denied(r, b, e) || !guilty.has(r[b].lemma);
}

bool is_key_rotation(const ParsedSentence& r, int b, int e) {
  return is_not_of_people(r, b, e) || is_customer_access(r, 0, r.size());
}

bool is_reader_or_tool(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer | tag_outsider)) return true;
  static const LemmaSet everybody("we nobody no-one everyone everybody you");
  return is_mention_or_denied(r, b, e) || everybody.has(r[b].lemma);
}

bool is_plain_move(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || is_customer_access(r, b, e);
}

bool is_customer_complaint(const ParsedSentence& r, int b, int e) { return is_mention_or_denied(r, b, e); }

bool is_http(const ParsedSentence& r, int b, int e) {
  static const LemmaSet the("the");
  const bool plain = the.has(r[b].lemma);
  static const LemmaSet query("query request process ip client row pod disk memory cpu");
  return is_mention_or_denied(r, b, e) || any_of(r, 0, r.size(), query) || (plain && r.pos(e) == PartOfSpeech::noun);
}

bool is_invited(const ParsedSentence& r, int b, int e) {  // "shout at us if the number is wrong"
  const auto* d = r.verb_phrase_at(b);
  static const LemmaSet us("us me");
  return is_not_of_people(r, b, e) || d == nullptr || d->imperative || d->modal != 0 || any_of(r, e, e + 1, us);
}

bool is_a_things_turn(const ParsedSentence& r, int b, int e) {  // "both servers were taken out of rotation"
  const auto* d = r.verb_phrase_at(b);
  return is_not_of_people(r, b, e) || (d != nullptr && d->passive && d->subject.subject_class != SubjectClass::people &&
                                       d->subject.subject_class != SubjectClass::named);
}

bool is_an_office(const ParsedSentence& r, int b, int e) {  // "the disciplinary committee's form was down"
  static const LemmaSet office("committee board panel body office code policy");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, office);
}

/// "The offender was a cron job."
bool is_no_person(const ParsedSentence& r, int b, int e) {
  if (is_http(r, b, e)) return true;
  if (r.pos(e) != PartOfSpeech::be) return false;
  const int n = r.noun_phrase_end(e + 1);
  return n > e + 1 && !is_people(r.actor_of(e + 1, n));
}

bool is_a_bot_ban(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer | tag_outsider)) return true;
  return is_mention_or_denied(r, b, e) || (d != nullptr && d->subject.subject_class == SubjectClass::system);
}
bool is_of_a_freeze(const ParsedSentence& r, int b, int e) {
  static const LemmaSet all("all everyone customer user visitor");
  return is_mention_or_denied(r, b, b + 1) || any_of(r, b, e, all);
}

constexpr PhraseRule punishment_phrase_rules[] = {
    {Rule::punishment, "asked-to-step-down",
     "<people> ..4 =asked|=told|=forced|=made|=invited|=obliged|=pressed to ..1 step|resign|leave|quit|=hand|go|=stand "
     "down|out|=aside|=resign|the|=their|=his|=her|over|after|=back",
     is_mention_or_denied, "The volunteer was asked to step down over it.",
     "The volunteer was asked to step through it."},
    {Rule::punishment, "right-withdrawn",
     "access|right|=rights|privilege|permission|=privileges|=permissions ..6 <be>|=been ..1 "
     "=withdrawn|=suspended|=revoked|=rescinded|=stripped|=curtailed ..2 for|until|as|because|after|following",
     is_key_rotation, "Tom's production access has been withdrawn for three months.",
     "The right key was revoked at ten."},
    {Rule::punishment, "kick-from",
     "kick|throw|boot|=expel|ban|remove ..2 <someone> from|=out|off ..4 so|until|for|as|because|=forever|=permanently",
     is_a_bot_ban, "Kick him from the org so the others learn.", "The bot kicks the user from the channel."},
    {Rule::punishment, "loses-a-right",
     "<people>|=whoever ..3 lose|forfeit <possessive>|the|=that|=this ..2 "
     "=bit|=rights|=privilege|=privileges|=access|=permission|=key|=keys|=slot|=role|=badge|=status|=points|=allowance",
     is_a_things_turn, "Whoever merges unreviewed loses the commit bit.", "The users lose the page."},
    {Rule::punishment, "taken-off-the-account",
     "<be>|=been|get ..1 =taken|=removed|=pulled|=thrown|=dropped|=barred|=banned|=excluded off|from "
     "<possessive>|the|all "
     "..2 account|shift|rota|contract|site|premises|list|project|team|roster|=on-call|rotation|release|work|duty",
     is_not_of_people, "The technician has been taken off our account.", "The row was removed from the list."},
    {Rule::punishment, "fine-levied",
     "fine|penalty|sanction|levy|charge of|on|for ..9 =levied|=imposed|=issued|=handed|=deducted|=slapped",
     is_mention_or_denied, "A fine of 500 has been levied on the firm.", "A charge of the cell was measured."},
    {Rule::punishment, "hr-engaged",
     "hr|=management|=legal|=police|=lawyers ..3 "
     "=engaged|=involved|=informed|=consulted|=called|=looking ..6 sanction|=disciplinary|=measures|=consequences|="
     "action|against|=conduct|=behaviour",
     is_mention_or_denied, "HR has been engaged about sanctions.", "HR has been informed of the dates."},
    {Rule::punishment, "letting-go", "let <determiner>? <any>? <people> go", is_mention_or_denied,
     "We'll be letting the contractor go.", "Let the lock go."},
    {Rule::punishment, "minus-points",
     "minus|deduct|=lose|=loses|=docked <number>|=ten|five|=some|all|=half ..1 =points|=marks|=credits ..4",
     is_not_of_people, "The student gets minus 10 points.", "Minus 10 points of load."},
    {Rule::punishment, "lost-the-privilege", "<people> <have> =lost|=forfeited ..2 =privilege|=privileges|=trust",
     is_mention_or_denied, "They have lost that privilege.", "The users have lost the page."},
    {Rule::punishment, "until-further-notice",
     "=nobody|=no-one|no|<people> ..4 may|can|=allowed|=permitted|=barred|=banned|=suspended|=not ..4 until further "
     "notice",
     is_of_a_freeze, "Until further notice: nobody from the squad may deploy until further notice.",
     "The page is down until further notice."},
    {Rule::punishment, "written-warning", "written|formal|verbal|final|official warning", is_mention_or_denied,
     "She will receive a written warning.", "The compiler's last warning."},
    {Rule::punishment, "disciplinary",
     "disciplinary|=punitive|legal action|measure|step|proceedings|hearing|procedure|consequence", is_mention_or_denied,
     "Disciplinary action will follow.", "Which action will follow?"},
    {Rule::punishment, "stripped-of",
     "<be>|=been =stripped|=relieved|=deprived of <determiner>|<possessive>? ..1 "
     "access|permission|right|privilege|role|duty|title|key",
     is_mention_or_denied, "The moderator was stripped of console access.", "The name was stripped of its prefix."},
    {Rule::punishment, "let-go", "=been =let =go", is_mention_or_denied, "He has since been let go.",
     "The lock has been let in."},
    {Rule::punishment, "proceedings-against", "proceedings|complaint|charge against <someone>", is_not_of_people,
     "Proceedings against the two employees were opened.", "A rule against the two hosts was added."},
    {Rule::punishment, "disciplinary-word", "reprimand|=disciplinary|punishment", is_an_office,
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
    {Rule::punishment, "performance-plan", "performance review|plan|improvement|rating|=appraisal", is_of_the_load,
     "It goes into his performance review.", "The performance test."},
    {Rule::punishment, "let-go", "<be>|get let go", is_a_thing_let_go,
     "The contractor was let go.",  // voice: ok, words: ok (example)
     "The lock was let go."},       // voice: ok, words: ok (example)
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
    {Rule::punishment, "not-welcome", "<people> ..3 no longer welcome", is_mention_or_denied,
     "The technician is no longer welcome here.", "The old format is no longer welcome in the parser, says the page."},
    {Rule::punishment, "pay-deducted", "deduction ..5 from ..4 pay|salary|bonus|wages", is_mention_or_denied,
     "A deduction will be made from his pay.", "A deduction from the budget."},
    {Rule::punishment, "called-out", "publicly|openly =called|=shamed|=scolded|=named", is_not_of_people,
     "He was publicly called out for it.", "The method is publicly called by tests."},
    {Rule::punishment, "example-made-of", "example ..4 be =made of", is_mention, "An example has to be made of him.",
     "An example is made in the docs."},
    {Rule::punishment, "written-up", "<be>|get =written up", is_not_of_people, "She got written up.",
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
     "contract|employment|internship|engagement ..4 <be> terminated|=ended|=cancelled|=revoked|=dissolved",
     is_plan_of_hosting, "The contractor's contract was terminated.", "The contract was signed."},
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
     "<people> ..2 <be> ..1 =moved|=transferred|=reassigned|=removed|=sent ..6 "
     "because|after|over|for|=following|=result "
     "of? =this|=that|=the|=what|=his|=her",
     is_plain_move, "He was moved to another team because of this.", "The tenant was moved to another node."},
    {Rule::punishment, "bonus-cut",
     "bonus|salary|pay|raise|promotion ..5 <be> ..1 =cancelled|=cut|=withheld|=denied|=docked|=reduced|=stopped",
     is_mention_or_denied, "The bonus for the team is cancelled.", "The bonus was paid."},
    {Rule::punishment, "no-bonus", "no|without bonus|raise|promotion|=cake for|=this|=until|=to", is_mention,
     "No bonus this year.", "No disk this year."},
    {Rule::punishment, "told-off", "<people> ..2 <be>|get =told|=chewed|=dressed off|out|=down", is_mention_or_denied,
     "He was told off.",                  // voice: ok, words: ok (example)
     "The value was told to the node."},  // voice: ok, words: ok (example)
    {Rule::punishment, "yelled-at", "yell|scream|shout at", is_invited, "The boss yelled at the on-call.",
     "The log shouted."},
    {Rule::punishment, "complaint-about",
     "complaint|charge|=charges|lawsuit|suit|=claim ..1 about|against|on ..1 <someone>", is_customer_complaint,
     "An official complaint about the operator was filed.", "A complaint about the disk."},
    {Rule::punishment, "name-and-shame", "name|=naming and shame|=shaming|=blame", is_mention_or_denied,
     "Name and shame the offender.", "Name and size."},
    {Rule::punishment, "and-you-are-out", "and you <be> out|=fired|=gone", is_mention,
     "Break the freeze and you're out.", "And you are done."},
    {Rule::punishment, "offenders", "repeat|=the offender|=offenders", is_no_person, "Repeat offenders lose access.",
     "Repeat the run."},
    {Rule::punishment, "kicked-off",
     "kick|throw|take|boot <someone>? =off|=out ..2 project|team|rotation|rota|company|=job|=on-call|building",
     is_a_things_turn, "They were kicked off the project.", "The job was kicked off."},
    {Rule::punishment, "no-longer-with-us",
     "<people> ..4 <be> no longer with|employed|=working|=part|at|on <possessive>|the|=us|by|for|of|here",
     is_reader_or_tool, "The employee is no longer with the company.", "The host is no longer with the old zone."},
    {Rule::punishment, "on-their-file",
     "note|warning|entry|remark|comment|reprimand|letter ..5 in|on|into|to <any>? <any>? <possessive> "
     "=file|=record|=dossier",
     is_not_of_people, "A formal note was placed in the technician's file.", "A note was placed in the log's file."},
    {Rule::punishment, "fired",
     "fire|sack|dismiss <preposition>? <determiner>? <adjective>? "
     "engineer|operator|admin|developer|person|him|her|them|contractor|vendor|technician|intern|employee",
     is_mention_or_denied, "Fire the vendor.", "Fire the alert."},
};

constexpr VerbRule punishment_verb_rules[] = {
    {Rule::punishment, "sanctioned",
     "punish reprimand penalise penalize demote discipline sanction sack fire dismiss suspend terminate fine bench "
     "prosecute sue scold berate chastise admonish rebuke oust censure humiliate blacklist charge expel reassign "
     "discharge",
     sanctioned, "The engineer was fired.", "The alert was fired."},
    {Rule::punishment, "lost-rights", "revoke remove take lose withdraw suspend strip restrict cancel terminate",
     lost_rights, "Access was revoked as a consequence of his action.", "We revoked the leaked API key.",
     "access permission privilege right role badge bonus login account contract licence license"},
    {Rule::punishment, "taken-off", "remove take pull kick bar ban", taken_off, "He was taken off the rotation.",
     "The node was taken out of rotation.", "off from bar ban"},
};

}  // namespace

RuleFamily punishment_rows() { return {punishment_phrase_rules, punishment_verb_rules}; }

}  // namespace pm::language
