// Findings kept on purpose, in records: which waiver fits which finding.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "check/found.hpp"

namespace pm::check {

class Waivers {
 public:
  explicit Waivers(const record::Record&);

  /// The waiver that keeps it, which from now on counts as used; nullptr if there is none.
  [[nodiscard]] const record::Waiver* keeping(const Found&);
  /// An `unused-waiver` for each that kept nothing.
  void find_unused(std::vector<Found>&) const;

 private:
  const record::Record& record_;
  std::unordered_multimap<std::string, std::size_t> by_place_;
  std::vector<bool> used_;
};

}  // namespace pm::check
