// The incident day: asked once, at the first time without a date. Until somebody confirms it, the day is assumed.
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/day_change.hpp"
#include "interview/event_cues.hpp"
#include "interview/event_entry.hpp"
#include "interview/event_text.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

/// "T1", "T1, T2 and T3", "T1 to T30".
std::string items_in_words(const std::vector<std::string>& items) {
  constexpr std::size_t most_named = 3;
  if (items.size() > most_named) return items.front() + " to " + items.back();
  if (items.size() < 2) return text::join(items, "");
  return text::join({items.begin(), items.end() - 1}, ", ") + " and " + items.back();
}

/// Goes on where the question came up: at the follow-up of the event, or at the question that it interrupted.
AnswerResult go_on(InterviewSession& s, Messages messages) {
  AnswerResult result = accept(std::move(messages));
  if (!result.messages.empty()) result.description = result.messages.front().text;
  if (s.at.subject == "confirm") {  // asked by the last screen
    result.follow = QuestionRef{QuestionId::finish, ""};
    return result;
  }
  const auto* event = record::find_event(s.record, s.at.subject);
  if (event) result.follow = context_question(s, *event);
  if (result.follow || s.trail.empty()) return result;
  const auto& before = s.trail.back();
  if (before.question != QuestionId::day && (!s.list || !(before == s.list->question)) && !was_asked(s.record, before))
    result.follow = before;
  return result;
}

std::string day_shown(const InterviewSession& s, const InterviewContext& context, const time::Day& day) {
  return weekday_and_day(day, zone_of(s, context).day(context.now));
}

/// Moves what was assumed to that day and sets it as the day of the incident, or returns why it cannot.
AnswerResult set_day(InterviewSession& s, const time::Day& day, const InterviewContext& context) {
  const auto here = zone_of(s, context).day(context.now);
  if (day > here)
    return refuse(phrases::fill(phrases::day_in_future, day_shown(s, context, day), day_shown(s, context, here)));
  const auto assumed = assumed_day(s.record);
  Messages messages{{MessageKind::understood, phrases::fill(phrases::day_set, day_shown(s, context, day))}};
  if (assumed && *assumed != day) {
    auto change = move_to_day(s.record, day, record::assumed_day_items(s.record));
    if (change.unresolved)
      return refuse(phrases::fill(phrases::day_needs_choice, change.unresolved->item, time::day_text(day),
                                  change.unresolved->item));
    if (const auto ahead = item_in_future(change, context.now))
      return refuse(phrases::fill(phrases::day_puts_ahead, *ahead, day_shown(s, context, day)));
    s.record = std::move(change.record);
    messages.push_back({MessageKind::understood, phrases::fill(phrases::day_moved, items_in_words(change.moved),
                                                               day_shown(s, context, *assumed))});
  }
  confirm_assumed_day(s.record);
  s.record.day = day;
  return go_on(s, std::move(messages));
}

AnswerResult leave_assumed(InterviewSession& s, const InterviewContext& context) {
  const auto assumed = assumed_day(s.record);
  if (!assumed) return go_on(s, {});
  const auto words = s.at.subject == "confirm" ? phrases::fill(phrases::day_left, day_shown(s, context, *assumed))
                                               : phrases::fill(phrases::day_assumed, day_shown(s, context, *assumed));
  return go_on(s, {{MessageKind::understood, words}});
}

/// Whether the answer is another event instead of a day.
bool is_another_event(const InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (words.pasted) return true;
  const auto line = spoken::parse_line(text::trim(words.text), context_of_next_line(s, context).times);
  if (text::is_blank(line.text)) return false;
  const auto* moment = std::get_if<spoken::ParsedMoment>(&line.time);
  return (moment && moment->precision == spoken::Precision::clock) ||
         std::holds_alternative<spoken::Unknown>(line.time);
}

AnswerResult take_move(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto day = day_to_move_to(s.at);
  const auto wanted = yes_or_no(words.text);
  if (!wanted || !day) return refuse(std::string(phrases::y_or_n));
  if (*wanted) return set_day(s, *day, context);
  confirm_assumed_day(s.record);
  return go_on(s, {});
}

AnswerResult take_day(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto answer = text::trim(words.text);
  if (answer.empty()) return leave_assumed(s, context);
  if (day_to_move_to(s.at) && yes_or_no(answer)) return take_move(s, words, context);
  if (s.at.subject == "confirm" && yes_or_no(answer) == true)
    if (const auto assumed = assumed_day(s.record)) return set_day(s, *assumed, context);
  if (const auto day = parse_incident_day(answer, s, context)) return set_day(s, *day, context);
  if (is_another_event(s, words, context)) {
    auto result = add_event_lines(s, words, context);
    if (result.next != AnswerResult::Next::stay) return result;
    auto next = leave_assumed(s, context);
    result.messages.insert(result.messages.begin(), next.messages.begin(), next.messages.end());
    result.next = AnswerResult::Next::next;
    if (next.follow && next.follow->question != QuestionId::context) result.follow = next.follow;
    return result;
  }
  return refuse(phrases::fill(phrases::day_wanted, answer));
}

void phrase_day(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string& hint) {
  const auto assumed = assumed_day(s.record);
  if (!assumed) return;
  const auto here = zone_of(s, context).day(context.now);
  const auto shown = day_shown(s, context, *assumed);
  if (s.at.subject == "confirm") {
    ask = phrases::fill(phrases::day_to_confirm, shown);
    hint.clear();
  } else if (const auto day = day_to_move_to(s.at)) {
    ask = phrases::fill(phrases::day_moves_as_well, items_in_words(record::assumed_day_items(s.record)), shown,
                        day_shown(s, context, *day));
    hint.clear();
  } else {
    ask += phrases::fill(*assumed == here ? phrases::day_is_today : phrases::day_in_brackets, shown);
  }
}

/// In its order it is not asked: the first time without a date asks for it, and the last screen.
bool is_open(const InterviewSession& s, const InterviewContext&) {
  return (s.sitting.purpose == Purpose::edit || s.at.question == QuestionId::finish) && assumed_day(s.record);
}

std::string day_answer(const InterviewSession& s) {
  if (!s.record.day) return "";
  return time::day_text(*s.record.day) + " " + s.record.day->text.substr(0, 4);
}

const Question day_rows[] = {
    {.id = QuestionId::day,
     .section = Section::timeline,
     .ask = "Which day did this happen?",
     .hint = "A day: `26 Nov`, `yesterday`, `today`. Enter assumes it and asks again at the end. `/day` changes it "
             "later.",
     .why = "A wrong day is hard to see later, and every duration depends on it.",
     .field = "day",
     .in = everywhere,
     .applies = is_open,
     .answered = [](const record::Record& r) { return r.day.has_value(); },
     .answer = day_answer,
     .phrase = phrase_day,
     .take = take_day},
};

}  // namespace

std::span<const Question> day_questions() { return day_rows; }

}  // namespace pm::interview
