#include "record/json_writer.hpp"

#include <algorithm>

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

void Writer::key(std::string_view name) {
  next_value();
  quoted(name);
  out_ += ": ";
  after_key_ = true;
}

void Writer::string(std::string_view text) {
  next_value();
  // A file with a broken byte in it could not be read again: better one odd sign than a lost record.
  if (text::is_valid_utf8(text))
    quoted(text);
  else
    quoted(text::repaired(text));
}

void Writer::bare(std::string_view letters) {
  next_value();
  out_ += letters;
}

void Writer::value(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return bare("null");
    case Value::Kind::boolean:
    case Value::Kind::number:
      return bare(value.text);
    case Value::Kind::string:
      return string(value.text);
    case Value::Kind::array:
      begin_array();
      for (const Value& item : value.items) this->value(item);
      return end_array();
    case Value::Kind::object:
      begin_object();
      for (std::size_t i = 0; i < value.keys.size(); ++i) {
        key(value.keys[i]);
        this->value(value.items[i]);
      }
      return end_object();
  }
}

std::string Writer::take() {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace pm::json
