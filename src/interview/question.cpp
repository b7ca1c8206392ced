#include "interview/question.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"

namespace pm::interview {

AnswerResult accept(Messages messages) {
  AnswerResult result;
  result.messages = std::move(messages);
  return result;
}

AnswerResult stay_in_list(Messages messages) {
  auto result = accept(std::move(messages));
  result.next = AnswerResult::Next::stay;
  return result;
}

AnswerResult refuse(std::string reason, std::string refused) {
  AnswerResult result;
  result.next = AnswerResult::Next::refuse;
  result.messages.push_back({MessageKind::trouble, std::move(reason)});
  result.refused = std::move(refused);
  return result;
}

void append(AnswerResult& all, AnswerResult part) {
  std::ranges::move(part.messages, std::back_inserter(all.messages));
  std::ranges::move(part.changes, std::back_inserter(all.changes));
  all.description = std::move(part.description);
}

std::optional<bool> yes_or_no(std::string_view words) {
  const auto word = text::lower_ascii(text::trim(words));
  if (word == "y" || word == "yes" || word == "yep" || word == "right") return true;
  if (word == "n" || word == "no" || word == "nope") return false;
  return std::nullopt;
}

std::optional<std::size_t> choice(std::string_view words, std::span<const std::string_view> names, std::string& rest) {
  words = text::trim(words);
  const auto space = words.find_first_of(" \t\n,:");
  const auto first = text::lower_ascii(words.substr(0, space));
  rest = space == std::string_view::npos ? "" : std::string(text::trim(words.substr(space + 1)));
  if (first.size() == 1 && first[0] >= '1' && static_cast<std::size_t>(first[0] - '0') <= names.size())
    return static_cast<std::size_t>(first[0] - '0');
  if (first.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].substr(0, first.size()) == first) return i + 1;
  // "outtage": accepts typing errors, because the choice is shown.
  if (const auto meant = text::nearest(first, names))
    return static_cast<std::size_t>(std::ranges::find(names, *meant) - names.begin()) + 1;
  return std::nullopt;
}

std::optional<std::size_t> own_choice(std::string_view words, const std::vector<std::string>& names) {
  const auto typed = text::lower_ascii(text::trim(words));
  std::optional<std::size_t> beginning;
  bool is_only_one = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto name = text::lower_ascii(names[i]);
    if (name == typed) return i + 1;
    if (typed.empty() || !name.starts_with(typed)) continue;
    is_only_one = !beginning;
    if (!beginning) beginning = i + 1;
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error == std::errc() && end == typed.data() + typed.size() && number > 0 && number <= names.size()) return number;
  return is_only_one ? beginning : std::nullopt;
}

std::string id_in_words(const QuestionRef& at) { return id_in_words(at.id()); }

std::string id_in_words(std::string_view id) {
  std::string words(id);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::vector<std::string> texts_of(const AnswerText& words) {
  std::vector<std::string> texts;
  for (const auto line : text::lines(words.text))
    if (!text::is_blank(line)) texts.emplace_back(text::trim(line));
  return texts;
}

}  // namespace pm::interview
