// incompetence: people said to be unable, untaught or unwise.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

const LemmaSet& unable() {
  static const LemmaSet set(
      "incompetent inexperienced non-experienced unskilled clueless unqualified inept stupid dumb foolish naive "
      "ignorant inattentive amateurish untrained idiot moron fool undertrained underqualified useless incapable unfit "
      "unsuited hopeless thick slow-witted absent-minded forgetful distracted unfocused oblivious amateur imbecile "
      "noob "
      "gullible brainless dense mediocre ill-prepared unprepared ill-equipped "
      "overconfident short-sighted shortsighted impulsive thoughtless mindless rash hasty scatterbrained subpar");
  return set;
}

RuleMatch called_unable(const ParsedSentence& r, const VerbPhrase& d) { return match_description(r, d, unable()); }

RuleMatch bad_call_in_hindsight(const ParsedSentence& r, const VerbPhrase& d) {  // "this was a dangerous decision"
  static const LemmaSet judged(
      "dangerous foolish stupid dumb bad poor terrible reckless naive questionable unwise wrong");
  static const LemmaSet what("decision choice idea move call judgement judgment");
  if (d.verb != r.lexicon().lemma("be") || d.negated || !d.past || is_hypothetical(r, d)) return {};
  bool bad = false;
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 6) && !r.breaks(i); ++i) {
    bad |= judged.has(r[i].lemma);
    if (bad && what.has(r[i].lemma)) return found(r, d, d.main, i + 1);
  }
  return {};
}

RuleMatch did_not_know(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet verbs("know understand");
  if (!verbs.has(d.verb) || d.passive) return {};
  static const LemmaSet not_then("yet still why whether which when if who where");
  static const LemmaSet know("know");
  const bool without = d.gerund && d.first > 0 &&
                       r.is(
                           [&] {
                             int b = d.first - 1;
                             while (b > 0 && r.pos(b) == PartOfSpeech::adverb) --b;
                             return b;
                           }(),
                           r.lexicon().lemma("without"));
  if (!d.negated && !without && !d.subject.nobody) return {};
  if (!without && !is_people(d.subject) && !(d.past && is_dropped(r, d))) return {};
  if (d.modal != 0 || r.question() || is_hypothetical(r, d)) return {};
  static const PhrasePattern how_to("how to"), at_the_time("at the|that time");
  if (d.subject.nobody && how_to.match(r, d.main + 1) > 0) return {};  // "nobody knew how to": a condition
  for (int i = 0; i < d.first; ++i)
    if (at_the_time.match(r, i) > 0) return {};
  for (int i = d.main + 1; i < std::min(r.size(), d.main + 3); ++i)
    if (not_then.has(r[i].lemma)) return {};
  for (int i = d.first; i < d.main; ++i)
    if (not_then.has(r[i].lemma)) return {};
  if (know.has(d.verb)) {
    static const PhrasePattern doing("what|=what <people> <be> doing"), better("any? better"),
        basics("the basic|fundamental|system|tool|first|job|enough|rules"), how("how to"), enough("enough"),
        what_it_does("what|how|=whether it|this|the|they");
    for (const auto* p : {&doing, &better, &basics, &how, &enough})
      if (const int e = p->match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
    if (without && is_people(d.subject))
      if (const int e = what_it_does.match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
    return {};
  }
  if (!d.past && !without && d.subject.self) return {};
  static const auto why = r.lexicon().form("why");
  if (d.main + 1 < r.size() && r[d.main + 1].form == why) return {};
  return found(r, d, d.first, d.main + 1);
}

RuleMatch known_better(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet should("should ought must");
  if (d.verb != r.lexicon().lemma("know") || !d.perfect || !should.has(d.modal) || d.negated) return {};
  if (!is_people(d.subject) && !is_dropped(r, d)) return {};
  static const auto better = r.lexicon().form("better");
  const bool b = d.main + 1 < r.size() && r[d.main + 1].form == better;
  return found(r, d, d.first, d.main + (b ? 2 : 1));
}

RuleMatch not_attending(const ParsedSentence& r, const VerbPhrase& d) {  // not paying attention, not thinking
  if (!d.negated || (!is_people(d.subject) && !(is_dropped(r, d) && (d.past || d.gerund)))) return {};
  if (is_hypothetical(r, d) || d.imperative) return {};
  static const LemmaSet focus("concentrate focus listen");
  if (focus.has(d.verb) && d.progressive) return found(r, d, d.first, d.main + 1);
  static const auto pay = r.lexicon().lemma("pay"), think = r.lexicon().lemma("think"),
                    attention = r.lexicon().lemma("attention");
  if (d.verb == pay) {
    for (int i = d.main + 1; i < std::min(r.size(), d.main + 4); ++i)
      if (r.is(i, attention)) return found(r, d, d.first, i + 1);
    return {};
  }
  if (d.verb != think) return {};
  static const PhrasePattern through("it|this|that|things through"),
      twice("twice|ahead|=straight|clearly|of the consequences");
  for (const auto* p : {&through, &twice})
    if (const int e = p->match(r, d.main + 1); e >= 0) return found(r, d, d.first, e);
  if ((d.progressive || d.gerund) && r.breaks(d.main + 1)) return found(r, d, d.first, d.main + 1);
  return {};
}

RuleMatch had_no_skill(const ParsedSentence& r, const VerbPhrase& d) {
  static const LemmaSet what(
      "skill knowledge experience competence expertise understanding judgement judgment training know-how brain "
      "maturity "
      "qualification insight");
  static const LemmaSet enough("the any enough sufficient necessary required right proper adequate much");
  if (d.verb != r.lexicon().lemma("have") || !d.negated || !is_people(d.subject) || is_hypothetical(r, d)) return {};
  const auto o = r.object_of(d);
  static const LemmaSet about("of about with on");
  static const LemmaSet known("knowledge experience training");  // "we had no knowledge of the flag": a condition
  if (!o.empty() && known.has(r[o.end - 1].lemma) && about.has(o.end < r.size() ? r[o.end].lemma : Lemma{0})) return {};
  return !o.empty() && any_of(r, o.begin, o.end, enough) && what.has(r[o.end - 1].lemma) ? found(r, d, d.first, o.end)
                                                                                         : RuleMatch{};
}

RuleMatch lacked(const ParsedSentence& r, const VerbPhrase& d) {
  static const auto lack = r.lexicon().lemma("lack");
  if (d.verb != lack || d.passive || d.negated || !is_people(d.subject) || is_hypothetical(r, d)) return {};
  static const LemmaSet what(
      "skill knowledge experience competence expertise understanding judgement judgment training discipline attention "
      "care seniority insight know-how professionalism concentration focus foresight common");
  const auto o = r.object_of(d);
  return any_of(r, o.begin, o.end + 3, what) ? found(r, d, d.first, std::max(o.end, d.main + 1)) : RuleMatch{};
}

/// "We had no idea how large it was": a condition of the day, told by those who were in it.
bool is_situation(const ParsedSentence& r, int b, int e) {
  static const LemmaSet us("we i us nobody no-one none");
  return is_mention_or_denied(r, b, e) || us.has(r[b].lemma);
}

bool is_inability_of_the_day(const ParsedSentence& r, int b, int e) {
  static const LemmaSet able("able ready"), us("we i nobody no-one everyone everybody one you");
  for (int i = b; i < e; ++i)
    if (able.has(r[i].lemma)) return true;
  return is_mention(r, b, e) || us.has(r[b].lemma);
}

bool is_freeze(const ParsedSentence& r, int b, int e) {
  static const LemmaSet things("deploy release change merge all");
  return is_mention_or_denied(r, b, e) || any_of(r, e, e + 2, things);
}

bool is_a_persona(const ParsedSentence& r, int b, int e) {
  static const LemmaSet aims("for help show so mode user");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 2, b, aims) || any_of(r, e, e + 1, aims) ||
         r.pos(e) == PartOfSpeech::noun;
}

bool is_praise_of(const ParsedSentence& r, int b, int e) {
  static const LemmaSet good("professional");
  const bool praised = good.has(r[b].lemma) && !(b > 0 && (r.has(b - 1, tag_not) || r.has(b - 2, tag_not)));
  return is_mention(r, b, e) || praised;
}

bool is_asked_for(const ParsedSentence& r, int b, int e) {
  static const LemmaSet using_it("use apply exercise show");
  return is_mention_or_denied(r, b, e) || any_of(r, b - 2, b, using_it);
}

bool is_asked_or_denied(const ParsedSentence& r, int b, int e) { return r.question() || is_mention_or_denied(r, b, e); }

bool is_model(const ParsedSentence& r, int b, int e) {
  for (int i = 0; i < r.size(); ++i)
    if (r.has(i, tag_people)) return is_mention(r, b, e);
  return true;
}

bool is_said_of_a_system(const ParsedSentence& r, int b, int e) {  // "the shedder was too naive"
  const auto* d = r.verb_phrase_at(b - 1);
  const bool of_a_thing =
      d != nullptr && d->subject.head >= 0 && r.pos(d->subject.head) == PartOfSpeech::noun &&
      (d->subject.subject_class == SubjectClass::system || d->subject.subject_class == SubjectClass::thing);
  return is_mention_or_denied(r, b, e) || of_a_thing;
}

/// "We have no clue how it started": what is not yet found out, told by those who look for it.
/// "basic questions", "doing the same basic thing": simple, and no judgement of anybody.
bool is_plain_basic(const ParsedSentence& r, int b, int e) {
  static const LemmaSet simple("basic elementary"), harmless("question thing stuff move"),
      written("often page chapter");
  return is_mention_or_denied(r, b, e) || (any_of(r, b, e, simple) && any_of(r, b, e, harmless)) ||
         any_of(r, 0, b, written);
}

bool is_open_question(const ParsedSentence& r, int b, int e) {
  static const LemmaSet asking("how why what where when"), we("we i");
  if (is_mention_or_denied(r, b, e)) return true;
  const bool asks = any_of(r, b, e + 2, asking);
  const auto* d = r.verb_phrase_at(b) != nullptr ? r.verb_phrase_at(b) : r.verb_phrase_at(b + 1);
  return asks && any_of(r, std::max(0, b - 2), e, we) && (d == nullptr || !d->past);
}

bool is_not_of_people_but_denied(const ParsedSentence& r, int b, int e) {
  bool people = false;
  for (int i = 0; i < r.size(); ++i) people |= r.has(i, tag_people) && !r.has(i, tag_customer);
  return is_mention(r, b, e) || r.question() || !people;
}
/// "gaps in tooling and improves understanding": two things.
bool is_a_gap_in_things(const ParsedSentence& r, int b, int e) {
  for (int i = b; i < e; ++i)
    if (r.pos(i) == PartOfSpeech::verb) return true;
  return is_mention_or_denied(r, b, e);
}
bool is_mention_or_denied_of_all(const ParsedSentence& r, int b, int e) { return is_mention(r, b, e) || r.question(); }
bool is_able_to_tell(const ParsedSentence& r, int b, int e) {  // "we could not tell a lag from the graph": of that day
  static const LemmaSet no("not cannot"), sources("graph log dashboard metric alert trace message page");
  return is_mention(r, b, e) || r.question() || !any_of(r, b, e, no) || any_of(r, e, e + 2, sources);
}
bool is_plainly_fine(const ParsedSentence& r, int b, int e) {
  static const LemmaSet slow("slow");
  return is_mention_or_denied(r, b, e) || any_of(r, b, e, slow);
}
bool is_of_no_people(const ParsedSentence& r, int b, int e) {
  bool people = false;
  for (int i = 0; i < r.size(); ++i) people |= r.has(i, tag_people) && !r.has(i, tag_customer);
  return is_mention(r, b, e) || !people;
}

constexpr PhraseRule incompetence_phrase_rules[] = {
    {Rule::incompetence, "worth-their-salt", "worth <possessive> =salt", is_mention_or_denied,
     "Any admin worth their salt takes a backup.", "It is worth its price."},
    {Rule::incompetence, "rookie-mistake",
     "rookie|amateur|newbie|beginner|junior|schoolboy|basic|elementary|stupid|dumb|silly|dumbest|stupidest|idiotic|"
     "foolish|novice|noob|boneheaded|bone-headed|amateurish|childish|embarrassing <possessive>? "
     "mistake|error|move|blunder|thing|slip|stuff|question|mix-up|fail",
     is_plain_basic, "A rookie mistake.", "A junior engineer joined."},
    {Rule::incompetence, "lack-of-skill",
     "lack|want|absence of <adjective>? <adjective>? "
     "skill|knowledge|experience|competence|expertise|understanding|judgement|judgment|attention|discipline|awareness|"
     "care|diligence|thought|foresight|know-how|professionalism|qualification|concentration|focus|training|insight|"
     "forethought|thoroughness|rigour|rigor|seniority|maturity",
     is_mention_or_denied, "A lack of attention.", "A lack of disk space."},
    {Rule::incompetence, "poor-understanding",
     "poor|weak|limited|shaky|insufficient|little|superficial|inadequate|patchy|incomplete|deficient|lacking|scant "
     "#understanding|grasp|knowledge|command|skill|expertise|experience|judgement|judgment|know-how "
     "of|in|about|with|=on|=among|within|across",
     is_mention_or_denied, "A poor understanding of locks.", "A poor signal in the rack."},
    {Rule::incompetence, "foolish-decision",
     "foolish|stupid|dumb|idiotic|naive|reckless|dangerous|bad|poor|hasty|rash|questionable|unwise|ill-advised|"
     "misguided|terrible|careless|impulsive|ill-considered|ill-judged decision|idea|choice|move|call|reaction "
     "=making? of|by|from|on <someone>",
     is_mention_or_denied, "A foolish decision by the lead.", "A decision by the lead."},
    {Rule::incompetence, "amateur-hour", "amateur hour", is_mention, "Amateur hour.", "Office hours."},
    {Rule::incompetence, "no-clue", "no|not|zero have? a|any|=the? clue about|of|what|how", is_open_question,
     "They have no clue about DNS.", "The clue was in the log."},
    {Rule::incompetence, "has-no-clue", "<people> ..5 have|with no|zero|little clue", is_open_question,
     "Whoever wrote this has no clue.", "The page has no clue."},
    {Rule::incompetence, "no-idea-about",
     "<people> ..4 have no|zero|little|=any idea|understanding|grasp|concept|sense|knowledge|notion "
     "about|of",
     is_situation, "The author has no idea about locking.", "The optimiser has no idea of the row counts."},
    {Rule::incompetence, "do-not-know-their", "<people> ..1 not|=barely|=hardly know|understand <possessive> own",
     is_mention_or_denied, "They do not know their own system.", "The node does not know its own name."},
    {Rule::incompetence, "not-capable",
     "<people> ..2 not ..2 "
     "capable|able|fit|ready|qualified|suited|smart|clever|good|experienced|skilled|competent|bright "
     "of|to|for|enough|=at",
     is_inability_of_the_day, "The team is not capable of running Kafka.", "The node is not able to run it."},
    {Rule::incompetence, "cut-out-for", "not ..1 =cut out|=made for|to", is_mention_or_denied,
     "She is not cut out for on-call.", "It is cut out."},
    {Rule::incompetence, "cannot-handle",
     "<people> can|could not|=cannot ..1 handle|manage|cope|perform|do|run|operate|read|write|follow|be "
     "a|the|=even|=trusted|with|=simple|=basic ..2 "
     "=simple|=basic|=pressure|=stress|=trusted|=job|=load|=anything|=it|=with",
     is_mention_or_denied, "Ops can't handle a simple restart.", "The server can't handle a simple query."},
    {Rule::incompetence, "struggles-with",
     "<people> ..1 struggle with|to|at ..1 =simple|=basic|=easy|=even|=everything|=elementary", is_mention_or_denied,
     "She struggles with simple tasks.", "The disk struggles with simple writes."},
    {Rule::incompetence, "panicked", "<people> ..2 =panicked|=overreacted|=freaked|=blundered", is_mention_or_denied,
     "The operator panicked.", "The kernel panicked."},
    {Rule::incompetence, "froze", "<people> <adverb>? =froze and|=up|=completely|=under", is_freeze,
     "He froze and did nothing.", "The team froze deploys."},
    {Rule::incompetence, "not-to-be-trusted",
     "<people> ..2 not be =trusted|=allowed|=left|=let ..3 with|alone|near|=unsupervised", is_mention_or_denied,
     "Juniors shouldn't be trusted with that.", "The header can't be trusted."},
    {Rule::incompetence, "who-has-never",
     "<people> who|that <have> never ..1 =seen|=used|=touched|=written|=run|=heard|=done|=worked|=operated|=managed",
     is_mention_or_denied, "Somebody who has never seen a database wrote it.", "A table that has never been read."},
    {Rule::incompetence, "what-idiot", "#idiot|moron|fool|imbecile|noob|dimwit", is_mention_or_denied,
     "What idiot wrote this?", "An idiomatic loop."},
    {Rule::incompetence, "novice", "a|an|some|the|=by complete|total|real? novice|amateur|greenhorn|dilettante",
     is_a_persona, "A novice had written the query.", "A notice had been written."},
    {Rule::incompetence, "are-amateurs", "<people> <be> ..1 amateur|novice|beginner|=noobs|=clowns|=idiots|=fools",
     is_mention_or_denied, "The hoster's staff are amateurs.", "The bands are amateur bands."},
    {Rule::incompetence, "dumb-thing",
     "dumb|stupid|silly|idiotic|foolish|moronic|=dumbest ..1 thing|stuff|stunt|=trick|of "
     "me|us|you|him|her|them|=mine|to",
     is_mention_or_denied, "Such a dumb thing to do.", "A dumb terminal."},
    {Rule::incompetence, "stupid-me", "stupid|silly|dumb|=poor|clumsy me|=us", is_mention, "Stupid me.",
     "A silly name."},
    {Rule::incompetence, "dumb-of-me",
     "dumb|stupid|silly|foolish|naive|clumsy|thoughtless|unprofessional|=professional|unwise|amateurish|short-sighted|"
     "shortsighted|ill-advised|inept of|from|on <someone>",
     is_praise_of, "That was dumb of me.", "A dumb copy of the file."},
    {Rule::incompetence, "bad-decisions-made",
     "questionable|poor|bad|terrible|wrong|foolish|rash|hasty|unwise|ill-advised|stupid "
     "decision|choice|judgement|judgment|=decisions|=choices|=calls "
     "<be>|<have> ..1 =made|=taken",
     is_mention_or_denied, "Questionable decisions were made.", "Good decisions were made."},
    {Rule::incompetence, "decision-was-wrong",
     "decision|choice|judgement|judgment|=call|move|idea to|of|by|from|that ..8 <be> ..1 "
     "wrong|bad|poor|unwise|foolish|terrible|ill-advised|questionable|stupid|hasty|rash|misguided|=mistaken",
     is_mention_or_denied, "The decision to fail over was wrong.", "The decision to fail over was made at ten."},
    {Rule::incompetence, "decision-was-ill",
     "the|this|=that|our|their decision|choice|move|reaction|=call <be> ..1 "
     "wrong|bad|poor|unwise|foolish|terrible|ill-advised|questionable|stupid|hasty|rash|misguided|=mistaken|=ill-"
     "judged",
     is_mention_or_denied, "The decision was ill-advised.", "The decision was written down."},
    {Rule::incompetence, "was-unwise",
     "it|this|=that =was ..1 unwise|foolish|ill-advised|stupid|dumb|rash|naive|short-sighted|silly of|to",
     is_mention_or_denied, "It was unwise to fail over.", "It was fast to fail over."},
    {Rule::incompetence, "poorly-trained",
     "poorly|badly|insufficiently|inadequately|barely|half|not|=ill <adverb>? "
     "=trained|=qualified|=skilled|=educated|=prepared",
     is_model, "The technician was poorly trained.", "The model was poorly trained."},
    {Rule::incompetence, "no-business", "have no business|place|right <ing>|in|near|on|with", is_not_of_people,
     "Whoever did this had no business touching it.", "The rule has no place in the list."},
    {Rule::incompetence, "how-little", "how little <someone> know|understand|care|=knew|=understood",
     is_mention_or_denied, "It shows how little the admins understood.", "It shows how little memory is free."},
    {Rule::incompetence, "half-a-brain", "half a brain|clue|=wit", is_mention, "Nobody with half a brain does that.",
     "Half a disk."},
    {Rule::incompetence, "out-of-their-league", "out of <possessive> depth|league|element|=mind", is_mention_or_denied,
     "They're out of their league.", "Out of its range."},
    {Rule::incompetence, "obvious-to-anybody",
     "obvious|clear|evident|=plain to anyone|anybody|everyone|everybody|any|=people|=somebody|=someone",
     is_asked_or_denied, "It's obvious to anybody with experience.", "It's obvious in the graph."},
    {Rule::incompetence, "you-would-think", "you|one <modal> think|expect ..4 <people> <modal>|know|<be>|can",
     is_mention, "You'd think a senior would know that.", "We think the node would know."},
    {Rule::incompetence, "no-grip", "<people> ..2 lose|have|lack ..2 =grip|=plot", is_mention_or_denied,
     "They lost the plot.", "The robot lost its grip."},
    {Rule::incompetence, "skills-issue", "skill issue|gap|shortage|deficit|=problem", is_mention_or_denied,
     "A skill issue.", "An issue with the disk."},
    {Rule::incompetence, "pebkac", "pebkac|=pebcak|=rtfm", is_mention, "PEBKAC.", "A PEM file."},
    {Rule::incompetence, "so-stupid", "so|this|=that|too stupid|dumb|incompetent|ignorant|clueless|naive",
     is_said_of_a_system, "How can one be so stupid?", "So slow a query."},
    {Rule::incompetence, "nobody-able",
     "nobody|=none|=one <any>? <any>? <be> competent|qualified|skilled|able|experienced|smart enough",
     is_mention_or_denied, "Nobody there was competent enough.", "Nobody there was on call."},
    {
        Rule::incompetence,
        "poor-judgement",
        "poor|bad|questionable|terrible|faulty|flawed|weak "
        "judgement|judgment|=call|decision-making|leadership|=choices",
        is_mention_or_denied,
        "That was poor judgement.",
        "A bad API call.",
    },
    {Rule::incompetence, "incompetence-word",
     "incompetence|stupidity|ignorance|ineptitude|inexperience|inattention|inattentiveness|foolishness|cluelessness|"
     "naivety|naiveté|idiocy|amateurism|absent-mindedness|thoughtlessness|overconfidence|shortsightedness|dumbness",
     is_search_for_blame, "Sheer incompetence.", "No stupidity was at work."},
    {Rule::incompetence, "unable-people",
     "incompetent|inexperienced|non-experienced|unskilled|clueless|unqualified|inept|stupid|dumb|foolish|naive|"
     "ignorant|untrained|undertrained|useless|incapable|unfit|hopeless|distracted|inattentive|underqualified|forgetful|"
     "absent-minded|weak|weakest|mediocre|unprepared|overconfident|thoughtless|half-trained|ill-prepared <adjective>? "
     "<people>",
     is_attacker, "An inexperienced operator ran it.", "A naive loop ran it."},
    {Rule::incompetence, "too-junior",
     "too|not junior|inexperienced|green|senior|experienced|qualified|skilled|competent|trained|careful enough|to|for",
     is_mention_or_denied, "He was too junior for this.", "The set was too small for this."},
    {Rule::incompetence, "not-up-to-speed", "<not> ..4 <people> <be> up to speed", is_mention,
     "Not all team members were up to speed on the tool.", "The fan was not up to speed."},
    {Rule::incompetence, "gap-in-knowledge", "#gap in ..6 understanding|knowledge|expertise|skill|competence",
     is_a_gap_in_things, "It showed critical gaps in our technical understanding.",
     "There is a gap in the log of the disk."},
    {Rule::incompetence, "no-idea",
     "no|not have? a|any|the? idea|clue ..2 what|how <people>|to|=it|<determiner>|<possessive>", is_open_question,
     "They had no idea what they were doing.", "The idea is what we do."},
    {Rule::incompetence, "still-learning", "<people> who <be> still? just? =learning", is_mention_or_denied,
     "An intern who is still learning.", "A model that is still learning."},
    {Rule::incompetence, "out-of-depth", "out of <possessive> depth", is_mention_or_denied, "She was out of her depth.",
     "Out of disk."},
    {Rule::incompetence, "common-sense", "common sense", is_asked_for, "It's just common sense.", "A common setting."},
    {Rule::incompetence, "anyone-would",
     "any|every|=anyone|=everyone|=anybody|=everybody|a|=even "
     "competent|decent|sane|half-decent|reasonable|good|real|proper|professional|"
     "first-year|serious|skilled|experienced <people> would|could|should|know|<have>|ought|can",
     is_mention_or_denied, "Any competent engineer would know.", "Any engineer on call can do this."},
    {Rule::incompetence, "even-they-would",
     "any|every|=even an|a|the <people> would|could|should|know|<have>|ought|can", is_mention_or_denied,
     "Even an intern would know.", "A trainee can do this."},
    {Rule::incompetence, "anyone-with-sense",
     "anyone|anybody|any|every|everyone|everybody <people>? <people>? with|worth|who ..8 "
     "=know|=knows|would|should|=could|=understands",
     is_asked_or_denied, "Any sysadmin worth their salt knows that.", "Anyone with an account can see it."},
    {Rule::incompetence, "showed-poor",
     "show|display|demonstrate|exhibit|exercise|betray ..1 "
     "poor|insufficient|inadequate|little|no|limited|questionable|scant|bad <adjective>? "
     "#awareness|judgement|judgment|care|attention|skill|understanding|competence|diligence|knowledge|professionalism|"
     "discipline|foresight",
     is_model, "The staff displayed insufficient situational awareness.", "The scores displayed little attention."},
    {Rule::incompetence, "shoddy-work",
     "amateurish|shoddy|slipshod|substandard|subpar|incompetent ..1 "
     "piece|job|work|workmanship|handling|effort|change|script|setup|configuration|=config|code|wiring",
     is_mention_or_denied, "An amateurish piece of work.", "A piece of work."},
    {Rule::incompetence, "not-one-able", "not|none one|a|of|=single ..2 able|capable|competent|qualified to|of|enough",
     is_model, "Three architects in the room and not one able to read it.", "Not one node able to serve."},
    {Rule::incompetence, "their-grasp",
     "<possessive> #grasp|command|understanding|knowledge of ..5 <be> ..9 "
     "poor|weak|limited|=lacking|=work|questionable|shaky|=thin|superficial|incomplete",
     is_model, "Ravi's grasp of routing is a work in progress.", "The copy of it is limited."},
    {Rule::incompetence, "dumb-enough", "dumb|stupid|naive|foolish|silly|clueless enough to", is_not_of_people,
     "We were dumb enough to keep it there.", "The set is small enough to copy."},
    {Rule::incompetence, "not-sure-how",
     "engineer|operator|admin|developer|person|team|technician|contractor|vendor|support|staff ..4 "
     "<be>|<have> not|=no ..1 sure|certain|idea|clue how|what to",
     is_mention_or_denied, "The person on it wasn't sure how to debug it.", "We were not sure how to read it."},
    {Rule::incompetence, "bad-people",
     "<be> ..1 bad|poor|terrible|lousy|mediocre|awful "
     "engineer|developer|operator|admin|sysadmin|programmer|manager|team|"
     "engineers|developers|operators",
     is_attacker, "They are bad engineers.", "The bad disk was replaced by the team."},
    {Rule::incompetence, "what-were-they-thinking", "what <be> <people> think", nullptr, "What were they thinking?",
     "What do you think?"},
    {Rule::incompetence, "cannot-to-save-their-life", "to save <possessive> =life|=lives|=soul", is_mention,
     "He can't read a trace to save his life.", "To save the file, click."},
    {Rule::incompetence, "special-genius",
     "special|=real|=true|=absolute|=total kind? of? =genius|=talent|=moron|=joke", is_mention_or_denied,
     "It takes a special kind of genius to do that.", "A special kind of lock."},
    {Rule::incompetence, "not-enough-of-it",
     "<people> ..1 not ..2 technical|=clever|=smart|=experienced|=qualified|=good enough", is_mention,
     "Support isn't technical enough for that.", "The node is not fast enough."},
    {Rule::incompetence, "obviously-never",
     "<have> ..1 =obviously|=clearly|=evidently|=plainly|=apparently never|not <done>", is_not_of_people_but_denied,
     "Whoever built this has obviously never run a queue.", "The node has clearly never failed."},
    {Rule::incompetence, "half-decent-sees",
     "any|even|every|a|an half-decent|decent|competent|first-semester|first-year|=second-year|sane|reasonable|good "
     "<people> =sees|=knows|=can|=understands|=spots|=learns|=would",
     is_mention, "Any half-decent engineer sees that.", "A decent node sees a page."},
    {Rule::incompetence, "faintest-clue", "=faintest|=slightest|=foggiest|=vaguest clue|idea|notion|=inkling",
     is_mention_or_denied_of_all, "None of the shift had the faintest clue.", "The slightest lag is shown."},
    {Rule::incompetence, "expect-them-to-know",
     "would|'d|=might expect|think|hope|assume ..1 <someone> ..3 to know|understand|=read", is_mention,
     "You'd expect somebody with root to know that.", "We expect the node to know its peers."},
    {Rule::incompetence, "cannot-tell-apart",
     "<people> ..6 can|could|cannot not? tell|distinguish ..4 from a|an|=his|=their|the|=one", is_able_to_tell,
     "Their support couldn't tell a record from a potato.", "The probe cannot tell a lag from a loss."},
    {Rule::incompetence, "judgement-was-poor",
     "judgement|judgment|understanding|knowledge|grasp|quality|=handling|leadership|competence ..9 <be> ..1 "
     "poor|=rudimentary|=lacking|weak|=abysmal|inadequate|=questionable|=nonexistent|=minimal ..1",
     is_model, "The quality of judgement shown by the lead was poor.", "The quality of the image was poor."},
    {Rule::incompetence, "in-no-way-qualified",
     "<people> <be> ..2 no|=hardly|=barely|=scarcely ..1 way? =qualified|=competent|=fit|=trained|=capable", is_mention,
     "Their staff are in no way qualified for it.", "The node is in no way fit."},
    {Rule::incompetence, "never-heard-of", "<have> ..2 never ..1 =heard of", is_not_of_people_but_denied,
     "Whoever wrote this has never heard of rounding.", "The node has never heard of it."},
    {Rule::incompetence, "has-not-the-level",
     "<people> ..1 have|=hasnt|=has not ..1 the|=any level|=grade|=skills|=brains|=capacity for|to|of", is_mention,
     "The intern hasn't the level for it.", "The node has not the level of it."},
    {Rule::incompetence, "not-grasped",
     "<people> ..9 not|never ..1 =grasped|=grasp|=mastered|=master|=understood ..2 "
     "basic|=basics|fundamental|=point|=concept|idea",
     is_mention, "The author has not grasped the basics.", "The node has not loaded the basic set."},
    {Rule::incompetence, "how-could-anybody",
     "how <someone> can|could ..1 =think|=believe|=write|=design|=merge|=miss|=ship|=do|=get|=be|=build ..9 "
     "<be> =beyond|=escapes|=anyone|=hard|a|=mystery",
     is_mention, "How anybody could think that is okay is beyond me.", "How the node could do that is a question."},
    {Rule::incompetence, "in-over-their-head", "in? over|above <possessive> head", is_mention_or_denied,
     "He was in over his head.", "The fan is over the rack."},
    {Rule::incompetence, "no-competent-one",
     "no competent|sane|=self-respecting|=serious|=real|=decent|=experienced|=half-decent|=professional <people>",
     is_mention, "That is a choice no competent DBA makes.", "No competent design has two of them."},
    {Rule::incompetence, "experienced-would-not",
     "an|any|=more|=better|=every more? experienced|competent|seasoned|=senior|=qualified|=trained|=real|=proper|="
     "decent|capable <people> would|could|might|=never not|never",
     is_mention, "An experienced operator would not have done that.", "An experienced user would click here."},
    {Rule::incompetence, "so-dim",
     "<people> <have>|<be>|=must ..2 be? ..1 dim|dense|=thick|=hopeless|=dumb|=stupid|=sharpest|=brightest|=useless|="
     "gormless|=daft ..1 to|with|at|of|when",
     is_plainly_fine, "You have to be quite dim to run it there.", "The node is slow to start."},
    {Rule::incompetence, "not-the-sharpest", "not ..2 the? =sharpest|=brightest|=smartest|=quickest|=finest",
     is_mention, "They aren't exactly the sharpest.", "It is not the fastest."},
    {Rule::incompetence, "lacks-basic",
     "lack|=without|=no|=missing <any>? basic|elementary|fundamental|necessary|required|=any|=minimal|="
     "slightest ..2 "
     "#knowledge|skill|understanding|competence|training|grasp|clue|experience|literacy",
     is_of_no_people, "The staff lack basic network knowledge.", "The image lacks basic tools."},
    {Rule::incompetence, "has-not-the-skill",
     "<people> ..2 have not|no the|=enough|=sufficient|any ..1 skill|knowledge|competence|wit|brain|talent|ability|"
     "aptitude",
     is_mention, "The analyst has not the skill for it.", "The node has not the lock."},
    {Rule::incompetence, "even-a-child",
     "my|a|any|even|=your <any>? nan|grandma|grandmother|mother|toddler|kid|=child|=chimp|=monkey|=dog|=cat|=blind "
     "can|could|would|know|understand|=knows",
     is_mention, "Even my nan can tell red from green.", "The toddler site could not load."},
    {Rule::incompetence, "never-read-in-life", "never ..6 in <possessive> =life|=lives|=career", is_mention,
     "He has never read a manual in his life.", "It never ran in its time."},
    {Rule::incompetence, "amateurish-work",
     "handling|work|job|response|effort|approach|code|setup|change|reaction|communication ..5 <be> ..1 "
     "amateurish|unprofessional|inept|incompetent|clumsy|shoddy|amateur|=laughable|=embarrassing",
     is_mention_or_denied, "Their handling of the incident was amateurish.", "The handling of the crate was slow."},
    {Rule::incompetence, "beyond-them", "not up to the|this|=their job|task|standard|it", is_mention_or_denied,
     "The vendor isn't up to the job.", "It is not up to date."},
};

constexpr VerbRule incompetence_verb_rules[] = {
    {Rule::incompetence, "did-not-know", "know understand", did_not_know,
     "The junior dev did not know what he was doing.", "We did not yet know which region was affected."},
    {Rule::incompetence, "known-better", "know", known_better, "They should have known better.",
     "They know it better by now."},
    {Rule::incompetence, "called-unable",
     "incompetent inexperienced non-experienced unskilled clueless unqualified inept stupid dumb foolish naive "
     "ignorant inattentive amateurish untrained idiot moron fool undertrained underqualified useless incapable unfit "
     "unsuited hopeless thick slow-witted absent-minded forgetful distracted unfocused oblivious amateur imbecile noob "
     "gullible brainless dense mediocre ill-prepared unprepared ill-equipped overconfident short-sighted shortsighted "
     "impulsive thoughtless mindless rash hasty scatterbrained subpar",
     called_unable, "They are clueless.", "The algorithm is naive."},
    {Rule::incompetence, "bad-decision", "decision choice idea move call judgement judgment", bad_call_in_hindsight,
     "That was a terrible decision.", "That was a decision of the room.",
     "dangerous foolish stupid dumb bad poor terrible reckless naive questionable unwise wrong"},
    {Rule::incompetence, "not-attending", "pay think concentrate focus listen", not_attending,
     "I wasn't paying attention.", "The bill was not paid."},
    {Rule::incompetence, "had-no-skill",
     "skill knowledge experience competence expertise understanding judgement judgment training know-how brain "
     "maturity "
     "qualification insight",
     had_no_skill, "They do not have the necessary skills.", "The pods do not have the necessary skills tag."},
    {Rule::incompetence, "lacked", "lack", lacked, "The team lacked the skills.", "The pool lacked memory."},
};

}  // namespace

RuleFamily incompetence_rows() { return {incompetence_phrase_rules, incompetence_verb_rules}; }

}  // namespace pm::language
