#include "terminal/typed_text.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <utf8proc.h>
#include <wchar.h>
#include <wctype.h>

#include <pm/text.hpp>

namespace pm::terminal {

std::wstring wide(std::string_view utf8) {
  std::wstring out;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  for (auto left = static_cast<utf8proc_ssize_t>(utf8.size()); left > 0;) {
    utf8proc_int32_t code = 0;
    auto length = utf8proc_iterate(at, left, &code);
    if (length <= 0) {
      code = 0xfffd;
      length = 1;
    }
    out += static_cast<wchar_t>(code);
    at += length;
    left -= length;
  }
  return out;
}

std::string to_utf8(std::wstring_view text) {
  std::string out;
  for (const wchar_t c : text) text::append_code_point(out, static_cast<char32_t>(c));
  return out;
}

Label label_of(std::string_view utf8) {
  std::vector<std::pair<std::wstring, wchar_t>> characters;  // each with the sequences before it
  std::wstring sequences;
  const auto text = wide(utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end = text[i] == L'\x1b' ? text.find(L'm', i) : std::wstring::npos;
    if (end != std::wstring::npos) {
      sequences += text.substr(i, end - i + 1);
      i = end;
    } else if (text[i] >= L' ') {
      characters.emplace_back(std::exchange(sequences, {}), text[i]);
    }
  }
  // libedit drops a trailing sequence, so the last reset goes before the final blank.
  if (!characters.empty()) characters.back().first += sequences;
  Label label;
  for (const auto& [before, character] : characters) {
    if (!before.empty()) label.marked += Label::mark + before + Label::mark;
    label.marked += character;
    label.plain += character;
  }
  return label;
}

std::size_t count_rows(std::wstring_view shown, std::size_t columns) {
  std::size_t row = 0, column = 0;
  const auto put = [&](std::size_t width) {
    if (column + width > columns) {
      ++row;
      column = 0;
    }
    column += width;
    if (column >= columns) {
      ++row;
      column = 0;
    }
  };
  for (const wchar_t c : shown) {
    const auto code = std::char_traits<wchar_t>::to_int_type(c);
    if (c == L'\n') {
      ++row;
      column = 0;
    } else if (iswprint(code)) {
      put(static_cast<std::size_t>(wcwidth(c) > 0 ? wcwidth(c) : 0));
    } else {
      // Shown as \U+1F9FF, one character after the other.
      for (int i = 0; i < (c > 0xffff ? 8 : 7); ++i) put(1);
    }
  }
  return row;
}

namespace {

constexpr char escape = '\x1b';

bool within(char c, unsigned char first, unsigned char last) {
  const auto byte = static_cast<unsigned char>(c);
  return first <= byte && byte <= last;
}

std::size_t skip_range(std::string_view s, std::size_t at, unsigned char first, unsigned char last) {
  while (at < s.size() && within(s[at], first, last)) ++at;
  return at;
}

/// Past the end of `ESC [ … final` (ECMA-48, 5.4), `at` behind its bracket.
std::size_t after_control_sequence(std::string_view s, std::size_t at) {
  at = skip_range(s, skip_range(s, at, 0x30, 0x3f), 0x20, 0x2f);
  return at < s.size() && within(s[at], 0x40, 0x7e) ? at + 1 : at;
}

/// Past the end of a control string, `at` behind its opener; one that never ends is no string, so that no text is lost.
std::size_t after_control_string(std::string_view s, std::size_t at) {
  for (auto i = at; i < s.size(); ++i) {
    if (s[i] == '\a') return i + 1;
    if (s[i] == escape && i + 1 < s.size() && s[i + 1] == '\\') return i + 2;
    if (s.substr(i, 2) == "\xc2\x9c") return i + 2;
  }
  return at;
}

/// Past the end of an escape sequence, `at` on its ESC.
std::size_t after_escape(std::string_view s, std::size_t at) {
  if (++at == s.size()) return at;
  if (s[at] == '[') return after_control_sequence(s, at + 1);
  if (std::string_view("]PX^_").find(s[at]) != std::string_view::npos) return after_control_string(s, at + 1);
  const auto after = skip_range(s, at, 0x20, 0x2f);
  return after < s.size() && within(s[after], 0x30, 0x7e) ? after + 1 : at;
}

/// Past a C1 control (U+0080 to U+009F), `at` on its 0xC2.
std::size_t after_c1(std::string_view s, std::size_t at) {
  const auto kind = static_cast<unsigned char>(s[at + 1]);
  if (kind == 0x9b) return after_control_sequence(s, at + 2);
  if (kind == 0x9d || kind == 0x90 || kind == 0x98 || kind == 0x9e || kind == 0x9f)
    return after_control_string(s, at + 2);
  return at + 2;
}

/// Bytes of U+202A…U+202E and U+2066…U+2069, which turn the order of what follows on the screen.
bool is_bidi_override(std::string_view three) {
  if (three.size() < 3 || three[0] != '\xe2') return false;
  return (three[1] == '\x80' && within(three[2], 0xaa, 0xae)) || (three[1] == '\x81' && within(three[2], 0xa6, 0xa9));
}

/// Length of a line end at the start of the text: LF, CR, CR LF, NEL, line and paragraph separator.
std::size_t line_end(std::string_view s) {
  if (s.substr(0, 2) == "\r\n" || s.substr(0, 2) == "\xc2\x85") return 2;
  if (s[0] == '\n' || s[0] == '\r') return 1;
  if (s.substr(0, 3) == "\xe2\x80\xa8" || s.substr(0, 3) == "\xe2\x80\xa9") return 3;
  return 0;
}

}  // namespace

std::string typed_text(std::string_view bytes, Newlines newlines) {
  const auto replace_invalid_utf8 = text::replace_invalid_utf8(bytes);
  const std::string_view s = replace_invalid_utf8;
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    if (const auto end = line_end(s.substr(i)); end > 0) {
      out += newlines == Newlines::kept ? '\n' : ' ';
      i += end;
    } else if (s[i] == '\t') {
      out += ' ';
      ++i;
    } else if (s[i] == escape) {
      i = after_escape(s, i);
    } else if (within(s[i], 0, 0x1f) || s[i] == '\x7f') {
      ++i;
    } else if (s[i] == '\xc2' && within(s[i + 1], 0x80, 0x9f)) {
      i = after_c1(s, i);
    } else if (is_bidi_override(s.substr(i, 3))) {
      i += 3;
    } else {
      out += s[i++];
    }
  }
  return out;
}

}  // namespace pm::terminal
