#include <algorithm>
#include <array>

#include <pm/html.hpp>
#include <pm/text.hpp>

#include "text/unicode.hpp"

namespace pm::escape {

namespace {

/// Characters with a meaning in Mermaid diagrams or in the HTML of a label.
constexpr std::string_view active = ":;#%\"`<>{}\\$&|";

/// Returns the full-width form, which Mermaid ignores: U+FF01 for U+0021, and so on.
std::string full_width(char c) {
  std::string wide;
  text::append_code_point(wide, 0xFF00U + static_cast<unsigned char>(c) - 0x20U);
  return wide;
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

// Sources: Jira's page on its text formatting notation; Redmine's help on text formatting, tried on Redmine 5 with both
// of its formats.
namespace {

constexpr std::string_view not_seen = "\xE2\x80\x8B";  // U+200B

constexpr bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
constexpr bool is_one_of(char c, std::string_view all) { return all.find(c) != std::string_view::npos; }

struct Neighbours {
  char before, after;  ///< '\0' beyond either end
  [[nodiscard]] bool are_words() const { return is_word_character(before) && is_word_character(after); }
};

/// Escapes one line with `write`.
template <class Write>
std::string written(std::string_view text, const Write& write) {
  const auto line = for_terminal_line(text);
  const auto trimmed = text::trim(line);
  std::string out;
  for (std::size_t i = 0; i < trimmed.size(); ++i)
    write(out, trimmed[i], {i == 0 ? '\0' : trimmed[i - 1], i + 1 == trimmed.size() ? '\0' : trimmed[i + 1]});
  return out;
}

}  // namespace

std::string for_jira(std::string_view text) {
  return written(text, [](std::string& out, char c, Neighbours beside) {
    const bool always = is_one_of(c, "\\{}[]|!~^");
    if (always || (is_one_of(c, "*_-+?") && !beside.are_words())) out += '\\';
    out += c;
  });
}

std::string for_jira_url(std::string_view url) {
  constexpr std::array<std::pair<char, std::string_view>, 4> active = {
      {{'|', "%7C"}, {']', "%5D"}, {'[', "%5B"}, {'}', "%7D"}}};
  std::string out;
  for (const char c : for_markdown_url(url)) {
    const auto found = std::find_if(active.begin(), active.end(), [c](const auto& one) { return one.first == c; });
    if (found == active.end())
      out += c;
    else
      out += found->second;
  }
  return out;
}

std::string for_redmine(std::string_view text) {
  return written(text, [](std::string& out, char c, Neighbours beside) {
    const bool always = is_one_of(c, "&<>[]{}|\"!`\\*~");
    const bool link = c == ':' && beside.after == '/';
    if (always || link || (is_one_of(c, "_-+?^%=@#") && !beside.are_words() && !is_one_of(beside.after, " ")))
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    else
      out += c;
    if (is_one_of(c, "@#") && is_word_character(beside.after)) out += not_seen;
  });
}

namespace {

/// Not allowed in XML, and a parse error in HTML.
bool is_noncharacter(std::int32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

}  // namespace

std::string for_html(std::string_view text) {
  const auto visible = for_terminal(text);
  std::string out;
  out.reserve(visible.size());
  std::string_view rest = visible;
  while (!rest.empty()) {
    const auto step = text::first_code_point(rest);
    switch (step.code_point) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&apos;";
        break;
      default:
        out += is_noncharacter(step.code_point) ? std::string_view("\xEF\xBF\xBD") : rest.substr(0, step.bytes);
    }
    rest.remove_prefix(step.bytes);
  }
  return out;
}

std::string for_html_url(std::string_view url) {
  std::string out;
  const auto safe = for_markdown_url(url);  // may hold "&amp;" already
  for (std::size_t at = 0; at < safe.size(); ++at) {
    out += safe[at];
    if (safe[at] != '&') continue;
    out += "amp;";
    if (std::string_view(safe).substr(at).starts_with("&amp;")) at += std::string_view("amp;").size();
  }
  return out;
}

}  // namespace pm::escape
