#include <algorithm>

#include <pm/json.hpp>
#include <pm/text.hpp>

namespace pm::json {

namespace {

constexpr std::size_t spaces_a_level = 2;

bool must_be_escaped(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view plain = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
  out += '\\';
  if (const auto at = plain.find(c); at != std::string_view::npos) {
    out += letters[at];
    return;
  }
  const auto code = static_cast<unsigned char>(c);
  out += "u00";
  out += hex[code >> 4U];
  out += hex[code & 0xFU];
}

}  // namespace

void Writer::new_line() {
  out_ += '\n';
  out_.append(level_ * spaces_a_level, ' ');
}

void Writer::next_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (level_ == 0) return;
  if (!first_) out_ += ',';
  new_line();
  first_ = false;
}

void Writer::begin(char bracket) {
  next_value();
  out_ += bracket;
  ++level_;
  first_ = true;
}

void Writer::end(char bracket) {
  --level_;
  if (!first_) new_line();
  out_ += bracket;
  first_ = false;
}

void Writer::quoted(std::string_view text) {
  out_ += '"';
  while (!text.empty()) {
    const auto special = std::find_if(text.begin(), text.end(), must_be_escaped);
    const auto plain = static_cast<std::size_t>(special - text.begin());
    out_ += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    append_escaped(out_, text.front());
    text.remove_prefix(1);
  }
  out_ += '"';
}

Writer& Writer::key(std::string_view name) {
  next_value();
  quoted(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

void Writer::string(std::string_view text) {
  next_value();
  // Most text is ASCII, and of that a terminal acts on nothing but what every JSON text escapes, and DEL.
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x7F; }))
    return quoted(text);
  const auto begin = out_.size();
  // A file with a broken byte in it could not be read again: better one odd sign than a lost record.
  if (text::is_valid_utf8(text))
    quoted(text);
  else
    quoted(text::replace_invalid_utf8(text));
  if (target_ == Target::file) return;
  const auto shown = escape::json_for_terminal(std::string_view(out_).substr(begin));
  out_.replace(begin, std::string::npos, shown);
}

void Writer::number(std::size_t value) { bare(std::to_string(value)); }

void Writer::bare(std::string_view letters) {
  next_value();
  out_ += letters;
}

void Writer::items(std::string_view text) {
  if (text.empty()) return;
  out_ += first_ ? text.substr(1) : text;
  first_ = false;
}

}  // namespace pm::json
