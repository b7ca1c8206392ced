// root-cause: one cause, claimed or headed.
#include <algorithm>

#include "language/rules.hpp"

namespace pm::language {
namespace {

/// Follows an infinitive that a success governs: "this allowed us to trace it and …".
bool is_success(const ParsedSentence& r, const VerbPhrase* after) {
  static const LemmaSet managing("allow manage help let enable");
  const auto& all = r.verb_phrases();
  for (auto k = static_cast<std::size_t>(after - all.data()); k-- > 0;)
    if (all[k].infinitive)
      return all[k].parent >= 0 && managing.has(all[static_cast<std::size_t>(all[k].parent)].verb) &&
             all[static_cast<std::size_t>(all[k].parent)].past;
  return false;
}

/// What comes next was done: "After finding it, we …" tells that it was found.
bool is_told_after(const ParsedSentence& r, const VerbPhrase& gerund) {
  const auto& all = r.verb_phrases();
  const auto next = std::find_if(all.begin(), all.end(), [&](const VerbPhrase& d) {
    return d.main > gerund.main && !d.infinitive && !d.gerund && !d.relative;
  });
  return next != all.end() && next->past && next->modal == 0;
}

/// "to find the root cause", "the root cause is unknown": looked for, not named.
bool is_looked_for(const ParsedSentence& r, int b, int e) {
  if (is_mention(r, b, e)) return true;
  static const LemmaSet open_yet("unknown unclear tbd pending");
  if (e < r.size() && r[e].shape == TokenShape::colon && r.token(b).capital && b > 0 && !r.has(b - 1, tag_determiner) &&
      r.pos(b - 1) != PartOfSpeech::preposition && r.pos(b - 1) != PartOfSpeech::verb)
    return any_of(r, e + 1, e + 4, open_yet);  // a label, whatever the line above it says
  static const auto as = r.lexicon().form("as");
  static const LemmaSet analysis(
      "analysis analyse investigation unknown unclear tbd pending rca certificate certification partition user "
      "identification technique "
      "assumption hypothesis candidate theory suspicion");
  static const LemmaSet no("no not never without neither whatever any");
  static const LemmaSet ensuring("ensure sure whether once until");
  static const LemmaSet different("another different several multiple possible potential likely probable candidate");
  if (any_of(r, b - 1, b, different)) return true;
  static const LemmaSet ruling_out("exclude rule discard dismiss eliminate suspect consider");
  if (r.is(b - 2, r.lexicon().lemma("as")) && any_of(r, b - 6, b - 2, ruling_out)) return true;
  static const LemmaSet guessing("assumption guess hypothesis theory suspicion theory");
  if (any_of(r, b - 4, b, guessing)) return true;
  static const LemmaSet seeking("look search seek hunt investigate ask wonder try light shed check");
  static const LemmaSet finding(
      "find identify determine understand establish discover pinpoint confirm isolate locate know diagnose figure "
      "uncover ascertain work learn track analyse analyze research narrow");
  static const LemmaSet several("include");
  if (any_of(r, e, e + 1, analysis)) return true;
  const bool heads = b == 0 || r.breaks(b - 1) || (b == 1 && r.pos(0) == PartOfSpeech::determiner);
  static const auto the = r.lexicon().form("the"), of = r.lexicon().form("of");
  const bool presupposed = b > 0 && r[b - 1].form == the && e < r.size() && r[e].form == of;
  const bool leads =
      heads && (r.breaks(e) || r.pos(e) == PartOfSpeech::be || any_of(r, e, e + 1, several) ||
                (r.pos(e) == PartOfSpeech::conjunction && std::all_of(r.verb_phrases().begin(), r.verb_phrases().end(),
                                                                      [](const VerbPhrase& d) { return d.gerund; })));
  if (r.has(e - 1, tag_plural) && !leads && !presupposed)
    return true;  // "Root Causes:" and "The root causes were …" name them; "to find root causes" does not
  // One of the sections of a document: "the timeline, root cause, and action items".
  static const LemmaSet document("document report write-up section account timeline postmortem post-mortem");
  if (b > 0 && (r[b - 1].shape == TokenShape::comma || r.pos(b - 1) == PartOfSpeech::conjunction) &&
      (r.breaks(e) || r.pos(e) == PartOfSpeech::conjunction) && any_of(r, 0, r.size(), document))
    return true;
  // "confirms the root cause was the disk": named, after any verb.
  static const LemmaSet mending("correct resolve solve address fix mitigate remove tackle cure eliminate patch");
  static const LemmaSet open_clause("what whether if how why once until when"), not_named("not unknown unclear still");
  const bool stated =
      r.pos(e) == PartOfSpeech::be && !any_of(r, e + 1, e + 3, not_named) && !any_of(r, 0, b, open_clause);
  const bool named_so =
      b > 1 && (r[b - 1].form == as || (r[b - 2].form == as && r.pos(b - 1) == PartOfSpeech::determiner));
  // "Until we remove the root cause", "Has the vendor removed the root cause?": there is one.
  if (const auto* deed =
          b > 1 ? (r.verb_phrase_at(b - 1) != nullptr ? r.verb_phrase_at(b - 1) : r.verb_phrase_at(b - 2)) : nullptr;
      deed != nullptr && mending.has(deed->verb) && !deed->negated && deed->main >= b - 2 &&
      (is_people(deed->subject) || deed->subject.nobody))
    return false;
  static const PhrasePattern again("repeat|return of");  // "to confirm no repeat of the root cause": it is known
  for (int i = std::max(0, b - 6); i < b; ++i)
    if (again.match(r, i) > 0) return false;
  static const LemmaSet finally("finally eventually");  // "we could finally identify the root cause"
  if (any_of(r, b - 5, b, finally) && !r.question()) return false;
  for (int i = b - 1, words = 0; i >= 0 && words < 9; --i, ++words) {
    if (r[i].shape == TokenShape::semicolon || r[i].shape == TokenShape::colon) break;
    if (stated || named_so) break;
    if (no.has(r[i].lemma) && words < 4) {
      const bool has_one = std::any_of(r.items().begin() + i, r.items().begin() + b,
                                       [](const TaggedWord& item) { return item.form == of; });
      if (has_one) break;                    // "no repeat of the root cause" has one
      return !any_of(r, i + 1, b, mending);  // "not resolving the root cause" has one
    }
    static const LemmaSet until_then("once until");
    const auto* then = r.verb_phrase_at(e);
    const bool mended = until_then.has(r[i].lemma) && then != nullptr && then->passive;
    if (mended && std::any_of(r.items().begin() + e, r.items().begin() + then->main + 1,
                              [&](const TaggedWord& item) { return mending.has(item.lemma); }))
      break;  // "once the root cause was fixed"
    if (ensuring.has(r[i].lemma)) return true;
    static const PhrasePattern inquiry("investigation|inquiry|analysis into|of|for");
    if (seeking.has(r[i].lemma) || (words < 4 && inquiry.match(r, i) > 0)) return true;
    if (finding.has(r[i].lemma)) {
      const auto* d = r.verb_phrase_at(i);
      if (!d) return r.has(i, tag_ing) || !r.has(i, tag_past);
      if (d->infinitive && d->parent >= 0 && !d->negated) {  // "this allowed us to find the root cause and fix it"
        const auto& p = r.verb_phrases()[static_cast<std::size_t>(d->parent)];
        static const LemmaSet managing("allow manage help let enable able");
        if (p.past && !p.negated && p.modal == 0 &&
            (managing.has(p.verb) || managing.has(r[std::max(0, d->governor)].lemma)))
          return false;
      }
      if (d->imperative && r.pos(i - 1) == PartOfSpeech::conjunction && is_success(r, d))
        return false;  // "it allowed us to trace it and find the root cause"
      static const LemmaSet once_done("after upon on by");
      if (d->gerund && i > 0 && once_done.has(r[i - 1].lemma) && is_told_after(r, *d)) return false;
      return !d->past || d->infinitive || d->negated || d->modal != 0 || d->progressive;
    }
  }
  static const LemmaSet not_yet("yet still");
  static const LemmaSet unknown("unknown unclear unidentified undetermined"),
      certain("clear known certain obvious sure");
  static const LemmaSet open("investigate determine find identify look know understand establish discover confirm");
  for (int i = e; i < r.size() && i < e + 9; ++i) {
    if (r[i].shape == TokenShape::semicolon || r.pos(i) == PartOfSpeech::sub) break;
    static const PhrasePattern underway("under investigation"), to_come("will follow");
    if (unknown.has(r[i].lemma) || underway.match(r, i) > 0 || to_come.match(r, i) > 0) return true;
    if (certain.has(r[i].lemma) && (r.has(i - 1, tag_not) || r.has(i - 2, tag_not))) return true;
    if (r[i].lemma == r.lexicon().lemma("not") && i == e + 1 && r.pos(e) == PartOfSpeech::be &&
        r.is(i + 1, r.lexicon().lemma("yet")))
      return true;
    const auto* d = r.verb_phrase_at(i);
    if (d && open.has(d->verb) && i == d->main &&
        (d->negated || (d->progressive) || d->infinitive || d->modal != 0 || any_of(r, e, i, not_yet)))
      return true;
    if (d && open.has(d->verb) && d->passive && r.word(d->main > 0 ? d->main - 1 : 0) == "being") return true;
  }
  if (!r.question()) return false;
  static const LemmaSet asking("what which is was did do could can might");
  for (int i = 0; i < r.size(); ++i)
    if (r.verb_phrase_at(i) || asking.has(r[i].lemma)) return true;
  return r.size() > 8;
}

/// "What was the root cause?" heads the answer.
bool is_template_question(const ParsedSentence& r, int b, int e) {
  static const LemmaSet what("what");
  return r.question() && b <= 3 && e + 1 == r.size() && any_of(r, 0, 2, what) && r.pos(b - 2) == PartOfSpeech::be;
}

bool is_denied_cause(const ParsedSentence& r, int b, int e) {
  static const LemmaSet no("no not never without nor"), asked("what");
  if (is_template_question(r, b, e)) return false;
  if (any_of(r, b - 3, b, asked) && r.verb_phrase_at(b - 2)) return true;  // "… what was the root cause"
  if (is_looked_for(r, b, e)) return true;
  for (int i = std::max(0, b - 3); i < b;
       ++i)  // "no root cause", "it is not the root cause", and not "did not solve the root cause"
    if (no.has(r[i].lemma) && (i == b - 1 || r.pos(i - 1) == PartOfSpeech::be)) return true;
  return is_denied(r, b, e) && !any_of(r, b - 5, b, no);
}

/// Heads a line or a paragraph: "RCA: …", "Root cause analysis".
bool is_no_label(const ParsedSentence& r, int b, int e) {
  // "Root cause analysis: standardise the investigations" names an activity.
  if (const auto* next = r.verb_phrase_at(e + 1);
      e - b > 1 && next != nullptr && next->imperative && !next->past && r[e].shape == TokenShape::colon)
    return true;
  const bool begins =
      b == 0 || (r.breaks(b - 1) && r[b - 1].shape != TokenShape::comma && r[b - 1].shape != TokenShape::opening);
  return !begins || !(r.breaks(e) || e >= r.size()) || is_mention(r, b, e);
}

/// "Sole cause of the queue: …" opens a line.
bool is_no_heading(const ParsedSentence& r, int b, int e) { return b != 0 || is_denied_cause(r, b, e); }

bool is_question(const ParsedSentence& r, int b, int e) {
  const auto* d = r.verb_phrase_at(e - 1);
  return r.question() || is_mention(r, b, e) || d == nullptr || !d->past || d->negated;
}

constexpr PhraseRule root_cause_phrase_rules[] = {
    {Rule::root_cause, "root-cause", "root =cause", is_denied_cause, "The root cause was a bad index.",
     "We are still looking for the root cause."},
    {Rule::root_cause, "root-causes", "root =causes", is_denied_cause, "Root causes: a bad index, an old cache.",
     "We are still looking for the root causes."},
    {Rule::root_cause, "root-cause-word", "root-cause", is_denied_cause, "Root-cause: DNS", "There was no root-cause."},
    {Rule::root_cause, "the-one-cause",
     "the|our|a|one|to sole|single|ultimate|one|only|real|true|fundamental|definitive ..2 "
     "cause|reason|explanation|trigger",
     is_denied_cause, "The sole cause was a bad index.", "There is no single cause."},
    {Rule::root_cause, "behind-it-all", "the reason|cause|thing behind|of it|this|=everything|=them all",
     is_denied_cause, "It is the reason behind it all.", "The reason of it is unknown."},
    {Rule::root_cause, "exactly-one-cause",
     "=exactly|=precisely|only|just =one|=single|a =single? cause|reason|culprit", is_denied_cause,
     "There is exactly one cause for it.", "There is only one row."},
    {Rule::root_cause, "sole-cause-heading", "sole|single|ultimate|=true|=real|=only|=actual cause of|for",
     is_no_heading, "Sole cause of the queue: a wedged mount.", "It has more than a single cause of it."},
    {Rule::root_cause, "nothing-else",
     "nothing|no-one|=none|no else|other|=further <noun>? =contributed|=played|=involved|=caused|factor|cause",
     is_mention, "Nothing else contributed: it was the new tunnel.", "Nothing was in the log."},
    {Rule::root_cause, "caused-by-it-alone",
     "solely|entirely|purely|exclusively|fully =caused|=explained|=due|attributable|=attributed by|to",
     is_mention_or_denied, "It is solely due to the new tunnel.", "It is only due on Friday."},
    {Rule::root_cause, "by-it-alone", "=caused|=explained|=due ..1 solely|entirely|purely|exclusively|only by|to",
     is_mention_or_denied, "It was caused exclusively by the new tunnel.", "It was exported only by the new tunnel."},
    {Rule::root_cause, "boils-down",
     "=boils|=boiled|=comes|=came|=traces|=traced ..2 =down|=back to ..1 one|=single ..2 "
     "thing|cause|reason|problem|mistake|"
     "issue|error",
     is_mention_or_denied, "It all boils down to one thing: the lease.", "It boils down to many things."},
    {Rule::root_cause, "root-problem", "the|our root problem|issue|reason|fault|failure", is_denied_cause,
     "The root problem was one shared uplink.", "The root user was locked."},
    {Rule::root_cause, "down-to-a-single",
     "=boils|=boiled|=comes|=came|=goes|=went|=traces|=traced ..2 =down|=back to <determiner>? =single|one",
     is_mention_or_denied, "It all comes down to a single line.", "It all comes down to the wire."},
    {Rule::root_cause, "analysis-found",
     "root cause analysis|investigation ..2 reveal|show|find|identify|indicate|point|confirm|determine|conclude|trace",
     is_question, "Root cause analysis showed a bad index.", "Root cause analysis will show more."},
    {Rule::root_cause, "rca-label", "=rca|=rcas", is_no_label, "RCA: a leaking file handle.", "The RCA is pending."},
    {Rule::root_cause, "root-cause-label", "root cause analysis|identification|summary", is_no_label,
     "Root cause analysis: a leaking file handle.", "We paused it for root cause analysis."},
    {Rule::root_cause, "root-of-it",
     "the|at root of the|this|our|all|it problem|issue|outage|incident|failure|evil|trouble|matter", is_denied_cause,
     "The root of the problem was DNS.", "The root of the tree."},
};

}  // namespace

RuleFamily root_cause_rows() { return {root_cause_phrase_rules, {}}; }

}  // namespace pm::language
