// Data of a template. Every value is escaped when it is added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/json.hpp>

namespace pm::report {

/// An object of template data. A missing or blank value is false: its section is omitted, and it does not fall back to
/// an outer value of the same name.
class ViewObject {
 public:
  ViewObject() { value_.kind = json::Value::Kind::object; }

  /// Adds text: `key` on one line, `key_lines` for a list item, `key_paragraphs` for paragraphs.
  ViewObject& text(const std::string& key, std::optional<std::string_view>);
  /// Adds a word or number on one line.
  ViewObject& word(const std::string& key, std::optional<std::string_view>);
  ViewObject& url(const std::string& key, std::optional<std::string_view>);
  ViewObject& mermaid(const std::string& key, std::string_view);
  ViewObject& flag(const std::string& key, bool);
  ViewObject& object(const std::string& key, ViewObject);
  /// Adds a list, and `has_key`.
  ViewObject& list(const std::string& key, std::vector<ViewObject>);
  ViewObject& words(const std::string& key, const std::optional<std::vector<std::string>>&);

  [[nodiscard]] const json::Value& value() const { return value_; }

 private:
  ViewObject& put(const std::string& key, std::string safe);
  ViewObject& items(const std::string& key, std::vector<json::Value>);
  json::Value value_;
};

}  // namespace pm::report
