// The incident day: asked once, at the first time without a date. Until somebody confirms it, the day is assumed.
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Record;

/// "day:move 2026-11-26": whether the times of the assumed day move to that day as well.
constexpr std::string_view move_prefix = "move ";

/// "T1", "T1, T2 and T3", "T1 to T30".
std::string items_in_words(const std::vector<std::string>& items) {
  constexpr std::size_t most_named = 3;
  if (items.size() > most_named) return items.front() + " to " + items.back();
  if (items.size() < 2) return text::join(items, "");
  return text::join({items.begin(), items.end() - 1}, ", ") + " and " + items.back();
}

void confirm(Record& r) {
  for (const auto& item : record::items_of_assumed_day(r)) set_assumed_day(r, item, false);
}

/// Goes on where the question came up: at the follow-up of the event, or at the question that it interrupted.
AnswerResult go_on(InterviewSession& s, Messages messages) {
  AnswerResult taken = accept(std::move(messages));
  if (!taken.messages.empty()) taken.what = taken.messages.front().text;
  if (s.at.subject == "confirm") {  // asked by the last screen
    taken.follow = QuestionRef{"finish", ""};
    return taken;
  }
  const auto* event = record::find_event(s.record, s.at.subject);
  if (event) taken.follow = context_question(s, *event);
  if (taken.follow || s.trail.empty()) return taken;
  const auto& before = s.trail.back();
  if (before.question != "day" && !(before == s.list) && !was_asked(s.record, before)) taken.follow = before;
  return taken;
}

std::string day_shown(const InterviewSession& s, const InterviewContext& room, const time::Day& day) {
  return weekday_and_day(day, zone_of(s, room).day(room.now));
}

/// Moves what was assumed to that day and sets it as the day of the incident, or returns why it cannot.
AnswerResult set_day(InterviewSession& s, const time::Day& day, const InterviewContext& room) {
  const auto here = zone_of(s, room).day(room.now);
  if (day > here) return ask_again(say::with(say::day_in_future, day_shown(s, room, day), day_shown(s, room, here)));
  const auto assumed = assumed_day(s.record);
  Messages says{{MessageKind::understood, say::with(say::day_set, day_shown(s, room, day))}};
  if (assumed && *assumed != day) {
    auto change = move_to_day(s.record, day, record::items_of_assumed_day(s.record));
    if (change.open)
      return ask_again(say::with(say::day_needs_choice, change.open->item, time::day_text(day), change.open->item));
    if (const auto ahead = item_in_future(change, room.now))
      return ask_again(say::with(say::day_puts_ahead, *ahead, day_shown(s, room, day)));
    s.record = std::move(change.record);
    says.push_back({MessageKind::understood,
                    say::with(say::day_moved, items_in_words(change.moved), day_shown(s, room, *assumed))});
  }
  confirm(s.record);
  s.record.day = day;
  return go_on(s, std::move(says));
}

AnswerResult leave_assumed(InterviewSession& s, const InterviewContext& room) {
  const auto assumed = assumed_day(s.record);
  if (!assumed) return go_on(s, {});
  const auto words = s.at.subject == "confirm" ? say::with(say::day_left, day_shown(s, room, *assumed))
                                               : say::with(say::day_assumed, day_shown(s, room, *assumed));
  return go_on(s, {{MessageKind::understood, words}});
}

/// Whether the answer is another event instead of a day.
bool is_another_event(const InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (words.pasted) return true;
  const auto line = spoken::parse_line(text::trim(words.text), context_of_next_line(s, room).times);
  if (text::is_blank(line.text)) return false;
  const auto* moment = std::get_if<spoken::ParsedMoment>(&line.time);
  return (moment && moment->precision == spoken::Precision::clock) ||
         std::holds_alternative<spoken::Unknown>(line.time);
}

AnswerResult take_move(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto day = time::parse_day(std::string_view(s.at.subject).substr(move_prefix.size()));
  const auto wanted = yes_or_no(words.text);
  if (!wanted || !day) return ask_again(std::string(say::y_or_n));
  if (*wanted) return set_day(s, *day, room);
  confirm(s.record);
  return go_on(s, {});
}

AnswerResult take_day(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto answer = text::trim(words.text);
  if (answer.empty()) return leave_assumed(s, room);
  if (s.at.subject.starts_with(move_prefix) && yes_or_no(answer)) return take_move(s, words, room);
  if (s.at.subject == "confirm" && yes_or_no(answer) == true)
    if (const auto assumed = assumed_day(s.record)) return set_day(s, *assumed, room);
  if (const auto day = parse_incident_day(answer, s, room)) return set_day(s, *day, room);
  if (is_another_event(s, words, room)) {
    auto taken = add_event_lines(s, words, room);
    if (taken.next != AnswerResult::Next::stay) return taken;
    auto next = leave_assumed(s, room);
    taken.messages.insert(taken.messages.begin(), next.messages.begin(), next.messages.end());
    taken.next = AnswerResult::Next::next;
    if (next.follow && next.follow->question != "context") taken.follow = next.follow;
    return taken;
  }
  return ask_again(say::with(say::day_wanted, answer));
}

void phrase_day(const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string& hint) {
  const auto assumed = assumed_day(s.record);
  if (!assumed) return;
  const auto here = zone_of(s, room).day(room.now);
  const auto shown = day_shown(s, room, *assumed);
  if (s.at.subject == "confirm") {
    ask = say::with(say::day_to_confirm, shown);
    hint.clear();
  } else if (s.at.subject.starts_with(move_prefix)) {
    const auto day = time::parse_day(std::string_view(s.at.subject).substr(move_prefix.size()));
    ask = say::with(say::day_moves_as_well, items_in_words(record::items_of_assumed_day(s.record)), shown,
                    day ? day_shown(s, room, *day) : "");
    hint.clear();
  } else {
    ask += say::with(*assumed == here ? say::day_is_today : say::day_in_brackets, shown);
  }
}

/// In its order it is not asked: the first time without a date asks for it, and the last screen.
bool is_open(const InterviewSession& s, const InterviewContext&) {
  return (s.purpose == Purpose::edit || s.at.question == "finish") && assumed_day(s.record);
}

std::string day_answer(const InterviewSession& s) {
  if (!s.record.day) return "";
  return time::day_text(*s.record.day) + " " + s.record.day->text.substr(0, 4);
}

const Question day_rows[] = {
    {.id = "day",
     .section = "timeline",
     .ask = "Which day did this happen?",
     .hint = "A day: `26 Nov`, `yesterday`, `today`. Enter assumes it and asks again at the end. `/day` changes it "
             "later.",
     .why = "A wrong day is hard to see later, and every duration depends on it.",
     .field = "day",
     .in = everywhere,
     .applies = is_open,
     .answered = [](const Record& r) { return r.day.has_value(); },
     .answer = day_answer,
     .phrase = phrase_day,
     .take = take_day},
};

}  // namespace

std::span<const Question> day_questions() { return day_rows; }

AnswerResult take_day_command(InterviewSession& s, const time::Day& day, const InterviewContext& room) {
  const auto here = zone_of(s, room).day(room.now);
  if (day > here) return ask_again(say::with(say::day_in_future, day_shown(s, room, day), day_shown(s, room, here)));
  const auto assumed = assumed_day(s.record);
  s.record.day = day;
  set_next_day(s.record, day);
  AnswerResult taken = stay_in_list();
  taken.messages.push_back({MessageKind::understood, say::with(say::day_of_next_lines, day_shown(s, room, day))});
  taken.what = taken.messages.front().text;
  if (assumed == day)
    confirm(s.record);
  else if (assumed)
    taken.follow = QuestionRef{"day", std::string(move_prefix) + day.text};
  return taken;
}

}  // namespace pm::interview
