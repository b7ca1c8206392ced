#include <algorithm>
#include <cmath>
#include <utility>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

using Next = AnswerResult::Next;

/// "y", "no" or "3", as an answer to a list: probably a typing error.
bool is_a_slip_of_the_keys(const Question& row, std::string_view words) {
  const auto said = text::lower_ascii(text::trim(words));
  if (said == "-" || said == "nothing" || said == "none" || yes_or_no(said)) return true;
  const bool is_a_line_of_the_story = row.id == "missing" || row.id == "events";
  return said.size() == 1 && said[0] >= '0' && said[0] <= '9' && !is_a_line_of_the_story;
}

/// The reason is shown and the record stays; the line is in the history. Enter goes on.
void refuse(StepResult& turn, const record::Record& before, AnswerResult taken) {
  auto& s = turn.session;
  s.record = before;
  turn.messages.insert(turn.messages.end(), taken.messages.begin(), taken.messages.end());
  repeat_question(turn, InterviewSession::Show::words);
  s.preset.clear();
  s.rejected_line = taken.refused;
  s.confirmation = std::move(taken.confirm);
}

/// Lines of a paste that were not taken go to the history, so that Up brings them back.
void recall(StepResult& turn, const std::string& lines) {
  if (lines.empty()) return;
  turn.session.recall = lines;
  const auto count = text::lines(lines).size();
  turn.messages.push_back({MessageKind::trouble, count == 1 ? say::with(say::line_not_taken, lines)
                                                            : say::with(say::lines_not_taken, count)});
}

void line(StepResult& turn, const InputLine& typed, const InterviewContext& room);

/// Passes the answer to the current question.
void answer(StepResult& turn, const AnswerText& words, const InterviewContext& room) {
  auto& s = turn.session;
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  if (!row) return end(turn, InterviewEnding::finished, room);
  const bool is_list = row->shape == Question::Shape::list && s.at == s.list;
  // A lone dot ends a list, as in mail and ed.
  if (is_list && text::trim(words.text) == ".") return answer(turn, {}, room);
  const bool blank = text::is_blank(words.text);
  const auto at = s.at;
  if (blank && row->shape == Question::Shape::one && at.subject.empty() && row->answered && row->answered(s.record)) {
    const auto kept = row->answer ? row->answer(s) : std::string();
    turn.messages.push_back(
        {MessageKind::understood, kept.empty() ? std::string(say::kept_as_before) : say::with(say::kept_words, kept)});
    mark_asked(s.record, at);
    return advance(turn, room);
  }
  if (is_list && !words.pasted && words.text != s.rejected_line && is_a_slip_of_the_keys(*row, words.text)) {
    turn.messages.push_back({MessageKind::trouble, say::with(say::slip_of_keys, text::trim(words.text))});
    s.rejected_line = words.text, s.preset.clear();
    return repeat_question(turn, InterviewSession::Show::nothing);
  }
  const auto before = s.record;
  auto edited = row->list && !blank ? edit_by_line(s, *row->list, words, room) : std::nullopt;
  if (!edited && !words.is_literal && removes_an_item(words.text))
    edited = ask_again(record::find_item(s.record, text::trim(words.text).substr(1))
                           ? say::with(say::item_of_another_list, text::trim(words.text).substr(1))
                           : no_such_item(s.record, text::trim(words.text).substr(1)));
  const bool is_edit = edited.has_value();
  auto taken = is_edit ? std::move(*edited) : row->take(s, words, room);
  if (taken.next == Next::which) {
    s.record = before;
    s.confirmation = which_confirmation(taken.which, words, "");
    return;
  }
  if (taken.next == Next::again) return refuse(turn, before, std::move(taken));
  if (is_edit && !is_list) return take_item_edit(turn, before, std::move(taken), room);
  const auto confirm = taken.confirm;
  const auto follow = taken.follow;
  const auto then = row->shape == Question::Shape::follow_up && taken.next == Next::stay ? Next::next : taken.next;
  const auto ending = taken.ending;
  const auto unread = taken.refused, ahead = taken.ahead;
  const auto steps = s.undo_steps.size();
  apply_answer(turn, before, at, std::move(taken), room);
  s.preset.clear();
  s.rejected_line = unread;
  recall(turn, unread);
  if (then == Next::end) return end(turn, ending, room);
  if (then == Next::stay) {
    if (is_list) s.added += s.record == before ? 0 : 1;
    if (follow) return move_to(turn, *follow, room);
    if (at.question == "fixes") {
      advance(turn, room);
      s.confirmation = confirm;
      return;
    }
    if (is_list && s.added == 1 && !std::exchange(s.told_how_lists_end, true))
      turn.messages.push_back({MessageKind::hint, std::string(say::lists_end)});
    repeat_question(turn, InterviewSession::Show::nothing);
    s.confirmation = confirm;
    return;
  }
  mark_skipped(s.record, at, blank && s.record == before);
  mark_asked(s.record, at);
  if (follow) {
    // Asked again deliberately.
    if (s.record.interview.asked && follow->subject.empty()) std::erase(*s.record.interview.asked, follow->text());
    return move_to(turn, *follow, room);
  }
  advance(turn, room);
  if (ahead.empty()) return;
  line(turn, {ahead, words.pasted}, room);
  if (s.undo_steps.size() <= steps + 1) return;
  // One line, so one /undo takes back both.
  auto both = *s.undo_steps[steps];
  both.what = s.undo_steps.back()->what;
  s.undo_steps.resize(steps);
  s.undo_steps.push_back(std::make_shared<const UndoStep>(std::move(both)));
}

void answer_aside(StepResult& turn, const ConfirmCommand& doubt, const InputLine& typed, const InterviewContext& room) {
  turn.session.confirmation = NoConfirmation{};
  if (yes_or_no(typed.text) == true) return line(turn, {doubt.command, false}, room);
  if (text::is_blank(typed.text) || yes_or_no(typed.text) == false) return answer(turn, {doubt.words, false, {}}, room);
  line(turn, typed, room);
}

/// Whether it was 1 or 2. If not, a command is run and an empty line goes on without the line; another one is refused.
bool picks_one_of_two(StepResult& turn, const InputLine& typed, const InterviewContext& room) {
  const auto picked = text::trim(typed.text);
  if (picked == "1" || picked == "2") {
    turn.session.confirmation = NoConfirmation{};
    return true;
  }
  if (picked.empty() || typed_command(picked)) {
    turn.session.confirmation = NoConfirmation{};
    if (!picked.empty()) return line(turn, typed, room), false;
    turn.messages.push_back({MessageKind::understood, std::string(say::left_out)});
    return repeat_question(turn, InterviewSession::Show::words), false;
  }
  turn.messages.push_back({MessageKind::trouble, std::string(say::one_or_two)});
  return false;
}

void answer_aside(StepResult& turn, const ChooseHour& hour, const InputLine& typed, const InterviewContext& room) {
  if (!picks_one_of_two(turn, typed, room)) return;
  const AnswerText words{hour.words, hour.pasted, text::trim(typed.text) == "1" ? 0 : 1};
  if (hour.item.empty()) return answer(turn, words, room);
  edit_item(turn, room, [&](InterviewSession& s) { return change_item(s, hour.item, words, room); });
}

/// A line that may be a change or a new line: anything but "y" keeps it as a new line.
void answer_aside(StepResult& turn, const ConfirmChange& doubt, const InputLine& typed, const InterviewContext& room) {
  turn.session.confirmation = NoConfirmation{};
  const auto says = yes_or_no(typed.text);
  if (says == true)
    return edit_item(turn, room,
                     [&](InterviewSession& s) { return change_item(s, doubt.id, {doubt.words, doubt.pasted}, room); });
  answer(turn, {doubt.line, doubt.pasted, {}, true}, room);
  if (!says && !text::is_blank(typed.text)) line(turn, typed, room);
}

void answer_aside(StepResult& turn, const ConfirmLinked& linked, const InputLine& typed, const InterviewContext& room) {
  turn.session.confirmation = NoConfirmation{};
  const auto says = yes_or_no(typed.text);
  if (says == true) return edit_item(turn, room, [&](InterviewSession& s) { return change_linked(s, linked, room); });
  if (!says && !text::is_blank(typed.text)) return line(turn, typed, room);
  repeat_question(turn, InterviewSession::Show::words);
}

void answer_aside(StepResult& turn, const ChooseZone& open, const InputLine& typed, const InterviewContext& room) {
  const auto picked = text::trim(typed.text);
  const auto& meanings = open.zone.meanings;
  const auto chosen = std::ranges::find_if(meanings, [&](const auto& meaning) {
    return picked == std::to_string(&meaning - meanings.data() + 1) ||
           text::lower_ascii(picked) == text::lower_ascii(meaning.offset);
  });
  if (chosen != meanings.end()) {
    turn.session.confirmation = NoConfirmation{};
    const AnswerText words{open.words, open.pasted, {}, false, std::pair(open.zone.name, chosen->offset)};
    if (open.item.empty()) return answer(turn, words, room);
    return edit_item(turn, room, [&](InterviewSession& s) { return change_item(s, open.item, words, room); });
  }
  if (picked.empty() || typed_command(picked)) {
    turn.session.confirmation = NoConfirmation{};
    if (!picked.empty()) return line(turn, typed, room);
    turn.messages.push_back({MessageKind::understood, std::string(say::left_out)});
    return repeat_question(turn, InterviewSession::Show::words);
  }
  turn.messages.push_back({MessageKind::trouble, say::with(say::choose, picked, meanings.size())});
}

void answer_aside(StepResult& turn, const ChoosingMoment& open, const InputLine& typed, const InterviewContext& room) {
  if (!picks_one_of_two(turn, typed, room)) return;
  choose_moment(turn, open, text::trim(typed.text) == "1" ? 1 : 2, room);
}

void line(StepResult& turn, const InputLine& typed, const InterviewContext& room) {
  auto& s = turn.session;
  if (const auto doubt = std::get_if<ConfirmCommand>(&s.confirmation))
    return answer_aside(turn, ConfirmCommand(*doubt), typed, room);
  if (const auto hour = std::get_if<ChooseHour>(&s.confirmation))
    return answer_aside(turn, ChooseHour(*hour), typed, room);
  if (const auto zone = std::get_if<ChooseZone>(&s.confirmation))
    return answer_aside(turn, ChooseZone(*zone), typed, room);
  if (const auto open = std::get_if<ChoosingMoment>(&s.confirmation))
    return answer_aside(turn, ChoosingMoment(*open), typed, room);
  if (const auto change = std::get_if<ConfirmChange>(&s.confirmation))
    return answer_aside(turn, ConfirmChange(*change), typed, room);
  if (const auto linked = std::get_if<ConfirmLinked>(&s.confirmation))
    return answer_aside(turn, ConfirmLinked(*linked), typed, room);
  if (std::holds_alternative<ConfirmQuit>(s.confirmation)) {
    s.confirmation = NoConfirmation{};
    if (text::is_blank(typed.text)) return repeat_question(turn, InterviewSession::Show::words);
  }
  if (!typed.pasted) {
    // A command typed after the preset is still a command.
    if (!s.preset.empty() && typed.text.starts_with(s.preset) && typed.text.size() > s.preset.size()) {
      const auto behind = text::trim(std::string_view(typed.text).substr(s.preset.size()));
      if (behind.starts_with('/') && typed_command(behind)) return line(turn, {std::string(behind), false}, room);
    }
    if (const auto command = typed_command(typed.text)) return command->command->run(turn, command->argument, room);
    if (const auto meant = suggested_command(typed.text)) {
      s.confirmation = ConfirmCommand{typed.text, *meant};
      return;
    }
    if (s.at == s.list && progress(s, room).section == "timeline")
      if (const auto offered = offered_day_command(typed.text, s, room)) {
        s.confirmation = ConfirmCommand{typed.text, *offered};
        return;
      }
  }
  const bool escaped = !typed.pasted && text::trim(typed.text).starts_with("//");
  answer(turn, {escaped ? std::string(text::trim(typed.text).substr(1)) : typed.text, typed.pasted, {}}, room);
}

}  // namespace

double minutes_so_far(const InterviewSession& s, const InterviewContext& room) {
  const auto sitting = s.purpose == Purpose::meet ? std::chrono::duration<double>(room.now - s.began).count() : 0.0;
  return (s.seconds_before + std::max(0.0, sitting)) / 60;
}

StepResult step(InterviewSession session, const InputEvent& act, const InterviewContext& room) {
  StepResult turn{std::move(session), {}, {}};
  if (turn.session.ended) return turn;
  turn.session.recall.clear();
  const bool leaves = !std::holds_alternative<InputLine>(act) && !std::holds_alternative<EditedText>(act);
  // A line that is still asked about is not lost.
  if (const auto doubt = std::get_if<ConfirmChange>(&turn.session.confirmation); doubt && leaves)
    answer_aside(turn, ConfirmChange(*doubt), {}, room);
  if (const auto* edited = std::get_if<EditedText>(&act)) {
    take_edited_text(turn, *edited, room);
  } else if (const auto* typed = std::get_if<InputLine>(&act)) {
    line(turn, *typed, room);
  } else if (std::holds_alternative<EndOfInput>(act) && !room.end_asks) {
    end(turn, InterviewEnding::end_of_input, room);
  } else if (std::holds_alternative<ConfirmQuit>(turn.session.confirmation)) {
    end(turn, InterviewEnding::interrupted, room);
  } else {
    turn.session.confirmation = ConfirmQuit{};
    if (const auto* interrupt = std::get_if<Interrupt>(&act); interrupt && !interrupt->on_the_line.empty())
      turn.session.preset = interrupt->on_the_line;
  }
  return turn;
}

std::vector<lint::Finding> blocking_findings(const record::Record& record, const InterviewContext& room) {
  if (!room.checker) return {};
  auto findings = lint::review_as_final(record, *room.checker, room.check);
  std::erase_if(findings, [](const lint::Finding& f) { return f.severity != lint::Severity::error || f.waived; });
  return findings;
}

record::Record draft(const InterviewSession& s, const InterviewContext& room) {
  auto record = s.record;
  const auto minutes = minutes_so_far(s, room);
  if (s.purpose == Purpose::meet && s.ended && record.meeting.held_at)
    record.meeting.minutes = record::Number::of(std::max(1.0, std::round(minutes)));
  if (record.status == record::Status::final) {
    record.interview = {};
    return record;
  }
  if (s.ended == InterviewEnding::soaking)
    record.interview.at = "fixes";
  else if (s.ended == InterviewEnding::prepared || s.at.question.empty())
    record.interview.at.reset();
  else
    record.interview.at = s.at.text();
  record.interview.seconds = record::Number::of(std::round(minutes * 60));
  return record;
}

}  // namespace pm::interview
