// The factors of all records and the links between them. There may be 300,000, so each takes about 50 bytes and its
// text.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "figures/collector.hpp"

namespace pm::figures {

/// A fix of a factor.
struct FactorFix {
  std::uint32_t number = 0;
  std::int32_t closed = 0;  ///< days since 1970-01-01; 0: not closed, or nobody knows when
  std::int32_t age = -1;    ///< days; -1: unknown
  record::FixStatus status = record::FixStatus::open;
};

struct FactorCase {
  Place place = 0;
  std::uint32_t number = 0;
  std::uint32_t first_fix = 0, fixes = 0;  ///< where its fixes are
  std::string_view text;                   ///< lives as long as the Factors
};

class Factors {
 public:
  explicit Factors(const Shared& shared) : shared_(shared) {}

  void add(const record::Record&, Place);
  [[nodiscard]] const std::vector<FactorCase>& all() const { return factors_; }
  [[nodiscard]] std::span<const FactorFix> fixes_of(const FactorCase& one) const {
    return std::span(fixes_).subspan(one.first_fix, one.fixes);
  }
  [[nodiscard]] std::string name(const FactorCase& one) const { return shared_.name(one.place, 'F', one.number); }
  [[nodiscard]] const Head& head(const FactorCase& one) const { return shared_.heads[one.place]; }

  /// Sorts all factors by day and id of their record, then by number, and groups those that people linked as the same
  /// again, directly or through others: indexes in `all()`, oldest first. Factors without a link are in no group.
  /// Links to records that are not there are left out.
  [[nodiscard]] std::vector<std::vector<std::size_t>> groups();

 private:
  struct Link {
    Place place;
    std::uint32_t number;
    std::string other;  ///< "2026-03-02-no-search:F3"
  };
  [[nodiscard]] std::string_view keep(std::string_view text);
  void sort();

  const Shared& shared_;
  std::vector<FactorCase> factors_;
  std::vector<FactorFix> fixes_;
  std::vector<Link> links_;
  bool is_sorted_ = false;
  std::deque<std::string> texts_;  ///< blocks that are filled and never grow
};

}  // namespace pm::figures
