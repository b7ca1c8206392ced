// Questions about the rows of fields.hpp: which texts the language rules read, the order of the keys, and the sections
// of the interview.
#include <pm/record.hpp>

#include <algorithm>
#include <functional>

#include "record/fields.hpp"
#include "record/tree.hpp"

namespace pm::record {

namespace {

/// Walks the rows of an object and passes on every text that is prose. Objects are searched, lists of objects too.
class ProseWalk {
 public:
  explicit ProseWalk(const std::function<void(const ProseText&)>& look) : look_(look) {}

  template <std::derived_from<Object> T>
  void visit(const T& object, const std::string& pointer) {
    each_field<T>([&](const auto& field) { visit_field(field, object, pointer); });
  }

 private:
  void visit_field(const Constant&, const Object&, const std::string&) {}

  template <class Get, class Shape, class T>
  void visit_field(const Field<Get, Shape>& field, const T& object, const std::string& pointer) {
    const auto& value = std::invoke(field.get, object);
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::derived_from<Value, Object>) {
      visit(value, under(pointer, field.key));
    } else if constexpr (requires { *value; }) {
      if (value) visit_value(field, *value, pointer);
    } else {
      visit_value(field, value, pointer);
    }
  }

  template <class Get, class Shape, class T>
  void visit_value(const Field<Get, Shape>& field, const T& value, const std::string& pointer) {
    if constexpr (std::same_as<T, std::string>) {
      if (field.is_prose) pass(pointer, field.key, value);
    } else if constexpr (std::same_as<T, std::vector<std::string>>) {
      if (field.is_prose) visit_texts(value, under(pointer, field.key));
    } else if constexpr (std::same_as<T, json::Value>) {
      if (field.is_prose) visit_strings(value, under(pointer, field.key));
    } else if constexpr (requires { typename T::value_type; }) {
      if constexpr (std::derived_from<typename T::value_type, Object>) visit_items(value, under(pointer, field.key));
    }
  }

  void visit_texts(const std::vector<std::string>& texts, const std::string& list) {
    for (std::size_t i = 0; i < texts.size(); ++i) pass({list, i, {}, texts[i]});
  }

  template <class Item>
  void visit_items(const std::vector<Item>& items, const std::string& list) {
    list_ = list;
    for (std::size_t i = 0; i < items.size(); ++i) {
      index_ = i;
      visit(items[i], {});
    }
    index_.reset();
  }

  void visit_strings(const json::Value& value, const std::string& pointer) {
    if (value.kind == json::Value::Kind::string) pass({pointer, {}, {}, value.text});
    for (std::size_t i = 0; i < value.items.size(); ++i)
      visit_strings(value.items[i], under(pointer, value.kind == json::Value::Kind::object ? escape_key(value.keys[i])
                                                                                           : std::to_string(i)));
  }

  void pass(const std::string& pointer, std::string_view key, const std::string& text) {
    const auto whole = under(pointer, key);
    if (index_)
      pass({list_, index_, whole, text});
    else
      pass({whole, {}, {}, text});
  }
  void pass(const ProseText& text) {
    if (!text.text.empty()) look_(text);
  }

  static std::string under(const std::string& pointer, std::string_view key) {
    std::string longer;
    longer.reserve(pointer.size() + 1 + key.size());
    return longer.append(pointer).append("/").append(key);
  }

  const std::function<void(const ProseText&)>& look_;
  std::string list_;                  // the list of objects that the walk is in
  std::optional<std::size_t> index_;  // and the item of it
};

template <class T>
void take(std::optional<T>& into, const std::optional<T>& given) {
  if (given) into = given;
}
void take(std::string& into, const std::string& given) {
  if (!given.empty()) into = given;
}
void take(Status&, Status) {}
void take(std::optional<json::Value>& into, const std::optional<json::Value>& given) {
  if (!given) return;
  if (!into) into = json::Value{json::Value::Kind::object, {}, {}, {}};
  for (std::size_t i = 0; i < given->keys.size(); ++i) into->set(given->keys[i], given->items[i]);
}

void take_extra(Object& into, const Object& given) {
  into.given = into.given || given.given;
  for (const auto& [key, value] : given.extra) {
    const auto there = std::ranges::find(into.extra, key, &std::pair<std::string, json::Value>::first);
    if (there != into.extra.end())
      there->second = value;
    else
      into.extra.emplace_back(key, value);
  }
}

void take(Interview&, const Interview&) {}
template <std::derived_from<Object> T>
void take(T& into, const T& given) {
  take_extra(into, given);
  each_field<T>([&](const auto& field) {
    if constexpr (requires { field.get; }) take(std::invoke(field.get, into), std::invoke(field.get, given));
  });
}

}  // namespace

std::string make_uid(const std::function<std::uint64_t()>& random) {
  constexpr std::string_view signs = "0123456789abcdefghijklmnopqrstuvwxyz";
  constexpr std::size_t length = 20;  // 103 bits
  std::string uid;
  while (uid.size() < length) uid += signs[random() % signs.size()];
  return uid;
}

void overlay(Record& into, const Record& given) {
  auto id = into.id;
  auto uid = into.uid;
  take(into, given);
  if (!id.empty()) into.id = std::move(id);
  if (uid) into.uid = std::move(uid);
}

void for_each_prose_text(const Record& record, const std::function<void(const ProseText&)>& look) {
  ProseWalk(look).visit(record, {});
}

std::size_t key_position(std::string_view key) {
  std::size_t position = 0;
  bool found = false;
  each_field<Record>([&](const auto& field) {
    found = found || field.key == key;
    if (!found) ++position;
  });
  return position;
}

std::string_view section_of_key(std::string_view key) {
  std::string_view section;
  each_field<Record>([&](const auto& field) {
    if constexpr (requires { field.section; })
      if (field.key == key) section = field.section;
  });
  return section;
}

}  // namespace pm::record
