// What a figure implements, and what all of them share.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <pm/figures.hpp>

namespace pm::figures {

/// A record's place in `Shared::heads`.
using Place = std::uint32_t;

struct Head {
  std::string id;
  time::Day day;
  std::string title;
};

class Factors;

struct Shared {
  Settings settings;
  std::vector<Head> heads;
  std::unique_ptr<Factors> factors;  ///< null if no figure needs them

  /// "2026-03-02-no-search:X2"
  [[nodiscard]] std::string name(Place place, char letter, std::uint32_t number) const {
    return heads[place].id + ":" + letter + std::to_string(number);
  }
};

class Collector {
 public:
  virtual ~Collector() = default;
  virtual void add(const record::Record&, Place) = 0;
  [[nodiscard]] virtual Figure figure() = 0;
};

/// The row of a figure.
struct FigureRow {
  std::string_view name;
  std::unique_ptr<Collector> (*make)(const Shared&);
  bool needs_factors = false;  ///< uses `Shared::factors`
};

// For the figures themselves.

/// The number of an id: 12 of "X12"; 0 if it has none.
[[nodiscard]] std::uint32_t number_of(std::string_view id);
template <class Item>
[[nodiscard]] const std::vector<Item>& all(const std::optional<std::vector<Item>>& list) {
  static const std::vector<Item> none;
  return list ? *list : none;
}
[[nodiscard]] inline Cell count(std::size_t number) { return static_cast<std::int64_t>(number); }
/// Rounded to whole percent; null without cases.
[[nodiscard]] Cell percent(std::size_t part, std::size_t whole);
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many);
[[nodiscard]] std::string duration(std::chrono::seconds);
/// At most `most` ids, each once, in the given order.
[[nodiscard]] std::vector<std::string> first_ids(const std::vector<Place>&, const Shared&, std::size_t most = 5);

}  // namespace pm::figures
