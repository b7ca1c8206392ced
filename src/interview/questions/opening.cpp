// Section "opening": facilitator and scribe, and the axioms.
#include <algorithm>

#include <pm/text.hpp>

#include "interview/people.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"

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
  if (lines.empty()) return accept({{MessageKind::understood, std::string(say::left_open)}});
  auto read = read_leads(text::join(lines, ", "));
  if (read.unclear == MeetingLeads::Unclear::who_is) return ask_again(say::with(say::who_is, read.words), words.text);
  if (read.unclear == MeetingLeads::Unclear::who_leads)
    return ask_again(say::with(say::who_leads, read.words), words.text);
  if (!read.facilitator) return accept({{MessageKind::understood, std::string(say::left_open)}});
  auto& meeting = s.record.meeting;
  meeting.boss = read.facilitator;
  meeting.scribe = read.scribe;
  for (auto& person : read.others) add_participant(meeting, participant_of(std::move(person)));
  if (!read.scribe) return accept({{MessageKind::note, say::with(say::boss_alone, *read.facilitator)}});
  return accept({{MessageKind::understood, say::with(say::leads, *read.facilitator, *read.scribe)}});
}

Messages above_welcome(const InterviewSession&, const InterviewContext& room) {
  Messages says;
  const auto& last = room.history;
  if (last.fixes_done + last.fixes_open > 0) {
    const bool aged = last.oldest_open_days > 0;
    says.push_back({MessageKind::note, last.meetings == 1
                                           ? say::with(aged ? say::last_meeting_fixes_old : say::last_meeting_fixes,
                                                       last.fixes_done, last.fixes_open, last.oldest_open_days)
                                           : say::with(aged ? say::last_fixes_old : say::last_fixes, last.meetings,
                                                       last.fixes_done, last.fixes_open, last.oldest_open_days)});
  }
  if (!last.improvement.empty()) says.push_back({MessageKind::note, say::with(say::last_time, last.improvement)});
  return says;
}

/// Nothing has to be typed here but an answer to "Did we?". Another line was typed ahead: it is of the timeline, or for
/// the next question.
AnswerResult take_welcome(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto typed = text::trim(words.text);
  const bool asks = !room.history.improvement.empty();
  const auto kept = yes_or_no(typed);
  if (asks && !typed.empty() && !kept && typed.find(' ') == std::string_view::npos)
    return ask_again(std::string(say::y_or_n));
  if (asks && kept) s.record.process.last_time_kept = kept;
  s.record.meeting.axioms_read = true;
  if (typed.empty() || kept) return accept();
  const auto lines = texts_of(words);
  if (std::ranges::any_of(lines, begins_with_a_time)) {
    auto taken = add_event_lines(s, {words.text, true}, room);
    if (taken.next == AnswerResult::Next::stay) taken.next = AnswerResult::Next::next;
    return taken;
  }
  auto taken = accept();
  taken.ahead = words.text;
  return taken;
}

const Question opening_rows[] = {
    {.id = "boss",
     .section = "opening",
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
    {.id = "welcome",
     .section = "opening",
     .ask =
         "\"Everyone here acted in good faith. Everyone here is good at their job. We're here for one thing: to make "
         "things better. Before we start, let me tell you about one of my own bad days …\"",
     .hint = "Read it aloud, tell your story, press Enter.",
     .why = "It is easier to believe when somebody says it aloud and then describes their own bad day.",
     .field = "meeting.axioms_read",
     .answered = [](const Record& r) { return r.meeting.axioms_read.has_value(); },
     .above = above_welcome,
     .take = take_welcome},
};

}  // namespace

std::span<const Question> opening_questions() { return opening_rows; }

}  // namespace pm::interview
