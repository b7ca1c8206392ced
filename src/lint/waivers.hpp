// Matches waivers of a record to findings.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "lint/rules.hpp"

namespace pm::lint {

class Waivers {
 public:
  explicit Waivers(const record::Record&);

  /// Returns the matching waiver and marks it as used; nullptr if there is none.
  [[nodiscard]] const record::Waiver* match(const RuleFinding&);
  /// Adds an `unused-waiver` finding for each unused waiver.
  void add_unused(std::vector<RuleFinding>&) const;

 private:
  const record::Record& record_;
  std::unordered_multimap<std::string, std::size_t> by_place_;
  std::vector<bool> used_;
};

}  // namespace pm::lint
