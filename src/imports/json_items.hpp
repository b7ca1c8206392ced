// JSON read item by item: of an array of a million messages one is in memory at a time. Also several documents in one
// stream, such as JSON Lines.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <pm/error.hpp>
#include <pm/json.hpp>
#include <pm/streams.hpp>

namespace pm::imports {

struct JsonItem {
  /// The path of the array it is in, one of the lists asked for. Empty: an item of an outermost array, or an outermost
  /// value without those lists.
  std::string_view list;
  const json::Value& value;
  const json::Value& around;  ///< the members of the outermost object that were read before
};

/// Calls `take` with each item, in the order of the document. `lists` are paths such as "messages" and "data.result";
/// their items are passed one by one. Bytes that are not UTF-8 become U+FFFD. Numbers keep their letters, except
/// integers of more than 64 bits.
/// Fails with `refused` for text that is not JSON, is cut off, has more than 100 levels, or an item of more than 64 MB;
/// the message says at which byte. Memory: the largest item, and all that is outside of the lists.
[[nodiscard]] Result<void> read_json(streams::ByteStream&, std::string_view name,
                                     std::span<const std::string_view> lists,
                                     const std::function<void(const JsonItem&)>& take);

/// Which members the beginning of a JSON text has, wherever it is cut.
class JsonOutline {
 public:
  explicit JsonOutline(std::string_view beginning);

  /// Whether there is a member at `path`: "alerts[].startsAt"; "[].ts" in an outermost array.
  [[nodiscard]] bool has(std::string_view path) const { return paths_.contains(path); }
  [[nodiscard]] bool has_all(std::initializer_list<std::string_view> paths) const;
  /// Whether at least one of them is there.
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> paths) const;

 private:
  std::set<std::string, std::less<>> paths_;
};

// What readers ask of a value. Nothing fails: what is not there is empty.

/// The value at a path of keys and positions, joined by dots: "attachments.0.title". A key that has dots itself is
/// found, too. nullptr: none, or null.
[[nodiscard]] const json::Value* value_at(const json::Value&, std::string_view path);
/// A string's characters, or a number or boolean as it is written; empty for what is neither.
[[nodiscard]] std::string text_at(const json::Value&, std::string_view path);
/// The first of these that is not blank.
[[nodiscard]] std::string first_text_at(const json::Value&, std::initializer_list<std::string_view> paths);
[[nodiscard]] bool is_true(const json::Value&, std::string_view path);
/// The items of the array at `path`; none if it is not one.
[[nodiscard]] std::span<const json::Value> items_at(const json::Value&, std::string_view path);

}  // namespace pm::imports
