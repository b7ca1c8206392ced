// The factors of all records and the links between them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "figures/collector.hpp"

namespace pm::figures {

/// A fix of a factor.
struct FactorFix {
  std::uint32_t number = 0;
  record::FixStatus status = record::FixStatus::open;
  std::optional<time::Day> closed;
  std::optional<int> age;
};

struct FactorCase {
  Place place = 0;
  std::uint32_t number = 0;
  std::vector<FactorFix> fixes;
  std::string text;  ///< empty if texts are not kept
};

class Factors {
 public:
  Factors(const Shared& shared, bool keep_texts) : shared_(shared), keep_texts_(keep_texts) {}

  void add(const record::Record&, Place);
  /// All factors, by day and id of their record, then by number.
  [[nodiscard]] const std::vector<FactorCase>& all() const { return factors_; }
  /// Factors that people linked as the same again, directly or through others: indexes in `all()`, oldest first. A
  /// factor without a link is a group of its own. Links to records that are not there are left out.
  [[nodiscard]] std::vector<std::vector<std::size_t>> groups();
  [[nodiscard]] std::string name(const FactorCase& one) const { return shared_.name(one.place, 'F', one.number); }
  [[nodiscard]] const Head& head(const FactorCase& one) const { return shared_.heads[one.place]; }

 private:
  struct Link {
    Place place;
    std::uint32_t number;
    std::string other;  ///< "2026-03-02-no-search:F3"
  };
  const Shared& shared_;
  bool keep_texts_;
  std::vector<FactorCase> factors_;
  std::vector<Link> links_;
};

}  // namespace pm::figures
