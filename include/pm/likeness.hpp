// Which factors of other records say the same. Words only: it finds near repeats, not themes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pm::likeness {

/// Likeness is the part of the two texts' words that both have, weighted by rarity, plus this for a shared service.
/// From 0 to 1; a text of few words is less like itself than one of many.
inline constexpr double shared_service_bonus = 0.1;
/// From here on `pm` proposes a link; docs/similar-factors.md has the measured precision.
inline constexpr double proposal_threshold = 0.4;

/// The words of a text that tell texts apart, without endings, each once: "declined cards" is "declin", "card".
[[nodiscard]] std::vector<std::string> stems(std::string_view text);

struct FactorText {
  std::string record, factor;  ///< ids
  std::string text;
  std::vector<std::string> services;  ///< of the record
  friend bool operator==(const FactorText&, const FactorText&) = default;
};

struct SimilarFactor {
  const FactorText* factor = nullptr;  ///< valid as long as the index
  double likeness = 0;
  bool is_proposed = false;           ///< `proposed_from`, or the same rare words and a shared service
  std::vector<std::string> words;     ///< shared words, rarest first
  std::vector<std::string> services;  ///< shared services
};

/// An inverted index of factors. Memory: about 200 bytes a factor.
class FactorIndex {
 public:
  explicit FactorIndex(std::vector<FactorText> factors);

  [[nodiscard]] const std::vector<FactorText>& factors() const { return factors_; }
  /// The factors most like this one, at least `from`, best first, without those of its own record; then by record and
  /// factor. Time: linear in the factors that share a word with it.
  [[nodiscard]] std::vector<SimilarFactor> similar(const FactorText&, double from, std::size_t most) const;
  /// Only those that are proposed, however low their likeness is.
  [[nodiscard]] std::vector<SimilarFactor> proposed(const FactorText&, std::size_t most) const;

 private:
  enum class Wanted { all, proposed };
  [[nodiscard]] std::vector<SimilarFactor> search(const FactorText&, double from, std::size_t most, Wanted) const;
  struct Word {
    std::string stem;
    std::vector<std::uint32_t> factors;
    double weight = 0;
    bool is_rare = false;
  };
  [[nodiscard]] double weight_of(std::string_view stem, std::size_t factors) const;
  [[nodiscard]] bool is_rare(std::string_view stem, std::size_t factors) const;

  std::vector<FactorText> factors_;
  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> by_stem_;
  std::vector<double> totals_;  ///< weight of all words, by factor
};

}  // namespace pm::likeness
