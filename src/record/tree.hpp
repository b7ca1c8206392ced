// A record as a JSON value, and JSON pointers into it.
#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pm/json.hpp>
#include <pm/record.hpp>

#include "record/fields.hpp"

namespace pm::record {

/// What is left out when it is absent. A nested object is absent if it was not given
/// and nothing was put into it.
template <class T>
bool is_absent(const T&) {
  return false;
}
template <class T>
bool is_absent(const std::optional<T>& value) {
  return !value;
}
template <std::derived_from<Object> T>
bool is_absent(const T& object) {
  bool empty = !object.given && object.extra.empty();
  each_field<T>([&](const auto& field) { empty = empty && is_absent(std::invoke(field.get, object)); });
  return empty;
}

// One overload for every type that a field may have.
inline json::Value to_json_value(const std::string& value) { return json::Value::string(value); }
inline json::Value to_json_value(const time::Instant& value) { return json::Value::string(value.text); }
inline json::Value to_json_value(const time::Day& value) { return json::Value::string(value.text); }
inline json::Value to_json_value(const Number& value) { return {json::Value::Kind::number, value.text, {}, {}}; }
inline json::Value to_json_value(bool value) { return {json::Value::Kind::boolean, value ? "true" : "false", {}, {}}; }
inline json::Value to_json_value(const json::Value& value) { return value; }
template <class T>
  requires std::is_enum_v<T>
json::Value to_json_value(T value) {
  return json::Value::string(std::string(to_string(value)));
}
template <std::derived_from<Object> T>
json::Value to_json_value(const T& object);
template <class T>
json::Value to_json_value(const std::vector<T>& items);
json::Value to_json_value(const std::vector<TextForId>& texts);

/// Null where it is absent.
template <class T>
json::Value to_json_value(const std::optional<T>& value) {
  return value ? to_json_value(*value) : json::Value{};
}

template <class T>
json::Value to_json_value(const std::vector<T>& items) {
  json::Value list{json::Value::Kind::array, {}, {}, {}};
  list.items.reserve(items.size());
  for (const T& item : items) list.items.push_back(to_json_value(item));
  return list;
}

template <std::derived_from<Object> T>
json::Value to_json_value(const T& object) {
  json::Value tree{json::Value::Kind::object, {}, {}, {}};
  each_field<T>([&](const auto& field) {
    if constexpr (requires { field.get; }) {
      const auto& value = std::invoke(field.get, object);
      if (!is_absent(value)) tree.set(field.key, to_json_value(value));
    } else {
      tree.set(field.key, json::Value::string(std::string(field.value)));
    }
  });
  for (const auto& [key, value] : object.extra) tree.set(key, value);
  return tree;
}

/// JSON text, as a record is written.
[[nodiscard]] std::string text_of(const json::Value&);

// JSON pointers (RFC 6901).

[[nodiscard]] std::string escape_key(std::string_view key);
[[nodiscard]] std::vector<std::string> split_pointer(std::string_view pointer);  ///< keys and indexes, unescaped
[[nodiscard]] std::string join_pointer(const std::vector<std::string>& parts);

/// Nullptr if there is none.
[[nodiscard]] const json::Value* find(const json::Value& tree, std::string_view pointer);
/// Sets the value at a pointer whose parent exists: in a list it replaces an item, or is appended for "-" and an index
/// past the end. Null removes the key or item. Returns whether the parent exists.
bool put(json::Value& tree, std::string_view pointer, json::Value value);

// Places that do not change when a list does: in a pointer an item is named by its id or content, not by its index.

/// The name of an item of a list: its id, or what tells it from others.
[[nodiscard]] std::string item_name(const json::Value& item);
/// A part of a pointer that names the nth item with a name.
[[nodiscard]] std::string name_part(std::string_view name, std::size_t nth = 0);
/// The name in such a part; nullopt if it is a key or an index.
[[nodiscard]] std::optional<std::string> name_in_part(std::string_view part);

/// Names items in the pointers of waivers and conflicts, and back; those whose item is gone are removed. Returns the
/// removed waivers.
void use_item_names(Record&);
std::vector<Waiver> use_item_indexes(Record&);

}  // namespace pm::record
