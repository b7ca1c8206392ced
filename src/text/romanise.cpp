#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

#include <pm/text.hpp>

#include "text/unicode.hpp"

namespace pm::text {
namespace {

/// Code points of the text as utf8proc maps it; nullopt: it is not UTF-8.
std::optional<std::u32string> mapped(const std::string& utf8, int options) {
  utf8proc_uint8_t* bytes = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()), static_cast<utf8proc_ssize_t>(utf8.size()),
                   &bytes, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(bytes, &std::free);
  if (size < 0) return std::nullopt;
  std::string_view left(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  std::u32string all;
  while (!left.empty()) {
    const auto step = first_code_point(left);
    all.push_back(static_cast<char32_t>(step.code_point));
    left.remove_prefix(step.bytes);
  }
  return all;
}

std::string utf8_of(char32_t letter) {
  std::string utf8;
  append_code_point(utf8, letter);
  return utf8;
}

bool is_mark(char32_t letter) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(letter));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

std::optional<std::string_view> spelling_of(char32_t letter) {
  for (const auto& block : letter_blocks()) {
    if (letter < block.first) continue;
    auto left = block.spellings;
    auto skip = letter - block.first;
    for (; skip > 0 && !left.empty(); --skip) left.remove_prefix(std::min(left.find(' '), left.size() - 1) + 1);
    if (left.empty()) continue;
    const auto spelling = left.substr(0, left.find(' '));
    if (spelling == "-") return std::nullopt;
    return spelling == "." ? "" : spelling;
  }
  return std::nullopt;
}

/// A Greek υ after a vowel sounds like v before these, and like f elsewhere.
bool is_voiced_greek(char32_t letter) {
  return std::u32string_view(U"αβγδεζηιλμνορυω").find(letter) != std::u32string_view::npos;
}

char32_t without_accent(char32_t letter) {
  const auto parts = mapped(utf8_of(letter), UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  return parts && parts->size() == 1 ? parts->front() : letter;
}

std::optional<std::string> pair_at(const std::u32string& letters, std::size_t at) {
  if (at + 1 >= letters.size()) return std::nullopt;
  const auto second = without_accent(letters[at + 1]);
  for (const auto& pair : letter_pairs()) {
    if (letters[at] != pair.first || second != pair.second) continue;
    std::string spelling(pair.spelling);
    if (spelling.ends_with('f') && at + 2 < letters.size() && is_voiced_greek(without_accent(letters[at + 2])))
      spelling.back() = 'v';
    return spelling;
  }
  return std::nullopt;
}

std::string spelt(char32_t letter) {
  if (letter < 0x80) return {static_cast<char>(letter)};
  if (const auto own = spelling_of(letter)) return std::string(*own);
  if (is_mark(letter)) return "";
  const auto base = without_accent(letter);
  if (base < 0x80) return {static_cast<char>(base)};
  if (const auto its = spelling_of(base)) return std::string(*its);
  return utf8_of(letter);
}

}  // namespace

std::string romanised(const std::string& utf8) {
  const auto letters = mapped(utf8, UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  if (!letters) return utf8;
  std::string out;
  for (std::size_t at = 0; at < letters->size(); ++at) {
    if (const auto pair = pair_at(*letters, at)) {
      out += *pair;
      ++at;
    } else {
      out += spelt((*letters)[at]);
    }
  }
  return out;
}

}  // namespace pm::text
