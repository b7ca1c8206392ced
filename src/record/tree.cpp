#include "record/tree.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace pm::record {

namespace {

using Kind = json::Value::Kind;

void put(json::Writer& out, const json::Value& value) {
  switch (value.kind) {
    case Kind::string:
      return out.string(value.text);
    case Kind::array:
      out.begin_array();
      for (const auto& item : value.items) put(out, item);
      return out.end_array();
    case Kind::object:
      out.begin_object();
      for (std::size_t i = 0; i < value.keys.size(); ++i) put(out.key(value.keys[i]), value.items[i]);
      return out.end_object();
    case Kind::null:
      return out.null();
    case Kind::boolean:
    case Kind::number:
      return out.bare(value.text);
  }
}

std::optional<std::size_t> index_from(std::string_view part) {
  std::size_t index = 0;
  const auto* const end = part.data() + part.size();
  const auto [rest, error] =
      std::from_chars(part.data(), end, index);  // NOLINT(bugprone-suspicious-stringview-data-usage)
  return error == std::errc{} && rest == end ? std::optional(index) : std::nullopt;
}

const json::Value* child(const json::Value& of, std::string_view part) {
  if (of.kind == Kind::object) return of.find(part);
  if (of.kind != Kind::array) return nullptr;
  const auto index = index_from(part);
  return index && *index < of.items.size() ? &of.items[*index] : nullptr;
}

void erase_key(json::Value& object, std::string_view key) {
  const auto at = std::ranges::find(object.keys, key) - object.keys.begin();
  if (at == std::ssize(object.keys)) return;
  object.keys.erase(object.keys.begin() + at);
  object.items.erase(object.items.begin() + at);
}

}  // namespace

json::Value to_json_value(const std::vector<TextForId>& texts) {
  json::Value tree{Kind::object, {}, {}, {}};
  for (const auto& [id, text] : texts) tree.set(id, json::Value::string(text));
  return tree;
}

std::string text_of(const json::Value& value) {
  std::string text;
  json::Writer out(text);
  put(out, value);
  return text + "\n";
}

std::string escape_key(std::string_view key) {
  std::string out;
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

std::vector<std::string> split_pointer(std::string_view pointer) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      parts.emplace_back();
    } else if (parts.empty()) {
      parts.emplace_back(1, pointer[i]);  // no pointer; it leads nowhere
    } else if (pointer[i] == '~' && i + 1 < pointer.size() && (pointer[i + 1] == '0' || pointer[i + 1] == '1')) {
      parts.back() += pointer[++i] == '0' ? '~' : '/';
    } else {
      parts.back() += pointer[i];
    }
  }
  return parts;
}

std::string join_pointer(const std::vector<std::string>& parts) {
  std::string pointer;
  for (const auto& part : parts) pointer += "/" + escape_key(part);
  return pointer;
}

const json::Value* find(const json::Value& tree, std::string_view pointer) {
  const auto* at = &tree;
  for (const auto& part : split_pointer(pointer)) {
    at = child(*at, part);
    if (at == nullptr) return nullptr;
  }
  return at;
}

bool put(json::Value& tree, std::string_view pointer, json::Value value) {
  auto parts = split_pointer(pointer);
  if (parts.empty()) return false;
  const auto last = std::move(parts.back());
  parts.pop_back();
  const auto* found = find(tree, join_pointer(parts));
  if (found == nullptr && parts.size() == 1 && value.kind != Kind::null) {  // an object or list that was absent
    const bool is_item = last == "-" || index_from(last);
    tree.set(parts.front(), json::Value{is_item ? Kind::array : Kind::object, {}, {}, {}});
    found = tree.find(parts.front());
  }
  if (found == nullptr) return value.kind == Kind::null;
  auto& parent = const_cast<json::Value&>(*found);  // NOLINT(cppcoreguidelines-pro-type-const-cast): `tree` is ours
  if (parent.kind == Kind::object) {
    if (value.kind == Kind::null)
      erase_key(parent, last);
    else
      parent.set(last, std::move(value));
    return true;
  }
  if (parent.kind != Kind::array) return false;
  const auto index = index_from(last);
  const bool is_there = index && *index < parent.items.size();
  if (value.kind != Kind::null && is_there)
    parent.items[*index] = std::move(value);
  else if (value.kind != Kind::null)
    parent.items.push_back(std::move(value));
  else if (is_there)
    parent.items.erase(parent.items.begin() + static_cast<std::ptrdiff_t>(*index));
  return true;
}

// Parts of a pointer that name an item begin with a character that no key, index or content begins with.

namespace {

constexpr char names_an_item = '\x01', counts = '\x02';

/// The names of the items of lists, each list read once: a record may have thousands of waivers.
class ListNames {
 public:
  const std::string& part_of(const json::Value& list, std::size_t index) { return names_of(list).parts[index]; }
  std::optional<std::size_t> index_of(const json::Value& list, const std::string& part) {
    const auto& indexes = names_of(list).indexes;
    const auto found = indexes.find(part);
    return found == indexes.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  struct Names {
    std::vector<std::string> parts;
    std::unordered_map<std::string, std::size_t> indexes;
  };
  const Names& names_of(const json::Value& list) {
    const auto [known, is_new] = lists_.try_emplace(&list);
    auto& names = known->second;
    if (!is_new) return names;
    std::unordered_map<std::string, std::size_t> seen;
    for (const auto& item : list.items) {
      const auto name = item_name(item);
      names.parts.push_back(name_part(name, seen[name]++));
      names.indexes.emplace(names.parts.back(), names.indexes.size());
    }
    return names;
  }
  std::unordered_map<const json::Value*, Names> lists_;
};

}  // namespace

std::string name_part(std::string_view name, std::size_t nth) {
  return names_an_item + std::string(name) + counts + std::to_string(nth);
}

std::optional<std::string> name_in_part(std::string_view part) {
  const auto end = part.rfind(counts);
  if (!part.starts_with(names_an_item) || end == std::string_view::npos) return std::nullopt;
  return std::string(part.substr(1, end - 1));
}

std::string item_name(const json::Value& item) {
  if (item.kind != Kind::object) return item.text;
  for (const std::string_view key : {"id", "text", "url", "name", "heading"})
    if (const auto* value = item.find(key); value != nullptr && value->kind == Kind::string) return value->text;
  return {};
}

namespace {

std::string to_names(const json::Value& tree, std::string_view pointer, ListNames& names) {
  auto parts = split_pointer(pointer);
  const auto* at = &tree;
  for (auto& part : parts) {
    const auto* next = child(*at, part);
    if (next == nullptr) break;
    if (at->kind == Kind::array) part = names.part_of(*at, static_cast<std::size_t>(next - at->items.data()));
    at = next;
  }
  return join_pointer(parts);
}

/// Back to indexes; nullopt if the item is gone.
std::optional<std::string> to_indexes(const json::Value& tree, std::string_view pointer, ListNames& names) {
  auto parts = split_pointer(pointer);
  const auto* at = &tree;
  for (auto& part : parts) {
    if (part.starts_with(names_an_item) && at != nullptr && at->kind == Kind::array) {
      const auto index = names.index_of(*at, part);
      if (!index) return std::nullopt;
      part = std::to_string(*index);
    }
    if (at != nullptr) at = child(*at, part);
  }
  return join_pointer(parts);
}

/// Returns those that are gone.
template <class Item>
std::vector<Item> index_or_erase(std::optional<std::vector<Item>>& items, const json::Value& tree, ListNames& names) {
  std::vector<Item> gone;
  if (!items) return gone;
  std::erase_if(*items, [&](Item& item) {
    auto place = to_indexes(tree, item.at, names);
    if (place)
      item.at = std::move(*place);
    else
      gone.push_back(item);
    return !place;
  });
  return gone;
}

bool has_places(const Record& record) {
  return (record.waivers && !record.waivers->empty()) || (record.conflicts && !record.conflicts->empty());
}

}  // namespace

void use_item_names(Record& record) {
  if (!has_places(record)) return;
  const auto tree = to_json_value(record);
  ListNames names;
  if (record.waivers)
    for (auto& waiver : *record.waivers) waiver.at = to_names(tree, waiver.at, names);
  if (record.conflicts)
    for (auto& conflict : *record.conflicts) conflict.at = to_names(tree, conflict.at, names);
}

std::vector<Waiver> use_item_indexes(Record& record) {
  if (!has_places(record)) return {};
  const auto tree = to_json_value(record);
  ListNames names;
  index_or_erase(record.conflicts, tree, names);
  return index_or_erase(record.waivers, tree, names);
}

}  // namespace pm::record
