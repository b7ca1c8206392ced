// Data of a template. Every value is escaped when it is added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/json_value.hpp>

namespace pm::report {

/// An object of template data. A missing or blank value is false: its section is omitted, and it does not fall back to
/// an outer value of the same name.
class Entry {
 public:
  Entry() { value_.kind = json::Value::Kind::object; }

  /// Adds text: `key` on one line, `key_lines` for a list item, `key_paragraphs` for paragraphs.
  Entry& text(const std::string& key, std::optional<std::string_view>);
  /// Adds a word or number on one line.
  Entry& word(const std::string& key, std::optional<std::string_view>);
  Entry& url(const std::string& key, std::optional<std::string_view>);
  Entry& mermaid(const std::string& key, std::string_view);
  Entry& flag(const std::string& key, bool);
  Entry& object(const std::string& key, Entry);
  /// Adds a list, and `has_key`.
  Entry& list(const std::string& key, std::vector<Entry>);
  Entry& words(const std::string& key, const std::optional<std::vector<std::string>>&);

  [[nodiscard]] const json::Value& value() const { return value_; }

 private:
  Entry& put(const std::string& key, std::string safe);
  Entry& items(const std::string& key, std::vector<json::Value>);
  json::Value value_;
};

}  // namespace pm::report
