#include "imports/json_items.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <pm/text.hpp>

namespace pm::imports {
namespace json_items {
namespace {

using nlohmann::json;
using Kind = pm::json::Value::Kind;

constexpr std::size_t max_levels = 100;
constexpr std::size_t max_item_bytes = std::size_t{64} << 20U;
constexpr std::size_t bytes_of_value = 96;  // memory of a value without its letters

/// The bytes of a stream with U+FFFD for those that are not UTF-8.
class Utf8Source {
 public:
  explicit Utf8Source(streams::ByteStream& stream) : stream_(stream) { fill(); }

  [[nodiscard]] bool is_at_end() const { return at_ == text_.size(); }
  [[nodiscard]] const char& front() const { return text_[at_]; }
  void pop() {
    ++at_;
    ++position_;
    if (at_ == text_.size()) fill();
  }
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

  void skip_blanks() {
    while (!is_at_end() && (front() == ' ' || front() == '\n' || front() == '\r' || front() == '\t')) pop();
  }

 private:
  void fill() {
    at_ = 0;
    text_.clear();
    while (text_.empty() && !is_ended_) {
      const auto kept = raw_.size();
      raw_.resize(kept + chunk);
      const auto count = stream_.read(std::span(raw_).subspan(kept));
      if (!count) failure_ = count.error();
      is_ended_ = !count || *count == 0;
      raw_.resize(kept + (count ? *count : 0));
      const auto whole = is_ended_ ? raw_.size() : end_of_last_code_point();
      text_ = text::is_valid_utf8({raw_.data(), whole}) ? std::string(raw_.data(), whole)
                                                        : text::replace_invalid_utf8({raw_.data(), whole});
      raw_.erase(raw_.begin(), raw_.begin() + static_cast<std::ptrdiff_t>(whole));
    }
  }

  /// Up to three bytes may be the beginning of a code point that goes on in the next chunk.
  [[nodiscard]] std::size_t end_of_last_code_point() const {
    constexpr std::size_t longest = 4;
    for (std::size_t back = 1; back < longest && back <= raw_.size(); ++back) {
      const auto byte = static_cast<unsigned char>(raw_[raw_.size() - back]);
      if (byte < 0x80) break;
      if (byte < 0xC0) continue;
      const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return length > back ? raw_.size() - back : raw_.size();
    }
    return raw_.size();
  }

  static constexpr std::size_t chunk = std::size_t{1} << 16U;
  streams::ByteStream& stream_;
  std::vector<char> raw_;
  std::string text_;
  std::size_t at_ = 0, position_ = 0;
  bool is_ended_ = false;
  std::optional<Error> failure_;
};

/// Lets nlohmann's tokenizer read from the source: all copies share its place.
struct SourceIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Utf8Source* source;

  reference operator*() const { return source->front(); }
  SourceIterator& operator++() {
    source->pop();
    return *this;
  }
  SourceIterator operator++(int) {
    const auto before = *this;
    source->pop();
    return before;
  }
  friend bool operator==(const SourceIterator& a, const SourceIterator&) { return a.source->is_at_end(); }
  friend bool operator!=(const SourceIterator& a, const SourceIterator& b) { return !(a == b); }
};

/// Builds values from nlohmann's events and passes on the items of the lists.
class ItemBuilder {
 public:
  using Value = pm::json::Value;

  ItemBuilder(std::span<const std::string_view> lists, const std::function<void(const JsonItem&)>& take)
      : lists_(lists), take_(take) {}

  [[nodiscard]] const std::string& problem() const { return problem_; }

  bool null() { return complete({}); }
  bool boolean(bool value) { return complete({Kind::boolean, value ? "true" : "false", {}, {}}); }
  bool number_integer(json::number_integer_t number) {
    return complete({Kind::number, std::to_string(number), {}, {}});
  }
  bool number_unsigned(json::number_unsigned_t number) {
    return complete({Kind::number, std::to_string(number), {}, {}});
  }
  bool number_float(json::number_float_t, const std::string& letters) {
    return complete({Kind::number, letters, {}, {}});
  }
  bool binary(json::binary_t&) { return false; }
  bool string(std::string& characters) { return complete({Kind::string, std::move(characters), {}, {}}); }
  bool key(std::string& characters) {
    levels_.back().key = std::move(characters);
    return true;
  }
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

 private:
  struct Level {
    Value value;
    std::string key{};   ///< of the member that comes next
    std::string path{};  ///< from the outermost object
    bool is_list = false;
    bool is_outer = false;  ///< not within an item
    std::size_t bytes_before = 0;
  };

  bool open(Kind kind) {
    if (levels_.size() == max_levels) {
      problem_ = fmt::format("more than {} levels of nesting", max_levels);
      return false;
    }
    Level level{{kind, {}, {}, {}}};
    level.bytes_before = bytes_;
    if (levels_.empty()) {
      level.is_outer = true;
      level.is_list = kind == Kind::array;
    } else if (const auto& parent = levels_.back(); parent.is_outer && parent.value.kind == Kind::object) {
      level.path = parent.path.empty() ? parent.key : parent.path + "." + parent.key;
      level.is_outer = kind == Kind::object;
      level.is_list = kind == Kind::array && std::ranges::find(lists_, level.path) != lists_.end();
    }
    levels_.push_back(std::move(level));
    return true;
  }

  bool close() {
    auto level = std::move(levels_.back());
    levels_.pop_back();
    if (levels_.empty()) {
      if (!level.is_list) take_({{}, level.value, level.value});
      bytes_ = 0;
      return true;
    }
    return add(std::move(level.value), level.bytes_before);
  }

  bool complete(Value value) {
    if (!levels_.empty()) return add(std::move(value), bytes_);
    take_({{}, value, value});
    return true;
  }

  bool add(Value value, std::size_t bytes_before) {
    auto& parent = levels_.back();
    if (parent.is_list) {
      take_({parent.path, value, levels_.front().value});
      bytes_ = bytes_before;
      return true;
    }
    bytes_ += value.text.size() + parent.key.size() + bytes_of_value;
    if (bytes_ > max_item_bytes) {
      problem_ = fmt::format("one item has more than {} MB", max_item_bytes >> 20U);
      return false;
    }
    if (parent.value.kind == Kind::object) parent.value.keys.push_back(std::move(parent.key));
    parent.value.items.push_back(std::move(value));
    return true;
  }

  std::span<const std::string_view> lists_;
  const std::function<void(const JsonItem&)>& take_;
  std::vector<Level> levels_;
  std::size_t bytes_ = 0;
  std::string problem_;
};

/// Notes the paths of the members, and no values.
class PathCollector {
 public:
  explicit PathCollector(std::set<std::string, std::less<>>& paths) : paths_(paths) {}

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(json::number_integer_t) { return true; }
  bool number_unsigned(json::number_unsigned_t) { return true; }
  bool number_float(json::number_float_t, const std::string&) { return true; }
  bool binary(json::binary_t&) { return false; }
  bool string(std::string&) { return true; }
  bool key(std::string& characters) {
    constexpr std::size_t longest_key = 100;
    path_.resize(lengths_.back());
    if (characters.size() > longest_key) characters.resize(longest_key);
    if (!path_.empty()) path_ += '.';
    path_ += characters;
    paths_.insert(path_);
    return paths_.size() < most_paths;
  }
  bool start_object(std::size_t) { return open(""); }
  bool start_array(std::size_t) { return open("[]"); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

 private:
  static constexpr std::size_t most_paths = 2000;

  bool open(std::string_view suffix) {
    if (lengths_.size() == max_levels) return false;
    parents_.push_back(path_.size());
    path_ += suffix;
    lengths_.push_back(path_.size());
    return true;
  }
  bool close() {
    path_.resize(parents_.back());
    parents_.pop_back();
    lengths_.pop_back();
    return true;
  }

  std::set<std::string, std::less<>>& paths_;
  std::string path_;
  std::vector<std::size_t> parents_, lengths_;
};

const pm::json::Value* value_of(const pm::json::Value& value, std::string_view key) {
  if (value.kind == Kind::object) return value.find(key);
  if (value.kind != Kind::array || key.empty()) return nullptr;
  constexpr std::size_t most_digits = 6;
  if (key.size() > most_digits || key.find_first_not_of("0123456789") != key.npos) return nullptr;
  std::size_t position = 0;
  for (const char digit : key) position = position * 10 + static_cast<std::size_t>(digit - '0');
  return position < value.items.size() ? &value.items[position] : nullptr;
}

}  // namespace
}  // namespace json_items

Result<void> read_json(streams::ByteStream& stream, std::string_view name, std::span<const std::string_view> lists,
                       const std::function<void(const JsonItem&)>& take) {
  using namespace json_items;
  Utf8Source source(stream);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  for (const char byte : byte_order_mark)
    if (!source.is_at_end() && source.front() == byte) source.pop();
  ItemBuilder builder(lists, take);
  source.skip_blanks();
  while (!source.is_at_end()) {
    const SourceIterator iterator{&source};
    const bool is_read = json::sax_parse(iterator, iterator, &builder, json::input_format_t::json, false);
    if (source.failure()) return tl::unexpected(source.failure()->with_context(fmt::format("reading {}", name)));
    if (!is_read) {
      if (!builder.problem().empty())
        return fail(ErrorKind::refused, fmt::format("{}: {} at byte {}", name, builder.problem(), source.position()));
      if (source.is_at_end())
        return fail(ErrorKind::refused, fmt::format("{}: the JSON ends early, at byte {}", name, source.position()),
                    "the file is cut off; get it again");
      return fail(ErrorKind::refused, fmt::format("{}: not JSON at byte {}", name, source.position()),
                  "name the format with --as, or correct the file");
    }
    source.skip_blanks();
  }
  if (source.failure()) return tl::unexpected(source.failure()->with_context(fmt::format("reading {}", name)));
  return {};
}

JsonOutline::JsonOutline(std::string_view beginning) {
  using namespace json_items;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
  const auto first = beginning.find_first_not_of(" \t\r\n");
  if (first == beginning.npos || (beginning[first] != '{' && beginning[first] != '[')) return;
  PathCollector collector(paths_);
  static_cast<void>(json::sax_parse(beginning.begin(), beginning.end(), &collector, json::input_format_t::json, false));
}

bool JsonOutline::has_all(std::initializer_list<std::string_view> paths) const {
  return std::ranges::all_of(paths, [&](auto path) { return has(path); });
}

bool JsonOutline::has_any(std::initializer_list<std::string_view> paths) const {
  return std::ranges::any_of(paths, [&](auto path) { return has(path); });
}

const json::Value* value_at(const json::Value& value, std::string_view path) {
  const auto present = [](const json::Value* found) {
    return found != nullptr && found->kind != json::Value::Kind::null ? found : nullptr;
  };
  if (const auto* whole = present(json_items::value_of(value, path))) return whole;
  for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
    const auto* part = json_items::value_of(value, path.substr(0, dot));
    if (part == nullptr) continue;
    if (const auto* found = value_at(*part, path.substr(dot + 1))) return found;
  }
  return nullptr;
}

std::string text_at(const json::Value& value, std::string_view path) {
  const auto* found = value_at(value, path);
  return found != nullptr ? found->text : std::string();
}

std::string first_text_at(const json::Value& value, std::initializer_list<std::string_view> paths) {
  for (const auto path : paths)
    if (auto text = text_at(value, path); !text::is_blank(text)) return text;
  return {};
}

bool is_true(const json::Value& value, std::string_view path) {
  const auto* found = value_at(value, path);
  return found != nullptr && found->kind == json::Value::Kind::boolean && found->text == "true";
}

std::span<const json::Value> items_at(const json::Value& value, std::string_view path) {
  const auto* found = value_at(value, path);
  if (found == nullptr || found->kind != json::Value::Kind::array) return {};
  return found->items;
}

}  // namespace pm::imports
