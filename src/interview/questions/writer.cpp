// The role of each person who wrote a pasted chat.
#include <pm/ascii.hpp>
#include <pm/record_items.hpp>
#include <pm/text.hpp>

#include "interview/event_entry.hpp"
#include "interview/paste_people.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

bool has_writer(const InterviewSession& s, const InterviewContext&) { return !unasked_writer(s).empty(); }

void phrase_writer(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string&) {
  const auto who = unasked_writer(s);
  if (!who.empty())
    ask = phrases::fill(phrases::who_is_writer, people_of(*s.chat, context).name_of(who),
                        line_count(who, *s.chat, s.record));
}

AnswerResult take_writer(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto who = unasked_writer(s);
  if (who.empty()) return accept();
  const auto role = std::string(text::trim(words.text));
  if (role.find('\n') != role.npos || (!role.empty() && role != "-" && goes_on_telling(s, words, context))) {
    auto result = add_event_lines(s, words, context);
    if (result.next == AnswerResult::Next::stay) result.next = AnswerResult::Next::next;
    return result;
  }
  AnswerResult result = accept();
  if (role.empty() || role == "-") {
    const std::string somebody(record::unknown_author);
    result.chat = with_answer(*s.chat, who, somebody, s.record, context);
    while (role == "-" && !result.chat->unasked.empty())
      result.chat = with_answer(*result.chat, result.chat->unasked.front(), somebody, s.record, context);
    return result;
  }
  const bool is_digit = role.size() == 1 && ascii::is_digit(role[0]);
  if (is_digit || yes_or_no(role)) return refuse(std::string(phrases::role_wanted), words.text);
  if (people_of(*s.chat, context).is_name_of(who, role)) return refuse(std::string(phrases::role_is_name));
  result.chat = with_answer(*s.chat, who, role, s.record, context);
  const auto count = line_count(who, *s.chat, s.record);
  result.messages.push_back(
      {MessageKind::understood, phrases::fill(phrases::writer_known, count, count == 1 ? "line" : "lines", role)});
  result.description = result.messages.back().text;
  return result;
}

const Question writer_rows[] = {
    {.id = QuestionId::writer,
     .section = Section::timeline,
     .ask = "In which role did this person write?",
     .hint = "Such as `on call`. Enter: somebody. `-`: all others are somebody, too.",
     .why = "The record names roles, not people: who reads it in a year learns what each person could see.",
     .field = "timeline.who",
     .in = everywhere,
     .shape = Question::Shape::follow_up,
     .list = record::ListName::timeline,
     .applies = has_writer,
     .phrase = phrase_writer,
     .take = take_writer}};

}  // namespace

std::span<const Question> writer_questions() { return writer_rows; }

}  // namespace pm::interview
