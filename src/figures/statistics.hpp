// Order statistics and survival curves, without assumptions about the distribution.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pm::figures {

/// A quantile as one of the values: the smallest that at least the share `p` of them do not exceed. The interval holds
/// the true quantile in at least 90 of 100 samples (binomial ranks); a side that the sample is too small for is empty.
struct Quantile {
  std::int64_t value = 0;
  std::optional<std::int64_t> low, high;
};
/// Precondition: sorted, not empty; 0 < p < 1. O(n).
[[nodiscard]] Quantile quantile(std::span<const std::int64_t> sorted, double p);

/// A case that ended after so many days, or was still going on then.
struct Lifetime {
  int days = 0;
  bool has_ended = false;
};
struct SurvivalStep {
  int days = 0;
  std::size_t at_risk = 0, ended = 0;
  double share = 1;          ///< still going on after that day
  double low = 0, high = 1;  ///< 90 %, Greenwood on the log-log scale
};
/// Kaplan-Meier: a step for each day on which a case ended. O(n log n).
[[nodiscard]] std::vector<SurvivalStep> survival(std::vector<Lifetime>);

/// The days after which a share of at most 0.5 is left, and the interval of that.
struct HalfLife {
  int days = 0;
  std::optional<int> low, high;
};
[[nodiscard]] std::optional<HalfLife> half_life(std::span<const SurvivalStep>);
/// The share after that day.
[[nodiscard]] double share_after(std::span<const SurvivalStep>, int days);

}  // namespace pm::figures
