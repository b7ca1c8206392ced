#include "interview/navigation.hpp"

#include <utility>

#include "interview/asked.hpp"
#include "interview/ending.hpp"
#include "interview/question_order.hpp"
#include "interview/reminders.hpp"

namespace pm::interview {
namespace {

/// Whether it is about an item; "missing:again" and "factors:more" are second passes over a list.
bool is_about_an_item(const QuestionRef& at, const Question& question) {
  if (question.is_follow_up()) return true;
  return !at.subject.empty() && at.subject != "again" && at.subject != "more";
}

/// The previous question from an earlier session or from --prep.
std::optional<QuestionRef> question_of_earlier_sitting(const InterviewSession& s, const InterviewContext& context) {
  const auto all = asked(s.record);
  for (auto at = all.rbegin(); at != all.rend(); ++at) {
    const auto question = find_question(*at, context);
    if (question && at->subject.empty() && !(*at == s.at) && !question->is_follow_up()) return *at;
  }
  return std::nullopt;
}

}  // namespace

void move_to(StepResult& step, const QuestionRef& at, const InterviewContext& context) {
  auto& s = step.session;
  const auto question = find_question(at, context);
  if (!question) return end(step, InterviewEnding::finished, context);
  const bool is_list_again = question->is_list() && s.list && s.list->question == at;
  if (!s.at.is_none() && !(s.at == at)) s.trail.push_back(s.at);
  s.at = at;
  s.line.preset.clear();
  s.confirmation = NoConfirmation{};
  s.line.detail = is_list_again ? PromptDetail::nothing : PromptDetail::whole;
  if (!is_list_again && !is_about_an_item(at, *question)) {
    s.list.reset();
    if (question->is_list()) s.list = ListInProgress{at};
  }
  // The proposed sentence is on the line, to be corrected there.
  if (at.question == QuestionId::problem && !context.plain) s.line.preset = answer_to_edit(s, context);
  show_time_zone_once(step, question->section, context);
  add_time_reminders(step, context);
}

void return_to(StepResult& step, const QuestionRef& at, const InterviewContext& context) {
  auto& s = step.session;
  forget_asked(s.record, at);
  s.list.reset();
  move_to(step, at, context);
  s.line.preset = answer_to_edit(s, context);
}

bool go_back(StepResult& step, const InterviewContext& context) {
  auto& s = step.session;
  if (s.trail.empty())
    if (const auto earlier = question_of_earlier_sitting(s, context)) s.trail = {*earlier};
  if (s.trail.empty()) return false;
  const auto at = s.trail.back();
  s.trail.pop_back();
  auto trail = s.trail;
  forget_asked(s.record, at);
  move_to(step, at, context);
  s.trail = std::move(trail);
  s.line.detail = PromptDetail::whole;
  s.line.preset = answer_to_edit(s, context);
  return true;
}

void advance(StepResult& step, const InterviewContext& context) {
  const auto next = next_question(step.session, context);
  if (!next.is_none()) return move_to(step, next, context);
  const bool is_prep = step.session.sitting.purpose == Purpose::prepare;
  end(step, is_prep ? InterviewEnding::prepared : InterviewEnding::finished, context);
}

void repeat_question(StepResult& step, PromptDetail detail) {
  step.session.confirmation = NoConfirmation{};
  step.session.line.detail = detail;
}

void show_here(StepResult& step, MessageKind kind, std::string text) {
  step.messages.push_back({kind, std::move(text)});
  repeat_question(step, PromptDetail::words);
}

std::string answer_to_edit(const InterviewSession& s, const InterviewContext& context) {
  const auto question = find_question(s.at, context);
  if (!question || !question->answer || question->is_list()) return "";
  return s.at.subject.empty() || question->is_follow_up() ? question->answer(s) : "";
}

}  // namespace pm::interview
