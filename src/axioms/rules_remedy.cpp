// non-fix, boil-the-ocean, automate-judgement: what is to be done about it.
#include <algorithm>

#include "axioms/rules.hpp"

namespace pm::axioms {
namespace {

/// Something that stays when everybody is tired again: then a "be careful" beside it does no harm.
bool has_real_fix(const Reading& r, const Deed* but) {
  static const LemmaSet fixes(
      "add create build implement automate alert introduce enforce block limit script write install configure set "
      "deploy change remove disable enable separate rename move colour color print show display fix upgrade extend "
      "publish automate lock restrict version pin split");
  for (const auto& d : r.deeds()) {
    if (&d == but || !fixes.has(d.verb) || !is_remedy(r, d) || d.negated) continue;
    if (d.gerund || d.main + 1 >= r.size() ||
        (d.infinitive && d.parent >= 0 && &r.deeds()[static_cast<std::size_t>(d.parent)] == but))
      continue;
    // "be careful when we change the schema" holds no fix
    const auto c = r.clause_around(d.main);
    static const LemmaSet when("when before while if whenever after that");
    if (c.begin > 0 && when.has(r[c.begin - 1].lemma)) continue;
    if (is_people(d.subject) || d.imperative || d.subject.actor == Actor::none || d.infinitive || d.modal != 0)
      return true;
  }
  return false;
}

bool is_drill(const Reading& r) {
  static const LemmaSet drills(
      "practise practice drill rehearse rehearsal simulate simulation game-day gameday exercise tabletop");
  static const LemmaSet best("best good common standard our their its");
  for (int i = 0; i < r.size(); ++i)
    if (drills.has(r[i].lemma) && !(i > 0 && best.has(r[i - 1].lemma)) &&
        !(r.is(i, r.lexicon().lemma("exercise")) && (r.pos(i) == Pos::verb || i == 0)))
      return true;
  return false;
}

bool ours_to_do(const Reading& r, const Deed& d) {
  if (d.subject.actor == Actor::outsider || d.subject.actor == Actor::customer || d.subject.actor == Actor::system)
    return false;
  return is_remedy(r, d);
}

Match exhort(const Reading& r, const Deed& d, int end) {
  if (has_real_fix(r, &d) || is_drill(r) || r.question()) return {};
  return found(r, d, d.first, end);
}

Match be_careful(const Reading& r, const Deed& d) {
  static const LemmaSet adjectives(
      "careful cautious vigilant mindful diligent attentive thorough deliberate conscious disciplined prudent rigorous "
      "watchful");
  static const LemmaSet when_more("aware alert proactive responsive"), staying("alert");
  const bool stays = d.verb == r.lexicon().lemma("stay") || d.verb == r.lexicon().lemma("remain");
  if (d.verb != r.lexicon().lemma("be") && d.verb != r.lexicon().lemma("stay") &&
      d.verb != r.lexicon().lemma("remain") && d.verb != r.lexicon().lemma("become"))
    return {};
  if (d.negated || d.perfect || !(ours_to_do(r, d) || d.gerund || r.pos(d.first) == Pos::be)) return {};
  if (d.past && !d.infinitive) return {};
  if (d.subject.actor == Actor::system || d.subject.actor == Actor::customer) return {};
  static const auto more = r.lexicon().lemma("more");
  bool comparative = false;
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 6); ++i) {
    if (r.breaks(i) || r.pos(i) == Pos::preposition) break;
    comparative |= r[i].lemma == more;
    const bool bare_present = d.modal == 0 && !d.infinitive && !d.imperative && !d.gerund && r.word(d.main) != "be" &&
                              r.word(d.main) != "Be" && d.verb == r.lexicon().lemma("be");
    const bool must_be_alert = d.modal != 0 && d.subject.actor == Actor::people && staying.has(r[i].lemma);
    if (adjectives.has(r[i].lemma) || must_be_alert || (stays && staying.has(r[i].lemma)) ||
        (comparative && when_more.has(r[i].lemma)))
      return bare_present ? Match{} : exhort(r, d, i + 1);
  }
  return {};
}

Match remember(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("remember forget");
  static const auto forget = r.lexicon().lemma("forget");
  if (!verbs.has(d.verb) || d.passive) return {};
  if ((d.verb == forget) != d.negated) return {};
  const bool ordered =
      d.imperative || (d.negated && !d.past && d.subject.actor == Actor::none && r.pos(d.first) == Pos::do_);
  if (!ordered && !ours_to_do(r, d)) return {};
  static const LemmaSet see("can could");
  if (see.has(d.modal) || (d.imperative && r.breaks(d.main + 1))) return {};
  return exhort(r, d, d.main + 1);
}

Match remind(const Reading& r, const Deed& d) {
  static const auto tell = r.lexicon().lemma("tell"), everyone = r.lexicon().lemma("everyone"),
                    everybody = r.lexicon().lemma("everybody");
  if (d.verb == tell && d.imperative && (r.is(d.main + 1, everyone) || r.is(d.main + 1, everybody)))
    return exhort(r, d, d.main + 2);
  static const LemmaSet verbs(
      "remind retrain re-train educate reeducate re-educate encourage urge instruct coach sensitise sensitize train "
      "teach brief");
  if (!verbs.has(d.verb) || d.negated) return {};
  static const LemmaSet past_too("remind retrain re-train reeducate re-educate educate");
  const auto o = r.object_of(d);
  Subject whom = d.passive ? d.subject : (o.empty() ? Subject{} : r.actor_of(o.begin, o.end));
  const bool about_people = whom.actor == Actor::people || whom.actor == Actor::named || whom.actor == Actor::customer;
  if (!about_people) return {};
  if (whom.actor == Actor::customer && d.verb != r.lexicon().lemma("educate")) return {};
  const bool narrated = past_too.has(d.verb) && d.past && d.passive;
  if (!ours_to_do(r, d) && !narrated && !(d.past && past_too.has(d.verb) && is_dropped(r, d))) return {};
  if (d.subject.actor == Actor::system) return {};
  Match m = exhort(r, d, d.passive || o.empty() ? d.main + 1 : o.end);
  m.who = whom;
  return m;
}

Match follow_process(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("follow adhere stick comply obey respect observe use");
  static const LemmaSet process(
      "process procedure runbook checklist guideline policy rule protocol practice instruction step standard playbook "
      "sop documentation manual");
  static const LemmaSet insisted("always must should");
  static const auto use = r.lexicon().lemma("use");
  if (!verbs.has(d.verb) || d.negated || d.passive || !ours_to_do(r, d)) return {};
  if (d.verb == use && !is_people(d.subject)) return {};
  const auto until = std::min(r.size(), d.main + 7);
  for (int i = d.main + 1; i < until && !r.breaks(i); ++i)
    if (process.has(r[i].lemma)) {
      if (d.verb == use && !any_of(r, d.first - 1, d.main, insisted)) return {};
      return exhort(r, d, i + 1);
    }
  return {};
}

Match double_check(const Reading& r, const Deed& d) {
  static const LemmaSet twice("double-check doublecheck triple-check");
  static const LemmaSet checking("check verify review inspect confirm validate look read think test watch");
  static const LemmaSet by_hand("manually carefully twice again always thoroughly closely harder hand properly");
  if (d.passive || d.negated || !ours_to_do(r, d)) return {};
  static const LemmaSet machine("script process job tool unattended automatically bot pipeline");
  if (d.progressive || any_of(r, d.main + 1, r.size(), machine)) return {};
  if (twice.has(d.verb)) return exhort(r, d, d.main + 1);
  if (!checking.has(d.verb)) return {};
  const auto c = r.clause_around(d.main);
  for (int i = std::max(0, d.first - 1); i < c.end; ++i)
    if (by_hand.has(r[i].lemma)) return exhort(r, d, std::max(i, d.main) + 1);
  return {};
}

Match always_never(const Reading& r, const Deed& d) {  // "Always test", "Never deploy on a Friday"
  static const LemmaSet words("always never");
  static const LemmaSet harmless("panic worry hesitate know think see have want need believe remember");
  const bool do_not = d.negated && !d.past && !d.passive && d.modal == 0 && d.subject.actor == Actor::none &&
                      r.pos(d.first) == Pos::do_ && (d.first == 0 || r.breaks(d.first - 1));
  if (do_not && !harmless.has(d.verb) && !d.asked) return exhort(r, d, d.main + 1);
  if (d.passive || d.past || !d.imperative || d.subject.actor != Actor::none) return {};
  for (int i = d.first - 1; i >= 0 && (r.pos(i) == Pos::adverb || r.pos(i) == Pos::not_); --i)
    if (words.has(r[i].lemma) &&
        (i == 0 || r.breaks(i - 1) || r.pos(i - 1) == Pos::adverb || r.pos(i - 1) == Pos::not_))
      return exhort(r, d, d.main + 1);
  return {};
}

Match before_doing(const Reading& r, const Deed& d) {  // "Share it with more people before migrating"
  static const auto before = r.lexicon().form("before"), prior = r.lexicon().form("prior");
  static const LemmaSet tools(
      "tool script ci linter pipeline job automatically automatic prompt alert bot test-suite gate hook button step "
      "check");
  static const LemmaSet by_hand(
      "test check verify validate review share ask read reindex inform tell consult discuss communicate look confirm "
      "coordinate inspect");
  if (!d.imperative || d.negated || !by_hand.has(d.verb) || any_of(r, d.main + 1, r.size(), tools)) return {};
  for (int i = d.main + 1; i < r.size(); ++i) {
    if (r.breaks(i)) break;
    static const LemmaSet you("you they we"), papers("runbook doc documentation manual note changelog readme warning");
    const bool act =
        r[i].form == before &&
        (r.has(i + 1, tag_ing) || (i + 1 < r.size() && you.has(r[i + 1].lemma) && any_of(r, d.main + 1, i, papers)));
    if (act || r[i].form == prior) return exhort(r, d, i + 1);
  }
  return {};
}

Match make_sure(const Reading& r, const Deed& d) {  // "make sure everybody reads it"
  static const LemmaSet verbs("ensure make be");
  static const auto sure = r.lexicon().lemma("sure"), ensure = r.lexicon().lemma("ensure");
  if (!verbs.has(d.verb) || d.negated || d.passive || !ours_to_do(r, d)) return {};
  if (d.verb != ensure && !r.is(d.main + 1, sure)) return {};
  if (d.subject.actor != Actor::none && !is_people(d.subject)) return {};
  const int from = d.verb == ensure ? d.main + 1 : d.main + 2;
  if (d.verb != ensure && r.pos(from) == Pos::to) return exhort(r, d, from + 1);
  static const LemmaSet can("can may could have be get receive");
  for (const auto& inner : r.deeds()) {
    if (inner.main < from || inner.infinitive) continue;
    if (inner.main > from + 9) break;
    if (r.clause_around(inner.main).begin > from + 1) break;
    if (inner.subject.actor != Actor::people || inner.subject.begin < d.main) return {};
    static const LemmaSet you("you"), we("we they i it"), at("on in"),
        duty(
            "check test review verify read follow communicate remember ask double-check think pay understand know "
            "stick look "
            "inform tell coordinate document plan practise watch");
    static const LemmaSet mindful("aware careful mindful attentive vigilant conscious informed");
    if (inner.verb == r.lexicon().lemma("be") && inner.subject.actor == Actor::people &&
        any_of(r, inner.main + 1, inner.main + 3, mindful))
      return exhort(r, d, inner.main + 2);
    const bool weak = r.pos(inner.subject.head) == Pos::pronoun && we.has(r[inner.subject.head].lemma);
    if (weak && (!duty.has(inner.verb) || inner.negated || inner.progressive)) return {};
    const bool you_are = you.has(r[inner.subject.head].lemma) && !inner.negated && r.pos(inner.main) == Pos::be &&
                         any_of(r, inner.main + 1, inner.main + 2, at);
    if (!you_are && (can.has(inner.modal) || can.has(inner.verb))) return {};
    return exhort(r, d, inner.main + 1);
  }
  return {};
}

Match role_should(const Reading& r, const Deed& d) {  // "Developers must test before they merge"
  static const LemmaSet must("should must need shall will ought");
  if (!must.has(d.modal) || d.perfect || d.passive || d.negated || d.subject.actor != Actor::people) return {};
  if (d.subject.head < 0 || r.has(d.subject.head, tag_pronoun) || r[d.subject.head].pos == Pos::pronoun) return {};
  static const LemmaSet deeds(
      "check test verify validate review double-check remember communicate ask read think confirm inform watch");
  if (!deeds.has(d.verb) || r.is(d.modal, 0)) return {};
  static const auto will = r.lexicon().lemma("will");
  if (d.modal == will) return {};
  return exhort(r, d, d.main + 1);
}

Match better_by_will(const Reading& r, const Deed& d) {  // "We will do better", "communicate more"
  static const LemmaSet verbs(
      "do communicate try work focus coordinate collaborate talk share think plan concentrate pay");
  static const LemmaSet how("better harder more closer clearly earlier twice proactively closely carefully");
  static const auto pay = r.lexicon().lemma("pay"), attention = r.lexicon().lemma("attention");
  if (!verbs.has(d.verb) || d.negated || d.passive || !ours_to_do(r, d)) return {};
  for (int i = std::max(0, d.first - 1); i < std::min(r.size(), d.main + 9); ++i) {
    if (i > d.main && r.breaks(i)) break;
    if (d.verb == pay ? r[i].lemma == attention
                      : (how.has(r[i].lemma) &&
                         (i < d.main || r.pos(i + 1) != Pos::noun || d.verb == r.lexicon().lemma("communicate"))))
      return exhort(r, d, std::max(i, d.main) + 1);
  }
  return {};
}

// boil the ocean

const LemmaSet& whole_things() {
  static const LemmaSet set(
      "service system platform architecture monolith stack infrastructure database backend back-end frontend front-end "
      "application app codebase pipeline network cluster site website everything all entire whole datacenter "
      "data-center cloud region product engine core process environment setup estate layer storage design mainframe");
  return set;
}
const LemmaSet& small_things() {
  static const LemmaSet set(
      "message error query test runbook doc page config configuration setting disk alert rule cert certificate key "
      "dashboard bot cron cronjob host node flag line check label name function script step field variable text "
      "wording sentence paragraph header column row index record entry link url comment monitor log threshold timeout "
      "cable fan switch drive button replica image container panel view report form email template prompt layout index "
      "dump");
  return set;
}

Match wholesale(const Reading& r, const Deed& d) {
  static const LemmaSet anew(
      "rewrite rebuild rearchitect re-architect redesign re-design replatform re-platform reimplement re-implement "
      "overhaul modernise modernize re-engineer reengineer containerise containerize rework");
  static const LemmaSet moving("migrate move port replace convert transition switch decouple");
  const bool whole = anew.has(d.verb), moves = moving.has(d.verb);
  if (!whole && !moves) return {};
  if (d.negated || d.perfect || (d.past && !d.infinitive) || r.question()) return {};
  if (!is_remedy(r, d) && !d.gerund) return {};
  static const LemmaSet may("can could");
  if (may.has(d.modal)) return {};
  if (d.gerund && d.first > 0 &&
      !(d.parent >= 0 && is_remedy(r, r.deeds()[static_cast<std::size_t>(d.parent)]) &&
        !r.deeds()[static_cast<std::size_t>(d.parent)].past))
    return {};
  if (d.infinitive && d.parent >= 0) {
    const auto& p = r.deeds()[static_cast<std::size_t>(d.parent)];
    static const LemmaSet intent("decide agree plan want need go intend propose have");
    if (p.past && (!intent.has(p.verb) || r.pos(d.governor) == Pos::noun)) return {};
  }
  static const LemmaSet everything("everything all entire whole");
  Reading::Span o = d.passive ? Reading::Span{d.subject.begin, d.subject.end} : r.object_of(d);
  static const LemmaSet always_big(
      "rearchitect re-architect replatform re-platform re-engineer reengineer modernise modernize overhaul "
      "containerise containerize");
  if (always_big.has(d.verb) && (o.empty() || !small_things().has(r[r.actor_of(o.begin, o.end).head].lemma)))
    return found(r, d, d.first, std::max(d.main + 1, o.end));
  for (int i = d.main + 1; moves && i + 1 < r.size(); ++i) {  // "replace our queue with Kafka"
    static const LemmaSet towards("with to onto");
    if (towards.has(r[i].lemma) && r.token(i + 1).capital && r.has(i + 1, tag_system) && !o.empty() &&
        !small_things().has(r[o.end - 1].lemma))
      return found(r, d, d.first, i + 2);
  }
  static const Phrase from_to("from <any> to|onto <system>"),
      to_architecture2("away? from the|our mainframe|monolith|datacenter"),
      to_architecture(
          "to a|an|the? <any>? <any>? architecture|microservice|kubernetes|cloud|serverless|=aws|=gcp|=azure");
  if (moves)
    if (const int e = std::max({from_to.match(r, d.main + 1), to_architecture.match(r, d.main + 1),
                                to_architecture2.match(r, d.main + 1)});
        e > 0)
      return found(r, d, d.first, e);
  if (whole && !o.empty() && any_of(r, o.begin, o.end + 1, everything)) return found(r, d, d.first, o.end);
  if (o.empty() || o.begin < 0) return {};
  const auto head = r.actor_of(o.begin, o.end).head;
  if (small_things().has(r[head].lemma)) return {};
  const bool big_object = any_of(r, o.begin, o.end, whole_things());
  static const Phrase from_scratch("from scratch|=the ground|=ground"),
      to_big(
          "to|into|in|onto|on|with a|an|the? new? <adjective>? "
          "kubernetes|k8s|go|golang|rust|java|cloud|microservice|serverless|aws|gcp|azure|=python|=elixir|architecture|"
          "platform|=managed|system|database|stack");
  bool grand = false;
  for (int i = d.main + 1; i < r.size(); ++i) grand |= from_scratch.match(r, i) >= 0 || to_big.match(r, i) >= 0;
  if (whole ? (big_object || grand) : ((big_object && grand) || any_of(r, o.begin, o.end, everything)))
    return found(r, d, std::min(d.first, o.begin), std::max(d.main + 1, o.end));
  return {};
}

Match new_world(const Reading& r, const Deed& d) {  // "build a new platform", "ditch the monolith"
  static const LemmaSet making("build create introduce develop design adopt start"),
      leaving("ditch drop throw decommission retire abandon leave get split break decompose dismantle");
  static const LemmaSet worlds(
      "platform architecture system infrastructure stack monolith mainframe datacenter data-center service cluster "
      "backend");
  static const LemmaSet old_worlds("monolith mainframe datacenter data-center platform legacy");
  if (d.negated || d.passive || d.perfect || (d.past && !d.imperative && !d.infinitive) || !is_remedy(r, d) ||
      r.question())
    return {};
  static const auto fresh = r.lexicon().lemma("new"), rid = r.lexicon().lemma("rid");
  const bool make = making.has(d.verb), leave = leaving.has(d.verb);
  if (!make && !leave) return {};
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 7); ++i) {
    if (r.breaks(i)) break;
    if (r.pos(i) == Pos::preposition && !(r.is(i - 1, rid) || i == d.main + 1 || i == d.main + 2)) break;
    if (make ? (false) : old_worlds.has(r[i].lemma) && r.pos(i + 1) != Pos::noun) return found(r, d, d.first, i + 1);
    if (make && r[i].lemma == fresh && worlds.has(i + 1 < r.size() ? r[i + 1].lemma : Lemma{0}) &&
        r.pos(i + 2) != Pos::noun)
      return found(r, d, d.first, i + 2);
  }
  return {};
}

Match automated(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("automate");
  static const LemmaSet deciding(
      "failover fail-over decision judgement judgment rollback promotion remediation recovery triage approval "
      "escalation");
  if (verbs.has(d.verb) && !d.past && is_remedy(r, d) && !d.negated) {
    const auto o = d.passive ? Reading::Span{d.subject.begin, d.subject.end} : r.object_of(d);
    if (!o.empty() && o.begin >= 0 && any_of(r, o.begin, o.end + 2, deciding))
      return found(r, d, d.first, std::max(o.end, d.main + 1));
  }
  static const LemmaSet choosing("decide choose judge");
  if (choosing.has(d.verb) && d.modal != 0 && !d.perfect &&
      (d.subject.actor == Actor::system || d.subject.actor == Actor::thing) && is_remedy(r, d))
    return found(r, d, d.first, d.main + 1);
  static const auto decide = r.lexicon().lemma("decide"), made = r.lexicon().lemma("make"),
                    decision = r.lexicon().lemma("decision");
  if (d.verb == decide && d.infinitive && d.governor >= 0 && r.has(d.governor, tag_system | tag_noun) &&
      is_remedy(r, d) && !is_people(d.subject))
    return found(r, d, d.main, d.main + 1);
  if (d.verb == made && d.passive && d.modal != 0 && !d.perfect && d.subject.head >= 0 &&
      r.is(d.subject.head, decision) && d.agent.actor == Actor::system)
    return found(r, d, d.first, d.main + 1);
  static const LemmaSet acting("fail promote roll shut switch decide choose rollback failover");
  if (acting.has(d.verb) && is_remedy(r, d) && !d.negated) {
    static const LemmaSet by_itself("automatically autonomously");
    static const Phrase alone("by|on itself|themselves|its own?"), unasked("without asking|approval|=confirmation");
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 6); ++i)
      if (const int e = std::max(alone.match(r, i), unasked.match(r, i)); e > 0) return found(r, d, d.first, e);
    for (int i = std::max(0, d.first - 2); i < std::min(r.size(), d.main + 5); ++i)
      if (by_itself.has(r[i].lemma)) return found(r, d, std::min(d.first, i), std::max(d.main, i) + 1);
  }
  return {};
}

Match let_it_decide(const Reading& r, const Deed& d) {
  static const LemmaSet verbs("let have make");
  static const LemmaSet deciding("decide choose determine judge");
  if (!verbs.has(d.verb) || (d.past && !d.imperative) || d.negated || (!d.imperative && !is_remedy(r, d))) return {};
  const auto o = r.object_of(d);
  static const LemmaSet room("room meeting");
  if (o.empty() || r.actor_of(o.begin, o.end).actor == Actor::people || room.has(r[o.end - 1].lemma)) return {};
  for (const auto& inner : r.deeds())
    if (inner.main >= o.end && inner.main < o.end + 4 && deciding.has(inner.verb))
      return found(r, d, d.first, inner.main + 1);
  return {};
}

// Guards.

bool not_a_remedy(const Reading& r, int b, int e) {
  if (is_mention_or_denied(r, b, e) || r.question() || is_drill(r)) return true;
  for (const auto& d : r.deeds()) {
    const bool participle = d.first == d.main && r.has(d.main, tag_done) && d.main > b;  // "the people involved"
    if (participle) continue;
    if ((d.past && d.modal == 0 && !d.infinitive && !d.passive && !d.imperative) || (d.perfect && d.modal != 0))
      return true;
  }
  return has_real_fix(r, nullptr);
}
bool not_care(const Reading& r, int b, int e) { return not_a_remedy(r, b, e) || r.pos(e) == Pos::noun; }
/// The care asked for is the verb's own: "show more discipline" shows nothing that lasts.
bool not_shown(const Reading& r, int b, int e) {
  const auto* own = r.deed_at(b);
  return is_mention_or_denied(r, b, e) || r.question() || is_drill(r) || r.pos(e) == Pos::noun || own == nullptr ||
         !ours_to_do(r, *own) || has_real_fix(r, own);
}
bool not_a_lesson(const Reading& r, int b, int e) {
  static const LemmaSet machine("model data set network dataset neural ai ml job gpu pipeline environment");
  return not_a_remedy(r, b, e) || any_of(r, b - 2, b, machine) || any_of(r, e, e + 1, machine);
}
bool not_a_lesson_told(const Reading& r, int b, int e) {
  return is_mention_or_denied(r, b, e) || is_drill(r) || has_real_fix(r, nullptr) || r.question();
}
bool is_already_so(const Reading& r, int b, int e) {
  static const LemmaSet tests(
      "test drill exercise log alert documentation mechanism bug issue feature logic process code time history event "
      "procedure");
  static const LemmaSet doing(
      "add implement introduce build enable put promote create set configure develop deploy use want need provide "
      "install adopt switch include plan make have");
  if (is_mention_or_denied(r, b, e) || any_of(r, e, e + 1, tests)) return true;
  bool remedy = r.deeds().empty();
  for (const auto& d : r.deeds()) remedy |= doing.has(d.verb) && is_remedy(r, d) && d.first < b;
  if (!remedy && r.size() > 3) {
    static const LemmaSet list("follow-up action remediation improvement fix todo");
    remedy = any_of(r, 0, b, list);
  }
  return !remedy;
}
bool has_past_deed(const Reading& r, int b, int e);
bool has_small_thing(const Reading& r, int b, int e) { return any_of(r, b, e, small_things()); }
/// Told as something to do, not as what was done or is.
bool begins_a_remedy(const Reading& r, int b) {
  const auto* d = r.deed_at(b);
  if (d == nullptr) return b == 0;
  return is_remedy(r, *d) && !d->past;
}
bool is_no_promise(const Reading& r, int b, int e) {
  static const LemmaSet by_people(
      "we i let you everyone everybody they please remember read test ask check think look wait");
  if (is_mention_or_denied(r, b, e) || has_real_fix(r, nullptr)) return true;
  for (const auto& d : r.deeds())
    if (d.past && d.modal == 0 && !d.imperative) return true;
  if (b > 0 && r.pos(b - 1) == Pos::preposition) return true;  // "wait for next time"
  if (r.question() || r.has(e, tag_determiner) || r.pos(e) == Pos::be) return true;
  bool ordered = false;
  for (const auto& d : r.deeds()) ordered |= (d.imperative || d.modal != 0) && d.subject.actor != Actor::system;
  return !ordered && !any_of(r, e, r.size(), by_people);
}
bool is_not_a_call(const Reading& r, int b, int e) {
  if (not_a_remedy(r, b, e) || !(r.breaks(e) || r.pos(e) == Pos::preposition)) return true;
  const auto* d = r.deed_at(b);
  return d == nullptr || d->main != b || !ours_to_do(r, *d) || d->passive || d->past;
}
bool is_not_an_order(const Reading& r, int b, int e) {
  if (not_a_remedy(r, b, e)) return true;
  const auto* d = r.deed_at(b);
  static const LemmaSet please("please");
  const bool bare = b == 0 || r.breaks(b - 1) || any_of(r, b - 1, b, please);
  const bool must = d != nullptr && d->subject.actor == Actor::people && d->modal != 0 && !d->subject.nobody &&
                    d->modal != r.lexicon().lemma("would");
  return !bare && !must;
}
bool is_not_asked_for(const Reading& r, int b, int e) { return not_a_remedy(r, b, e) || !begins_a_remedy(r, b); }
bool is_list_ahead(const Reading& r, int b, int e) {
  static const LemmaSet following("following");
  return not_a_remedy(r, b, e) || any_of(r, b, e, following);
}
bool is_a_slow_thing(const Reading& r, int b, int e) {
  const bool alone = (b == 0 || r.breaks(b - 1)) && (e >= r.size() || r.breaks(e));
  return is_mention_or_denied(r, b, e) || !alone;
}
bool is_no_duty(const Reading& r, int b, int e) {
  if (not_a_remedy(r, b, e)) return true;
  static const LemmaSet watch("monitor watch check review test read look communicate inspect verify plan consider");
  for (const auto& d : r.deeds())
    if (d.main < b && watch.has(d.verb) && ours_to_do(r, d) && !d.passive && !d.negated) return false;
  return true;
}
bool has_past_deed(const Reading& r, int b, int e) {
  if (is_mention_or_denied(r, b, e)) return true;
  return std::any_of(r.deeds().begin(), r.deeds().end(),
                     [](const Deed& d) { return d.past && d.modal == 0 && !d.infinitive; });
}

bool is_a_host(const Reading& r, int b, int e) {
  return has_past_deed(r, b, e) || r.pos(e) == Pos::noun || has_small_thing(r, b, e) || !begins_a_remedy(r, b);
}
bool is_a_scratch_copy(const Reading& r, int b, int e) {
  return has_past_deed(r, b, e) || has_small_thing(r, b, e) || !begins_a_remedy(r, b);
}
bool is_not_grand(const Reading& r, int b, int e) { return has_past_deed(r, b, e) || r.pos(e) == Pos::noun; }
bool is_less_than_grand(const Reading& r, int b, int e) { return has_past_deed(r, b, e) || !begins_a_remedy(r, b); }
bool is_small_move(const Reading& r, int b, int e) {
  const bool named = r.token(e - 1).capital || (r.has(e - 1, tag_system) && whole_things().has(r[e - 1].lemma));
  return has_past_deed(r, b, e) || !named || r.has(e - 1, tag_people) || has_small_thing(r, b + 1, e);
}
bool is_told(const Reading& r, int b, int e) {
  static const LemmaSet tests("test log alert bug issue lack without no failure not absence time problem");
  const bool past = std::any_of(r.deeds().begin(), r.deeds().end(),
                                [&](const Deed& d) { return d.past && d.modal == 0 && !d.infinitive && d.main != b; });
  if (past || is_mention_or_denied(r, b, e) || any_of(r, b - 4, b, tests) || r.question()) return true;
  const bool heads = b == 0 || r.breaks(b - 1);
  bool remedy = heads && std::all_of(r.deeds().begin(), r.deeds().end(), [&](const Deed& d) { return d.main == b; });
  static const LemmaSet doing(
      "add implement introduce build enable set configure develop deploy need adopt include plan support");
  for (const auto& d : r.deeds()) remedy |= doing.has(d.verb) && is_remedy(r, d) && d.main < b;
  return !remedy;
}
bool is_told_or_asked(const Reading& r, int b, int e) {
  const auto* d = r.deed_at(b);
  return has_past_deed(r, b, e) || (d != nullptr && (!is_remedy(r, *d) || d->negated));
}
bool is_told_decision(const Reading& r, int b, int e) {
  static const LemmaSet deciding(
      "decision decide choice failover rollback judgement call deploy restart when whether block approve");
  return has_past_deed(r, b, e) || !any_of(r, 0, r.size(), deciding);
}
bool is_no_taking_over(const Reading& r, int b, int e) {
  static const LemmaSet human(
      "human operator people nobody hand decision failover rollback judgement intervention manual");
  return has_past_deed(r, b, e) || !any_of(r, e, r.size(), human);
}

constexpr PhraseRow phrases[] = {
    {Rule::non_fix, "more-care",
     "more|extra|greater|better|special|due|great|exercise|use "
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
     "better|more|improve|improved|clearer|closer|increase <determiner>? <adjective>? "
     "communication|coordination|awareness|collaboration",
     not_a_remedy, "Better communication between teams.", "Communication between nodes."},
    {Rule::non_fix, "double-check-phrase",
     "=double|=triple check that|the|whether|your|all|=your|=everything|=each|=for", not_a_remedy,
     "Double check the output.", "The double check ran."},
    {Rule::non_fix, "make-aware", "make <someone> aware|mindful|conscious", not_a_remedy,
     "Make people aware of the limit.", "Make the limit visible."},
    {Rule::non_fix, "more-thorough",
     "more thorough|careful|rigorous|attentive|diligent <any>? #review|testing|check|checking|inspection", not_a_remedy,
     "More careful code reviews.", "More disks."},
    {Rule::non_fix, "raise-awareness", "raise|increase|improve|build|spread <adjective>? awareness", not_a_remedy,
     "Raise awareness of the flag.", "The awareness of the node."},
    {Rule::non_fix, "reminder", "reminder to|for|that", not_a_remedy, "A reminder to run the checklist.",
     "A reminder mail is sent by cron."},
    {Rule::non_fix, "keep-in-mind", "keep|bear in mind", not_a_remedy, "Keep in mind that it is live.",
     "The state is kept in memory."},
    {Rule::non_fix, "think-twice", "think twice|before|first", not_a_remedy, "Think before you type.",
     "We think it was twice."},
    {Rule::non_fix, "be-better-at", "be better at|about", not_a_remedy, "We need to be better at asking.",
     "The cache must be better sized."},
    {Rule::non_fix, "slow-down", "slow down and|when", is_mention_or_denied, "Slow down and read the prompt.",
     "The disks slow down."},
    {Rule::non_fix, "on-the-lookout", "be|stay on the? lookout|guard|alert", not_a_remedy, "Be on the lookout for lag.",
     "The node is on standby."},
    {Rule::non_fix, "try-harder", "try|work harder|better", not_a_remedy, "Try harder.", "The retry is harder."},
    {Rule::non_fix, "next-time", "next time", is_no_promise, "Next time, test it first.",
     "The next time it fired was noon."},
    {Rule::non_fix, "test-more", "test|review|communicate|talk|document|practise|check|plan ..1 more", is_not_a_call,
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
     is_mention_or_denied, "We promise to do better.", "The index will do."},
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
     not_a_remedy, "Review the procedure with the team.", "Review the plan with the graph."},
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
    {Rule::non_fix, "closer-eye", "keep|have a ..2 eye on|out", not_a_remedy, "Keep a closer eye on the queue.",
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
    {Rule::non_fix, "stop-and-think", "stop|pause|wait|breathe and think|check|look|ask|reflect|breathe|double-check",
     is_mention_or_denied, "Stop and think before you press enter.", "Stop and drain the node."},
    {Rule::non_fix, "refresher", "refresher on|=session|in|training|for|course|lesson", not_a_lesson,
     "Give the team a refresher on the release process.", "Refresh the page on the tab."},
    {Rule::non_fix, "training-bare", "training on|in|about ..3 for <determiner>? ..1 <people>", not_a_lesson,
     "Training on Kafka for the whole team.", "Training on GPUs for the model."},
    {Rule::non_fix, "more-attention",
     "pay|give|devote|with more|closer|better|special|greater|careful|extra|close attention", not_a_remedy,
     "Give more attention to alerts.", "It was given to the alert."},
    {Rule::non_fix, "best-efforts", "make|put more|extra|greater|every|a|an ..1 effort to|in|into", not_a_remedy,
     "Make a conscious effort to ask.", "Make an entry."},
    {Rule::non_fix, "hold-each-other", "hold each other accountable|responsible|to", not_a_remedy,
     "We hold each other accountable.", "They hold each other's lock."},
    {Rule::non_fix, "speak-up",
     "encourage|ask|urge|invite <someone> to speak|raise|ask|double-check|check|read|report|communicate",
     is_not_asked_for, "Encourage people to speak up.", "Ask the node to report."},
    {Rule::non_fix, "never-again", "never again", is_mention, "Never again.", "It never started again."},

    {Rule::boil_the_ocean, "rewrite-of",
     "complete|full|total|ground-up|wholesale|big "
     "rewrite|redesign|overhaul|re-architecture|rearchitecture|rebuild|migration|reimplementation|replacement",
     has_past_deed, "A full rewrite of billing.", "A full restart of billing."},
    {Rule::boil_the_ocean, "from-scratch", "rewrite|redesign|rebuild|overhaul of the|our entire|whole|=complete",
     has_past_deed, "Rewrite of the whole backend.", "A copy of the whole log."},
    {Rule::boil_the_ocean, "replacement-of",
     "replacement|rewrite|redesign|migration of the|our|all <any>? "
     "platform|architecture|system|network|infrastructure|backend|monolith|database|service|stack",
     has_past_deed, "Replacement of the core network.", "Replacement of the fan."},
    {Rule::boil_the_ocean, "start-over", "start over with|from", has_past_deed, "Start over with a new architecture.",
     "Start over there."},
    {Rule::boil_the_ocean, "off-of", "move|migrate|switch|get away|off from|of|our|the ..2 <system>", is_small_move,
     "Move off of MySQL.", "Move the lock away."},
    {Rule::boil_the_ocean, "adopt-architecture",
     "adopt|introduce|embrace|implement|move|go ..3 "
     "microservice|mesh|event-driven|serverless|multi-cloud|multi-region|cloud-native|kubernetes "
     "architecture|everywhere|design|approach|platform",
     is_less_than_grand, "Adopt a microservice architecture.", "Adopt a new naming."},
    {Rule::boil_the_ocean, "go-serverless",
     "go|move serverless|multi-cloud|cloud-native|multi-region|headless|event-driven", is_not_grand, "Go multi-cloud.",
     "Go to the page."},
    {Rule::boil_the_ocean, "our-own",
     "build|write|develop|create|design our own <adjective>? "
     "cdn|platform|system|database|cloud|framework|orchestrator|queue|stack|engine|scheduler|infrastructure|datacenter",
     has_past_deed, "Build our own CDN.", "Build our own page."},
    {Rule::boil_the_ocean, "everywhere", "introduce|adopt|roll|deploy|install|use ..5 everywhere", is_less_than_grand,
     "Introduce a service mesh everywhere.", "The error was everywhere."},
    {Rule::boil_the_ocean, "throw-away",
     "throw|scrap|ditch|bin|dump it|everything|this|all|the ..2 away|and|out ..1 "
     "rebuild|rewrite|start|build|begin|and",
     has_past_deed, "Throw it away and rebuild it.", "Throw it at the wall."},
    {Rule::boil_the_ocean, "consolidate-all",
     "consolidate|merge|unify|move|migrate|standardise|standardize|containerise|convert|port|replace|rewrite|rebuild|"
     "redesign|refactor|upgrade|modernise "
     "all|every|everything|entire|whole ..2 "
     "=systems|=services|=platforms|=databases|=datacenters|=centres|=centers|=applications|=apps|=clusters|="
     "environments|=infrastructure|=stack|=codebase|=platform|=workloads|=estate|=regions|=pipelines",
     has_past_deed, "Consolidate all data centres into one.", "Consolidate all rows into one."},
    {Rule::boil_the_ocean, "legacy-system",
     "replace|rewrite|retire|sunset|decommission|rebuild|modernise|modernize out? the|our|this|all "
     "legacy|old|outdated|ageing|aging|existing|whole|entire ..2 "
     "system|platform|application|stack|architecture|infrastructure|mainframe|monolith|backend|software|framework|erp",
     is_a_host, "Replace the legacy billing system.", "Replace the old system disk."},
    {Rule::boil_the_ocean, "erp",
     "replace|rewrite|rebuild|swap our|the ..1 "
     "erp|crm|mainframe|monolith|backend|platform|datacenter|infrastructure|architecture|website|codebase",
     is_a_host, "Replace our ERP.", "Replace our fan."},
    {Rule::boil_the_ocean, "new-system",
     "build|create|develop|introduce|design|write|implement|commission a|an|the|our? "
     "new|brand-new|custom|bespoke|unified|next-generation|modern ..2 "
     "system|platform|architecture|infrastructure|stack|backend|framework|datacenter",
     is_a_host, "Build a new deployment system.", "Build a new system image."},
    {Rule::boil_the_ocean, "x-to-y", "switch|move|migrate|port|convert from <noun> to|onto <noun>", is_small_move,
     "Switch from RabbitMQ to Kafka.", "Switch from info to debug."},
    {Rule::boil_the_ocean, "from-scratch-bare",
     "rewrite|rebuild|redesign|redo|reimplement|re-implement|recreate ..5 from scratch|zero|nothing", is_a_scratch_copy,
     "Rewrite the scheduler from scratch.", "Scratch the surface."},
    {Rule::boil_the_ocean, "planned-for-replacement", "plan for replacement|migration|rewrite|redesign",
     is_mention_or_denied, "They are planned for replacement.", "They are planned for Monday."},
    {Rule::boil_the_ocean, "migration-to",
     "accelerate|complete|start|begin|plan|finish <determiner>? migration to|onto <determiner>? new", has_past_deed,
     "Accelerate the migration to a new platform.", "Start the pod."},

    {Rule::automate_judgement, "automatic-failover",
     "automatic|automated|auto|fully-automated|autonomous "
     "failover|fail-over|rollback|remediation|promotion|decision|recovery",
     is_already_so, "Add automatic failover to the standby.", "The automatic failover took nine minutes."},
    {Rule::automate_judgement, "auto-failover",
     "auto-failover|auto-remediation|self-healing|auto-rollback|auto-remediate", is_already_so,
     "Implement auto-remediation.", "Self-healing kicked in at 10:40."},
    {Rule::automate_judgement, "no-operator",
     "no|without <determiner>? human|operator|engineer|person|people|one|manual|on-call "
     "intervention|involvement|approval|input|interaction|<be>|has|need|have ..2",
     has_past_deed, "So that no operator is involved.", "No engineer was paged."},
    {Rule::automate_judgement, "without-an-operator",
     "must|should|will|can ..3 without a|an|any operator|human|engineer|person", has_past_deed,
     "Failover must happen without an operator.", "It happened without an operator."},
    {Rule::automate_judgement, "out-of-the-loop",
     "remove|take|eliminate|get|keep the|all? human|people|operator|person|engineer out|from of? the? <any>? "
     "loop|process|decision|equation|path|picture",
     has_past_deed, "Take the human out of the loop.", "Take the node out of the loop."},
    {Rule::automate_judgement, "rid-of-deciding",
     "rid|remove|eliminate|replace of? the? <any>? ..1 manual|human|=on-call|operator|engineer ..1 "
     "decision|approval|judgement|judgment|intervention",
     has_past_deed, "Get rid of manual decisions.", "Get rid of manual copying."},
    {Rule::automate_judgement, "no-longer-asked",
     "human|manual|operator approval|judgement|decision|intervention|confirmation <modal>|<be> ..1 longer|=unnecessary",
     is_mention, "Human approval is no longer needed.", "A manual was no longer needed."},
    {Rule::automate_judgement, "nobody-decides",
     "nobody|=no|=none|never =one|engineer|operator|human|person? should|will|must|has|have|need to|have? to? "
     "decide|approve|intervene|choose",
     has_past_deed, "So that nobody has to decide.", "Nobody had to wait."},
    {Rule::automate_judgement, "not-their-judgement",
     "not|instead|than on|of? the|=an? operator|human|person|engineer|people ..1 judgement|judgment|decision",
     has_past_deed, "Rely on the script and not on the operator's judgement.", "Not on the list."},
    {Rule::automate_judgement, "make-it-automatic",
     "make ..4 failover|rollback|recovery|promotion|remediation|decision|escalation|approval ..1 "
     "automatic|automated|autonomous|hands-off",
     has_past_deed, "Make failover automatic.", "Make the copy automatic."},
    {Rule::automate_judgement, "should-be-automatic",
     "failover|rollback|promotion|remediation|decision|triage|approval|escalation <modal> ..1 be ..1 "
     "automatic|automated|autonomous|hands-off",
     has_past_deed, "Failover should be fully automatic.", "The copy should be automatic."},
    {Rule::automate_judgement, "by-itself",
     "have|let|make ..6 decide|roll|fail|promote|choose|heal|recover|act|intervene|approve|abort|revert|restart ..2 "
     "by|on itself|themselves|=its|=their",
     has_past_deed, "Have the pipeline roll back by itself.", "Let the copy run by itself."},
    {Rule::automate_judgement, "ai-decides",
     "ai|ml|algorithm|bot|agent|model|llm|controller|autopilot|script ..2 will|to|should|can|must|shall ..1 "
     "decide|triage|resolve|choose|judge|determine|approve|prioritise|prioritize|handle|take|make ..3 "
     "decision|incident|alert|which|whether|what|when|over|how|who|rollback|page",
     has_past_deed, "An AI agent will triage and resolve incidents.", "An agent will handle logs."},
    {Rule::automate_judgement, "ml-decides",
     "use|deploy|train|apply ai|ml|machine|automation|llm ..3 to "
     "decide|determine|triage|choose|judge|replace|approve|resolve",
     has_past_deed, "Use machine learning to decide which alerts matter.", "Use ML to draw the graph."},
    {Rule::automate_judgement, "human-factor",
     "eliminate|remove|exclude|reduce|rule|take|get|automate out|rid|away? of? the? human|manual|people "
     "factor|element|component|judgement|judgment|decision-making|aspect",
     has_past_deed, "Eliminate the human factor.", "Eliminate the time factor."},
    {Rule::automate_judgement, "so-nobody-can",
     "automate|automation ..6 nobody|no-one|mistake|error|human|operator can|cannot|could|<be>|will|has|have|need ..2 "
     "get|be|make|<not>|impossible|disappear|wrong|decide|intervene",
     has_past_deed, "Automate it so nobody can get it wrong.", "Automate the copy so it is done by noon."},
    {Rule::automate_judgement, "no-humans",
     "full|fully|complete|completely|total automation|automated|automatic|autonomous", is_no_taking_over,
     "Full automation, no humans.", "Full automation of the backup."},
    {Rule::automate_judgement, "nobody-touches",
     "no|nobody|no-one|none human|operator|engineer|person|people|one? should|must|will|may|shall|can ever? ..1 "
     "touch|decide|approve|intervene|choose",
     has_past_deed, "No human should touch production.", "No row should be touched."},
    {Rule::automate_judgement, "no-manual-decisions",
     "no|fewer|without|eliminate|abolish more? ..1 manual|human|on-call|operator "
     "decision|judgement|judgment|approval|choice|confirmation|sign-off",
     has_past_deed, "No more manual decisions during failover.", "No more manual copies."},
    {Rule::automate_judgement, "without-asking",
     "auto-remediate|auto-rollback|restart|failover|promote|rollback|act|remediate|fail|roll|switch ..4 without ..1 "
     "asking|approval|confirmation|waiting|consulting|human|operator|intervention",
     is_told_or_asked, "Auto-remediate without asking.", "It was deleted without asking."},
    {Rule::automate_judgement, "automated-remediation",
     "automated|automatic|autonomous|auto remediation|failover|rollback|decision-making|promotion|mitigation|healing "
     "of|for|on|across|in|to|when|between",
     is_told, "Automated remediation of full disks.", "Automated copies of disks."},
    {Rule::automate_judgement, "operator-not-asked",
     "operator|human|person|engineer|people|on-call should|must|will|shall|need no|not longer? ..1 be? ..1 "
     "asked|involved|consulted|needed|required",
     has_past_deed, "The operator should no longer be asked.", "The disk should no longer be needed."},
    {Rule::automate_judgement, "out-of-hands",
     "take|remove ..5 out|away of|from <determiner>? ..2 hand|control|discretion", has_past_deed,
     "Take the decision out of the operator's hands.", "Take the node out of the pool."},
    {Rule::automate_judgement, "left-to-the-machine",
     "leave|hand|give|delegate|entrust ..4 to the|an|a ..1 "
     "machine|algorithm|ai|automation|autopilot|controller|bot|computer|scheduler|system",
     is_told_decision, "Blocking a bad deploy is to be left to the machine.", "The file was left to the machine."},
    {Rule::automate_judgement, "replace-judgement",
     "replace|substitute ..4 judgement|judgment|decision|approval|intuition|discretion ..1 by|with", has_past_deed,
     "Replace the on-call's judgement by a rule.", "Replace the disk by a new one."},
    {Rule::automate_judgement, "humans-taken-out",
     "human|people|operator|person|engineer <modal> ..1 be =taken|=removed|=kept|=left|=excluded out|from of? ..4 "
     "loop|path|process|decision|picture|equation|chain",
     has_past_deed, "Humans should be taken out of the rollback path.", "Nodes should be taken out of the path."},
    {Rule::automate_judgement, "no-more-human-error",
     "automate|automation|eliminate|remove|rule ..6 human|operator|such|=these =error|=errors|=mistakes", has_past_deed,
     "Automation eliminates human error.", "Automation of the backup."},
};

constexpr DeedRow deeds[] = {
    {Rule::non_fix, "be-careful",
     "careful cautious vigilant mindful diligent attentive thorough deliberate conscious disciplined prudent rigorous "
     "watchful aware alert proactive responsive",
     be_careful, "Engineers will be more careful.", "She was careful with the copy."},
    {Rule::non_fix, "remember", "remember forget", remember, "Remember to drain the node.",
     "Nobody remembered the flag from 2019."},
    {Rule::non_fix, "remind",
     "tell remind retrain re-train educate reeducate re-educate encourage urge instruct coach sensitise sensitize "
     "train teach brief",
     remind, "Remind everyone to run the checklist.", "The bot reminds the channel."},
    {Rule::non_fix, "follow-process", "follow adhere stick comply obey respect observe use", follow_process,
     "Everybody must follow the process.", "The engineer followed the runbook."},
    {Rule::non_fix, "double-check",
     "double-check doublecheck triple-check check verify review inspect confirm validate look read think test watch",
     double_check, "Double-check the target by hand.", "Check the exit code in the script."},
    {Rule::non_fix, "always-never", "always never =do", always_never, "Always test your change.",
     "The cache never expires."},
    {Rule::non_fix, "before-doing", "before prior", before_doing, "Ask a colleague before migrating.",
     "Check the zone with a linter before loading."},
    {Rule::non_fix, "make-sure", "ensure make sure", make_sure, "Make sure everybody reads the runbook.",
     "Make sure the job restarts."},
    {Rule::non_fix, "role-should", "should must need shall ought", role_should,
     "Developers must test before they merge.", "The developer needs a sandbox."},
    {Rule::non_fix, "better-by-will",
     "better communicate try work focus coordinate collaborate talk share think plan concentrate pay", better_by_will,
     "We will communicate better.", "We will communicate over TLS."},
    {Rule::boil_the_ocean, "wholesale",
     "rewrite rebuild rearchitect re-architect redesign re-design replatform re-platform reimplement re-implement "
     "overhaul modernise modernize re-engineer reengineer containerise containerize rework migrate move port replace "
     "convert transition switch decouple",
     wholesale, "Rewrite the billing service in Go.", "Rewrite the error message."},
    {Rule::boil_the_ocean, "new-world", "new monolith mainframe datacenter data-center platform legacy", new_world,
     "Get rid of the monolith.", "Build a new image."},
    {Rule::automate_judgement, "automated-deciding",
     "automate automatically autonomously decide choose judge make itself own asking", automated,
     "Fully automate failover decisions.", "Automate the nightly backup."},
    {Rule::automate_judgement, "let-it-decide", "decide choose determine judge", let_it_decide,
     "Let the model decide when to roll back.", "Let the team decide when to roll back."},
};

}  // namespace

Family remedy_rows() { return {phrases, deeds}; }

}  // namespace pm::axioms
