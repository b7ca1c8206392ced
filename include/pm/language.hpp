// The language of the blameless axioms. Text in, findings out: knows words and sentences, nothing of
// records, files or terminals.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm::language {

enum class Rule {
  bad_faith,
  incompetence,
  punishment,
  human_error,
  counterfactual,
  root_cause,
  non_fix,
  boil_the_ocean,
  automate_judgement,
  team_word,  ///< a word that the team's pm.toml denies
};

[[nodiscard]] std::string_view name(Rule);
[[nodiscard]] std::optional<Rule> parse_rule(std::string_view);

/// What a rule is, for `pm explain` and the reference pages.
struct RuleDoc {
  struct Pair {
    std::string_view before, after;
  };
  Rule rule;
  std::string_view finds;                   ///< one line, "assigns ill intent, negligence or fault to people"
  std::string_view why;                     ///< why the wording is harmful
  std::string_view ask;                     ///< the question that goes with it in general
  std::span<const std::string_view> found;  ///< sentences it finds (a test runs them)
  std::span<const std::string_view> fine;   ///< sentences it leaves alone (a test runs them)
  std::span<const Pair> pairs;              ///< a rewritten example
};
[[nodiscard]] std::span<const RuleDoc> rule_docs();

/// A set of rules to look for.
class RuleSelection {
 public:
  [[nodiscard]] static RuleSelection all();
  [[nodiscard]] static RuleSelection narrative();  ///< all but the three that look at remedies
  [[nodiscard]] bool has(Rule r) const { return (bits_ >> static_cast<unsigned>(r)) & 1U; }
  [[nodiscard]] RuleSelection with(Rule r) const { return RuleSelection(bits_ | (1U << static_cast<unsigned>(r))); }
  [[nodiscard]] RuleSelection without(Rule r) const { return RuleSelection(bits_ & ~(1U << static_cast<unsigned>(r))); }
  RuleSelection() = default;

 private:
  explicit RuleSelection(unsigned bits) : bits_(bits) {}
  unsigned bits_ = 0;
};

struct LanguageFinding {
  Rule rule = Rule::bad_faith;
  std::size_t begin = 0, end = 0;  ///< bytes of the text it was given
  std::string message;             ///< what the words do, one line
  std::string ask;                 ///< a question that fits this sentence, one line
  std::string_view pattern;        ///< name of the matching row, for `-v` and tests
  bool about_self = false;         ///< the writer speaks of themselves: has a line of its own in the interview
  double confidence = 1;           ///< the share of findings of this kind that are right, 0 to 1

  /// Such findings are too often wrong: only a sensitive checker reports them, and never as more than info.
  [[nodiscard]] bool is_doubtful() const { return confidence < min_reported_confidence; }
  /// Nine in ten are right, as far as samples of 30 to 180 findings can tell.
  static constexpr double min_reported_confidence = 0.85;
};

/// A team's own language, of `[words]` in pm.toml, and the people of one record.
struct Vocabulary {
  struct DeniedPhrase {
    std::string say, ask;
  };
  std::vector<std::string> people, systems, allow;
  std::vector<DeniedPhrase> deny;
  bool sensitive = false;  ///< also report what is doubtful: `LanguageFinding::is_doubtful`
};

/// Reads sentences. Building one is cheap enough for once a run; checking is const and safe from several threads.
class Checker {
 public:
  explicit Checker(Vocabulary words = {});
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  /// One field or paragraph of plain text. `people`: names to read as people besides (participants of a record).
  /// Findings are in order of `begin`.
  [[nodiscard]] std::vector<LanguageFinding> review(std::string_view text, RuleSelection rules = RuleSelection::all(),
                                                    std::span<const std::string> people = {}) const;

 private:
  friend class CheckerSession;
  struct Lexicon;
  std::unique_ptr<const Lexicon> lexicon_;
};

/// Reads many texts, one after the other, as `Checker::review` does: what they have in common, the names of a record's
/// people, is read once. For one thread; the checker and the names have to outlive it, or the next names.
class CheckerSession {
 public:
  explicit CheckerSession(const Checker&, std::span<const std::string> people = {});
  ~CheckerSession();
  CheckerSession(const CheckerSession&) = delete;
  CheckerSession& operator=(const CheckerSession&) = delete;
  /// Of the texts that follow.
  void set_people(std::span<const std::string> people);
  [[nodiscard]] std::vector<LanguageFinding> review(std::string_view text, RuleSelection rules = RuleSelection::all());

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether a text reports a human error, so that `made_sense` is asked for it.
[[nodiscard]] inline bool reports_human_error(std::span<const LanguageFinding> findings) {
  for (const auto& f : findings)
    if (f.rule != Rule::root_cause && f.rule != Rule::team_word) return true;
  return false;
}

}  // namespace pm::language
