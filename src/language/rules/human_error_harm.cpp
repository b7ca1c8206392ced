// human-error, as harm by somebody's hand: a defect brought in, a thing broken, the wrong one taken.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

bool by_keyboard(const VerbPhrase& d) {
  static const LemmaSet typed(
      "enter type input key paste pass deploy push commit set use apply give configure choose select make");
  return typed.has(d.verb);
}

/// "dug in the wrong trench", "the wrong valve was closed".
RuleMatch wrong_thing(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet deeds(
      "do perform start run type enter paste push deploy delete drop select pick choose click press use open edit "
      "change restart reboot update apply pull plug copy commit merge send set unplug kill wipe remove ssh log sign "
      "connect issue execute upload install configure call tell point make take read release publish ship close shut "
      "cut turn switch replace pass insert add promote disable enable revert terminate reset load mount order grant "
      "give stop drain flash format erase truncate rename move hit key input put place attach wire tag book charge "
      "toggle flip disconnect label unplug shut present");
  static const LemmaSet mends("update fix correct replace change rename edit");  // "Fixed: updated wrong references"
  if (d.first == d.main && mends.has(d.verb) && is_dropped(r, d) && !r.has(d.main + 1, tag_determiner)) return {};
  static const LemmaSet found_so(
      "get receive see notice find observe report return be have show return detect discover fix correct investigate "
      "suspect reject say mention know realise realize serve contain lead cause prevent spot catch");
  static const LemmaSet wrongs("wrong incorrect erroneous invalid");
  static const auto wrong = r.lexicon().form("wrong");
  if (is_hypothetical(r, d) || d.negated || d.infinitive) return {};
  static const LemmaSet made("make let have cause lead");  // "that made the operator look in the wrong place"
  if (d.subject.begin > 0 && made.has(r[d.subject.begin - 1].lemma) && r.verb_phrase_at(d.subject.begin - 1) != nullptr)
    return {};
  const bool by_people = is_people(d.subject) && !d.passive &&
                         (d.subject.subject_class != SubjectClass::named || r.has(d.main, tag_human_action));
  const bool during = d.gerund && by_people;
  if (by_people ? (d.verb == 0 || found_so.has(d.verb) || r.has(d.main, tag_be)) : !deeds.has(d.verb)) return {};
  const bool ours = is_people(d.subject) || (d.past && is_dropped(r, d)) || (d.passive && is_agentless(d));
  if (!ours || (!is_narrated(r, d) && !d.passive && !during)) return {};
  const bool somebodys = d.passive && is_people(d.agent);
  const int from = d.passive && d.subject.begin >= 0 ? d.subject.begin : d.main + 1;
  const int until = d.main + 9;
  for (int i = from; i < r.size() && i < until; ++i) {
    if (r.breaks(i) || (i > d.main && r.pos(i) == PartOfSpeech::sub)) break;
    static const LemmaSet with("with");  // "was connected with a wrong name": had to do with it
    if (i == d.main + 1 && d.verb == r.lexicon().lemma("connect") && any_of(r, i, i + 1, with)) return {};
    const bool is_wrong = r[i].form == wrong || (wrongs.has(r[i].lemma) && by_keyboard(d));
    if (is_wrong && (r.pos(i + 1) == PartOfSpeech::noun || r.pos(i + 1) == PartOfSpeech::adjective)) {
      if (d.passive && i > d.main && !somebodys) {  // "was sent to the wrong region" may be anybody's doing
        static const LemmaSet by_hand(
            "run type enter paste press click deploy push delete do perform execute start restart reboot put place "
            "apply restore "
            "plug "
            "connect wire pull install insert pass key input point");
        if (!by_hand.has(d.verb)) return {};
      }
      return found(r, d, std::min(i, d.main), std::max(r.noun_phrase_end(i), d.main + 1));
    }
  }
  return {};
}

/// "An engineer pushed a bad config", "a bug introduced by our team": a defect with somebody's name on it.
RuleMatch brought_in(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet doing("push deploy merge ship release commit publish write apply roll upload install put"),
      bringing("introduce create cause add make");
  static const LemmaSet bad(
      "bad broken faulty buggy defective untested unreviewed malformed incorrect invalid erroneous flawed wrong "
      "unvetted unverified");
  static const LemmaSet defect("bug error regression defect fault flaw typo misconfiguration mistake inconsistency");
  if (d.negated || d.infinitive || is_hypothetical(r, d)) return {};
  const bool does = doing.has(d.verb), brings = bringing.has(d.verb);
  if (!does && !brings) return {};
  static const LemmaSet we("we they");  // "we had introduced a regression" is usual in release notes
  const bool by_people =
      d.passive ? d.agent.subject_class == SubjectClass::people
                : d.past && (d.subject.subject_class == SubjectClass::people || (does && is_dropped(r, d)));
  static const LemmaSet slip("typo mistake syntax");  // which nobody brings in on purpose, and no release note tells
  const auto brought = r.object_of(d);
  if (!by_people || (brings && !d.passive && d.subject.head >= 0 && we.has(r[d.subject.head].lemma) &&
                     !any_of(r, brought.begin, brought.end, slip)))
    return {};
  const auto what = d.passive ? ParsedSentence::TokenSpan{d.subject.begin, d.subject.end} : r.object_of(d);
  if (what.empty() || what.begin < 0 || d.subject.nobody) return {};
  const bool named = brings && defect.has(r[what.end - 1].lemma);
  if (!named && !(does && any_of(r, what.begin, what.end, bad))) return {};
  return found(r, d, std::min(d.first, what.begin), std::max(what.end, d.passive ? d.agent.end : d.main + 1));
}

/// "I broke prod", "Bob nuked the table".
RuleMatch broke_it(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("break nuke bork brick trash hose wreck clobber destroy"),
      taking("take bring knock tear");
  static const LemmaSet it(
      "prod production site build main master checkout it everything database table cluster pipeline website service "
      "login api network server app environment deploy thing");
  if (d.negated || d.passive || !d.past || d.infinitive || is_hypothetical(r, d)) return {};
  if (d.subject.subject_class != SubjectClass::people || d.subject.nobody) return {};
  const auto o = r.object_of(d);
  if (o.empty() || !(it.has(r[o.end - 1].lemma) || r.pos(o.end - 1) == PartOfSpeech::pronoun)) return {};
  if (verbs.has(d.verb)) return found(r, d, d.first, o.end);
  static const PhrasePattern down("down|out|offline");
  static const LemmaSet on_purpose("for to while so as");
  const bool one =
      d.subject.head >= 0 && (r.has(d.subject.head, tag_self) || r.pos(d.subject.head) != PartOfSpeech::pronoun);
  if (!taking.has(d.verb) || !one || r.has(d.subject.head, tag_plural)) return {};
  static const PhrasePattern out_of("out of");
  if (down.match(r, o.end) < 0 || out_of.match(r, o.end) > 0 || any_of(r, o.end + 1, o.end + 3, on_purpose)) return {};
  return found(r, d, d.first, o.end + 1);
}

/// "She left the debug flag on".
RuleMatch left_behind(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto leave = r.lexicon().lemma("leave");
  static const LemmaSet state(
      "on open enable disable expose unlock unattended unprotected unsecured unpatched behind in run running public "
      "active writable unset blank switch turn comment mute pause silence mount");
  static const LemmaSet in_place("place code config configuration production repo script template release");
  if (d.verb != leave || d.negated || !d.past || d.infinitive || is_hypothetical(r, d)) return {};
  const bool by_people = d.subject.subject_class == SubjectClass::people && !d.subject.nobody;
  static const LemmaSet intent("for so until while because as to since and");
  static const LemmaSet leftover("old stale former test debug temporary expired");
  if (d.passive && is_agentless(d) && d.subject.begin >= 0 && any_of(r, d.subject.begin, d.subject.end, leftover) &&
      (state.has(r[std::min(d.main + 1, r.size() - 1)].lemma)) && !any_of(r, d.main, r.size(), intent))
    return found(r, d, d.first, d.main + 2);  // "the old records were left in the zone"
  if (d.passive || !(by_people || is_dropped(r, d))) return {};
  static const LemmaSet away("out off");
  if (any_of(r, d.main + 1, d.main + 2, away)) return found(r, d, d.first, d.main + 2);  // "and left out a check"
  auto o = r.object_of(d);
  if (!o.empty() && o.end < r.size() && !state.has(r[o.end].lemma) &&
      state.has(r[std::min(o.end + 1, r.size() - 1)].lemma) && r.pos(o.end) == PartOfSpeech::noun)
    ++o.end;
  if (o.empty() || o.end >= r.size() || !state.has(r[o.end].lemma)) return {};
  static const LemmaSet forgotten(
      "old debug temporary stale former expired hard-coded default test testing placeholder leftover sample scratch "
      "breakpoint credential secret token password key");
  if (r.is(o.end, r.lexicon().lemma("in")) && !r.breaks(o.end + 1) && !any_of(r, o.end + 1, o.end + 4, in_place) &&
      !any_of(r, o.begin, o.end, forgotten))
    return {};
  static const LemmaSet then("after since over");
  if (r.is(o.end, r.lexicon().lemma("on")) && !r.breaks(o.end + 1) && !any_of(r, o.end + 1, o.end + 2, then)) return {};
  if (any_of(r, o.end + 1, r.size(), intent)) return {};
  return found(r, d, d.first, o.end + 1);
}

/// "I pasted the staging address into the production secret".
RuleMatch crossed_over(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet by_hand("paste type enter point key"), trial("staging test dev development sandbox qa demo"),
      real("production prod live mainnet primary");
  static const LemmaSet towards("into to onto on in at against");
  if (!by_hand.has(d.verb) || !d.past || d.negated || d.infinitive || d.passive || is_hypothetical(r, d)) return {};
  if (!is_people(d.subject) && !is_dropped(r, d)) return {};
  bool first_trial = false, first_real = false, crossing = false;
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 14) && !r.breaks(i); ++i) {
    crossing |= (first_trial || first_real) && towards.has(r[i].lemma);
    if (crossing && ((first_trial && real.has(r[i].lemma)) || (first_real && trial.has(r[i].lemma))))
      return found(r, d, d.first, i + 1);
    first_trial |= trial.has(r[i].lemma);
    first_real |= real.has(r[i].lemma);
  }
  return {};
}

constexpr VerbRule human_error_harm_verb_rules[] = {
    {Rule::human_error, "crossed-over", "paste type enter point key", crossed_over,
     "I pasted the staging address into the production secret.",
     "The script pasted the staging address into the production secret.", "production prod live primary"},
    {Rule::human_error, "brought-in",
     "push deploy merge ship release commit publish write apply roll upload install put introduce create cause add "
     "make",
     brought_in, "A bad config was pushed by an engineer.", "A bad config was pushed by the pipeline.",
     "bad broken faulty buggy defective untested unreviewed malformed incorrect invalid erroneous flawed wrong "
     "unvetted "
     "unverified bug error regression defect fault flaw typo misconfiguration mistake inconsistency"},
    {Rule::human_error, "broke-it", "break nuke bork brick trash hose wreck clobber destroy take bring knock tear",
     broke_it, "I broke prod.", "The update broke prod.",
     "down out break nuke bork brick trash hose wreck clobber destroy"},
    {Rule::human_error, "left-behind", "leave", left_behind, "A developer had left a debug flag on.",
     "The installer had left a debug flag on."},
    {Rule::human_error, "wrong-thing", "wrong incorrect erroneous invalid", wrong_thing,
     "She typed it into the wrong window.", "The router sent it to the wrong port."},
};

}  // namespace

RuleFamily human_error_harm() { return {{}, human_error_harm_verb_rules}; }

}  // namespace pm::language
