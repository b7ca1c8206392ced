// JSON text taken apart, and where in it every value stands. Nothing is copied but strings with escapes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include <pm/json.hpp>
#include <pm/record.hpp>

namespace pm::json {

using Kind = Value::Kind;

/// Why a text is no JSON, or none that is read here. Places are bytes, the end exclusive.
struct JsonError {
  std::size_t begin = 0, end = 0;
  std::string message;
  std::string hint = {};
};

struct DocumentLimits {
  std::size_t max_bytes;
  std::size_t max_levels;
};

class Node;

class Document {
 public:
  /// UTF-8 without a byte order mark, JSON to the letter (RFC 8259). The text must outlive the document.
  /// `kept`: one that is done with, for its memory.
  [[nodiscard]] static tl::expected<Document, JsonError> parse(std::string_view text, const DocumentLimits& limits,
                                                               Document&& kept = {});
  /// The two ways that `parse` goes. The quick one gives nothing for a text that is broken, too large in any way, or
  /// merely not plain at a glance; what it gives is what the thorough one gives.
  [[nodiscard]] static std::optional<Document> parse_plain(std::string_view text, const DocumentLimits& limits,
                                                           Document&& kept = {});
  [[nodiscard]] static tl::expected<Document, JsonError> parse_any(std::string_view text, const DocumentLimits& limits);

  [[nodiscard]] Node root() const;
  [[nodiscard]] std::string_view source() const { return source_; }
  friend bool operator==(const Document&, const Document&) = default;

 private:
  friend class Node;
  friend class DocumentBuilder;
  friend class QuickBuilder;

  /// In the order of the text. An object is followed by key, value, key, value …, an array by its items.
  struct Entry {
    std::uint32_t begin, end;
    std::uint32_t next;  ///< the entry after this one and all that is in it
    Kind kind;
    bool has_escapes;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::string_view source_;
  std::vector<Entry> entries_;
  std::vector<std::pair<std::uint32_t, std::string>> unescaped_;  ///< by entry, ascending
};

/// A value of a document (or a key); as cheap as a pointer. The document must stay where it is.
class Node {
 public:
  Node(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}

  [[nodiscard]] Kind kind() const { return entry().kind; }
  [[nodiscard]] std::size_t begin() const { return entry().begin; }
  [[nodiscard]] std::size_t end() const { return entry().end; }
  /// The text of the value, quotes included.
  [[nodiscard]] std::string_view raw() const { return document_->source_.substr(begin(), end() - begin()); }
  /// The characters of a string, escapes resolved; other values unchanged.
  [[nodiscard]] std::string_view text() const {
    const auto& entry = this->entry();
    if (entry.has_escapes) return text_unescaped();
    const std::uint32_t quote = entry.kind == Kind::string ? 1 : 0;
    return {document_->source_.data() + entry.begin + quote, entry.end - entry.begin - 2 * quote};
  }
  /// Of a number, correctly rounded; never infinite.
  [[nodiscard]] double number() const;

  /// The first member of that name; nullopt if not an object.
  [[nodiscard]] std::optional<Node> member(std::string_view key) const;
  /// Nothing in what is no array, or a shorter one.
  [[nodiscard]] std::optional<Node> item(std::size_t nth) const;

  /// Of an array.
  [[nodiscard]] std::size_t item_count() const {
    std::size_t count = 0;
    each_item([&](const Node&) { ++count; });
    return count;
  }
  /// Calls `use(item)` with every item of an array.
  template <class Use>
  void each_item(Use use) const {
    for (auto i = index_ + 1; i < entry().next; i = document_->entries_[i].next) use(Node(*document_, i));
  }
  /// Calls `use(key, value)` with every member of an object.
  template <class Use>
  void each_member(Use use) const {
    for (auto i = index_ + 1; i < entry().next; i = document_->entries_[i + 1].next)
      use(Node(*document_, i), Node(*document_, i + 1));
  }

 private:
  [[nodiscard]] const Document::Entry& entry() const { return document_->entries_[index_]; }
  [[nodiscard]] std::string_view text_unescaped() const;
  const Document* document_;
  std::uint32_t index_;
};

inline Node Document::root() const { return {*this, 0}; }

// Says in a sentence why a text is no JSON. Only asked once it is known that it is none.

/// How far a text was understood.
struct ParseProgress {
  enum class Last { nothing, opening, key, value } last = Last::nothing;
  Kind inside = Kind::null;  ///< object, array; null at the top
  std::size_t end = 0;       ///< where the last part that was understood ends
  std::size_t failed = 0;    ///< the byte that could not go on; the text's size if it ended
};

[[nodiscard]] JsonError explain(std::string_view text, const ParseProgress& understood);

}  // namespace pm::json

namespace pm::record {

// From bytes of a text to lines and columns.

/// Quick when asked for places in rising order: it goes on from the last one.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}

  [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end);

 private:
  void go_to(std::size_t byte);

  std::string_view text_;
  std::size_t byte_ = 0, line_ = 1, column_ = 1;
};

}  // namespace pm::record
