// Explains a sentence: what was read in it, which rows of the rules matched, and which nearly did. What decides is
// found by trying: a feature of the deed is changed, and the row is asked again.
#include <pm/sentence_explanation.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "language/rule_set.hpp"
#include "language/rules.hpp"
#include "language/team_words.hpp"

namespace pm::language {
namespace {

using Explanation = SentenceExplanation;
using Outcome = Explanation::Outcome;

constexpr std::array<std::string_view, 19> part_names = {
    "noun",        "verb",        "adverb",  "adjective", "determiner", "possessive", "preposition",
    "conjunction", "conjunction", "modal",   "be",        "have",       "do",         "negation",
    "to",          "wh-word",     "pronoun", "number",    "mark"};

constexpr std::array<std::string_view, 8> kind_names = {"none",     "people", "company", "customer",
                                                        "outsider", "name",   "system",  "thing"};

std::string_view kind_name(const Subject& s) { return kind_names[static_cast<std::size_t>(s.subject_class)]; }

std::string spelling(const ParsedSentence& r, Lemma lemma) {
  static const auto all = r.lexicon().base_spellings();
  return lemma < all.size() ? std::string(all[lemma]) : std::string{};
}

std::string base_form(const ParsedSentence& r, int i) { return i < r.size() ? spelling(r, r[i].lemma) : std::string{}; }

/// The words in [begin, end), cut at a number of tokens that a reader takes in.
std::string excerpt(const ParsedSentence& r, int begin, int end) {
  if (begin < 0 || begin >= end) return {};
  return std::string(r.words(begin, std::min(end, r.size())));
}

Explanation::Actor actor(const ParsedSentence& r, const Subject& s, const VerbPhrase& d) {
  if (s.begin < 0) return {{}, kind_name(s), false};
  const auto clause = r.clause_around(d.main);
  return {excerpt(r, s.begin, s.end), kind_name(s), s.begin < clause.begin};
}

std::string_view form_of(const VerbPhrase& d) {
  return d.asked        ? "question"
         : d.imperative ? "imperative"
         : d.infinitive ? "infinitive"
         : d.gerund     ? "gerund"
                        : "finite";
}

Explanation::Deed deed(const ParsedSentence& r, const VerbPhrase& d) {
  Explanation::Deed out;
  out.text = excerpt(r, d.first, d.main + 1);
  out.verb = base_form(r, d.main);
  const auto o = r.object_of(d);
  if (!o.empty()) out.object = excerpt(r, o.begin, o.end);
  out.actor = actor(r, d.subject, d);
  out.agent = actor(r, d.agent, d);
  if (d.modal != 0) out.modal = spelling(r, d.modal);
  out.negated = d.negated;
  out.past = d.past;
  out.perfect = d.perfect;
  out.passive = d.passive;
  out.progressive = d.progressive;
  out.form = form_of(d);
  return out;
}

// Changes of one feature of a deed. `now` names the feature as it is, `then` the change.

struct Change {
  std::string now, then;
  VerbPhrase deed;
};

std::vector<Change> changes_of(const ParsedSentence& r, const VerbPhrase& d) {
  std::vector<Change> out;
  const auto change = [&](std::string now, std::string then, auto alter) {
    out.push_back({std::move(now), std::move(then), d});
    alter(out.back().deed);
  };
  const auto who = [&](SubjectClass kind) {
    return [kind](VerbPhrase& v) {
      v.subject.subject_class = kind;
      v.subject.nobody = false;
      if (v.subject.begin < 0) v.subject.begin = v.first, v.subject.end = v.first + 1;
      if (v.subject.head < 0) v.subject.head = v.subject.begin;
    };
  };
  const bool people = is_people(d.subject);
  const std::string now = d.subject.begin < 0 ? "no actor named"
                                              : "the actor \"" + excerpt(r, d.subject.begin, d.subject.end) + "\" (" +
                                                    std::string(kind_name(d.subject)) + ")";
  if (people || d.subject.subject_class == SubjectClass::none)
    change(now, "the actor were a system", who(SubjectClass::system));
  if (!people) change(now, "the actor were people", who(SubjectClass::people));
  change(d.negated ? "negative" : "not negative", d.negated ? "it were not negated" : "it were negated",
         [](VerbPhrase& v) { v.negated = !v.negated; });
  if (d.modal != 0)
    change("the modal \"" + spelling(r, d.modal) + "\"", "it had no modal", [](VerbPhrase& v) { v.modal = 0; });
  else
    change("no modal", "it had the modal \"should\"",
           [&](VerbPhrase& v) { v.modal = r.lexicon().lemma("should"), v.past = v.perfect; });
  change(d.past ? "past tense" : "not past tense", d.past ? "it were not in the past" : "it were in the past",
         [](VerbPhrase& v) {
           v.past = !v.past;
           if (!v.past) v.perfect = false;
         });
  if (d.imperative) change("an imperative", "it were no imperative", [](VerbPhrase& v) { v.imperative = false; });
  if (d.passive) change("passive voice", "it were active", [](VerbPhrase& v) { v.passive = false; });
  if (d.infinitive) change("an infinitive", "it were no infinitive", [](VerbPhrase& v) { v.infinitive = false; });
  return out;
}

/// Features of the deed without which the row does not match.
std::vector<std::string> decisive_features(const ParsedSentence& r, const RuleSet::Attempt& a) {
  std::vector<std::string> out;
  if (a.verb_rule == nullptr) return {"the words \"" + excerpt(r, a.match.begin, a.match.end) + "\""};
  out.push_back("the verb \"" + base_form(r, a.verb_phrase->main) + "\"");
  for (auto& change : changes_of(r, *a.verb_phrase))
    if (!a.verb_rule->match(r, change.deed) && std::ranges::find(out, change.now) == out.end())
      out.push_back(std::move(change.now));
  return out;
}

/// The one change that makes a row match, and what it would then find; empty: none does.
std::pair<std::string, RuleMatch> missing_feature(const ParsedSentence& r, const RuleSet::Attempt& a) {
  for (const auto& change : changes_of(r, *a.verb_phrase))
    if (const auto match = a.verb_rule->match(r, change.deed); match && !is_mention(r, match.begin, match.end))
      return {change.then, {match.begin, match.end, nullptr, {}}};
  return {};
}

/// The token of "because", "since" or "due" behind the first verb phrase, which explains an omission; 0: none.
std::size_t reason_given(const ParsedSentence& r) {
  static const LemmaSet reasons("because since due as given owing");
  if (r.verb_phrases().empty()) return 0;
  for (int i = r.verb_phrases().front().main + 1; i < r.size(); ++i)
    if (reasons.has(r[i].lemma)) return static_cast<std::size_t>(i);
  return 0;
}

class Explainer {
 public:
  Explainer(const ParsedSentence& reading, const TeamWords& team) : r_(reading), team_(team) {}

  /// Rows that match `shorter`, the sentence without its reason, and not the whole sentence.
  void add_explained(const ParsedSentence& shorter) {
    RuleSet::Candidates ahead;
    if (!RuleSet::all().may_match(shorter, ahead)) return;
    for (const auto& a : RuleSet::all().attempts(shorter, ahead)) {
      if (!a.match || !a.exception.empty() || has(a.row)) continue;
      auto& row = add(a, a.match);
      row.outcome = Outcome::near_miss;
      row.needs = "the sentence gave no reason";
    }
  }

  void add_tried(const RuleSet::Candidates& ahead, const std::vector<bool>& allowed) {
    auto attempts = RuleSet::all().attempts(r_, ahead);
    std::ranges::stable_sort(attempts, {}, [](const RuleSet::Attempt& a) { return a.match.begin; });
    RuleSelection seen;
    for (const auto& a : attempts) {
      if (!a.match || !a.exception.empty()) continue;
      auto& row = add(a, a.match);
      row.decisive = decisive_features(r_, a);
      row.outcome = outcome(a, seen, allowed);
      if (row.outcome == Outcome::finding)
        row.ask = finding_text(r_, a.match, a.rule, a.row, is_about_self(r_, a.match, a.rule)).ask;
    }
    for (const auto& a : attempts) {
      if (has(a.row)) continue;
      if (a.match && !a.exception.empty()) {
        auto& row = add(a, a.match);
        row.outcome = Outcome::exception;
        row.needs = a.exception;
      } else if (!a.match && a.verb_rule != nullptr) {
        auto [needs, match] = missing_feature(r_, a);
        if (!match) continue;
        auto& row = add(a, match);
        row.outcome = Outcome::near_miss;
        row.needs = std::move(needs);
      }
    }
  }

  std::vector<Explanation::Row> rows() && {
    std::ranges::stable_sort(rows_, {}, &Explanation::Row::outcome);
    return std::move(rows_);
  }

 private:
  Explanation::Row& add(const RuleSet::Attempt& a, const RuleMatch& match) {
    auto& row = rows_.emplace_back();
    row.rule = a.rule;
    row.row = a.row;
    row.excerpt = excerpt(r_, match.begin, match.end);
    row.confidence = confidence_of(a.rule, a.row);
    return row;
  }
  bool has(std::string_view row) const { return std::ranges::find(rows_, row, &Explanation::Row::row) != rows_.end(); }

  /// As the checker decides: the first match of a rule is reported.
  Outcome outcome(const RuleSet::Attempt& a, RuleSelection& seen, const std::vector<bool>& allowed) const {
    if (seen.has(a.rule)) return Outcome::second;
    if (confidence_of(a.rule, a.row) < LanguageFinding::min_reported_confidence && !team_.sensitive)
      return Outcome::maybe;
    seen = seen.with(a.rule);
    for (int i = a.match.begin; i < a.match.end; ++i)
      if (allowed[static_cast<std::size_t>(i)]) return Outcome::allowed;
    return Outcome::finding;
  }

  const ParsedSentence& r_;
  const TeamWords& team_;
  std::vector<Explanation::Row> rows_;
};

}  // namespace

std::string_view to_string(SentenceExplanation::Outcome outcome) {
  constexpr std::array<std::string_view, 6> names = {"finding", "maybe", "second", "allowed", "exception", "near miss"};
  return names[static_cast<std::size_t>(outcome)];
}

std::vector<SentenceExplanation> explain_sentences(std::string_view text, const Vocabulary& words) {
  const TeamWords team(words);
  std::vector<SentenceExplanation> out;
  std::vector<WordToken> tokens;
  SentenceSplitter sentences(text);
  while (sentences.next(tokens)) {
    if (tokens.empty()) continue;
    ParsedSentence reading;
    reading.look_up(text, tokens, Lexicon::english());
    RuleSet::Candidates ahead;
    const bool possible = RuleSet::all().may_match(reading, ahead);
    const auto as = [&](std::uint32_t tags) {
      return [&reading, tags](const PhraseList::Hit& hit) { reading.mark(hit.first, hit.last, tags); };
    };
    team.people.each_hit(tokens, as(tag_people));
    team.systems.each_hit(tokens, as(tag_system));
    reading.decide();
    std::vector<bool> allowed(tokens.size());
    team.allow.each_hit(tokens, [&](const PhraseList::Hit& hit) {
      for (auto i = hit.first; i < hit.last; ++i) allowed[i] = true;
    });
    auto& one = out.emplace_back();
    one.text = std::string(reading.words(0, reading.size()));
    one.question = reading.question();
    for (int i = 0; i < reading.size(); ++i)
      one.words.push_back(
          {std::string(reading.word(i)), base_form(reading, i), part_names[static_cast<std::size_t>(reading[i].pos)]});
    for (const auto& d : reading.verb_phrases()) one.deeds.push_back(deed(reading, d));
    if (!possible) continue;
    Explainer explainer(reading, team);
    explainer.add_tried(ahead, allowed);
    if (const auto reason = reason_given(reading); reason > 0) {
      const std::vector<WordToken> shorter(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(reason));
      ParsedSentence cut;
      cut.read(text, shorter, Lexicon::english());
      explainer.add_explained(cut);
    }
    one.rows = std::move(explainer).rows();
  }
  return out;
}

}  // namespace pm::language
