// The step function of the interview: reads what a person did and applies it. Calls go one way, from here to commands
// and changes, to navigation, to the questions; those return values and never call back.
#include <algorithm>
#include <iterator>
#include <utility>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/changes.hpp"
#include "interview/earlier_factors.hpp"
#include "interview/ending.hpp"
#include "interview/event_text.hpp"
#include "interview/item_text.hpp"
#include "interview/line_meaning.hpp"
#include "interview/list_editor.hpp"
#include "interview/moment_commands.hpp"
#include "interview/navigation.hpp"
#include "interview/paste_people.hpp"
#include "interview/phrases.hpp"
#include "interview/question_order.hpp"

namespace pm::interview {
namespace {

using Next = AnswerResult::Next;

bool is_digit_alone(std::string_view word) { return word.size() == 1 && word[0] >= '0' && word[0] <= '9'; }

/// "y", "no" or "3", as an answer to a list: probably a typing error.
bool is_typing_error(const Question& question, std::string_view words) {
  const auto word = text::lower_ascii(text::trim(words));
  if (word == "-" || word == "nothing" || word == "none" || yes_or_no(word)) return true;
  const bool is_timeline = question.list == record::ListName::timeline;
  return is_digit_alone(word) && !is_timeline;
}

/// Whether the whole of a text that people read would be a digit, as after a choice made at the wrong prompt. A team's
/// question may ask for a number.
bool puts_digit_for_text(const AnswerResult& result, std::string_view words) {
  const auto word = text::trim(words);
  return is_digit_alone(word) && std::any_of(result.changes.begin(), result.changes.end(), [&](const auto& change) {
           return text::trim(change.text) == word && !change.pointer.starts_with("/custom/");
         });
}

/// The result of an answer that the question takes or that edits its list; `is_edit` tells which.
struct TakenAnswer {
  AnswerResult result;
  bool is_edit = false;
};
TakenAnswer take_words(InterviewSession& s, const Question& question, const AnswerText& words,
                       const InterviewContext& context) {
  if (question.list && !text::is_blank(words.text))
    if (auto edit = edit_by_line(s, *question.list, words, context)) return {std::move(*edit), true};
  if (!words.is_literal && removes_an_item(words.text)) {
    const auto id = text::trim(words.text).substr(1);
    const bool exists = record::find_item(s.record, id).has_value();
    return {refuse(exists ? phrases::fill(phrases::item_of_another_list, id) : no_such_item(s.record, id)), true};
  }
  return {question.take(s, words, context), false};
}

/// The reason is shown and the record stays; the line is in the history. Enter goes on.
void show_refusal(StepResult& step, const record::Record& before, AnswerResult result) {
  auto& s = step.session;
  s.record = before;
  std::ranges::move(result.messages, std::back_inserter(step.messages));
  repeat_question(step, PromptDetail::words);
  s.line.preset.clear();
  s.line.rejected = std::move(result.refused);
  s.confirmation = std::move(result.confirm);
}

/// Lines of a paste that were not taken go to the history, so that Up brings them back.
void recall_lines(StepResult& step, const std::string& lines) {
  if (lines.empty()) return;
  step.recall = lines;
  const auto count = text::lines(lines).size();
  step.messages.push_back({MessageKind::trouble, count == 1 ? phrases::fill(phrases::line_not_taken, lines)
                                                            : phrases::fill(phrases::lines_not_taken, count)});
}

/// Enter at a single answer that is there keeps it; false: it is not such an answer.
bool keep_answer(StepResult& step, const Question& question, const InterviewContext& context) {
  auto& s = step.session;
  const bool is_single = question.shape == Question::Shape::one && s.at.subject.empty();
  if (!is_single || !question.answered || !question.answered(s.record)) return false;
  const auto kept = question.answer ? question.answer(s) : std::string();
  step.messages.push_back({MessageKind::understood, kept.empty() ? std::string(phrases::kept_as_before)
                                                                 : phrases::fill(phrases::kept_words, kept)});
  mark_asked(s.record, s.at);
  advance(step, context);
  return true;
}

/// Where an answer leads, once it is in the record.
struct AfterAnswer {
  QuestionRef at;  ///< the question that was answered
  Next next = Next::next;
  std::optional<QuestionRef> follow;
  PendingConfirmation confirm;
  InterviewEnding ending = InterviewEnding::finished;
  bool was_at_list = false, is_skipped = false, has_added = false;
};

void stay_at_list(StepResult& step, const AfterAnswer& after, const InterviewContext& context) {
  auto& s = step.session;
  if (after.was_at_list && after.has_added) ++s.list->added;
  if (after.follow) return move_to(step, *after.follow, context);
  if (after.at.question == QuestionId::fixes) {  // what the line left out is asked now
    advance(step, context);
  } else {
    if (after.has_added && after.was_at_list && s.list->added == 1 && !std::exchange(s.is_list_end_shown, true))
      step.messages.push_back({MessageKind::hint, std::string(phrases::lists_end)});
    repeat_question(step, PromptDetail::nothing);
  }
  s.confirmation = after.confirm;
}

void go_on(StepResult& step, const AfterAnswer& after, const InterviewContext& context) {
  auto& s = step.session;
  if (after.next == Next::end) return end(step, after.ending, context);
  if (after.next == Next::stay) return stay_at_list(step, after, context);
  mark_skipped(s.record, after.at, after.is_skipped);
  mark_asked(s.record, after.at);
  if (!after.follow) return advance(step, context);
  if (after.follow->subject.empty()) forget_asked(s.record, *after.follow);  // asked again deliberately
  move_to(step, *after.follow, context);
}

/// Passes the answer to the current question. Returns what was typed ahead for the next one; "": nothing.
std::string take_answer(StepResult& step, AnswerText words, const InterviewContext& context) {
  auto& s = step.session;
  const auto question = find_question(s.at, context);
  if (!question) return end(step, InterviewEnding::finished, context), "";
  AfterAnswer after;
  after.at = s.at;
  after.was_at_list = question->is_list() && s.is_at_list();
  // A lone dot ends a list, as in mail and ed.
  if (after.was_at_list && text::trim(words.text) == ".") words = {};
  const bool is_blank = text::is_blank(words.text);
  if (is_blank && keep_answer(step, *question, context)) return "";
  if (after.was_at_list && !words.pasted && words.text != s.line.rejected && is_typing_error(*question, words.text)) {
    step.messages.push_back({MessageKind::trouble, phrases::fill(phrases::typing_error, text::trim(words.text))});
    s.line.rejected = words.text, s.line.preset.clear();
    return repeat_question(step, PromptDetail::nothing), "";
  }
  const auto before = s.record;
  auto [result, is_edit] = take_words(s, *question, words, context);
  if (result.next == Next::choose) {
    s.record = before;
    s.confirmation = choice_confirmation(result.choose, words, "");
    return "";
  }
  if (result.next == Next::refuse) return show_refusal(step, before, std::move(result)), "";
  if (!words.pasted && words.text != s.line.rejected && puts_digit_for_text(result, words.text))
    return show_refusal(step, before, refuse(phrases::fill(phrases::digit_alone, text::trim(words.text)), words.text)),
           "";
  if (is_edit && !after.was_at_list) return take_item_edit(step, before, std::move(result), context), "";
  after.next = question->is_follow_up() && result.next == Next::stay ? Next::next : result.next;
  after.follow = std::move(result.follow);
  if (result.follow_section) after.follow = first_question_of(*result.follow_section, s, context);
  after.confirm = std::move(result.confirm);
  after.ending = result.ending;
  s.wants_rename = s.wants_rename || result.wants_rename;
  const auto refused = std::move(result.refused), typed_ahead = std::move(result.typed_ahead);
  apply_change(step, before, after.at, std::move(result), context);
  const bool has_changed = !(s.record == before);
  after.has_added = has_changed && !is_edit;
  after.is_skipped = is_blank && !has_changed;
  s.line.preset.clear();
  s.line.rejected = refused;
  recall_lines(step, refused);
  go_on(step, after, context);
  return typed_ahead;
}

/// Applies one meaning of a line. Returns the line that is to be read next.
class MeaningApplier {
 public:
  MeaningApplier(StepResult& step, const InterviewContext& context) : step_(step), context_(context) {}

  std::optional<InputLine> operator()(const RunCommand& run) const {
    run.command->run(step_, run.argument, context_);
    return {};
  }
  std::optional<InputLine> operator()(const GiveAnswer& answer) const {
    auto typed_ahead = take_answer(step_, answer.words, context_);
    if (typed_ahead.empty()) return {};
    return InputLine{std::move(typed_ahead), answer.words.pasted};
  }
  std::optional<InputLine> operator()(const ChangeItem& change) const {
    edit_item(step_, context_, [&](InterviewSession& s) { return change_item(s, change.id, change.words, context_); });
    return {};
  }
  std::optional<InputLine> operator()(const ChangeLinked& change) const {
    edit_item(step_, context_, [&](InterviewSession& s) { return change_linked(s, change.linked, context_); });
    return {};
  }
  std::optional<InputLine> operator()(const LinkFactor& link) const {
    edit_item(step_, context_, [&](InterviewSession& s) { return link_factor(s, link.confirmed); });
    return {};
  }
  std::optional<InputLine> operator()(const PickMoment& pick) const {
    choose_moment(step_, pick.asked, pick.choice, context_);
    return {};
  }
  std::optional<InputLine> operator()(const AskFirst& ask) const {
    step_.session.confirmation = ask.confirmation;
    return {};
  }
  std::optional<InputLine> operator()(const AskAgain& again) const {
    if (again.message) step_.messages.push_back(*again.message);
    if (!again.is_confirmation_open) repeat_question(step_, PromptDetail::words);
    return {};
  }

 private:
  StepResult& step_;
  const InterviewContext& context_;
};

/// Reads and applies a line, and those that come out of it. They are one line for /undo.
void take_line(StepResult& step, InputLine typed, const InterviewContext& context) {
  auto& s = step.session;
  std::optional<std::size_t> joined_from;  // steps for /undo before what was typed ahead
  for (;;) {
    const auto meaning = read_line(s, typed, context);
    const auto* again = std::get_if<AskAgain>(&meaning.action);
    if (!again || !again->is_confirmation_open) s.confirmation = NoConfirmation{};
    const auto undo_steps = s.undo_steps.size();
    auto ahead = std::visit(MeaningApplier(step, context), meaning.action);
    if (ahead) joined_from = undo_steps;
    auto next = ahead ? ahead : meaning.then;
    if (!next || s.ended) break;
    typed = std::move(*next);
  }
  if (joined_from) join_undo_steps(s, *joined_from);
}

/// Takes events that were picked elsewhere, as one change.
void take_picked(StepResult& step, const PickedTimeline& picked, const InterviewContext& context) {
  auto& s = step.session;
  if (picked.ids.empty()) return show_here(step, MessageKind::note, std::string(phrases::nothing_picked));
  capture(step, context, [&](InterviewSession& session) {
    AnswerResult result;
    result.next = Next::stay;
    session.record.timeline = picked.record.timeline;
    session.record.times = picked.record.times;
    for (const auto& id : picked.ids)
      if (const auto* event = record::find_event(session.record, id))
        result.messages.push_back({MessageKind::item, event_line(session, context, *event)});
    result.description = phrases::fill(phrases::events_picked, picked.ids.size());
    result.chat = with_roles(session.chat, picked.roles);
    return result;
  });
  if (s.is_at_list()) s.list->added += picked.ids.size();
}

}  // namespace

StepResult step(InterviewSession session, const InputEvent& event, const InterviewContext& context) {
  StepResult result{std::move(session), {}};
  auto& s = result.session;
  if (s.ended) return result;
  const bool is_leaving = std::holds_alternative<Interrupt>(event) || std::holds_alternative<EndOfInput>(event);
  // A line that is still asked about is not lost.
  if (is_leaving && std::holds_alternative<ConfirmChange>(s.confirmation)) take_line(result, {}, context);
  if (const auto* edited = std::get_if<EditedText>(&event)) {
    take_edited_text(result, *edited, context);
    propose_link(s, context);
  } else if (const auto* typed = std::get_if<InputLine>(&event)) {
    take_line(result, *typed, context);
    propose_link(s, context);
  } else if (const auto* picked = std::get_if<PickedTimeline>(&event)) {
    take_picked(result, *picked, context);
  } else if (std::holds_alternative<EndOfInput>(event) && !context.end_asks) {
    end(result, InterviewEnding::end_of_input, context);
  } else if (std::holds_alternative<ConfirmQuit>(s.confirmation)) {
    end(result, InterviewEnding::interrupted, context);
  } else {
    s.confirmation = ConfirmQuit{};
    if (const auto* interrupt = std::get_if<Interrupt>(&event); interrupt && !interrupt->on_the_line.empty())
      s.line.preset = interrupt->on_the_line;
  }
  return result;
}

}  // namespace pm::interview
