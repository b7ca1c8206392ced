#include "terminal/completion.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <pm/text.hpp>

namespace pm::terminal {
namespace {

bool begins_with(std::string_view word, std::string_view typed) {
  return word.size() >= typed.size() && text::lower_ascii(word.substr(0, typed.size())) == text::lower_ascii(typed);
}

std::vector<std::string> matches(std::string_view typed, std::span<const std::string> words) {
  std::vector<std::string> found;
  for (const auto& word : words)
    if (begins_with(word, typed) && std::find(found.begin(), found.end(), word) == found.end()) found.push_back(word);
  return found;
}

/// Common prefix of all, in whole characters.
std::string shared_beginning(std::span<const std::string> words) {
  auto shared = words.front();
  for (const auto& word : words) {
    const auto differ = std::mismatch(shared.begin(), shared.end(), word.begin(), word.end()).first;
    shared.erase(differ, shared.end());
  }
  while (!shared.empty() && !text::is_valid_utf8(shared)) shared.pop_back();
  return shared;
}

}  // namespace

Completion find_completion(std::string_view line, std::size_t cursor, std::span<const std::string> words) {
  const auto before = line.substr(0, cursor);
  for (std::size_t from = 0; from <= before.size(); ++from) {
    if (from > 0 && before[from - 1] != ' ') continue;
    const auto typed = before.substr(from);
    auto found = matches(typed, words);
    if (found.empty()) continue;
    if (found.size() == 1) return {from, found.front() + (line.substr(cursor, 1) == " " ? "" : " "), found};
    const auto shared = shared_beginning(found);
    return {from, shared.size() >= typed.size() ? shared : std::string(typed), std::move(found)};
  }
  return {cursor, {}, {}};
}

std::string format_columns(std::span<const std::string> words, std::size_t columns, std::size_t max_lines) {
  std::size_t widest = 1;
  for (const auto& word : words) widest = std::max(widest, text::display_width(word));
  widest = std::min(widest, columns > 3 ? columns - 3 : 1);
  const auto in_a_line = std::max<std::size_t>(1, columns / (widest + 2));
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i / in_a_line == max_lines) return out + fmt::format("and {} more\n", words.size() - i);
    const auto word = text::truncate_to_width(words[i], widest);
    out += word;
    const bool ends_line = (i + 1) % in_a_line == 0 || i + 1 == words.size();
    out += ends_line ? "\n" : std::string(widest + 2 - text::display_width(word), ' ');
  }
  return out;
}

namespace {
constexpr std::size_t max_lines = 1000;
}

void History::add(std::string line) {
  if (!text::is_blank(line) && (lines_.empty() || lines_.back() != line)) lines_.push_back(std::move(line));
  if (lines_.size() > max_lines) lines_.erase(lines_.begin());
  rewind();
}

std::optional<std::string> History::older(const std::string& shown) {
  if (at_ == 0) return std::nullopt;
  if (at_ == lines_.size()) unfinished_ = shown;
  return lines_[--at_];
}

std::optional<std::string> History::newer() {
  if (at_ == lines_.size()) return std::nullopt;
  return ++at_ == lines_.size() ? unfinished_ : lines_[at_];
}

void History::rewind() {
  at_ = lines_.size();
  unfinished_.clear();
}

}  // namespace pm::terminal
