// What a template is filled from, with every value made safe as it is put in: nothing raw gets to a template.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/json_value.hpp>

namespace pm::report {

/// An object of a template's data. A value that is not there, or blank, is false: a section on it is left out, and it
/// does not fall back to a value of the same name further out.
class Entry {
 public:
  Entry() { value_.kind = json::Value::Kind::object; }

  /// What somebody wrote: `key` for every place, on one line; and with its own lines, `key_lines` for an item of a
  /// list, `key_paragraphs` for a paragraph.
  Entry& text(const std::string& key, std::optional<std::string_view>);
  /// A word or a number: for every place, on one line.
  Entry& word(const std::string& key, std::optional<std::string_view>);
  Entry& url(const std::string& key, std::optional<std::string_view>);
  Entry& mermaid(const std::string& key, std::string_view);
  Entry& flag(const std::string& key, bool);
  Entry& object(const std::string& key, Entry);
  /// And `has_key`: whether there are any.
  Entry& list(const std::string& key, std::vector<Entry>);
  Entry& words(const std::string& key, const std::optional<std::vector<std::string>>&);

  [[nodiscard]] const json::Value& value() const { return value_; }

 private:
  Entry& put(const std::string& key, std::string safe);
  Entry& items(const std::string& key, std::vector<json::Value>);
  json::Value value_;
};

}  // namespace pm::report
