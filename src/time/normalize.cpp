#include "time/normalize.hpp"

#include <pm/text.hpp>

namespace pm::spoken {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};

/// The code point at the start of UTF-8 text; a broken byte is its own code point.
CodePoint first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 1 || length > text.size()) return {lead, 1};
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {lead, 1};
    value = value << 6U | (byte(i) & 0x3FU);
  }
  return {value, length};
}

bool is_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool has_no_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         c == 0xAD;
}

/// The ASCII sign that is meant by it; 0: none.
char ascii_of(char32_t c) {
  constexpr char32_t full_width_first = 0xFF01, full_width_last = 0xFF5E;
  if (c >= full_width_first && c <= full_width_last) return static_cast<char>(c - full_width_first + '!');
  if (c == 0x2010 || c == 0x2011) return '-';
  if (c == 0x2236) return ':';
  return is_space(c) ? ' ' : '\0';
}

}  // namespace

NormalizedText normalize(std::string_view original) {
  NormalizedText result;
  result.text.reserve(original.size());
  result.origins.reserve(original.size() + 1);
  for (std::size_t at = 0; at < original.size();) {
    const auto [value, length] = first_of(original.substr(at));
    if (length > 1 && has_no_width(value)) {
      at += length;
      continue;
    }
    if (const char ascii = length > 1 ? ascii_of(value) : '\0') {
      result.text += ascii;
      result.origins.push_back(at);
    } else {
      result.text += original.substr(at, length);
      for (std::size_t i = 0; i < length; ++i) result.origins.push_back(at + i);
    }
    at += length;
  }
  result.origins.push_back(original.size());
  result.lower = text::lower_ascii(result.text);
  return result;
}

}  // namespace pm::spoken
