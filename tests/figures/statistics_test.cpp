// Survival curves and quantiles against worked values.
#include "figures/statistics.hpp"

#include <numeric>

#include "catch.hpp"

using namespace pm::figures;

TEST_CASE("figures: a survival curve counts open cases until they leave") {
  // Freireich et al. 1963, 6-MP: remission in weeks, with the estimates of every textbook.
  std::vector<Lifetime> cases;
  for (const int week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) cases.push_back({week, true});
  for (const int week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) cases.push_back({week, false});
  const auto steps = survival(cases);
  REQUIRE(steps.size() == 7);
  const std::vector<double> known = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
  const std::vector<std::size_t> at_risk = {21, 17, 15, 12, 11, 7, 6};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    CHECK(steps[i].share == Approx(known[i]).margin(0.0005));
    CHECK(steps[i].at_risk == at_risk[i]);
    CHECK(steps[i].low < steps[i].share);
    CHECK(steps[i].share < steps[i].high);
  }
  const auto half = half_life(steps);
  REQUIRE(half);
  CHECK(half->days == 23);
  CHECK(half->low == 13);
  CHECK_FALSE(half->high);
  CHECK(share_after(steps, 5) == 1);
  CHECK(share_after(steps, 12) == Approx(0.753).margin(0.0005));
}

TEST_CASE("figures: a curve ends at nothing when all cases have ended") {
  const auto steps = survival({{1, true}, {2, true}});
  REQUIRE(steps.size() == 2);
  CHECK(steps.back().share == 0);
  CHECK(survival({{5, false}}).empty());
  CHECK(survival({}).empty());
}

TEST_CASE("figures: the interval of a median are ranks of the binomial distribution") {
  std::vector<std::int64_t> values(20);
  std::iota(values.begin(), values.end(), 1);
  const auto median = quantile(values, 0.5);
  CHECK(median.value == 10);
  // P(B(20, 1/2) <= 5) = 0.021, P(B <= 6) = 0.058; P(B <= 13) = 0.942, P(B <= 14) = 0.979.
  CHECK(median.low == 6);
  CHECK(median.high == 15);
  const auto p90 = quantile(values, 0.9);
  CHECK(p90.value == 18);
  CHECK(p90.low == 16);
  CHECK_FALSE(p90.high);
}

TEST_CASE("figures: the interval of a small sample is open") {
  const auto median = quantile(std::vector<std::int64_t>{1, 2, 3}, 0.5);
  CHECK(median.value == 2);
  CHECK_FALSE(median.low);
  CHECK_FALSE(median.high);
  CHECK(quantile(std::vector<std::int64_t>{7}, 0.9).value == 7);
}
