#include "interview/findings.hpp"

#include "interview/navigation.hpp"
#include "interview/phrases.hpp"

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

}  // namespace

void add_finding_messages(StepResult& turn, std::span<const TextChange> heard, const InterviewContext& room) {
  auto& s = turn.session;
  if (!room.checker || s.quiet) return;
  for (const auto& words : heard) {
    const auto findings = room.checker->review(words.text, words.rules, people_of(s.record));
    if (findings.empty()) continue;
    const auto& f = findings.front();
    const auto excerpt = words.text.substr(f.begin, f.end - f.begin);
    const auto rule = std::string(language::name(f.rule));
    const bool in_full = f.about_self || first_time(s.record, "rule:" + rule);
    // Self-blame gets only the kind question.
    const auto full = f.about_self ? f.ask : say::with(say::finding_full, f.message, f.ask);
    turn.messages.push_back({MessageKind::finding, in_full ? full : say::with(say::finding_again, excerpt)});
    return;
  }
}

}  // namespace pm::interview
