// The byte order mark of UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pm::prose {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The text of one block (a paragraph, heading, list item or table cell), and the bytes of the file that it comes from.

/// Stands for something that is not prose but has a place in its sentence: code, an image, a URL. The language rules
/// read it as a thing.
inline constexpr std::string_view thing = "\x1a";

class BlockText {
 public:
  /// Appends bytes as they are in the file, from byte `begin` on.
  void add(std::string_view bytes, std::size_t begin);
  /// Appends bytes that replace those of the file in [begin, end): an entity, a line break, code.
  void add_replacement(std::string_view bytes, std::size_t begin, std::size_t end);
  void clear();

  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// The byte of the file where the byte `at` of the text begins. Precondition: at < text().size().
  [[nodiscard]] std::size_t begin_in_file(std::size_t at) const;
  /// The byte of the file past the byte `at` of the text. Precondition: at < text().size().
  [[nodiscard]] std::size_t end_in_file(std::size_t at) const;

 private:
  struct RenderedFile {
    std::size_t at;          ///< in the text
    std::size_t begin, end;  ///< in the file
    bool verbatim;
  };
  [[nodiscard]] const RenderedFile& piece_at(std::size_t at) const;

  std::string text_;
  std::vector<RenderedFile> pieces_;
};

/// Receives what a parser finds in a file, in the file's order.
class Sink {
 public:
  /// A whole block, not empty. It is only valid during the call.
  virtual void block(const BlockText&) = 0;
  /// A comment from "<!--" to "-->", bytes of the file.
  virtual void comment(std::size_t begin, std::size_t end) = 0;

 protected:
  ~Sink() = default;
};

// HTML within Markdown: its visible text is prose; its tags, attributes, comments and code are not.

/// Receives the parts of HTML in their order. Positions are bytes of the file.
class HtmlHandler {
 public:
  virtual void html_text(std::string_view bytes, std::size_t begin) = 0;
  virtual void html_entity(std::string_view entity, std::size_t begin) = 0;
  virtual void html_break(std::size_t at) = 0;  ///< white space: a line end, <br>
  virtual void html_thing(std::size_t at) = 0;  ///< <code>, <q> or the like begins; its text is left out
  virtual void html_block_end() = 0;            ///< <p>, </li> or the like: the sentence ends
  virtual void html_comment(std::size_t begin, std::size_t end) = 0;

 protected:
  ~HtmlHandler() = default;
};

/// A tolerant tokeniser: reads HTML in pieces, a tag or comment may go on in the next one. Linear in the input.
class HtmlReader {
 public:
  explicit HtmlReader(HtmlHandler& handler) : handler_(handler) {}

  /// Reads bytes that are in the file at `begin`.
  void feed(std::string_view html, std::size_t begin);
  /// Forgets a tag or comment that is not closed.
  void end_piece() { state_ = State::text; }

  /// The element whose text is being left out ("code", "blockquote"); empty: none.
  [[nodiscard]] std::string_view skipped() const { return skipped_; }
  void stop_skipping() { skipped_ = {}; }

 private:
  enum class State { text, tag, quoted, comment, markup };
  std::size_t read_text(std::string_view html, std::size_t i, std::size_t begin);
  std::size_t read_tag(std::string_view html, std::size_t i);
  std::size_t read_comment(std::string_view html, std::size_t i, std::size_t begin);
  void begin_markup(std::string_view html, std::size_t i, std::size_t begin);
  void finish_tag();

  HtmlHandler& handler_;
  State state_ = State::text;
  std::string name_;  ///< of the tag, in lower case
  bool closing_ = false, in_name_ = false, self_closing_ = false, after_equals_ = false;
  char quote_ = 0;
  std::size_t tag_begin_ = 0;  ///< in the file: of the tag or comment
  std::size_t matched_ = 0;    ///< characters of "-->"
  std::string_view skipped_;
  std::size_t depth_ = 0;  ///< of elements of that name
};

// Parts of a Markdown file that CommonMark takes for text, and nobody reads as prose.

/// Bytes of the YAML ("---") or TOML ("+++") front matter that `text` begins with; 0 if there is none.
[[nodiscard]] std::size_t front_matter_length(std::string_view text);

/// Whether a block is an `import` or `export` statement of MDX.
[[nodiscard]] bool is_mdx_statement(std::string_view block);

/// Whether a quote that begins with `text` is an alert of GitHub's ("[!NOTE]"): its text is the writer's own.
[[nodiscard]] bool begins_alert(std::string_view text);

/// Bytes of the footnote reference "[^1]" that `text` begins with; 0 if there is none.
[[nodiscard]] std::size_t footnote_length(std::string_view text);

/// The same bytes, with list and quote markers replaced in lines that nest too deep: md4c needs the product of depth
/// and number of blank lines. Nothing if no line is that deep, as in every file that is no attack.
[[nodiscard]] std::optional<std::string> limit_nesting(std::string_view file);

// Parses CommonMark with tables, task lists and strikethrough by md4c.

enum class Tables { on, off };

/// Passes the prose and the comments of a Markdown file to `sink`. Exceptions of `sink` pass through.
/// Positions come from md4c, whose texts are parts of the file itself.
/// Returns false, and stops, at a table so sparse that reading its cells would not be linear: read it without tables.
[[nodiscard]] bool read_markdown(std::string_view file, Tables, Sink& sink);

// Plain text: paragraphs between blank lines. Lines that begin with ">" are quotes.

/// Passes the prose and the comments of a plain text to `sink`.
void read_plain(std::string_view file, Sink& sink);

}  // namespace pm::prose
