// Starts a session: new, prepared, resumed, reopened, or with answers from a file.
#include <algorithm>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"

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
std::size_t room_beside(std::string_view id, const InterviewContext& room) {
  const auto taken = text::display_width(say::with(say::prepared, id, "")) + 2;
  return room.columns > taken + 20 ? room.columns - taken : 20;
}

/// Puts the answer to the question that is asked again on the line.
void find_the_place_again(StepResult& turn, const InterviewContext& room) {
  auto& s = turn.session;
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  if (!row) return;
  put_answer_on_line(s, room);
}

/// Marks questions with existing answers as asked, and shows one line for each.
Messages take_as_answered(InterviewSession& s, const record::Record& given, const InterviewContext& room) {
  Messages says;
  for (const auto& q : all_questions(room.team_questions)) {
    const QuestionRef at{std::string(q.id), ""};
    if (!q.answered || !q.answered(given)) continue;
    mark_asked(s.record, at);
    auto shown = s;
    shown.at = at;
    const auto answer = in_short(q, shown);
    if (!answer.empty())
      says.push_back({MessageKind::understood, say::with(say::prepared, id_in_words(q.id),
                                                         text::cut_to_width(answer, room_beside(q.id, room)))});
  }
  return says;
}

/// Questions left open in --prep are asked in the meeting.
void forget_unanswered(InterviewSession& s, const InterviewContext& room) {
  if (!s.record.interview.asked) return;
  const auto rows = all_questions(room.team_questions);
  std::erase_if(*s.record.interview.asked, [&](const std::string& text) {
    const auto* q = find_question(rows, QuestionRef::from(text).question);
    return !q || !q->answered || !q->answered(s.record);
  });
}

/// Marks the questions of a section and their follow-ups as not asked.
void forget_section(InterviewSession& s, const InterviewContext& room) {
  if (!s.record.interview.asked) return;
  const auto rows = question_order(s, room);
  std::erase_if(*s.record.interview.asked, [&](const std::string& text) {
    return find_question(rows, QuestionRef::from(text).question) != nullptr;
  });
}

}  // namespace

StepResult begin(InterviewStart start, const InterviewContext& room) {
  StepResult turn;
  auto& s = turn.session;
  s.record = std::move(start.record);
  s.purpose = start.purpose;
  s.began = room.now;
  auto& interview = s.record.interview;
  s.seconds_before = interview.seconds ? interview.seconds->value : 0;
  s.was_final = s.record.status == record::Status::final;
  const bool goes_on = interview.at.has_value();
  const bool first_room_sitting = s.purpose == Purpose::meet && !s.record.meeting.held_at;
  s.record.status = record::Status::draft;
  if (!s.record.timezone) s.record.timezone = room.zone.name();
  if (start.is_short) interview.is_short = true;
  if (!interview.minutes && s.purpose != Purpose::edit) interview.minutes = record::Number::of(start.minutes);
  if (first_room_sitting) {
    forget_unanswered(s, room);
    using std::chrono::floor, std::chrono::seconds;
    s.record.meeting.held_at = zone_of(s, room).instant(floor<seconds>(room.now));
  }
  if (s.purpose == Purpose::prepare) turn.messages.push_back({MessageKind::note, std::string(say::goldilocks)});
  if (start.answers) merge_answers(s.record, *start.answers);
  if (start.answers || ((first_room_sitting || s.purpose == Purpose::prepare) && !goes_on)) {
    auto shown = take_as_answered(s, s.record, room);
    turn.messages.insert(turn.messages.end(), shown.begin(), shown.end());
  }
  if (s.purpose == Purpose::edit) {
    s.section_only = start.section;
    forget_section(s, room);
    turn.messages.push_back({MessageKind::note, say::with(say::reopened, s.record.title, start.section)});
    move_to(turn, first_question(s, room), room);
    return turn;
  }
  auto at = goes_on ? QuestionRef::from(*interview.at) : first_question(s, room);
  if (!find_question(all_questions(room.team_questions), at.question)) at = first_question(s, room);
  // The question at which it was postponed or left is asked again.
  if (goes_on && s.record.interview.asked) std::erase(*s.record.interview.asked, at.text());
  if (goes_on)
    turn.messages.push_back({MessageKind::note, say::with(say::resumed, s.record.title, id_in_words(at.question))});
  move_to(turn, at, room);
  if (goes_on) find_the_place_again(turn, room);
  return turn;
}

std::vector<QuestionInfo> questions(const std::vector<TeamQuestion>& team) {
  std::vector<QuestionInfo> all;
  for (const auto& q : all_questions(team)) {
    const bool twice = std::ranges::any_of(all, [&](const QuestionInfo& known) { return known.id == q.id; });
    if (twice) continue;
    const auto field = q.field == "custom" ? "custom." + std::string(q.id) : std::string(q.field);
    all.push_back({std::string(q.id), std::string(q.section), field, std::string(q.ask), std::string(q.hint),
                   std::string(q.why), q.in.prep, q.in.room, q.in.brief});
  }
  return all;
}

std::vector<std::string_view> all_phrases() {
  std::vector<std::string_view> words(say::all.begin(), say::all.end());
  for (const auto& q : all_questions({}))
    for (const auto text : {q.ask, q.hint, q.why}) words.push_back(text);
  return words;
}

}  // namespace pm::interview
