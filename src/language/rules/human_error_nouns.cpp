// human-error, as a noun or a participle: a slip told without anybody who made it.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool is_averted(const ParsedSentence& r, int b, int e) {  // "guards against accidental removal"
  static const LemmaSet guard(
      "prevent avoid protect against guard safeguard risk reduce likelihood chance block stop detect catch possible if "
      "easy easier hard harder impossible tolerate eliminate rule no any");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 5, b, guard);
}

bool is_a_things(const ParsedSentence& r, int b, int e) {  // "the parser's misreading", "a misreading by the sensor"
  static const LemmaSet its("its");
  if (is_averted(r, b, e)) return true;
  if (b > 0 && (r.has(b - 1, tag_system) || any_of(r, b, e, its))) return true;
  if (r.pos(b) == PartOfSpeech::possessive && r.word(b).size() <= 4 && r.has(b - 1, tag_system)) return true;
  static const auto by = r.lexicon().form("by");
  for (int i = e; i + 1 < r.size() && i < e + 6 && !r.breaks(i); ++i)
    if (r[i].form == by) {
      const int n = r.noun_phrase_end(i + 1);
      return n > i + 1 && r.actor_of(i + 1, n).subject_class == SubjectClass::system;
    }
  return false;
}

bool is_mended(const ParsedSentence& r, int b, int e) {
  static const LemmaSet mend("fix correct repair rename mend resolve patch find locate spot discover reject");
  return is_averted(r, b, e) || any_of(r, b - 4, e + 6, mend) || r.question();
}

bool is_left_to_machines(const ParsedSentence& r, int b, int e) {
  static const LemmaSet out("automate exclude take get");
  return is_mended(r, b, e) || any_of(r, b - 5, b, out) || r.pos(e) == PartOfSpeech::noun;
}

bool is_of_a_system(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1);
  return is_mended(r, b, e) ||
         (d != nullptr && (d->agent.subject_class == SubjectClass::system || d->modal != 0 || d->negated));
}

bool is_wanted_elsewhere(const ParsedSentence& r, int b, int e) {  // behind a deed that was done
  if (is_mention_or_denied(r, b, e) || b < 2) return true;
  return std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                     [](const VerbPhrase& d) { return d.modal != 0; });
}

bool is_about_software(const ParsedSentence& r, int b, int e) {
  static const LemmaSet of_a_thing("proof model code spec specification parser compiler kernel");
  for (const auto& d : r.verb_phrases())
    if (d.main < b && !d.passive &&
        (d.subject.subject_class == SubjectClass::system || d.subject.subject_class == SubjectClass::thing))
      return true;
  return is_mention_or_denied(r, b, e) || any_of(r, 0, r.size(), of_a_thing);
}

bool is_told_of_no_person(const ParsedSentence& r, int b, int e) {
  if (is_mention(r, b, e) || r.question()) return true;
  bool told = false;
  for (const auto& d : r.verb_phrases())
    told |= d.main < b && is_people(d.subject) && !d.negated && d.modal == 0 && !is_hypothetical(r, d);
  return !told;
}

bool is_by_a_machine_or_yet(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(b + 1) != nullptr ? r.verb_phrase_at(b + 1) : r.verb_phrase_at(b - 1);
  if (is_mention(r, b, e) || r.question() || d == nullptr || !d->past) return true;
  static const LemmaSet itself("itself automatically");
  if (d->modal != 0 || d->agent.subject_class == SubjectClass::system || any_of(r, b, r.size(), itself)) return true;
  const bool was_done =
      std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(),  // "was turned off and never turned back on"
                  [&](const VerbPhrase& other) { return other.passive && other.main <= d->main; });
  return !was_done && !is_people(d->subject);
}

bool is_asked_or_unsure(const ParsedSentence& r, int b, int e) {
  static const LemmaSet unsure("if maybe perhaps might may could whether prove can nobody no so");
  return is_mention(r, b, e) || r.question() || any_of(r, 0, e, unsure);
}

bool is_no_agreement(const ParsedSentence& r, int b, int e) {
  const bool by_people = std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
    return d.main < b && is_people(d.subject) && d.past && d.modal == 0 && !d.negated;
  });
  return is_mention(r, b, e) || r.question() || !by_people;
}

bool is_an_outcome(const ParsedSentence& r, int b, int e) {  // "resulted in error", "in error rates"
  static const LemmaSet ends("provide result end return exit state spike increase rise");
  return is_mention_or_denied(r, b, e) || r.pos(e) == PartOfSpeech::noun || any_of(r, b, b + 1, ends) || r.question();
}

bool is_people_denied(const ParsedSentence& r, int b, int e) {
  const auto s = r.actor_of(r.noun_phrase_begin(b), b + 1);
  return is_averted(r, b, e) || s.subject_class == SubjectClass::system;
}

constexpr PhraseRule human_error_nouns_phrase_rules[] = {
    {Rule::human_error, "human-factor", "=human =factor|element|failing|shortcoming|weakness|misjudgement|inattention",
     is_left_to_machines, "The human factor again.", "The human factors team drew the screen."},
    {Rule::human_error, "mis-noun",
     "a|an|the|our|this|that|to|of|by|through|from|<possessive> <adjective>? "
     "misreading|misjudgement|misjudgment|miscalculation|misinterpretation|misdiagnosis|mishandling|mismanagement|"
     "mistyping|inadvertence|forgetfulness|=misplacement",
     is_a_things, "A misreading of the plan.", "A misreading by the sensor."},
    {Rule::human_error, "people-misunderstanding",
     "<people> ..1 #misunderstanding|confusion|misuse|misconfiguration|inattention|forgetfulness|carelessness of|about|"
     "over|between|on|as|=led|=caused|was|regarding|during",
     is_people_denied, "Operator confusion about the two clusters.", "Cluster confusion about the two leaders."},
    {Rule::human_error, "fat-fingered", "=fat-fingered|=fatfingered|=mis-typed|=copy-pasted <any>? <noun>", is_mended,
     "A fat-fingered subnet.", "A fat pipe."},
    {Rule::human_error, "entered-wrong",
     "incorrectly|wrongly|mistakenly|erroneously|accidentally|inadvertently|badly|sloppily "
     "=entered|=typed|=pasted|=copied|=clicked|=selected|=chosen|=picked|=labelled|=labeled|="
     "plugged|=wired|=cabled|=merged|=committed|=pushed <any>? <noun>",
     is_of_a_system, "An incorrectly entered VLAN.", "An incorrectly parsed VLAN."},
    {Rule::human_error, "wrong-one-taken",
     "=wrong <noun>|<adjective> <noun>? <be>? ..1 "
     "=opened|=restored|=loaded|=shipped|=pushed|=restarted|=isolated|=updated|=closed|=stopped|=powered|=run|=pressed|"
     "=clicked|=selected|=chosen|=picked|=entered|=typed|=pasted|=deleted|=dropped|=rebooted|=unplugged|="
     "pulled|=plugged|=wired|=edited|=copied|=flashed|=mounted|=presented",
     is_of_a_system, "Human factor: wrong button pressed.", "Wrong checksum reported."},
    {Rule::human_error, "meant-another", "where|when ..2 <people>|<be> ..1 =meant|=intended", is_wanted_elsewhere,
     "She pressed Delete where she meant Detach.", "It is a place where people wanted to be."},
    {Rule::human_error, "not-realising",
     "not|without <adverb>? =realising|=realizing|=noticing|=remembering that|=the|=it|=this|=we|=how|=what|a|"
     "<noun>|<pronoun>",
     is_told_of_no_person, "Peter deployed it, not realising that it had been reverted.",
     "The loop went on without noticing the flag."},
    {Rule::human_error, "misreading-by",
     "=misreading|=misinterpretation|=misjudgement|=misjudgment|=misdiagnosis|=miscalculation|=mishandling of ..5 by "
     "<someone>",
     is_averted, "Misreading of the alarm by the operator.", "Misreading of the sector by the drive."},
    {Rule::human_error, "believing-it", "=believing|=thinking =it|=they|=them|=this to be", is_told_of_no_person,
     "The contractor switched off B3, believing it to be B8.", "The check ended, the page being gone."},
    {Rule::human_error, "realised-later",
     "realise|realize|notice that? =i|=he|=she had|'d been? <adverb>? <ing>|<done>", is_mention_or_denied,
     "Then I realised I'd been editing the copy.", "The probe noticed that it had been moved."},
    {Rule::human_error, "meant-for-another",
     "<someone> ..2 =pasted|=applied|=sent|=ran|=deployed|=pushed|=copied|=typed ..4 =meant|=intended for",
     is_mention_or_denied, "She pasted the list meant for the guests.", "The job copied the rows meant for the index."},
    {Rule::human_error, "got-mixed-up", "<people> ..1 get ..6 =mixed|=muddled up", is_mention_or_denied,
     "I got staging and live mixed up.", "The rows got mixed up."},
    {Rule::human_error, "done-in-error", "<done> ..8 in =error", is_an_outcome, "The list was set to world in error.",
     "The call ended in error."},
    {Rule::human_error, "never-turned-back",
     "=never|not|=forgot ..1 =turned|=switched|=put|=set|=re-enabled|=reenabled|=enabled|=reverted|=undone ..3 "
     "=back|=again|=afterwards",
     is_by_a_machine_or_yet, "The backup was turned off and never turned back on.",
     "The fan was never turned back on by the controller."},
    {Rule::human_error, "without-the-flag",
     "<people> ..2 =ran|=executed|=issued|=typed|=started|=entered ..4 without a|an|the|any|its ..2 "
     "clause|filter|flag|option|argument|limit|=where|condition|parameter|prefix|=dry-run|backup|transaction",
     is_mention_or_denied, "The DBA ran the delete without a where clause.",
     "The job ran the delete without a where clause."},
    {Rule::human_error, "manual-slip",
     "bad|faulty|wrong|incorrect|erroneous|botched|improper|sloppy|careless manual ..1 "
     "edit|change|action|operation|step|intervention|entry|configuration|update|input|fix",
     is_averted, "It was caused by a bad manual edit.", "A good manual edit of the page."},
    {Rule::human_error, "poor-work-by",
     "improper|inadequate|poor|insufficient|sloppy|incomplete|bad|faulty|incorrect "
     "testing|review|maintenance|configuration|planning|coordination|handover|setup|installation|change|inspection by "
     "<someone>",
     is_people_denied, "It was due to improper testing by the vendor.", "Improper testing by the harness."},
    {Rule::human_error, "were-wrong", "<people> <be> ..1 wrong|mistaken|incorrect about|in|that|=there",
     is_asked_or_unsure, "We were wrong about the size.", "The numbers were wrong about the size."},
    {Rule::human_error, "too-early",
     "<someone> ..1 "
     "=closed|=merged|=deployed|=released|=restarted|=ended|=stopped|=removed|=started|=resolved|=scheduled|=planned|"
     "=announced ..4 too "
     "early|soon|late",
     is_mention_or_denied, "Somebody closed the ticket too early.", "The valve closed too early."},
    {Rule::human_error, "got-it-wrong", "<people> ..1 get <determiner>? ..5 =wrong", is_asked_or_unsure,
     "We got the order of the steps wrong.", "The cache got the order wrong."},
    {Rule::human_error, "bare-miscommunication",
     "miscommunication|misunderstanding|mix-up between|among|with|of|about|regarding|around", is_averted,
     "Miscommunication between shifts.", "Communication between nodes."},
    {Rule::human_error, "mea-culpa", "mea culpa", is_mention_or_denied, "Mea culpa.", "A mesh."},
    {Rule::human_error, "not-talking",
     "without =talking|=telling|=asking|=consulting|=informing to? ..1 each|one|=anyone|"
     "=anybody|=us|=the|=their other|another|team|first|=about|owner|=colleagues",
     is_no_agreement, "They ran it without talking to each other.", "The nodes ran without talking to each other."},
    {Rule::human_error, "no-double-check", "not|never =double|=triple =check|=checked|=checking", is_asked_or_unsure,
     "I didn't double check the host.", "We double check the host."},
    {Rule::human_error, "people-making-mistakes",
     "=down|due|because|caused|=blame to|of|by? <people> =making #mistake|error", is_mention_or_denied,
     "It comes down to people making mistakes.", "We learn from people making mistakes."},
    {Rule::human_error, "people-introduced-it",
     "#error|mistake|bug|typo|defect|fault|misconfiguration|regression|comma|semicolon|bracket|quote|space|character|"
     "line|flag|indentation that|which? <people> ..1 "
     "introduce|make|forget|leave|type|mistype|overlook|miss|=introduced|=left|=forgot",
     is_averted, "A missing comma that I introduced.", "A missing comma that the linter introduced."},
    {Rule::human_error, "error-from-people",
     "#error|mistake|oversight|slip|lapse|failure|fault|misconfiguration|omission from|on|of|in|at the "
     "side|part|end|hand "
     "of <someone>",
     is_averted, "An error from the side of our engineer.", "An error from the side of the proxy."},
    {Rule::human_error, "error-from-somebody",
     "#mistake|oversight|slip|lapse|blunder|omission|carelessness|neglect by|from|of <someone>", is_people_denied,
     "An oversight from our supplier.", "An omission from the list."},
    {Rule::human_error, "by-oversight",
     "by|from|=through|due|because|to|of oversight|inattention|inadvertence|forgetfulness|carelessness|haste",
     is_averted, "The host was left out by oversight.", "The work is done by an oversight board."},
    {Rule::human_error, "accidental-thing",
     "accidental|inadvertent|unintended|unintentional|mistaken <noun>? "
     "destroy|misspelling|typo|swap|deletion|removal|destruction|overwriting|wiping|merge|push|deploy|dropping|"
     "shutdown|restart|reboot|"
     "truncation|misuse|=deletions|=commit|=apply|=delete|=drop|=purge|=wipe|=disabling|=enabling|=rerun|=run "
     "of|by|on|in|"
     "from|to|caused",
     is_averted, "An unintended deletion of the students by a colleague.",
     "A second key protects against unintended deletion of a student."},
    {Rule::human_error, "on-wrong-belief",
     "on|under|by|with|from|=to|of|because|due|a|an|in ..1 "
     "wrong|false|incorrect|mistaken|faulty|erroneous|bad #assumption|belief|impression|presumption|guess",
     is_about_software, "The disk was pulled on the wrong assumption that it was spare.",
     "The optimiser works on a wrong assumption."},
};

}  // namespace

RuleFamily human_error_nouns() { return {human_error_nouns_phrase_rules, {}}; }

}  // namespace pm::language
