// What counts as similar, and how often that is right: pairs.tsv has 200 pairs of factors with the labels of three
// readings.
#include <pm/likeness.hpp>
#include <pm/text.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "catch.hpp"

using namespace pm::likeness;

namespace {

struct Pair {
  std::string set;  ///< "a": read while the measure was chosen; "b": only counted
  /// same, related or different: as written, read again by the writer, and read by another person. Both readings were
  /// shuffled and did not show the other labels.
  std::array<std::string, 3> labels;
  FactorText one, two;
};

std::vector<Pair> pairs() {
  std::ifstream file(PM_SOURCE_DIR "/tests/likeness/pairs.tsv");
  std::vector<Pair> all;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
      const auto tab = std::min(line.find('\t', at), line.size());
      cells.push_back(line.substr(at, tab - at));
      at = tab + 1;
    }
    REQUIRE(cells.size() == 8);
    const auto n = std::to_string(all.size());
    const auto services = [](const std::string& cell) {
      return cell == "-" ? std::vector<std::string>{} : std::vector<std::string>{cell};
    };
    all.push_back({cells[0],
                   {cells[1], cells[2], cells[3]},
                   {"one-" + n, "F1", cells[5], services(cells[4])},
                   {"two-" + n, "F1", cells[7], services(cells[6])}});
  }
  return all;
}

struct Figures {
  int right = 0, wrong = 0, missed = 0;
  [[nodiscard]] double precision() const { return right == 0 ? 0 : right / double(right + wrong); }
  [[nodiscard]] double recall() const { return right == 0 ? 0 : right / double(right + missed); }
};

/// Cohen's kappa: the agreement of two readings beyond chance.
double kappa(const std::vector<Pair>& pairs, std::size_t one, std::size_t two) {
  std::map<std::string, std::array<double, 2>> shares;
  double agreed = 0, by_chance = 0;
  for (const auto& pair : pairs) {
    agreed += pair.labels[one] == pair.labels[two] ? 1.0 / double(pairs.size()) : 0;
    shares[pair.labels[one]][0] += 1.0 / double(pairs.size());
    shares[pair.labels[two]][1] += 1.0 / double(pairs.size());
  }
  for (const auto& [label, share] : shares) by_chance += share[0] * share[1];
  return (agreed - by_chance) / (1 - by_chance);
}

SimilarFactor compare(const FactorIndex& index, const Pair& pair) {
  for (auto& found : index.similar(pair.one, 0, 1000))
    if (found.factor->record == pair.two.record) return found;
  return {};
}

}  // namespace

TEST_CASE("likeness: endings and short forms do not matter") {
  CHECK(stems("The declined cards") == stems("declines a card"));
  CHECK(stems("Configuration") == stems("configs"));
  CHECK(stems("retried, retries") == std::vector<std::string>{"retry"});
  CHECK(stems("it is not the one").empty());
  CHECK(stems("Größe").size() == 1);
}

TEST_CASE("likeness: the same words are near 1, no shared word is nothing") {
  const FactorIndex index({{"a", "F1", "Declined cards count as success", {}}, {"b", "F1", "The disk is full", {}}});
  const auto found = index.similar({"c", "F1", "A declined card counts as a success", {}}, 0, 10);
  REQUIRE(found.size() == 1);
  CHECK(found.front().factor->record == "a");
  CHECK(found.front().likeness > 0.8);
  CHECK(found.front().likeness < 1);
  CHECK(found.front().is_proposed);
  CHECK(index.similar({"c", "F1", "", {}}, 0, 10).empty());
  CHECK(index.similar({"a", "F9", "Declined cards count as success", {}}, 0, 10).empty());  // its own record
}

TEST_CASE("likeness: a shared service adds 0.1, and with it the same rare words are enough") {
  const std::string text = "Settlement replays on a holiday calendar nobody maintains for Iceland";
  const FactorIndex index({{"a", "F1", text, {"Checkout"}}});
  const std::string other =
      "A calendar in the mobile app showed Iceland on the wrong holiday after several people had imported it";
  const auto without = index.similar({"b", "F1", other, {}}, 0, 10),
             with = index.similar({"b", "F1", other, {"checkout"}}, 0, 10);
  REQUIRE(without.size() == 1);
  REQUIRE(with.size() == 1);
  CHECK(std::abs(with[0].likeness - without[0].likeness - shared_service_bonus) < 1e-9);
  CHECK(with[0].likeness < proposal_threshold);
  CHECK_FALSE(without[0].is_proposed);
  CHECK(with[0].is_proposed);
  CHECK(with[0].services == std::vector<std::string>{"checkout"});
  CHECK(with[0].words == std::vector<std::string>{"calendar", "iceland", "holiday"});
}

// pm_tests "likeness: 200 pairs" -s prints the figures of docs/similar-factors.md.
TEST_CASE("likeness: 200 pairs, precision of what is proposed is at least 0.9") {
  const auto all = pairs();
  REQUIRE(all.size() == 200);
  std::vector<FactorText> texts;
  for (const auto& pair : all) texts.push_back(pair.two);
  const FactorIndex index(texts);
  std::map<std::string, Figures> figures;
  std::string wrong;
  for (const auto& pair : all) {
    const auto found = compare(index, pair);
    const auto is_same_to = [&](std::size_t reading) { return pair.labels[reading] == "same"; };
    const bool is_same = is_same_to(0) && is_same_to(1) && is_same_to(2);
    for (const auto& [set, counted_as] : {std::pair("set " + pair.set, is_same),
                                          {"all, every reading", is_same},
                                          {"all, the writer", is_same_to(0)},
                                          {"all, another reader", is_same_to(2)}}) {
      auto& counts = figures[set];
      if (found.is_proposed) ++(counted_as ? counts.right : counts.wrong);
      if (!found.is_proposed && counted_as) ++counts.missed;
    }
    if (found.is_proposed && !is_same)
      wrong += fmt::format("{:.2f} {} | {}\n", found.likeness, pair.one.text, pair.two.text);
  }
  for (const auto& [set, counts] : figures) {
    INFO(fmt::format("{}: precision {:.2f}, recall {:.2f}: {} right, {} wrong, {} missed\n{}", set, counts.precision(),
                     counts.recall(), counts.right, counts.wrong, counts.missed, wrong));
    CHECK(counts.precision() >= 0.9);
    CHECK(counts.recall() >= 0.5);
  }
  for (const std::size_t reading : {1U, 2U}) {
    INFO(fmt::format("Cohen's kappa of the labels and reading {}: {:.2f}", reading, kappa(all, 0, reading)));
    CHECK(kappa(all, 0, reading) >= 0.8);
  }
}
