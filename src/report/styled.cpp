#include "report/styled.hpp"

#include <algorithm>
#include <array>

namespace pm::report::styled {

namespace {

struct Mark {
  Style style;
  char on, off;
  std::string_view escape;
};
constexpr std::array<Mark, 3> style_marks = {{
    {Style::bold, '\x01', '\x02', "\x1b[1m"},
    {Style::italic, '\x03', '\x04', "\x1b[3m"},
    {Style::dim, '\x05', '\x06', "\x1b[2m"},
}};
constexpr std::string_view plain = "\x1b[0m";

/// Escape sequences for the styles.
std::string escapes(const std::string& open) {
  std::string all;
  for (const auto& mark : style_marks)
    if (open.find(mark.on) != std::string::npos) all += mark.escape;
  return all;
}

}  // namespace

std::string marked(std::string_view text, Style style) {
  const auto& mark =
      *std::find_if(style_marks.begin(), style_marks.end(), [&](const Mark& m) { return m.style == style; });
  return mark.on + std::string(text) + mark.off;
}

std::string shown(std::string_view line, bool colour, std::string& open) {
  std::string out = colour ? escapes(open) : "";
  for (const char c : line) {
    const auto* mark =
        std::find_if(style_marks.begin(), style_marks.end(), [&](const Mark& m) { return c == m.on || c == m.off; });
    if (mark == style_marks.end()) {
      out += c;
      continue;
    }
    if (c == mark->on)
      open += c;
    else if (const auto at = open.rfind(mark->on); at != std::string::npos)
      open.erase(at, 1);
    if (colour) out += c == mark->on ? std::string(mark->escape) : std::string(plain) + escapes(open);
  }
  if (colour && !open.empty()) out += plain;
  return out;
}

}  // namespace pm::report::styled
