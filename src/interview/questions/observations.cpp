// Section "noticed": surprises, what held, luck and absurdities.
#include <charconv>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

using record::Record;
using record::Texts;

Texts& list_of(Record& r, std::string_view question) {
  if (question == "surprises") return r.surprises;
  if (question == "held") return r.went_well;
  if (question == "lucky") return r.lucky;
  return r.absurdities;
}
const Texts& list_of(const Record& r, std::string_view question) { return list_of(const_cast<Record&>(r), question); }

record::ListName name_of(std::string_view question) {
  if (question == "surprises") return record::ListName::surprises;
  if (question == "held") return record::ListName::held;
  if (question == "lucky") return record::ListName::luck;
  return record::ListName::absurdities;
}

std::size_t observation_index(std::string_view subject) {
  std::size_t index = 0;
  std::from_chars(subject.data(), subject.data() + subject.size(), index);
  return index;
}

/// Two skipped follow-ups of one kind end that kind in the section. Skipped = asked minus answered.
bool passed_twice(const InterviewSession& s, std::string_view question) {
  std::size_t passed = 0;
  for (const auto& left : s.record.interview.left.value_or(std::vector<std::string>{}))
    if (QuestionRef::from(left).question == question && !QuestionRef::from(left).subject.empty()) ++passed;
  return passed >= 2;
}

AnswerResult take_item(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  auto& list = list_of(s.record, s.at.question);
  if (text::is_blank(words.text)) {
    if (!list) list.emplace();
    return accept();
  }
  AnswerResult taken = stay_in_list();
  const bool near_miss_held = s.at.question == "held" && record::is_near_miss(s.record);
  const bool may_be_factor = s.at.question == "surprises" || s.at.question == "lucky" || near_miss_held;
  for (auto& said : texts_of(words)) {
    auto one = add_item(s, name_of(s.at.question), {std::move(said)}, room);
    taken.what = one.what;
    taken.messages.insert(taken.messages.end(), one.messages.begin(), one.messages.end());
    taken.changes.insert(taken.changes.end(), one.changes.begin(), one.changes.end());
    if (may_be_factor && !words.pasted && !passed_twice(s, s.at.question))
      taken.follow = QuestionRef{s.at.question, std::to_string(list->size() - 1)};
  }
  return taken;
}

/// Follow-up for an item: is it a factor as well? For a near miss: what if it had not held?
AnswerResult take_follow_up(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  if (text::is_blank(words.text)) return accept();
  if (s.at.question == "held") {
    AnswerResult taken = accept();
    for (auto& said : texts_of(words)) {
      taken.changes.push_back({"/lucky/" + std::to_string(size_of(s.record.lucky)), said});
      add_to(s.record.lucky, std::move(said));
    }
    return taken;
  }
  const auto factor = yes_or_no(words.text);
  if (!factor) return ask_again(std::string(say::y_or_n));
  const auto& list = list_of(s.record, s.at.question);
  const auto index = observation_index(s.at.subject);
  if (!*factor || !list || index >= list->size()) return accept();
  const auto text = (*list)[index];
  return accept({{MessageKind::understood, say::with(say::became_factor, add_factor(s.record, text).id)}});
}

AnswerResult take(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  return s.at.subject.empty() ? take_item(s, words, room) : take_follow_up(s, words, room);
}

void phrase(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const bool held = s.at.question == "held";
  if (s.at.subject.empty()) {
    if (held && record::is_near_miss(s.record)) ask = std::string(say::kept_from_happening);
    return;
  }
  hint.clear();
  if (held) {
    ask = std::string(say::had_not_been_there);
    return;
  }
  // In the same session, or after a resume.
  const auto& list = list_of(s.record, s.at.question);
  const auto index = observation_index(s.at.subject);
  const bool is_out_of_sight = s.trail.empty() && list && index < list->size();
  const auto id = record::item_list(name_of(s.at.question)).letter + std::to_string(index + 1);
  ask = is_out_of_sight ? say::with(say::that_as_well, id, (*list)[index]) : say::with(say::factor_as_well, id);
}

/// For a near miss this question comes first in the section.
bool held_first(const InterviewSession& s, const InterviewContext&) { return record::is_near_miss(s.record); }
bool held_second(const InterviewSession& s, const InterviewContext&) { return !record::is_near_miss(s.record); }

const Question held{.id = "held",
                    .section = "noticed",
                    .ask = "What kept this from being worse?",
                    .hint = "One a line: a tool, a habit, someone who happened to know, something that held.",
                    .why = "What worked is as worth knowing as what did not, and it is rarely written down.",
                    .field = "went_well",
                    .shape = Question::Shape::list,
                    .list = record::ListName::held,
                    .applies = held_second,
                    .answered = [](const Record& r) { return r.went_well.has_value(); },
                    .phrase = phrase,
                    .take = take};

Question before_the_others(Question q) {
  q.applies = held_first;
  return q;
}

const Question observations_rows[] = {
    before_the_others(held),
    {.id = "surprises",
     .section = "noticed",
     .ask = "What surprised you?",
     .hint = "One a line: something the system did that you'd have bet against.",
     .why = "A surprise shows where our picture of the system is wrong. Surprises often point to factors.",
     .field = "surprises",
     .shape = Question::Shape::list,
     .list = record::ListName::surprises,
     .answered = [](const Record& r) { return r.surprises.has_value(); },
     .phrase = phrase,
     .take = take},
    held,
    {.id = "lucky",
     .section = "noticed",
     .ask = "Where did we get lucky? And what's limping along in the same way today?",
     .hint = "One a line. Things are always half broken.",
     .why = "Luck can run out. A weakness that still works today can cause the next incident.",
     .field = "lucky",
     .shape = Question::Shape::list,
     .list = record::ListName::luck,
     // asked even if luck was noted earlier (noticed by a customer)
     .phrase = phrase,
     .take = take},
    {.id = "absurdities",
     .section = "noticed",
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
