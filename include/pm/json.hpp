// A JSON value whose numbers keep their letters and whose objects keep their order: what a record carries
// without understanding it (`custom`, `x_…`).
#pragma once

#include <cstddef>
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

// JSON text, written value by value: 2 spaces a level, UTF-8 unescaped, numbers as they are given.

class Writer {
 public:
  /// Where the text goes. On a terminal, characters that it would act on are written as \u009b, which is the same JSON.
  enum class Target { file, terminal };

  /// Appends to `out`, which must outlive the writer. With a `level`, writes items of a list that is open at that
  /// level: each begins with a comma, and `items` puts them into the list.
  explicit Writer(std::string& out, Target target = Target::file, std::size_t level = 0)
      : out_(out), target_(target), level_(level), first_(level == 0) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  Writer& key(std::string_view);
  /// Bytes that are not UTF-8 become U+FFFD.
  void string(std::string_view);
  void number(std::size_t);
  void boolean(bool value) { bare(value ? "true" : "false"); }
  void null() { bare("null"); }
  /// A number, true, false or null, as it is.
  void bare(std::string_view);
  /// Items of the list that is open, as a writer of its level has written them; "" for none.
  void items(std::string_view);

 private:
  void begin(char bracket);
  void end(char bracket);
  void next_value();
  void new_line();
  void quoted(std::string_view);

  std::string& out_;
  Target target_;
  std::size_t level_;
  bool first_, after_key_ = false;
};

}  // namespace pm::json
