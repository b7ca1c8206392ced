#include "interview/question.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"

namespace pm::interview {

QuestionRef QuestionRef::from(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

AnswerResult accept(Messages says) {
  AnswerResult taken;
  taken.messages = std::move(says);
  return taken;
}

AnswerResult stay_in_list(Messages says) {
  auto taken = accept(std::move(says));
  taken.next = AnswerResult::Next::stay;
  return taken;
}

AnswerResult ask_again(std::string trouble, std::string refused) {
  AnswerResult taken;
  taken.next = AnswerResult::Next::again;
  taken.messages.push_back({MessageKind::trouble, std::move(trouble)});
  taken.refused = std::move(refused);
  return taken;
}

time::Zone zone_of(const InterviewSession& s, const InterviewContext& room) {
  return s.record.timezone ? record::zone_of(s.record) : room.zone;
}

time::Day today(const InterviewSession& s, const InterviewContext& room) {
  return room.local_day ? room.local_day(room.now) : zone_of(s, room).day(room.now);
}

std::optional<bool> yes_or_no(std::string_view words) {
  const auto said = text::lower_ascii(text::trim(words));
  if (said == "y" || said == "yes" || said == "yep" || said == "right") return true;
  if (said == "n" || said == "no" || said == "nope") return false;
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

record::Factor add_factor(record::Record& record, std::string text) {
  record::Factor factor;
  factor.id = record::next_factor_id(record);
  factor.text = std::move(text);
  return add_to(record.factors, std::move(factor));
}

AnswerResult take_custom(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(say::left_open)}});
  const auto id = s.at.question;
  if (!s.record.custom) s.record.custom = json::Value{json::Value::Kind::object, {}, {}, {}};
  s.record.custom->set(id, json::Value::string(std::string(text::trim(words.text))));
  AnswerResult taken = accept();
  taken.changes.push_back({"/custom/" + id, std::string(text::trim(words.text))});
  return taken;
}

std::string custom_answer(const InterviewSession& s) {
  if (!s.record.custom) return "";
  const auto* value = s.record.custom->find(s.at.question);
  return value && value->kind == json::Value::Kind::string ? value->text : "";
}

}  // namespace pm::interview
