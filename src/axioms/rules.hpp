// Rules as rows: phrases and deeds, each with a sentence it finds and one it leaves alone.
#pragma once

#include <span>
#include <string_view>

#include <pm/axioms.hpp>

#include "axioms/pattern.hpp"
#include "axioms/reading.hpp"

namespace pm::axioms {

/// What a row found: tokens [begin, end), and the deed it reads if there is one.
struct Match {
  int begin = -1, end = -1;
  const Deed* deed = nullptr;
  Subject who;
  explicit operator bool() const { return begin >= 0; }
};

/// A row that looks for a phrase.
struct PhraseRow {
  Rule rule;
  std::string_view name, phrase;
  bool (*unless)(const Reading&, int begin, int end) = nullptr;
  std::string_view found, fine;
};

/// A row that looks at every deed of sentences with one of the `near` words in them.
struct DeedRow {
  Rule rule;
  std::string_view name, near;
  Match (*reads)(const Reading&, const Deed&);
  std::string_view found, fine;
};

struct Family {
  std::span<const PhraseRow> phrases;
  std::span<const DeedRow> deeds;
};
[[nodiscard]] Family fault_rows();      ///< bad-faith, incompetence, punishment
[[nodiscard]] Family slip_rows();       ///< human-error
[[nodiscard]] Family hindsight_rows();  ///< counterfactual
[[nodiscard]] Family cause_rows();      ///< root-cause
[[nodiscard]] Family remedy_rows();     ///< non-fix, boil-the-ocean, automate-judgement
[[nodiscard]] std::span<const Family> families();

// What rows ask of a sentence.

[[nodiscard]] Match found(const Reading&, const Deed&, int begin, int end);
/// People who can be blamed: a person, a role, a team, a company that acts like one.
[[nodiscard]] bool is_people(const Subject&);
/// Nobody named where a person would be: "Forgot to renew it".
[[nodiscard]] bool is_dropped(const Reading&, const Deed&);
/// Said as something that may happen, was asked, or is to be: no telling of what was.
[[nodiscard]] bool is_hypothetical(const Reading&, const Deed&);
/// The words are talked about ("we avoid the phrase …") or denied ("it was not …").
[[nodiscard]] bool is_mention(const Reading&, int begin, int end);
[[nodiscard]] bool is_denied(const Reading&, int begin, int end);
[[nodiscard]] bool is_mention_or_denied(const Reading&, int begin, int end);
/// A condition that explains stands in the sentence: because, since, due to.
[[nodiscard]] bool gives_reason(const Reading&, int from);
/// The deed is something to be done: an order, a plan, a need.
[[nodiscard]] bool is_remedy(const Reading&, const Deed&);
/// Any word of the set in [begin, end).
[[nodiscard]] bool any_of(const Reading&, int begin, int end, const LemmaSet&);
/// The child of a deed: "failed to update".
[[nodiscard]] const Deed* infinitive_of(const Reading&, const Deed&);

}  // namespace pm::axioms
