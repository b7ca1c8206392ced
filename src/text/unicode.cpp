#include "text/unicode.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include <pm/text.hpp>

namespace pm::text {

namespace {

std::size_t columns_of(std::int32_t code_point) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)));
}

}  // namespace

CodePoint first_code_point(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  if (first < 0x80) return {first, 1};
  // A code point has at most 4 bytes; the length is limited to the library's signed type.
  utf8proc_int32_t code_point = -1;
  const auto taken =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                       static_cast<utf8proc_ssize_t>(std::min<std::size_t>(rest.size(), 4)), &code_point);
  if (taken <= 0) return {-1, 1};
  return {code_point, static_cast<std::size_t>(taken)};
}

GraphemeCluster first_cluster(std::string_view rest) {
  const auto start = first_code_point(rest);
  GraphemeCluster cluster{start.bytes, columns_of(start.code_point)};
  utf8proc_int32_t state = 0;
  auto previous = start.code_point;
  while (cluster.bytes < rest.size()) {
    const auto next = first_code_point(rest.substr(cluster.bytes));
    if (previous < 0 || next.code_point < 0 || utf8proc_grapheme_break_stateful(previous, next.code_point, &state))
      break;
    cluster.bytes += next.bytes;
    cluster.columns += columns_of(next.code_point);
    previous = next.code_point;
  }
  return cluster;
}

bool is_space(std::int32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_valid_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto step = first_code_point(bytes);
    if (step.code_point < 0) return false;
    bytes.remove_prefix(step.bytes);
  }
  return true;
}

std::string replace_invalid_utf8(std::string_view bytes) {
  std::string whole;
  whole.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto step = first_code_point(bytes);
    if (step.code_point < 0)
      whole += "\xEF\xBF\xBD";
    else
      whole += bytes.substr(0, step.bytes);
    bytes.remove_prefix(step.bytes);
  }
  return whole;
}

std::size_t code_points(std::string_view utf8) {
  // Every byte except continuation bytes starts a code point.
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t code_point_length(std::string_view rest) { return first_code_point(rest).bytes; }

std::size_t display_width(std::string_view utf8) {
  // Fast path for ASCII.
  const auto* const other = std::find_if(utf8.begin(), utf8.end(), [](char c) { return c < ' ' || c > '~'; });
  auto columns = static_cast<std::size_t>(other - utf8.begin());
  utf8.remove_prefix(columns);
  while (!utf8.empty()) {
    const auto step = first_code_point(utf8);
    columns += step.code_point < 0 ? 1 : columns_of(step.code_point);
    utf8.remove_prefix(step.bytes);
  }
  return columns;
}

namespace {

struct Sign {
  std::string_view ours, instead;
};
/// All non-ASCII characters that pm itself prints.
constexpr auto signs = std::to_array<Sign>({
    {"\u00b7", "|"},    // between choices
    {"\u2013", "-"},    // en dash
    {"\u2014", "-"},    // em dash
    {"\u2026", "..."},  // omission
    {"\u2192", "->"},   // change
    {"\u21b3", ">"},    // a first step of
    {"\u2500", "-"},    // under a heading
    {"\u2550", "="},    // under a title
    {"\u2588", "#"},    // a bar
    {"\u25cf", "x"},    // addresses
    {"\u201c", "\""},
    {"\u201d", "\""},
    {"\u2019", "'"},
    {"\u00a0", " "},
    {"\u200b", ""},
    {"\ufffd", "?"},
});

/// Control pictures (U+2400 and on) as caret notation: "^[".
std::string control(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != '\xe2' || rest[1] != '\x90') return {};
  const auto picture = static_cast<unsigned char>(rest[2]);
  if (picture == 0xa1) return "^?";
  if (picture > 0x9f) return {};
  return {'^', static_cast<char>(picture - 0x80 + '@')};
}

}  // namespace

std::string to_ascii(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    if (static_cast<unsigned char>(utf8.front()) < 0x80) {
      out += utf8.front();
      utf8.remove_prefix(1);
      continue;
    }
    const auto* sign = std::ranges::find_if(signs, [&](const Sign& s) { return utf8.starts_with(s.ours); });
    if (const auto shown = control(utf8); !shown.empty()) {
      out += shown;
      utf8.remove_prefix(3);
    } else if (sign == signs.end()) {
      out += utf8.front();
      utf8.remove_prefix(1);
    } else {
      out += sign->instead;
      utf8.remove_prefix(sign->ours.size());
    }
  }
  return out;
}

bool is_utf8_locale(std::string_view all, std::string_view ctype, std::string_view lang) {
  const auto locale = lower_ascii(!all.empty() ? all : !ctype.empty() ? ctype : lang);
  return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
}

}  // namespace pm::text
