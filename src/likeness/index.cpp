#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include <pm/likeness.hpp>
#include <pm/text.hpp>

#include "likeness/words.hpp"

namespace pm::likeness {

namespace {

// A common word counts as if it were in so many of so many more factors: a team with three records has no figures yet.
constexpr double assumed_factors = 1000, assumed_with_common_word = 50;
// Short texts share their few words by chance: as if each pair had this much more that it does not share.
constexpr double doubt = 4;
constexpr double rare_below = 0.01;  // of all factors
constexpr std::size_t rare_words_needed = 3;

/// Without a copy: compared with thousands of factors.
bool is_same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool has_service(const FactorText& factor, const std::string& service) {
  return std::ranges::any_of(factor.services, [&](const auto& one) { return is_same_word(one, service); });
}

bool shares_service(const FactorText& a, const FactorText& b) {
  return std::ranges::any_of(a.services, [&](const auto& one) { return has_service(b, one); });
}

std::vector<std::string> shared_services(const FactorText& a, const FactorText& b) {
  std::vector<std::string> shared;
  std::ranges::copy_if(a.services, std::back_inserter(shared), [&](const auto& one) { return has_service(b, one); });
  return shared;
}

double frequency(std::string_view stem, std::size_t factors) {
  return static_cast<double>(factors) + (is_common(stem) ? assumed_with_common_word : 0);
}

}  // namespace

double FactorIndex::weight_of(std::string_view stem, std::size_t factors) const {
  const auto all = static_cast<double>(factors_.size()) + assumed_factors;
  return std::log(1 + all / (1 + frequency(stem, factors)));
}

bool FactorIndex::is_rare(std::string_view stem, std::size_t factors) const {
  const auto all = static_cast<double>(factors_.size()) + assumed_factors;
  return frequency(stem, factors) < rare_below * all;
}

FactorIndex::FactorIndex(std::vector<FactorText> factors) : factors_(std::move(factors)) {
  for (std::size_t i = 0; i < factors_.size(); ++i)
    for (auto& stem : stems(factors_[i].text)) {
      const auto [known, is_new] = by_stem_.emplace(std::move(stem), static_cast<std::uint32_t>(words_.size()));
      if (is_new) words_.push_back({known->first, {}, 0, false});
      words_[known->second].factors.push_back(static_cast<std::uint32_t>(i));
    }
  totals_.assign(factors_.size(), 0);
  for (auto& word : words_) {
    word.weight = weight_of(word.stem, word.factors.size());
    word.is_rare = is_rare(word.stem, word.factors.size());
    for (const auto factor : word.factors) totals_[factor] += word.weight;
  }
}

std::vector<SimilarFactor> FactorIndex::similar(const FactorText& factor, double from, std::size_t most) const {
  return search(factor, from, most, Wanted::all);
}

std::vector<SimilarFactor> FactorIndex::proposed(const FactorText& factor, std::size_t most) const {
  return search(factor, 0, most, Wanted::proposed);
}

std::vector<SimilarFactor> FactorIndex::search(const FactorText& factor, double from, std::size_t most,
                                               Wanted wanted) const {
  struct Met {
    double shared = 0;
    std::size_t rare_words = 0;
  };
  const auto asked = stem_words(factor.text);
  std::vector<Met> met(factors_.size());
  double all_asked = 0;
  for (const auto& [word, stem] : asked) {
    const auto found = by_stem_.find(stem);
    const auto weight = found == by_stem_.end() ? weight_of(stem, 0) : words_[found->second].weight;
    all_asked += weight;
    if (found == by_stem_.end()) continue;
    for (const auto other : words_[found->second].factors) {
      auto& one = met[other];
      one.shared += weight;
      one.rare_words += words_[found->second].is_rare ? 1 : 0;
    }
  }
  std::vector<SimilarFactor> all;
  for (std::size_t other = 0; other < met.size(); ++other) {
    const auto& one = met[other];
    if (one.shared == 0) continue;
    const auto likeness = one.shared / (all_asked + totals_[other] - one.shared + doubt);
    const bool has_rare_words = one.rare_words >= rare_words_needed;
    const auto least = wanted == Wanted::all || has_rare_words ? from : std::max(from, proposal_threshold);
    const auto& candidate = factors_[other];
    if (likeness + shared_service_bonus < least || candidate.record == factor.record) continue;
    const bool has_shared_service = shares_service(factor, candidate);
    SimilarFactor similar{&candidate, likeness + (has_shared_service ? shared_service_bonus : 0), false, {}, {}};
    similar.likeness = std::min(similar.likeness, 1.0);
    similar.is_proposed = similar.likeness >= proposal_threshold || (has_rare_words && has_shared_service);
    if (similar.likeness >= from && (wanted == Wanted::all || similar.is_proposed)) all.push_back(std::move(similar));
  }
  const auto count = std::min(most, all.size());
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(count), {}, [](const SimilarFactor& one) {
    return std::tuple(!one.is_proposed, -one.likeness, std::string_view(one.factor->record), one.factor->factor.size(),
                      std::string_view(one.factor->factor));
  });
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(count), all.end());
  for (auto& one : all) {
    one.services = shared_services(factor, *one.factor);
    const auto theirs = stems(one.factor->text);
    std::vector<std::pair<double, std::string>> shared;
    for (const auto& [word, stem] : asked)
      if (std::ranges::find(theirs, stem) != theirs.end()) shared.emplace_back(-words_[by_stem_.at(stem)].weight, word);
    std::ranges::stable_sort(shared, {}, &std::pair<double, std::string>::first);
    for (auto& [weight, word] : shared) one.words.push_back(std::move(word));
  }
  return all;
}

}  // namespace pm::likeness
