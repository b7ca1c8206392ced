#include "language/tokenizer.hpp"

namespace pm::language::characters {

WideCharacter wide_at(std::string_view s, std::size_t i) {
  const auto at = [&](std::size_t n) { return i + n < s.size() ? static_cast<unsigned char>(s[i + n]) : 0U; };
  const unsigned a = at(0), b = at(1), c = at(2);
  if (i + 1 >= s.size()) return {1, 0};
  if (a == 0xC2) return {2, b == 0xA0 ? ' ' : b == 0xAB || b == 0xBB ? '"' : '*'};
  if (i + 2 >= s.size()) return {1, 0};
  if (a == 0xE2 && b == 0x80) {
    switch (c) {
      case 0x98:
      case 0x99:
      case 0x9B:
        return {3, '\''};
      case 0x9C:
      case 0x9D:
      case 0x9E:
      case 0x9F:
        return {3, '"'};
      case 0x90:
      case 0x91:
        return {3, 0};  // hyphens within words
      case 0x92:
      case 0x93:
      case 0x94:
      case 0x95:
        return {3, '-'};
      case 0xA6:
        return {3, '~'};  // an ellipsis
      case 0xA2:
        return {3, '*'};
      default:
        return {3, c >= 0x80 && c <= 0x8F ? ' ' : '*'};
    }
  }
  if (a == 0xE2) return {3, '*'};  // arrows, boxes, signs
  if (a == 0xE3 && b == 0x80) return {3, c == 0x82 ? '.' : c == 0x81 ? ',' : '*'};
  if (a == 0xEF && (b == 0xB8 || b == 0xBF)) return {3, '*'};      // variation selectors, U+FFFD
  if (i + 3 < s.size() && a >= 0xF0 && a < 0xF8) return {4, '*'};  // emoji and rarer scripts
  return {1, 0};
}

bool is_all_caps(std::string_view word) {
  std::size_t letters = 0;
  for (char c : word) {
    if (c == '-') continue;
    if (!is(c, upper)) return false;
    ++letters;
  }
  return letters > 1;
}

bool is_abbreviation(std::string_view w) {
  constexpr std::string_view known[] = {"e.g", "i.e", "eg", "ie",   "etc",  "vs",  "cf",  "approx", "mr",
                                        "mrs", "ms",  "dr", "st",   "no",   "fig", "al",  "inc",    "ca",
                                        "jr",  "sr",  "ca", "resp", "incl", "esp", "max", "min"};
  char low[8];
  if (w.empty() || w.size() > 6) return false;
  for (std::size_t i = 0; i < w.size(); ++i) low[i] = lower(w[i]);
  for (auto k : known)
    if (k == std::string_view(low, w.size())) return true;
  return false;
}

}  // namespace pm::language::characters
