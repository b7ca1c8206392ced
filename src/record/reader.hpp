// What reading one record leaves for the next, and for finding places in it.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <pm/record.hpp>

#include "record/fields.hpp"
#include "record/json_document.hpp"
#include "record/shapes.hpp"
#include "record/validation.hpp"

namespace pm::record {

struct ReadBuffer::State {
  json::Document document;  ///< of the text read last, if that was a record
};

// From a JSON document to the values of the format, by the rows of fields.hpp. Every fault is noted and reading
// continues, so that all faults are reported at once. The result is valid only without faults.

enum class Source { file, answers };

class Reader {
 public:
  Reader(Source source, ErrorCollector& faults) : source_(source), errors_(faults) {}

  void read(const json::Node& at, std::derived_from<Object> auto& into, const Plain&, const Path& path) {
    read_object(at, into, path);
  }

 private:
  void read(const json::Node& at, std::string& into, const StringShape& shape, const Path& path);
  void read(const json::Node& at, time::Instant& into, const StringShape& shape, const Path& path);
  void read(const json::Node& at, time::Day& into, const StringShape& shape, const Path& path);
  void read(const json::Node& at, Number& into, const Limits& shape, const Path& path);
  void read(const json::Node& at, bool& into, const Plain&, const Path& path);
  /// A team's own object.
  void read(const json::Node& at, json::Value& into, const AnyObject&, const Path& path);
  void read(const json::Node& at, json::Value& into, const AnyValue&, const Path& path);
  void read(const json::Node& at, std::vector<TextForId>& into, const TextsForIds& shape, const Path& path);

  template <class Word>
    requires std::is_enum_v<Word>
  void read(const json::Node& at, Word& into, const Plain&, const Path& path) {
    if (const auto nth = read_word_index(at, words(into), path)) into = static_cast<Word>(*nth);
  }

  template <class T>
  void read(const json::Node& at, std::optional<T>& into, const auto& shape, const Path& path) {
    read(at, into.emplace(), shape, path);
  }

  template <class T>
  void read(const json::Node& at, std::vector<T>& into, const auto& shape, const Path& path) {
    if (!is(at, json::Kind::array, path, "a list")) return;
    into.reserve(std::min(at.item_count(), max_reserved_items));
    at.each_item([&](const json::Node& item) {
      if (errors_.is_full()) return;
      const Path here = path.item(into.size());
      read(item, into.emplace_back(), shape_of_item(shape), here);
    });
    if (must_be_unique(shape)) refuse_repeated_items(at, path);
  }

  /// Completes "expected …".
  static std::string expectation(const Constant& constant);
  static std::string expectation(Words words);
  static std::string expectation(const auto&, const StringShape& shape) { return std::string(shape.expectation); }
  static std::string expectation(const auto&, const Limits& shape) { return std::string(shape.expectation); }
  static std::string expectation(const auto& value, const auto&) {
    if constexpr (std::is_enum_v<std::decay_t<decltype(value)>>) return expectation(words(value));
    return "it";
  }

  static Plain shape_of_item(const Plain&) { return {}; }
  static const Plain& shape_of_item(const UniqueList& shape) { return shape.item; }
  static const StringShape& shape_of_item(const ListShape& shape) { return shape.item; }
  static bool must_be_unique(const Plain&) { return false; }
  static bool must_be_unique(const UniqueList&) { return true; }
  static bool must_be_unique(const ListShape& shape) { return shape.unique; }

  /// A row of fields.hpp, ready to be found by its key.
  template <class T>
  struct Row {
    std::string_view key;
    Need need;
    void (*read)(Reader&, const json::Node&, T&, const Path&);
    std::string (*expectation)();
  };

  template <class T, std::size_t nth>
  static void read_nth(Reader& reader, const json::Node& at, T& object, const Path& path) {
    const auto& field = std::get<nth>(fields<T>);
    if constexpr (std::same_as<std::decay_t<decltype(field)>, Constant>)
      reader.read_constant(at, field, path);
    else
      reader.read(at, std::invoke(field.get, object), field.shape, path);
  }

  template <class T, std::size_t nth>
  static std::string nth_wants() {
    const auto& field = std::get<nth>(fields<T>);
    if constexpr (std::same_as<std::decay_t<decltype(field)>, Constant>)
      return expectation(field);
    else
      return expectation(std::decay_t<std::invoke_result_t<decltype(field.get), T&>>(), field.shape);
  }

  template <class T>
  static constexpr auto rows = []<std::size_t... nth>(std::index_sequence<nth...>) {
    return std::array{
        Row<T>{std::get<nth>(fields<T>).key, std::get<nth>(fields<T>).need, &read_nth<T, nth>, &nth_wants<T, nth>}...};
  }(std::make_index_sequence<std::tuple_size_v<std::decay_t<decltype(fields<T>)>>>());

  template <class T>
  static constexpr auto keys = [] {
    std::array<std::string_view, rows<T>.size()> all;
    std::transform(rows<T>.begin(), rows<T>.end(), all.begin(), [](const Row<T>& row) { return row.key; });
    return all;
  }();

  template <class T>
  void read_object(const json::Node& at, T& into, const Path& path) {
    if (!is(at, json::Kind::object, path, "an object")) return;
    into.given = true;
    std::array<std::optional<json::Node>, rows<T>.size()> seen;
    bool may_repeat = false;
    std::size_t next = 0;  // keys mostly come in order: the search begins behind the last one
    at.each_member([&](const json::Node& key, const json::Node& value) {
      if (errors_.is_full()) return;
      const std::size_t found = find_key(keys<T>, key.text(), next);
      may_repeat |= found == rows<T>.size() || seen[found].has_value();
      if (found == rows<T>.size()) return read_unknown(key, value, is_closed<T> ? nullptr : &into.extra, keys<T>, path);
      seen[found] = value;
      next = found + 1;
      rows<T>[found].read(*this, value, into, path.key(key.text()));
    });
    if (may_repeat) refuse_repeated_keys(at, path);
    for (std::size_t i = 0; i < rows<T>.size(); ++i)
      if (!seen[i] && is_needed(rows<T>[i].need)) missing(at, rows<T>[i].key, rows<T>[i].expectation(), path);
    for (const Condition& condition : conditions<T>)
      check(condition, at, seen[key_index<T>(condition.key)], seen[key_index<T>(condition.other)], path);
  }

  template <class T>
  static constexpr std::size_t key_index(std::string_view key) {
    return static_cast<std::size_t>(std::find(keys<T>.begin(), keys<T>.end(), key) - keys<T>.begin());
  }
  static std::size_t find_key(std::span<const std::string_view> keys, std::string_view key, std::size_t from);
  [[nodiscard]] bool is_needed(Need need) const {
    return need == Need::always || (need == Need::in_files && source_ == Source::file);
  }

  bool is(const json::Node& at, json::Kind kind, const Path& path, std::string_view expectation);
  std::optional<std::size_t> read_word_index(const json::Node& at, Words words, const Path& path);
  json::Value read_any_value(const json::Node& at, const Path& path);
  void read_constant(const json::Node& at, const Constant& constant, const Path& path);
  /// `extra`: where keys of a team's own go; null if the object takes none.
  void read_unknown(const json::Node& key, const json::Node& value,
                    std::vector<std::pair<std::string, json::Value>>* extra, Words known, const Path& path);
  void missing(const json::Node& object, std::string_view key, std::string_view wanted, const Path& path);
  /// `word` and `other` are the values of the condition's keys.
  void check(const Condition& condition, const json::Node& object, const std::optional<json::Node>& word,
             const std::optional<json::Node>& other, const Path& path);
  void refuse_repeated_keys(const json::Node& object, const Path& path);
  void refuse_repeated_items(const json::Node& array, const Path& path);

  /// A list may say that it has millions, of which most are faults.
  static constexpr std::size_t max_reserved_items = 1000;

  Source source_;
  ErrorCollector& errors_;
  std::vector<std::string_view> names_;  // kept from object to object for its memory
};

}  // namespace pm::record
