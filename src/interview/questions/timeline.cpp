// Section "timeline": events in any order, sorted by pm.
#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_cues.hpp"
#include "interview/event_entry.hpp"
#include "interview/event_text.hpp"
#include "interview/evidence.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

using record::Record;

AnswerResult take_events(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) {
    // An empty answer in --prep leaves the question for the meeting.
    if (!s.record.timeline && s.sitting.purpose != Purpose::prepare) {
      s.record.timeline.emplace();
      return accept({{MessageKind::understood, std::string(phrases::no_story_yet)}});
    }
    return accept();
  }
  return add_event_lines(s, words, context);
}

// --- missing

bool may_be_missing(const InterviewSession& s, const InterviewContext&) { return size_of(s.record.timeline) > 0; }

Messages whole_timeline(const InterviewSession& s, const InterviewContext& context) {
  Messages messages;
  if (!s.record.timeline) return messages;
  for (const auto& event : *s.record.timeline) messages.push_back({MessageKind::item, event_line(s, context, event)});
  return messages;
}

AnswerResult take_missing(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) {
    AnswerResult result = accept();
    if (s.list && s.list->added > 0 && s.at.subject.empty()) result.follow = QuestionRef{QuestionId::missing, "again"};
    return result;
  }
  return add_event_lines(s, words, context);
}

// --- context

void phrase_context(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const auto* event = record::find_event(s.record, s.at.subject);
  hint.clear();
  if (!event) return;
  if (const auto wording = context_wording(s, *event)) ask = std::string(*wording);
}

/// The subject of the question, if it is from another session.
Messages above_context(const InterviewSession& s, const InterviewContext& context) {
  const auto* event = record::find_event(s.record, s.at.subject);
  return event && s.trail.empty() ? Messages{{MessageKind::item, event_line(s, context, *event)}} : Messages{};
}

std::string context_answer(const InterviewSession& s) {
  const auto* event = record::find_event(s.record, s.at.subject);
  return event && event->context ? *event->context : "";
}

AnswerResult take_context(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto answer = std::string(text::trim(words.text));
  if (answer.empty() || !s.record.timeline) return accept();
  if (goes_on_telling(s, words, context)) {
    auto result = add_event_lines(s, words, context);
    if (result.next == AnswerResult::Next::stay) result.next = AnswerResult::Next::next;
    return result;
  }
  AnswerResult result = accept();
  for (auto& event : *s.record.timeline)
    if (event.id == s.at.subject) {
      event.context = answer;
      const auto index = &event - s.record.timeline->data();
      result.changes.push_back({"/timeline/" + std::to_string(index) + "/context", answer});
    }
  return result;
}

// --- link

AnswerResult take_link(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) return accept();
  if (goes_on_telling(s, words, context) && link_in(words.text).empty()) {
    auto result = add_event_lines(s, words, context);
    if (result.next == AnswerResult::Next::stay) result.next = AnswerResult::Next::next;
    return result;
  }
  auto result = set_link(s, s.at.subject, words.text);
  if (result.next == AnswerResult::Next::stay) result.next = AnswerResult::Next::next;
  return result;
}

const Question timeline_rows[] = {
    {.id = QuestionId::events,
     .section = Section::timeline,
     .ask = "Where does the story start for you? Tell it as it looked at the time; we'll put it in order.",
     .hint = "`14:05 first page, \"queue age\"` · `~14:10` roughly · `+5m` later · `? text` no idea when · paste many.",
     .why = "What people saw at the time is the one thing that nobody can look up later.",
     .field = "timeline",
     .in = everywhere,
     .shape = Question::Shape::list,
     .list = record::ListName::timeline,
     .answered = [](const Record& r) { return r.timeline.has_value(); },
     .phrase =
         [](const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string& hint) {
           if (s.sitting.purpose == Purpose::prepare) ask = std::string(phrases::paste_timeline);
           if (context.plain) hint = std::string(phrases::story_in_words);
           if (context.candidates > 0) hint += " " + phrases::fill(phrases::candidates_wait, context.candidates);
         },
     .take = take_events},
    {.id = QuestionId::context,
     .section = Section::timeline,
     .ask = "And how could you tell?",
     .hint = "One line, or Enter.",
     .why = "What a person could see explains the action, and no log records it.",
     .field = "timeline.context",
     .in = meeting_and_short,
     .shape = Question::Shape::follow_up,
     .list = record::ListName::timeline,
     .answer = context_answer,
     .phrase = phrase_context,
     .above = above_context,
     .take = take_context},
    {.id = QuestionId::link,
     .section = Section::timeline,
     .ask = "Is there a link to it?",
     .hint = "Paste it, or Enter. Later: `/source T4 https://…`",
     .why = "Graphs and chats are deleted after some weeks. A link now is found by whoever reads this in a year.",
     .field = "timeline.url",
     .in = meeting_only,
     .shape = Question::Shape::follow_up,
     .list = record::ListName::timeline,
     .above = above_context,
     .take = take_link},
    {.id = QuestionId::missing,
     .section = Section::timeline,
     .ask = "Take a minute to read it through. What's missing, and what looked different from where you sat?",
     .hint = "Add lines, or change one: `T4: 14:12 it was the second page`; `-T4` removes it; `/day 26 Nov T4-T12` "
             "moves them.",
     .why = "The first version is one person's. The others remember more when they see the gaps.",
     .field = "timeline",
     .shape = Question::Shape::list,
     .list = record::ListName::timeline,
     .applies = may_be_missing,
     .above = whole_timeline,
     .take = take_missing},
};

}  // namespace

std::span<const Question> timeline_questions() { return timeline_rows; }

}  // namespace pm::interview
