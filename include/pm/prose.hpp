// Markdown and plain text read as prose: which stretches are sentences of the writer's own, and what waivers stand
// in comments. Code, quotes, URLs and HTML are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pm/axioms.hpp>

namespace pm::prose {

enum class Kind { markdown, plain };

/// `<!-- pm: keep RULE: reason -->` on the line before, or on the same line.
struct Waiver {
  std::string rule, reason;
  std::size_t line = 0;
  bool used = false;
};

struct Reading {
  std::vector<axioms::Finding> findings;  ///< begin and end are bytes of the whole file
  std::vector<std::size_t> waived_by;     ///< for each finding: index into `waivers`, or npos
  std::vector<Waiver> waivers;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

[[nodiscard]] Reading review(std::string_view file, Kind, const axioms::Checker&, axioms::Rules = axioms::Rules::all());

}  // namespace pm::prose
