// Starts a session: new, prepared, resumed, reopened, or with answers from a file.
#include <algorithm>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"
#include "interview/question_order.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

/// Short form of an answer; long lists as a number of lines.
std::string in_short(const Question& q, const InterviewSession& s) {
  const auto& r = s.record;
  if (!q.list || q.shape != Question::Shape::list) return q.answer ? q.answer(s) : "";
  const auto count = record::item_count(r, *q.list);
  const bool is_long = *q.list == record::ListName::timeline || *q.list == record::ListName::factors ||
                       *q.list == record::ListName::fixes;
  if (is_long) return count == 0 ? "" : std::to_string(count) + (count == 1 ? " line" : " lines");
  std::vector<std::string> items;
  for (std::size_t i = 0; i < count; ++i) items.push_back(record::item_text(r, {*q.list, i}));
  return text::join(items, " \u00b7 ");
}

/// Width left for an answer on the "Already answered" line.
std::size_t room_beside(const QuestionRef& at, const InterviewContext& context) {
  const auto result = text::display_width(phrases::fill(phrases::prepared, id_in_words(at), "")) + 2;
  return context.columns > result + 20 ? context.columns - result : 20;
}

/// Marks questions with existing answers as asked, and shows one line for each.
Messages take_as_answered(InterviewSession& s, const record::Record& given, const InterviewContext& context) {
  Messages messages;
  for (const auto& q : all_questions(context.team_questions)) {
    const auto at = q.ref();
    if (!q.answered || !q.answered(given)) continue;
    mark_asked(s.record, at);
    auto shown = s;
    shown.at = at;
    const auto answer = in_short(q, shown);
    if (!answer.empty())
      messages.push_back(
          {MessageKind::understood, phrases::fill(phrases::prepared, id_in_words(at),
                                                  text::truncate_to_width(answer, room_beside(at, context)))});
  }
  return messages;
}

/// Questions left open in --prep are asked in the meeting.
void forget_unanswered(InterviewSession& s, const InterviewContext& context) {
  forget_asked_if(s.record, [&](const QuestionRef& at) {
    const auto question = find_question(at, context);
    return !question || !question->answered || !question->answered(s.record);
  });
}

/// Marks the questions in the scope of `pm edit` and their follow-ups as not asked.
void forget_scope(InterviewSession& s, const InterviewContext& context) {
  const auto order = question_order(s, context);
  forget_asked_if(s.record, [&](const QuestionRef& at) {
    return std::ranges::any_of(order,
                               [&](const Question& q) { return q.id == at.question && q.team_id == at.team_id; });
  });
}

/// A section or a question, as `pm edit` takes it; "": the whole record.
EditScope scope_named(std::string_view name) {
  if (name.empty()) return {};
  if (const auto section = section_named(name)) return {section, {}};
  return {{}, QuestionRef::from(name)};
}

}  // namespace

StepResult begin(InterviewStart start, const InterviewContext& context) {
  StepResult step;
  auto& s = step.session;
  s.record = std::move(start.record);
  s.sitting.purpose = start.purpose;
  s.sitting.began = context.now;
  auto& interview = s.record.interview;
  s.sitting.seconds_before = interview.seconds ? interview.seconds->value : 0;
  s.sitting.was_final = s.record.status == record::Status::final;
  const bool is_resumed = interview.at.has_value();
  const bool is_first_meeting = s.sitting.purpose == Purpose::meet && !s.record.meeting.held_at;
  s.record.status = record::Status::draft;
  if (!s.record.timezone) s.record.timezone = context.zone.name();
  if (start.is_short) interview.is_short = true;
  if (!interview.minutes && s.sitting.purpose != Purpose::edit) interview.minutes = record::Number::of(start.minutes);
  if (is_first_meeting) {
    forget_unanswered(s, context);
    using std::chrono::floor, std::chrono::seconds;
    s.record.meeting.held_at = zone_of(s, context).instant(floor<seconds>(context.now));
  }
  if (s.sitting.purpose == Purpose::prepare)
    step.messages.push_back({MessageKind::note, std::string(phrases::good_incident)});
  if (start.answers) merge_answers(s.record, *start.answers);
  if (start.answers || ((is_first_meeting || s.sitting.purpose == Purpose::prepare) && !is_resumed)) {
    auto shown = take_as_answered(s, s.record, context);
    step.messages.insert(step.messages.end(), shown.begin(), shown.end());
  }
  if (s.sitting.purpose == Purpose::edit) {
    s.sitting.scope = scope_named(start.section);
    forget_scope(s, context);
    step.messages.push_back({MessageKind::note, phrases::fill(phrases::reopened, s.record.title, start.section)});
    move_to(step, first_question(s, context), context);
    return step;
  }
  auto at = is_resumed ? QuestionRef::from(*interview.at) : first_question(s, context);
  const auto question = find_question(at, context);
  s.at = at;  // for `applies`
  const bool is_outdated = question && question->is_follow_up() && !applies(*question, s, context);
  if (!question || is_outdated) at = first_question(s, context);
  // The question at which it was postponed or left is asked again.
  if (is_resumed) forget_asked(s.record, at);
  if (is_resumed)
    step.messages.push_back({MessageKind::note, phrases::fill(phrases::resumed, s.record.title, id_in_words(at))});
  move_to(step, at, context);
  if (is_resumed) s.line.preset = answer_to_edit(s, context);
  return step;
}

void merge_answers(record::Record& into, const record::Record& answers) { record::overlay(into, answers); }

std::vector<std::string_view> all_phrases() {
  std::vector<std::string_view> words(phrases::all.begin(), phrases::all.end());
  for (const auto& q : all_questions({}))
    for (const auto text : {q.ask, q.hint, q.why}) words.push_back(text);
  return words;
}

}  // namespace pm::interview
