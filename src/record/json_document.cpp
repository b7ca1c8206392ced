#include "record/json_document.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pm::json {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int number_out_of_range = 406;  // nlohmann's id for it

/// Lets nlohmann's tokenizer read while we see how far it is: all copies of one cursor share its place.
struct Cursor {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char** place;
  const char* end;

  reference operator*() const { return **place; }
  Cursor& operator++() {
    ++*place;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*place;
    return before;
  }
  friend bool operator==(const Cursor& a, const Cursor&) { return *a.place == a.end; }
  friend bool operator!=(const Cursor& a, const Cursor& b) { return !(a == b); }
};

bool is_between_values(char c) { return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\r' || c == '\t'; }

bool is_of_number(char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'; }

/// The first place from `at` on whose letter is not such a one.
template <class Is>
std::size_t skip(std::string_view text, std::size_t at, Is is) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

/// What nlohmann's tokenizer would take without a word, or in a way of its own.
std::optional<JsonError> refused_at_once(std::string_view text, const DocumentLimits& limits) {
  if (text.size() > limits.max_bytes)
    return JsonError{0, 0, fmt::format("larger than {} MB, the limit", limits.max_bytes >> 20U)};
  if (text.starts_with(byte_order_mark))
    return JsonError{0, byte_order_mark.size(), "byte order mark at the start of the file",
                     "save the file as UTF-8 without BOM"};
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    return JsonError{nul, nul + 1, "NUL byte in the file"};
  return {};
}

}  // namespace

/// Takes nlohmann's events and notes where they come from.
class DocumentBuilder {
 public:
  using Json = nlohmann::json;

  DocumentBuilder(std::string_view text, const DocumentLimits& limits) : limits_(limits), place_(text.data()) {
    document_.source_ = text;
    document_.entries_.reserve(text.size() / 16);  // records have an entry for every 20 bytes or so
  }

  tl::expected<Document, JsonError> build() {
    const auto text = document_.source_;
    const Cursor cursor{&place_, text.data() + text.size()};
    if (Json::sax_parse(cursor, cursor, this)) return std::move(document_);
    return tl::unexpected(std::move(broken_));
  }

  bool null() { return word(Kind::null, 4); }
  bool boolean(bool value) { return word(Kind::boolean, value ? 4 : 5); }
  bool number_integer(Json::number_integer_t) { return number(); }
  bool number_unsigned(Json::number_unsigned_t) { return number(); }
  bool number_float(Json::number_float_t, const std::string&) { return number(); }
  bool binary(Json::binary_t&) { return false; }

  bool string(std::string& unescaped) {
    const auto begin = begin_of_token();
    const auto end = bytes_read();
    const bool has_escapes = end - begin != unescaped.size() + 2;  // every escape is longer than what it stands for
    if (has_escapes) document_.unescaped_.emplace_back(entry_count(), std::move(unescaped));
    add(Kind::string, begin, end, has_escapes);
    return true;
  }
  bool key(std::string& unescaped) {
    string(unescaped);
    last_ = ParseProgress::Last::key;
    return true;
  }

  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t bytes, const std::string&, const Json::exception& error) {
    const auto text = document_.source_;
    if (error.id == number_out_of_range) {
      const auto begin = begin_of_token();
      broken_ = {begin, skip(text, begin, is_of_number), "number out of range"};
    } else {
      broken_ = explain(text, {last_, inside(), end_, std::min(bytes - 1, text.size())});
    }
    return false;
  }

 private:
  [[nodiscard]] std::size_t bytes_read() const { return static_cast<std::size_t>(place_ - document_.source_.data()); }
  [[nodiscard]] std::size_t begin_of_token() const { return skip(document_.source_, end_, is_between_values); }
  [[nodiscard]] std::uint32_t entry_count() const { return static_cast<std::uint32_t>(document_.entries_.size()); }
  [[nodiscard]] Kind inside() const { return open_.empty() ? Kind::null : document_.entries_[open_.back()].kind; }

  void add(Kind kind, std::size_t begin, std::size_t end, bool has_escapes = false) {
    document_.entries_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), entry_count() + 1, kind, has_escapes});
    end_ = end;
    last_ = ParseProgress::Last::value;
  }

  bool word(Kind kind, std::size_t length) {
    const auto begin = begin_of_token();
    add(kind, begin, begin + length);
    return true;
  }

  bool number() {
    const auto begin = begin_of_token();
    add(Kind::number, begin, skip(document_.source_, begin, is_of_number));
    return true;
  }

  bool open(Kind kind) {
    const auto begin = begin_of_token();
    if (open_.size() == limits_.max_levels) {
      broken_ = {begin, begin + 1, fmt::format("more than {} levels of nesting", limits_.max_levels)};
      return false;
    }
    open_.push_back(entry_count());
    add(kind, begin, begin + 1);
    last_ = ParseProgress::Last::opening;
    return true;
  }

  bool close() {
    auto& entry = document_.entries_[open_.back()];
    open_.pop_back();
    end_ = bytes_read();
    entry.end = static_cast<std::uint32_t>(end_);
    entry.next = entry_count();
    last_ = ParseProgress::Last::value;
    return true;
  }

  DocumentLimits limits_;
  const char* place_;
  Document document_;
  std::vector<std::uint32_t> open_;
  std::size_t end_ = 0;
  ParseProgress::Last last_ = ParseProgress::Last::nothing;
  JsonError broken_;
};

tl::expected<Document, JsonError> Document::parse(std::string_view text, const DocumentLimits& limits,
                                                  Document&& kept) {
  if (auto broken = refused_at_once(text, limits)) return tl::unexpected(std::move(*broken));
  if (auto plain = parse_plain(text, limits, std::move(kept))) return std::move(*plain);
  return parse_any(text, limits);
}

tl::expected<Document, JsonError> Document::parse_any(std::string_view text, const DocumentLimits& limits) {
  return DocumentBuilder(text, limits).build();
}

std::string_view Node::text_unescaped() const {
  const auto& all = document_->unescaped_;
  const auto found = std::lower_bound(all.begin(), all.end(), index_, [](const auto& unescaped, std::uint32_t index) {
    return unescaped.first < index;
  });
  return found->second;
}

double Node::number() const {
  double value = 0;  // stays 0 where the number is too small for anything else
  std::from_chars(raw().data(), raw().data() + raw().size(), value);
  return value;
}

std::optional<Node> Node::member(std::string_view key) const {
  if (kind() != Kind::object) return {};
  const auto& entries = document_->entries_;
  for (auto i = index_ + 1; i < entry().next; i = entries[i + 1].next)
    if (const Node name(*document_, i); name.text() == key) return Node(*document_, i + 1);
  return {};
}

std::optional<Node> Node::item(std::size_t nth) const {
  if (kind() != Kind::array) return {};
  const auto& entries = document_->entries_;
  for (auto i = index_ + 1; i < entry().next; i = entries[i].next)
    if (nth-- == 0) return Node(*document_, i);
  return {};
}

}  // namespace pm::json
