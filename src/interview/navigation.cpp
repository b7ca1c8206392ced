#include "interview/navigation.hpp"

#include <algorithm>
#include <utility>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

constexpr std::size_t most_undos = 100;

void add_mark(record::Texts& list, std::string mark) {
  if (!list) list.emplace();
  if (std::ranges::find(*list, mark) == list->end()) list->push_back(std::move(mark));
}

/// Whether it is a second pass over a list rather than a question about an item.
bool is_follow_up(const QuestionRef& at, const Question& row) {
  if (row.shape == Question::Shape::follow_up) return true;
  return !at.subject.empty() && at.subject != "again" && at.subject != "more";
}

/// Shows the time zone once, with the first question for a time.
void show_time_zone_once(StepResult& turn, const Question& row, const InterviewContext& room) {
  if (row.section != "timeline" && row.section != "times") return;
  if (!first_time(turn.session.record, "zone")) return;
  turn.messages.push_back({MessageKind::note, say::with(say::zone_shown, zone_of(turn.session, room).name())});
}

/// Adds the time reminders, once each: at two thirds without a factor, at ten minutes left without a fix.
void add_time_reminders(StepResult& turn, const InterviewContext& room) {
  auto& s = turn.session;
  if (s.purpose != Purpose::meet) return;
  const auto planned = s.record.interview.minutes ? s.record.interview.minutes->value : 60;
  const auto left = planned - minutes_so_far(s, room);
  const auto shown = std::to_string(std::max(0L, static_cast<long>(left)));
  const auto section = progress(s, room).section;
  if (left <= planned / 3 && size_of(s.record.factors) == 0 && section != "factors" && section != "finish" &&
      first_time(s.record, "clock:factors"))
    turn.messages.push_back({MessageKind::note, say::with(say::clock_factors, shown)});
  const bool fixed = s.record.fixes && std::ranges::any_of(*s.record.fixes, record::is_kept);
  if (left <= 10 && !fixed && !s.record.soak_until && section != "fixes" && section != "finish" &&
      first_time(s.record, "clock:fixes"))
    turn.messages.push_back({MessageKind::note, say::with(say::clock_fixes, shown)});
}

}  // namespace

void mark_asked(record::Record& r, const QuestionRef& at) { add_mark(r.interview.asked, at.text()); }

void mark_skipped(record::Record& r, const QuestionRef& at, bool left) {
  if (left)
    add_mark(r.interview.left, at.text());
  else if (r.interview.left)
    std::erase(*r.interview.left, at.text());
}

bool first_time(record::Record& r, std::string_view what) {
  if (r.interview.said && std::ranges::find(*r.interview.said, what) != r.interview.said->end()) return false;
  add_mark(r.interview.said, std::string(what));
  return true;
}

void move_to(StepResult& turn, const QuestionRef& at, const InterviewContext& room) {
  auto& s = turn.session;
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, at.question);
  if (!row) return end(turn, InterviewEnding::finished, room);
  const bool follow_up = is_follow_up(at, *row);
  const bool back_in_list = at == s.list && row->shape == Question::Shape::list;
  if (!s.at.question.empty() && !(s.at == at)) s.trail.push_back(s.at);
  s.at = at;
  s.preset.clear();
  s.confirmation = NoConfirmation{};
  s.show = back_in_list ? InterviewSession::Show::nothing : InterviewSession::Show::whole;
  if (!follow_up && !back_in_list) {
    s.list = row->shape == Question::Shape::list ? at : QuestionRef{};
    s.added = 0;
  }
  if (at.question == "problem" && !room.plain) put_answer_on_line(s, room);
  show_time_zone_once(turn, *row, room);
  add_time_reminders(turn, room);
}

void advance(StepResult& turn, const InterviewContext& room) {
  const auto next = next_question(turn.session, room);
  if (next.question.empty()) {
    const auto purpose = turn.session.purpose;
    return end(turn, purpose == Purpose::prepare ? InterviewEnding::prepared : InterviewEnding::finished, room);
  }
  move_to(turn, next, room);
}

void repeat_question(StepResult& turn, InterviewSession::Show show) {
  turn.session.confirmation = NoConfirmation{};
  turn.session.show = show;
}

void put_answer_on_line(InterviewSession& s, const InterviewContext& room) {
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  if (!row || !row->answer || row->shape == Question::Shape::list) return;
  // A follow-up such as a y/n question has no answer to edit.
  const bool is_its_own = s.at.subject.empty() || row->shape == Question::Shape::follow_up;
  if (is_its_own) s.preset = row->answer(s);
}

void end(StepResult& turn, InterviewEnding how, const InterviewContext& room) {
  auto& s = turn.session;
  s.ended = how;
  const bool may_be_final = (how == InterviewEnding::end_of_input && s.purpose == Purpose::meet) ||
                            (s.purpose == Purpose::edit && s.was_final);
  if (may_be_final && blocking_findings(s.record, room).empty()) s.record.status = record::Status::final;
}

Messages closing_messages(const InterviewSession& s, const InterviewContext& room, const SaveState& kept) {
  Messages says;
  const auto& r = s.record;
  const auto how = s.ended.value_or(InterviewEnding::quit);
  const auto say = [&](MessageKind tone, std::string_view words) { says.push_back({tone, std::string(words)}); };
  // A command is on its own line, unbroken, for copying.
  const auto to_type = [&](std::string_view words, std::string_view command) {
    say(MessageKind::note, words);
    says.push_back({MessageKind::block, "  " + room.program + std::string(command)});
  };
  const auto resume = " resume " + r.id;
  const bool left = how == InterviewEnding::quit || how == InterviewEnding::interrupted;
  if (r.id.empty()) return left ? Messages{{MessageKind::note, std::string(say::left_nothing)}} : Messages{};
  if (!kept.record && !kept.earlier_answers) return say(MessageKind::trouble, say::nothing_kept), says;
  if (!kept.record) return to_type(say::not_all_kept, resume), says;
  if (how == InterviewEnding::prepared) to_type(say::ready, " resume");
  if (left && r.status == record::Status::final) return say(MessageKind::note, say::final_stays), says;
  if (left && s.was_final) say(MessageKind::note, say::final_no_more);
  if (how == InterviewEnding::quit) to_type(say::saved_quit, resume);
  if (how == InterviewEnding::interrupted) to_type(say::left_interrupted, resume);
  if (how == InterviewEnding::soaking) to_type(say::soak_done, resume);
  if (how != InterviewEnding::finished && how != InterviewEnding::end_of_input) return says;
  if (r.status == record::Status::final) {
    say(MessageKind::note, kept.report ? say::final_done : say::final_without_report);
    to_type(say::to_read, " show " + r.id);
    to_type(say::to_check, " check");
    return says;
  }
  const auto blocking = blocking_findings(r, room);
  say(MessageKind::note, blocking.empty() ? say::draft_goes_on : say::draft_stays);
  for (const auto& f : blocking) say(MessageKind::item, "- " + f.message);
  if (!r.id.empty()) to_type(say::to_go_on, resume);
  return says;
}

namespace {

/// The current answer, or the question without one.
std::string answer_in_words(const InterviewSession& s, const QuestionRef& at, const InterviewContext& room) {
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, at.question);
  if (row == nullptr) return at.question;
  auto there = s;
  there.at = at;
  const auto answer = row->answer && (at.subject.empty() || row->shape == Question::Shape::follow_up)
                          ? row->answer(there)
                          : std::string();
  return text::is_blank(answer) ? "\"" + std::string(row->ask) + "\"" : answer;
}

}  // namespace

void apply_answer(StepResult& turn, const record::Record& before, const QuestionRef& at, AnswerResult taken,
                  const InterviewContext& room) {
  auto& s = turn.session;
  turn.messages.insert(turn.messages.end(), taken.messages.begin(), taken.messages.end());
  if (!(before == s.record)) {
    record::keep_last_ids(s.record, before);
    record::move_events_without_time(s.record, before);
    auto what = taken.what.empty() ? answer_in_words(s, at, room) : taken.what;
    s.undo_steps.push_back(std::make_shared<const UndoStep>(UndoStep{before, at, std::move(what)}));
    if (s.undo_steps.size() > most_undos) s.undo_steps.erase(s.undo_steps.begin());
  }
  add_finding_messages(turn, taken.changes, room);
}

namespace {

/// Whether a follow-up is about an item that is gone. Of items without ids of their own the place counts, and it may be
/// another's now.
bool has_lost_its_subject(const record::Record& before, const InterviewSession& s, const InterviewContext& room) {
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  if (!row || !row->list || s.at.subject.empty() || s.at == s.list) return false;
  if (record::is_item_id(s.at.subject)) return !record::find_item(s.record, s.at.subject);
  return record::item_count(before, *row->list) != record::item_count(s.record, *row->list);
}

}  // namespace

void take_item_edit(StepResult& turn, const record::Record& before, AnswerResult taken, const InterviewContext& room) {
  auto& s = turn.session;
  const auto confirm = taken.confirm;
  const bool is_refused = taken.next == AnswerResult::Next::again;
  if (is_refused) s.record = before;
  const auto refused = is_refused ? taken.refused : "";
  apply_answer(turn, before, s.at, std::move(taken), room);
  s.preset.clear();
  s.rejected_line = refused;
  if (has_lost_its_subject(before, s, room))
    advance(turn, room);
  else
    repeat_question(turn, InterviewSession::Show::words);
  s.confirmation = confirm;
}

void take_edited_text(StepResult& turn, const EditedText& edited, const InterviewContext& room) {
  auto& s = turn.session;
  if (record::is_item_id(edited.target))
    return edit_item(turn, room, [&](InterviewSession& session) {
      return change_item(session, edited.target, {edited.text, true}, room);
    });
  const auto* list = edited.target.empty() ? nullptr : record::list_of_letter(edited.target[0]);
  if (!list) return;
  const auto before = s.record;
  auto taken = apply_list_text(s, list->name, edited.text, room);
  if (taken.next == AnswerResult::Next::again)
    turn.editor = EditorText{edited.target, std::exchange(taken.refused, {})};
  take_item_edit(turn, before, std::move(taken), room);
}

}  // namespace pm::interview
