// Section "opening": facilitator and scribe, and the axioms.
#include <algorithm>
#include <iterator>

#include <pm/text.hpp>

#include "interview/earlier_factors.hpp"
#include "interview/event_entry.hpp"
#include "interview/people.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

using record::Record;

std::string boss_answer(const InterviewSession& s) {
  const auto& meeting = s.record.meeting;
  if (!meeting.boss) return "";
  return meeting.scribe ? *meeting.boss + ", " + *meeting.scribe : *meeting.boss;
}

void add_participant(record::Meeting& meeting, record::Participant person) {
  if (!meeting.participants) meeting.participants.emplace();
  const auto is_same = [&](const record::Participant& other) { return other.name == person.name; };
  if (std::ranges::none_of(*meeting.participants, is_same)) meeting.participants->push_back(std::move(person));
}

AnswerResult take_boss(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  const auto lines = texts_of(words);
  if (lines.empty()) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  auto read = read_leads(text::join(lines, ", "));
  if (read.unclear == MeetingLeads::Unclear::who_is)
    return refuse(phrases::fill(phrases::who_is, read.words), words.text);
  if (read.unclear == MeetingLeads::Unclear::who_leads)
    return refuse(phrases::fill(phrases::who_leads, read.words), words.text);
  if (!read.facilitator) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  auto& meeting = s.record.meeting;
  meeting.boss = read.facilitator;
  meeting.scribe = read.scribe;
  for (auto& person : read.others) add_participant(meeting, participant_of(std::move(person)));
  if (!read.scribe) return accept({{MessageKind::note, phrases::fill(phrases::boss_alone, *read.facilitator)}});
  return accept({{MessageKind::understood, phrases::fill(phrases::leads, *read.facilitator, *read.scribe)}});
}

Messages above_welcome(const InterviewSession&, const InterviewContext& context) {
  Messages messages;
  const auto& last = context.history;
  if (last.fixes_done + last.fixes_open > 0) {
    const bool aged = last.oldest_open_days > 0;
    messages.push_back(
        {MessageKind::note, last.meetings == 1
                                ? phrases::fill(aged ? phrases::last_meeting_fixes_old : phrases::last_meeting_fixes,
                                                last.fixes_done, last.fixes_open, last.oldest_open_days)
                                : phrases::fill(aged ? phrases::last_fixes_old : phrases::last_fixes, last.meetings,
                                                last.fixes_done, last.fixes_open, last.oldest_open_days)});
  }
  std::ranges::move(repeated_factors(last), std::back_inserter(messages));
  if (!last.improvement.empty())  // a question: last
    messages.push_back({MessageKind::note, phrases::fill(phrases::last_time, last.improvement)});
  return messages;
}

/// Nothing has to be typed here but an answer to "Did we?". Another line was typed ahead: it is of the timeline, or for
/// the next question.
AnswerResult take_welcome(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto typed = text::trim(words.text);
  const bool asks = !context.history.improvement.empty();
  const auto kept = yes_or_no(typed);
  if (asks && !typed.empty() && !kept && typed.find(' ') == std::string_view::npos)
    return refuse(std::string(phrases::y_or_n));
  if (asks && kept) s.record.process.last_time_kept = kept;
  s.record.meeting.axioms_read = true;
  if (typed.empty() || kept) return accept();
  const auto lines = texts_of(words);
  if (std::ranges::any_of(lines, begins_with_a_time)) {
    auto result = add_event_lines(s, {words.text, true}, context);
    if (result.next == AnswerResult::Next::stay) result.next = AnswerResult::Next::next;
    return result;
  }
  auto result = accept();
  result.typed_ahead = words.text;
  return result;
}

const Question opening_rows[] = {
    {.id = QuestionId::boss,
     .section = Section::opening,
     .ask = "Who's leading us through this, and who's typing? (facilitator, scribe)",
     .hint =
         "Two names: `Ana, Bo` or `Petra leads, Jonas types`. Preferably people who were not involved in the incident.",
     .why =
         "Somebody must be able to say \"let's come back to that\". The room elects the facilitator and thereby gives "
         "them that authority.",
     .field = "meeting.boss",
     .answered = [](const Record& r) { return r.meeting.boss.has_value(); },
     .answer = boss_answer,
     .take = take_boss},
    {.id = QuestionId::welcome,
     .section = Section::opening,
     .ask =
         "\"Everyone here acted in good faith. Everyone here is good at their job. We're here for one thing: to make "
         "things better. Before we start, let me tell you about one of my own bad days …\"",
     .hint = "Read it aloud, tell your story, press Enter.",
     .why = "It is easier to believe when the facilitator says it aloud and then describes a bad day of their own.",
     .field = "meeting.axioms_read",
     .answered = [](const Record& r) { return r.meeting.axioms_read.has_value(); },
     .above = above_welcome,
     .take = take_welcome},
};

}  // namespace

std::span<const Question> opening_questions() { return opening_rows; }

}  // namespace pm::interview
