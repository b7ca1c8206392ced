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

namespace pm::axioms {

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
[[nodiscard]] std::optional<Rule> rule_named(std::string_view);

/// What a rule is, for `pm explain` and the reference pages.
struct Lesson {
  struct Pair {
    std::string_view before, after;
  };
  Rule rule;
  std::string_view finds;                   ///< one line, "assigns ill intent, negligence or fault to people"
  std::string_view why;                     ///< what these words do to a room
  std::string_view ask;                     ///< the question that goes with it in general
  std::span<const std::string_view> found;  ///< sentences it finds (a test runs them)
  std::span<const std::string_view> fine;   ///< sentences it leaves alone (a test runs them)
  std::span<const Pair> pairs;              ///< a rewritten example
};
[[nodiscard]] std::span<const Lesson> lessons();

/// A set of rules to look for.
class Rules {
 public:
  [[nodiscard]] static Rules all();
  [[nodiscard]] static Rules narrative();  ///< all but the three that look at remedies
  [[nodiscard]] bool has(Rule r) const { return (bits_ >> static_cast<unsigned>(r)) & 1U; }
  [[nodiscard]] Rules with(Rule r) const { return Rules(bits_ | (1U << static_cast<unsigned>(r))); }
  [[nodiscard]] Rules without(Rule r) const { return Rules(bits_ & ~(1U << static_cast<unsigned>(r))); }
  Rules() = default;

 private:
  explicit Rules(unsigned bits) : bits_(bits) {}
  unsigned bits_ = 0;
};

struct Finding {
  Rule rule = Rule::bad_faith;
  std::size_t begin = 0, end = 0;  ///< bytes of the text it was given
  std::string message;             ///< what the words do, one line
  std::string ask;                 ///< a question that fits this sentence, one line
  std::string_view pattern;        ///< which reading found it, for `-v` and tests
  bool about_self = false;         ///< the writer speaks of themselves: has a line of its own in the interview
  double confidence = 1;           ///< the share of findings of this kind that are right, 0 to 1

  /// Readers differ on such a finding: only a sensitive checker reports it, and never as more than info.
  [[nodiscard]] bool is_maybe() const { return confidence < sure_from; }
  static constexpr double sure_from = 0.6;
};

/// A team's own language, of `[words]` in pm.toml, and the people of one record.
struct Words {
  struct Denied {
    std::string say, ask;
  };
  std::vector<std::string> people, systems, allow;
  std::vector<Denied> deny;
  bool sensitive = false;  ///< also report what is doubtful: `Finding::is_maybe`
};

/// Reads sentences. Building one is cheap enough for once a run; checking is const and safe from several threads.
class Checker {
 public:
  explicit Checker(Words words = {});
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  /// One field or paragraph of plain text. `people`: names to read as people besides (participants of a record).
  /// Findings are in order of `begin`.
  [[nodiscard]] std::vector<Finding> review(std::string_view text, Rules rules = Rules::all(),
                                            std::span<const std::string> people = {}) const;

 private:
  friend class Listener;
  struct Lexicon;
  std::unique_ptr<const Lexicon> lexicon_;
};

/// Reads many texts, one after the other, as `Checker::review` does: what they have in common, the names of a record's
/// people, is read once. For one thread; the checker and the names have to outlive it, or the next names.
class Listener {
 public:
  explicit Listener(const Checker&, std::span<const std::string> people = {});
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  /// Of the texts that follow.
  void set_people(std::span<const std::string> people);
  [[nodiscard]] std::vector<Finding> review(std::string_view text, Rules rules = Rules::all());

 private:
  struct Desk;
  std::unique_ptr<Desk> desk_;
};

/// Whether a text reports a human error, so that `made_sense` is asked for it.
[[nodiscard]] inline bool tells_of_a_slip(std::span<const Finding> findings) {
  for (const auto& f : findings)
    if (f.rule != Rule::root_cause && f.rule != Rule::team_word) return true;
  return false;
}

}  // namespace pm::axioms
