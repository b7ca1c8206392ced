// Conflicts that a git merge left: two branches changed a value, and the room knows which one is right.
#include <pm/merge.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

bool has_conflicts(const InterviewSession& s, const InterviewContext&) { return size_of(s.record.conflicts) > 0; }

/// The first conflict and those decided with it, with both values.
Messages both_values(const InterviewSession& s, const InterviewContext&) {
  const auto groups = record::conflict_groups(s.record);
  Messages messages;
  for (const auto index : groups.front()) {
    const auto& conflict = (*s.record.conflicts)[index];
    messages.push_back({MessageKind::note, phrases::fill(phrases::conflict_at, 1, groups.size(),
                                                         record::describe_location(s.record, conflict))});
    messages.push_back(
        {MessageKind::item, phrases::fill(phrases::conflict_ours, record::conflict_value(conflict.ours))});
    messages.push_back(
        {MessageKind::item, phrases::fill(phrases::conflict_theirs, record::conflict_value(conflict.theirs))});
  }
  return messages;
}

AnswerResult take_conflict(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  constexpr std::string_view sides[] = {"this branch", "the other branch"};
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  std::string rest;
  const auto side = choice(words.text, sides, rest);
  if (!side || !text::is_blank(rest))
    return refuse(phrases::fill(phrases::choose, text::trim(words.text), std::size(sides)));
  const auto group = record::conflict_groups(s.record).front();
  const auto conflict = (*s.record.conflicts)[group.front()];
  const auto place = record::describe_location(s.record, conflict);
  if (*side == 1) {
    record::keep_ours(s.record, group);
  } else if (const auto merged = record::take_theirs(s.record, group); !merged) {
    return refuse(phrases::fill(phrases::conflict_refused, merged.error().message));
  }
  auto result = accept(
      {{MessageKind::understood, phrases::fill(phrases::conflict_kept, place,
                                               record::conflict_value(*side == 1 ? conflict.ours : conflict.theirs))}});
  result.description = place;
  if (size_of(s.record.conflicts) > 0) result.follow = QuestionRef{QuestionId::conflict, ""};
  return result;
}

const Question conflict_rows[] = {
    {.id = QuestionId::conflict,
     .section = Section::opening,
     .ask = "Two branches changed this. Which one is right?",
     .hint = "1 or 2; Enter leaves it for later.",
     .why = "git merged two versions of this record, and only people can tell which of the two values is right.",
     .field = "conflicts",
     .in = everywhere,
     .applies = has_conflicts,
     .above = both_values,
     .take = take_conflict},
};

}  // namespace

std::span<const Question> conflict_questions() { return conflict_rows; }

}  // namespace pm::interview
