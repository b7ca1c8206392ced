#include "interview/paste_people.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"

namespace pm::interview {
namespace {

/// The candidate of each key.
std::map<std::string_view, const imports::Candidate*> by_key(const PastedChat& chat) {
  std::map<std::string_view, const imports::Candidate*> candidates;
  for (const auto& kept : chat.file.candidates) candidates.emplace(kept.candidate.key, &kept.candidate);
  return candidates;
}

/// What an event was pasted as; null: it was not.
const imports::Candidate* pasted_as(const record::Event& event,
                                    const std::map<std::string_view, const imports::Candidate*>& candidates) {
  const auto found = event.key ? candidates.find(*event.key) : candidates.end();
  return found == candidates.end() ? nullptr : found->second;
}

/// The lines of a person, in the order of the timeline.
std::vector<const record::Event*> lines_of(std::string_view who, const PastedChat& chat, const record::Record& record) {
  std::vector<const record::Event*> lines;
  if (!record.timeline) return lines;
  const auto candidates = by_key(chat);
  for (const auto& event : *record.timeline)
    if (const auto* candidate = pasted_as(event, candidates); candidate != nullptr && candidate->who == who)
      lines.push_back(&event);
  return lines;
}

void answer(PastedChat& chat, const std::string& who, const std::string& role) {
  chat.file.roles[who] = role;
  std::erase(chat.unasked, who);
}

/// Shows the lines of people, and mentions of them, as `now` knows them.
void rename(record::Record& record, const PastedChat& before, const PastedChat& now, const InterviewContext& context) {
  const auto old_people = people_of(before, context), new_people = people_of(now, context);
  const auto candidates = by_key(now);
  for (auto& event : *record.timeline) {
    const auto* candidate = pasted_as(event, candidates);
    if (candidate == nullptr) continue;
    if (event.who == old_people.shown(*candidate)) event.who = new_people.shown(*candidate);
    // words of one's own stay
    if (event.text == old_people.without_names(candidate->text)) event.text = new_people.without_names(candidate->text);
  }
}

}  // namespace

imports::People people_of(const PastedChat& chat, const InterviewContext& context) {
  return {context.roles, chat.file, false};
}

std::shared_ptr<const PastedChat> with_paste(const std::shared_ptr<const PastedChat>& before,
                                             imports::CandidateFile paste, const record::Record& record,
                                             const InterviewContext& context) {
  auto chat = before ? std::make_shared<PastedChat>(*before) : std::make_shared<PastedChat>();
  imports::add_names(chat->file, paste);
  std::vector<std::string> writers;
  const auto people = people_of(*chat, context);
  for (auto& kept : paste.candidates) {
    const auto& candidate = kept.candidate;
    if (people.is_unknown(candidate) && std::ranges::find(writers, candidate.who) == writers.end())
      writers.push_back(candidate.who);
    if (candidate.is_person) imports::add_name(chat->file, candidate.who, candidate.who);
    chat->file.candidates.push_back(std::move(kept));
  }
  for (auto& who : writers)
    if (std::ranges::find(chat->unasked, who) == chat->unasked.end() && !lines_of(who, *chat, record).empty())
      chat->unasked.push_back(std::move(who));
  return chat;
}

std::shared_ptr<const PastedChat> with_roles(const std::shared_ptr<const PastedChat>& before,
                                             const imports::Roles& roles) {
  if (roles.empty()) return before;
  auto chat = before ? std::make_shared<PastedChat>(*before) : std::make_shared<PastedChat>();
  for (const auto& [who, role] : roles) answer(*chat, who, role);
  return chat;
}

QuestionRef due_writer(const PastedChat* chat, const record::Record& record) {
  if (chat == nullptr) return {};
  for (const auto& who : chat->unasked) {
    const auto lines = lines_of(who, *chat, record);
    if (lines.empty()) continue;
    QuestionRef question{QuestionId::writer, lines.front()->id};
    if (!was_asked(record, question)) return question;  // asked already: /skip
  }
  return {};
}

std::string unasked_writer(const InterviewSession& s) {
  const auto* event = s.chat ? record::find_event(s.record, s.at.subject) : nullptr;
  const auto* candidate = event ? pasted_as(*event, by_key(*s.chat)) : nullptr;
  const bool is_open = candidate && std::ranges::find(s.chat->unasked, candidate->who) != s.chat->unasked.end();
  return is_open ? candidate->who : std::string();
}

std::size_t line_count(std::string_view who, const PastedChat& chat, const record::Record& record) {
  return lines_of(who, chat, record).size();
}

std::shared_ptr<const PastedChat> with_answer(const PastedChat& before, const std::string& who, const std::string& role,
                                              record::Record& record, const InterviewContext& context) {
  auto chat = std::make_shared<PastedChat>(before);
  answer(*chat, who, role);
  rename(record, before, *chat, context);
  return chat;
}

}  // namespace pm::interview
