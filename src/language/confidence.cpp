// How often a finding is right, measured on labelled sentences that nobody had tuned to, for each family of rows.
// docs/language-checker.md says how to measure again.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "language/rules.hpp"

namespace pm::language {
namespace {

struct Share {
  RuleFamily (*rows)();
  double right;
};

/// Jeffreys means: (right + 0.5) / (found + 1). Families with fewer than 30 findings share one with others like them.
constexpr double rare_rules = 0.91, other_human_error = 0.85;
constexpr std::array measured = {
    Share{root_cause_rows, 0.96},
    Share{human_error_slips, 0.96},
    Share{counterfactual_phrases, 0.94},
    Share{counterfactual_verbs, 0.94},
    Share{non_fix_verbs, 0.91},
    Share{non_fix_phrases, 0.91},
    Share{non_fix_calls, 0.91},
    Share{incompetence_rows, 0.87},
    Share{bad_faith_phrases, 0.87},
    Share{bad_faith_verbs, 0.87},
    Share{human_error_phrases, 0.86},
    Share{punishment_rows, rare_rules},
    Share{boil_the_ocean_rows, rare_rules},
    Share{automate_judgement_rows, rare_rules},
    Share{human_error_nouns, other_human_error},
    Share{human_error_harm, other_human_error},
    Share{human_error_deeds, other_human_error},
    Share{human_error_undone, other_human_error},
    Share{human_error_duties, other_human_error},
    Share{human_error_omissions, 0.68},
};
constexpr double doubtful_share = 0.3, certain = 1;

/// Rows on which readers differ: a question that heads its own answer, a sigh, an assumption of a program or of people.
constexpr std::string_view doubtful_rows[] = {"why-not-all", "oops", "on-wrong-belief", "incompetence-word"};

using Row = std::pair<Rule, std::string_view>;

const std::map<Row, double>& shares() {
  static const auto all = [] {
    std::map<Row, double> rows;
    for (const auto& share : measured) {
      const auto family = share.rows();
      for (const auto& row : family.phrases) rows.emplace(Row(row.rule, row.name), share.right);
      for (const auto& row : family.verb_rules) rows.emplace(Row(row.rule, row.name), share.right);
    }
    return rows;
  }();
  return all;
}

}  // namespace

double confidence_of(Rule rule, std::string_view row) {
  if (std::ranges::find(doubtful_rows, row) != std::end(doubtful_rows)) return doubtful_share;
  const auto share = shares().find({rule, row});
  return share != shares().end() ? share->second : certain;  // a team's own word is found or is not
}

}  // namespace pm::language
