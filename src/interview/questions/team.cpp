// Questions of the team, from `pm.toml`: their answers are kept in `custom`.
#include <algorithm>
#include <charconv>
#include <cmath>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

namespace pm::interview {
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

namespace {

std::string team_answer(const InterviewSession& s) {
  const auto* value = s.record.custom ? s.record.custom->find(s.at.team_id) : nullptr;
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

AnswerResult take_team_answer(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  const auto& id = s.at.team_id;
  const auto typed_question = std::ranges::find(context.check.questions, id, &lint::TypedQuestion::id);
  const auto question = typed_question == context.check.questions.end() ? lint::TypedQuestion{id} : *typed_question;
  auto value = custom_value(words, question, today(s, context));
  if (!value) return refuse(phrases::fill(phrases::of_another_type, text::trim(words.text), lint::describe(question)));
  AnswerResult result = accept();
  if (value->kind == Value::Kind::string && question.type == lint::AnswerType::text)
    result.changes.push_back({"/custom/" + id, value->text});
  if (!s.record.custom) s.record.custom = Value{Value::Kind::object, {}, {}, {}};
  s.record.custom->set(id, std::move(*value));
  if (question.type != lint::AnswerType::text) result.messages.push_back({MessageKind::understood, team_answer(s)});
  return result;
}

}  // namespace

Question team_question(const TeamQuestion& own) {
  Question question;
  question.id = QuestionId::team;
  question.team_id = own.id;
  question.section = section_named(own.section).value_or(Section::finish);
  question.ask = own.ask, question.hint = own.hint, question.why = phrases::team_why;
  question.field = "custom";
  question.in = prep_and_room;
  question.in.prep = question.section == Section::incident;
  question.answer = team_answer;
  question.take = take_team_answer;
  return question;
}

}  // namespace pm::interview
