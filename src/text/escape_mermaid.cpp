#include <algorithm>
#include <array>

#include <pm/escape.hpp>
#include <pm/text.hpp>

namespace pm::escape {

namespace {

/// Characters with a meaning in Mermaid diagrams or in the HTML of a label.
constexpr std::string_view active = ":;#%\"`<>{}\\$&|";

/// Returns the full-width form, which Mermaid ignores: U+FF01 for U+0021, and so on.
std::string full_width(char c) {
  const auto code = 0xFF00U + static_cast<unsigned char>(c) - 0x20U;
  return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

/// Words that start a statement of a Mermaid gantt at the start of a line (grammar of version 11).
constexpr std::array<std::string_view, 20> statements = {
    "gantt",    "dateformat", "inclusiveenddates", "topaxis", "axisformat", "tickinterval",
    "includes", "excludes",   "todaymarker",       "weekday", "weekend",    "title",
    "acctitle", "accdescr",   "accdescription",    "section", "click",      "href",
    "call",     "vert"};

bool begins_statement(std::string_view text) {
  const auto word = text::lower_ascii(text.substr(0, text.find(' ')));
  return (!word.empty() && word.front() >= '0' && word.front() <= '9') ||  // a date is a token of its own
         std::find(statements.begin(), statements.end(), word) != statements.end();
}

}  // namespace

std::string for_mermaid(std::string_view text) {
  const auto line = for_terminal_line(text);
  const auto trimmed = text::trim(line);
  std::string safe = begins_statement(trimmed) ? "\xE2\x80\x8B" : "";  // U+200B: invisible, prevents the keyword
  for (const char c : trimmed) {
    if (active.find(c) == std::string_view::npos)
      safe += c;
    else
      safe += full_width(c);
  }
  return safe;
}

}  // namespace pm::escape
