#include "config/reader.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::config {

void ConfigReader::add_error(const toml::source_region& where, std::string what, std::string hint) {
  errors_.push_back({where.begin, std::move(what), std::move(hint)});
}

void ConfigReader::add_error(const toml::node& where, std::string what, std::string hint) {
  add_error(where.source(), std::move(what), std::move(hint));
}

void ConfigReader::add_unknown(const toml::source_region& where, std::string what, std::string_view name,
                               std::span<const std::string_view> candidates) {
  const auto near = text::nearest(name, candidates);
  const std::vector<std::string> all(candidates.begin(), candidates.end());
  add_error(where, std::move(what),
            near ? fmt::format("did you mean {}?", *near) : fmt::format("use one of: {}", text::join(all, ", ")));
}

std::string ConfigReader::no_such_key(std::string_view name) const {
  if (setting_.name.empty()) return fmt::format("unknown key \"{}\"", name);
  return fmt::format("unknown key \"{}\" in {}", name, setting_.name);
}

void ConfigReader::other_type(const toml::node& node, std::string_view expected) {
  add_error(node, fmt::format("{} must be {}", setting_.name, expected),
            fmt::format("for example: {}", setting_.example));
}

std::optional<std::string> ConfigReader::text(const toml::node& node) {
  const auto* value = node.as_string();
  if (!value) return other_type(node, "a string in quotes"), std::nullopt;
  if (!text::is_blank(value->get())) return value->get();
  return other_type(node, "a non-blank string"), std::nullopt;
}

std::optional<std::vector<std::string>> ConfigReader::texts(const toml::node& node) {
  const auto* list = node.as_array();
  if (!list) return other_type(node, "a list of strings"), std::nullopt;
  std::vector<std::string> all;
  for (const auto& item : *list)
    if (auto value = text(item)) all.push_back(std::move(*value));
  return all;
}

std::optional<double> ConfigReader::number(const toml::node& node) {
  const auto value = node.is_number() ? node.value<double>() : std::nullopt;
  if (!value || !std::isfinite(*value)) return other_type(node, "a number"), std::nullopt;
  return value;
}

std::optional<bool> ConfigReader::yes_or_no(const toml::node& node) {
  if (const auto* value = node.as_boolean()) return value->get();
  return other_type(node, "true or false"), std::nullopt;
}

const toml::table* ConfigReader::table(const toml::node& node) {
  if (!node.is_table()) other_type(node, "a table");
  return node.as_table();
}

std::vector<const toml::table*> ConfigReader::tables(const toml::node& node) {
  std::vector<const toml::table*> all;
  const auto* list = node.as_array();
  if (!list) return other_type(node, "a list of tables"), all;
  for (const auto& item : *list) {
    if (!item.is_table())
      other_type(item, "a list of tables");
    else
      all.push_back(item.as_table());
  }
  return all;
}

std::optional<std::string> ConfigReader::one_of(const toml::node& node, std::span<const std::string_view> words) {
  auto value = text(node);
  if (!value || std::ranges::find(words, *value) != words.end()) return value;
  add_unknown(node.source(), fmt::format("invalid value for {}: \"{}\"", setting_.name, *value), *value, words);
  return {};
}

std::optional<Error> ConfigReader::problem(const std::string& file) const {
  if (errors_.empty()) return {};
  const auto first =
      std::ranges::min_element(errors_, [](const ConfigError& a, const ConfigError& b) { return a.place < b.place; });
  auto hint = first->hint;
  if (const auto more = errors_.size() - 1; more > 0)
    hint += fmt::format("{}{} more {}", hint.empty() ? "" : "; ", more, more == 1 ? "follows" : "follow");
  return Error{ErrorKind::usage, fmt::format("{}:{}:{}: {}", file, first->place.line, first->place.column, first->what),
               hint};
}

}  // namespace pm::config
