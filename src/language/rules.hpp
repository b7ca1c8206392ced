// Rules as rows: phrases and deeds, each with a sentence it finds and one it leaves alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pm/language.hpp>

#include "language/pattern.hpp"
#include "language/sentence.hpp"

namespace pm::language {

/// What a row found: tokens [begin, end), and the deed it reads if there is one.
struct RuleMatch {
  int begin = -1, end = -1;
  const VerbPhrase* verb_phrase = nullptr;
  Subject who;
  explicit operator bool() const { return begin >= 0; }
};

/// A row that looks for a phrase.
struct PhraseRule {
  Rule rule;
  std::string_view name, phrase;
  bool (*unless)(const ParsedSentence&, int begin, int end) = nullptr;
  std::string_view found, fine;
};

/// A row that looks at every verb phrase of sentences with one of the `near` words and, if it names any, one of the
/// `second` words: without those `match` finds nothing, so most sentences need not be parsed for it.
struct VerbRule {
  Rule rule;
  std::string_view name, near;
  RuleMatch (*match)(const ParsedSentence&, const VerbPhrase&);
  std::string_view found, fine, second = {};
  /// For what a list of words cannot say; called when the words are looked up and nothing is parsed.
  bool (*precheck)(const ParsedSentence&) = nullptr;
};

/// The share of findings of this row's family that are right: 0 to 1.
[[nodiscard]] double confidence_of(Rule, std::string_view row);

struct RuleFamily {
  std::span<const PhraseRule> phrases;
  std::span<const VerbRule> verb_rules;
};

// A file for each rule, or for each kind of finding of a rule. Where two rows of a rule begin at the same word, a
// phrase wins over a deed, then the first row wins.
[[nodiscard]] RuleFamily bad_faith_phrases();
[[nodiscard]] RuleFamily bad_faith_verbs();
[[nodiscard]] RuleFamily incompetence_rows();
[[nodiscard]] RuleFamily punishment_rows();
[[nodiscard]] RuleFamily human_error_phrases();
[[nodiscard]] RuleFamily human_error_nouns();
[[nodiscard]] RuleFamily human_error_slips();
[[nodiscard]] RuleFamily human_error_duties();
[[nodiscard]] RuleFamily human_error_omissions();
[[nodiscard]] RuleFamily human_error_harm();
[[nodiscard]] RuleFamily human_error_deeds();
[[nodiscard]] RuleFamily human_error_undone();
[[nodiscard]] RuleFamily counterfactual_phrases();
[[nodiscard]] RuleFamily counterfactual_verbs();
[[nodiscard]] RuleFamily root_cause_rows();
[[nodiscard]] RuleFamily non_fix_phrases();
[[nodiscard]] RuleFamily non_fix_calls();
[[nodiscard]] RuleFamily non_fix_verbs();
[[nodiscard]] RuleFamily boil_the_ocean_rows();
[[nodiscard]] RuleFamily automate_judgement_rows();
/// All of them, in that order.
[[nodiscard]] std::span<const RuleFamily> rule_families();

// What rows ask of a sentence.

[[nodiscard]] RuleMatch found(const ParsedSentence&, const VerbPhrase&, int begin, int end);
/// People who can be blamed: a person, a role, a team, a company that acts like one.
[[nodiscard]] bool is_people(const Subject&);
/// "you": whoever reads it, so what they do is an example.
[[nodiscard]] bool is_reader(const ParsedSentence&, const Subject&);
/// "we have not tested it": how things are, and no telling of what was.
[[nodiscard]] bool is_present_perfect(const ParsedSentence&, const VerbPhrase&);
/// Ends with an author or the number of an issue: "Fix typo @ana #42".
[[nodiscard]] bool is_changelog_entry(const ParsedSentence&);
/// Nobody named where a person would be: "Forgot to renew it".
[[nodiscard]] bool is_dropped(const ParsedSentence&, const VerbPhrase&);
/// Said as something that may happen, was asked, or is to be: no telling of what was.
[[nodiscard]] bool is_hypothetical(const ParsedSentence&, const VerbPhrase&);
/// The words are talked about ("we avoid the phrase …") or denied ("it was not …").
[[nodiscard]] bool is_mention(const ParsedSentence&, int begin, int end);
[[nodiscard]] bool is_denied(const ParsedSentence&, int begin, int end);
[[nodiscard]] bool is_mention_or_denied(const ParsedSentence&, int begin, int end);
/// A condition that explains stands in the sentence: because, since, due to.
[[nodiscard]] bool gives_reason(const ParsedSentence&, int from);
/// The deed is something to be done: an order, a plan, a need.
[[nodiscard]] bool is_remedy(const ParsedSentence&, const VerbPhrase&);
/// Any word of the set in [begin, end).
[[nodiscard]] bool any_of(const ParsedSentence&, int begin, int end, const LemmaSet&);
/// The child of a deed: "failed to update".
[[nodiscard]] const VerbPhrase* infinitive_of(const ParsedSentence&, const VerbPhrase&);
/// Behind the deed and what it is done to: "dropped the table".
[[nodiscard]] int object_end(const ParsedSentence&, const VerbPhrase&);

// … of its people.

/// What somebody did, as a telling of it: people (or nobody named) as the actor, no "may", no "if".
[[nodiscard]] bool is_past_action_by_person(const ParsedSentence&, const VerbPhrase&);
/// A passive behind which people may stand: "was dropped", "was dropped by the team".
[[nodiscard]] bool is_agentless(const VerbPhrase&);
/// "He was careless", "the team is lazy": a word for people behind a "be".
[[nodiscard]] RuleMatch match_description(const ParsedSentence&, const VerbPhrase&, const LemmaSet& words);
/// Denied, talked about, or no people in the whole sentence.
[[nodiscard]] bool is_not_of_people(const ParsedSentence&, int begin, int end);
/// Somebody from outside, or a customer, may be meant, or it is only feared.
[[nodiscard]] bool is_attacker(const ParsedSentence&, int begin, int end);
/// "assign no blame", "a blameless review".
[[nodiscard]] bool is_search_for_blame(const ParsedSentence&, int begin, int end);

/// What hands do with a keyboard, a console or a plug: done wrong or left undone, it was somebody's slip.
[[nodiscard]] const LemmaSet& manual_deeds();
/// Told as what was done: in the past, or in the present of a timeline ("09:41 Ana restarts the node").
[[nodiscard]] bool is_narrated(const ParsedSentence&, const VerbPhrase&);
/// A deed that was done by people, or by nobody who is named: no system, no plan, nothing denied.
[[nodiscard]] bool is_done_by_people(const ParsedSentence&, const VerbPhrase&);

// … of what is to be done.

/// A remedy that the room itself takes on, not a vendor, a customer or a machine.
[[nodiscard]] bool is_team_action(const ParsedSentence&, const VerbPhrase&);
/// Told as something to do, not as what was done or is.
[[nodiscard]] bool starts_remedy(const ParsedSentence&, int begin);
/// Denied, talked about, or a sentence that tells what was done.
[[nodiscard]] bool contains_past_action(const ParsedSentence&, int begin, int end);
/// Whether it contains a concrete fix, which makes an additional "be careful" acceptable.
[[nodiscard]] bool contains_concrete_fix(const ParsedSentence&, const VerbPhrase* but);
/// Begins with a clock time or a date: an entry of a timeline, which tells what was done.
[[nodiscard]] bool is_timeline_entry(const ParsedSentence&);
/// Work announced for a day or a maintenance window: a notice, not a remedy.
[[nodiscard]] bool is_announcement(const ParsedSentence&);
/// "please keep in mind that we move today": tells readers something, and asks nothing of the room.
[[nodiscard]] bool informs_reader(const ParsedSentence&, int begin);
/// A rehearsal: care that is practised is a fix.
[[nodiscard]] bool is_drill(const ParsedSentence&);

// The words that go with a finding: what the sentence does, and a question that fits it.

struct FindingText {
  std::string message, ask;
};
/// Whether the words that were found are the writer's about themselves.
[[nodiscard]] bool is_about_self(const ParsedSentence&, const RuleMatch&, Rule);
/// `question_before`: the one asked last, which is not asked again.
[[nodiscard]] FindingText finding_text(const ParsedSentence&, const RuleMatch&, Rule, std::string_view pattern,
                                       bool about_self, std::string_view question_before = {});

/// The patterns of a rule that have a text of their own, so that a test can look for each among the rows.
[[nodiscard]] std::vector<std::pair<Rule, std::string_view>> patterns_with_texts();
/// Every line that `finding_text` may begin from, so that a test can hold them against the rules themselves.
[[nodiscard]] std::span<const std::string_view> all_finding_texts();

}  // namespace pm::language
