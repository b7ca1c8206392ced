#include "lint/prose_parts.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>
#include <functional>
#include <new>
#include <utility>

#include <pm/text.hpp>

namespace pm::prose {
namespace {

constexpr unsigned dialect = MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH;

/// Turns md4c's events into blocks of text. md4c passes texts as parts of the file, in its order; `cursor_` is the end
/// of the last one, and what has no place of its own (a line break) is placed there.
class BlockReader : private HtmlHandler {
 public:
  struct SparseTable {};

  /// `parsed`: what md4c is given, the file from its byte `offset` on.
  BlockReader(std::string_view file, std::string_view parsed, std::size_t offset, Sink& sink)
      : file_(file), parsed_(parsed), offset_(offset), sink_(sink), html_(*this) {}

  void enter_block(MD_BLOCKTYPE type) {
    end_block();  // the text of a list item before a list in it: md4c has no paragraphs in tight lists
    if (type == MD_BLOCK_QUOTE && quotes_++ == 0) may_be_alert_ = true;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) ++cells_;
    if (cells_ > max_cells()) throw SparseTable();
    block_ = type;
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_HTML || type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_TD ||
        type == MD_BLOCK_TH || type == MD_BLOCK_LI) {
      end_block();
      end_html(type == MD_BLOCK_HTML);
      may_be_alert_ = false;
    }
    if (type == MD_BLOCK_QUOTE && --quotes_ == 0) in_alert_ = false;
    block_ = MD_BLOCK_DOC;
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG && images_++ == 0) begin_image();
    if (type == MD_SPAN_CODE) code_begin_ = none;
    if (type == MD_SPAN_A) at_link_start_ = true;
  }

  void leave_span(MD_SPANTYPE type, const void* detail) {
    if (type == MD_SPAN_IMG && --images_ == 0) end_image(*static_cast<const MD_SPAN_IMG_DETAIL*>(detail));
    if (type == MD_SPAN_CODE) end_code();
    if (type == MD_SPAN_A) at_link_start_ = false;
  }

  void text(MD_TEXTTYPE type, std::string_view bytes) {
    if (block_ == MD_BLOCK_CODE) return;
    auto begin = place(bytes);
    if (begin != none &&
        begin < code_end_) {  // md4c 0.4.8 passes the end of code that is closed on a later line as text
      const auto overlap = std::min(code_end_ - begin, bytes.size());
      bytes.remove_prefix(overlap);
      begin += overlap;
    }
    const bool at_link_start = std::exchange(at_link_start_, false);
    if (begin != none && may_be_alert_) {
      may_be_alert_ = false;
      in_alert_ = begins_alert(file_.substr(begin));
      if (in_alert_) {
        cursor_ = begin + bytes.size();
        return;
      }
    }
    switch (type) {
      case MD_TEXT_NORMAL:
        if (begin != none) normal_text(bytes, begin, at_link_start);
        break;
      case MD_TEXT_ENTITY:
        if (begin != none) html_entity(bytes, begin);
        break;
      case MD_TEXT_NULLCHAR:
        null_character();
        break;
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        html_break(cursor_);
        break;
      case MD_TEXT_CODE:
      case MD_TEXT_LATEXMATH:
        if (begin != none && code_begin_ == none) code_begin_ = begin;
        break;
      case MD_TEXT_HTML:
        html_.feed(bytes, begin == none ? cursor_ : begin);
        break;
    }
    if (begin != none) cursor_ = begin + bytes.size();
  }

 private:
  static constexpr auto none = static_cast<std::size_t>(-1);

  /// The byte of the file where a text of md4c's begins; none if it is not part of the file ("\n" of its own).
  [[nodiscard]] std::size_t place(std::string_view bytes) const {
    const std::less_equal<const char*> not_after;
    if (!not_after(parsed_.data(), bytes.data()) ||
        !not_after(bytes.data() + bytes.size(), parsed_.data() + parsed_.size()))
      return none;
    return offset_ + static_cast<std::size_t>(bytes.data() - parsed_.data());
  }

  [[nodiscard]] bool is_quoting() const { return quotes_ > (in_alert_ ? 1U : 0U); }
  [[nodiscard]] bool is_left_out() const { return is_quoting() || images_ > 0 || !html_.skipped().empty(); }

  void normal_text(std::string_view bytes, std::size_t begin, bool at_link_start) {
    if (is_left_out()) return;
    if (at_link_start && begin > 0 && is_autolink(bytes, begin)) {
      block_text_.add_replacement(thing, begin, begin + bytes.size());
      return;
    }
    if (at_link_start && bytes.starts_with('^')) return;  // "[^1]", for which there is a link definition
    std::size_t done = 0;
    for (auto at = bytes.find("[^"); at != bytes.npos; at = bytes.find("[^", at + 1)) {
      auto length = footnote_length(bytes.substr(at));
      if (length == 0) continue;
      if (block_text_.empty() && at == 0 && bytes.substr(length).starts_with(':')) ++length;  // the note itself
      block_text_.add(bytes.substr(done, at - done), begin + done);
      done = at + length;
    }
    block_text_.add(bytes.substr(done), begin + done);
  }

  [[nodiscard]] bool is_autolink(std::string_view bytes, std::size_t begin) const {
    const auto end = begin + bytes.size();
    return file_[begin - 1] == '<' && end < file_.size() && file_[end] == '>';
  }

  void null_character() {
    const auto at = file_.find('\0', cursor_);
    if (at == file_.npos) return;
    if (!is_left_out()) block_text_.add_replacement("\xEF\xBF\xBD", at, at + 1);
    cursor_ = at + 1;
  }

  /// md4c passes what is between the backticks. A space inside them may belong to neither.
  void end_code() {
    auto begin = code_begin_ == none ? cursor_ : code_begin_, end = cursor_;
    const auto is_space = [&](std::size_t i) { return file_[i] == ' ' || file_[i] == '\n' || file_[i] == '\r'; };
    if (begin > 0 && is_space(begin - 1)) --begin;
    while (begin > 0 && file_[begin - 1] == '`') --begin;
    if (end < file_.size() && is_space(end)) ++end;
    while (end < file_.size() && file_[end] == '`') ++end;
    if (!is_left_out()) block_text_.add_replacement(thing, begin, end);
    cursor_ = code_end_ = end;
    code_begin_ = none;
  }

  void begin_image() {
    image_begin_ = std::min(file_.find("![", cursor_), file_.size());
    cursor_ = std::min(image_begin_ + 2, file_.size());
  }
  /// Past its address and title, as far as they are written behind its text.
  void end_image(const MD_SPAN_IMG_DETAIL& image) {
    auto end = cursor_;
    const auto address = image.src.text == nullptr ? none : place({image.src.text, image.src.size});
    // "![foo](" may be a reference: its address is then in the definition.
    const bool is_inline =
        file_.substr(end).starts_with("](") &&
        (address == none || image.src.size == 0 || address == file_.find_first_not_of(" \t\r\n<>", end + 2));
    if (is_inline) {
      for (const auto* part : {&image.src, &image.title}) {
        const auto begin = part->text == nullptr ? none : place({part->text, part->size});
        if (begin != none && begin > end) end = begin + part->size;
      }
      if (next_close_ != file_.npos && next_close_ < end) next_close_ = file_.find(')', end);  // each byte is read once
      if (next_close_ != file_.npos) end = next_close_ + 1;
    } else if (end < file_.size() && file_[end] == ']') {
      ++end;
    }
    if (!is_left_out()) block_text_.add_replacement(thing, image_begin_, end);
    cursor_ = std::max(cursor_, end);
  }

  void end_block() {
    if (!block_text_.empty() && !is_mdx_statement(block_text_.text())) sink_.block(block_text_);
    block_text_.clear();
  }

  /// A quotation in HTML goes on over Markdown's blocks, but only if it is closed.
  void end_html(bool is_html_block) {
    html_.end_piece();
    const auto skipped = html_.skipped();
    if (skipped.empty()) return;
    const bool may_go_on = skipped == "blockquote" || skipped == "pre";
    if (!may_go_on || !is_html_block || !is_closed_later(skipped)) {
      if (is_html_block || !goes_on_) html_.stop_skipping();
    } else {
      goes_on_ = true;
    }
    if (html_.skipped().empty()) goes_on_ = false;
  }
  bool is_closed_later(std::string_view element) {
    auto& next = next_end_tag_.at(element == "pre" ? 1 : 0);  // of "blockquote" or "pre"
    const auto is_same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    const auto tag = "</" + std::string(element);
    if (next != file_.npos && next < cursor_) {
      const auto rest = file_.substr(cursor_);
      const auto at = std::search(rest.begin(), rest.end(), tag.begin(), tag.end(), is_same);
      next = at == rest.end() ? file_.npos : cursor_ + static_cast<std::size_t>(at - rest.begin());
    }
    return next != file_.npos;
  }

  /// md4c fills up the short rows of a table; of a wide one, up to the square of the file's size.
  [[nodiscard]] std::size_t max_cells() const { return 10'000 + 16 * file_.size(); }

  void html_text(std::string_view bytes, std::size_t begin) override {
    if (!is_left_out()) block_text_.add(bytes, begin);
  }
  void html_entity(std::string_view entity, std::size_t begin) override {
    if (is_left_out()) return;
    const auto decoded = pm::text::decode_entity(entity);
    if (decoded == entity)
      block_text_.add(entity, begin);
    else
      block_text_.add_replacement(decoded, begin, begin + entity.size());
  }
  void html_break(std::size_t at) override {
    if (!is_left_out() && !block_text_.empty()) block_text_.add_replacement(" ", at, at);
  }
  void html_thing(std::size_t at) override {
    if (!is_left_out()) block_text_.add_replacement(thing, at, at);
  }
  void html_block_end() override { end_block(); }
  void html_comment(std::size_t begin, std::size_t end) override { sink_.comment(begin, end); }

  const std::string_view file_, parsed_;
  const std::size_t offset_;
  Sink& sink_;
  HtmlReader html_;
  BlockText block_text_;
  MD_BLOCKTYPE block_ = MD_BLOCK_DOC;
  std::size_t cursor_ = 0, code_begin_ = none, image_begin_ = 0;
  std::size_t code_end_ = 0, next_close_ = 0;
  std::array<std::size_t, 2> next_end_tag_{};
  std::size_t quotes_ = 0, images_ = 0, cells_ = 0;
  bool may_be_alert_ = false, in_alert_ = false, at_link_start_ = false, goes_on_ = false;
};

/// What md4c hands to its callbacks. Exceptions must not pass through C: the callback keeps it and stops md4c.
struct Parse {
  BlockReader reader;
  std::exception_ptr failure = nullptr;

  template <class Step>
  static int run(void* self, Step step) {
    auto& parse = *static_cast<Parse*>(self);
    try {
      step(parse.reader);
      return 0;
    } catch (...) {
      parse.failure = std::current_exception();
      return -1;
    }
  }
};

int enter_block(MD_BLOCKTYPE type, void*, void* parse) {
  return Parse::run(parse, [&](BlockReader& reader) { reader.enter_block(type); });
}
int leave_block(MD_BLOCKTYPE type, void*, void* parse) {
  return Parse::run(parse, [&](BlockReader& reader) { reader.leave_block(type); });
}
int enter_span(MD_SPANTYPE type, void*, void* parse) {
  return Parse::run(parse, [&](BlockReader& reader) { reader.enter_span(type); });
}
int leave_span(MD_SPANTYPE type, void* detail, void* parse) {
  return Parse::run(parse, [&](BlockReader& reader) { reader.leave_span(type, detail); });
}
int text(MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* parse) {
  return Parse::run(parse, [&](BlockReader& reader) { reader.text(type, {bytes, size}); });
}

}  // namespace

bool read_markdown(std::string_view file, Tables tables, Sink& sink) {
  const auto limited = limit_nesting(file);
  auto parsed = limited ? std::string_view(*limited) : file;
  if (parsed.starts_with(byte_order_mark)) parsed.remove_prefix(byte_order_mark.size());
  parsed.remove_prefix(front_matter_length(parsed));
  MD_PARSER parser{};
  parser.flags = dialect | (tables == Tables::on ? MD_FLAG_TABLES : 0U);
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  Parse parse{{file, parsed, file.size() - parsed.size(), sink}};
  const auto failed = md_parse(parsed.data(), static_cast<MD_SIZE>(parsed.size()), &parser, &parse) != 0;
  if (!parse.failure && failed) throw std::bad_alloc();
  if (!parse.failure) return true;
  try {
    std::rethrow_exception(parse.failure);
  } catch (const BlockReader::SparseTable&) {
    return false;
  }
}

}  // namespace pm::prose
