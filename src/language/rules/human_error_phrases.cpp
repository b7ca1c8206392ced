// Phrases of human-error: mistakes, typos, oversights, accidents.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool is_learning_or_no(const ParsedSentence& r, int b, int e) {
  static const LemmaSet unlikely("impossible harder unlikely visible happen");
  static const LemmaSet learn(
      "learn impossible hard harder easy easier tolerate allow forgive happen survive catch if could can may might "
      "possible no nobody everyone everybody people anyone anybody");
  static const LemmaSet judged(
      "rookie amateur newbie beginner stupid dumb silly basic elementary schoolboy foolish idiotic novice");
  return is_mention_or_denied(r, b, e) || any_of(r, b, e, judged) || any_of(r, b - 5, b, learn) ||
         any_of(r, e, e + 2, unlikely);
}

bool is_prevention(const ParsedSentence& r, int b, int e) {
  static const LemmaSet guard(
      "prevent avoid protect against guard safeguard risk reduce likelihood chance block stop detect catch possible "
      "if");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 5, b, guard);
}

/// "makes a common mistake", "make error handling easier": mistakes in general, or what a program calls an error.
bool is_of_no_day(const ParsedSentence& r, int b, int e) {
  static const LemmaSet usual("common frequent frequently typical popular classic possible potential grammar usual");
  static const auto error = r.lexicon().lemma("error");
  if (is_learning_or_no(r, b, e) || any_of(r, b, e, usual)) return true;
  if (r.is(e - 1, error)) {  // of a program, unless somebody made one
    bool one = false;
    for (int i = b; i < e - 1; ++i) one |= r.has(i, tag_determiner);
    if (!one || r.has(e, tag_noun | tag_determiner)) return true;
  }
  const auto* d = r.verb_phrase_at(b);
  if (d != nullptr && d->passive && r.pos(e) == PartOfSpeech::to) return true;  // "was made an error to call it"
  return d != nullptr && d->main == b && (!d->past || is_reader(r, d->subject)) && !d->gerund;
}

bool is_usual(const ParsedSentence& r, int b, int e) {
  static const LemmaSet usual("common frequent typical popular classic possible potential grammar spelling usual");
  static const auto be = r.lexicon().lemma("be");
  const auto* d = r.verb_phrase_at(b) != nullptr ? r.verb_phrase_at(b) : r.verb_phrase_at(b - 1);
  if (d != nullptr && d->verb == be && (d->infinitive || (d->modal != 0 && !d->perfect)))
    return true;  // "is likely to be a mistake" is a view, and nobody's mistake
  return is_learning_or_no(r, b, e) || any_of(r, b, e, usual) || is_changelog_entry(r);
}

bool is_a_machines(const ParsedSentence& r, int b, int e) {  // "the canary's error rate"
  const bool bare =
      r.word(b).size() <= 4 && (r.word(b).ends_with("s") || r.word(b).ends_with("'")) && r.word(b).front() != 'h';
  if (bare && !r.has(b - 1, tag_people)) return true;
  static const LemmaSet its("its");
  return is_learning_or_no(r, b, e) || its.has(r[b].lemma) || r.pos(e) == PartOfSpeech::noun ||
         (r.is(e - 1, r.lexicon().lemma("error")) && r.has(e, tag_noun));
}

/// The deed that the words go with is a machine's, and no passive that hides somebody.
bool is_by_machine(const ParsedSentence& r, int b, int e) {
  if (is_mention(r, b, e) || r.pos(e) == PartOfSpeech::noun) return true;
  const VerbPhrase* nearest = nullptr;
  const bool aside =
      b > 0 && r[b - 1].shape == TokenShape::comma;  // goes with the sentence: "merged before it was green, by mistake"
  for (const auto& d : r.verb_phrases())
    if (d.main < b && !(aside && nearest != nullptr)) nearest = &d;
  if (nearest == nullptr) return false;
  static const LemmaSet lucky("find discover notice detect learn spot solve fix resolve mitigate work recover");
  if (lucky.has(nearest->verb)) return true;  // "we found it by accident"
  static const LemmaSet started("start begin go run happen roll ship launch apply"),
      ours("update upgrade deploy deployment migration rollout release maintenance change rollback restart");
  if (started.has(nearest->verb) && nearest->past && nearest->subject.head >= 0 &&
      ours.has(r[nearest->subject.head].lemma))
    return false;  // "the update started in the afternoon by mistake"
  static const LemmaSet keeping("keep prevent stop protect avoid");
  if ((nearest->modal != 0 && !nearest->perfect) || nearest->negated || any_of(r, b - 7, b, keeping)) return true;
  for (const auto& d : r.verb_phrases())  // "a colleague pressed the emergency stop by accident"
    if (d.main < b && d.past && d.subject.subject_class == SubjectClass::people && !d.negated && d.modal == 0)
      return false;
  return !nearest->passive && (nearest->subject.subject_class == SubjectClass::system ||
                               nearest->subject.subject_class == SubjectClass::thing);
}

bool is_before_a_noun(const ParsedSentence& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || r.pos(e) == PartOfSpeech::noun;
}

bool is_a_slip_of_paper(const ParsedSentence& r, int b, int e) { return is_mention_or_denied(r, b, e) || !r.breaks(e); }

bool is_supervision(const ParsedSentence& r, int b, int e) {
  static const LemmaSet kinds(
      "provide lack more better insufficient regulatory committee board body human congressional");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 2, b, kinds) || any_of(r, e, e + 1, kinds);
}

bool is_ruled_out(const ParsedSentence& r, int b, int e) {  // "eliminates human error" reports no error
  static const LemmaSet ending(
      "automate eliminate prevent reduce remove rule minimise minimize any possible risk chance");
  const bool compound = r[b].form == 0 && r.word(b).find('-') != std::string_view::npos;  // "cert-operator error rate"
  return compound || is_supervision(r, b, e) || any_of(r, b - 4, b, ending);
}

bool is_by_a_company(const ParsedSentence& r, int b, int e) {
  static const LemmaSet many("many most all more few lots");
  if (any_of(r, b + 1, e, many)) return true;  // "due to many people upgrading"
  static const LemmaSet being("be");
  if (any_of(r, e - 1, e, being)) return true;  // "due to them being tied up"
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_people) && !r.has(i, tag_company)) return is_mention_or_denied(r, b, e);
  return true;
}

/// "A bug went unnoticed": a fault that nothing showed. An alert or a mail is there to be noticed.
bool is_hidden_fault(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  static const LemmaSet hidden("bug issue defect fault flaw problem failure error regression outage");
  const auto* d = r.verb_phrase_at(b);
  if (d == nullptr || d->subject.head < 0) return false;
  if (d->relative && any_of(r, b - 8, b, hidden)) return true;
  static const LemmaSet which("which that");
  return hidden.has(r[d->subject.head].lemma) || which.has(r[d->subject.head].lemma);
}

bool is_left_by_system(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1);
  const bool was_done = std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& other) {
    return other.main < b && other.past && (other.passive || is_people(other.subject));
  });
  return is_mention(r, b, e) || r.question() || !was_done ||
         (d != nullptr && d->agent.subject_class == SubjectClass::system);
}

bool is_no_telling(const ParsedSentence& r, int b, int e) {
  bool told = false;
  for (const auto& d : r.verb_phrases())
    told |= d.past && d.main < b && d.modal == 0 && !d.negated &&
            (is_people(d.subject) || d.passive || is_dropped(r, d) || d.verb == r.lexicon().lemma("go") ||
             (d.first == d.main && r.has(d.main, tag_done) && r.object_of(d).empty()));
  return !told || is_mention(r, b, e) || r.pos(e) == PartOfSpeech::noun;
}

/// "Wrong cluster, sorry." is all there is to the sentence.
bool is_more_than_a_sigh(const ParsedSentence& r, int b, int e) {
  const bool heading = e == r.size() && e - b == 2 && r.token(e - 1).capital;  // "Wrong Limits"
  return b > 1 || heading || !r.verb_phrases().empty() || !r.breaks(e) || is_mention(r, b, e);
}

bool is_hypothetical_or_mention(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 2);
  return is_mention_or_denied(r, b, e) || !d || d->negated || d->infinitive || is_hypothetical(r, *d);
}

bool is_typo_mended(const ParsedSentence& r, int b, int e) {
  static const LemmaSet mend("fix correct repair rename mend use resolve patch find locate spot discover");
  static const LemmaSet guard("catch prevent avoid detect block against");  // "checks that catch typos"
  static const LemmaSet likened("common");                                  // "as common as typos in code"
  if (is_changelog_entry(r) || any_of(r, b - 3, b, likened)) return true;
  const auto* deed = r.verb_phrase_at(e);  // "a misplaced comma can wreak havoc" holds of any day
  if (deed != nullptr && deed->modal == r.lexicon().lemma("can")) return true;
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, e + 6, mend) || any_of(r, b - 4, b, guard) || r.question() ||
         (e - b == 1 && r.pos(e) == PartOfSpeech::noun);  // "a typo review"
}

bool is_by_a_system(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 2);
  static const LemmaSet on_purpose("for deliberately intentionally"), so("so");
  const bool to_an_end = e < r.size() && so.has(r[e].lemma);  // ", so everything" is what came of it
  return is_mention_or_denied(r, b, e) || d == nullptr || d->agent.subject_class == SubjectClass::system ||
         is_hypothetical(r, *d) || to_an_end || any_of(r, b, e + 2, on_purpose);
}

bool is_a_machines_lapse(const ParsedSentence& r, int b, int e) {
  static const LemmaSet whose("its their automatic automated");
  const bool of_a_thing =
      b > 0 && (r.has(b - 1, tag_system) || r.pos(b - 1) == PartOfSpeech::noun || any_of(r, b - 1, b, whose));
  return is_mention_or_denied(r, b, e) || of_a_thing;
}

bool is_system_or_mention(const ParsedSentence& r, int b, int e) {
  static const LemmaSet pass("pass");
  return is_mention_or_denied(r, b, e) || pass.has(r[b].lemma);
}

bool is_by_machine_before(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b);
  if (is_mention_or_denied(r, b, e) || d == nullptr) return true;
  return !(d->passive && d->agent.subject_class != SubjectClass::system) && !is_people(d->subject);
}

/// "its", "the model's": somebody has to be the one who assumed.
bool is_not_ours(const ParsedSentence& r, int b, int e) {
  static const LemmaSet its("its");
  return is_mention_or_denied(r, b, e) || its.has(r[b].lemma) ||
         (r.word(b).size() <= 4 && r.word(b).ends_with("s") && r.word(b).front() == '\'' && !r.has(b - 1, tag_people));
}

bool is_a_machines_failure(const ParsedSentence& r, int b, int e) {
  static const LemmaSet its("its");
  const bool bare = r.word(b).size() <= 4 && (r.word(b).ends_with("s") || r.word(b).ends_with("'")) &&
                    r.word(b).front() != 'h' && r.word(b).front() != 'H';
  return is_mention_or_denied(r, b, e) || its.has(r[b].lemma) || (bare && !r.has(b - 1, tag_people));
}

bool is_in_proof(const ParsedSentence& r, int b, int e) {
  static const LemmaSet of_a_thing("proof model code spec specification");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 4, of_a_thing);
}

bool is_not_shipped(const ParsedSentence& r, int b, int e) {
  static const LemmaSet shipped("go ship release deploy merge publish land push slip");
  const auto* d = b > 1 ? r.verb_phrase_at(b - 1) : nullptr;
  if (d == nullptr && b > 2) d = r.verb_phrase_at(b - 2);
  return is_mention_or_denied(r, b, e) || d == nullptr || !d->past || !shipped.has(d->verb);
}

bool is_hypothetical_let(const ParsedSentence& r, int b, int e) {
  for (const auto& d : r.verb_phrases())
    if (d.main >= b && d.main < e && d.verb == r.lexicon().lemma("let")) return d.negated || is_hypothetical(r, d);
  return true;
}

bool is_raised(const ParsedSentence& r, int b, int e) {  // "bumped the version"
  static const LemmaSet values("version limit timeout memory number size quota replica count");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 4, values);
}

/// "swapped the disk at 09:40 and the array rebuilt": one thing for a new one, and another clause.
bool is_replacement(const ParsedSentence& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  if (r.pos(e - 1) != PartOfSpeech::conjunction) return false;
  const int end = r.noun_phrase_end(e);
  return end > e && r.verb_phrase_at(end) != nullptr && r.verb_phrase_at(end)->first == end;
}

bool is_stumbled_upon(const ParsedSentence& r, int b, int e) {  // "we stumbled over the second bug" found it
  static const LemmaSet found_so("bug issue problem error report thread hint line entry ticket answer");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 3, found_so);
}

constexpr PhraseRule human_error_phrases_phrase_rules[] = {
    {Rule::human_error, "human-error",
     "human|operator|user|pilot|manual|administrator|engineer|developer|admin|people|personnel|staff "
     "#error|mistake|fault|slip|oversight|lapse|failure",
     is_ruled_out, "Caused by human error.", "We avoid the phrase human error."},
    {Rule::human_error, "human-error-word", "human-error", is_mention_or_denied, "Category: human-error.",
     "Human-error is no answer."},
    {Rule::human_error, "error-by-people",
     "#error|mistake|bug|typo|misconfiguration|oversight|omission|slip <be>|<have>? =been? "
     "=made|=introduced|=committed|=caused? by <someone>",
     is_mention_or_denied, "A configuration error introduced by a network engineer.",
     "A configuration error introduced by the templating job."},
    {Rule::human_error, "error-made", "#error|mistake|slip|blunder =made|=committed", is_learning_or_no,
     "An error made during the upgrade.", "An error seen during the upgrade."},
    {Rule::human_error, "was-left-out", "=was|=were|=been ..1 =left =out", is_by_a_system, "The step was left out.",
     "The step was left out by the parser."},
    {Rule::human_error, "somebodys-error",
     "<possessive> <adjective>? #mistake|error|slip|blunder|omission|lapse|oversight", is_a_machines,
     "This one was my mistake.", "People learn from their mistakes."},
    {Rule::human_error, "error-on-our-part", "mistake|error|oversight|failure|slip on <possessive> part|side|end",
     is_mention_or_denied, "It was an error on our side.", "The error was on their network."},
    {Rule::human_error, "made-a-mistake", "make|do <determiner>? <adjective>? <adjective>? mistake|error|typo|blunder",
     is_of_no_day, "He made a mistake while typing.", "The form makes mistakes impossible."},
    {Rule::human_error, "one-of-my-mistakes", "make one of ..3 #mistake|error|blunder", is_learning_or_no,
     "I made one of the worst mistakes with a domain.", "The form makes one of the errors impossible."},
    {Rule::human_error, "mistakes-were-made", "mistake|error <be> made", is_of_no_day, "Mistakes were made.",
     "A payment was made."},
    {Rule::human_error, "due-to-a-mistake",
     "due|because|through|=owing|cause by|to|of? <determiner>? <adjective>? "
     "#mistake|typo|blunder|slip-up|mix-up|misunderstanding|oversight|carelessness",
     is_supervision, "Due to a typo in the zone file the site was gone.", "Due to a timeout the site was gone."},
    {Rule::human_error, "mistake",
     "a|an|this|that|the|similar <adjective>|<noun>? <adjective>|<noun>? =mistake|blunder|mishap|slip-up|misstep",
     is_usual, "To prevent a similar mistake we changed the prompt.", "No mistake in the data was found."},
    {Rule::human_error, "was-a-mistake", "<be> a|my|our <adjective>? mistake", is_usual,
     "Deploying then was a mistake.", "The alarm was a good one."},
    {Rule::human_error, "oversight", "a|an|this|the|our|that <adjective>? <adjective>? oversight", is_supervision,
     "This oversight led to an outage.", "There is no oversight board."},
    {Rule::human_error, "typo", "typo", is_typo_mended, "There was a typo in the command.", "10:40 typo fixed."},
    {Rule::human_error, "misspelled", "a|the|one =misspelled|=mistyped <any>? <noun>", is_typo_mended,
     "A misspelled file name led to a 500.", "A misspelled word was corrected."},
    {Rule::human_error, "typographical",
     "typographical|copy-paste|spelling|=typing|=paste|=cut-and-paste|=copy-and-paste|copy/paste error|mistake|slip",
     is_typo_mended, "A typographical error in the route map.", "A parsing error in the route map."},
    {Rule::human_error, "fat-fingers", "fat finger|=fingered", is_mention_or_denied, "Somebody's fat fingers again.",
     "A finger protocol request."},
    {Rule::human_error, "by-mistake", "by mistake|accident|=error", is_by_machine, "Someone ran it on prod by mistake.",
     "The watchdog killed the pod by mistake."},
    {Rule::human_error, "slipped-through",
     "slip through ..2 =us|review|=testing|reviews|qa|=net|=process|=checks|=eyes|=fingers|=attention",
     is_mention_or_denied, "It slipped through our review.", "A slip ring."},
    {Rule::human_error, "without-proper",
     "without proper|adequate|sufficient|enough|prior|any|a|due? <adjective>? <noun>? "
     "#testing|review|test|check|approval|verification|validation|procedure|planning|preparation|rehearsal",

     is_no_telling, "It was merged without proper review.", "Merging without a review is blocked."},
    {Rule::human_error, "slip-of", "slip of <determiner> keyboard|hand|finger|mind|tongue|pen|=fingers|mouse|thumb",
     is_mention_or_denied, "A slip of the keyboard.", "A slip of paper."},
    {Rule::human_error, "wrong-one", "=wrong <noun>", is_more_than_a_sigh, "Wrong cluster, sorry.",
     "Wrong checksums were reported by the disk."},
    {Rule::human_error, "left-out-a-step", "<someone> ..1 leave out", is_hypothetical_or_mention,
     "She left out a step.", "It left out a row."},
    {Rule::human_error, "missed-step",
     "a|an|the|one|this =missed <noun>? "
     "step|check|review|renewal|backup|cleanup|clean-up|handover|rollback|update|upgrade|restart|revert|migration",
     is_prevention, "It was a missed rollback from the day before.", "The missed heartbeats were counted."},
    {Rule::human_error, "without-anyone", "without =anyone|=anybody|=somebody|=someone ..1 <ing>", is_no_telling,
     "It was approved without anyone running it.", "It ran without anything waiting."},
    {Rule::human_error, "read-past", "<someone> ..2 read|look ..1 =past the|a|an|it|this", is_mention_or_denied,
     "All of us read straight past the condition.", "The head of the disk read past the end."},
    {Rule::human_error, "let-it-lapse", "<someone> ..1 =let <any>? <adjective>? <any>? <noun>? =expire|=lapse",
     is_hypothetical_let, "We let our own domain expire.", "The lock was let go."},
    {Rule::human_error, "wrong-one-out", "=wrong <noun>? <noun> =went =out|live", is_mention_or_denied,
     "The wrong image went out.", "The right image went out."},
    {Rule::human_error, "off-the-list", "drop|fall|slip off <possessive>|the <noun>? list|radar|board|agenda",
     is_mention_or_denied, "The ticket dropped off our list.", "The packet dropped off at the edge."},
    {Rule::human_error, "fell-asleep", "=fell =asleep", is_mention_or_denied,
     "The engineer acknowledged the page and fell asleep.", "The disk went to sleep."},
    {Rule::human_error, "took-too-long", "take =us|=them|everyone|everybody <adverb>? too|=so long to|before",
     is_mention_or_denied, "It took us too long to call it an outage.", "It took the job too long to finish."},
    {Rule::human_error, "without-being", "without being thorough|careful|=sure|certain|attentive", is_no_telling,
     "It was read over without being thorough.", "The job ran without being paused."},
    {Rule::human_error, "lapse", "lapse of|in|on", is_mention_or_denied, "A lapse in concentration.",
     "The certificate lapsed."},
    {Rule::human_error, "accidental-deed",
     "accidental|inadvertent|unintentional|mistaken|erroneous|unwitting "
     "deletion|removal|merge|push|commit|drop|truncation|overwrite|deploy|deployment|release|shutdown|restart|reboot|"
     "belief|assumption|execution|publication|upload|wipe|disclosure|modification|exposure|commit|change|click|"
     "keystroke|"
     "press|edit|trigger|activation|deactivation|misconfiguration|run|unplugging|reset|rollback|purge|leak|inclusion|"
     "revocation|rename|update|insertion|omission|disconnection|selection|use",
     is_prevention, "An accidental deletion of the bucket.", "Versioning protects against accidental deletion."},
    {Rule::human_error, "oops", "=oops|=whoops", is_mention_or_denied, "Oops, wrong window.",
     "The kernel wrote a trace."},
    {Rule::human_error, "my-bad", "my bad", is_before_a_noun, "My bad, wrong host.", "My bad disk was swapped."},
    {Rule::human_error, "caused-by-people", "cause by <someone>", is_by_a_company,
     "The outage was caused by an engineer.", "The outage was caused by an engine."},
    {Rule::human_error, "due-to-somebody", "due|because|=owing|thanks to|of <someone> <adverb>? <ing>", is_by_a_company,
     "Due to an engineer pulling the spare cable.", "Due to an engine running hot."},
    {Rule::human_error, "slipped-past",
     "slip past|by|under ..3 review|=us|testing|qa|=reviewers|reviewer|radar|=everyone|=everybody|=eyes|net|check",
     is_system_or_mention, "The bug slipped past code review.", "The tape slipped by a notch."},
    {Rule::human_error, "in-haste", "<done> ..3 in ..1 haste|hurry|=rush", is_mention_or_denied,
     "The change was made in haste.", "The change was made in Hastings."},
    {Rule::human_error, "a-slip", "<be> a|an|my|our <adjective>? #slip", is_a_slip_of_paper,
     "It was an unfortunate slip.", "It was a slip ring."},
    {Rule::human_error, "through-the-cracks", "slip|fall through the crack", is_mention_or_denied,
     "It fell through the cracks.", "It fell through to the default route."},
    {Rule::human_error, "slipped-my-mind", "slip ..2 mind|memory|=attention", is_mention_or_denied,
     "It slipped my mind.", "It slipped a beat."},
    {Rule::human_error, "lost-track", "<someone> ..2 lose track|sight of", is_mention_or_denied,
     "We lost track of the ticket.", "The lens lost track of the star."},
    {Rule::human_error, "over-estimated", "<people> over|under =estimated", is_mention_or_denied,
     "The team over estimated how many had upgraded.", "The job over estimated the rows."},
    {Rule::human_error, "not-kept-on-top", "<not> ..4 =keep|=keeping|=kept on top of", is_mention,
     "I hadn't been keeping on top of patching.", "The lid is not on top of the rack."},
    {Rule::human_error, "but-never-undone",
     "but|and ..1 =never =disabled|=removed|=reverted|=updated|=deleted|=renewed|=closed|=cleaned|=documented|=tested|"
     "=muted|=unset|=enabled|=restored|=reset|=cleared|=lifted|=resumed|=unblocked|=unlocked|=stopped",
     is_left_by_system, "Debug logging was turned on for a day but never disabled.",
     "The row was written but never removed by the job."},
    {Rule::human_error, "never-got-round", "<someone> ..1 not|never ..1 get around|=round to", is_mention_or_denied,
     "We never got around to the alert.", "The request never got to the server."},
    {Rule::human_error, "wrong-assumption",
     "<someone> ..4 make ..2 wrong|incorrect|false|bad|poor|faulty assumption|conclusion|call|choice|decision",
     is_mention_or_denied, "We made a wrong assumption.", "The optimiser printed a wrong estimate."},
    {Rule::human_error, "slip-of-an-office",
     "clerical|procedural|administrative|administration|engineering|user|keying|transcription|data-entry|judgement|"
     "judgment|planning|maintenance #error|mistake|slip|oversight|blunder",
     is_ruled_out, "A clerical error in the list.", "A rounding error in the list."},
    {Rule::human_error, "misunderstanding",
     "a|the|this|that|some|to|of|through <adjective>? #misunderstanding|miscommunication|mix-up|=mixup", is_ruled_out,
     "There was a misunderstanding between the teams.", "There was a handover between the teams."},
    {Rule::human_error, "communication-broke-down", "breakdown|lapse in|of communication", is_ruled_out,
     "A breakdown in communication.", "A breakdown in rack nine."},
    {Rule::human_error, "went-unnoticed", "go|pass|remain unnoticed", is_hidden_fault,
     "The alert went unnoticed for a week.", "The alert went to a closed channel for a week."},
    {Rule::human_error, "escaped-review",
     "escape|evade|pass|elude <possessive>|the? =code? =review|=reviewers|=us|=everyone|=everybody|=attention",
     is_system_or_mention, "The regression escaped review.", "The regression passed the canary."},
    {Rule::human_error, "than-intended", "<done> ..8 than|=then =intended|=meant|=planned", is_by_machine_before,
     "More hosts were removed than intended.", "The heap was larger than intended."},
    {Rule::human_error, "more-than-intended",
     "more|larger|other|wider|bigger ..3 than =intended|=meant ..3 <be> <done>", is_mention_or_denied,
     "More hosts than intended were removed.", "More hosts than before were removed."},
    {Rule::human_error, "in-error",
     "=removed|=deleted|=suspended|=closed|=sent|=issued|=charged|=billed|=granted|=revoked|=applied|=published|"
     "=released|=included|=marked|=disabled|=enabled|=merged|=deployed|=cancelled|=terminated|=blocked|=added|=dropped "
     "..3 =in =error",
     is_before_a_noun, "The account was closed in error.", "The call resulted in error pages."},
    {Rule::human_error, "stray-key",
     "errant|erroneous|mistyped|misplaced|stray|fat-fingered|misspelled|mistaken|misguided|botched "
     "command|keystroke|click|comma|semicolon|bracket|brace|character|quote|edit|entry|paste|key|keypress|commit|push|"
     "deploy|change|line|digit|space|line",
     is_typo_mended, "A misplaced comma took the site down.", "A misrouted packet took the long way."},
    {Rule::human_error, "assumed-wrong",
     "<possessive>|<people> <adjective>? "
     "assumption|belief|guess|understanding|estimate|reading|interpretation|calculation|reckoning|expectation|"
     "diagnosis ..7 <be> ..1 "
     "wrong|incorrect|false|mistaken|flawed|off",
     is_not_ours, "Our assumption about the lease was wrong.", "Its estimate of the rows was wrong."},
    {Rule::human_error, "mistaken-belief",
     "mistaken|wrong|false|incorrect|erroneous impression|belief|assumption that|=it|=they|=he|=she|=i|=we",
     is_in_proof, "Under the mistaken belief that it was a copy.", "A belief that it was a copy."},
    {Rule::human_error, "untested-change",
     "untested|unreviewed|unvetted|unapproved <adjective>? change|script|code|config|configuration|build|version|patch|"
     "commit|migration|query|release|fix ..3 <be> <done>",
     is_mention_or_denied, "An untested script was run on Friday.", "An unsigned script was refused on Friday."},
    {Rule::human_error, "went-out-unreviewed", "unreviewed|untested <preposition>?", is_not_shipped,
     "Changes went out unreviewed.", "Changes wait unreviewed."},
    {Rule::human_error, "somebodys-failure-to", "<possessive> failure to <verb>", is_a_machines_failure,
     "The team's failure to escalate.", "The pump's failure to start."},
    {Rule::human_error, "failure-of-people", "failure|omission|inability by|of|on <someone> to", is_mention_or_denied,
     "The failure of the team to escalate.", "The failure of the pump to start."},
    {Rule::human_error, "caused-by-people-doing",
     "cause|trigger|introduce|provoke|initiate by <someone> <adverb>? <ing>", is_mention_or_denied,
     "It was triggered by one of our admins restarting it.", "It was triggered by the agent restarting it."},
    {Rule::human_error, "triggered-by-people", "trigger|provoke by <someone>", is_by_a_company,
     "The outage was triggered by an engineer.", "The outage was triggered by an engine."},
    {Rule::human_error, "clumsy", "<people> ..2 trip|stumble over|on the|a|an|<possessive>", is_stumbled_upon,
     "A technician tripped over the cable.", "The breaker tripped on the second feed."},
    {Rule::human_error, "knocked",
     "<people> ..2 =knocked|=bumped|=spilled the|a|an|<possessive>|=into|=against|=coffee|=water", is_raised,
     "The cleaner's colleague bumped into the rack; a technician knocked the plug.", "The wind knocked the mast."},
    {Rule::human_error, "mind-elsewhere", "brain fart|=freeze|=fade|=cramp", is_mention_or_denied,
     "A brain fart of mine.", "The brain of the cluster."},
    {Rule::human_error, "blanked", "<self> ..1 =blanked|=zoned|=spaced", is_mention_or_denied, "I zoned out.",
     "The screen blanked."},
    {Rule::human_error, "muscle-memory", "muscle memory", is_mention_or_denied, "Pure muscle memory.",
     "Memory is full."},
    {Rule::human_error, "dropped-a-ball", "between two stools|=chairs", is_mention_or_denied,
     "It fell between two stools.", "It fell between two limits."},
    {Rule::human_error, "swapped",
     "<people> ..9 =swapped|=transposed|=inverted|=interchanged|=exchanged|=reversed ..4 "
     "and|digit|letter|number|character|value|column|name|cable|port|argument",
     is_replacement, "Somebody had swapped source and destination.",
     "The kernel had swapped source and destination pages."},
    {Rule::human_error, "without-review",
     "without =going|=passing|=having|=being|=getting|=undergoing through? ..4 "
     "review|test|testing|approval|check|qa|validation|staging|canary|checklist|pipeline|approved|reviewed|tested|"
     "checked|verified",
     is_no_telling, "It was pushed without going through code review.", "Nothing is pushed without being tested."},
    {Rule::human_error, "clumsy-handling",
     "clumsy|inattentive|mistaken|careless|inept|improper "
     "handling|operation|installation|wiring|typing|assembly|insertion|driving|placement",
     is_mention_or_denied, "Improper handling of the dump.", "Proper handling of the dump."},
    {Rule::human_error, "fell-for",
     "fall for a|an|the|this ..2 phishing|scam|trick|mail|email|link|lure|message|attack", is_mention_or_denied,
     "A support agent fell for a phishing mail.", "The load fell for an hour."},
    {Rule::human_error, "failure-to",
     "failure|omission|=neglecting to properly|adequately|correctly|promptly? "
     "check|test|verify|validate|review|communicate|document|follow|notice|consider|escalate|update|monitor|read|"
     "inform|plan|notify|tell|page|renew|rotate|patch|back|anticipate|consult|coordinate|disclose|escalate|audit|"
     "rehearse|"
     "recognise|recognize|realise|realize|implement|apply|acknowledge|spot|detect|catch|remove|disable|ask|adhere|"
     "consider|"
     "involve|account|include|set|install|provide|ensure|define|secure|run|perform|conduct|carry|protect|clean",
     is_a_machines_lapse, "A failure to communicate across shifts.", "A failure to connect."},
};

}  // namespace

RuleFamily human_error_phrases() { return {human_error_phrases_phrase_rules, {}}; }

}  // namespace pm::language
