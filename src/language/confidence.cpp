// How often a finding of a rule is right, measured on labelled sentences. docs/language-checker.md says how to measure
// again.
#include <algorithm>
#include <array>

#include "language/rules.hpp"

namespace pm::language {
namespace {

struct Share {
  Rule rule;
  double right;
};

/// Share of right findings on sentences that nobody had tuned to: 1,260 of three authors who did not know the rules,
/// when they were first scored, and 793 of repositories that are set aside. Rules with few findings there are pooled:
/// bad-faith to automate-judgement have one figure.
constexpr std::array measured = {
    Share{Rule::human_error, 0.75}, Share{Rule::counterfactual, 0.92}, Share{Rule::root_cause, 0.98},
    Share{Rule::non_fix, 0.85},     Share{Rule::bad_faith, 0.8},       Share{Rule::incompetence, 0.8},
    Share{Rule::punishment, 0.8},   Share{Rule::boil_the_ocean, 0.8},  Share{Rule::automate_judgement, 0.8},
};
constexpr double doubtful_share = 0.3, certain = 1;

/// Rows on which readers differ: a question that heads its own answer, a sigh, an assumption of a program or of people.
constexpr std::string_view doubtful_rows[] = {"why-not-all", "oops", "on-wrong-belief", "incompetence-word"};

}  // namespace

double confidence_of(Rule rule, std::string_view row) {
  if (std::ranges::find(doubtful_rows, row) != std::end(doubtful_rows)) return doubtful_share;
  const auto share = std::ranges::find(measured, rule, &Share::rule);
  return share != measured.end() ? share->right : certain;  // a team's own word is found or is not
}

}  // namespace pm::language
