// root-cause: one cause, claimed or headed.
#include "axioms/rules.hpp"

namespace pm::axioms {
namespace {

/// "to find the root cause", "the root cause is unknown": looked for, not named.
bool is_looked_for(const Reading& r, int b, int e) {
  if (is_mention(r, b, e)) return true;
  static const LemmaSet analysis(
      "analysis analyse investigation unknown unclear tbd pending rca certificate certification");
  static const LemmaSet no("no not never without neither whatever any");
  static const LemmaSet ensuring("ensure sure whether");
  static const LemmaSet seeking("look search seek hunt investigate ask wonder try");
  static const LemmaSet finding(
      "find identify determine understand establish discover pinpoint confirm isolate locate know diagnose figure "
      "uncover ascertain work learn track analyse analyze research narrow");
  static const LemmaSet several("include");
  if (any_of(r, e, e + 1, analysis) || (r.has(e - 1, tag_plural) && any_of(r, e, e + 1, several))) return true;
  for (int i = b - 1, words = 0; i >= 0 && words < 9; --i, ++words) {
    if (r[i].shape == Shape::semicolon || r[i].shape == Shape::colon) break;
    if (no.has(r[i].lemma) && words < 4) return true;
    if (ensuring.has(r[i].lemma)) return true;
    if (seeking.has(r[i].lemma)) return true;
    if (finding.has(r[i].lemma)) {
      const auto* d = r.deed_at(i);
      if (!d) return r.has(i, tag_ing) || !r.has(i, tag_past);
      return !d->past || d->infinitive || d->negated || d->modal != 0 || d->progressive;
    }
  }
  static const LemmaSet not_yet("yet still");
  static const LemmaSet unknown("unknown unclear unidentified undetermined");
  static const LemmaSet open("investigate determine find identify look know understand establish discover confirm");
  for (int i = e; i < r.size() && i < e + 9; ++i) {
    if (r[i].shape == Shape::semicolon || r.pos(i) == Pos::sub) break;
    if (unknown.has(r[i].lemma)) return true;
    const auto* d = r.deed_at(i);
    if (d && open.has(d->verb) && i == d->main &&
        (d->negated || (d->progressive) || d->infinitive || d->modal != 0 || any_of(r, e, i, not_yet)))
      return true;
    if (d && open.has(d->verb) && d->passive && r.word(d->main > 0 ? d->main - 1 : 0) == "being") return true;
  }
  return r.question();
}

bool is_denied_cause(const Reading& r, int b, int e) { return is_looked_for(r, b, e) || is_denied(r, b, e); }

constexpr PhraseRow phrases[] = {
    {Rule::root_cause, "root-cause", "root cause", is_denied_cause, "The root cause was a bad index.",
     "We are still looking for the root cause."},
    {Rule::root_cause, "root-cause-word", "root-cause", is_denied_cause, "Root-cause: DNS", "There was no root-cause."},
    {Rule::root_cause, "the-one-cause",
     "the|our|a sole|single|ultimate|one|only|real|true|fundamental cause|reason|culprit", is_denied_cause,
     "The sole cause was a bad index.", "There is no single cause."},
    {Rule::root_cause, "root-of-it",
     "the|at root of the|this|our|all problem|issue|outage|incident|failure|evil|trouble|matter", is_denied_cause,
     "The root of the problem was DNS.", "The root of the tree."},
};

}  // namespace

Family cause_rows() { return {phrases, {}}; }

}  // namespace pm::axioms
