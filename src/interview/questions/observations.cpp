// Section "noticed": surprises, what held, luck and absurdities.
#include <charconv>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/item_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

using record::Record;
using record::Texts;

Texts& list_of(Record& r, QuestionId question) {
  switch (question) {
    case QuestionId::surprises:
      return r.surprises;
    case QuestionId::held:
      return r.went_well;
    case QuestionId::lucky:
      return r.lucky;
    default:
      return r.absurdities;
  }
}
const Texts& list_of(const Record& r, QuestionId question) { return list_of(const_cast<Record&>(r), question); }

record::ListName name_of(QuestionId question) {
  switch (question) {
    case QuestionId::surprises:
      return record::ListName::surprises;
    case QuestionId::held:
      return record::ListName::held;
    case QuestionId::lucky:
      return record::ListName::luck;
    default:
      return record::ListName::absurdities;
  }
}

std::size_t observation_index(std::string_view subject) {
  std::size_t index = 0;
  std::from_chars(subject.data(), subject.data() + subject.size(), index);
  return index;
}

/// Two skipped follow-ups of one kind end that kind in the section.
bool passed_twice(const InterviewSession& s) { return count_skipped_follow_ups(s.record, s.at.question) >= 2; }

AnswerResult take_item(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  auto& list = list_of(s.record, s.at.question);
  if (text::is_blank(words.text)) {
    if (!list) list.emplace();
    return accept();
  }
  AnswerResult result = stay_in_list();
  const bool near_miss_held = s.at.question == QuestionId::held && record::is_near_miss(s.record);
  const bool may_be_factor =
      s.at.question == QuestionId::surprises || s.at.question == QuestionId::lucky || near_miss_held;
  for (auto& line : texts_of(words)) {
    append(result, add_item(s, name_of(s.at.question), {std::move(line)}, context));
    if (may_be_factor && !words.pasted && !passed_twice(s))
      result.follow = QuestionRef{s.at.question, std::to_string(list->size() - 1)};
  }
  return result;
}

/// Follow-up for an item: is it a factor as well? For a near miss: what if it had not held?
AnswerResult take_follow_up(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) return accept();
  if (s.at.question == QuestionId::held) {
    AnswerResult result = accept();
    for (auto& line : texts_of(words)) {
      result.changes.push_back({"/lucky/" + std::to_string(size_of(s.record.lucky)), line});
      add_to(s.record.lucky, std::move(line));
    }
    return result;
  }
  const auto factor = yes_or_no(words.text);
  if (!factor) return refuse(std::string(phrases::y_or_n));
  const auto& list = list_of(s.record, s.at.question);
  const auto index = observation_index(s.at.subject);
  if (!*factor || !list || index >= list->size()) return accept();
  const auto text = (*list)[index];
  return accept({{MessageKind::understood, phrases::fill(phrases::became_factor, add_factor(s.record, text).id)}});
}

AnswerResult take(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  return s.at.subject.empty() ? take_item(s, words, context) : take_follow_up(s, words, context);
}

void phrase(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const bool held = s.at.question == QuestionId::held;
  if (s.at.subject.empty()) {
    if (held && record::is_near_miss(s.record)) ask = std::string(phrases::kept_from_happening);
    return;
  }
  hint.clear();
  if (held) {
    ask = std::string(phrases::had_not_been_there);
    return;
  }
  // In the same session, or after a resume.
  const auto& list = list_of(s.record, s.at.question);
  const auto index = observation_index(s.at.subject);
  const bool is_out_of_sight = s.trail.empty() && list && index < list->size();
  const auto id = record::item_list(name_of(s.at.question)).letter + std::to_string(index + 1);
  ask = is_out_of_sight ? phrases::fill(phrases::that_as_well, id, (*list)[index])
                        : phrases::fill(phrases::factor_as_well, id);
}

const Question observations_rows[] = {
    {.id = QuestionId::surprises,
     .section = Section::noticed,
     .ask = "What surprised you?",
     .hint = "One a line: something the system did that you'd have bet against.",
     .why = "A surprise shows where our picture of the system is wrong. Surprises often point to factors.",
     .field = "surprises",
     .shape = Question::Shape::list,
     .list = record::ListName::surprises,
     .answered = [](const Record& r) { return r.surprises.has_value(); },
     .phrase = phrase,
     .take = take},
    {.id = QuestionId::held,
     .section = Section::noticed,
     .ask = "What kept this from being worse?",
     .hint = "One a line: a tool, a habit, someone who happened to know, something that held.",
     .why = "What worked is as worth knowing as what did not, and it is rarely written down.",
     .field = "went_well",
     .shape = Question::Shape::list,
     .list = record::ListName::held,
     .answered = [](const Record& r) { return r.went_well.has_value(); },
     .phrase = phrase,
     .take = take},
    {.id = QuestionId::lucky,
     .section = Section::noticed,
     .ask = "Where did we get lucky? And what's limping along in the same way today?",
     .hint = "One a line. Things are always half broken.",
     .why = "Luck can run out. A weakness that still works today can cause the next incident.",
     .field = "lucky",
     .shape = Question::Shape::list,
     .list = record::ListName::luck,
     // asked even if luck was noted earlier (noticed by a customer)
     .phrase = phrase,
     .take = take},
    {.id = QuestionId::absurdities,
     .section = Section::noticed,
     .ask = "What here would you be a little embarrassed, and a little proud, to show someone on their first day?",
     .hint = "One a line. Every system has a few.",
     .why = "Every working system has odd corners. People mention them when they can laugh about them together.",
     .field = "absurdities",
     .shape = Question::Shape::list,
     .list = record::ListName::absurdities,
     .answered = [](const Record& r) { return r.absurdities.has_value(); },
     .phrase = phrase,
     .take = take},
};

}  // namespace

std::span<const Question> observation_questions() { return observations_rows; }

}  // namespace pm::interview
