// The quick way through JSON that holds no surprise, as nearly every record does. Whatever is not plain at a glance is
// left to the thorough way, which also knows what to say about it; both give the same document.
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include <pm/text.hpp>

#include "record/json_document.hpp"

namespace pm::json {

namespace {

constexpr auto ends_a_run = [] {
  std::array<bool, 256> ends{};
  for (std::size_t control = 0; control < 0x20; ++control) ends[control] = true;
  ends['"'] = ends['\\'] = true;
  return ends;
}();

// Eight bytes a step, as texts are long and most of them plain.
constexpr std::size_t step = 8;
constexpr std::uint64_t each_byte = 0x0101010101010101ULL, high_bits = 0x80 * each_byte;

std::uint64_t bytes_at(const char* text) {
  std::uint64_t bytes;
  std::memcpy(&bytes, text, step);
  return bytes;
}

bool is_ascii(std::string_view text) {
  std::uint64_t seen = 0;
  const char *at = text.data(), *const end = at + text.size();
  for (; static_cast<std::size_t>(end - at) >= step; at += step) seen |= bytes_at(at);
  for (; at != end; ++at) seen |= static_cast<unsigned char>(*at);
  return (seen & high_bits) == 0;
}

/// The first byte from `at` on that ends a run, or `end`.
const char* end_of_run(const char* at, const char* end) {
  if constexpr (std::endian::native == std::endian::little) {
    for (; static_cast<std::size_t>(end - at) >= step; at += step) {
      const auto bytes = bytes_at(at), quote = bytes ^ '"' * each_byte, backslash = bytes ^ '\\' * each_byte;
      // A byte less than n, by its borrow from the high bit; what is above the first such byte may be wrong.
      const auto ends = ((quote - each_byte) & ~quote) | ((backslash - each_byte) & ~backslash) |
                        ((bytes - 0x20 * each_byte) & ~bytes);
      if ((ends & high_bits) != 0) return at + std::countr_zero(ends & high_bits) / 8;
    }
  }
  while (at != end && !ends_a_run[static_cast<unsigned char>(*at)]) ++at;
  return at;
}

/// What `\c` stands for; nothing for what is not one letter.
std::optional<char> escaped(char c) {
  constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
  const auto at = letters.find(c);
  return at == std::string_view::npos ? std::nullopt : std::optional(meant[at]);
}

}  // namespace

class QuickBuilder {
 public:
  QuickBuilder(std::string_view text, std::size_t max_levels, Document&& kept)
      : text_(text), max_levels_(max_levels), document_(std::move(kept)) {
    document_.source_ = text;
    document_.entries_.clear();
    document_.unescaped_.clear();
    document_.entries_.reserve(text.size() / 16);
  }

  std::optional<Document> build() {
    if (!is_ascii(text_) && !text::is_valid_utf8(text_)) return {};
    do {
      if (!value()) return {};
    } while (goes_on());
    if (refused_ || at_ != text_.size()) return {};
    return std::move(document_);
  }

 private:
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(document_.entries_.size()); }
  [[nodiscard]] Kind inside() const { return document_.entries_[open_.back()].kind; }

  void skip_space() {
    const char *const text = text_.data(), *const end = text + text_.size(), *at = text + at_;
    while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) ++at;
    at_ = static_cast<std::size_t>(at - text);
  }

  void add(Kind kind, std::size_t begin, bool has_escapes = false) {
    document_.entries_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), count() + 1, kind, has_escapes});
  }

  /// A value up to its first nested value.
  bool value() {
    skip_space();
    switch (here()) {
      case '{':
        return open(Kind::object) && (is_closed('}') || key());
      case '[':
        return open(Kind::array) && (is_closed(']') || value());
      case '"':
        return string();
      case 't':
        return word("true", Kind::boolean);
      case 'f':
        return word("false", Kind::boolean);
      case 'n':
        return word("null", Kind::null);
      default:
        return number();
    }
  }

  /// After a value: closes what ends here; whether another value is to come.
  bool goes_on() {
    for (skip_space(); !open_.empty(); skip_space()) {
      const bool in_object = inside() == Kind::object;
      const char c = here();
      if (c == ',') {
        ++at_;
        if (!in_object) return true;
        refused_ = !name();
        return !refused_;
      }
      if (c != (in_object ? '}' : ']')) {
        refused_ = true;
        return false;
      }
      close();
    }
    return false;
  }

  bool name() {
    skip_space();
    if (here() != '"' || !string()) return false;
    skip_space();
    if (here() != ':') return false;
    ++at_;
    return true;
  }
  bool key() { return name() && value(); }

  bool open(Kind kind) {
    if (open_.size() == max_levels_) return false;
    open_.push_back(count());
    ++at_;
    add(kind, at_ - 1);
    return true;
  }
  void close() {
    auto& entry = document_.entries_[open_.back()];
    open_.pop_back();
    entry.end = static_cast<std::uint32_t>(++at_);
    entry.next = count();
  }
  bool is_closed(char bracket) {
    skip_space();
    if (here() != bracket) return false;
    close();
    return true;
  }

  bool word(std::string_view letters, Kind kind) {
    if (text_.substr(at_, letters.size()) != letters) return false;
    at_ += letters.size();
    add(kind, at_ - letters.size());
    return true;
  }

  bool string() {
    const auto begin = at_++;
    skip_run();
    if (here() == '"') {
      ++at_;
      add(Kind::string, begin);
      return true;
    }
    return string_with_escapes(begin);
  }
  void skip_run() {
    const auto* const text = text_.data();
    at_ = static_cast<std::size_t>(end_of_run(text + at_, text + text_.size()) - text);
  }
  bool string_with_escapes(std::size_t begin) {
    std::string unescaped(text_.substr(begin + 1, at_ - begin - 1));
    while (here() == '\\') {
      const auto letter = at_ + 1 < text_.size() ? escaped(text_[at_ + 1]) : std::nullopt;
      if (!letter) return false;
      unescaped += *letter;
      at_ += 2;
      const auto run = at_;
      skip_run();
      unescaped += text_.substr(run, at_ - run);
    }
    if (here() != '"') return false;
    ++at_;
    document_.unescaped_.emplace_back(count(), std::move(unescaped));
    add(Kind::string, begin, true);
    return true;
  }

  std::size_t digits() {
    const auto begin = at_;
    while (here() >= '0' && here() <= '9') ++at_;
    return at_ - begin;
  }
  /// Without an exponent, and not so long that it could be too big.
  bool number() {
    constexpr std::size_t surely_finite = 300;
    const auto begin = at_;
    if (here() == '-') ++at_;
    const bool leads_with_zero = here() == '0';
    const auto whole = digits();
    if (whole == 0 || whole > surely_finite || (leads_with_zero && whole > 1)) return false;
    if (here() == '.') {
      ++at_;
      if (digits() == 0) return false;
    }
    if (here() == 'e' || here() == 'E') return false;
    add(Kind::number, begin);
    return true;
  }

  std::string_view text_;
  std::size_t max_levels_, at_ = 0;
  bool refused_ = false;
  Document document_;
  std::vector<std::uint32_t> open_;
};

std::optional<Document> Document::parse_plain(std::string_view text, const DocumentLimits& limits, Document&& kept) {
  return QuickBuilder(text, limits.max_levels, std::move(kept)).build();
}

}  // namespace pm::json
