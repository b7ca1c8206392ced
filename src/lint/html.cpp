#include "lint/prose_parts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <pm/text.hpp>

namespace pm::prose {
namespace {

constexpr std::size_t longest_name = 16;

/// Elements whose text is not the writer's prose.
struct Skipped {
  std::string_view name;
  bool is_block;  ///< else it has a place in its sentence
};
constexpr std::array skipped_elements{
    Skipped{"script", true},   Skipped{"style", true}, Skipped{"pre", true},   Skipped{"blockquote", true},
    Skipped{"textarea", true}, Skipped{"svg", false},  Skipped{"code", false}, Skipped{"kbd", false},
    Skipped{"samp", false},    Skipped{"tt", false},   Skipped{"q", false},    Skipped{"math", false},
};

/// Elements that begin or end a sentence. All others, also unknown ones, are part of theirs.
constexpr std::array<std::string_view, 39> block_elements = {
    "address", "article",  "aside",      "body",   "caption", "center", "dd",   "details", "div", "dl",
    "dt",      "fieldset", "figcaption", "figure", "footer",  "form",   "h1",   "h2",      "h3",  "h4",
    "h5",      "h6",       "header",     "hr",     "html",    "li",     "main", "nav",     "ol",  "option",
    "p",       "section",  "summary",    "table",  "tbody",   "td",     "th",   "tr",      "ul",
};

const Skipped* find_skipped(std::string_view name) {
  const auto* const found =
      std::find_if(skipped_elements.begin(), skipped_elements.end(), [&](const Skipped& s) { return s.name == name; });
  return found == skipped_elements.end() ? nullptr : found;
}

bool is_block(std::string_view name) { return std::binary_search(block_elements.begin(), block_elements.end(), name); }
/// Elements in which only their own end tag is markup.
bool is_raw(std::string_view name) { return name == "script" || name == "style" || name == "textarea"; }

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

void HtmlReader::feed(std::string_view html, std::size_t begin) {
  for (std::size_t i = 0; i < html.size();) {
    switch (state_) {
      case State::text:
        i = read_text(html, i, begin);
        break;
      case State::tag:
      case State::quoted:
      case State::markup:
        i = read_tag(html, i);
        break;
      case State::comment:
        i = read_comment(html, i, begin);
        break;
    }
  }
}

std::size_t HtmlReader::read_text(std::string_view html, std::size_t i, std::size_t begin) {
  const char c = html[i];
  if (c == '<' && i + 1 < html.size() &&
      (is_letter(html[i + 1]) || html[i + 1] == '/' || html[i + 1] == '!' || html[i + 1] == '?')) {
    begin_markup(html, i, begin);
    return i + 1;
  }
  if (!skipped_.empty()) {
    const auto next = html.find('<', i + 1);
    return next == html.npos ? html.size() : next;
  }
  if (c == '\n' || c == '\r') {
    handler_.html_break(begin + i);
    return i + 1;
  }
  if (c == '&')
    if (const auto length = text::entity_length(html.substr(i)); length > 0) {
      handler_.html_entity(html.substr(i, length), begin + i);
      return i + length;
    }
  auto end = i + 1;
  while (end < html.size() && html[end] != '<' && html[end] != '&' && html[end] != '\n' && html[end] != '\r') ++end;
  handler_.html_text(html.substr(i, end - i), begin + i);
  return end;
}

void HtmlReader::begin_markup(std::string_view html, std::size_t i, std::size_t begin) {
  tag_begin_ = begin + i;
  const bool raw = is_raw(skipped_);
  if (!raw && html.substr(i).starts_with("<!--")) {
    state_ = State::comment;
    matched_ = 0;
    return;
  }
  if (raw && html[i + 1] != '/') return;
  closing_ = html[i + 1] == '/';
  state_ = html[i + 1] == '!' || html[i + 1] == '?' ? State::markup : State::tag;
  in_name_ = true;
  self_closing_ = after_equals_ = false;
  name_.clear();
}

std::size_t HtmlReader::read_tag(std::string_view html, std::size_t i) {
  const char c = html[i];
  if (state_ == State::quoted) {
    if (c == quote_) state_ = State::tag;
    return i + 1;
  }
  if (c == '>') {
    const bool is_tag = state_ == State::tag;
    state_ = State::text;
    if (is_tag) finish_tag();
    return i + 1;
  }
  if (state_ == State::markup) return i + 1;
  if (in_name_) {
    if (is_letter(c) || (c >= '0' && c <= '9') || std::string_view("-:_.").find(c) != std::string_view::npos) {
      if (name_.size() < longest_name) name_ += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (c != '/' || !name_.empty()) {
      in_name_ = false;
    }
  } else if ((c == '"' || c == '\'') && after_equals_) {
    quote_ = c;
    state_ = State::quoted;
  }
  if (!is_space(c)) {
    self_closing_ = c == '/' && !name_.empty();
    after_equals_ = c == '=';
  }
  return i + 1;
}

std::size_t HtmlReader::read_comment(std::string_view html, std::size_t i, std::size_t begin) {
  constexpr std::string_view end = "-->";
  // "<!-->" is a whole comment, so the dashes of its start may end it, too.
  const char c = html[i];
  if (c == '>' && matched_ >= 2) {
    state_ = State::text;
    handler_.html_comment(tag_begin_, begin + i + 1);
    return i + 1;
  }
  matched_ = c == '-' ? std::min(matched_ + 1, end.size() - 1) : 0;
  return i + 1;
}

void HtmlReader::finish_tag() {
  if (!skipped_.empty()) {
    if (name_ != skipped_ || self_closing_) return;
    if (!closing_) {
      ++depth_;
    } else if (--depth_ == 0) {
      if (find_skipped(skipped_)->is_block) handler_.html_block_end();
      skipped_ = {};
    }
    return;
  }
  if (const auto* element = find_skipped(name_)) {
    if (closing_ || self_closing_) return;
    if (element->is_block)
      handler_.html_block_end();
    else
      handler_.html_thing(tag_begin_);
    skipped_ = element->name;
    depth_ = 1;
  } else if (name_ == "br") {
    handler_.html_break(tag_begin_);
  } else if (name_ == "img") {
    handler_.html_thing(tag_begin_);
  } else if (is_block(name_)) {
    handler_.html_block_end();
  }
}

}  // namespace pm::prose
