// HTML within Markdown: its visible text is prose; its tags, attributes, comments and code are not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pm::prose {

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

}  // namespace pm::prose
