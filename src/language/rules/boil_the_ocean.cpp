// boil-the-ocean: everything anew, where a smaller fix would hold.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

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

RuleMatch wholesale(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet anew(
      "rewrite rebuild rearchitect re-architect redesign re-design replatform re-platform reimplement re-implement "
      "overhaul modernise modernize re-engineer reengineer containerise containerize rework");
  static const LemmaSet moving("migrate move port replace convert transition switch decouple");
  const bool whole = anew.has(d.verb), moves = moving.has(d.verb);
  if (!whole && !moves) return {};
  if (d.negated || (d.perfect && !d.infinitive) || (d.past && !d.infinitive) || r.question()) return {};
  if (!is_remedy(r, d) && !d.gerund && !d.infinitive) return {};
  static const LemmaSet may("can could");
  if (may.has(d.modal)) return {};
  if (d.gerund && d.first > 0 &&
      !(d.parent >= 0 && is_remedy(r, r.verb_phrases()[static_cast<std::size_t>(d.parent)]) &&
        !r.verb_phrases()[static_cast<std::size_t>(d.parent)].past))
    return {};
  if (d.infinitive && d.governor >= 0 && r.pos(d.governor) == PartOfSpeech::noun &&
      contains_past_action(r, d.first, d.main + 1))
    return {};  // "as part of work to move it, the name was changed"
  if (d.infinitive && d.parent >= 0) {
    const auto& p = r.verb_phrases()[static_cast<std::size_t>(d.parent)];
    static const LemmaSet intent("decide agree plan want need go intend propose have");
    if (p.past && (!intent.has(p.verb) || r.pos(d.governor) == PartOfSpeech::noun)) return {};
  }
  static const LemmaSet everything("everything all entire whole"), whole_of("everything entire whole"), back("back");
  if (any_of(r, d.main + 2, d.main + 7, back)) return {};  // as it was before
  ParsedSentence::TokenSpan o = d.passive ? ParsedSentence::TokenSpan{d.subject.begin, d.subject.end} : r.object_of(d);
  static const LemmaSet always_big(
      "rearchitect re-architect replatform re-platform re-engineer reengineer modernise modernize overhaul "
      "containerise containerize");
  if (always_big.has(d.verb) && !any_of(r, o.begin, o.end + 3, small_things()) &&
      (o.empty() || !small_things().has(r[r.actor_of(o.begin, o.end).head].lemma)))
    return found(r, d, d.first, std::max(d.main + 1, o.end));
  for (int i = d.main + 1; moves && i + 1 < r.size(); ++i) {  // "replace our queue with Kafka"
    static const LemmaSet towards("with to onto");
    if (towards.has(r[i].lemma) && r.token(i + 1).capital && r.has(i + 1, tag_system) && !o.empty() &&
        !small_things().has(r[o.end - 1].lemma))
      return found(r, d, d.first, i + 2);
  }
  static const PhrasePattern from_to("from <any> to|onto <system>"),
      to_architecture2("away? from the|our mainframe|monolith|datacenter"),
      to_architecture(
          "to a|an|the? <any>? <any>? architecture|microservice|kubernetes|cloud|serverless|=aws|=gcp|=azure");
  if (moves)
    if (const int e = std::max({from_to.match(r, d.main + 1), to_architecture.match(r, d.main + 1),
                                to_architecture2.match(r, d.main + 1)});
        e > 0)
      return found(r, d, d.first, e);
  if (whole && !o.empty() && any_of(r, o.begin, o.end + 1, everything))
    return found(r, d, std::min(d.first, o.begin), std::max(d.main + 1, o.end));  // the object of a passive comes first
  if (o.empty() || o.begin < 0) return {};
  const auto head = r.actor_of(o.begin, o.end).head;
  if (small_things().has(r[head].lemma)) return {};
  const bool big_object = any_of(r, o.begin, o.end, whole_things());
  static const PhrasePattern from_scratch("from scratch|=the ground|=ground"),
      to_big(
          "to|into|in|onto|on|with a|an|the? new? <adjective>? "
          "kubernetes|k8s|go|golang|rust|java|cloud|microservice|serverless|aws|gcp|azure|=python|=elixir|architecture|"
          "platform|=managed|system|database|stack");
  bool grand = false;
  for (int i = d.main + 1; i < r.size(); ++i) grand |= from_scratch.match(r, i) >= 0 || to_big.match(r, i) >= 0;
  const bool all_of_it =
      any_of(r, o.begin, o.end, whole_of) ||
      (any_of(r, o.begin, o.end, everything) && (whole_things().has(r[head].lemma) || r.has(head, tag_system)));
  if (whole ? (big_object || grand) : ((big_object && grand) || all_of_it))
    return found(r, d, std::min(d.first, o.begin), std::max(d.main + 1, o.end));
  return {};
}

RuleMatch new_world(const ParsedSentence& r, const VerbPhrase& d) {  // "build a new platform", "ditch the monolith"
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
    if (r.pos(i) == PartOfSpeech::preposition && !(r.is(i - 1, rid) || i == d.main + 1 || i == d.main + 2)) break;
    if (make ? (false) : old_worlds.has(r[i].lemma) && r.pos(i + 1) != PartOfSpeech::noun)
      return found(r, d, d.first, i + 1);
    if (make && r[i].lemma == fresh && worlds.has(i + 1 < r.size() ? r[i + 1].lemma : Lemma{0}) &&
        r.pos(i + 2) != PartOfSpeech::noun)
      return found(r, d, d.first, i + 2);
  }
  return {};
}

bool has_small_thing(const ParsedSentence& r, int b, int e) { return any_of(r, b, e, small_things()); }

bool is_a_host(const ParsedSentence& r, int b, int e) {
  return contains_past_action(r, b, e) || r.pos(e) == PartOfSpeech::noun || has_small_thing(r, b, e) ||
         !starts_remedy(r, b);
}

bool is_a_scratch_copy(const ParsedSentence& r, int b, int e) {
  return contains_past_action(r, b, e) || has_small_thing(r, b, e) || !starts_remedy(r, b);
}

bool is_put_back(const ParsedSentence& r, int b, int e) {
  static const LemmaSet back("back");
  static const LemmaSet intent("decide agree plan want intend propose commit");
  const bool done = std::any_of(r.verb_phrases().begin(), r.verb_phrases().end(), [&](const VerbPhrase& d) {
    return d.past && d.modal == 0 && !d.infinitive && !intent.has(d.verb) && !d.imperative &&
           (d.main < b || d.main >= e || d.main == b);
  });
  return done || is_mention_or_denied(r, b, e) || any_of(r, b, e, back) || r.question();
}

bool is_not_grand(const ParsedSentence& r, int b, int e) {
  return contains_past_action(r, b, e) || r.pos(e) == PartOfSpeech::noun;
}

bool is_less_than_grand(const ParsedSentence& r, int b, int e) {
  return contains_past_action(r, b, e) || !starts_remedy(r, b);
}

bool is_small_move(const ParsedSentence& r, int b, int e) {
  const bool named = r.token(e - 1).capital || (r.has(e - 1, tag_system) && whole_things().has(r[e - 1].lemma));
  return contains_past_action(r, b, e) || !named || r.has(e - 1, tag_people) || has_small_thing(r, b + 1, e);
}

bool is_for_a_small_thing(const ParsedSentence& r, int b, int e) {
  return contains_past_action(r, b, e) || !starts_remedy(r, b) || !any_of(r, b, e, whole_things());
}

/// "A clean reinstall of the agent" is small, and "after a full rebuild" was done.
bool is_small_or_told_move(const ParsedSentence& r, int b, int e) {
  static const LemmaSet whole(
      "database platform cluster service system infrastructure stack architecture backend datacenter monolith");
  return is_mention_or_denied(r, b, e) || !any_of(r, b, e, whole);
}

bool is_small_or_told(const ParsedSentence& r, int b, int e) {
  static const LemmaSet small("index node pod host agent cache page image restart vm server"),
      whole("rebuild rewrite redesign redo");
  return contains_past_action(r, b, e) || !any_of(r, b, e, whole) || any_of(r, e, e + 5, small);
}

constexpr PhraseRule boil_the_ocean_phrase_rules[] = {
    {Rule::boil_the_ocean, "rearchitect",
     "re-architect|rearchitect|re-platform|replatform|re-engineer|reengineer|=redesign|=rebuild ..6 "
     "as|around|on|onto|into|with|using ..2 "
     "microservice|event|=events|=sourcing|event-driven|serverless|kubernetes|cloud|mesh|=queue|=streams|=kafka|="
     "actors|="
     "scratch",
     contains_past_action, "Re-architect billing around event sourcing.", "Redesign the page with a new font."},
    {Rule::boil_the_ocean, "write-a-new-one",
     "throw|chuck|bin|scrap|ditch|dump|rip ..6 and write|build|start|make|begin|create ..2 "
     "new|afresh|another|=again|=one|over|=anew",
     is_put_back, "Throw out the registry and write a new one.", "Drop the row and write a new line."},
    {Rule::boil_the_ocean, "all-off-x",
     "move|migrate|get|take|bring|port all|everything|=entire|whole ..5 off|onto|=away|out|to ..5 "
     "cluster|platform|cloud|region|kubernetes|stack|estate|provider|=aws|=gcp|=azure|datacenter|system",
     is_put_back, "Move all of CI off Jenkins and onto a cluster we do not have.", "Move all the logs off the disk."},
    {Rule::boil_the_ocean, "one-platform",
     "replace ..9 with|by =one|a|an =single|=integrated|=unified|=common|self-hosted|=shared|new ..2 "
     "platform|system|solution|suite|stack|service",
     is_put_back, "Replace the forum and the tracker by one self-hosted platform.",
     "Replace the disk by one of the system set."},
    {Rule::boil_the_ocean, "scrap-and-write",
     "scrap|abandon|ditch|bin|discard|drop|retire ..6 and ..1 write|start|build|rewrite|go|begin|move|do|use ..2 "
     "=natively|over|=again|=afresh|=anew|=scratch|=fresh|=greenfield",
     is_put_back, "Scrap the app and write it natively.", "Drop the row and start the job."},
    {Rule::boil_the_ocean, "migration-priority",
     "=migrating|=moving|=replacing|=rewriting ..9 should|must be|have ..1 priority|=next|=planned",
     is_small_or_told_move, "Migrating the database from one host to another should be a priority.",
     "Moving the page should be done."},
    {Rule::boil_the_ocean, "best-is-a-rebuild",
     "best|only|right ..2 <be> ..1 a|=to ..1 clean|complete|full|total rebuild|rewrite|redesign|=restart",
     is_mention_or_denied, "The best thing is just a clean rebuild.", "The best row is a clean copy."},
    {Rule::boil_the_ocean, "clean-rebuild",
     "clean|complete|full|total rebuild|rewrite|redesign|restart|reinstall|do-over|=redo ..1 of|with|from|in|for",
     is_small_or_told, "A full redesign of the federation layer.", "A full restart of the pod."},
    {Rule::boil_the_ocean, "more-stable-one",
     "migrate|move|switch|change to|onto|over ..2 more|better|=modern|different|=another|=new "
     "stable|reliable|robust|scalable|=modern|mature|powerful|=vendor|=cloud ..2 "
     "solution|platform|system|provider|stack|database|storage|infrastructure|architecture|vendor|backend",
     contains_past_action, "Consider migrating to a more stable storage solution.", "Move to a more stable branch."},
    {Rule::boil_the_ocean, "start-afresh", "start|begin afresh|anew|=over|=again ..1 from|with|all|on|in|=over",
     is_put_back, "Throw away the scheduler and start afresh with a queue.", "Start it on Monday."},
    {Rule::boil_the_ocean, "rewrite-of",
     "complete|full|total|ground-up|wholesale|big "
     "rewrite|redesign|overhaul|re-architecture|rearchitecture|rebuild|migration|reimplementation|replacement",
     contains_past_action, "A full rewrite of billing.", "A full restart of billing."},
    {Rule::boil_the_ocean, "from-scratch", "rewrite|redesign|rebuild|overhaul of the|our entire|whole|=complete",
     contains_past_action, "Rewrite of the whole backend.", "A copy of the whole log."},
    {Rule::boil_the_ocean, "replacement-of",
     "replacement|rewrite|redesign|migration of the|our|all <any>? "
     "platform|architecture|system|network|infrastructure|backend|monolith|database|service|stack",
     contains_past_action, "Replacement of the core network.", "Replacement of the fan."},
    {Rule::boil_the_ocean, "start-over", "start over|again|=afresh|=anew with|from|in|on|using", contains_past_action,
     "Start over with a new architecture.", "Start over there."},
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
     "build|write|develop|create|design our own <adjective>|<noun>? "
     "cdn|platform|system|database|cloud|framework|orchestrator|queue|stack|engine|scheduler|infrastructure|datacenter|"
     "store",
     contains_past_action, "Build our own CDN.", "Build our own page."},
    {Rule::boil_the_ocean, "with-a-new-one",
     "replace|swap|exchange ..6 with|by a|an <adverb>? new|modern|different|better <any>? "
     "platform|system|stack|architecture|framework|one",
     is_for_a_small_thing, "Replace the current monitoring stack with a modern one.",
     "Replace the failed disk with a new one."},
    {Rule::boil_the_ocean, "everywhere", "introduce|adopt|roll|deploy|install|use ..5 everywhere", is_less_than_grand,
     "Introduce a service mesh everywhere.", "The error was everywhere."},
    {Rule::boil_the_ocean, "throw-away",
     "throw|scrap|ditch|bin|dump it|everything|this|all|the ..2 away|and|out ..1 "
     "rebuild|rewrite|start|build|begin|and",
     contains_past_action, "Throw it away and rebuild it.", "Throw it at the wall."},
    {Rule::boil_the_ocean, "consolidate-all",
     "consolidate|merge|unify|move|migrate|standardise|standardize|containerise|convert|port|replace|rewrite|rebuild|"
     "redesign|refactor|upgrade|modernise "
     "all|every|everything|entire|whole ..2 "
     "=systems|=services|=platforms|=databases|=datacenters|=centres|=centers|=applications|=apps|=clusters|="
     "environments|=infrastructure|=stack|=codebase|=platform|=workloads|=estate|=regions|=pipelines",
     contains_past_action, "Consolidate all data centres into one.", "Consolidate all rows into one."},
    {Rule::boil_the_ocean, "legacy-system",
     "replace|rewrite|retire|sunset|decommission|rebuild|modernise|modernize out? the|our|this|all "
     "legacy|old|outdated|ageing|aging|existing|whole|entire|current ..2 "
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
     "rewrite|rebuild|redesign|redo|reimplement|re-implement|recreate|make ..5 from scratch|zero|nothing",
     is_a_scratch_copy, "Rewrite the scheduler from scratch.", "Scratch the surface."},
    {Rule::boil_the_ocean, "built-from-scratch",
     "replace|swap ..5 with|by a|an ..5 =built|=written|=made|=designed from scratch|zero|=the", is_put_back,
     "Replace the ledger with a system built from scratch.", "Replace the fan with a part made in the shop."},
    {Rule::boil_the_ocean, "everything-to",
     "put|move|bring|port|migrate|shift|convert|transfer all|every|everything|entire|whole ..4 "
     "to|on|onto|into ..3 cloud|kubernetes|=aws|=gcp|=azure|serverless|platform|=rust|=go|=elixir|=java|stack|database|"
     "=cockroachdb|provider|architecture",
     is_put_back, "Put all services on a public cloud.", "Put all logs on a disk."},
    {Rule::boil_the_ocean, "ditch-entirely",
     "ditch|drop|abandon|leave|scrap|retire|replace ..4 =entirely|=altogether|=completely|=wholesale", is_put_back,
     "Ditch MySQL entirely.", "The page was dropped entirely."},
    {Rule::boil_the_ocean, "planned-for-replacement", "plan for replacement|migration|rewrite|redesign",
     is_mention_or_denied, "They are planned for replacement.", "They are planned for Monday."},
    {Rule::boil_the_ocean, "migration-to",
     "accelerate|complete|start|begin|plan|finish <determiner>? migration to|onto <determiner>? new",
     contains_past_action, "Accelerate the migration to a new platform.", "Start the pod."},
};

constexpr VerbRule boil_the_ocean_verb_rules[] = {
    {Rule::boil_the_ocean, "wholesale",
     "rewrite rebuild rearchitect re-architect redesign re-design replatform re-platform reimplement re-implement "
     "overhaul modernise modernize re-engineer reengineer containerise containerize rework migrate move port replace "
     "convert transition switch decouple",
     wholesale, "Rewrite the billing service in Go.", "Rewrite the error message."},
    {Rule::boil_the_ocean, "new-world", "new monolith mainframe datacenter data-center platform legacy", new_world,
     "Get rid of the monolith.", "Build a new image.",
     "platform architecture system infrastructure stack monolith mainframe datacenter data-center service cluster "
     "backend "
     "legacy"},
};

}  // namespace

RuleFamily boil_the_ocean_rows() { return {boil_the_ocean_phrase_rules, boil_the_ocean_verb_rules}; }

}  // namespace pm::language
