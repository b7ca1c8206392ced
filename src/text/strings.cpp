#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "text/unicode.hpp"

namespace pm::text {

namespace {

constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::u32string decoded_lower(std::string_view utf8) {
  std::u32string all;
  while (!utf8.empty()) {
    const auto step = first_code_point(utf8);
    const auto lower = step.code_point < 0 ? 0xFFFD : utf8proc_tolower(step.code_point);
    all.push_back(static_cast<char32_t>(lower));
    utf8.remove_prefix(step.bytes);
  }
  return all;
}

/// Optimal string alignment distance; stops counting at `enough`.
std::size_t edits(const std::u32string& a, const std::u32string& b, std::size_t enough) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= enough) return enough;
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  std::size_t fewest_above = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    // Early exit: every path crosses this row or swaps across it.
    const auto fewest = *std::min_element(row.begin(), row.end());
    if (fewest >= enough && fewest_above >= enough) return enough;
    fewest_above = fewest;
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const auto step = first_code_point(text);
    if (!is_space(step.code_point)) break;
    text.remove_prefix(step.bytes);
  }
  while (!text.empty()) {
    auto last = text.size() - 1;
    while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (!is_space(first_code_point(text.substr(last)).code_point)) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325u;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return value;
}

std::string digest(std::string_view text) { return fmt::format("{:016x}", hash(text)); }

std::string grouped(std::size_t number) {
  auto digits = std::to_string(number);
  for (auto at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

void append_code_point(std::string& utf8, char32_t c) {
  const auto code = static_cast<utf8proc_int32_t>(c);
  std::array<utf8proc_uint8_t, 4> bytes{};
  constexpr utf8proc_int32_t replacement = 0xFFFD;
  const auto length = utf8proc_encode_char(utf8proc_codepoint_valid(code) ? code : replacement, bytes.data());
  utf8.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower)
    if (is_ascii_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    all.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return all;
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  std::string whole;
  for (const auto& part : parts) {
    if (&part != parts.data()) whole += between;
    whole += part;
  }
  return whole;
}

std::string slug(std::string_view utf8, std::size_t longest) {
  std::string all;
  for (const char c : lower_ascii(romanised(replace_invalid_utf8(utf8)))) {
    if (is_ascii_word(c))
      all += c;
    else if (!all.empty() && all.back() != '-')
      all += '-';
  }
  if (all.size() > longest) {
    const auto hyphen = all.rfind('-', longest);
    all.resize(hyphen == std::string::npos || hyphen == 0 ? longest : hyphen);
  }
  while (!all.empty() && all.back() == '-') all.pop_back();
  return all;
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr std::size_t longest = 80;  // limits the cost of hostile input
  if (word.empty() || word.size() > longest) return std::nullopt;
  const auto typed = decoded_lower(word);
  const auto allowed = typed.size() <= 2 ? 1U : typed.size() <= 5 ? 2U : 3U;
  std::optional<std::string_view> best;
  auto fewest = allowed + 1U;
  for (const auto candidate : candidates) {
    if (candidate.empty() || candidate.size() > longest) continue;
    const auto meant = decoded_lower(candidate);
    const auto count = edits(typed, meant, fewest);
    // More than half of the letters must match.
    if (count >= fewest || count * 2 >= std::max(typed.size(), meant.size())) continue;
    fewest = static_cast<unsigned>(count);
    best = candidate;
  }
  if (best) return std::string(*best);
  if (typed.size() < 3) return std::nullopt;
  const auto begins = [&](std::string_view c) { return decoded_lower(c).compare(0, typed.size(), typed) == 0; };
  const auto it = std::find_if(candidates.begin(), candidates.end(), begins);
  if (it != candidates.end() && std::find_if(it + 1, candidates.end(), begins) == candidates.end())
    return std::string(*it);
  return std::nullopt;
}

}  // namespace pm::text
