// Reads nodes of TOML as values, and keeps what is wrong with its place.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include <pm/config.hpp>

namespace pm::config {

/// One setting of a table: its name, how it is written, what it is for, and what is done with its value.
template <class Into>
struct Key {
  std::string_view name;
  std::string_view example;
  std::string_view says;
  void (*take)(class Reading&, const toml::node&, Into&);
};

class Reading {
 public:
  explicit Reading(const ConfigNames& known) : names(known) {}

  const ConfigNames& names;

  void wrong(const toml::source_region& where, std::string what, std::string hint = {});
  void wrong(const toml::node& where, std::string what, std::string hint = {});
  /// "kind cannot be \"gihub\"", with the nearest of those there are.
  void unknown(const toml::source_region& where, std::string what, std::string_view name,
               std::span<const std::string_view> candidates);

  /// Values of the type that the setting at hand has to have; nothing, once that was said, if they have another.
  std::optional<std::string> text(const toml::node&);
  std::optional<std::vector<std::string>> texts(const toml::node&);
  std::optional<double> number(const toml::node&);
  std::optional<bool> yes_or_no(const toml::node&);
  const toml::table* table(const toml::node&);
  std::vector<const toml::table*> tables(const toml::node&);
  /// One of the words; an unknown one is wrong with a "did you mean".
  std::optional<std::string> one_of(const toml::node&, std::span<const std::string_view> words);

  template <class Into>
  void read(const toml::table& from, std::span<const Key<Into>> keys, Into& into) {
    std::vector<std::string_view> known;
    for (const auto& key : keys) known.push_back(key.name);
    for (const auto& [name, value] : from) {
      const auto key = std::ranges::find(keys, name.str(), &Key<Into>::name);
      if (key == keys.end()) {
        unknown(name.source(), no_such_key(name.str()), name.str(), known);
        continue;
      }
      const auto outer = std::exchange(setting_, {key->name, key->example});
      key->take(*this, value, into);
      setting_ = outer;
    }
  }

  /// The first thing that is wrong, as it stands in the file.
  [[nodiscard]] std::optional<Problem> problem(const std::string& file) const;

 private:
  struct Wrong {
    toml::source_position place;
    std::string what, hint;
  };
  struct Setting {
    std::string_view name, example;
  };
  [[nodiscard]] std::string no_such_key(std::string_view name) const;
  void other_type(const toml::node&, std::string_view expected);

  std::vector<Wrong> wrongs_;
  Setting setting_;
};

}  // namespace pm::config
