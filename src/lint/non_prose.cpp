#include "lint/prose_parts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace pm::prose {
namespace {

std::size_t end_of_line(std::string_view text, std::size_t i) {
  while (i < text.size() && text[i] != '\n' && text[i] != '\r') ++i;
  return i;
}

/// A line without its end, and the rest of the text behind it.
struct Line {
  std::string_view line, rest;
};
Line first_line(std::string_view text) {
  const auto end = end_of_line(text, 0);
  if (end == text.size()) return {text, {}};
  const auto next = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  return {text.substr(0, end), text.substr(next)};
}

std::string_view without_trailing_space(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$'; }

/// "title: …", which no sentence between two thematic breaks begins with.
bool is_yaml_key(std::string_view line) {
  const auto colon = line.find(':');
  return colon != line.npos && colon > 0 && (colon + 1 == line.size() || line[colon + 1] == ' ') &&
         line.substr(0, colon).find_first_of(" \t") == line.npos;
}

bool begins_yaml(std::string_view text) {
  while (!text.empty()) {
    const auto [line, rest] = first_line(text);
    const auto trimmed = without_trailing_space(line);
    if (!trimmed.empty() && !trimmed.starts_with('#'))
      return is_yaml_key(trimmed) || trimmed == "---" || trimmed == "...";
    text = rest;
  }
  return false;
}

constexpr std::size_t deepest = 100;  // containers that one line opens

bool opens_item(std::string_view line, std::size_t i) {
  const auto blank_at = [&](std::size_t at) { return at >= line.size() || line[at] == ' ' || line[at] == '\t'; };
  if (line[i] == '-' || line[i] == '*' || line[i] == '+') return blank_at(i + 1);
  return (line[i] == '.' || line[i] == ')') && i > 0 && line[i - 1] >= '0' && line[i - 1] <= '9' && blank_at(i + 1);
}

/// Where the container after the deepest one begins; npos if the line does not nest that deep.
std::size_t too_deep_at(std::string_view line) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '>' || opens_item(line, i)) {
      if (++depth > deepest) return i;
    } else if (c != ' ' && c != '\t' && !(c >= '0' && c <= '9')) {
      break;
    }
  }
  return line.npos;
}

}  // namespace

std::size_t front_matter_length(std::string_view text) {
  const auto [opening, after] = first_line(text);
  const auto fence = without_trailing_space(opening);
  const bool yaml = fence == "---";
  if ((!yaml && fence != "+++") || (yaml && !begins_yaml(after))) return 0;
  for (auto rest = after; !rest.empty();) {
    const auto [line, next] = first_line(rest);
    const auto trimmed = without_trailing_space(line);
    if (trimmed == fence || (yaml && trimmed == "...")) return text.size() - next.size();
    rest = next;
  }
  return 0;
}

bool is_mdx_statement(std::string_view block) {
  constexpr std::string_view import = "import ", export_ = "export ";
  if (block.starts_with(import)) {
    const auto rest = block.substr(import.size());
    if (rest.starts_with('\'') || rest.starts_with('"')) return true;
    const auto from = rest.find(" from ");
    if (from == rest.npos || from + 6 >= rest.size() || (rest[from + 6] != '\'' && rest[from + 6] != '"')) return false;
    const auto names = rest.substr(0, from);  // "Tabs", "{a, b}", "* as all", "Tabs, {a}"
    return names.starts_with('{') || names.starts_with('*') || std::all_of(names.begin(), names.end(), is_word) ||
           names.find(',') != names.npos;
  }
  if (!block.starts_with(export_)) return false;
  const auto rest = block.substr(export_.size());
  for (std::string_view declaration : {"const ", "default ", "function ", "let ", "{"})
    if (rest.starts_with(declaration)) return true;
  return false;
}

bool begins_alert(std::string_view text) {
  constexpr std::array<std::string_view, 5> kinds = {"[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]", "[!CAUTION]"};
  const auto line = without_trailing_space(first_line(text.substr(0, 64)).line);
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
    return std::equal(line.begin(), line.end(), kind.begin(), kind.end(),
                      [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
  });
}

std::size_t footnote_length(std::string_view text) {
  constexpr std::size_t longest = 100;
  if (!text.starts_with("[^")) return 0;
  const auto end = text.substr(0, longest).find_first_of("] \t\r\n", 2);
  return end != text.npos && end > 2 && text[end] == ']' ? end + 1 : 0;
}

std::optional<std::string> limit_nesting(std::string_view file) {
  std::optional<std::string> limited;
  for (std::size_t i = 0; i < file.size();) {
    const auto end = end_of_line(file, i);
    const auto line = file.substr(i, end - i);
    if (const auto deep = too_deep_at(line); deep != line.npos) {
      if (!limited) limited.emplace(file);
      for (auto at = deep; at < line.size(); ++at) {
        if (line[at] == '>' || opens_item(line, at))
          (*limited)[i + at] = '.';
        else if (line[at] != ' ' && line[at] != '\t' && !(line[at] >= '0' && line[at] <= '9'))
          break;
      }
    }
    i = end + 1;
  }
  return limited;
}

}  // namespace pm::prose
