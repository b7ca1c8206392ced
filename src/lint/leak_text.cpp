// What a reader of a published file sees.
#include <algorithm>
#include <array>
#include <utility>

#include <pm/leak.hpp>
#include <pm/text.hpp>

namespace pm::lint {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_'; }

/// Zero-width characters, soft hyphens and marks of direction, which part a word for a program but not for a reader.
bool is_invisible(std::string_view character) {
  constexpr std::array<std::string_view, 14> all = {"\u00AD", "\u200B", "\u200C", "\u200D", "\u200E",
                                                    "\u200F", "\u2060", "\u202A", "\u202B", "\u202C",
                                                    "\u202D", "\u202E", "\uFEFF", "\u2066"};
  return std::find(all.begin(), all.end(), character) != all.end();
}

class Writer {
 public:
  explicit Writer(VisibleText& out) : out_(out) {}

  void put(std::string_view characters, std::size_t origin) {
    for (std::size_t i = 0; i < characters.size();) {
      const auto bytes = text::code_point_length(characters.substr(i));
      const auto one = characters.substr(i, bytes);
      if (!is_invisible(one)) append(one, origin);
      i += bytes;
    }
  }
  /// Text of the file, with character references.
  void put_decoded(std::string_view file, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end;) {
      const auto rest = file.substr(i, end - i);
      if (const auto entity = text::entity_length(rest); entity > 0) {
        put(text::decode_entity(rest.substr(0, entity)), i);
        i += entity;
        continue;
      }
      const auto bytes = text::code_point_length(rest);
      put(rest.substr(0, bytes), i);
      i += bytes;
    }
  }
  void end_line(std::size_t origin) {
    if (!out_.text.empty() && out_.text.back() != '\n') append("\n", origin);
  }

 private:
  void append(std::string_view bytes, std::size_t origin) {
    out_.text += bytes;
    out_.origin.insert(out_.origin.end(), bytes.size(), origin);
  }
  VisibleText& out_;
};

/// Elements within a line: their tags part no word.
bool is_inline(std::string_view name) {
  constexpr std::array<std::string_view, 21> all = {"a",  "abbr", "b",      "bdi", "bdo", "code", "del",
                                                    "em", "font", "i",      "ins", "kbd", "mark", "q",
                                                    "s",  "span", "strong", "sub", "sup", "u",    "wbr"};
  return std::find(all.begin(), all.end(), name) != all.end();
}

/// Attributes with words or addresses.
bool is_read(std::string_view name) {
  constexpr std::array<std::string_view, 12> all = {"href",    "src",    "srcset", "alt",   "title",       "aria-label",
                                                    "content", "action", "cite",   "value", "placeholder", "id"};
  return name.starts_with("data-") || std::find(all.begin(), all.end(), name) != all.end();
}

class HtmlText {
 public:
  HtmlText(std::string_view file, VisibleText& out) : file_(file), out_(out) {}

  void read() {
    while (at_ < file_.size()) {
      const auto open = std::min(file_.find('<', at_), file_.size());
      out_.put_decoded(file_, at_, open);
      at_ = open;
      if (at_ == file_.size()) return;
      if (file_.substr(at_).starts_with("<!--"))
        read_comment();
      else if (const char next = at_ + 1 < file_.size() ? file_[at_ + 1] : ' ';
               is_ascii_letter(next) || next == '/' || next == '!' || next == '?')
        read_tag();
      else
        out_.put("<", at_++);
    }
  }

 private:
  void read_comment() {
    const auto end = std::min(file_.find("-->", at_ + 4), file_.size());
    out_.end_line(at_);
    out_.put_decoded(file_, at_ + 4, end);
    out_.end_line(end);
    at_ = std::min(end + 3, file_.size());
  }

  std::string read_name() {
    const auto begin = at_;
    while (at_ < file_.size() && is_name_char(file_[at_])) ++at_;
    return text::lower_ascii(file_.substr(begin, at_ - begin));
  }

  void skip_spaces() {
    while (at_ < file_.size() && static_cast<unsigned char>(file_[at_]) <= ' ') ++at_;
  }

  void read_tag() {
    const auto begin = at_++;
    const bool is_end = at_ < file_.size() && file_[at_] == '/';
    if (is_end || (at_ < file_.size() && (file_[at_] == '!' || file_[at_] == '?'))) ++at_;
    const auto name = read_name();
    if (!is_inline(name)) out_.end_line(begin);
    bool is_policy = false;
    std::vector<std::pair<std::size_t, std::size_t>> values;
    while (at_ < file_.size() && file_[at_] != '>') {
      skip_spaces();
      const auto attribute = read_name();
      if (attribute.empty()) {
        if (at_ < file_.size() && file_[at_] != '>') ++at_;
        continue;
      }
      skip_spaces();
      if (at_ >= file_.size() || file_[at_] != '=') continue;
      ++at_;
      skip_spaces();
      const char quote = at_ < file_.size() && (file_[at_] == '"' || file_[at_] == '\'') ? file_[at_++] : ' ';
      const auto from = at_;
      while (at_ < file_.size() &&
             (quote == ' ' ? static_cast<unsigned char>(file_[at_]) > ' ' && file_[at_] != '>' : file_[at_] != quote))
        ++at_;
      is_policy |= attribute == "http-equiv";
      if (is_read(attribute)) values.emplace_back(from, at_);
      if (quote != ' ' && at_ < file_.size()) ++at_;
    }
    if (at_ < file_.size()) ++at_;
    if (!is_policy && !values.empty()) {
      out_.end_line(begin);
      for (const auto& [from, to] : values) {
        out_.put_decoded(file_, from, to);
        out_.end_line(to);
      }
    }
    if (!is_end && (name == "style" || name == "script")) skip_raw(name);
  }

  /// Style sheets and scripts are no text of a record.
  void skip_raw(const std::string& name) {
    auto end = at_;
    do end = file_.find("</", end == at_ ? end : end + 1);
    while (end != file_.npos && text::lower_ascii(file_.substr(end + 2, name.size())) != name);
    at_ = std::min(end, file_.size());
  }

  std::string_view file_;
  Writer out_;
  std::size_t at_ = 0;
};

bool is_ascii_mark(char c) { return c > ' ' && c < 0x7F && !is_ascii_letter(c) && (c < '0' || c > '9'); }

void read_markdown(std::string_view file, VisibleText& result) {
  Writer out(result);
  for (std::size_t i = 0; i < file.size();) {
    if (file[i] == '\\' && i + 1 < file.size() && is_ascii_mark(file[i + 1])) {
      out.put(file.substr(i + 1, 1), i);
      i += 2;
      continue;
    }
    // A mark of emphasis parts no word.
    if (file[i] == '*') {
      ++i;
      continue;
    }
    const auto rest = file.substr(i);
    const auto bytes = std::max(text::entity_length(rest), text::code_point_length(rest));
    out.put_decoded(file, i, i + bytes);
    i += bytes;
  }
}

}  // namespace

VisibleText visible_text(std::string_view file, PageFormat format) {
  VisibleText visible;
  switch (format) {
    case PageFormat::html:
      HtmlText(file, visible).read();
      break;
    case PageFormat::markdown:
      read_markdown(file, visible);
      break;
    case PageFormat::plain:
      for (std::size_t i = 0; i < file.size();) {
        const auto bytes = text::code_point_length(file.substr(i));
        Writer(visible).put(file.substr(i, bytes), i);
        i += bytes;
      }
      break;
  }
  return visible;
}

}  // namespace pm::lint
