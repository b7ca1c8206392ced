#include "interview/changes.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/item_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/list_text.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"
#include "interview/question_order.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

constexpr std::size_t most_undo_steps = 100;

// --- findings: dim, in full once per rule, never blocking

std::vector<std::string> people_of(const record::Record& r) {
  std::vector<std::string> names;
  if (r.meeting.boss) names.push_back(*r.meeting.boss);
  if (r.meeting.scribe) names.push_back(*r.meeting.scribe);
  if (r.meeting.participants)
    for (const auto& p : *r.meeting.participants) names.push_back(p.name);
  return names;
}

/// The sentence at that place, cut to what fits on a line.
std::string sentence_around(const std::string& text, std::size_t at) {
  constexpr std::size_t widest = 60;
  constexpr std::string_view ends = ".!?\n";
  const auto before = text.find_last_of(ends, at == 0 ? 0 : at - 1);
  const auto begin = before == std::string::npos || at == 0 ? 0 : before + 1;
  const auto end = text.find_first_of(ends, at);
  return text::truncate_to_width(
      text::trim(std::string_view(text).substr(begin, end == std::string::npos ? end : end - begin)), widest);
}

/// Adds the first finding in the new text; in short if its rule was shown before.
void add_finding(StepResult& step, std::span<const TextChange> changes, const InterviewContext& context) {
  auto& s = step.session;
  if (!context.checker || s.is_quiet) return;
  for (const auto& change : changes) {
    const auto findings = context.checker->review(change.text, change.rules, people_of(s.record));
    if (findings.empty()) continue;
    const auto& f = findings.front();
    const auto rule = std::string(language::name(f.rule));
    const bool in_full = f.about_self || first_time(s.record, "rule:" + rule);
    // Self-blame gets only the kind question.
    const auto full = f.about_self ? f.ask : phrases::fill(phrases::finding_full, f.message, f.ask);
    const auto again = phrases::fill(phrases::finding_again, sentence_around(change.text, f.begin));
    step.messages.push_back({MessageKind::finding, in_full ? full : again});
    return;
  }
}

/// The present answer, or the question where it has none: what a step of /undo is called.
std::string describe_answer(const InterviewSession& s, const QuestionRef& at, const InterviewContext& context) {
  const auto question = find_question(at, context);
  if (!question) return at.id();
  auto there = s;
  there.at = at;
  const auto answer =
      question->answer && (at.subject.empty() || question->is_follow_up()) ? question->answer(there) : std::string();
  return text::is_blank(answer) ? "\"" + std::string(question->ask) + "\"" : answer;
}

/// Whether a follow-up is about an item that is gone. Of items without ids of their own the place counts, and it may be
/// another's now.
bool has_lost_its_subject(const record::Record& before, const InterviewSession& s, const InterviewContext& context) {
  const auto question = find_question(s.at, context);
  if (!question || !question->list || s.at.subject.empty() || s.is_at_list()) return false;
  if (record::is_item_id(s.at.subject)) return !record::find_item(s.record, s.at.subject);
  return record::item_count(before, *question->list) != record::item_count(s.record, *question->list);
}

}  // namespace

void apply_change(StepResult& step, const record::Record& before, const QuestionRef& at, AnswerResult result,
                  const InterviewContext& context) {
  auto& s = step.session;
  std::ranges::move(result.messages, std::back_inserter(step.messages));
  if (!(before == s.record)) {
    record::update_last_ids(s.record, before);
    record::move_events_without_time(s.record, before);
    auto what = result.description.empty() ? describe_answer(s, at, context) : std::move(result.description);
    s.undo_steps.push_back(std::make_shared<const UndoStep>(UndoStep{before, s.chat, at, std::move(what)}));
    if (s.undo_steps.size() > most_undo_steps) s.undo_steps.erase(s.undo_steps.begin());
  }
  if (result.chat) s.chat = std::move(result.chat);
  add_finding(step, result.changes, context);
}

void take_capture(StepResult& step, const record::Record& before, AnswerResult result,
                  const InterviewContext& context) {
  if (result.next == AnswerResult::Next::refuse) step.session.record = before;
  apply_change(step, before, step.session.at, std::move(result), context);
  repeat_question(step, PromptDetail::words);
}

void take_item_edit(StepResult& step, const record::Record& before, AnswerResult result,
                    const InterviewContext& context) {
  auto& s = step.session;
  auto confirm = std::move(result.confirm);
  const bool is_refused = result.next == AnswerResult::Next::refuse;
  if (is_refused) s.record = before;
  s.line.rejected = is_refused ? result.refused : "";
  s.line.preset.clear();
  apply_change(step, before, s.at, std::move(result), context);
  if (has_lost_its_subject(before, s, context))
    advance(step, context);
  else
    repeat_question(step, PromptDetail::words);
  s.confirmation = std::move(confirm);
}

void take_edited_text(StepResult& step, const EditedText& edited, const InterviewContext& context) {
  auto& s = step.session;
  if (record::is_item_id(edited.target))
    return edit_item(step, context, [&](InterviewSession& session) {
      return change_item(session, edited.target, {edited.text, true}, context);
    });
  const auto* list = edited.target.empty() ? nullptr : record::list_of_letter(edited.target[0]);
  if (!list) return;
  const auto before = s.record;
  auto result = apply_list_text(s, list->name, edited.text, context);
  if (result.next == AnswerResult::Next::refuse)
    step.editor = EditorText{edited.target, std::exchange(result.refused, {})};
  take_item_edit(step, before, std::move(result), context);
}

bool undo_change(StepResult& step, const InterviewContext& context) {
  auto& s = step.session;
  if (s.undo_steps.empty()) return false;
  const auto last = s.undo_steps.back();
  s.undo_steps.pop_back();
  auto messages = undone_items(s.record, last->record);
  if (messages.empty())
    messages.push_back({MessageKind::understood, phrases::fill(phrases::taken_back, last->description)});
  std::ranges::move(messages, std::back_inserter(step.messages));
  // The id and shown messages do not count as changes.
  auto record = last->record;
  record.id = s.record.id, record.uid = s.record.uid;
  if (record.title.empty()) record.title = s.record.title;
  keep_shown_messages(record, s.record);
  s.record = std::move(record);
  s.chat = last->chat;
  const auto added = s.list ? s.list->added : 0;
  move_to(step, last->at, context);
  if (s.is_at_list()) s.list->added = added > 0 ? added - 1 : 0;
  s.line.detail = PromptDetail::words;
  return true;
}

void join_undo_steps(InterviewSession& s, std::size_t kept) {
  if (s.undo_steps.size() <= kept + 1) return;
  auto joined = *s.undo_steps[kept];
  joined.description = s.undo_steps.back()->description;
  s.undo_steps.resize(kept);
  s.undo_steps.push_back(std::make_shared<const UndoStep>(std::move(joined)));
}

}  // namespace pm::interview
