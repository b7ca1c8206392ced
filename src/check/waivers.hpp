// Matches waivers of a record to findings.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "check/found.hpp"

namespace pm::check {

class Waivers {
 public:
  explicit Waivers(const record::Record&);

  /// Returns the matching waiver and marks it as used; nullptr if there is none.
  [[nodiscard]] const record::Waiver* keeping(const Found&);
  /// Adds an `unused-waiver` finding for each unused waiver.
  void find_unused(std::vector<Found>&) const;

 private:
  const record::Record& record_;
  std::unordered_multimap<std::string, std::size_t> by_place_;
  std::vector<bool> used_;
};

}  // namespace pm::check
