// Phrases of bad-faith: fault, blame and ill intent.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool is_fault_of_a_thing(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  static const LemmaSet seg("segmentation page tolerance tolerant injection domain ground earth tree line bus");
  return any_of(r, b - 2, b, seg) || any_of(r, e, e + 1, seg) || (r.pos(e) == PartOfSpeech::noun) ||
         (r.word(b).size() <= 4 && r.pos(b) == PartOfSpeech::possessive && r.has(b - 1, tag_system));
}

bool is_nobodys_fault(const ParsedSentence& r, int b, int e) {
  static const LemmaSet none("nobody no-one none no");
  return is_fault_of_a_thing(r, b, e) || any_of(r, b - 1, e, none);
}

bool is_in_spite_of(const ParsedSentence& r, int b, int e) {
  static const LemmaSet in("in despite");
  return is_attacker(r, b, e) || any_of(r, b - 1, b, in);
}

bool is_a_machines_idleness(const ParsedSentence& r, int b, int e) {
  static const LemmaSet wrong("wrong else");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, wrong) ||
         std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
           return d.main == e - 2 &&
                  (d.subject.subject_class == SubjectClass::system || d.subject.subject_class == SubjectClass::thing);
         });
}

bool is_asleep_at_home(const ParsedSentence& r, int b, int e) {
  static const LemmaSet when("after by when as at because since in");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, when) || r[e].shape == TokenShape::comma;
}

bool is_of_machines(const ParsedSentence& r, int b, int e) {
  if (is_mention(r, b, e)) return true;
  return !std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                      [&](const VerbPhrase& d) { return d.main >= e && (is_people(d.subject) || d.infinitive); });
}

bool is_not_of_people_or_role(const ParsedSentence& r, int b, int e) {
  static const LemmaSet pronouns("nobody no-one none");
  return is_mention(r, b, e) || (!pronouns.has(r[b].lemma) && is_not_of_people(r, b, e));
}

bool is_a_place(const ParsedSentence& r, int b, int e) {
  static const LemmaSet lists("list page roster rota shift call channel side");
  return is_search_for_blame(r, b, e) || any_of(r, e, e + 1, lists) || r.pos(e) == PartOfSpeech::noun || !r.breaks(e);
}

bool is_duty_holder(const ParsedSentence& r, int b, int e) {
  static const LemmaSet duty("command response bridge channel page review");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 2, duty) || r.pos(e) == PartOfSpeech::noun;
}

bool any_people(const ParsedSentence& r) {
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_people)) return true;
  return false;
}

bool is_no_reproach(const ParsedSentence& r, int b, int e) {  // "had he not been so careless" is one
  static const LemmaSet if_("if");
  const bool unmet = any_of(r, 0, b, if_) || r.pos(0) == PartOfSpeech::have;
  return is_mention(r, b, e) || (!unmet && is_not_of_people(r, b, e)) || !any_people(r);
}

bool is_hidden_by_software(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  return is_mention_or_denied(r, b, e) || d == nullptr || !is_people(d->subject) || is_hypothetical(r, *d) ||
         d->passive;
}

bool is_praise(const ParsedSentence& r, int b, int e) { return is_mention_or_denied(r, b, e); }

bool is_present_or_readers(const ParsedSentence& r, int b,
                           int e) {  // "we don't care about the order" describes a design
  const auto* d = r.verb_phrase_at(e - 2) != nullptr ? r.verb_phrase_at(e - 2) : r.verb_phrase_at(e - 1);
  return is_mention(r, b, e) || r.question() || d == nullptr || !d->past || r.has(b, tag_customer);
}

bool is_of_a_machine(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || (b > 1 && (r.has(b - 1, tag_system) || r.has(b - 2, tag_system)));
}

/// "If you don't care about the order, leave it empty".
bool is_a_readers_choice(const ParsedSentence& r, int b, int e) {
  static const LemmaSet you("you"), if_("if");
  return is_mention(r, b, e) || r.question() || any_of(r, b, b + 2, you) || any_of(r, 0, b, if_) ||
         r.has(b, tag_customer) ||
         std::none_of(r.verb_phrases().begin(), r.verb_phrases().end(), [](const VerbPhrase& d) { return d.past; });
}

/// "The fault lies on the second disk": no blame of people.
bool is_blame_of_a_thing(const ParsedSentence& r, int b, int e) {
  static const auto fault = r.lexicon().lemma("fault"), responsibility = r.lexicon().lemma("responsibility");
  if (is_search_for_blame(r, b, e)) return true;
  const int end = std::max(e, r.noun_phrase_end(e - 1));
  bool people = false, named = false;
  for (int i = e - 1; i < end; ++i) {
    people |= r.has(i, tag_people);
    named |= r.token(i).capital && i > 0;
  }
  if (r.is(b, responsibility)) {  // whose duty it is, unless it is for what went wrong
    static const LemmaSet harm("outage incident failure mistake error loss damage mess breach disaster delay charge");
    return !people || !any_of(r, b, e, harm);
  }
  return r.is(b, fault) ? !people : !people && !named;
}

bool is_cowboy_boot(const ParsedSentence& r, int b, int e) {
  static const LemmaSet boots("boot hat");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, boots);
}

constexpr PhraseRule bad_faith_phrases_phrase_rules[] = {
    {Rule::bad_faith, "at-fault", "<people> <be> ..2 at fault", is_nobodys_fault, "The night shift was at fault.",
     "The cable was at fault."},
    {Rule::bad_faith, "somebodys-fault", "<possessive> own? fault", is_fault_of_a_thing, "It was Dave's fault.",
     "The disk's fault light was on."},
    {Rule::bad_faith, "fault-of", "fault of|from|lay|lie <preposition>? <someone>", is_fault_of_a_thing,
     "It is the fault of the developers.", "The fault of the disk."},
    {Rule::bad_faith, "blame-on",
     "blame|responsibility|guilt|fault ..3 lie|fall|rest|go|be|belong ..2 with|on|to|at <someone>", is_search_for_blame,
     "The blame lies with the vendor.", "We assign no blame to anybody."},
    {Rule::bad_faith, "on-them", "that|this|it|=one <be> on|upon me|him|her|them|us", is_search_for_blame,
     "That one's on me.", "The load is on them."},
    {Rule::bad_faith, "negligence",
     "negligence|carelessness|laziness|complacency|recklessness|irresponsibility|sloppiness|=indifference",
     is_search_for_blame, "Pure negligence.", "No negligence is meant."},
    {Rule::bad_faith, "moral-word",
     "careless|negligent|reckless|irresponsible|lazy|sloppy|complacent|arrogant|selfish|rogue|disgruntled|"
     "lax|slapdash|cavalier|unethical|unscrupulous|slack|cowardly|greedy|dishonest|rude|stubborn <adjective>? "
     "<people>|attitude|review|job|behaviour|work|handling|approach|decision|conduct|deploy|deployment|change|merge|"
     "push|"
     "coding|testing|commit|restart|maintenance|act|action|practice|=deploying|mistake|error",
     is_attacker, "A careless engineer.", "The lazy loader."},
    {Rule::bad_faith, "malicious-people", "malicious <adjective>? <people>|attitude|behaviour|conduct", is_attacker,
     "A malicious admin.", "A malicious link."},
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
    {Rule::bad_faith, "did-not-give-a-damn", "give a|two|no damn|toss|hoot|crap|=fuck|=shit|=monkey", is_mention,
     "He didn't give a damn.", "It gave a number."},
    {Rule::bad_faith, "brushed-aside", "<someone> ..2 brush|wave|shrug aside|off|away", is_mention_or_denied,
     "They brushed aside our concerns.", "It brushed aside the rows."},
    {Rule::bad_faith, "lift-a-finger", "not lift a finger", is_mention, "They did not lift a finger.",
     "It did lift a disk."},
    {Rule::bad_faith, "moral-of-them",
     "careless|negligent|reckless|irresponsible|lazy|sloppy|arrogant|selfish|unprofessional|complacent|rude|cowardly "
     "of|from "
     "<someone>",
     is_mention_or_denied, "It was irresponsible of them.", "A lazy one of the loaders."},
    {Rule::bad_faith, "whose-fault", "whose fault", is_mention, "Whose fault is it?", "Which fault is it?"},
    {Rule::bad_faith, "kept-quiet", "<someone> ..6 keep quiet|=silent about", is_mention_or_denied,
     "He kept quiet about it.", "The probe kept quiet for a minute."},
    {Rule::bad_faith, "spite", "spite|malice|arrogance|greed", is_in_spite_of, "She did it out of spite.",
     "In spite of the lag it held."},
    {Rule::bad_faith, "sabotage", "sabotage by <someone>", is_attacker, "Sabotage by a colleague.",
     "Sabotage by an attacker."},
    {Rule::bad_faith, "blind-eye", "turn a blind eye", is_mention_or_denied, "They turned a blind eye.",
     "They turned a disk."},
    {Rule::bad_faith, "blame-game", "blame game", is_mention_or_denied, "He started the blame game.",
     "We play no blame game."},
    {Rule::bad_faith, "blame-is-theirs", "the =blame ..7 <be> =mine|=ours|=theirs|=hers|=yours|<people>",
     is_search_for_blame, "The blame, I'm afraid, is ours.", "The blame view is slow."},
    {Rule::bad_faith, "hid-from",
     "hide|conceal|withhold|keep <determiner>? ..4 from ..3 "
     "=us|=me|customer|management|=everyone|=everybody|team|=public",
     is_hidden_by_software, "The supplier tried to hide the exports from us.", "The cache hides the header from us."},
    {Rule::bad_faith, "so-careless",
     "<be> ..1 =so|=too|=that careless|negligent|reckless|lazy|sloppy|irresponsible|selfish|arrogant|complacent",
     is_no_reproach, "If Jonas hadn't been so careless, we would be home.", "The filter was too lazy."},
    {Rule::bad_faith, "chose-not-to-tell", "=chose|=decided not to =tell|=inform|=warn|=disclose", is_mention,
     "The supplier chose not to tell its customers.", "The node chose not to forward it."},
    {Rule::bad_faith, "too-lazy-to", "=too =lazy to", is_mention_or_denied, "Two validators were too lazy to upgrade.",
     "The loader is too late to help."},
    {Rule::bad_faith, "shame", "shame|ashamed of|on <determiner>? <people>", is_mention_or_denied, "Shame on the team.",
     "The shape of the team."},
    {Rule::bad_faith, "not-taken-seriously", "not|nobody|=none|=one ..4 take ..4 =seriously", is_not_of_people,
     "Management didn't take the warnings seriously.", "It took the disk."},
    {Rule::bad_faith, "deaf-ears", "deaf ear", is_mention_or_denied, "Our warnings fell on deaf ears.",
     "The ear of the plug."},
    {Rule::bad_faith, "did-nothing", "<people> ..9 =did|=doing nothing", is_a_machines_idleness,
     "He saw the alert and did nothing.", "The watchdog did nothing."},
    {Rule::bad_faith, "said-nothing",
     "<people> ..2 know|see|hear|notice ..7 and ..2 =said|=kept nothing|=quiet|=silent", is_mention_or_denied,
     "They knew and said nothing.", "The log said nothing."},
    {Rule::bad_faith, "sat-on-it", "<people> ..1 =sat|=sitting on <determiner>|=it|=this", is_mention_or_denied,
     "The vendor sat on the ticket for weeks.", "The file sat on the disk."},
    {Rule::bad_faith, "back-to-sleep", "go|=fell back to sleep|bed", is_not_of_people,
     "The on-call went back to sleep.", "The thread goes to sleep."},
    {Rule::bad_faith, "asleep-people", "<people> <be> =asleep", is_asleep_at_home, "QA was asleep.",
     "The thread was asleep."},
    {Rule::bad_faith, "brushed-off", "brush|fob|shrug ..2 =off", is_not_of_people, "Support kept brushing us off.",
     "The shell shrugged."},
    {Rule::bad_faith, "shrugged", "<people> ..1 =shrugged", is_mention_or_denied, "He shrugged and went home.",
     "The line shrugged."},
    {Rule::bad_faith, "unacceptable",
     "unacceptable|inexcusable|unforgivable|irresponsible|negligent|reckless to|that|of|how", is_of_machines,
     "It's unacceptable that nobody answered.", "An acceptable load."},
    {Rule::bad_faith, "unacceptable-deed",
     "behaviour|behavior|conduct|attitude|response|handling of|by <someone> <be> ..2 "
     "unacceptable|disgraceful|appalling|shameful|bad|poor|terrible",
     is_mention_or_denied, "The conduct of the vendor was unacceptable.", "The latency was unacceptable."},
    {Rule::bad_faith, "nobody-took-it-on",
     "nobody|=none|=one|not ..4 take|want|accept|assume|own|show ..2 "
     "responsibility|ownership|accountability|initiative",
     is_not_of_people_or_role, "Nobody took responsibility.", "The pod took no lock."},
    {Rule::bad_faith, "refused-ownership", "refuse|decline|unwilling to <verb> ..2 responsibility|ownership|part|blame",
     is_not_of_people, "The team refuses to take ownership of it.", "The port refused it."},
    {Rule::bad_faith, "profit-before-safety",
     "<people> ..2 put|prioritise|prioritize|place|value|choose ..3 before|over|above|ahead ..2 "
     "safety|security|quality|reliability|stability|=customers|=users|=people",
     is_mention_or_denied, "Management put profit before safety.", "The lock comes before safety checks."},
    {Rule::bad_faith, "cover-up", "cover-up|coverup", is_mention_or_denied, "It was a cover-up.", "A cover page."},
    {Rule::bad_faith, "pretended", "<people> ..1 turn|look|walk ..1 the other way", is_mention_or_denied,
     "They looked the other way.", "It looked one way."},
    {Rule::bad_faith, "on-those", "that|this|it|=one <be> ..1 on|upon the|our|those|=you|=dave ..1 <people>",
     is_a_place, "This is on the network team.", "The alert is on the network."},
    {Rule::bad_faith, "who-are-at-fault", "<people> ..3 <be> the? one|=ones ..2 at fault", is_nobodys_fault,
     "The network guys are the ones at fault.", "The cables are the ones at fault."},
    {Rule::bad_faith, "points-the-finger", "point <possessive>|the|a finger at <someone>", is_mention_or_denied,
     "Everybody points the finger at the DBA.", "We point no fingers."},
    {Rule::bad_faith, "those-responsible",
     "<people>|=those|=one =responsible|=accountable|=culpable for ..2 "
     "outage|incident|mess|failure|disaster|loss|damage|downtime|breach|breakage|error|bug|mistake",
     is_duty_holder, "The person responsible for this mess is the architect.", "The team responsible for billing."},
    {Rule::bad_faith, "who-is-responsible",
     "who <be> responsible|accountable for ..2 outage|incident|mess|failure|disaster", is_mention_or_denied,
     "Who is responsible for this disaster?", "Who is responsible for billing?"},
    {Rule::bad_faith, "take-the-blame", "take|accept|bear|deserve|share ..2 blame", is_search_for_blame,
     "I take full blame for this.", "We place no blame."},
    {Rule::bad_faith, "blame-somebody-for", "<possessive> =blame", is_search_for_blame, "It is all his blame.",
     "The blame view shows the commit."},
    {Rule::bad_faith, "thanks-to-somebody", "thanks to <someone> ..3 lose|break|have|=cannot|=lost|=went|=had",
     is_praise, "Thanks to Bob we lost the weekend.", "Thanks to Bob we found it."},
    {Rule::bad_faith, "strikes-again", "<people> strike again", is_mention, "Bob strikes again.",
     "The bug strikes again."},
    {Rule::bad_faith, "went-rogue", "<people> ..2 go rogue", is_attacker, "He went rogue.", "The process went rogue."},
    {Rule::bad_faith, "cowboys", "cowboy", is_cowboy_boot, "The cowboys in the platform team shipped it.",
     "The rule for boots."},
    {Rule::bad_faith, "hubris", "hubris|=cowardice|=apathy|=deceit|=treachery|=egoism|=stubbornness|=selfishness",
     is_search_for_blame, "Our own hubris led to this.", "Our own proxy led to this."},
    {Rule::bad_faith, "culture-of",
     "culture|attitude|atmosphere of "
     "not|no|=ignoring|=indifference|=neglect|=negligence|=complacency|=laziness|=blaming|=carelessness",
     is_mention_or_denied, "A culture of not caring.", "A culture of asking."},
    {Rule::bad_faith, "who-cares", "=who-cares|=not-my-problem", is_mention_or_denied, "A not-my-problem attitude.",
     "My problem is the disk."},
    {Rule::bad_faith, "wanted-to-go-home", "<people> ..2 =wanted|=want to ..5 home|=done", is_mention_or_denied,
     "They just wanted to go home.", "The packet went home."},
    {Rule::bad_faith, "afterthought", "treat|consider as? an afterthought ..1 by <someone>", is_mention_or_denied,
     "Security was treated as an afterthought by the developers.", "It was treated as text."},
    {Rule::bad_faith, "conscience", "guilty|bad conscience", is_mention_or_denied, "A guilty conscience.",
     "A guilty party of threads."},
    {Rule::bad_faith, "plain-lazy", "plain|just|simply|pure|sheer ..1 lazy|careless|negligent|sloppy|rude|arrogant",
     is_mention_or_denied, "Just plain lazy.", "Just plain text."},
    {Rule::bad_faith, "typical-of", "typical of <someone>", is_mention_or_denied, "Typical of the storage people.",
     "Typical of such a load."},
    {Rule::bad_faith, "chose-nothing", "<people> ..4 choose|decide|prefer|opt to =do|look nothing|away",
     is_mention_or_denied, "Management chose to do nothing.", "The filter chose to do nothing."},
    {Rule::bad_faith, "under-the-rug", "sweep|brush ..5 under the|a rug|carpet", is_mention_or_denied,
     "They tried to sweep it under the rug.", "The cable runs under the rug."},
    {Rule::bad_faith, "whose-idea", "whose <adjective>? <adjective>? idea =was|=is", is_mention,
     "Whose brilliant idea was it?", "Which idea was it?"},
    {Rule::bad_faith, "no-excuse", "inexcusable|unforgivable|no excuse for", is_mention, "There is no excuse for this.",
     "The excuse field is empty."},
    {Rule::bad_faith, "knew-and-did", "<people> ..1 =knew ..7 and ..5 =anyway|=regardless|=nonetheless",
     is_mention_or_denied, "He knew it was broken and pushed it anyway.", "The job retried and failed anyway."},
    {Rule::bad_faith, "responsible-person", "responsible person|party|individual|employee|engineer|developer <be>",
     is_mention_or_denied, "The responsible person is known.", "The responsible component is known."},
    {Rule::bad_faith, "abused-rights", "abuse <possessive> <adjective>? right|privilege|access|position|trust|role",
     is_attacker, "The admin abused his rights.", "The attacker abused their access."},
    {Rule::bad_faith, "played-down",
     "<people> ..2 =played|=dodged =down|every|all|our|the ..2 "
     "alarm|warning|problem|issue|outage|severity|question|incident",
     is_mention_or_denied, "The shift lead played down the alarm.", "The alarm was played on the speaker."},
    {Rule::bad_faith, "abandoned-duty",
     "<someone> ..3 abandon|shirk|ignore <possessive> <adjective>? responsibility|duty|obligation|customer|user",
     is_mention_or_denied, "The two companies seemingly abandoned their responsibilities.",
     "The leader abandoned its term."},
    {Rule::bad_faith, "refusal-of", "<people> ..1 =refusal|=unwillingness to", is_mention_or_denied,
     "The vendor's refusal to talk to us.", "The broker's refusal to start."},
    {Rule::bad_faith, "blame-rests",
     "blame|responsibility|guilt|fault|culpability|=failing ..9 "
     "sit|rest|lie|fall|belong|land ..3 with|on|at|to|upon <possessive>|the|<someone>|<noun>",
     is_blame_of_a_thing, "Blame for it sits with Integrations.", "The load rests on the rail."},
    {Rule::bad_faith, "finger-points", "finger ..1 point ..2 at|to|towards", is_search_for_blame,
     "The finger points at the middleware team.", "The pointer points at the row."},
    {Rule::bad_faith, "culprit-people", "culprit|guilty|offender|=guilty <any>? <be> ..4 <people>", is_search_for_blame,
     "The guilty one is Marco.", "The culprit was a bad disk."},
    {Rule::bad_faith, "over-the-wall", "throw|chuck|toss|lob|dump ..3 over the wall|fence", is_mention_or_denied,
     "They threw it over the wall.", "They threw it over the port."},
    {Rule::bad_faith, "disregard",
     "blatant|flagrant|wilful|willful|total|complete|utter|sheer|gross|deliberate|open|casual|<possessive> "
     "#disregard|contempt|neglect|disrespect|indifference|dereliction ..1 of|for|to|towards",
     is_search_for_blame, "Blatant disregard of the policy by the team.", "Total length of the row."},
    {Rule::bad_faith, "no-interest",
     "<people> ..1 show|have|take|display no|=zero|little <adjective>? interest|=concern|=regard|=respect ..2 "
     "in|for|to",
     is_mention_or_denied, "The supplier showed no interest in our warnings.", "The cache has no interest rate."},
    {Rule::bad_faith, "acted-badly",
     "<people> ..2 act|behave ..1 irresponsible|selfish|careless|=negligent|=reckless|dishonest|=irresponsibly|="
     "negligently|=recklessly|=selfishly|=dishonestly|=unprofessionally|=arrogantly",
     is_a_readers_choice, "The maintainer acted irresponsible and selfish.", "The node acted on it."},
    {Rule::bad_faith, "had-been-hiding",
     "<people> =was|=were|=had|=been ..2 =hiding|=concealing|=lying|=faking|=falsifying|=doctoring|=covering|="
     "withholding|=dodging|=ducking|=stonewalling|=stalling|=dragging",
     is_mention_or_denied, "The depot team had been hiding failed inspections.", "The view had been hiding rows."},
    {Rule::bad_faith, "greedy-people",
     "greedy|=cynical|=ruthless ..1 <people>|=vcs|=investors|=bankers|=shareholders|=speculators", is_attacker,
     "Greedy managers push them to launch.", "A greedy loop."},
    {Rule::bad_faith, "refusal-to-engage",
     "=refusal|=unwillingness to =engage|=talk|=cooperate|=listen|=answer|=help|=communicate|=respond", is_of_a_machine,
     "Their refusal to engage with us drove people away.", "The broker's refusal to respond."},
    {Rule::bad_faith, "personal-profit", "for|=own personal|=their|=his|=her|own =profit|=gain|=enrichment ..1",
     is_of_a_machine, "They took it for personal profit.", "The gain of the signal."},
    {Rule::bad_faith, "played-dumb", "play =dumb|=innocent|=stupid", is_mention_or_denied, "He played dumb.",
     "It played a tone."},
    {Rule::bad_faith, "against-advice",
     "against all|=better|=every|the ..1 =advice|=warnings|=judgement|=knowledge|=judgment ..1", is_mention_or_denied,
     "Sales pushed it through against all advice.", "Checked against all rows."},
    {Rule::bad_faith, "too-busy-to", "<people> ..4 =was|=were too =busy ..6 to", is_mention_or_denied,
     "He was too busy watching football to look.", "The disk was too busy to answer."},
    {Rule::bad_faith, "knowing-well", "=knowing|=knew|=known =full|=perfectly|=very|=quite =well", is_mention_or_denied,
     "They shipped it knowing full well that it crashed.", "It is known as full."},
    {Rule::bad_faith, "chose-to-sit", "=chose|=decided|=preferred|=elected to =sit|=ignore|=hide|=lie|=look",
     is_hidden_by_software, "The vendor chose to sit on it.", "The node was chosen to lead."},
    {Rule::bad_faith, "always-indifferent", "<people>|=always ..2 indifferent|dismissive|uncooperative",
     is_a_readers_choice, "The vendor, as always indifferent, did not answer.", "The page is always blank."},
    {Rule::bad_faith, "did-not-care-about",
     "<people> ..1 not|never ..1 care|=cared ..1 about|for|whether|what|if|=at|enough", is_present_or_readers,
     "The manager did not care about quality.", "The loop does not care about order."},
    {Rule::bad_faith, "behaved-how",
     "how recklessly|carelessly|irresponsibly|=negligently|selfishly|lazily|sloppily <someone>", is_mention_or_denied,
     "Given how recklessly the contractor behaved.", "How quickly the node restarted."},
    {Rule::bad_faith, "fault-is-with", "fault|blame|=failure <be> ..3 with|=on <possessive>|the|<someone> ..4 <people>",
     is_search_for_blame, "The fault is with the carrier's planners team.", "The fault is with the disk."},
    {Rule::bad_faith, "drags-feet", "drag <possessive> =feet|=heels", is_mention_or_denied,
     "The team dragged its feet.", "The file was dragged to the pane."},
    {Rule::bad_faith, "malice", "malicious|bad|ill intent|will|faith", is_attacker,
     "It was done with malicious intent by an admin.", "Attackers had malicious intent."},
    {Rule::bad_faith, "their-responsibility", "<people> <be> the? one? to blame", is_search_for_blame,
     "The vendor is to blame.", "The disk is to blame."},
};

}  // namespace

RuleFamily bad_faith_phrases() { return {bad_faith_phrases_phrase_rules, {}}; }

}  // namespace pm::language
