// Phrases of non-fix: calls on people to take care, to know better and to do better, and reminders of all kinds.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

/// Told, asked or explained: no call to do so from now on.
bool is_no_call(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || contains_concrete_fix(r, nullptr) ||
         r.word(b) == "was" || r.word(b) == "were";
}

/// "Customers are asked to check their mail" informs them.
bool is_of_customers(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer)) return true;
  static const LemmaSet you("you"), reminded("remind retrain");
  for (const auto& d : r.verb_phrases())  // "was asked to check" tells what was done
    if (d.main >= b && d.main < e && d.passive && d.past && !d.perfect && !reminded.has(d.verb)) return true;
  return is_no_call(r, b, e) || any_of(r, b, e, you);
}

/// A system that stays so, a state that was, or one that is named for a time.
bool is_not_a_state_to_keep(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || d == nullptr || !is_team_action(r, *d) ||
         (d->past && !d->imperative) || contains_concrete_fix(r, d) || r.pos(e) == PartOfSpeech::noun;
}

/// Done already, asked, or said of a system.
bool is_of_the_past_or_asked(const ParsedSentence& r, int b, int e) {
  for (const auto& d : r.verb_phrases())
    if (d.past && d.modal == 0 && !d.infinitive && !d.imperative && d.main <= e) return true;
  const auto* d = r.verb_phrase_at(b);
  if (d != nullptr &&
      (d->subject.subject_class == SubjectClass::system || d->subject.subject_class == SubjectClass::thing ||
       d->subject.subject_class == SubjectClass::customer))
    return true;
  return is_no_call(r, b, e);
}

/// "better monitoring of the queue" may be a tool; "closer monitoring by the on-call" is not.
bool is_a_product(const ParsedSentence& r, int b, int e) { return is_no_call(r, b, e) || r.has(e - 1, tag_customer); }

/// "Aim to be below 200 ms" can be measured.
bool is_goal_with_figure(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < r.size(); ++i)
    if (r[i].shape == TokenShape::number) return true;
  return is_of_the_past_or_asked(r, b, e);
}

/// "were shared with the users" tells customers.
bool is_shared_with_others(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_customer)) return true;
  return is_mention_or_denied(r, b, e) || r.question();
}

/// An announcement to visitors: "please do not reply to this mail".
bool is_for_visitors(const ParsedSentence& r, int b, int e) {
  static const LemmaSet letters("ask reply respond hesitate mail email click close panic worry account password your");
  return is_mention(r, b, e) || r.question() || any_of(r, e - 1, r.size(), letters) || informs_reader(r, b);
}

/// Told of then, asked, denied or only quoted: nothing that is asked of people from now on.
bool is_said_of_then(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || contains_concrete_fix(r, r.verb_phrase_at(b)))
    return true;
  for (const auto& d : r.verb_phrases())
    if (d.past && d.modal == 0 && !d.infinitive && !d.imperative && !d.passive && d.first != d.main + 1 && d.main < e)
      return true;
  for (const auto& d : r.verb_phrases())
    if (d.perfect && d.modal != 0) return true;  // "With more patience it would have come back"
  const auto* d = r.verb_phrase_at(b);
  return d != nullptr &&
         (d->subject.subject_class == SubjectClass::system || d->subject.subject_class == SubjectClass::customer);
}

/// "We want to emphasise that we know of it" tells readers something.
bool is_said_by_us(const ParsedSentence& r, int b, int e) {
  static const LemmaSet we("we i they you it");
  return is_said_of_then(r, b, e) || any_of(r, e - 1, e, we);
}
bool is_for_them(const ParsedSentence& r, int b, int e) {  // "tutorials for developers to familiarise themselves"
  static const LemmaSet for_("for");
  return is_said_of_then(r, b, e) || any_of(r, b - 5, b, for_);
}
bool is_no_time_of_ours(const ParsedSentence& r, int b, int e) {
  static const LemmaSet it("it this that long");
  return is_said_of_then(r, b, e) || any_of(r, b - 2, e, it) || r.word(b) == "takes";
}
bool is_before_a_noun(const ParsedSentence& r, int b, int e) {
  return r.pos(e) == PartOfSpeech::noun || is_said_of_then(r, b, e);
}

/// A resolution of people to be so from now on.
bool is_no_resolution(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  if (d == nullptr || (d->past && !d->imperative) || d->perfect) return true;
  for (const auto& other : r.verb_phrases())
    if (other.perfect && other.modal != 0) return true;  // "Testing it before would have …"
  if (d->subject.subject_class == SubjectClass::system || d->subject.subject_class == SubjectClass::thing ||
      d->subject.subject_class == SubjectClass::customer)
    return true;
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || !is_team_action(r, *d) ||
         contains_concrete_fix(r, d);
}

bool is_no_bare_call_to_people(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return is_no_resolution(r, b, e) || d == nullptr || d->main != b;
}

bool is_no_resolution_of_people(const ParsedSentence& r, int b, int e) {
  static const LemmaSet work("process review training meeting");
  const auto* d = r.verb_phrase_at(e - 1);
  for (int i = e - 1; i > b && d == nullptr; --i) d = r.verb_phrase_at(i);
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || d == nullptr || d->past || d->perfect ||
         d->passive ||
         (d->subject.subject_class == SubjectClass::system && !any_of(r, d->subject.head, d->subject.end, work)) ||
         contains_concrete_fix(r, d);
}
bool is_of_a_system_or_then(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1);
  for (int i = e - 1; i > b && d == nullptr; --i) d = r.verb_phrase_at(i);
  return is_mention_or_denied(r, b, e) || r.question() || d == nullptr || d->past ||
         !(is_people(d->subject) || d->subject.subject_class == SubjectClass::none) || is_announcement(r);
}

/// "Find the cause and ensure it does not happen again": the first half is what is to be done.
bool is_besides_a_fix(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  if (is_mention(r, b, e) || r.question() || d == nullptr || d->infinitive) return true;
  return std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                     [&](const VerbPhrase& o) { return &o != d && o.main < b && is_remedy(r, o); });
}

/// The importance of a thing, with no people who hear of it.
bool is_told_to_nobody(const ParsedSentence& r, int b, int e) {
  bool people = false;
  for (int i = 0; i < r.size(); ++i) people |= r.has(i, tag_people) || r.has(i, tag_ing);
  return !people || is_mention_or_denied(r, b, e) || r.question();
}

bool is_automated_or_then(const ParsedSentence& r, int b, int e) {
  static const LemmaSet no("nobody no-one none no never"),
      state(
          "be have know lose need see want suffer get touch decide "
          "approve intervene choose blame");
  const auto* d = r.verb_phrase_at(e - 1);
  return d == nullptr || d->perfect || d->passive || state.has(d->verb) || !any_of(r, b, b + 1, no) ||
         d->subject.subject_class == SubjectClass::system || is_said_of_then(r, b, b);
}

bool is_told_or_tooled(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1);
  return is_said_of_then(r, b, b) || r.question() || d == nullptr || d->past || d->negated ||
         d->agent.subject_class == SubjectClass::system;
}

/// "We will make sure that the index is there" promises a fix; a role that makes sure by itself does not.
bool is_of_we_or_tool(const ParsedSentence& r, int b, int e) {
  static const LemmaSet we("we i they you it");
  return b > 3 || any_of(r, b, b + 2, we) || is_said_of_then(r, b, e) || r.has(b, tag_customer) ||
         r.has(b, tag_company);
}

constexpr PhraseRule non_fix_calls_phrase_rules[] = {
    {Rule::non_fix, "on-their-toes", "on <possessive>|the toe|ball|guard", is_no_call,
     "Everyone needs to be on their toes during a migration.", "A toe of the rack."},
    {Rule::non_fix, "raise-the-bar", "raise|lift the|our bar|game|standard ..1 on|for|in|of", is_said_of_then,
     "Raise the bar on testing.", "Raise the limit on memory."},
    {Rule::non_fix, "take-ownership", "=take|=assume|=show|=feel more? ownership|responsibility|pride ..2 of|for|in",
     is_said_of_then, "Take ownership of the alerts.", "Take a copy of the alerts."},
    {Rule::non_fix, "asked-to-check",
     "<someone> <be>|=has|=have ..2 "
     "=asked|=told|=reminded|=urged|=advised|=encouraged|=expected|=required|=instructed|=requested "
     "..1 to ..1 double-check|check|read|verify|review|test|follow|be|think|pay|remember|communicate|ask|use|take",
     is_of_customers, "Engineers are asked to double-check the target.", "The node is asked to read the row."},
    {Rule::non_fix, "not-again",
     "make|=ensure|see sure? to? ..1 it|this|that|=such|=same ..3 not|never ..1 "
     "happen|occur|=repeated|=repeat ..1 again",
     is_besides_a_fix, "Make sure it doesn't happen again.", "Make sure the probe runs again."},
    {Rule::non_fix, "same-mistake-again",
     "avoid|not|never|stop ..1 make|repeat ..2 same|=such|=similar|this mistake|error|oversight|slip", is_mention,
     "Avoid making the same mistake again.", "Avoid the same node."},
    {Rule::non_fix, "stay-focused",
     "stay|remain|keep|be ..1 =focused|=calm|=disciplined|=vigilant|=sharp|=alert|=attentive|=concentrated|=humble|="
     "present|=engaged",
     is_not_a_state_to_keep, "Stay focused during long incidents.", "The node stays present."},
    {Rule::non_fix, "learn-to",
     "learn|need|must|=should|try|start|begin ..1 to ..1 "
     "slow|listen|ask|think|communicate|trust|question|challenge|pause =down|=more|=first|=before|=better|=earlier|="
     "sooner|=when|=each|=harder|=twice",
     is_of_the_past_or_asked, "We must learn to slow down.", "The loop needs to slow its rate."},
    {Rule::non_fix, "closer-watch",
     "keep|have|maintain|hold ..1 closer|close|better|tight|tighter|keen|=sharper|=watchful|=constant watch|eye|tabs|"
     "look ..1 on|over|at",
     is_said_of_then, "Keep a closer watch on the queue.", "Keep a copy of the watch list."},
    {Rule::non_fix, "closer-monitoring",
     "closer|better|tighter|more|careful|=stricter|=greater|=increased "
     "monitoring|supervision|oversight|scrutiny|supervise|follow-up|=watch ..1 by|of|from ..2 <people>",
     is_a_product, "Closer monitoring by the on-call.", "Better monitoring of the queue."},
    {Rule::non_fix, "before-every",
     "=read|=re-read|=reread|=check|=review|=test|=verify|=study|=consult|=ask|=think|=look|=confirm|=inspect ..7 "
     "before|=prior ..1 =each|=every|=any",
     is_no_bare_call_to_people, "Read the release notes before every upgrade.",
     "The gate reads the notes before every merge."},
    {Rule::non_fix, "check-twice", "check|look|think|read|test|ask|measure|verify =twice ..2",
     is_no_bare_call_to_people, "Look twice, press once.", "The probe checks twice."},
    {Rule::non_fix, "strive-for",
     "strive|aim|aspire|=endeavour|=endeavor for|to|towards|toward ..2 "
     "keep|inform|better|=improved|=improve|improve|more|closer|clearer|be|=greater|=higher|communicate|=excellence|"
     "quality",
     is_goal_with_figure, "Strive for better documentation.", "Strive through the rows."},
    {Rule::non_fix, "treat-seriously", "treat|take ..3 =seriously|=earnestly", is_no_resolution,
     "Treat every warning seriously.", "The team treated it seriously, with a page in a minute."},
    {Rule::non_fix, "role-to-watch",
     "<people> to =monitor|=watch|=check|=double-check|=review|=verify|=remember|=communicate|=test|=pay|=read|=be "
     "..9 "
     "closely|carefully|=thoroughly|=better|=properly|=before|=attention|=twice|=careful|=mindful|=regularly|=first",
     is_of_the_past_or_asked, "Ops to monitor the queue more closely.", "The node is to read the row before it ends."},
    {Rule::non_fix, "lesson-to-back-up", "let this|=that|it be a lesson|reminder|warning to|for", is_mention,
     "Let this be a lesson to do the backups.", "Let it be a row."},
    {Rule::non_fix, "strengthen-process",
     "strengthen|tighten|reinforce|refine|=sharpen <possessive>|the ..5 process|review|reviews|procedure|practice|"
     "culture|discipline|communication|testing|collaboration",
     is_no_resolution, "Strengthen our query review process.", "Tighten the screw of the rack."},
    {Rule::non_fix, "should-emphasise",
     "process|review|reviews|training|team|people|we|engineer|developer|everyone ..2 should|must|need|shall to? "
     "emphasise|emphasize|stress|prioritise|prioritize|focus|concentrate ..1",
     is_no_resolution_of_people, "Reviews should emphasise the configuration.", "The page should stress the name."},
    {Rule::non_fix, "set-expectations", "set|manage|communicate|clarify <adjective>? expectation ..1", is_no_resolution,
     "Set realistic expectations before starting.", "The set of expectations in the test."},
    {Rule::non_fix, "team-building", "team-building|=teambuilding ..1", is_mention_or_denied,
     "Plan team-building activities.", "A team building the page."},
    {Rule::non_fix, "personally-monitoring",
     "will|'ll|must|should be personally|=closely|=carefully|=actively|=manually|more ..1 <ing>",
     is_of_a_system_or_then, "The team will be personally monitoring the feeds.",
     "The job will be actively copying rows."},
    {Rule::non_fix, "able-to-do",
     "team|engineer|developer|operator|staff|everyone|admin should|must|need|shall to? be able|capable|ready to <any>",
     is_of_a_system_or_then, "The content team should be able to find solutions.", "Users should be able to log in."},
    {Rule::non_fix, "remind-all-of", "remind all|=every|<possessive> ..2 of|that|about|to", is_said_of_then,
     "We take the chance to remind all our sponsors of the rules.", "The bot reminds all of its peers."},
    {Rule::non_fix, "well-in-advance", "make|=made|=kept|=be|<be> ..1 =aware ..3 advance|=timelines|=changes|=downtime",
     is_mention_or_denied, "Ensure that all users have been made aware in advance.", "The page is aware of it."},
    {Rule::non_fix, "mind-it", "=mind the|=your|=their|=out|=when", is_no_bare_call_to_people,
     "Mind the difference between the two consoles.", "The job watches the queue."},
    {Rule::non_fix, "greater-scrutiny",
     "with|under|exercise|apply greater|more|closer|extra|=increased|=renewed|full|better "
     "scrutiny|care|attention|caution|thought|focus|diligence",
     is_before_a_noun, "Reviewers shall look at diffs with greater scrutiny.", "A film with greater focus range."},
    {Rule::non_fix, "familiarise",
     "familiarise|familiarize|acquaint =themselves|=yourself|=ourselves|yourselves with|of", is_for_them,
     "All staff to familiarise themselves with the plan.", "The nodes acquaint the peers."},
    {Rule::non_fix, "by-eye-again", "compare|check|verify|count|inspect ..6 by =eye|=hand", is_no_bare_call_to_people,
     "Compare the two counts by eye after each run.", "The job compares the two by id."},
    {Rule::non_fix, "from-now-on-i", "from =now on <people> will|'ll|must|should|=always|=never <verb>",
     is_said_of_then, "From now on I'll count the zeros.", "From now on the job will count the rows."},
    {Rule::non_fix, "take-the-time",
     "take ..2 time to =read|=think|=check|=review|=plan|=test|=look|=listen|=ask|=verify", is_no_time_of_ours,
     "Everybody take the time to read the post.", "It takes time to rewind the tape."},
    {Rule::non_fix, "lessons-shared",
     "lesson|learning|=learnings|finding|=takeaways|report ..5 =shared|=communicated|=presented|=circulated|=discussed "
     "with|to|among ..4 <people>",
     is_shared_with_others, "Lessons learned have been shared with the wider team.",
     "The page was shared with the users."},
    {Rule::non_fix, "in-a-better-manner",
     "in a more timely|open|structured|transparent|coordinated|careful|considered|proactive|consistent|professional "
     "manner|way|fashion",
     is_said_of_then, "All parties will communicate in a more timely manner.", "It is stored in a more compact way."},
    {Rule::non_fix, "coaching",
     "additional|more|further|better|regular|extra|provide|=give coaching|mentoring|tutoring", is_mention_or_denied,
     "Additional coaching for technicians.", "More memory for the pods."},
    {Rule::non_fix, "refresh-knowledge",
     "refresh|deepen|brush|update ..3 knowledge|memory|skill|understanding of|on|about|within", is_said_of_then,
     "Refresh knowledge of the standard within all teams.", "Refresh the page of the list."},
    {Rule::non_fix, "by-heart", "know|learn ..6 by =heart", is_mention_or_denied,
     "Everyone needs to know the numbers by heart.", "Know the rate by host."},
    {Rule::non_fix, "make-training",
     "make|do|=organise|=have|=get training|coaching|=trainings|workshop to|for|with|on", is_said_of_then,
     "We will make training to the developers.", "The job makes training sets for the model."},
    {Rule::non_fix, "everyone-reads",
     "everyone|everybody =re-reads|=reads|=checks|=reviews|=tests|=asks|=double-checks", is_mention,
     "Everyone re-reads the ceremony doc.", "The node reads the doc."},
    {Rule::non_fix, "everyone-please", "everyone|everybody|all|folks|team|guys|people please <not>|<verb>|do",
     is_mention, "Everyone please read the checklist again.", "The page asks: please wait."},
    {Rule::non_fix, "please-do-not",
     "please do? not|never ..1 "
     "rush|skip|forget|deploy|push|merge|panic|assume|touch|run|ignore|guess|hurry|edit|test|commit",
     is_for_visitors, "Please don't rush the release notes next time.", "Please do not reply to this mail."},
    {Rule::non_fix, "be-more-of-it",
     "be ..1 less|more|=smarter|=stricter|=clearer|=kinder|=wiser|=braver|=tougher|=slower ..1 "
     "optimistic|realistic|honest|strict|humble|patient|organised|organized|disciplined|precise|explicit|selective|"
     "sceptical|skeptical|critical|sensitive|considerate|consistent|generous|conservative|prepared|"
     "pessimistic|modest|trusting|responsible|punctual|attentive|confident|hasty|ambitious|curious|open|deliberate|"
     "rigorous|systematic|present",
     is_no_resolution, "We need to be less optimistic about dates.", "The index will be less precise."},
    {Rule::non_fix, "plan-ahead", "plan|think|look =ahead", is_no_bare_call_to_people, "Plan ahead for the holidays.",
     "The planner looks ahead by a row."},
    {Rule::non_fix, "importance-of",
     "=briefed|remind|talk|training|briefing|session|email|mail|memo|note|poster|bulletin|toolbox|discussion|message|"
     "announcement|reminder|coach|instruct|workshop|meeting|lecture|refresher|discuss|chat|inform|educate|impress ..8 "
     "=importance|=dangers|=danger|=risks of|for|to ..3",
     is_told_to_nobody, "Staff will get a talk on the importance of following the method.",
     "A note on the value of the field."},
    {Rule::non_fix, "reminded-that", "<someone> <be>|=have|=has|=must|=get|to ..2 =reminded that|of|to|about|=once|by",
     is_of_customers, "All moderators are kindly reminded that mass deletes are final.",
     "The node is reminded of it by a lease."},
    {Rule::non_fix, "degree-of-care",
     "degree|level|measure|standard of =care|=caution|=attention|=vigilance|=diligence|=discipline|"
     "=rigour|=rigor|=prudence|=awareness",
     is_said_of_then, "A higher degree of caution is to be applied.", "The level of memory."},
    {Rule::non_fix, "more-rigour",
     "more|greater|extra|better|=increased|=renewed|additional|stricter|=heightened "
     "#rigour|rigor|focus|patience|prudence|thoroughness|ownership|accountability|teamwork|transparency|mindfulness|"
     "sensitivity|preparation|foresight|thinking|openness|respect|responsibility|self-discipline|situational",
     is_before_a_noun, "More rigour in reviews.", "The focus of the lens."},
    {Rule::non_fix, "commit-to-follow",
     "commit|pledge|promise|agree|undertake|vow|swear|resolve to? ..1 "
     "=following|=follow|=adhering|=adhere|=reading|=read|=checking|=check|=testing|=test|=communicating|=communicate|="
     "respecting|=stick|=sticking|=observe|=observing|=be|=being|=never|=pay|=paying|=take|=double-check",
     is_said_of_then, "The engineers commit to following the runbook.", "We commit to the main branch."},
    {Rule::non_fix, "insist-that",
     "insist|stress|emphasise|emphasize|reiterate|underline|impress ..3 that <someone>|nobody|every|all|no",
     is_said_by_us, "Leads will insist that nobody works on main.", "The page insists that it is new."},
    {Rule::non_fix, "clear-to-everyone", "make|made ..2 clear|=plain|=known to ..1 <someone>|=all|=everyone|=staff",
     is_said_of_then, "Make it clear to everyone that the registry is live.", "The log makes it clear to read."},
    {Rule::non_fix, "nobody-should",
     "nobody|no-one|=none ..1 should|must|shall|=is "
     "to? <verb>",
     is_automated_or_then, "Nobody should run heavy queries in the daytime.",
     "Nobody should lose a row, so add a lock."},
    {Rule::non_fix, "start-earlier",
     "start|begin|prepare|plan|finish|organise|organize|communicate|speak|ask|escalate|involve|test|react|respond ..4 "
     "=earlier|=sooner|=quicker|=faster|=early|=beforehand",
     is_no_resolution, "Next term we will begin earlier.", "The job will start earlier."},
    {Rule::non_fix, "awareness-of",
     "raise|increase|improve|sharpen|heighten|strengthen|build|create ..4 "
     "#sensitivity|sensibility|consciousness|vigilance|attentiveness|mindset|discipline|understanding|morale|teamwork|"
     "communication|cooperation|coordination|collaboration",
     is_no_resolution, "Raise the team's sensitivity for it.", "Raise the limit for it."},
    {Rule::non_fix, "with-someone-that",
     "reinforce|stress|emphasise|emphasize|reiterate|agree|repeat with|to|among ..1 <someone> that|how|the|to",
     is_said_of_then, "Reinforce with the contractors that the ticket comes first.",
     "Repeat to the end that it is on."},
    {Rule::non_fix, "awareness-mail", "awareness #mail|email|note|poster|message|week|day|talk|briefing|material|post",
     is_mention_or_denied, "An awareness mail was issued to all users.", "The mail of the node."},
    {Rule::non_fix, "must-be-followed",
     "process|procedure|runbook|checklist|guideline|policy|rule|protocol|instruction|step|standard|playbook ..4 "
     "must|=be|=to|has|=are|have|need|is|being to? <be>? =being? ..1 "
     "=followed|=respected|=observed|=obeyed|=adhered|=enforced|=complied|=kept|=heeded",
     is_told_or_tooled, "Ensure that all steps are being followed.", "The rule should be followed by the parser."},
    {Rule::non_fix, "work-slowly",
     "=sign|=type|=read|=work|=think|=go|=move|=act ..2 slowly|slower|=calmly|=everything", is_no_bare_call_to_people,
     "Sign slowly.", "The page reads slowly."},
    {Rule::non_fix, "sensitise", "sensibilise|sensibilize|sensitise|sensitize ..3 <someone>|=for|=about|=to|=on",
     is_said_of_then, "Sensibilise the colleagues for the risk.", "The film is sensitised by light."},
    {Rule::non_fix, "toolbox-talk", "toolbox|=safety|=stern talk|=chat|=briefing|=lecture", is_mention_or_denied,
     "A toolbox talk will be held.", "The toolbox of the host."},
    {Rule::non_fix, "people-to-be-told",
     "<people> to be ..2 "
     "=briefed|=reminded|=retrained|=instructed|=trained|=told|=made|=educated|=coached|=encouraged|=informed|="
     "sensitised|"
     "=asked|=urged|=refreshed|=re-briefed|=re-trained|=counselled|=alerted ..1",
     is_said_of_then, "Staff to be briefed on the rules.", "The node to be drained."},
    {Rule::non_fix, "role-makes-sure", "<people> will|shall|must|=to =make =sure ..6 <be>|=gets|=get|not",
     is_of_we_or_tool, "The on-call will make sure that silences are removed.",
     "We will make sure that the index is there."},
};

}  // namespace

RuleFamily non_fix_calls() { return {non_fix_calls_phrase_rules, {}}; }

}  // namespace pm::language
