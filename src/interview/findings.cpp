#include "interview/navigation.hpp"

#include <algorithm>

#include <pm/interview.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/phrases.hpp"
#include "interview/zone_change.hpp"

namespace pm::interview {
namespace {

std::vector<std::string> people_of(const record::Record& r) {
  std::vector<std::string> names;
  if (r.meeting.boss) names.push_back(*r.meeting.boss);
  if (r.meeting.scribe) names.push_back(*r.meeting.scribe);
  if (r.meeting.participants)
    for (const auto& p : *r.meeting.participants) names.push_back(p.name);
  return names;
}

/// The sentence at that place, cut to what fits on a line.
std::string sentence_around(const std::string& text, std::size_t at) {
  constexpr std::size_t widest = 60;
  constexpr std::string_view ends = ".!?\n";
  const auto before = text.find_last_of(ends, at == 0 ? 0 : at - 1);
  const auto begin = before == std::string::npos || at == 0 ? 0 : before + 1;
  const auto end = text.find_first_of(ends, at);
  return text::cut_to_width(
      text::trim(std::string_view(text).substr(begin, end == std::string::npos ? end : end - begin)), widest);
}

}  // namespace

void add_finding_messages(StepResult& turn, std::span<const TextChange> heard, const InterviewContext& room) {
  auto& s = turn.session;
  if (!room.checker || s.quiet) return;
  for (const auto& words : heard) {
    const auto findings = room.checker->review(words.text, words.rules, people_of(s.record));
    if (findings.empty()) continue;
    const auto& f = findings.front();
    const auto excerpt = sentence_around(words.text, f.begin);
    const auto rule = std::string(language::name(f.rule));
    const bool in_full = f.about_self || first_time(s.record, "rule:" + rule);
    // Self-blame gets only the kind question.
    const auto full = f.about_self ? f.ask : say::with(say::finding_full, f.message, f.ask);
    turn.messages.push_back({MessageKind::finding, in_full ? full : say::with(say::finding_again, excerpt)});
    return;
  }
}

// Builds the question on the screen.

namespace {

std::string minutes_text(double minutes) {
  const auto whole = static_cast<long>(minutes);
  return std::to_string(whole) + (whole == 1 ? " minute" : " minutes");
}

std::string section_line(const InterviewSession& s, const InterviewContext& room) {
  const auto now = progress(s, room);
  auto line = std::string(now.section) + " · section " + std::to_string(now.number) + " of " + std::to_string(now.of);
  if (s.purpose == Purpose::meet) line += " · " + minutes_text(minutes_so_far(s, room));
  return line;
}

std::string linked_words(const ConfirmLinked& linked) {
  std::vector<std::string> ids;
  bool changes = false;
  for (const auto& change : linked.changes) {
    if (std::ranges::find(ids, change.id) == ids.end()) ids.push_back(change.id);
    changes = changes || change.words.has_value();
  }
  const auto names = text::join(ids, ", ");
  if (changes) return say::with(ids.size() == 1 ? say::same_words_one : say::same_words_many, names);
  return say::with(ids.size() == 1 ? say::same_gone_one : say::same_gone_many, names);
}

Messages aside_words(const PendingConfirmation& aside, const InterviewSession& s, const InterviewContext& room) {
  if (const auto* doubt = std::get_if<ConfirmCommand>(&aside))
    return {{MessageKind::follow_up, say::with(say::did_you_mean, doubt->command, doubt->words)}};
  if (const auto* hour = std::get_if<ChooseHour>(&aside)) {
    const auto zone = zone_of(s, room);
    return {{MessageKind::follow_up, say::with(say::which_hour, time::clock_text(zone, hour->first),
                                               offset_text(zone, hour->first), offset_text(zone, hour->second))}};
  }
  if (const auto* which = std::get_if<ChooseZone>(&aside))
    return {{MessageKind::follow_up, zone_question(which->zone)}};
  if (const auto* open = std::get_if<ChoosingMoment>(&aside)) {
    const auto zone = time::Zone::find(open->zone);
    const auto typed = moment_of_item(s.record, open->item);
    if (!zone || !typed) return {};
    const auto there = [&](time::Micros at) {
      return time::clock_text(*zone, at) + " (" + offset_text(*zone, at) + ")";
    };
    const auto words = !open->is_missing                   ? say::zone_twice
                       : open->command.starts_with("/day") ? say::day_missing
                                                           : say::zone_missing;
    return {{MessageKind::follow_up, say::with(words, time::clock_text(zone_of(s, room), *typed), open->item,
                                               there(open->first), there(open->second))}};
  }
  if (const auto* change = std::get_if<ConfirmChange>(&aside))
    return {{MessageKind::follow_up, say::with(say::change_or_line, change->id)}};
  if (const auto* linked = std::get_if<ConfirmLinked>(&aside)) return {{MessageKind::follow_up, linked_words(*linked)}};
  if (std::holds_alternative<ConfirmQuit>(aside))
    return {{MessageKind::note, std::string(s.record.id.empty() ? say::leave_nothing : say::leave)}};
  return {};
}

std::vector<std::string> completions(const InterviewSession& s, const InterviewContext& room) {
  std::vector<std::string> words;
  for (const auto& command : slash_commands()) words.emplace_back(command.name);
  if (s.record.factors)
    for (const auto& f : *s.record.factors) words.push_back(f.id);
  if (s.record.timeline && s.record.timeline->size() <= 200)
    for (const auto& e : *s.record.timeline) words.push_back(e.id);
  for (const auto name : section_names()) words.emplace_back(name);
  for (const auto& owner : room.history.owners) words.push_back("@" + owner);
  if (s.record.meeting.participants)
    for (const auto& p : *s.record.meeting.participants) words.push_back("@" + p.name);
  if (s.at.question == "services")
    for (const auto& service : room.history.services) words.push_back(service);
  return words;
}

/// Whether the question before was the same one about something else, so that its hint was shown just now.
bool was_just_hinted(const InterviewSession& s) {
  for (auto at = s.trail.rbegin(); at != s.trail.rend(); ++at)
    if (!(*at == s.list)) return at->question == s.at.question && !at->subject.empty() && !(*at == s.at);
  return false;
}

}  // namespace

PromptView ask(const InterviewSession& s, const InterviewContext& room) {
  PromptView asked;
  asked.words = completions(s, room);
  asked.label = "> ";
  asked.preset = s.preset;
  asked.recall = s.recall;
  if (!std::holds_alternative<NoConfirmation>(s.confirmation)) {
    asked.messages = aside_words(s.confirmation, s, room);
    asked.preset.clear();
    return asked;
  }
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  if (!row) return asked;
  const bool once_more = s.at.subject == "again";  // second pass over the list
  const bool follow_up = row->shape == Question::Shape::follow_up || (!s.at.subject.empty() && !once_more);
  if (row->shape == Question::Shape::list && s.at == s.list) asked.label = id_in_words(row->id) + " > ";
  if (follow_up && !(s.at == s.list)) asked.label = "  > ";
  if (s.show == InterviewSession::Show::nothing) return asked;
  auto words = std::string(row->ask), hint = std::string(row->hint);
  if (row->phrase) row->phrase(s, room, words, hint);
  if (s.show == InterviewSession::Show::whole) {
    if (!follow_up) asked.messages.push_back({MessageKind::section, section_line(s, room)});
    if (row->above && (!follow_up || s.at == s.list || row->shape == Question::Shape::follow_up)) {
      auto above = row->above(s, room);
      asked.messages.insert(asked.messages.end(), above.begin(), above.end());
    } else if (row->list && row->shape == Question::Shape::list && (!follow_up || s.at == s.list)) {
      const auto items = item_lines(s, room, *row->list);
      if (!items.empty()) asked.messages.push_back({MessageKind::note, std::string(say::so_far)});
      asked.messages.insert(asked.messages.end(), items.begin(), items.end());
    }
  }
  asked.messages.push_back({row->id == "welcome" ? MessageKind::aloud
                            : follow_up          ? MessageKind::follow_up
                                                 : MessageKind::ask,
                            words});
  if (s.show == InterviewSession::Show::whole && !hint.empty() && !was_just_hinted(s))
    asked.messages.push_back({MessageKind::hint, hint});
  return asked;
}

}  // namespace pm::interview
