#include "interview/destinations.hpp"

#include <algorithm>
#include <array>

#include <pm/record_items.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/question_order.hpp"

namespace pm::interview {
namespace {

/// Other words for a question, as the prompts and reports use them.
struct OtherName {
  std::string_view name;
  QuestionId question;
};
constexpr auto other_names = std::to_array<OtherName>({
    {"impact_started", QuestionId::started},
    {"acknowledged", QuestionId::engaged},
    {"time_to_detect", QuestionId::until_seen},
    {"time_to_mitigate", QuestionId::until_well},
    {"luck", QuestionId::lucky},
    {"what_held", QuestionId::held},
    {"went_well", QuestionId::held},
    {"participants", QuestionId::people},
    {"facilitator", QuestionId::boss},
    {"scribe", QuestionId::boss},
    {"action_items", QuestionId::fixes},
    {"contributing_factors", QuestionId::factors},
    {"soak", QuestionId::when},
});

std::string as_id(std::string_view typed) {
  auto id = text::lower_ascii(text::trim(typed));
  std::ranges::replace(id, ' ', '_');
  return id;
}

}  // namespace

std::optional<QuestionRef> find_destination(std::string_view typed, const InterviewSession& s,
                                            const InterviewContext& context) {
  const auto id = as_id(typed);
  const auto other = std::ranges::find(other_names, id, &OtherName::name);
  const auto named = other == other_names.end() ? QuestionRef::from(id) : QuestionRef{other->question};
  if (const auto question = find_question({named.question, "", named.team_id}, context);
      question && named.subject.empty() && !question->is_follow_up())
    return question->ref();
  if (const auto section = section_named(id))
    if (auto first = first_question_of(*section, s, context); !first.is_none()) return first;
  const auto item = record::find_item(s.record, id);
  const auto asks = item ? question_of(item->list) : std::nullopt;
  return asks ? std::optional(QuestionRef{*asks}) : std::nullopt;
}

std::optional<std::string> suggest_destination(std::string_view typed, const InterviewContext& context) {
  const auto all = all_questions(context.team_questions);
  std::vector<std::string> ids;
  for (const auto& question : all) ids.push_back(question.ref().id());
  std::vector<std::string_view> names = section_names();
  names.insert(names.end(), ids.begin(), ids.end());
  for (const auto& other : other_names) names.push_back(other.name);
  const auto nearest = text::nearest(typed, names);
  return nearest ? std::optional(std::string(*nearest)) : std::nullopt;
}

Messages destinations(const InterviewSession& s, const InterviewContext& context) {
  auto whole = s;
  whole.sitting.scope = {};
  const auto order = question_order(whole, context);
  Messages messages{{MessageKind::note, std::string(phrases::goto_takes)}};
  for (const auto section : all_sections()) {
    std::vector<std::string> ids;
    for (const auto& question : order)
      if (question.section == section && !question.is_follow_up() && applies(question, s, context))
        ids.push_back(id_in_words(question.ref()));
    messages.push_back({MessageKind::item, std::string(to_string(section)) + ": " + text::join(ids, ", ")});
  }
  return messages;
}

}  // namespace pm::interview
