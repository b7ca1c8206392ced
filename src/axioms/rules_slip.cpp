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
      "miscount miscommunicate misclick mis-click mis-type mis-configure mis-read misremember misdiagnose "
      "misidentify misapply misconstrue misallocate misassign mistime misperceive miscategorise miscategorize mishear "
      "misfile misaddress miskey misassess misguess misplan misestimate miscopy mis-set misclassify misname omit flub "
      "fluff muff bodge blunder err overestimate");
  static const LemmaSet whom("you us them people player participant team user");
  static const LemmaSet agentless(
      "overlook forget misread misunderstand mistype mistake misjudge misinterpret neglect botch mishandle fat-finger "
      "misspell misname underestimate misdiagnose misapply miscalculate misaddress mistime misfile");
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
  static const LemmaSet like("like as");
  if (d.subject.begin > 0 && any_of(r, d.subject.begin - 1, d.subject.begin, like))
    return {};  // "as if everybody forgot"
  static const LemmaSet software("client consumer subscriber reader viewer guest provider");
  if (!d.passive && d.subject.head >= 0 && software.has(r[d.subject.head].lemma) &&
      d.verb != r.lexicon().lemma("forget"))
    return {};
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
      "realise realize put configure install request deploy schedule back notify warn examine evaluate assess analyse "
      "analyze research investigate question challenge prepare coordinate clarify agree share approve declare define "
      "implement enable establish arrange acknowledge respond act react audit measure budget estimate specify mention "
      "clean disable drain purge rebuild publish submit limit follow-up close lock label separate isolate "
      "clean recheck retest re-check re-test recognise recognize perform conduct carry finish complete");
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
  static const LemmaSet by_hand(
      "run execute deploy point push delete apply enter install plug type paste restore shut stop restart terminate "
      "remove "
      "drop wipe reboot");
  if (d.negated || !d.past || d.infinitive || is_hypothetical(r, d)) return {};
  if (d.passive ? (!by_hand.has(d.verb) || !is_agentless(d))
                : (!deeds.has(d.verb) || !(is_people(d.subject) || is_dropped(r, d))))
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
  static const LemmaSet things("them it");
  if (o.empty() || (is_people(r.actor_of(o.begin, o.end)) && !things.has(r[o.begin].lemma))) return {};
  return found(r, d, d.first, o.end);
}

Match skipped(const Reading& r, const Deed& d) {
  static const auto skip = r.lexicon().lemma("skip");
  static const LemmaSet duties(
      "step check test review approval stage part backup verification sign-off procedure process checklist rehearsal");
  if (d.verb != skip || d.negated || is_hypothetical(r, d) || !d.past || d.infinitive || gives_reason(r, d.main))
    return {};
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
  static const LemmaSet left_undone("test review verify check communicate validate notice catch spot follow"),
      done("do perform conduct carry make take complete"),
      duty(
          "test testing review check verification backup validation checklist step assessment analysis rehearsal audit "
          "rollback handover sign-off drill inspection");
  const bool undone = left_undone.has(d.verb) ||
                      (done.has(d.verb) && d.subject.begin >= 0 && any_of(r, d.subject.begin, d.subject.end, duty));
  if (d.passive && d.negated && d.past && !d.perfect && d.modal == 0 && d.agent.actor == Actor::none && undone &&
      !r.question() && !gives_reason(r, d.main) && !is_hypothetical(r, d)) {
    static const LemmaSet not_then("yet until");
    static const auto before = r.lexicon().form("before");
    const bool never_yet = r.is(d.main + 1, before) && r.breaks(d.main + 2);
    if (!never_yet && !any_of(r, d.first, r.size(), not_then)) return found(r, d, d.first, d.main + 1);
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
  const bool bare = d.first == d.main && d.subject.actor != Actor::people;  // "priorities not implemented": a state
  static const auto think = r.lexicon().lemma("think");
  static const LemmaSet about("about of to");
  const bool unthought = d.verb == think && d.main + 1 < r.size() && about.has(r[d.main + 1].lemma) && d.negated &&
                         d.subject.actor == Actor::people && !r.has(d.subject.head, tag_self);
  if (bare && d.negated) return {};
  if (unthought && d.past && !gives_reason(r, d.main)) return found(r, d, d.first, d.main + 1);
  if (!attending().has(d.verb) && !(sufficiently && d.negated)) return {};
  const auto clause = r.clause_around(d.main);
  if (any_of(r, clause.begin, clause.end, yet)) return {};
  if (d.subject.nobody && d.subject.actor == Actor::people && !d.negated && d.past) {
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
  static const LemmaSet careless(
      "check test verify validate review double-check look read ask think notice consult tell inform notify drain warn "
      "communicate coordinate back take make run update disable wait follow set consider confirm discuss announce "
      "document involve agree stop get inspect clear save commit pause rehearse schedule alert mention");
  static const LemmaSet fine("get run set");
  if (!careless.has(d.verb)) return {};
  const bool may_be_a_way = fine.has(d.verb);
  const Deed* before = nullptr;
  for (const auto& other : r.deeds())
    if (other.main < b && !other.gerund && !other.infinitive) before = &other;
  if (before != nullptr) {
    const auto& p = *before;
    const bool told = p.past && !p.negated && !is_hypothetical(r, p) &&
                      (is_people(p.subject) || (!may_be_a_way && (p.passive || is_dropped(r, p))));
    if (told) return found(r, d, b, d.main + 1);
  }
  return {};
}

bool by_keyboard(const Deed& d) {
  static const LemmaSet typed(
      "enter type input key paste pass deploy push commit set use apply give configure choose select make");
  return typed.has(d.verb);
}

/// "dug in the wrong trench", "the wrong valve was closed".
Match wrong_thing(const Reading& r, const Deed& d) {
  static const LemmaSet deeds(
      "do perform start run type enter paste push deploy delete drop select pick choose click press use open edit "
      "change restart reboot update apply pull plug copy commit merge send set unplug kill wipe remove ssh log sign "
      "connect issue execute upload install configure call tell point make take read release publish ship close shut "
      "cut turn switch replace pass insert add promote disable enable revert terminate reset load mount order grant "
      "give stop drain flash format erase truncate rename move hit key input put place attach wire tag book charge "
      "toggle flip disconnect label unplug shut");
  static const LemmaSet found_so(
      "get receive see notice find observe report return be have show return detect discover fix correct investigate "
      "suspect reject say mention know realise realize serve contain lead cause prevent spot catch");
  static const LemmaSet wrongs("wrong incorrect erroneous invalid");
  static const auto wrong = r.lexicon().form("wrong");
  if (is_hypothetical(r, d) || d.negated || d.infinitive) return {};
  const bool by_people = is_people(d.subject) && !d.passive && d.subject.actor != Actor::named;
  const bool during = d.gerund && by_people;
  if (by_people ? (d.verb == 0 || found_so.has(d.verb) || r.has(d.main, tag_be)) : !deeds.has(d.verb)) return {};
  const bool ours = is_people(d.subject) || (d.past && is_dropped(r, d)) || (d.passive && is_agentless(d));
  if (!ours || (!d.past && !d.passive && !during)) return {};
  const bool somebodys = d.passive && is_people(d.agent);
  const int from = d.passive && d.subject.begin >= 0 ? d.subject.begin : d.main + 1;
  const int until = d.main + 9;
  for (int i = from; i < r.size() && i < until; ++i) {
    if (i > d.main && (r.breaks(i) || r.pos(i) == Pos::sub)) break;
    const bool is_wrong = r[i].form == wrong || (wrongs.has(r[i].lemma) && by_keyboard(d));
    if (is_wrong && (r.pos(i + 1) == Pos::noun || r.pos(i + 1) == Pos::adjective)) {
      if (d.passive && i > d.main && !somebodys) {  // "was sent to the wrong region" may be anybody's doing
        static const LemmaSet by_hand(
            "run type enter paste press click deploy push delete do perform execute start restart reboot put place "
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
Match brought_in(const Reading& r, const Deed& d) {
  static const LemmaSet doing("push deploy merge ship release commit publish write apply roll upload install put"),
      bringing("introduce create cause add make");
  static const LemmaSet bad(
      "bad broken faulty buggy defective untested unreviewed malformed incorrect invalid erroneous flawed wrong "
      "unvetted unverified");
  static const LemmaSet defect("bug error regression defect fault flaw typo misconfiguration mistake inconsistency");
  if (d.negated || d.infinitive || is_hypothetical(r, d)) return {};
  const bool does = doing.has(d.verb), brings = bringing.has(d.verb);
  if (!does && !brings) return {};
  static const LemmaSet we("we they");  // "we had introduced a regression" is how a release is told
  const bool by_people = d.passive ? d.agent.actor == Actor::people : d.past && d.subject.actor == Actor::people;
  if (!by_people || (brings && !d.passive && d.subject.head >= 0 && we.has(r[d.subject.head].lemma))) return {};
  const auto what = d.passive ? Reading::Span{d.subject.begin, d.subject.end} : r.object_of(d);
  if (what.empty() || what.begin < 0 || d.subject.nobody) return {};
  const bool named = brings && defect.has(r[what.end - 1].lemma);
  if (!named && !(does && any_of(r, what.begin, what.end, bad))) return {};
  return found(r, d, std::min(d.first, what.begin), std::max(what.end, d.passive ? d.agent.end : d.main + 1));
}

/// "I broke prod", "Bob nuked the table".
Match broke_it(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("break nuke bork brick trash hose wreck clobber destroy"),
      taking("take bring knock tear");
  static const LemmaSet it(
      "prod production site build main master checkout it everything database table cluster pipeline website service "
      "login api network server app environment deploy thing");
  if (d.negated || d.passive || !d.past || d.infinitive || is_hypothetical(r, d)) return {};
  if (d.subject.actor != Actor::people || d.subject.nobody) return {};
  const auto o = r.object_of(d);
  if (o.empty() || !(it.has(r[o.end - 1].lemma) || r.pos(o.end - 1) == Pos::pronoun)) return {};
  if (verbs.has(d.verb)) return found(r, d, d.first, o.end);
  static const Phrase down("down|out|offline");
  static const LemmaSet on_purpose("for to while so as");
  const bool one = d.subject.head >= 0 && (r.has(d.subject.head, tag_self) || r.pos(d.subject.head) != Pos::pronoun);
  if (!taking.has(d.verb) || !one || r.has(d.subject.head, tag_plural)) return {};
  if (down.match(r, o.end) < 0 || any_of(r, o.end + 1, o.end + 3, on_purpose)) return {};
  return found(r, d, d.first, o.end + 1);
}

/// "She left the debug flag on".
Match left_behind(const Reading& r, const Deed& d) {
  static const auto leave = r.lexicon().lemma("leave");
  static const LemmaSet state("on open enabled exposed unlocked unattended unprotected unsecured unpatched behind in");
  static const LemmaSet intent("for so until while because as to since and");
  static const LemmaSet in_place("place");
  if (d.verb != leave || d.negated || !d.past || d.infinitive || is_hypothetical(r, d)) return {};
  if (d.passive || d.subject.actor != Actor::people || d.subject.nobody) return {};
  const auto o = r.object_of(d);
  if (o.empty() || o.end >= r.size() || !state.has(r[o.end].lemma)) return {};
  if (r.is(o.end, r.lexicon().lemma("in")) && !r.breaks(o.end + 1) && !in_place.has(r[o.end + 1].lemma)) return {};
  if (r.is(o.end, r.lexicon().lemma("on")) && !r.breaks(o.end + 1)) return {};
  if (any_of(r, o.end + 1, r.size(), intent)) return {};
  return found(r, d, d.first, o.end + 1);
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
  const bool aside =
      b > 0 && r[b - 1].shape == Shape::comma;  // goes with the sentence: "merged before it was green, by mistake"
  for (const auto& d : r.deeds())
    if (d.main < b && !(aside && nearest != nullptr)) nearest = &d;
  if (nearest == nullptr) return false;
  static const LemmaSet keeping("keep prevent stop protect avoid");
  if ((nearest->modal != 0 && !nearest->perfect) || nearest->negated || any_of(r, b - 7, b, keeping)) return true;
  for (const auto& d : r.deeds())  // "a colleague pressed the emergency stop by accident"
    if (d.main < b && d.past && d.subject.actor == Actor::people && !d.negated && d.modal == 0) return false;
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
  static const LemmaSet mend("fix correct repair rename mend use resolve patch find locate spot discover");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 4, e + 6, mend) || r.question();
}
bool is_by_a_system(const Reading& r, int b, int e) {
  const auto* d = r.deed_at(e - 2);
  static const LemmaSet on_purpose("for deliberately intentionally so");
  return is_mention_or_denied(r, b, e) || d == nullptr || d->agent.actor == Actor::system || is_hypothetical(r, *d) ||
         any_of(r, b, e + 2, on_purpose);
}
bool is_a_machines_lapse(const Reading& r, int b, int e) {
  static const LemmaSet whose("its their automatic automated");
  const bool of_a_thing =
      b > 0 && (r.has(b - 1, tag_system) || r.pos(b - 1) == Pos::noun || any_of(r, b - 1, b, whose));
  return is_mention_or_denied(r, b, e) || of_a_thing;
}
bool is_system_or_mention(const Reading& r, int b, int e) {
  static const LemmaSet pass("pass");
  return is_mention_or_denied(r, b, e) || pass.has(r[b].lemma);
}
bool is_by_machine_before(const Reading& r, int b, int e) {
  const auto* d = r.deed_at(b);
  if (is_mention_or_denied(r, b, e) || d == nullptr) return true;
  return !(d->passive && d->agent.actor != Actor::system) && !is_people(d->subject);
}
/// "its", "the model's": somebody has to be the one who assumed.
bool is_not_ours(const Reading& r, int b, int e) {
  static const LemmaSet its("its");
  return is_mention_or_denied(r, b, e) || its.has(r[b].lemma) ||
         (r.word(b).size() <= 4 && r.word(b).ends_with("s") && r.word(b).front() == '\'' && !r.has(b - 1, tag_people));
}
bool is_a_machines_failure(const Reading& r, int b, int e) {
  static const LemmaSet its("its");
  const bool bare = r.word(b).size() <= 4 && (r.word(b).ends_with("s") || r.word(b).ends_with("'")) &&
                    r.word(b).front() != 'h' && r.word(b).front() != 'H';
  return is_mention_or_denied(r, b, e) || its.has(r[b].lemma) || (bare && !r.has(b - 1, tag_people));
}
bool is_in_proof(const Reading& r, int b, int e) {
  static const LemmaSet of_a_thing("proof model code spec specification");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 4, of_a_thing);
}
bool is_not_shipped(const Reading& r, int b, int e) {
  static const LemmaSet shipped("go ship release deploy merge publish land push slip");
  const auto* d = b > 1 ? r.deed_at(b - 1) : nullptr;
  if (d == nullptr && b > 2) d = r.deed_at(b - 2);
  return is_mention_or_denied(r, b, e) || d == nullptr || !d->past || !shipped.has(d->verb);
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
    {Rule::human_error, "error-made", "#error|mistake|slip|blunder =made|=committed", is_learning_or_no,
     "An error made during the upgrade.", "An error seen during the upgrade."},
    {Rule::human_error, "was-left-out", "=was|=were|=been ..1 =left =out", is_by_a_system, "The step was left out.",
     "The step was left out by the parser."},
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
    {Rule::human_error, "typographical",
     "typographical|copy-paste|spelling|=typing|=paste|=cut-and-paste|=copy-and-paste|copy/paste error|mistake|slip",
     is_typo_mended, "A typographical error in the route map.", "A parsing error in the route map."},
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
    {Rule::human_error, "slip-of", "slip of <determiner> keyboard|hand|finger|mind|tongue|pen|=fingers|mouse|thumb",
     is_mention_or_denied, "A slip of the keyboard.", "A slip of paper."},
    {Rule::human_error, "wrong-one", "=wrong <noun>", is_more_than_a_sigh, "Wrong cluster, sorry.",
     "Wrong checksums were reported by the disk."},
    {Rule::human_error, "left-out-a-step", "<someone> ..1 leave out", is_hypothetical_or_mention,
     "She left out a step.", "It left out a row."},
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
    {Rule::human_error, "slip-of-an-office",
     "clerical|procedural|administrative|administration|engineering|user|keying|transcription|data-entry|judgement|"
     "judgment|planning|maintenance #error|mistake|slip|oversight|blunder",
     is_ruled_out, "A clerical error in the list.", "A rounding error in the list."},
    {Rule::human_error, "misunderstanding",
     "a|the|this|that|some|to|of|through <adjective>? misunderstanding|miscommunication|mix-up|=mixup", is_ruled_out,
     "There was a misunderstanding between the teams.", "There was a handover between the teams."},
    {Rule::human_error, "communication-broke-down", "breakdown|lapse in|of communication", is_ruled_out,
     "A breakdown in communication.", "A breakdown in rack nine."},
    {Rule::human_error, "went-unnoticed", "go|pass|remain unnoticed", is_mention_or_denied,
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
     "<possessive>|<people> <adjective>? assumption|belief|guess|understanding|estimate ..7 <be> ..1 "
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
    {Rule::human_error, "clumsy", "<people> ..2 trip|stumble over|on the|a|an|<possessive>", is_mention_or_denied,
     "A technician tripped over the cable.", "The breaker tripped on the second feed."},
    {Rule::human_error, "knocked", "<people> ..2 knock|bump|spill the|a|an|<possessive>|=into|=against|=coffee|=water",
     is_mention_or_denied, "The cleaner's colleague bumped into the rack; a technician knocked the plug.",
     "The wind knocked the mast."},
    {Rule::human_error, "mind-elsewhere", "brain fart|=freeze|=fade|=cramp", is_mention_or_denied,
     "A brain fart of mine.", "The brain of the cluster."},
    {Rule::human_error, "blanked", "<self> ..1 =blanked|=zoned|=spaced", is_mention_or_denied, "I zoned out.",
     "The screen blanked."},
    {Rule::human_error, "muscle-memory", "muscle memory", is_mention_or_denied, "Pure muscle memory.",
     "Memory is full."},
    {Rule::human_error, "dropped-a-ball", "between two stools|=chairs", is_mention_or_denied,
     "It fell between two stools.", "It fell between two limits."},
    {Rule::human_error, "swapped", "<people> ..3 =swapped|=transposed|=inverted|=interchanged|=reversed ..4 and",
     is_mention_or_denied, "Somebody had swapped source and destination.",
     "The kernel had swapped source and destination pages."},
    {Rule::human_error, "without-review",
     "without =going|=passing|=having|=being|=getting|=undergoing through? ..4 "
     "review|test|testing|approval|check|qa|validation|approved|reviewed|tested|checked|verified",
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
     "involve|account|include|set|install",
     is_a_machines_lapse, "A failure to communicate across shifts.", "A failure to connect."},
};

constexpr DeedRow deeds[] = {
    {Rule::human_error, "accident",
     "accidentally mistakenly inadvertently unintentionally erroneously unknowingly unwittingly wrongly incorrectly "
     "improperly",
     accident, "The table was accidentally dropped.", "This change inadvertently blocked the port."},
    {Rule::human_error, "slip-verb",
     "forget remember overlook misread mistype misjudge misunderstand misconfigure miscalculate misinterpret mishandle "
     "botch fumble mistake fat-finger fatfinger misspell misplace mislabel neglect oversleep underestimate goof bungle "
     "miscount miscommunicate misclick mis-click mis-type mis-configure mis-read misremember misdiagnose misidentify "
     "misapply misconstrue misallocate misassign mistime misperceive miscategorise miscategorize mishear misfile "
     "misaddress miskey misassess misguess misplan misestimate miscopy mis-set misclassify misname omit flub fluff "
     "muff "
     "bodge blunder err overestimate",
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
    {Rule::human_error, "brought-in",
     "push deploy merge ship release commit publish write apply roll upload install put introduce create cause add "
     "make",
     brought_in, "A bad config was pushed by an engineer.", "A bad config was pushed by the pipeline."},
    {Rule::human_error, "broke-it", "break nuke bork brick trash hose wreck clobber destroy take bring knock tear",
     broke_it, "I broke prod.", "The update broke prod."},
    {Rule::human_error, "left-behind", "leave", left_behind, "A developer had left a debug flag on.",
     "The installer had left a debug flag on."},
    {Rule::human_error, "wrong-thing", "wrong incorrect erroneous invalid", wrong_thing,
     "She typed it into the wrong window.", "The router sent it to the wrong port."},
};

}  // namespace

Family slip_rows() { return {phrases, deeds}; }

}  // namespace pm::axioms
