#include "lint/leak_words.hpp"

#include <utf8proc.h>

#include <algorithm>

#include <pm/text.hpp>

namespace pm::lint {
namespace {

std::int32_t code_point_at(std::string_view rest) {
  utf8proc_int32_t code_point = -1;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                   static_cast<utf8proc_ssize_t>(std::min<std::size_t>(rest.size(), 4)), &code_point);
  return code_point;
}

bool is_in_word(std::int32_t c) {
  if (c < 0) return false;
  const auto category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) || category == UTF8PROC_CATEGORY_ND;
}

/// Marks that may stand between the end of a sentence and the next word.
bool is_between(std::int32_t c) {
  const auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_PI || category == UTF8PROC_CATEGORY_PF ||
         category == UTF8PROC_CATEGORY_PS || c == '"' || c == '\'' || c == '\t';
}

bool ends_sentence(std::int32_t c) {
  constexpr std::u32string_view marks = U"\n.!?:;|*>•–—-\u3002";
  return marks.find(static_cast<char32_t>(c)) != marks.npos;
}

}  // namespace

void for_each_word(std::string_view text, const std::function<void(const Word&)>& look) {
  bool begins_sentence = true;
  for (std::size_t i = 0; i < text.size();) {
    auto c = code_point_at(text.substr(i));
    auto bytes = text::code_point_length(text.substr(i));
    if (!is_in_word(c)) {
      if (ends_sentence(c))
        begins_sentence = true;
      else if (c >= 0 && !is_between(c))
        begins_sentence = false;
      i += bytes;
      continue;
    }
    const auto begin = i;
    while (i < text.size() && is_in_word(c = code_point_at(text.substr(i))))
      i += text::code_point_length(text.substr(i));
    look({text.substr(begin, i - begin), begin, begins_sentence});
    begins_sentence = false;
  }
}

std::string folded(std::string_view word) {
  auto plain = text::slug(word, word.size() * 4 + 16);
  return plain.empty() ? std::string(word) : plain;
}

bool has_case(std::string_view word) {
  const auto c = code_point_at(word);
  return c >= 0 && utf8proc_toupper(c) != utf8proc_tolower(c);
}

bool is_capitalised(std::string_view word) {
  const auto c = code_point_at(word);
  return c >= 0 && utf8proc_tolower(c) != c;
}

}  // namespace pm::lint
