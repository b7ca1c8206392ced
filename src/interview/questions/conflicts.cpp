// Conflicts that a git merge left: two branches changed a value, and the room knows which one is right.
#include <pm/merge.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

bool has_conflicts(const InterviewSession& s, const InterviewContext&) { return size_of(s.record.conflicts) > 0; }

/// The first conflict and those decided with it, with both values.
Messages both_values(const InterviewSession& s, const InterviewContext&) {
  const auto groups = record::conflict_groups(s.record);
  Messages says;
  for (const auto index : groups.front()) {
    const auto& conflict = (*s.record.conflicts)[index];
    says.push_back(
        {MessageKind::note, say::with(say::conflict_at, 1, groups.size(), record::conflict_place(s.record, conflict))});
    says.push_back({MessageKind::item, say::with(say::conflict_ours, record::conflict_value(conflict.ours))});
    says.push_back({MessageKind::item, say::with(say::conflict_theirs, record::conflict_value(conflict.theirs))});
  }
  return says;
}

AnswerResult take_conflict(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  constexpr std::string_view sides[] = {"this branch", "the other branch"};
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(say::left_open)}});
  std::string rest;
  const auto side = choice(words.text, sides, rest);
  if (!side || !text::is_blank(rest))
    return ask_again(say::with(say::choose, text::trim(words.text), std::size(sides)));
  const auto group = record::conflict_groups(s.record).front();
  const auto conflict = (*s.record.conflicts)[group.front()];
  const auto place = record::conflict_place(s.record, conflict);
  if (*side == 1) {
    record::keep_ours(s.record, group);
  } else if (const auto taken = record::take_theirs(s.record, group); !taken) {
    return ask_again(say::with(say::conflict_refused, taken.error().message));
  }
  auto result = accept(
      {{MessageKind::understood,
        say::with(say::conflict_kept, place, record::conflict_value(*side == 1 ? conflict.ours : conflict.theirs))}});
  result.what = place;
  if (size_of(s.record.conflicts) > 0) result.follow = QuestionRef{"conflict", ""};
  return result;
}

const Question conflict_rows[] = {
    {.id = "conflict",
     .section = "opening",
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
