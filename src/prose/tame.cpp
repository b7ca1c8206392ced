#include "prose/tame.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace pm::prose {
namespace {

constexpr std::size_t most_marks = 1000;  // in one paragraph
constexpr std::size_t deepest = 64;       // containers that a line opens

constexpr auto marks = [] {
  std::array<std::uint8_t, 256> m{};
  for (char c : {'[', ']', '*', '_', '~', '`', '<', '!', '&', '\\'}) m[static_cast<unsigned char>(c)] = 1;
  m['|'] = 1;
  return m;
}();

std::size_t end_of_line(std::string_view s, std::size_t i) {
  const auto n = s.find('\n', i);
  return n == s.npos ? s.size() : n;
}

/// How many containers a line opens before its text: '>' and list markers.
std::size_t depth(std::string_view line) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '>' ||
        ((c == '-' || c == '*' || c == '+') && i + 1 < line.size() && (line[i + 1] == ' ' || line[i + 1] == '\t')))
      ++n;
    else if (c >= '0' && c <= '9')
      n += i + 1 < line.size() && (line[i + 1] == '.' || line[i + 1] == ')');
    else if (c != ' ' && c != '\t' && c != '.' && c != ')')
      break;
  }
  return n;
}

void blank(std::string& s, std::size_t from, std::size_t to) {
  for (auto i = from; i < to; ++i)
    if (s[i] != '\n' && s[i] != '\r') s[i] = ' ';
}

}  // namespace

std::string tamed(std::string_view markdown) {
  std::string out(markdown);
  // A byte of zero, and a line end of old that the rest of pm takes for none: cmark would count another line.
  for (std::size_t i = 0; i < out.size(); ++i)
    if (out[i] == '\0' || (out[i] == '\r' && (i + 1 == out.size() || out[i + 1] != '\n'))) out[i] = ' ';
  std::size_t paragraph = 0, seen = 0, indent = 0;
  const auto close = [&](std::size_t end) {
    if (seen > most_marks)
      for (auto i = paragraph; i < end; ++i)
        if (marks[static_cast<unsigned char>(out[i])] != 0) out[i] = ' ';
    seen = 0;
  };
  for (std::size_t i = 0; i < out.size();) {
    const auto end = end_of_line(out, i);
    std::size_t first = i;
    while (first < end && (out[first] == ' ' || out[first] == '\t' || out[first] == '\r')) ++first;
    indent = first - i;
    if (first == end) {
      close(i);
      paragraph = end;
    } else if (indent > 4 * deepest ||
               depth(std::string_view(out).substr(i, end - i < 1024 ? end - i : 1024)) > deepest) {
      blank(out, i, end);
    } else {
      for (auto k = first; k < end; ++k) seen += marks[static_cast<unsigned char>(out[k])];
    }
    i = end + 1;
  }
  close(out.size());
  return out;
}

}  // namespace pm::prose
