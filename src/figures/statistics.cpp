#include "figures/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace pm::figures {

namespace {

constexpr double one_side = 0.05;  // of a 90 % interval
constexpr double z = 1.6448536269514722;

/// ln of the probability of exactly k of n.
double log_binomial(std::size_t n, std::size_t k, double p) {
  const auto real = [](std::size_t number) { return static_cast<double>(number); };
  return std::lgamma(real(n) + 1) - std::lgamma(real(k) + 1) - std::lgamma(real(n - k) + 1) + real(k) * std::log(p) +
         real(n - k) * std::log1p(-p);
}

}  // namespace

Quantile quantile(std::span<const std::int64_t> sorted, double p) {
  constexpr double rounding = 1e-9;
  const auto n = sorted.size();
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(n) - rounding));
  Quantile found{sorted[std::clamp<std::size_t>(rank, 1, n) - 1], {}, {}};
  double below = 0;  // P(at most k - 1 of the cases are below the quantile)
  for (std::size_t k = 1; k <= n; ++k) {
    below += std::exp(log_binomial(n, k - 1, p));
    if (below <= one_side) found.low = sorted[k - 1];
    if (below >= 1 - one_side) {
      found.high = sorted[k - 1];
      break;
    }
  }
  return found;
}

std::vector<SurvivalStep> survival(std::vector<Lifetime> cases) {
  std::ranges::sort(cases, {}, &Lifetime::days);
  std::vector<SurvivalStep> steps;
  double share = 1, greenwood = 0;
  for (std::size_t i = 0; i < cases.size();) {
    const auto days = cases[i].days;
    const auto at_risk = cases.size() - i;
    std::size_t ended = 0;
    for (; i < cases.size() && cases[i].days == days; ++i) ended += cases[i].has_ended ? 1 : 0;
    if (ended == 0) continue;
    const auto d = static_cast<double>(ended), n = static_cast<double>(at_risk);
    share *= 1 - d / n;
    SurvivalStep step{days, at_risk, ended, share, 0, 0};
    if (ended < at_risk) {
      greenwood += d / (n * (n - d));
      const auto width = z * std::sqrt(greenwood) / std::abs(std::log(share));
      step.low = std::pow(share, std::exp(width));
      step.high = std::pow(share, std::exp(-width));
    } else {
      share = 0;
      step.share = 0;
    }
    steps.push_back(step);
    if (share == 0) break;
  }
  return steps;
}

namespace {

std::optional<int> first_at_half(std::span<const SurvivalStep> steps, double SurvivalStep::* value) {
  const auto found = std::ranges::find_if(steps, [&](const auto& step) { return step.*value <= 0.5; });
  return found == steps.end() ? std::nullopt : std::optional(found->days);
}

}  // namespace

std::optional<HalfLife> half_life(std::span<const SurvivalStep> steps) {
  const auto days = first_at_half(steps, &SurvivalStep::share);
  if (!days) return std::nullopt;
  return HalfLife{*days, first_at_half(steps, &SurvivalStep::low), first_at_half(steps, &SurvivalStep::high)};
}

double share_after(std::span<const SurvivalStep> steps, int days) {
  double share = 1;
  for (const auto& step : steps)
    if (step.days <= days) share = step.share;
  return share;
}

}  // namespace pm::figures
