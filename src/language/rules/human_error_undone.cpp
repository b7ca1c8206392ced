// human-error, as work that was never done, gone out without what belongs to it, or waved through.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

/// Done by a system, asked, explained or only feared: nobody's omission.
bool is_explained_or_machines(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1) != nullptr ? r.verb_phrase_at(e - 1) : r.verb_phrase_at(b);
  if (is_mention(r, b, e) || r.question() || gives_reason(r, e)) return true;
  static const LemmaSet why("why"), not_then("yet until");
  if (any_of(r, 0, b, why) || any_of(r, e, r.size(), not_then)) return true;
  return d != nullptr && (d->agent.subject_class == SubjectClass::system || d->modal != 0 || is_hypothetical(r, *d) ||
                          is_present_perfect(r, *d));
}

/// "None of us had rotated a key before": a condition.
bool is_not_yet(const ParsedSentence& r, int b, int e) {
  static const LemmaSet so_far("before ever yet until"),
      duties("open look see catch think speak act respond react turn put write call pick take tell");
  const auto* d = r.verb_phrase_at(e - 1);
  if (d == nullptr || d->passive ||
      !(duties.has(d->verb) || manual_deeds().has(d->verb) || r.has(d->main, tag_human_action)))
    return true;
  return is_explained_or_machines(r, b, e) || any_of(r, e, r.size(), so_far);
}

/// What a program does, does not or is left: "the socket was left unused".
bool is_a_hidden_thing(const ParsedSentence& r, int b, int e) {
  static const LemmaSet hidden("bug issue defect fault flaw problem failure error regression");
  if (is_explained_or_machines(r, b, e)) return true;
  const auto* d = r.verb_phrase_at(b);
  static const LemmaSet through("through because since as due");
  if (any_of(r, 0, 1, through)) return true;
  if (d != nullptr && d->verb == r.lexicon().lemma("leave") && d->first == d->main && !is_people(d->subject))
    return true;
  return d == nullptr || !d->past || (d->subject.head >= 0 && hidden.has(r[d->subject.head].lemma));
}

/// The deed before the words is people's or names nobody: "shipped without the migration", "deployed without a review".
bool is_no_deed_of_people(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, b + 1) || r.question()) return true;
  static const LemmaSet going("go ship roll");
  const VerbPhrase* before = nullptr;
  for (const auto& d : r.verb_phrases())
    if (d.main < b && !d.infinitive && !d.gerund) before = &d;
  if (before == nullptr || !before->past || before->negated || is_hypothetical(r, *before) || gives_reason(r, e))
    return true;
  if (is_present_perfect(r, *before)) return true;
  if (going.has(before->verb)) return false;
  if (before->passive) return !is_agentless(*before);
  return !is_people(before->subject) && !is_dropped(r, *before);
}

bool is_not_told_of_people(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  if (d == nullptr) d = r.verb_phrase_at(b + 1);
  for (int i = b; i < e && d == nullptr; ++i) d = r.verb_phrase_at(i);
  return is_mention_or_denied(r, b, e) || r.question() || d == nullptr || !d->past || d->negated ||
         is_hypothetical(r, *d) || is_present_perfect(r, *d);
}

bool is_by_a_gate(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return is_not_told_of_people(r, b, e) || (d != nullptr && !d->passive && !is_people(d->subject));
}

/// "thinking it was the copy" beside what somebody did.
bool is_nobodys_belief(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e) || r.question()) return true;
  return std::none_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
    return d.main < b && d.past && !d.negated && d.modal == 0 && !is_hypothetical(r, d) &&
           (is_people(d.subject) || is_dropped(r, d));
  });
}

/// "shipped without the migration": what belongs to it, and not what it was spared ("without a hitch").
bool is_without_harm(const ParsedSentence& r, int b, int e) {
  static const LemmaSet spared(
      "problem issue success effect luck hitch incident error downtime delay loss impact interruption trouble avail "
      "disruption effort difficulty change result doubt access need cost damage risk data outage failure help warning "
      "power network connection internet question exception complaint pain side-effect degradation benefit improvement "
      "further noticeable apparent any visible connectivity signal lock memory response");
  static const LemmaSet checks(
      "review test testing approval sign-off staging canary rehearsal dry-run check backup rollback handover look "
      "glance thought heads-up reading notice announcement second peer approver reviewer confirmation consultation");
  if (is_no_deed_of_people(r, b, e) || any_of(r, b + 1, e, spared)) return true;
  const VerbPhrase* deed = nullptr;
  for (const auto& d : r.verb_phrases())
    if (d.main < b && !d.infinitive && !d.gerund) deed = &d;
  static const LemmaSet out("go ship roll merge deploy release push launch approve sign publish upload start restart");
  if (deed == nullptr) return true;
  const bool person = deed->subject.subject_class == SubjectClass::people && !deed->passive;
  static const LemmaSet part("clause filter flag option argument condition attachment signature limit key parameter");
  if (any_of(r, b + 1, e, part) && deed->passive && manual_deeds().has(deed->verb)) return false;
  if (any_of(r, b + 1, e, checks)) return !(person || out.has(deed->verb) || manual_deeds().has(deed->verb));
  return !(out.has(deed->verb) || (person && manual_deeds().has(deed->verb)));
}

/// "was never written down": work that people do, and did not.
bool is_no_work_of_people(const ParsedSentence& r, int b, int e) {
  static const LemmaSet work(
      "communicate escalate share review revisit rehearse test document tell inform record discuss raise report "
      "acknowledge answer agree action chase confirm declare question measure validate verify check decommission "
      "prioritise prioritize plan label practise practice consult involve notify warn mention examine investigate "
      "audit undo revert re-enable finish exercise patch read fix address follow carry replace clean tidy think "
      "train onboard brief explain look monitor introduce establish define put reset restore reenable tune "
      "carry note budget estimate analyse analyze assess evaluate coordinate approve act respond");
  if (is_explained_or_machines(r, b, e)) return true;
  const auto* d = r.verb_phrase_at(e - 1);
  if (d == nullptr || !d->passive) return true;
  static const LemmaSet by_design(
      "need want require intend mean design suppose expect see find use call reach trigger");
  if (by_design.has(d->verb)) return true;
  static const LemmaSet traffic(
      "request packet message row record response header heartbeat byte block job query event");
  if (d->subject.head >= 0 && traffic.has(r[d->subject.head].lemma) && !work.has(d->verb)) return true;
  static const LemmaSet ambiguous(
      "publish write update deploy migrate execute include start add set close put release load select pass stop run");
  return !(work.has(d->verb) || (manual_deeds().has(d->verb) && !ambiguous.has(d->verb)));
}

/// "which was not renewed after": a clause of its own, and no line of a list.
bool is_told_with_a_verb(const ParsedSentence& r, int b, int e) {
  return is_explained_or_machines(r, b, e) || r.pos(b - 1) == PartOfSpeech::be || r.pos(b - 1) == PartOfSpeech::have;
}

/// "is not managed by the team": how things are.
bool is_of_the_present(const ParsedSentence& r, int b) {
  static const auto was = r.lexicon().form("was"), were = r.lexicon().form("were"), been = r.lexicon().form("been"),
                    got = r.lexicon().form("got");
  for (int i = std::max(0, b - 3); i <= b; ++i)
    if ((r.pos(i) == PartOfSpeech::be || r.pos(i) == PartOfSpeech::modal) && r[i].form != was && r[i].form != were &&
        r[i].form != been && r[i].form != got && r.word(i) != "wasn" && r.word(i) != "weren")
      return true;
  return false;
}
bool is_confused_at_all(const ParsedSentence& r, int b, int e) {
  return is_explained_or_machines(r, b, e) || is_of_the_present(r, b);
}
bool is_off_no_list(const ParsedSentence& r, int b, int e) {
  return is_explained_or_machines(r, b, e) || is_of_the_present(r, b) ||
         (b > 0 && r.pos(b - 1) == PartOfSpeech::mark && !r.breaks(b - 1));
}

/// "was locked by any node": not people, or only open to them.
bool is_open_to_all(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  static const LemmaSet can("can could may must shall will should to");
  static const auto any = r.lexicon().form("any");
  if (r[e - 1].form == any && !r.has(e, tag_people) && !(r.pos(e) == PartOfSpeech::preposition)) return true;
  static const LemmaSet so_far("yet");
  return is_mention(r, b, e) || r.question() || any_of(r, b, e, can) || any_of(r, b, e, so_far) || gives_reason(r, e) ||
         (d != nullptr && d->modal != 0);
}
bool is_not_told_by_people(const ParsedSentence& r, int b, int e) {
  for (int i = b + 2; i < e; ++i)
    if (r.has(i, tag_customer)) return true;
  const auto* d = r.verb_phrase_at(b + 1);
  if (is_of_the_present(r, b)) return true;
  return is_open_to_all(r, b, e) || (d != nullptr && (is_present_perfect(r, *d) || is_hypothetical(r, *d)));
}

/// "The rows were omitted" is a clause; "Escalation to the manager omitted." is a line of a report.
bool is_a_sentence(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e) || r.question() || !(e >= r.size() || r.breaks(e))) return true;
  for (int i = 0; i < e; ++i)
    if (r.pos(i) == PartOfSpeech::be || r.pos(i) == PartOfSpeech::have || r.pos(i) == PartOfSpeech::modal ||
        r.pos(i) == PartOfSpeech::sub)
      return true;
  return r.has(b, tag_system) && r.has(b, tag_plural);
}

/// "Loading of the wrong image" heads a line, or follows the cause it is.
bool is_no_heading_of_a_deed(const ParsedSentence& r, int b, int e) {
  static const LemmaSet cause("to by of due from was"),
      risk("avoid prevent risk stop against without if may might could can");
  const auto* d = r.verb_phrase_at(b);
  if (is_mention_or_denied(r, b, e) || r.question() || any_of(r, 0, e, risk)) return true;
  if (d != nullptr && d->subject.subject_class == SubjectClass::system) return true;
  if (!manual_deeds().has(r[b].lemma)) return true;
  const bool told = std::all_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                                [](const VerbPhrase& o) { return o.past || o.gerund || o.infinitive; });
  return !told || !(b == 0 || r.breaks(b - 1) || any_of(r, b - 1, b, cause));
}

bool is_by_no_people(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e) || r.question()) return true;
  const int end = r.noun_phrase_end(e);  // "lack of testing by the service desk", not "in the lab"
  return end > e && r.actor_of(e, end).subject_class == SubjectClass::system;
}

bool is_no_deed_at_all(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || r.question() ||
         std::none_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
           return d.main < b && is_done_by_people(r, d) && !r.has(d.main, tag_be);
         });
}

bool is_no_deed_of_people_before(const ParsedSentence& r, int b, int e) { return is_no_deed_at_all(r, b, e); }

/// "that was me": at the end of its clause, and about nothing else.
bool is_no_confession(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || r.question() || !(r.breaks(e) || e >= r.size()) ||
         (b > 0 && r.has(b - 1, tag_wh));
}

/// "in the backlog since noon" may be a queue's.
bool is_by_machine_or_short(const ParsedSentence& r, int b, int e) {
  static const LemmaSet queue("queue message job request hour minute event"), ours("our my their his her the");
  return is_mention_or_denied(r, b, e) || r.question() || any_of(r, 0, e, queue) || !any_of(r, b, e, ours);
}

bool is_mended_slip(const ParsedSentence& r, int b, int e) {
  static const LemmaSet mend("fix correct repair");
  return is_mention_or_denied(r, b, e) || is_changelog_entry(r) || any_of(r, b - 4, b, mend);
}
/// "There is no checking of types": of a program, and no line of a list.
bool is_line_of_a_list(const ParsedSentence& r, int b, int e) {
  return is_mention(r, b, e) || !(b == 0 || r.breaks(b - 1)) ||
         std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                     [&](const VerbPhrase& d) { return d.main > e && !d.gerund && d.past; });
}
bool is_not_told_of_people_near(const ParsedSentence& r, int b, int e) {
  for (const auto& d : r.verb_phrases())
    if (d.main < b && d.main > b - 6 && d.past && d.subject.subject_class == SubjectClass::people)
      return is_mention(r, b, e);
  return true;
}
bool is_in_general(const ParsedSentence& r, int b, int e) {
  static const LemmaSet general("avoid prevent learn can may could might if reduce common");
  return is_mention_or_denied(r, b, e) || any_of(r, 0, e, general);
}
bool is_of_code(const ParsedSentence& r, int b, int e) {
  static const LemmaSet code("matrix loop code parser algorithm function library compiler bug fix");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 3, e + 4, code);
}

bool is_of_them(const ParsedSentence& r, int b, int e) {
  static const LemmaSet objects("them us me him her");
  return is_not_told_of_people(r, b, e) || any_of(r, b, b + 1, objects);
}

constexpr PhraseRule human_error_undone_phrase_rules[] = {
    {Rule::human_error, "never-done", "=was|=were|=been|=got never <adverb>? <done>", is_no_work_of_people,
     "The ticket was never handed over to the night shift.",
     "The ticket was never handed over to the night shift, because the form was down."},
    {Rule::human_error, "never-got-done", "never =got|=get <adverb>? <done>", is_no_work_of_people,
     "The maintenance flag never got taken off.", "The lease never got renewed by the node."},
    {Rule::human_error, "not-by-anyone", "no|not|never|none|nor ..9 by =anyone|=anybody|=nobody|=any", is_open_to_all,
     "No rerun by anyone since Tuesday.", "No row was locked by any node."},
    {Rule::human_error, "not-done-by", "not|never <adverb>? <done> by <adjective>? <ing>? <someone>",
     is_not_told_by_people, "Procedure NP-17 not observed by the technician.", "The row was not read by the reader."},
    {Rule::human_error, "left-out-by",
     "=skipped|=forgotten|=omitted|=missed|=overlooked|=misread|=misjudged|=misplaced|=mislabelled by <someone>",
     is_open_to_all, "Skipped by us during the checklist run: step 7.", "The rows are omitted by the reader."},
    {Rule::human_error, "omitted-line", "<noun> ..4 =omitted|=forgotten|=skipped|=overlooked|=neglected|=unticked",
     is_a_sentence, "Escalation to the on-call manager omitted.", "The rows were omitted."},
    {Rule::human_error, "confused-passive", "<be>|=been|=got ..1 =confused|=mistaken with|for", is_confused_at_all,
     "The two keys were confused with one another.", "The users were confused about it."},
    {Rule::human_error, "what-was-not-done", "what <people> <have>|=did not|never <adverb>? =done|do", is_mention,
     "What we hadn't done was warn the airlines.", "What the job did not do is a question."},
    {Rule::human_error, "sent-unfinished",
     "=sent|=submitted|=filed|=shipped|=released|=deployed|=handed|=merged|=published "
     "=unsigned|=incomplete|unfinished|=blank|untested|=unencrypted|=unreviewed|half-finished|half-done",
     is_explained_or_machines, "The letter was sent unsigned.", "The letter was sent on Monday."},
    {Rule::human_error, "have-it-swapped",
     "<people> <adverb>? =had ..7 =swapped|=reversed|=muddled|=transposed|=inverted", is_mention_or_denied,
     "The annotators had the two classes swapped.", "The kernel had the page swapped in."},
    {Rule::human_error, "doing-the-wrong", "<ing> ..6 the|a =wrong <noun>", is_no_heading_of_a_deed,
     "Loading of the wrong image by the technician.", "Reading the wrong row is cheap for the cache."},
    {Rule::human_error, "copy-pasted", "=copy-paste|=copy-and-paste|=cut-and-paste from|of|out|between", is_of_code,
     "Cause: copy-paste from the staging notebook.", "Copy-paste of a library."},
    {Rule::human_error, "best-practices-not",
     "not|never perform|follow|apply|observe|adhere|implement|use ..3 #practice|practices ..1",
     is_explained_or_machines, "The operators did not perform the best practices.",
     "The rule did not apply in practice runs."},
    {Rule::human_error, "no-checking",
     "no =documenting|=testing|=checking|=reviewing|=verifying|=planning|=communicating|=rehearsing", is_line_of_a_list,
     "No documenting, just tinkering.", "There is no checking of types in this loop."},
    {Rule::human_error, "partly-tested",
     "=pushed|=deployed|=released|=merged|=shipped|=published|=launched|=applied|=rolled ..3 "
     "=partially|=insufficiently|=barely|=poorly|=half|=inadequately|=badly|=hardly "
     "=tested|=reviewed|=checked|=verified|=prepared",
     is_not_told_of_people, "The core team released a partially tested change.",
     "The loader released a partially read page."},
    {Rule::human_error, "noticed-mistake",
     "<people> ..1 notice|realise|realize|spot|discover|see <possessive>|the|a|their? "
     "=mistake|=error|=slip|=omission|=blunder|=typo "
     "..9 late|=afterwards|=after|=as",
     is_mention_or_denied, "The developer noticed the mistake as it happened, too late.",
     "The probe noticed the error too late."},
    {Rule::human_error, "not-as-the-usual",
     "not as|under|with|from the|=our|=its usual|right|correct|intended|proper <noun>", is_not_told_of_people_near,
     "We ran it not as the usual user.", "Not as the usual row."},
    {Rule::human_error, "critical-mistakes",
     "critical|serious|grave|basic|=several|configuration|severe|some #mistake like|such|including|in|were|=made",
     is_in_general, "Critical mistakes like a volume at the wrong place.", "It hides critical errors in the log."},
    {Rule::human_error, "mis-keying",
     "=mis-keying|=miskeying|=mistyping|=mislabelling|=misrouting|=misaddressing|=mis-wiring|=miswiring|=mis-patching|="
     "mis-setting|=mis-sizing of|the|a|by|in",
     is_of_code, "Mis-keying of the window by the desk.", "Keying of the index."},
    {Rule::human_error, "not-done-in-a-line",
     "not =ticked|=checked|=done|=signed|=filled|=tested|=verified|=updated|="
     "renewed|=reviewed|=communicated|=informed|=consulted|=followed|=completed|=labelled|=labeled|=documented "
     "and|by|in|"
     "before|at|after|or|for|prior",
     is_told_with_a_verb, "Item 31 not ticked, and item 32 not done by the shift.", "Not fetched by the loader."},
    {Rule::human_error, "no-work-was-done",
     "no|insufficient|inadequate|little|incomplete|=half <adjective>? "
     "confirmation|testing|test|check|review|validation|verification|rehearsal|backup|sign-off|approval|handover|"
     "follow-up|notice|warning|analysis|assessment|inspection|communication|consultation|notification|briefing|"
     "planning|"
     "monitoring|pre-check ..4 =was|=were|=been ..1 "
     "=sought|=done|=made|=carried|=performed|=given|=taken|=obtained|=conducted|=undertaken|=sent|=held|=requested|="
     "completed|=provided|=arranged",
     is_explained_or_machines, "No confirmation of the earthing was sought.", "No check was run by the scanner."},
    {Rule::human_error, "adequate-work-not-done",
     "adequate|proper|sufficient|full|appropriate|necessary|required|enough|due|thorough <noun>? "
     "confirmation|testing|test|check|review|validation|verification|rehearsal|backup|approval|handover|care|attention|"
     "notice|analysis|assessment|inspection|communication|consultation|pre-check|planning ..4 =was|=were|=been|=had "
     "not|never ..2 =sought|=done|=made|=carried|=performed|=given|=taken|=obtained|=conducted|=undertaken|=paid|=held",
     is_explained_or_machines, "Adequate pre-checks had not been carried out.",
     "Proper checks were not run by the scanner."},
    {Rule::human_error, "lack-of-work",
     "lack|absence|want|shortage of ..1 "
     "follow-up|testing|review|communication|coordination|care|attention|diligence|planning|preparation|verification|"
     "validation|oversight|checking|due|supervision|handover|escalation|rigour|rigor|follow-through|discipline|"
     "consultation ..1 by|on|between|among|from|in|of|at|prior|before",
     is_by_no_people, "Lack of follow-up by the service desk.", "Lack of memory in the lab."},
    {Rule::human_error, "neither-nor",
     "neither|=nor <any>? ..4 "
     "=picked|=noticed|=spotted|=checked|=caught|=saw|=questioned|=asked|=read|=tested|=reviewed|=raised|=verified|="
     "realised|=realized|=looked|=opened|=told|=compared|=thought|=did",
     is_explained_or_machines, "Neither the vendor nor the team noticed the mismatch.",
     "Neither the pod nor the node restarted."},
    {Rule::human_error, "let-it-pass",
     "<someone> <have>? ..1 =let ..7 "
     "=through|=sit|=slide|=slip|=lapse|=rot|=linger|=pass|=fester|=drift|=by|=unread|=go",
     is_not_told_of_people, "Both reviewers let the unchecked call through.", "The filter let the packet through."},
    {Rule::human_error, "left-off-the-list",
     "=was|=were|=been ..1 =left|=omitted|=missed|=dropped off|from|=out ..1 <possessive>|the|a|our|=of ..5 "
     "list|checklist|plan|inventory|rota|rotation|distribution|notes|runbook|schedule|=scope|spreadsheet|agenda|ticket|"
     "handover",
     is_off_no_list, "Two wards had been left off the distribution list.",
     "The row was left in the list by the sorter."},
    {Rule::human_error, "meant-to-but",
     "<someone> ..1 =meant|=intended|=wanted|=thought to? ..8 and|but|yet ..1 "
     "=detached|=deleted|=dropped|=hit|=ran|=typed|=pressed|=pasted|=selected|=picked|=clicked|=restarted|=pulled|="
     "stopped|=pushed|=forgot|=never|=closed|=removed|=rebooted|=sent|=entered|=got|=did|=killed|=wiped|=ended",
     is_not_told_of_people, "She meant to detach the snapshot and detached the live one.",
     "The job was meant to drop the copy and dropped it."},
    {Rule::human_error, "all-they-wanted",
     "when|while|although|though all? ..1 <people> =wanted|=meant|=needed|=intended <be>|to|=was|a|the|only|=just",
     is_nobodys_belief, "Someone hit \"Purge all\" when all they wanted was one page.",
     "The page is there when we wanted to move."},
    {Rule::human_error, "other-way-round", "the =wrong|=other way =round|=around", is_no_deed_at_all,
     "The vendor delivered the two files the wrong way round.", "Now it is the other way round."},
    {Rule::human_error, "reverse-of-the-plan",
     "reverse|opposite|violation|breach|contrary of|to ..3 "
     "plan|procedure|runbook|checklist|instruction|policy|sheet|rule|process",
     is_no_deed_of_people_before, "We shipped the client before the server, the reverse of what the plan says.",
     "The opposite of the plan is printed."},
    {Rule::human_error, "was-me", "=that|=this|=it|=all =was|=were ..1 me|=mine|=myself|=i|=us", is_no_confession,
     "Sorry, that was me, wrong tab.", "That was used by me."},
    {Rule::human_error, "must-have-had",
     "<someone> =must =have ..1 =had|=typed|=pressed|=clicked|=forgotten|=left|=missed|=overlooked|=mixed|=confused|="
     "selected|=picked|=hit|=pasted|=misread|=deleted|=run|=copied|=entered|=pulled|=pushed|=restarted|=taken",
     is_mention, "He must have had the other tab in focus.", "The job must have had the lock."},
    {Rule::human_error, "fell-between",
     "fall|drop|slip|get|lose between|in|through|to ..1 two|the|=our|=handover|both|=several|=cracks|=shuffle|=noise "
     "..1 "
     "team|chair|stool|desk|department|shift|group|party|=handover|crack|shuffle|squad|side",
     is_mention_or_denied, "The check fell between the two teams.", "The load fell between two limits."},
    {Rule::human_error, "stayed-on-the-list",
     "=was|=been|=sat|=stayed|=lay|=languished|=remained|=had|=stuck on|in ..3 "
     "=to-do|=todo|backlog|=inbox|=drafts|=list|=calendar ..1 since|for|where|list|and|=ever|until ..8",
     is_by_machine_or_short, "The restore test had been on our to-do list since autumn.",
     "The job has been in the backlog queue for an hour."},
    {Rule::human_error, "wrong-by-somebody",
     "wrong|incorrect|false|bad|faulty|mistaken|erroneous <noun>? "
     "calculation|estimate|figure|number|value|entry|setting|input|order|address|reading|sum|date|label|count|edit|"
     "command|click|choice|guess|copy ..2 "
     "on|from|by|at|of <possessive> <any>? =side|=part|=end|=team",
     is_mention_or_denied, "A wrong calculation from our side.", "A wrong number on the side of the rack."},
    {Rule::human_error, "transposition",
     "transposition|off-by-one|fat-finger|mis-click|misclick|mix-up ..1 "
     "of|on|in|when|from|by|between|slip|error|mistake|=at",
     is_of_code, "A transposition on the adjustment form.", "The transposition of the matrix is cheap."},
    {Rule::human_error, "took-it-wrongly",
     "<done> ..1 wrongly|incorrectly|mistakenly|erroneously|inadvertently|accidentally to|into|as|for|by|from",
     is_explained_or_machines, "The keys were sent wrongly to the full list.",
     "The rows were sent wrongly by the loader."},
    {Rule::human_error, "oversight-during",
     "oversight|slip|lapse|=mistake|mix-up during|while|when|in|at|on|with ..4 "
     "handover|change|migration|upgrade|deploy|deployment|setup|configuration|move|cutover|rollout|release|switch|"
     "planning|review|maintenance",
     is_mended_slip, "Oversight during the handover.", "An overview during the handover."},
    {Rule::human_error, "jumped-a-step",
     "<someone> ..2 =jumped|=went|=skipped|=moved|=leapt|=leaped ..1 =straight|=directly|=right|from|=ahead|=over "
     "to|=step|from|=past|<number> ..3 step|phase|production|<number>|=live|=end|stage|page",
     is_not_told_of_people, "The technician jumped from step 12 to step 14.",
     "The head jumped from track 1 to track 2."},
    {Rule::human_error, "not-picked-up",
     "=was|=were|=been not <adverb>? "
     "=picked|=followed|=passed|=handed|=written|=carried|=acted|=thought|=signed|=cleaned|=rolled "
     "=up|=on|=over|=down|=out|=upon|=through|=off ..2",
     is_explained_or_machines, "The warning in the ticket was not picked up.",
     "The warning was not picked up by the parser."},
    {Rule::human_error, "left-undone",
     "go|lie|sit|stay|remain|leave|=stood "
     "unread|unanswered|unacknowledged|unattended|unreviewed|untested|unreported|undone|unfinished|unactioned|unticked|"
     "unseen|unchecked|unmonitored|undocumented|unassigned|unheeded|unpatched|half-finished|half-done|unwatched|"
     "unrenewed|unapproved|unresolved",
     is_a_hidden_thing, "The warning in the log had gone unread.", "The socket was left idle."},
    {Rule::human_error, "out-without-it", "without a|an|the|any|its|our|all|=so|<adjective>|<noun> ..2 <noun>",
     is_without_harm, "The patch was shipped without the migration.", "The pod ran without a second probe."},
    {Rule::human_error, "without-having",
     "without <adverb>? having|=ever <adverb>? "
     "=read|=checked|=tested|=verified|=told|=asked|=reviewed|=seen|=looked|=compared|=confirmed|=informed|=consulted|="
     "rehearsed|=tried|=run|=opened|=finished|=noticed|=backed|=agreed|=measured|=announced|=drained|=been|=looking|="
     "reading|=trying|=opening|=asking|=testing|=telling|=checking",
     is_no_deed_of_people, "She deployed it without having read the notes.", "The job ran without having been asked."},
    {Rule::human_error, "waved-through", "wave|=waved|=nodded|=rubber-stamped|rubber-stamp ..5 =through", is_by_a_gate,
     "The reviewer waved the change through.", "The gate waved the car through every day."},
    {Rule::human_error, "rubber-stamped", "<someone> ..2 =rubber-stamped", is_not_told_of_people,
     "The reviewer rubber-stamped the change.", "The printer stamped the page."},
    {Rule::human_error, "clicked-through",
     "<someone> ..1 =clicked|=scrolled|=skimmed|=rushed|=skipped|=raced|=hurried|=glossed|=breezed|=skated|=sped "
     "=through|=past|=over|=ahead",
     is_not_told_of_people, "I clicked through the warning.", "The reader scrolled past the banner by itself."},
    {Rule::human_error, "thinking-it-was",
     "=thinking|=believing|=convinced|=supposing|=forgetting that? "
     "it|=they|this|=that|the|=he|=she|=we|=i|=these|<possessive> ..4 =was|=were|=had",
     is_nobodys_belief, "She dropped the table, thinking it was the copy.", "The check ended, the page being gone."},
    {Rule::human_error, "took-for",
     "<someone> ..1 =took|=taken|=mistook|=mistaken ..4 for the|a|an|=another =one|=other|=real|=live|=test|=old|=new|"
     "copy|replica|=staging|=production|=wrong|=right|=latest",
     is_not_told_of_people, "We took the graph for the old one.", "The tape took minutes for the other half."},
    {Rule::human_error, "mixed-up-passive", "<be> ..1 =mixed|=muddled =up", is_explained_or_machines,
     "The two hosts were mixed up.", "The two hosts were moved up."},
    {Rule::human_error, "were-swapped",
     "label|cable|column|digit|coordinate|argument|name|value|key|letter|port|address|number|region|sign|field|lead|"
     "connector|parameter|id|environment|path ..4 =was|=were|=been|=got "
     "=swapped|=transposed|=switched|=interchanged|=inverted|=crossed|=reversed|=mislabelled",
     is_explained_or_machines, "The labels on the two cables had been swapped.",
     "The pages of the process were swapped by the kernel."},
    {Rule::human_error, "change-gone-wrong",
     "change|edit|deploy|deployment|migration|command|maintenance|operation|upgrade|intervention|update|cleanup that|"
     "which? =went|=gone|=going =wrong|=awry|=sideways|=astray",
     is_mention_or_denied, "It came from a manual change that went wrong.", "A disk that went bad."},
    {Rule::human_error, "botched", "=botched|=bungled|=fumbled|=fluffed <adjective>? <noun>", is_mention_or_denied,
     "A botched manual change took the site down.", "A watched manual change."},
    {Rule::human_error, "unforced-error",
     "unforced|self-inflicted|=needless|=silly "
     "error|mistake|slip|wound|outage|incident",
     is_mention_or_denied, "It was an unforced error of ours.", "It was a parse error of the loader."},
    {Rule::human_error, "own-goal", "own goal|doing|making", is_mention_or_denied, "This one was an own goal.",
     "Each goal has a date."},
    {Rule::human_error, "hard-coded", "<someone> ..1 =hard-coded|=hardcoded|=hard-wired", is_of_them,
     "A colleague had hard-coded the test address.", "The address is hard-coded in the image."},
    {Rule::human_error, "for-whatever-reason",
     "for whatever|some reason ..2 <someone> <adverb>? not|never|=forgot|=skipped|=left|=omitted|=missed", is_mention,
     "For whatever reason, I didn't push this time.", "For whatever reason the job never ran."},
    {Rule::human_error, "one-of-none", "not|=none|=neither =one of <someone> ..3 <past>", is_not_yet,
     "Not one of the reviewers opened the second file.", "Not one of the engineers was paged."},
    {Rule::human_error, "defaulted-to-habit",
     "default|fall|slip|revert|lapse back? into|to ..1 bad|old|familiar|usual habit|way", is_mention_or_denied,
     "We fell back into old habits.", "The router fell back to the old path."},
};

}  // namespace

RuleFamily human_error_undone() { return {human_error_undone_phrase_rules, {}}; }

}  // namespace pm::language
