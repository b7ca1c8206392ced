#include <algorithm>
#include <concepts>
#include <functional>

#include <pm/json.hpp>
#include <pm/record.hpp>

#include "record/fields.hpp"
#include "record/tree.hpp"
#include "record/validation.hpp"

namespace pm::record {

namespace {

template <class T>
concept AnObject = std::derived_from<T, Object>;
template <class T>
concept AWord = std::is_enum_v<T>;

/// One overload for every type that a field may have.
class RecordWriter {
 public:
  template <AnObject T>
  void put(const T& object) {
    out_.begin_object();
    each_field<T>([&](const auto& field) { put_field(field, object); });
    for (const auto& [key, value] : object.extra) {
      out_.key(key);
      put(value);
    }
    out_.end_object();
  }

  /// The whole text, with a newline at its end.
  [[nodiscard]] std::string take() {
    text_ += '\n';
    return std::move(text_);
  }

 private:
  void put_field(const Constant& field, const Object&) {
    out_.key(field.key);
    out_.string(field.value);
  }

  template <class Get, class Shape, class T>
  void put_field(const Field<Get, Shape>& field, const T& object) {
    const auto& value = std::invoke(field.get, object);
    if (is_absent(value)) return;
    out_.key(field.key);
    put(value);
  }

  void put(const std::string& value) { out_.string(value); }
  void put(const time::Instant& value) { out_.string(value.text); }
  void put(const time::Day& value) { out_.string(value.text); }
  void put(const Number& value) { out_.bare(value.text); }
  void put(bool value) { out_.bare(value ? "true" : "false"); }
  void put(const json::Value& value) {
    using Kind = json::Value::Kind;
    if (value.kind == Kind::array) return put(value.items);
    if (value.kind == Kind::string) return out_.string(value.text);
    if (value.kind != Kind::object) return out_.bare(value.kind == Kind::null ? "null" : value.text);
    out_.begin_object();
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
      out_.key(value.keys[i]);
      put(value.items[i]);
    }
    out_.end_object();
  }
  void put(AWord auto value) { out_.string(to_string(value)); }

  void put(const std::vector<TextForId>& texts) {
    out_.begin_object();
    for (const auto& [id, text] : texts) {
      out_.key(id);
      out_.string(text);
    }
    out_.end_object();
  }

  template <class T>
  void put(const std::optional<T>& value) {
    put(*value);
  }

  template <class T>
  void put(const std::vector<T>& items) {
    out_.begin_array();
    for (const T& item : items) put(item);
    out_.end_array();
  }

  std::string text_;
  json::Writer out_{text_};
};

bool merge_order(const Record& record) {
  return !record.timeline || std::is_sorted(record.timeline->begin(), record.timeline->end(), precedes);
}

std::string written(const Record& record) {
  RecordWriter writer;
  writer.put(record);
  return writer.take();
}

}  // namespace

std::string write(const Record& record) {
  if (merge_order(record)) return written(record);
  Record sorted = record;
  sort_timeline(sorted);
  return written(sorted);
}

}  // namespace pm::record
