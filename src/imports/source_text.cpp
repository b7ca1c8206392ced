#include "imports/source_text.hpp"

#include <algorithm>

#include <pm/text.hpp>

namespace pm::imports {
namespace source_text {
namespace {

/// ":tada:" at the beginning; 0: none.
std::size_t emoji_name_length(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (!text.starts_with(':')) return 0;
  const auto end = text.substr(0, longest).find(':', 1);
  if (end == text.npos || end == 1) return 0;
  const auto name = text.substr(1, end - 1);
  const bool is_name = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '\'';
  });
  return is_name ? end + 1 : 0;
}

/// Pictures, arrows and signs that people send as reactions, and what joins them.
bool is_picture(std::string_view code_point) {
  return (code_point.size() == 4 && code_point.starts_with("\xF0\x9F")) ||
         (code_point.size() == 3 && (code_point.starts_with("\xE2\x98") || code_point.starts_with("\xE2\x99") ||
                                     code_point.starts_with("\xE2\x9A") || code_point.starts_with("\xE2\x9B") ||
                                     code_point.starts_with("\xE2\x9C") || code_point.starts_with("\xE2\x9D") ||
                                     code_point == "\xE2\x80\x8D" || code_point == "\xEF\xB8\x8F"));
}

}  // namespace
}  // namespace source_text

bool is_emoji_only(std::string_view text) {
  text = text::trim(text);
  if (text.empty()) return false;
  while (!text.empty()) {
    if (text.front() == ' ' || text.front() == '\n') {
      text.remove_prefix(1);
      continue;
    }
    if (const auto length = source_text::emoji_name_length(text)) {
      text.remove_prefix(length);
      continue;
    }
    const auto length = text::code_point_length(text);
    if (!source_text::is_picture(text.substr(0, length))) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool is_web_link(std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return false;
  while (!url.empty()) {
    const auto length = text::code_point_length(url);
    if (text::is_blank(url.substr(0, length))) return false;
    url.remove_prefix(length);
  }
  return true;
}

std::string_view first_link(std::string_view text) {
  for (auto at = text.find("http"); at != text.npos; at = text.find("http", at + 1)) {
    constexpr std::size_t longest = 4096;
    auto link = text.substr(at, longest);
    if (!link.starts_with("http://") && !link.starts_with("https://")) continue;
    link = link.substr(0, link.find_first_of(" \t\r\n<>\"'|`\\^{}"));
    while (!link.empty() && (std::string_view(".,;:!?)]*").find(link.back()) != std::string_view::npos))
      link.remove_suffix(1);
    if (link.size() > std::string_view("https://").size() && is_web_link(link)) return link;
  }
  return {};
}

std::string without_query(std::string_view url) { return std::string(url.substr(0, url.find_first_of("?#"))); }

std::string without_tags(std::string_view html) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string plain;
  bool may_have_tags = true;
  while (!html.empty()) {
    const bool is_tag =
        may_have_tags && html.size() > 2 && html.front() == '<' && (html[1] == '/' || is_letter(html[1]));
    if (const auto end = is_tag ? html.find('>') : html.npos; end != html.npos) {
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
      html.remove_prefix(end + 1);
      continue;
    }
    if (is_tag) may_have_tags = false;  // no ">" follows
    if (const auto length = text::entity_length(html)) {
      plain += text::decode_entity(html.substr(0, length));
      html.remove_prefix(length);
      continue;
    }
    // a tag has left a blank already
    if (html.front() != ' ' || !plain.ends_with(' ')) plain += html.front();
    html.remove_prefix(1);
  }
  return std::string(text::trim(plain));
}

}  // namespace pm::imports
