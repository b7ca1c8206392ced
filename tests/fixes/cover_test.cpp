#include <pm/fixes.hpp>
#include <pm/record.hpp>

#include <chrono>
#include <limits>
#include <random>

#include "catch.hpp"
#include "fixes/a_fix.hpp"

using namespace pm::fixes;
using namespace pm::fixes::test;
using Strings = std::vector<std::string>;

namespace {

struct Helps {
  double hours;  ///< 0: nobody knows
  std::vector<int> factors;
};

pm::record::Record with(int factors, const std::vector<Helps>& fixes) {
  auto record = a_record({});
  record.factors.emplace();
  for (int i = 1; i <= factors; ++i) record.factors->emplace_back().id = "F" + std::to_string(i);
  for (const auto& helps : fixes) {
    auto fix = a_fix("X" + std::to_string(record.fixes->size() + 1));
    if (helps.hours > 0) fix.hours = pm::record::Number::of(helps.hours);
    fix.addresses.emplace();
    for (const auto factor : helps.factors) fix.addresses->push_back("F" + std::to_string(factor));
    record.fixes->push_back(std::move(fix));
  }
  return record;
}

/// The fewest hours, by trying every set there is.
double by_trying_all(const pm::record::Record& record) {
  const auto& fixes = *record.fixes;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t set = 0; set < std::size_t{1} << fixes.size(); ++set) {
    double hours = 0;
    std::size_t covered = 0;
    for (const auto& factor : *record.factors) {
      bool helped = false, can_be = false;
      for (std::size_t i = 0; i < fixes.size(); ++i)
        if (pm::record::addresses(fixes[i], factor.id)) can_be = true, helped = helped || ((set >> i) & 1U) != 0;
      covered += helped || !can_be ? 1 : 0;
    }
    for (std::size_t i = 0; i < fixes.size(); ++i)
      if (((set >> i) & 1U) != 0) hours += fixes[i].hours->value;
    if (covered == record.factors->size()) best = std::min(best, hours);
  }
  return best;
}

}  // namespace

TEST_CASE("cover: cheapest set, not greedy") {
  const auto cover = cheapest_cover(with(4, {{9, {1, 2, 3}}, {2, {1, 2}}, {2, {3, 4}}, {8, {4}}}));
  REQUIRE(cover);
  CHECK(cover->fixes == Strings{"X2", "X3"});
  CHECK(cover->hours == 4);
  CHECK(cover->exact);
  CHECK(cover->left.empty());
}

TEST_CASE("cover: fewer fixes for the same hours") {
  const auto cover = cheapest_cover(with(2, {{1, {1}}, {1, {2}}, {2, {1, 2}}}));
  REQUIRE(cover);
  CHECK(cover->fixes == Strings{"X3"});
}

TEST_CASE("cover: fixes without estimate only if needed") {
  const auto cover = cheapest_cover(with(3, {{0, {1, 2, 3}}, {0, {3}}, {40, {1}}, {40, {2}}}));
  REQUIRE(cover);
  CHECK(cover->fixes == Strings{"X1"});  // one of unknown size has to be taken anyway
  CHECK(cover->without_hours == Strings{"X1"});
  const auto known = cheapest_cover(with(2, {{0, {1, 2}}, {40, {1}}, {40, {2}}}));
  CHECK(known->fixes == Strings{"X2", "X3"});
  CHECK(known->hours == 80);
}

TEST_CASE("cover: lists factors that no fix addresses") {
  auto record = with(3, {{1, {1}}, {1, {2}}});
  record.fixes->back().status = pm::record::FixStatus::dropped;
  const auto cover = cheapest_cover(record);
  CHECK(cover->fixes == Strings{"X1"});
  CHECK(cover->left == Strings{"F2", "F3"});
  CHECK(cheapest_cover(a_record({}))->fixes.empty());
}

TEST_CASE("cover: equals exhaustive search") {
  std::mt19937 chance(20261122);
  for (int round = 0; round < 150; ++round) {
    std::vector<Helps> fixes;
    const auto factors = static_cast<int>(chance() % 8) + 1;
    for (auto many = chance() % 9 + 1; many > 0; --many) {
      auto& helps = fixes.emplace_back(Helps{static_cast<double>(chance() % 16 + 1) / 2, {}});
      for (int f = 1; f <= factors; ++f)
        if (chance() % 3 == 0) helps.factors.push_back(f);
    }
    const auto record = with(factors, fixes);
    const auto cover = cheapest_cover(record);
    INFO("round " << round);
    REQUIRE(cover);
    REQUIRE(cover->exact);
    REQUIRE(cover->hours == by_trying_all(record));
  }
}

TEST_CASE("cover: limits the search and the size") {
  std::mt19937 chance(7);
  std::vector<Helps> fixes;
  for (int i = 0; i < 200; ++i) {
    auto& helps = fixes.emplace_back(Helps{1 + static_cast<double>(chance() % 100) / 1000, {}});
    for (int f = 1; f <= 100; ++f)
      if (chance() % 12 == 0) helps.factors.push_back(f);
  }
  const auto hard = cheapest_cover(with(100, fixes));
  REQUIRE(hard);
  CHECK_FALSE(hard->exact);
  CHECK_FALSE(hard->fixes.empty());
  CHECK_FALSE(cheapest_cover(with(1001, {})));
}
