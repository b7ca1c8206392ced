#include "interview/question.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

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

namespace {

using json::Value;

Value list_value(const AnswerText& words) {
  Value list{Value::Kind::array, {}, {}, {}};
  for (const auto& line : texts_of(words))
    for (std::string_view left = line; !left.empty();) {
      const auto comma = left.find(',');
      if (const auto item = text::trim(left.substr(0, comma)); !item.empty())
        list.items.push_back(Value::string(std::string(item)));
      left = comma == std::string_view::npos ? std::string_view{} : left.substr(comma + 1);
    }
  return list;
}

std::optional<Value> choice_value(std::string_view typed, const lint::TypedQuestion& question) {
  const auto picked = own_choice(typed, question.choices);
  return picked ? std::optional(Value::string(question.choices[*picked - 1])) : std::nullopt;
}

/// As JSON writes numbers: "1,5" and "1.5" are 1.5.
std::optional<Value> number_value(std::string_view typed) {
  std::string plain(typed);
  std::ranges::replace(plain, ',', '.');
  double number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (error != std::errc() || end != plain.data() + plain.size() || !std::isfinite(number)) return std::nullopt;
  return Value{Value::Kind::number, record::Number::of(number).text, {}, {}};
}

std::optional<Value> date_value(std::string_view typed, const time::Day& today) {
  if (const auto day = time::parse_day(typed)) return Value::string(day->text);
  const auto day = spoken::parse_spoken_day(typed, today);
  return day ? std::optional(Value::string(day->text)) : std::nullopt;
}

/// Nullopt: not of the type of the question.
std::optional<Value> custom_value(const AnswerText& words, const lint::TypedQuestion& question,
                                  const time::Day& today) {
  const auto typed = text::trim(words.text);
  switch (question.type) {
    case lint::AnswerType::text:
      break;
    case lint::AnswerType::list:
      return list_value(words);
    case lint::AnswerType::choice:
      return choice_value(typed, question);
    case lint::AnswerType::number:
      return number_value(typed);
    case lint::AnswerType::date:
      return date_value(typed, today);
    case lint::AnswerType::yes_no:
      if (const auto yes = yes_or_no(typed)) return Value{Value::Kind::boolean, *yes ? "true" : "false", {}, {}};
      return std::nullopt;
  }
  return Value::string(std::string(typed));
}

}  // namespace

AnswerResult take_custom(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(say::left_open)}});
  const auto id = s.at.question;
  const auto row = std::ranges::find(room.check.questions, id, &lint::TypedQuestion::id);
  const auto question = row == room.check.questions.end() ? lint::TypedQuestion{id} : *row;
  auto value = custom_value(words, question, today(s, room));
  if (!value) return ask_again(say::with(say::of_another_type, text::trim(words.text), lint::describe(question)));
  AnswerResult taken = accept();
  if (value->kind == Value::Kind::string && question.type == lint::AnswerType::text)
    taken.changes.push_back({"/custom/" + id, value->text});
  if (!s.record.custom) s.record.custom = Value{Value::Kind::object, {}, {}, {}};
  s.record.custom->set(id, std::move(*value));
  if (question.type != lint::AnswerType::text) taken.messages.push_back({MessageKind::understood, custom_answer(s)});
  return taken;
}

std::string custom_answer(const InterviewSession& s) {
  const auto* value = s.record.custom ? s.record.custom->find(s.at.question) : nullptr;
  if (value == nullptr) return "";
  switch (value->kind) {
    case Value::Kind::boolean:
      return value->text == "true" ? "yes" : "no";
    case Value::Kind::array: {
      std::vector<std::string> items;
      for (const auto& item : value->items) items.push_back(item.text);
      return text::join(items, ", ");
    }
    default:
      return value->text;
  }
}

}  // namespace pm::interview
