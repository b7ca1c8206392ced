#include <pm/ascii.hpp>

#include <algorithm>
#include <array>

#include <pm/text.hpp>

namespace pm::text {
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

std::string in_ascii(std::string_view utf8) {
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

bool names_utf8(std::string_view all, std::string_view ctype, std::string_view lang) {
  const auto locale = lower_ascii(!all.empty() ? all : !ctype.empty() ? ctype : lang);
  return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
}

}  // namespace pm::text
