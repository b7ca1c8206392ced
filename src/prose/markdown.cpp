#include "prose/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cctype>
#include <cstring>
#include <memory>

#include "prose/arena.hpp"
#include "prose/parts.hpp"
#include "prose/tame.hpp"

namespace pm::prose {
namespace {

constexpr std::string_view code_stands_here = "\x1a";
constexpr std::size_t farthest = 16384;  // bytes between two texts of a paragraph: a link's target, its title

struct Freed {
  void operator()(cmark_parser* p) const { cmark_parser_free(p); }
  void operator()(cmark_iter* i) const { cmark_iter_free(i); }
};

/// The document is the arena's.
cmark_node* parse(std::string_view text, std::string_view targets) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, Freed> parser(cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, Arena::memory()));
  if (auto* tables = cmark_find_syntax_extension("table")) cmark_parser_attach_syntax_extension(parser.get(), tables);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  if (!targets.empty()) {  // behind it all, where they move no line
    cmark_parser_feed(parser.get(), "\n\n", 2);
    cmark_parser_feed(parser.get(), targets.data(), targets.size());
  }
  return cmark_parser_finish(parser.get());
}

/// Walks the inlines of one block and finds each again in the file.
class Placer {
 public:
  /// `above`: lines of the file before the part that is read.
  Placer(std::string_view file, const std::vector<std::size_t>& lines, std::size_t above, Spread& out)
      : file_(file), lines_(lines), above_(above), out_(out) {}

  void begin_block(cmark_node* block) {
    first_line_ = line_of(block);
    const auto column = cmark_node_get_start_column(block);
    cursor_ = start_of(first_line_) + static_cast<std::size_t>(column > 0 ? column - 1 : 0);
    last_line_ = std::max(first_line_, above_ + static_cast<std::size_t>(std::max(0, cmark_node_get_end_line(block))));
    until_ = last_line_ < lines_.size() ? lines_[last_line_] : file_.size();
  }

  void text(std::string_view literal) {
    auto at = find(literal);
    std::size_t i = 0;
    while (i < literal.size()) {
      std::size_t n = 0;  // what is the same in both
      while (i + n < literal.size() && at + n < until_ && file_[at + n] == literal[i + n] &&
             !is_entity(at + n, literal.substr(i + n)))
        ++n;
      out_.add(literal.substr(i, n), at);
      i += n;
      at += n;
      if (i == literal.size()) break;
      const auto [from_file, of_text] = differs(at, literal.substr(i));
      out_.stand_in(literal.substr(i, of_text), at, at + from_file);
      i += of_text;
      at += from_file;
    }
    cursor_ = std::max(cursor_, std::min(at, until_));
  }

  void left_out(std::string_view literal, std::string_view opening) {
    const auto block = file_.substr(0, until_);
    auto at = block.find(opening, cursor_);
    if (at == block.npos) at = cursor_;
    auto end = block.find(literal.substr(0, 16), at + (literal.empty() ? 0 : opening.size()));
    end = end == file_.npos ? at + opening.size() : std::min(until_, end + literal.size());
    while (!literal.empty() && end < until_ && file_[end] == opening.front()) ++end;
    out_.stand_in(code_stands_here, at, end);
    cursor_ = std::max(cursor_, std::min(end, until_));
  }

  void pass_over(std::string_view literal) {
    if (const auto at = file_.substr(0, until_).find(literal, cursor_); at != file_.npos) cursor_ = at + literal.size();
  }
  void pass_link_target(std::string_view url) {  // so that the words in "](…)" are not taken for the text after it
    if (file_.compare(cursor_, 2, "](") != 0) return;
    cursor_ += 2;
    const auto upto = std::min(until_, cursor_ + url.size() * 3 + 4);
    if (!url.empty())
      if (const auto at = file_.substr(0, upto).find(url, cursor_); at != file_.npos) cursor_ = at + url.size();
  }
  void line_break() {
    if (const auto at = file_.substr(0, until_).find('\n', cursor_); at != file_.npos) {
      out_.stand_in(" ", at, at + 1);
      cursor_ = at + 1;
    } else {
      out_.stand_in(" ", cursor_, cursor_);
    }
  }

 private:
  std::size_t line_of(cmark_node* n) const {
    return above_ + static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(n)));
  }
  std::size_t start_of(std::size_t line) const { return line <= lines_.size() ? lines_[line - 1] : file_.size(); }

  /// Where the text stands: the next place at which it, or an escape or entity that may give it, begins.
  std::size_t find(std::string_view literal) const {
    const auto head = literal.substr(0, std::min<std::size_t>(literal.size(), 24));
    bool only_marks = true;
    for (auto at = cursor_; at < std::min(until_, cursor_ + farthest); ++at) {
      const char c = file_[at];
      if (only_marks && entity_length(at) > 0) return at;
      only_marks &= std::isalnum(static_cast<unsigned char>(c)) == 0;
      if (c == '\\' && at + 1 < until_ && file_[at + 1] == head.front()) return at;
      if (c == head.front() && alike(at, head)) return at;
    }
    return cursor_;
  }
  bool alike(std::size_t at, std::string_view head) const {
    for (std::size_t k = 0; k < head.size(); ++k) {
      if (at + k >= until_) return false;
      const char c = file_[at + k];
      if (c == '&' || c == '\\' || c == '\0') return true;
      if (c != head[k]) return false;
    }
    return true;
  }

  /// Of what may be "&amp;" or "&#39;" in the file; 0: it is none.
  std::size_t entity_length(std::size_t at) const {
    if (file_[at] != '&') return 0;
    const auto is_of_name = [](char c) { return c == '#' || std::isalnum(static_cast<unsigned char>(c)) != 0; };
    auto end = at + 1;
    while (end < std::min(until_, at + 40) && is_of_name(file_[end])) ++end;
    return end < until_ && file_[end] == ';' ? end + 1 - at : 0;
  }
  /// "&amp;" in the file where the text has "&": the same first byte, and yet not the same.
  bool is_entity(std::size_t at, std::string_view rest) const {
    const auto length = entity_length(at);
    return length > 0 && !rest.starts_with(file_.substr(at, length));
  }

  struct Step {
    std::size_t from_file, of_text;
  };
  /// At a place where file and text differ: an escape, an entity, or a byte that is no text.
  Step differs(std::size_t at, std::string_view rest) const {
    if (at >= until_) return {0, rest.size()};
    if (file_[at] == '\\' && at + 1 < until_ && file_[at + 1] == rest.front()) return {1, 0};
    if (const auto length = entity_length(at); length > 0)
      for (std::size_t k = 1; k <= rest.size() && k <= 8; ++k)  // an entity is one or two code points
        if (k == rest.size() || (at + length < until_ && rest[k] == file_[at + length])) return {length, k};
    if (file_[at] == '\0' && rest.starts_with("\xEF\xBF\xBD")) return {1, 3};
    return {1, 0};
  }

  std::string_view file_;
  const std::vector<std::size_t>& lines_;
  std::size_t above_;
  Spread& out_;
  std::size_t cursor_ = 0, until_ = 0, first_line_ = 1, last_line_ = 1;
};

std::string_view literal_of(cmark_node* n) {
  const char* s = cmark_node_get_literal(n);
  return s ? std::string_view(s) : std::string_view{};
}

bool holds_prose(cmark_node* n) {
  const auto type = cmark_node_get_type(n);
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
         std::strcmp(cmark_node_get_type_string(n), "table_cell") == 0;
}

}  // namespace

namespace {

/// One part of the file, which a heading begins: lines [first, last).
void read_part(std::string_view text, const std::vector<std::size_t>& lines, std::size_t first, std::size_t last,
               std::string_view targets, Spread& prose, std::vector<Waiver>& waivers) {
  const auto begin = lines[first], end = last < lines.size() ? lines[last] : text.size();
  auto* const document = parse(text.substr(begin, end - begin), targets);
  const std::unique_ptr<cmark_iter, Freed> walk(cmark_iter_new(document));
  Placer place(text, lines, first, prose);
  std::size_t quotes = 0, pictures = 0;
  for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(walk.get())) {
    auto* node = cmark_iter_get_node(walk.get());
    const auto type = cmark_node_get_type(node);
    const bool enter = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_BLOCK_QUOTE) quotes += enter ? 1U : static_cast<std::size_t>(-1);
    if (type == CMARK_NODE_IMAGE) pictures += enter ? 1U : static_cast<std::size_t>(-1);
    if (enter && (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE))
      collect_waivers(literal_of(node), first + static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(node))),
                      waivers);
    if (quotes > 0) continue;
    if (holds_prose(node)) {
      if (enter)
        place.begin_block(node);
      else
        prose.end_paragraph();
      continue;
    }
    if (type == CMARK_NODE_LINK && !enter) {
      const char* url = cmark_node_get_url(node);
      place.pass_link_target(url ? url : "");
    }
    if (!enter) continue;
    if (type == CMARK_NODE_TEXT && pictures == 0)
      place.text(literal_of(node));
    else if (type == CMARK_NODE_TEXT)
      place.pass_over(literal_of(node));
    else if (type == CMARK_NODE_CODE)
      place.left_out(literal_of(node), "`");
    else if (type == CMARK_NODE_IMAGE)
      place.left_out("", "![");
    else if (type == CMARK_NODE_HTML_INLINE)
      place.pass_over(literal_of(node));
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
      place.line_break();
  }
}

}  // namespace

void read_markdown(std::string_view file, const std::vector<std::size_t>& lines, Spread& prose,
                   std::vector<Waiver>& waivers) {
  const auto text = tamed(file);
  Arena arena;
  const auto [starts, targets] = parts(text, lines);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const bool only = starts.size() == 1;
    read_part(text, lines, starts[i], i + 1 < starts.size() ? starts[i + 1] : lines.size(), only ? "" : targets, prose,
              waivers);
    arena.reuse();
  }
}

}  // namespace pm::prose
