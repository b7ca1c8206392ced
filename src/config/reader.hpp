// Converts TOML nodes to values and records errors with locations.
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

/// A key of a table: name, example, description, and how its value is stored.
template <class Into>
struct SettingRow {
  std::string_view name;
  std::string_view example;
  std::string_view help;
  void (*take)(class ConfigReader&, const toml::node&, Into&);
};

class ConfigReader {
 public:
  explicit ConfigReader(const ConfigNames& known) : names(known) {}

  const ConfigNames& names;

  void add_error(const toml::source_region& where, std::string what, std::string hint = {});
  void add_error(const toml::node& where, std::string what, std::string hint = {});
  /// "kind cannot be \"gihub\"", with a suggestion.
  void add_unknown(const toml::source_region& where, std::string what, std::string_view name,
                   std::span<const std::string_view> candidates);

  /// Returns a value of the expected type; nullopt after recording an error otherwise.
  std::optional<std::string> text(const toml::node&);
  std::optional<std::vector<std::string>> texts(const toml::node&);
  std::optional<double> number(const toml::node&);
  std::optional<bool> yes_or_no(const toml::node&);
  const toml::table* table(const toml::node&);
  std::vector<const toml::table*> tables(const toml::node&);
  /// Returns one of the allowed words; records an error with a "did you mean" otherwise.
  std::optional<std::string> one_of(const toml::node&, std::span<const std::string_view> words);

  template <class Into>
  void read(const toml::table& from, std::span<const SettingRow<Into>> keys, Into& into) {
    std::vector<std::string_view> known;
    for (const auto& key : keys) known.push_back(key.name);
    for (const auto& [name, value] : from) {
      const auto key = std::ranges::find(keys, name.str(), &SettingRow<Into>::name);
      if (key == keys.end()) {
        add_unknown(name.source(), no_such_key(name.str()), name.str(), known);
        continue;
      }
      const auto outer = std::exchange(setting_, {key->name, key->example});
      key->take(*this, value, into);
      setting_ = outer;
    }
  }

  /// Returns the first error in file order.
  [[nodiscard]] std::optional<Error> problem(const std::string& file) const;

 private:
  struct ConfigError {
    toml::source_position place;
    std::string what, hint;
  };
  struct Setting {
    std::string_view name, example;
  };
  [[nodiscard]] std::string no_such_key(std::string_view name) const;
  void other_type(const toml::node&, std::string_view expected);

  std::vector<ConfigError> errors_;
  Setting setting_;
};

}  // namespace pm::config
