#include "interview/paste_people.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/phrases.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

constexpr std::string_view nobody_known = "somebody";

/// A person whose role is not known, and the lines of that person.
struct Writer {
  std::string who, first_event;
  std::size_t lines = 0;
};

imports::People people_of(const PastedChat& chat, const InterviewContext& context, bool with_answers) {
  auto roles = context.roles;
  if (with_answers)
    for (const auto& [who, role] : chat.answers) roles.insert_or_assign(who, role);
  return {roles, chat.file, false};
}

/// In the order of their first lines.
std::vector<Writer> unknown_writers(const InterviewSession& s, const InterviewContext& context) {
  std::vector<Writer> writers;
  if (!s.chat) return writers;
  const auto people = people_of(*s.chat, context, false);
  for (std::size_t i = 0; i < s.chat->ids.size(); ++i) {
    const auto& candidate = s.chat->file.candidates[i].candidate;
    const auto* event = record::find_event(s.record, s.chat->ids[i]);
    if (!event || event->who != nobody_known || !people.is_unknown(candidate)) continue;
    const auto known = std::ranges::find(writers, candidate.who, &Writer::who);
    if (known == writers.end())
      writers.push_back({candidate.who, event->id, 1});
    else
      ++known->lines;
  }
  return writers;
}

bool is_open(const InterviewSession& s, const Writer& writer) {
  return !was_asked(s.record, {QuestionId::writer, writer.first_event});
}

/// Shows the person's lines, and mentions of that person, by the role.
void rename(record::Record& record, const PastedChat& before, const PastedChat& now, const InterviewContext& context) {
  const auto old_people = people_of(before, context, true), new_people = people_of(now, context, true);
  for (auto& event : *record.timeline) {
    const auto at = std::ranges::find(now.ids, event.id);
    if (at == now.ids.end()) continue;
    const auto& candidate = now.file.candidates[static_cast<std::size_t>(at - now.ids.begin())].candidate;
    if (event.who == old_people.shown(candidate)) event.who = new_people.shown(candidate);
    // words of one's own stay
    if (event.text == old_people.without_names(candidate.text)) event.text = new_people.without_names(candidate.text);
  }
}

}  // namespace

QuestionRef due_writer(const InterviewSession& s, const InterviewContext& context) {
  for (const auto& writer : unknown_writers(s, context))
    if (is_open(s, writer)) return {QuestionId::writer, writer.first_event};
  return {};
}

void phrase_writer(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string&) {
  for (const auto& writer : unknown_writers(s, context))
    if (writer.first_event == s.at.subject)
      ask = phrases::fill(phrases::who_is_writer, people_of(*s.chat, context, false).name_of(writer.who), writer.lines);
}

AnswerResult take_writer(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto role = std::string(text::trim(words.text));
  const auto writers = unknown_writers(s, context);
  const auto writer = std::ranges::find(writers, s.at.subject, &Writer::first_event);
  if (role.empty() || writer == writers.end()) return accept();
  if (role == "-") {  // nobody else is asked for
    for (const auto& other : writers) mark_asked(s.record, {QuestionId::writer, other.first_event});
    return accept();
  }
  auto chat = std::make_shared<PastedChat>(*s.chat);
  chat->answers[writer->who] = role;
  rename(s.record, *s.chat, *chat, context);
  s.chat = std::move(chat);
  auto result = accept({{MessageKind::understood, phrases::fill(phrases::writer_known, writer->lines,
                                                                writer->lines == 1 ? "line" : "lines", role)}});
  result.description = result.messages.back().text;
  return result;
}

}  // namespace pm::interview
