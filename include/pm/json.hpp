// A JSON value whose numbers keep their letters and whose objects keep their order: what a record carries
// without understanding it (`custom`, `x_…`).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pm::json {

struct Value {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::string text;          ///< string: its characters; number, boolean: as written
  std::vector<Value> items;  ///< of an array; of an object: the values of `keys`, in order
  std::vector<std::string> keys;

  [[nodiscard]] static Value string(std::string s) { return {Kind::string, std::move(s), {}, {}}; }
  [[nodiscard]] const Value* find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] == key) return &items[i];
    return nullptr;
  }
  void set(std::string_view key, Value v) {
    kind = Kind::object;
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] == key) {
        items[i] = std::move(v);
        return;
      }
    keys.emplace_back(key);
    items.push_back(std::move(v));
  }
  friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace pm::json
