#include "interview/earlier_factors.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/references.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

constexpr std::size_t most_proposed = 3, most_repeated = 3;
constexpr std::size_t widest_text = 60;
/// With the id of the factor behind it, so that a merge that renumbers the factor renumbers the mark.
constexpr std::string_view mark = "same_as:";

/// The text, the day and the id of an earlier factor, for a phrase.
struct Named {
  std::string text, day, id;
};
Named name(const EarlierFactor& earlier) {
  const auto link = record::FactorName::from(earlier.link);
  constexpr std::size_t day_size = 10;
  return {text::truncate_to_width(text::trim(earlier.text), widest_text), link.record.substr(0, day_size), link.factor};
}

bool may_propose(const InterviewSession& s, const InterviewContext& context) {
  return context.find_earlier_factor && s.sitting.purpose == Purpose::meet && !s.ended && s.is_at_list() &&
         s.at.question == QuestionId::factors && s.line.detail != PromptDetail::whole && s.record.factors &&
         std::holds_alternative<NoConfirmation>(s.confirmation);
}

bool is_linked(const record::Factor& factor) { return factor.same_as && !factor.same_as->empty(); }

}  // namespace

void propose_link(InterviewSession& s, const InterviewContext& context) {
  if (!may_propose(s, context)) return;
  if (count_shown(s.record, mark) >= most_proposed) return;
  for (const auto& factor : *s.record.factors) {
    const auto own_mark = std::string(mark) + factor.id;
    if (is_linked(factor) || was_shown(s.record, own_mark)) continue;
    auto earlier = context.find_earlier_factor(s.record, factor);
    if (!earlier) continue;
    s.confirmation = ConfirmSame{factor.id, std::move(*earlier)};
    mark_shown(s.record, own_mark);
    return;
  }
}

Message proposed_link(const ConfirmSame& asked) {
  const auto earlier = name(asked.earlier);
  return {MessageKind::hint,
          phrases::fill(phrases::factor_resembles, asked.factor, earlier.text, earlier.day, earlier.id)};
}

AnswerResult link_factor(InterviewSession& s, const ConfirmSame& asked) {
  auto result = stay_in_list();
  if (!s.record.factors) return result;
  const auto factor = std::ranges::find(*s.record.factors, asked.factor, &record::Factor::id);
  if (factor == s.record.factors->end()) return result;
  add_to(factor->same_as, asked.earlier.link);
  result.description = phrases::fill(phrases::factor_linked, asked.factor, asked.earlier.link);
  result.messages.push_back({MessageKind::understood, result.description});
  return result;
}

namespace {

std::string state_text(const RepeatedFactor::FixState& fix) {
  switch (fix.status) {
    case record::FixStatus::done:
      return phrases::fill(phrases::fix_was_done, fix.id);
    case record::FixStatus::dropped:
      return phrases::fill(phrases::fix_was_dropped, fix.id);
    case record::FixStatus::open:
      break;
  }
  return fix.days_open ? phrases::fill(phrases::fix_is_open_for, fix.id, *fix.days_open)
                       : phrases::fill(phrases::fix_is_open, fix.id);
}

}  // namespace

Messages repeated_factors(const MeetingHistory& history) {
  Messages messages;
  for (const auto& repeated : history.repeated) {
    if (messages.size() == most_repeated) break;
    const auto earlier = name(repeated.earlier);
    std::vector<std::string> states;
    for (const auto& fix : repeated.fixes) states.push_back(state_text(fix));
    messages.push_back(
        {MessageKind::note,
         states.empty()
             ? phrases::fill(phrases::came_again_without_fix, earlier.text, earlier.day, earlier.id)
             : phrases::fill(phrases::came_again, earlier.text, earlier.day, earlier.id, text::join(states, ", "))});
  }
  return messages;
}

}  // namespace pm::interview
