// human-error: a person's slip, lapse or omission given as what happened or why.
#include "axioms/rules.hpp"

namespace pm::axioms {
namespace {

/// What somebody did, as a telling of it: people (or nobody named) as the actor, no "may", no "if".
bool told_of_people(const Reading& r, const Deed& d) {
  if (is_hypothetical(r, d) || d.imperative) return false;
  return is_people(d.subject) || (d.past && is_dropped(r, d));
}

bool is_agentless(const Deed& d) {
  return d.passive && (d.agent.actor == Actor::none || is_people(d.agent) || d.agent.actor == Actor::thing);
}

int object_end(const Reading& r, const Deed& d) {
  const auto o = r.object_of(d);
  return o.empty() ? d.main + 1 : o.end;
}

const LemmaSet& accident_words() {
  static const LemmaSet set(
      "accidentally mistakenly inadvertently unintentionally erroneously unknowingly unwittingly");
  return set;
}
const LemmaSet& wrong_words() {
  static const LemmaSet set("wrongly incorrectly improperly");
  return set;
}

/// An adverb of the set that goes with the deed: within its group, before it, or behind it.
int adverb_of(const Reading& r, const Deed& d, const LemmaSet& set) {
  for (int i = d.first - 1; i >= 0 && (r.pos(i) == Pos::adverb || r.pos(i) == Pos::not_); --i)
    if (set.has(r[i].lemma)) return i;
  for (int i = d.first; i < d.main; ++i)
    if (set.has(r[i].lemma)) return i;
  for (int i = d.main + 1, seen = 0; i < r.size() && seen < 9; ++i, ++seen) {
    if (r.breaks(i) && r[i].shape != Shape::comma) break;
    if (r[i].deed >= 0 || r.pos(i) == Pos::sub) break;
    if (set.has(r[i].lemma) && (r.breaks(i + 1) || i == d.main + 1 || r.pos(i + 1) == Pos::preposition)) return i;
  }
  return -1;
}

/// "a config accidentally pushed to prod": a participle after its noun, with no object.
bool is_reduced_passive(const Reading& r, const Deed& d) {
  static const LemmaSet done_to_things(
      "deploy push merge commit delete remove drop execute run leave include omit publish release apply disable enable "
      "wipe expose check install introduce copy change set trigger");
  return d.first == d.main && r.has(d.main, tag_done) && !is_people(d.subject) && d.subject.actor != Actor::none &&
         done_to_things.has(d.verb) && r.object_of(d).empty();
}

Match accident(const Reading& r, const Deed& d) {
  int a = adverb_of(r, d, accident_words());
  bool only_wrong = false;
  if (a < 0) {
    a = adverb_of(r, d, wrong_words());
    only_wrong = true;
  }
  if (a < 0 || d.negated) return {};
  static const LemmaSet human_deeds(
      "assume believe label mark set configure enter type apply deploy merge delete remove tag assign specify classify "
      "do perform execute connect plug wire copy run conclude interpret diagnose identify attribute link use add "
      "disable enable turn order install mount point issue handle update move name");
  if (only_wrong && !human_deeds.has(d.verb) && !is_people(d.subject)) return {};
  const int b = std::min(a, d.first), e = std::max(a, d.main) + 1;
  if (d.passive || is_reduced_passive(r, d)) {
    if (d.modal != 0 || is_hypothetical(r, d)) return {};
    if (!d.passive) return only_wrong ? Match{} : found(r, d, b, e);
    if (is_agentless(d) && !(only_wrong && d.agent.actor == Actor::thing)) {
      if (d.subject.actor == Actor::customer && only_wrong) return {};
      return found(r, d, b, e);
    }
    return {};
  }
  if (only_wrong && is_dropped(r, d) && r.pos(d.main + 1) == Pos::noun)
    return {};  // "Incorrectly configured backups led to …"
  return told_of_people(r, d) ? found(r, d, b, e) : Match{};
}

Match slip_verb(const Reading& r, const Deed& d) {
  static const LemmaSet slips(
      "forget overlook misread mistype misjudge misunderstand misconfigure miscalculate misinterpret mishandle botch "
      "fumble mistake fat-finger fatfinger misspell misplace mislabel neglect oversleep underestimate goof bungle "
      "miscount miscommunicate misclick mis-click mis-type mis-configure mis-read misremember");
  static const LemmaSet whom("you us them people player participant team user");
  static const LemmaSet agentless(
      "overlook forget misread misunderstand mistype mistake misjudge misinterpret neglect botch mishandle fat-finger "
      "misspell misname");
  static const auto remember = r.lexicon().lemma("remember"), should = r.lexicon().lemma("should");
  if (d.verb == remember && d.modal == should && d.perfect && is_people(d.subject))
    return found(r, d, d.first, d.main + 1);
  static const auto password = r.lexicon().lemma("password");
  if (!slips.has(d.verb) || d.negated || r.is(d.main + 1, password)) return {};
  if (d.passive) {
    if (d.agent.actor == Actor::people && !is_hypothetical(r, d)) return found(r, d, d.first, d.agent.end);
    if (!agentless.has(d.verb) || is_hypothetical(r, d) || !is_agentless(d) || d.subject.nobody) return {};
    return found(r, d, d.first, d.main + 1);
  }
  if (d.gerund && d.subject.actor == Actor::none && d.first == 0) return found(r, d, d.main, d.main + 1);
  static const auto underestimate = r.lexicon().lemma("underestimate");
  const auto object = r.object_of(d);
  if (d.verb == underestimate && !object.empty() && whom.has(r[object.end - 1].lemma)) return {};
  const bool told = told_of_people(r, d) || (d.subject.actor == Actor::customer && d.past && !is_hypothetical(r, d));
  if (!told || d.infinitive) return {};
  const auto* child = infinitive_of(r, d);
  return found(r, d, d.first, child ? child->main + 1 : object_end(r, d));
}

Match muddle(const Reading& r, const Deed& d) {  // mess up, screw up, slip up, mix up, drop the ball
  static const LemmaSet verbs("mess screw slip mix goof cock foul");
  static const auto up = Lexicon::english().form("up");
  if (!verbs.has(d.verb) || d.negated) return {};
  for (int i = d.main + 1; i < r.size() && i < d.main + 5 && !r.breaks(i); ++i)
    if (r[i].form == up) return told_of_people(r, d) && d.past ? found(r, d, d.first, i + 1) : Match{};
  return {};
}

const LemmaSet& attending() {  // what a room leaves out and then calls the reason
  static const LemmaSet set(
      "check test verify validate double-check review consider notice catch spot remember document communicate "
      "escalate read follow update monitor inform tell ask confirm look inspect rehearse think consult announce rotate "
      "renew revisit anticipate account copy include add set detect foresee involve revoke practise practice plan "
      "realise realize");
  return set;
}

Match failed_to(const Reading& r, const Deed& d) {
  static const auto fail = Lexicon::english().lemma("fail");
  if (d.verb != fail || d.passive || d.infinitive || is_hypothetical(r, d)) return {};
  if (d.negated) return {};
  const auto* child = infinitive_of(r, d);
  if (d.subject.actor == Actor::people || (child && d.subject.actor == Actor::company)) {
    if (!d.past && !d.perfect) return {};
    if (!child && r.pos(d.main + 1) == Pos::to) return found(r, d, d.first, d.main + 2);
    if (!child) {
      const bool bare = r.breaks(d.main + 1) || r[d.main + 1].form == Lexicon::english().form("in");
      return bare ? found(r, d, d.first, d.main + 1) : Match{};
    }
    return found(r, d, d.first, child->main + 1);
  }
  const bool human_deed = child && (attending().has(child->verb) || r.has(child->main, tag_human_deed));
  if (human_deed && (is_dropped(r, d) || d.subject.actor == Actor::named || d.subject.actor == Actor::customer) &&
      d.past)
    return found(r, d, d.first, child->main + 1);
  return {};
}

Match instead_of(const Reading& r, const Deed& d) {
  static const LemmaSet deeds(
      "run type enter paste push deploy delete drop select pick choose click press edit restart reboot apply pull plug "
      "commit merge set unplug kill wipe remove execute");
  static const Phrase instead("instead of");
  if (!deeds.has(d.verb) || d.negated || !d.past || d.infinitive || is_hypothetical(r, d) || !is_people(d.subject))
    return {};
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 11) && !(r.breaks(i) && r[i].shape != Shape::comma); ++i)
    if (const int e = instead.match(r, i); e > 0) return found(r, d, d.first, e);
  return {};
}

Match confused(const Reading& r, const Deed& d) {
  static const auto confuse = r.lexicon().lemma("confuse");
  if (d.verb != confuse || d.negated || d.passive || !d.past || is_hypothetical(r, d) || !is_people(d.subject))
    return {};
  const auto o = r.object_of(d);
  if (o.empty() || is_people(r.actor_of(o.begin, o.end))) return {};
  return found(r, d, d.first, o.end);
}

Match skipped(const Reading& r, const Deed& d) {
  static const auto skip = r.lexicon().lemma("skip");
  static const LemmaSet duties(
      "step check test review approval stage part backup verification sign-off procedure process checklist rehearsal");
  if (d.verb != skip || d.negated || is_hypothetical(r, d) || !d.past || d.infinitive) return {};
  const auto o = d.passive ? Reading::Span{d.subject.begin, d.subject.end} : r.object_of(d);
  if (o.empty() || o.begin < 0 || !any_of(r, o.begin, o.end, duties)) return {};
  if (d.passive ? (is_agentless(d) && d.agent.actor != Actor::thing) : (is_people(d.subject) || is_dropped(r, d)))
    return found(r, d, d.first, std::max(d.main + 1, o.end));
  return {};
}

Match missed(const Reading& r, const Deed& d) {
  static const auto miss = Lexicon::english().lemma("miss");
  if (d.verb != miss || d.negated || d.infinitive || d.gerund || d.progressive || is_hypothetical(r, d)) return {};
  static const LemmaSet seen_things(
      "alert page alarm step bug review warning email message sign detail requirement notification ticket comment line "
      "check change difference it this problem issue mistake flag error case");
  if (d.passive) {
    if (d.subject.nobody || is_people(d.subject) || !is_agentless(d)) return {};
    return d.subject.head >= 0 && seen_things.has(r[d.subject.head].lemma) ? found(r, d, d.first, d.main + 1) : Match{};
  }
  if (!d.past) return {};
  if (is_people(d.subject) || is_dropped(r, d)) {
    if (d.subject.nobody) return {};
    return found(r, d, d.first, object_end(r, d));
  }
  return {};
}

/// "We did not check": left out, with nothing said of what was in the way.
Match left_out(const Reading& r, const Deed& d) {
  static const auto why = r.lexicon().form("why");
  for (int i = 0; i < d.first; ++i)
    if (r[i].form == why) return {};  // "why it wasn't caught" asks

  static const LemmaSet ways("process procedure runbook checklist guideline policy rule protocol playbook");
  static const LemmaSet care("properly thoroughly adequately sufficiently carefully"),
      care_for("test review check verify document communicate validate plan coordinate examine audit");
  if (d.passive && d.negated && d.past && d.modal == 0 && d.agent.actor != Actor::system && care_for.has(d.verb) &&
      any_of(r, d.first, d.main + 2, care))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet left_undone("test review verify check communicate validate notice catch spot");
  if (d.passive && d.negated && d.past && !d.perfect && d.modal == 0 && d.agent.actor == Actor::none &&
      left_undone.has(d.verb) && !r.question() && !gives_reason(r, d.main) && !is_hypothetical(r, d)) {
    static const LemmaSet not_then("yet before until");
    if (!any_of(r, d.first, r.size(), not_then)) return found(r, d, d.first, d.main + 1);
  }
  if (d.passive && d.negated && d.past && d.modal == 0 && d.verb == r.lexicon().lemma("follow") &&
      d.subject.head >= 0 && any_of(r, d.subject.begin, d.first, ways))
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet ever("never ever");
  if (d.passive || (d.perfect && (any_of(r, d.first - 1, d.main, ever) || d.subject.nobody)) || d.infinitive ||
      d.gerund || d.progressive || is_hypothetical(r, d))
    return {};
  static const LemmaSet perceiving("plan");
  static const LemmaSet yet("yet until anymore before");
  const bool sufficiently = [&] {
    static const LemmaSet enough("properly sufficiently adequately correctly thoroughly carefully fully");
    return any_of(r, d.first, d.main, enough) ||
           (d.negated && enough.has(d.main + 1 < r.size() ? r[d.main + 1].lemma : Lemma{0}));
  }();
  if (perceiving.has(d.verb) && !sufficiently) return {};
  if (!attending().has(d.verb) && !(sufficiently && d.negated)) return {};
  const auto clause = r.clause_around(d.main);
  if (any_of(r, clause.begin, clause.end, yet)) return {};
  if (d.subject.nobody && !d.negated && d.past) {
    static const LemmaSet seeing(
        "check test verify validate review notice catch spot ask tell think remember look read double-check update "
        "follow");
    return seeing.has(d.verb) && !gives_reason(r, d.main) ? found(r, d, d.subject.begin, d.main + 1) : Match{};
  }
  if (!d.negated || !d.past) return {};
  if (!is_people(d.subject) && !is_dropped(r, d)) return {};
  if (d.subject.nobody || gives_reason(r, d.main)) return {};
  static const LemmaSet seen_from_inside("think look see");
  if (seen_from_inside.has(d.verb)) return {};
  return found(r, d, d.first, d.main + 1);
}

Match without_checking(const Reading& r, const Deed& d) {
  static const auto without = Lexicon::english().form("without");
  int b = d.first - 1;
  while (b >= 0 && r.pos(b) == Pos::adverb) --b;
  if (!d.gerund || b < 0 || r[b].form != without) return {};
  static const LemmaSet careless("check test verify validate review double-check look read ask think notice consult");
  if (!careless.has(d.verb)) return {};
  if (d.parent >= 0) {
    const auto& p = r.deeds()[static_cast<std::size_t>(d.parent)];
    const bool told =
        p.past && !p.negated && !is_hypothetical(r, p) && (is_people(p.subject) || p.passive || is_dropped(r, p));
    if (told) return found(r, d, b, d.main + 1);
  }
  return {};
}

Match wrong_thing(const Reading& r, const Deed& d) {
  static const LemmaSet deeds(
      "do perform start run type enter paste push deploy delete drop select pick choose click press use open edit "
      "change restart reboot update apply pull plug copy commit merge send set unplug kill wipe remove ssh log sign "
      "connect issue execute upload install configure call tell point make take read");
  static const auto wrong = Lexicon::english().form("wrong");
  if (!deeds.has(d.verb) || is_hypothetical(r, d) || d.negated || d.infinitive) return {};
  const bool ours = is_people(d.subject) || (d.past && is_dropped(r, d)) || (d.passive && is_agentless(d));
  if (!ours || (!d.past && !d.passive)) return {};
  const int from = d.passive && d.subject.begin >= 0 ? d.subject.begin : d.main + 1;
  const int until = d.main + 9;
  for (int i = from; i < r.size() && i < until; ++i) {
    if (i > d.main && (r.breaks(i) || r.pos(i) == Pos::sub)) break;
    if (r[i].form == wrong && (r.pos(i + 1) == Pos::noun || r.pos(i + 1) == Pos::adjective)) {
      if (d.passive && i > d.main) {  // "was sent to the wrong region" may be anybody's doing
        static const LemmaSet by_hand(
            "run type enter paste press click deploy push delete do perform execute start restart reboot");
        if (!by_hand.has(d.verb)) return {};
      }
      return found(r, d, std::min(i, d.main), std::max(r.noun_phrase_end(i), d.main + 1));
    }
  }
  return {};
}

// Guards of phrases.

bool is_learning_or_no(const Reading& r, int b, int e) {
  static const LemmaSet unlikely("impossible harder unlikely visible happen");
  static const LemmaSet learn(
      "learn impossible hard harder easy easier tolerate allow forgive happen survive catch if could can may might "
      "possible no nobody everyone everybody people anyone anybody");
  static const LemmaSet judged(
      "rookie amateur newbie beginner stupid dumb silly basic elementary schoolboy foolish idiotic novice");
  return is_mention_or_denied(r, b, e) || any_of(r, b, e, judged) || any_of(r, b - 5, b, learn) ||
         any_of(r, e, e + 2, unlikely);
}
bool is_prevention(const Reading& r, int b, int e) {
  static const LemmaSet guard(
      "prevent avoid protect against guard safeguard risk reduce likelihood chance block stop detect catch possible "
      "if");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 5, b, guard);
}
bool is_a_machines(const Reading& r, int b, int e) {  // "the canary's error rate"
  const bool bare =
      r.word(b).size() <= 4 && (r.word(b).ends_with("s") || r.word(b).ends_with("'")) && r.word(b).front() != 'h';
  if (bare && !r.has(b - 1, tag_people)) return true;
  static const LemmaSet its("its");
  return is_learning_or_no(r, b, e) || its.has(r[b].lemma) || r.pos(e) == Pos::noun;
}
/// The deed that the words go with is a machine's, and no passive that hides somebody.
bool is_by_machine(const Reading& r, int b, int e) {
  if (is_mention(r, b, e)) return true;
  const Deed* nearest = nullptr;
  for (const auto& d : r.deeds())
    if (d.main < b) nearest = &d;
  if (nearest == nullptr) return false;
  static const LemmaSet keeping("keep prevent stop protect avoid");
  if ((nearest->modal != 0 && !nearest->perfect) || nearest->negated || any_of(r, b - 7, b, keeping)) return true;
  return !nearest->passive && (nearest->subject.actor == Actor::system || nearest->subject.actor == Actor::thing);
}
bool is_before_a_noun(const Reading& r, int b, int e) { return is_mention_or_denied(r, b, e) || r.pos(e) == Pos::noun; }
bool is_supervision(const Reading& r, int b, int e) {
  static const LemmaSet kinds(
      "provide lack more better insufficient regulatory committee board body human congressional");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 2, b, kinds) || any_of(r, e, e + 1, kinds);
}
bool is_ruled_out(const Reading& r, int b, int e) {  // "eliminates human error" tells of no error
  static const LemmaSet ending(
      "automate eliminate prevent reduce remove rule minimise minimize any possible risk chance");
  return is_supervision(r, b, e) || any_of(r, b - 4, b, ending);
}
bool is_by_a_company(const Reading& r, int b, int e) {
  static const LemmaSet many("many most all more few lots");
  if (any_of(r, b + 1, e, many)) return true;  // "due to many people upgrading"
  for (int i = b; i < e; ++i)
    if (r.has(i, tag_people) && !r.has(i, tag_company)) return is_mention_or_denied(r, b, e);
  return true;
}
bool is_no_telling(const Reading& r, int b, int e) {
  bool told = false;
  for (const auto& d : r.deeds())
    told |=
        d.past && d.main < b && d.modal == 0 && !d.negated && (is_people(d.subject) || d.passive || is_dropped(r, d));
  return !told || is_mention(r, b, e);
}
/// "Wrong cluster, sorry." is all there is to the sentence.
bool is_more_than_a_sigh(const Reading& r, int b, int e) {
  return b > 1 || !r.deeds().empty() || !r.breaks(e) || is_mention(r, b, e);
}
bool is_hypothetical_or_mention(const Reading& r, int b, int e) {
  const auto* d = r.deed_at(e - 2);
  return is_mention_or_denied(r, b, e) || !d || d->negated || d->infinitive || is_hypothetical(r, *d);
}
bool is_typo_mended(const Reading& r, int b, int e) {
  static const LemmaSet mend("fix correct repair rename mend use resolve patch");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, e + 6, mend) || r.question();
}
constexpr PhraseRow phrases[] = {
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
    {Rule::human_error, "somebodys-error",
     "<possessive> <adjective>? #mistake|error|slip|blunder|omission|lapse|oversight", is_a_machines,
     "This one was my mistake.", "People learn from their mistakes."},
    {Rule::human_error, "error-on-our-part", "mistake|error|oversight|failure|slip on <possessive> part|side|end",
     is_mention_or_denied, "It was an error on our side.", "The error was on their network."},
    {Rule::human_error, "made-a-mistake",
     "make <determiner>? <adjective>? <adjective>? mistake|error|typo|slip|blunder", is_learning_or_no,
     "He made a mistake while typing.", "The form makes mistakes impossible."},
    {Rule::human_error, "mistakes-were-made", "mistake|error <be> made", is_learning_or_no, "Mistakes were made.",
     "A payment was made."},
    {Rule::human_error, "due-to-a-mistake",
     "due|because|through|=owing|cause by|to|of? <determiner>? <adjective>? "
     "#mistake|typo|blunder|slip-up|mix-up|misunderstanding|oversight|carelessness",
     is_supervision, "Due to a typo in the zone file the site was gone.", "Due to a timeout the site was gone."},
    {Rule::human_error, "mistake",
     "a|an|this|that|the|similar <adjective>|<noun>? <adjective>|<noun>? =mistake|blunder|mishap|slip-up|misstep",
     is_learning_or_no, "To prevent a similar mistake we changed the prompt.", "No mistake in the data was found."},
    {Rule::human_error, "was-a-mistake", "<be> a|my|our <adjective>? mistake", is_learning_or_no,
     "Deploying then was a mistake.", "The alarm was a good one."},
    {Rule::human_error, "oversight", "a|an|this|the|our|that <adjective>? <adjective>? oversight", is_supervision,
     "This oversight led to an outage.", "There is no oversight board."},
    {Rule::human_error, "typo", "typo", is_typo_mended, "There was a typo in the command.", "10:40 typo fixed."},
    {Rule::human_error, "misspelled", "a|the|one =misspelled|=mistyped <any>? <noun>", is_typo_mended,
     "A misspelled file name led to a 500.", "A misspelled word was corrected."},
    {Rule::human_error, "typographical", "typographical|copy-paste|spelling|=typing error|mistake", is_typo_mended,
     "A typographical error in the route map.", "A parsing error in the route map."},
    {Rule::human_error, "fat-fingers", "fat finger|=fingered", is_mention_or_denied, "Somebody's fat fingers again.",
     "A finger protocol request."},
    {Rule::human_error, "by-mistake", "by mistake|accident|error", is_by_machine, "Someone ran it on prod by mistake.",
     "The watchdog killed the pod by mistake."},
    {Rule::human_error, "slipped-through", "slip through <possessive>|=us|the|=review|=testing", is_mention_or_denied,
     "It slipped through our review.", "A slip ring."},
    {Rule::human_error, "without-proper",
     "without proper|adequate|sufficient|enough|prior|any|a? <adjective>? "
     "#testing|review|test|check|approval|verification|validation",
     is_no_telling, "It was merged without proper review.", "Merging without a review is blocked."},
    {Rule::human_error, "slip-of", "slip of <determiner> keyboard|hand|finger|mind|tongue|pen|=fingers",
     is_mention_or_denied, "A slip of the keyboard.", "A slip of paper."},
    {Rule::human_error, "wrong-one", "=wrong <noun>", is_more_than_a_sigh, "Wrong cluster, sorry.",
     "Wrong checksums were reported by the disk."},
    {Rule::human_error, "left-out-a-step", "<someone> ..1 leave out", is_hypothetical_or_mention,
     "She left out a step.", "It left out a row."},
    {Rule::human_error, "lapse", "lapse of|in|on", is_mention_or_denied, "A lapse in concentration.",
     "The certificate lapsed."},
    {Rule::human_error, "accidental-deed",
     "accidental|inadvertent|unintentional|unintended|mistaken|erroneous "
     "deletion|removal|merge|push|commit|drop|truncation|overwrite|deploy|deployment|release|shutdown|restart|reboot|"
     "belief|assumption|execution|publication|upload|wipe|disclosure|modification|exposure|commit",
     is_prevention, "An accidental deletion of the bucket.", "Versioning protects against accidental deletion."},
    {Rule::human_error, "oops", "=oops|=whoops", is_mention_or_denied, "Oops, wrong window.",
     "The kernel wrote a trace."},
    {Rule::human_error, "my-bad", "my bad", is_before_a_noun, "My bad, wrong host.", "My bad disk was swapped."},
    {Rule::human_error, "caused-by-people", "cause by <someone>", is_by_a_company,
     "The outage was caused by an engineer.", "The outage was caused by an engine."},
    {Rule::human_error, "due-to-somebody", "due|because|=owing|thanks to|of <someone> <adverb>? <ing>", is_by_a_company,
     "Due to an engineer pulling the spare cable.", "Due to an engine running hot."},
    {Rule::human_error, "through-the-cracks", "slip|fall through the crack", is_mention_or_denied,
     "It fell through the cracks.", "It fell through to the default route."},
    {Rule::human_error, "slipped-my-mind", "slip <possessive> mind", is_mention_or_denied, "It slipped my mind.",
     "It slipped a beat."},
    {Rule::human_error, "lost-track", "<someone> ..2 lose track|sight of", is_mention_or_denied,
     "We lost track of the ticket.", "The lens lost track of the star."},
    {Rule::human_error, "never-got-round", "<someone> ..1 not|never ..1 get around to", is_mention_or_denied,
     "We never got around to the alert.", "The request never got to the server."},
    {Rule::human_error, "wrong-assumption",
     "<someone> ..2 make ..2 wrong|incorrect|false|bad|faulty assumption|conclusion|call|choice|decision",
     is_mention_or_denied, "We made a wrong assumption.", "The optimiser printed a wrong estimate."},
    {Rule::human_error, "failure-to",
     "failure|inability|omission to properly|adequately|correctly? "
     "check|test|verify|validate|review|communicate|document|follow|notice|consider|escalate|update|monitor|read|"
     "inform|plan",
     is_mention_or_denied, "A failure to communicate across shifts.", "A failure to connect."},
};

constexpr DeedRow deeds[] = {
    {Rule::human_error, "accident",
     "accidentally mistakenly inadvertently unintentionally erroneously unknowingly unwittingly wrongly incorrectly "
     "improperly",
     accident, "The table was accidentally dropped.", "This change inadvertently blocked the port."},
    {Rule::human_error, "slip-verb",
     "forget remember overlook misread mistype misjudge misunderstand misconfigure miscalculate misinterpret mishandle "
     "botch fumble mistake fat-finger fatfinger misspell misplace mislabel neglect oversleep underestimate goof bungle "
     "miscount miscommunicate misclick mis-click mis-type mis-configure mis-read misremember",
     slip_verb, "The engineer forgot to renew the cert.", "The parser misread the header."},
    {Rule::human_error, "muddle", "mess screw slip mix goof cock foul", muddle, "I messed up the migration.",
     "The toner messed up the page."},
    {Rule::human_error, "failed-to", "fail", failed_to, "We failed to update the docs.", "The pod failed to start."},
    {Rule::human_error, "missed", "miss", missed, "The reviewer missed the bug.", "The scheduler missed its deadline."},
    {Rule::human_error, "instead-of", "instead", instead_of, "She ran it on production instead of staging.",
     "The job ran on the standby instead of the primary."},
    {Rule::human_error, "confused", "confuse", confused, "I confused the two hosts.",
     "The two hosts confused the probe."},
    {Rule::human_error, "skipped", "skip", skipped, "She skipped a step.", "The installer skipped a step."},
    {Rule::human_error, "left-out", "not never nobody no-one no", left_out, "We did not check the replica.",
     "We did not check the replica because the graph was green."},
    {Rule::human_error, "without-checking", "without", without_checking, "He merged it without testing.",
     "The job ran without checking out the code."},
    {Rule::human_error, "wrong-thing", "wrong", wrong_thing, "She typed it into the wrong window.",
     "The router sent it to the wrong port."},
};

}  // namespace

Family slip_rows() { return {phrases, deeds}; }

}  // namespace pm::axioms
