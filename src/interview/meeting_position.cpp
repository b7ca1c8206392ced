#include <pm/meeting_position.hpp>

#include "interview/question_order.hpp"

namespace pm::interview {

std::optional<MeetingPosition> meeting_position(const record::Record& r, const InterviewContext& context) {
  if (!r.interview.at) return std::nullopt;
  InterviewSession s;
  s.record = r;
  s.at = QuestionRef::from(*r.interview.at);
  const auto question = find_question(s.at, context);
  if (!question) return std::nullopt;
  auto ask = std::string(question->ask), hint = std::string(question->hint);
  if (question->phrase) question->phrase(s, context, ask, hint);
  const auto now = progress(s, context);
  const auto seconds = r.interview.seconds ? r.interview.seconds->value : 0.0;
  return MeetingPosition{now.section, now.number, now.count, static_cast<long>(seconds / 60), std::move(ask)};
}

}  // namespace pm::interview
