#include "fixes/line_words.hpp"

#include <algorithm>

#include <pm/spoken_time.hpp>
#include <pm/text.hpp>

namespace pm::fixes {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const auto from = line.find_first_not_of(" \t\n", i);
    if (from == std::string_view::npos) break;
    // @"platform team" is one word.
    const bool quoted = line.substr(from).starts_with("@\"") && line.find('"', from + 2) != std::string_view::npos;
    const auto to = quoted ? line.find('"', from + 2) + 1 : std::min(line.find_first_of(" \t\n", from), line.size());
    words.push_back(line.substr(from, to - from));
    i = to;
  }
  return words;
}

std::string together(WordSpan words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string_view without_comma(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
  return word;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> owner_in(std::string_view word) {
  word = without_comma(word);
  if (!word.starts_with('@') || word.size() < 2) return std::nullopt;
  word.remove_prefix(1);
  if (word.size() > 2 && word.starts_with('"') && word.ends_with('"')) word = word.substr(1, word.size() - 2);
  if (text::is_blank(word)) return std::nullopt;
  return std::string(word);
}

std::vector<std::string> factors_in(std::string_view word, bool bare) {
  std::vector<std::string> ids;
  for (word = without_comma(word); !word.empty();) {
    const auto comma = std::min(word.find(','), word.size());
    const auto one = word.substr(0, comma);
    const bool named = one.size() > 1 && (one[0] == 'F' || one[0] == 'f') && is_number(one.substr(1));
    if (!named && !(bare && is_number(one) && one[0] != '0')) return {};
    ids.push_back("F" + std::string(named ? one.substr(1) : one));
    word.remove_prefix(std::min(comma + 1, word.size()));
  }
  return ids;
}

std::optional<double> hours_in(std::string_view word) {
  word = without_comma(word);
  if (word.empty() || is_number(word) || word[0] < '0' || word[0] > '9') return std::nullopt;
  return spoken::parse_hours(word);
}

std::optional<Part> part_in(std::string_view word) {
  if (owner_in(word)) return Part::owner;
  if (hours_in(word)) return Part::hours;
  if (!factors_in(word, false).empty()) return Part::factor;
  return std::nullopt;
}

}  // namespace pm::fixes
