#include <algorithm>
#include <array>

#include <pm/html.hpp>
#include <pm/sql.hpp>
#include <pm/text.hpp>

#include "text/unicode.hpp"

namespace pm::escape {

namespace {

/// Prefixes that spreadsheets treat as formulas (OWASP, "CSV Injection"), including full-width forms.
constexpr std::array<std::string_view, 11> formula_beginnings = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                 "\n", "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view text) {
  return std::any_of(formula_beginnings.begin(), formula_beginnings.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

}  // namespace

std::string for_csv(std::string_view text) {
  auto field = (begins_formula(text) ? "'" : "") + for_terminal(text);
  const bool plain =
      field.find_first_of(",;\"\n\r\t") == std::string::npos && !field.starts_with(' ') && !field.ends_with(' ');
  if (plain) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

namespace {

constexpr std::string_view unreadable = "\xEF\xBF\xBD";  // U+FFFD

bool is_c0(std::int32_t c) { return (c >= 0 && c < 0x20) || c == 0x7F; }
bool is_c1(std::int32_t c) { return c >= 0x80 && c <= 0x9F; }
/// Embeddings, overrides, isolates and digit shape controls, which change the display order. U+200E and U+200F are kept
/// for Hebrew and Arabic.
bool reorders(std::int32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F); }
bool ends_line(std::int32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// Length of the printable ASCII prefix.
std::size_t plain_run(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; });
  return static_cast<std::size_t>(end - text.begin());
}

/// ␛ for ESC: the "control pictures" block of Unicode.
std::string picture_of(std::int32_t c0) {
  const int picture = c0 == 0x7F ? 0x21 : static_cast<int>(c0);
  return {'\xE2', '\x90', static_cast<char>(0x80 + picture)};
}

}  // namespace

std::string for_terminal(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (true) {
    const auto plain = plain_run(text);
    shown += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto step = text::first_code_point(text);
    const auto c = step.code_point;
    if (c == '\n' || c == '\t')
      shown += static_cast<char>(c);
    else if (c == '\r' && text.substr(0, 2) == "\r\n")
      ;  // CR LF becomes one newline
    else if (is_c0(c))
      shown += picture_of(c);
    else if (c < 0 || is_c1(c) || reorders(c))
      shown += unreadable;
    else
      shown += text.substr(0, step.bytes);
    text.remove_prefix(step.bytes);
  }
  return shown;
}

std::string json_for_terminal(std::string_view json) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string shown;
  shown.reserve(json.size());
  while (true) {
    const auto plain = plain_run(json);
    shown += json.substr(0, plain);
    json.remove_prefix(plain);
    if (json.empty()) return shown;
    const auto step = text::first_code_point(json);
    const auto c = static_cast<unsigned>(step.code_point);
    // Serialised JSON contains only these two control characters, and only outside of strings.
    if (c != '\n' && c != '\t' && (is_c0(step.code_point) || is_c1(step.code_point) || reorders(step.code_point)))
      shown += {'\\', 'u', digits[c >> 12U], digits[(c >> 8U) & 15U], digits[(c >> 4U) & 15U], digits[c & 15U]};
    else
      shown += step.code_point < 0 ? unreadable : json.substr(0, step.bytes);
    json.remove_prefix(step.bytes);
  }
}

std::string for_terminal_line(std::string_view text) {
  std::string flat;
  flat.reserve(text.size());
  while (true) {
    const auto plain = plain_run(text);
    flat += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto step = text::first_code_point(text);
    if (text.substr(0, 2) == "\r\n")
      ;
    else if (ends_line(step.code_point) || step.code_point == '\t')
      flat += ' ';
    else
      flat += text.substr(0, step.bytes);
    text.remove_prefix(step.bytes);
  }
  return for_terminal(flat);
}

std::string for_sql(std::string_view text) {
  std::string literal = "'";
  for (const char c : for_terminal(text)) {
    if (c == '\'') literal += '\'';
    literal += c;
  }
  return literal + '\'';
}

std::span<const EscapeFunction> outlets() {
  static constexpr std::array<EscapeFunction, 15> all = {{
      {"terminal", for_terminal},
      {"terminal line", for_terminal_line},
      {"markdown", for_markdown},
      {"markdown lines", for_markdown_lines},
      {"markdown paragraphs", for_markdown_paragraphs},
      {"markdown cell", for_markdown_cell},
      {"markdown url", for_markdown_url},
      {"mermaid", for_mermaid},
      {"jira", for_jira},
      {"jira url", for_jira_url},
      {"redmine", for_redmine},
      {"html", for_html},
      {"html url", for_html_url},
      {"csv", for_csv},
      {"sql", for_sql},
  }};
  return all;
}

}  // namespace pm::escape
