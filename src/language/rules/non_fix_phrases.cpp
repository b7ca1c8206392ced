// Phrases of non-fix: more care, more training, better communication.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool not_a_remedy(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e) || r.question() || is_drill(r)) return true;
  for (const auto& d : r.verb_phrases()) {
    const bool participle = d.first == d.main && r.has(d.main, tag_done) && d.main > b;  // "the people involved"
    if (participle) continue;
    if (d.past && d.passive && d.negated) return true;  // "the training was not affected"
    if ((d.past && d.modal == 0 && !d.infinitive && !d.passive && !d.imperative) || (d.perfect && d.modal != 0))
      return true;
  }
  return contains_concrete_fix(r, nullptr);
}

bool is_for_readers(const ParsedSentence& r, int b, int e) { return not_a_remedy(r, b, e) || informs_reader(r, b); }

bool not_care(const ParsedSentence& r, int b, int e) {
  static const LemmaSet why("to because");  // "disabled due to extra caution" tells why
  static const auto due = r.lexicon().form("due");
  if (b > 0 && (any_of(r, b - 1, b, why) && (b < 2 || r[b - 2].form == due || !r.has(b - 1, tag_to)))) return true;
  return not_a_remedy(r, b, e) || r.pos(e) == PartOfSpeech::noun;
}

/// The care asked for is the verb's own: "show more discipline" shows nothing that lasts.
bool not_shown(const ParsedSentence& r, int b, int e) {
  const auto* own = r.verb_phrase_at(b);
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || r.pos(e) == PartOfSpeech::noun ||
         own == nullptr || !is_team_action(r, *own) || contains_concrete_fix(r, own);
}

bool not_a_lesson(const ParsedSentence& r, int b, int e) {
  static const LemmaSet machine("model data set network dataset neural ai ml job gpu pipeline environment");
  return not_a_remedy(r, b, e) || any_of(r, b - 2, b, machine) || any_of(r, e, e + 1, machine);
}

bool not_a_lesson_told(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || is_drill(r) || contains_concrete_fix(r, nullptr) || r.question();
}

bool is_no_promise(const ParsedSentence& r, int b, int e) {
  static const LemmaSet by_people(
      "we i let you everyone everybody they please remember read test ask check think look wait");
  if (is_mention_or_denied(r, b, e) || contains_concrete_fix(r, nullptr)) return true;
  for (const auto& d : r.verb_phrases())
    if (d.past && d.modal == 0 && !d.imperative) return true;
  if (b > 0 && r.pos(b - 1) == PartOfSpeech::preposition) return true;  // "wait for next time"
  if (r.question() || r.has(e, tag_determiner) || r.pos(e) == PartOfSpeech::be) return true;
  static const LemmaSet thing_done("use switch choose buy order pick move");  // "next time we use another provider"
  for (const auto& d : r.verb_phrases())
    if (thing_done.has(d.verb) && !d.negated && is_remedy(r, d)) return true;
  bool ordered = false;
  for (const auto& d : r.verb_phrases())
    ordered |= (d.imperative || d.modal != 0) && d.subject.subject_class != SubjectClass::system;
  return !ordered && !any_of(r, e, r.size(), by_people);
}

bool is_not_a_call(const ParsedSentence& r, int b, int e) {
  if (not_a_remedy(r, b, e) || !(r.breaks(e) || r.pos(e) == PartOfSpeech::preposition)) return true;
  const auto* d = r.verb_phrase_at(b);
  return d == nullptr || d->main != b || !is_team_action(r, *d) || d->passive || d->past;
}

bool is_not_an_order(const ParsedSentence& r, int b, int e) {
  if (is_for_readers(r, b, e)) return true;
  const auto* d = r.verb_phrase_at(b);
  static const LemmaSet please("please");
  const bool bare = b == 0 || r.breaks(b - 1) || any_of(r, b - 1, b, please);
  const bool must = d != nullptr && d->subject.subject_class == SubjectClass::people && d->modal != 0 &&
                    !d->subject.nobody && d->modal != r.lexicon().lemma("would");
  return !bare && !must;
}

bool is_no_promise_of_ours(const ParsedSentence& r, int b, int e) {  // "What we will do differently" heads a list
  static const LemmaSet heading("what how");
  return is_mention_or_denied(r, b, e) || any_of(r, 0, std::min(b, 2), heading);
}

bool is_not_asked_for(const ParsedSentence& r, int b, int e) { return not_a_remedy(r, b, e) || !starts_remedy(r, b); }

bool is_list_ahead(const ParsedSentence& r, int b, int e) {
  static const LemmaSet following("following");
  return is_for_readers(r, b, e) || any_of(r, b, e, following);
}

/// "Dec 18 21:45 reminder to …" was sent then.
bool is_no_new_reminder(const ParsedSentence& r, int b, int e) {
  return not_a_remedy(r, b, e) || is_announcement(r) || is_timeline_entry(r);
}

bool is_a_slow_thing(const ParsedSentence& r, int b, int e) {
  const bool aside = b > 0 && r[b - 1].shape == TokenShape::opening;
  const bool alone = !aside && (b == 0 || r.breaks(b - 1)) && (e >= r.size() || r.breaks(e));
  return is_mention_or_denied(r, b, e) || !alone;
}

bool is_hard(const ParsedSentence& r, int b) {  // "hard to keep an eye on" tells a difficulty
  static const LemmaSet hard("hard difficult impossible tricky easy");
  return any_of(r, b - 2, b, hard);
}

bool is_for_now(const ParsedSentence& r, int b, int e) {  // "we'll keep an eye on it for a while"
  static const LemmaSet yours("your");
  if (is_hard(r, b) || (any_of(r, b, e, yours) && informs_reader(r, b))) return true;
  static const LemmaSet now("while now moment today tonight afternoon morning weekend hour");
  return not_a_remedy(r, b, e) || any_of(r, e, r.size(), now);
}

bool is_no_duty(const ParsedSentence& r, int b, int e) {
  if (not_a_remedy(r, b, e)) return true;
  static const LemmaSet watch("monitor watch check review test read look communicate inspect verify plan consider");
  for (const auto& d : r.verb_phrases())
    if (d.main < b && watch.has(d.verb) && is_team_action(r, d) && !d.passive && !d.negated) return false;
  return true;
}

bool is_somebodys_reading(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return is_mention_or_denied(r, b, e) || r.token(e - 1).capital || d == nullptr ||  // "Read the Docs" is a service
         d->subject.subject_class != SubjectClass::none;
}

/// Told, asked or explained: no call to do so from now on.
bool is_not_asked_for_now(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || contains_concrete_fix(r, nullptr) ||
         r.word(b) == "was" || r.word(b) == "were";
}

bool is_of_the_past(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return is_mention_or_denied(r, b, e) || d == nullptr || d->perfect;
}

/// Not the first words of a sentence, or not an order to people.
bool is_no_bare_call(const ParsedSentence& r, int b, int e) {
  for (int i = e; i < r.size(); ++i)
    if (r[i].shape == TokenShape::thing) return true;  // a step with its command
  static const LemmaSet tools("script job tool linter ci pipeline automatically alert code field value row line");
  if (b != 0 && !(r.breaks(b - 1) && r[b - 1].shape != TokenShape::comma && r[b - 1].shape != TokenShape::opening))
    return true;
  for (const auto& d : r.verb_phrases())
    if (d.past && d.modal == 0 && !d.infinitive && !is_present_perfect(r, d)) return true;
  if (r.has(b, tag_ing)) return true;
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || any_of(r, e, r.size(), tools) ||
         contains_concrete_fix(r, r.verb_phrase_at(b)) || is_timeline_entry(r);
}

constexpr PhraseRule non_fix_phrases_phrase_rules[] = {
    {Rule::non_fix, "more-care",
     "more|extra|greater|better|special|due|great|exercise|use|=heightened|=increased "
     "#care|caution|vigilance|diligence|discipline|attention|thought",
     not_care, "More care when deploying.", "Use caution signs in the data centre, they said, and we did."},
    {Rule::non_fix, "take-care", "take care to|when|with|that|not", not_a_remedy, "Take care when editing the zone.",
     "The pool takes care of that."},
    {Rule::non_fix, "training",
     "more|additional|further|better|refresher|mandatory|regular|awareness|security|staff|team|provide|conduct|"
     "schedule|organise|organize|hold|give|run|plan|continuous|improve|increase|onboarding|need <determiner>? "
     "<adjective>? training|education|retraining|workshop",
     not_a_lesson, "More training for operators.", "The training job failed."},
    {Rule::non_fix, "training-for", "training|retraining|education session? for|of|on <determiner>? <any>? <people>",
     not_a_lesson, "Training for all engineers.", "Training of the model."},
    {Rule::non_fix, "education-on", "education|awareness on|about|for", not_a_lesson_told,
     "Company-wide education on phishing.", "The education site was down."},
    {Rule::non_fix, "training-on", "training session|=sessions on|about|=regarding", not_a_lesson,
     "Training sessions on load shedding.", "A training set on disk."},
    {Rule::non_fix, "better-communication",
     "better|more|improve|improved|clearer|closer|increase|regular|frequent|open <determiner>? <adjective>? "
     "communication|coordination|awareness|collaboration|relationship|cooperation|teamwork|dialogue|alignment",
     not_care, "Better communication between teams.", "Communication between nodes."},
    {Rule::non_fix, "double-check-phrase",
     "=double|=triple check that|the|whether|your|all|=your|=everything|=each|=for|with|before|if", not_a_remedy,
     "Double check the output.", "The double check ran."},
    {Rule::non_fix, "make-aware", "make <someone> aware|mindful|conscious", not_a_remedy,
     "Make people aware of the limit.", "Make the limit visible."},
    {Rule::non_fix, "more-thorough",
     "more thorough|careful|rigorous|attentive|diligent <any>? #review|testing|check|checking|inspection", not_a_remedy,
     "More careful code reviews.", "More disks."},
    {Rule::non_fix, "raise-awareness", "raise|increase|improve|build|spread <adjective>? awareness", not_a_remedy,
     "Raise awareness of the flag.", "The awareness of the node."},
    {Rule::non_fix, "reminder", "reminder to|for|that", is_no_new_reminder, "A reminder to run the checklist.",
     "A reminder mail is sent by cron."},
    {Rule::non_fix, "keep-in-mind", "keep|bear in mind", is_for_readers, "Keep in mind that it is live.",
     "The state is kept in memory."},
    {Rule::non_fix, "think-twice", "think twice|before|first", not_a_remedy, "Think before you type.",
     "We think it was twice."},
    {Rule::non_fix, "be-better-at", "be|get better|quicker|faster|clearer at|about|with|in", not_a_remedy,
     "We need to be better at asking.", "The cache must be better sized."},
    {Rule::non_fix, "slow-down", "slow down and|when", is_mention_or_denied, "Slow down and read the prompt.",
     "The disks slow down."},
    {Rule::non_fix, "on-the-lookout", "be|stay on the? lookout|guard|alert", not_a_remedy, "Be on the lookout for lag.",
     "The node is on standby."},
    {Rule::non_fix, "try-harder", "try|work harder", is_not_an_order, "Try harder.", "The retry is harder."},
    {Rule::non_fix, "next-time", "next time", is_no_promise, "Next time, test it first.",
     "The next time it fired was noon."},
    {Rule::non_fix, "test-more", "test|review|communicate|talk|document|practise|check|plan ..4 more", is_not_a_call,
     "We have to test more.", "The test has more rows."},
    {Rule::non_fix, "stricter",
     "strict|stricter|tighter|better|closer|more|full|greater adherence|compliance|discipline|obedience "
     "with|to|in|of|from",
     not_a_remedy, "Stricter adherence to the runbook.", "Stricter limits on memory."},
    {Rule::non_fix, "stress-importance",
     "stress|emphasise|emphasize|underline|reinforce|reiterate|highlight|remember|understand ..1 "
     "importance|=need|=value of|for|to|that",
     is_not_asked_for, "Stress the importance of reviews.", "Stress the disk."},
    {Rule::non_fix, "emphasise-to",
     "emphasise|emphasize|stress|reiterate ..1 to <determiner>? ..1 <people>|all|everyone", not_a_remedy,
     "Emphasise to all that reviews matter.", "Stress the two nodes."},
    {Rule::non_fix, "culture-of-quality",
     "encourage|foster|promote|build|create|instil|establish|cultivate|need ..2 culture|mindset|sense of", not_a_remedy,
     "Encourage a culture of quality.", "Build the tree of files."},
    {Rule::non_fix, "do-better", "promise|will|must|shall|can|try|need to? do better|=differently",
     is_no_promise_of_ours, "We promise to do better.", "The index will do."},
    {Rule::non_fix, "learn-and", "and do better", is_mention_or_denied, "We will learn from this and do better.",
     "It will scale and do more."},
    {Rule::non_fix, "send-a-reminder",
     "send|write|post|issue|circulate|share out? <determiner>? <adjective>? "
     "reminder|mail|email|memo|message|note|announcement out? ..1 to|about|on|that ..2 "
     "<people>|all|freeze|policy|process|importance|checklist|how",
     not_a_remedy, "Send a mail to all staff about the policy.", "Send a metric to the collector."},
    {Rule::non_fix, "have-a-chat", "have|hold a|the ..1 chat|talk|word|conversation|discussion with <someone>",
     not_a_remedy, "Have a chat with the team about reviews.", "Have a link with the page."},
    {Rule::non_fix, "speak-with", "speak|talk with|to <someone> about", not_a_remedy,
     "Speak with the engineer about testing.", "Speak TLS with the proxy."},
    {Rule::non_fix, "go-over-with", "review|revisit|refresh|repeat ..3 with the|all|our|everyone <people>",
     is_no_new_reminder, "Review the procedure with the team.", "Review the plan with the graph."},
    {Rule::non_fix, "be-aware", "be aware of|that", is_not_an_order, "Be aware that the flag is global.",
     "We would be aware of it by a page."},
    {Rule::non_fix, "in-mind", "keep|bear|have ..5 in mind", is_list_ahead, "Please keep the freeze in mind.",
     "It is kept in memory."},
    {Rule::non_fix, "take-your-time", "take your|more time", not_a_remedy, "Take your time with migrations.",
     "It took our time zone."},
    {Rule::non_fix, "slow-down-bare", "slow down", is_a_slow_thing, "Slow down.", "The disk will slow down."},
    {Rule::non_fix, "use-common-sense", "use|apply|exercise|show ..1 common sense", not_a_remedy, "Use common sense.",
     "Use the common setting."},
    {Rule::non_fix, "exercise-care",
     "exercise|show|apply|use|take|practise|practice|need|require "
     "more|greater|extra|better|due|some|additional|the|our ..1 "
     "caution|care|discipline|diligence|attention|vigilance|patience|thought|responsibility|ownership|precaution",
     not_shown, "Show more discipline.", "Use more disks."},
    {Rule::non_fix, "closer-eye", "keep|have a ..2 eye on|out", is_for_now, "Keep a closer eye on the queue.",
     "Keep a copy on the disk."},
    {Rule::non_fix, "by-hand-more",
     "more often|carefully|closely|thoroughly|attentively|diligently|regularly|frequently", is_no_duty,
     "Monitor the queue by hand more often.", "The job ran more often."},
    {Rule::non_fix, "no-more-of",
     "no more ..2 on|by|without ..1 friday|weekend|hand|purpose|review|asking|testing|evening", is_mention,
     "No more deploys on Fridays, please.", "No more rows on disk."},
    {Rule::non_fix, "avoid-doing",
     "avoid|stop|refrain|from =deploying|=pushing|=merging|=releasing|=making|=doing|=touching|=running ..3 "
     "on|at|before|=late|without|when|by ..1 friday|weekend|hand|night|asking|review|testing|holiday|peak",
     not_a_remedy, "Avoid deploying on Fridays.", "Avoid the loop on the proxy."},
    {Rule::non_fix, "stop-and-think",
     "=stop|=pause|=wait|=breathe and think|check|look|ask|reflect|breathe|double-check", is_mention_or_denied,
     "Stop and think before you press enter.", "Stop and drain the node."},
    {Rule::non_fix, "refresher", "refresher on|=session|in|training|for|course|lesson", not_a_lesson,
     "Give the team a refresher on the release process.", "Refresh the page on the tab."},
    {Rule::non_fix, "training-bare", "training on|in|about ..3 for <determiner>? ..1 <people>", not_a_lesson,
     "Training on Kafka for the whole team.", "Training on GPUs for the model."},
    {Rule::non_fix, "more-attention",
     "pay|give|devote|with more|closer|better|special|greater|careful|extra|close attention", not_a_remedy,
     "Give more attention to alerts.", "It was given to the alert."},
    {Rule::non_fix, "promise-better",
     "commit|pledge|promise to ..1 "
     "=informing|=communicating|=testing|=being|=doing|=updating|inform|communicate|test|be "
     "..5 better|=earlier|more|=sooner|=faster",
     is_mention_or_denied, "We commit to informing operators earlier.", "We commit to the main branch more often."},
    {Rule::non_fix, "habit-of", "get|make into|a|the ..1 habit|point of", is_not_asked_for_now,
     "Get into the habit of reading the name aloud.", "Get the value of the flag."},
    {Rule::non_fix, "importance-to-people",
     "reinforce|stress|emphasise|emphasize|reiterate the importance of ..6 with|to|among|across <determiner>? ..1 "
     "<people>|everyone|staff",
     is_mention_or_denied, "We reinforced the importance of reviews with the whole team.",
     "The page stresses the importance of the index to the planner."},
    {Rule::non_fix, "measure-twice", "measure =twice", is_mention_or_denied, "Measure twice, cut once.",
     "Measure the time once."},
    {Rule::non_fix, "read-the-manual", "=read the ..1 =manual|=docs|=documentation|changelog", is_somebodys_reading,
     "Moral: read the manual.", "The job reads the changelog."},
    {Rule::non_fix, "by-eye", "verify|check|compare|inspect|confirm by =eye|hand", is_not_asked_for_now,
     "The tag must be compared, so verify by eye.", "The job compares the rows by id."},
    {Rule::non_fix, "double-check-noun", "=double =check <noun>", is_no_bare_call, "Double check syntax after an edit.",
     "The double check runs hourly."},
    {Rule::non_fix, "done-more-thoroughly",
     "review|test|testing|check|inspection|handover must|should|will|need|has to? be ..1 "
     "=done|=performed|=made|=conducted "
     "..1 more|better|=thoroughly|=carefully|=properly",
     is_mention_or_denied, "Code reviews should be done more thoroughly.", "The review should be done by the tool."},
    {Rule::non_fix, "more-seriously", "take ..4 more|=very =seriously", is_not_asked_for_now,
     "We promised to take small alerts more seriously.", "The build takes more memory."},
    {Rule::non_fix, "brush-up", "brush up on", is_not_asked_for_now, "Brush up on networking (all).",
     "The brush of the motor is worn."},
    {Rule::non_fix, "awareness-session", "awareness session|training|workshop|campaign", not_a_lesson,
     "Awareness session for new joiners.", "The session of the node ended."},
    {Rule::non_fix, "mental-note", "mental note to|that", is_mention_or_denied, "I made a mental note to ask first.",
     "A note to the page."},
    {Rule::non_fix, "test-your-backups", "test|check|verify =your ..1 backup|restore|config|assumption|change",
     is_no_bare_call, "Test your backups, folks.", "The job tests the backup."},
    {Rule::non_fix, "vital-to-tell",
     "<be> vital|essential|crucial|imperative|important that|to <pronoun>? "
     "communicate|inform|coordinate|check|review|test|verify|monitor|plan|remember|understand|document|ask",
     is_not_asked_for_now, "It is vital that we communicate each change in advance.",
     "It is vital that the leader renews its lease."},
    {Rule::non_fix, "communication-must-be",
     "communication|coordination|planning|collaboration ..4 must|should|need|has to? be <adverb>? "
     "structured|proactive|better|clear|clearer|timely|open|transparent|improved|consistent",
     not_a_remedy, "Communication in an outage must be structured and proactive.",
     "Communication must be encrypted between nodes."},
    {Rule::non_fix, "need-for-better",
     "need|importance for|of better|more|closer|clearer|=being ..1 "
     "communication|coordination|planning|testing|preparation|care|attention|discipline|review|prepared|careful|"
     "proactive|vigilant",
     is_mention_or_denied, "It showed the need for better communication with partners.",
     "It showed the need for more memory."},
    {Rule::non_fix, "better-imperative",
     "better analyse|analyze|plan|check|understand|communicate|coordinate|document|prepare|test|review|think",
     is_no_bare_call, "Better analyse what an upgrade changes.", "It is better documented now."},
    {Rule::non_fix, "expect-the-unexpected", "expect|prepare|=be for? =ready? for? the unexpected|worst",
     is_mention_or_denied, "Expect the unexpected.", "Expect the header in the first line."},
    {Rule::non_fix, "more-time-on",
     "more|enough|additional|sufficient time must|should|need|has to? be spent|allocated|invested|given|reserved",
     is_mention_or_denied, "More time needs to be allocated to tests.", "More memory needs to be allocated."},
    {Rule::non_fix, "tested-beforehand",
     "must|should|shall|need|has|have to? to? <adverb>? be <adverb>? "
     "tested|checked|reviewed|verified|communicated|announced|discussed|planned|coordinated <adverb>? <adverb>? "
     "beforehand|=first|line|manually|thoroughly|carefully|=properly|=well|better|=upfront",
     is_of_the_past, "Large migrations should be tested beforehand.", "Rows must be checked by the loader."},
    {Rule::non_fix, "check-every", "check|review|verify|inspect|test every|=each|all <any>? <noun>", is_no_bare_call,
     "Check every host before we move on.", "The probe checks every host."},
    {Rule::non_fix, "best-efforts", "make|put more|extra|greater|every|a|an ..1 effort to|in|into", not_a_remedy,
     "Make a conscious effort to ask.", "Make an entry."},
    {Rule::non_fix, "hold-each-other", "hold each other accountable|responsible|to", not_a_remedy,
     "We hold each other accountable.", "They hold each other's lock."},
    {Rule::non_fix, "speak-up",
     "encourage|ask|urge|invite <someone> to speak|raise|ask|double-check|check|read|report|communicate",
     is_not_asked_for, "Encourage people to speak up.", "Ask the node to report."},
    {Rule::non_fix, "keep-informed",
     "keep each|one|everyone|everybody|people|team other|another|better|more|all|=teams? ..1 "
     "in|=informed|=posted|=updated|"
     "aware the? =loop|better|of|about|on|more",
     not_a_remedy, "Keep each other in the loop.", "Keep each row in the log."},
    {Rule::non_fix, "eyes-open", "keep|have <possessive>|the|an ..2 eye|eyes open|on|out", is_for_now,
     "Lesson: keep your eyes open.", "Keep the ports open."},
    {Rule::non_fix, "commit-to-awareness",
     "commit|pledge|promise|agree to =raising|raise|=improving|improve|=increasing|=spreading ..1 "
     "awareness|communication|attention|vigilance|discipline",
     is_mention_or_denied, "The vendor has committed to raising awareness.", "We commit the row to disk."},
    {Rule::non_fix, "ask-people-to",
     "ask|request|tell|urge|encourage|advise "
     "everyone|=people|=teams|=developers|=users|=staff|=engineers|everybody|=us|"
     "team to "
     "speak|check|verify|read|avoid|be|inform|notify|contact|follow|review|announce|communicate|=talk|=use|think",
     is_not_asked_for, "Ask teams to speak to us before they deploy.", "Ask teams to name an owner in the file."},
    {Rule::non_fix, "avoid-by-hand",
     "avoid|stop|refrain|minimise|minimize ..1 =manual|direct|risky|hasty|=ad-hoc ..1 "
     "change|edit|action|deploy|deployment|update|modification|query|command|access",
     is_not_asked_for, "Avoid manual changes in production.", "Avoid the direct route."},
    {Rule::non_fix, "beforehand",
     "communicate|inform|tell|announce|discuss|coordinate|warn ..7 "
     "beforehand|=advance|=upfront|=early|=earlier|=clearly",
     is_not_an_order, "Communicate changes to the team beforehand.", "The node told its peers beforehand."},
    {Rule::non_fix, "better-reviews", "better|stricter|closer|careful ..1 #review|planning|handover", is_a_slow_thing,
     "Better code reviews.", "A review of the code."},
    {Rule::non_fix, "is-not-to", "solution|fix|lesson|remedy|takeaway <be> ..2 to not|never <verb>",
     is_mention_or_denied, "The solution is just to not run such queries.", "The lesson is in the log."},
    {Rule::non_fix, "a-lesson-to-all", "let this|=that|it be a lesson|reminder|warning", is_mention_or_denied,
     "Let this be a lesson to run those backups.", "Let it be a copy."},
    {Rule::non_fix, "let-us-not", "let <any> not <verb>|do", is_mention,
     "Next time, let's not edit files on the live host.", "Let the lock not expire by itself, said the page."},
    {Rule::non_fix, "with-care", "treat|handle|use|run|edit|touch|approach ..4 with ..3 care|caution|respect|suspicion",
     is_not_asked_for, "Treat the database with care.", "The box is marked: with care."},
    {Rule::non_fix, "reminder-of-importance", "reminder of|about ..3 =importance|=need|=value", is_mention_or_denied,
     "It is a reminder of the importance of testing.", "A reminder of the cron job is sent."},
    {Rule::non_fix, "thorough-review",
     "conduct|do|perform|carry|make out? a? thorough|careful|rigorous|proper|diligent review|testing|check|inspection",
     is_not_asked_for, "Conduct a thorough review of each change.", "Do a copy of each row."},
    {Rule::non_fix, "equip-people", "equip <someone> with|to", not_a_lesson_told,
     "Equip the team with the knowledge to debug it.", "Equip the rack with a second feed."},
    {Rule::non_fix, "keep-up-to-date", "keep ..7 up =to =date", is_not_asked_for, "Keep the runbooks up to date.",
     "The job keeps the index up to date."},
    {Rule::non_fix, "stay-on-top", "keep|stay on top of", is_not_asked_for, "Stay on top of the patches.",
     "The rack sits on top of the other."},
    {Rule::non_fix, "never-again", "never again", is_mention, "Never again.", "It never started again."},
};

}  // namespace

RuleFamily non_fix_phrases() { return {non_fix_phrases_phrase_rules, {}}; }

}  // namespace pm::language
