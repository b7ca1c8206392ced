#include "terminal/wide_text.hpp"

#include <utf8proc.h>

#include <array>
#include <utility>
#include <vector>

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

std::string narrow(std::wstring_view text) {
  std::string out;
  std::array<utf8proc_uint8_t, 4> bytes;
  for (const wchar_t c : text) {
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
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

}  // namespace pm::terminal
