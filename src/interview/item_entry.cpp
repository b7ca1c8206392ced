#include "interview/item_entry.hpp"

#include <utility>

#include <pm/text.hpp>

#include "interview/event_entry.hpp"
#include "interview/fix_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/people.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

using record::ItemPlace;
using record::ListName;

struct ReasonLine {
  std::string text;
  bool becomes_factor = true;
};
ReasonLine read_reason(std::string_view line) {
  if (line.size() < 2 || !line.ends_with('-')) return {std::string(line)};
  return {std::string(text::trim(line.substr(0, line.size() - 1))), false};
}

AnswerResult add_reason(InterviewSession& s, ListName list, std::string_view line) {
  auto [words, becomes_factor] = read_reason(line);
  auto& why = s.record.why_so_long;
  auto& reasons = list == ListName::detection ? why.detection : why.recovery;
  const ItemPlace place{list, size_of(reasons)};
  auto& reason = add_to(reasons, record::Reason{});
  reason.text = words;
  const auto id = record::item_id(s.record, place);
  AnswerResult result = stay_in_list({{MessageKind::item, id + "  " + words}});
  result.description = id + " " + words;
  result.changes.push_back({record::item_pointer(s.record, place), words});
  if (!becomes_factor) return result;
  reason.factor = add_factor(s.record, words).id;
  result.messages.push_back({MessageKind::understood, phrases::fill(phrases::became_factor, *reason.factor)});
  return result;
}

AnswerResult add_participant(InterviewSession& s, const std::string& line) {
  if (begins_with_a_time(line)) return refuse(phrases::fill(phrases::no_name, line, line), line);
  auto read = read_people(line);
  if (!read.unclear.empty())
    return refuse(phrases::fill(phrases::name_or_role, read.unclear, read.people.front().name), line);
  AnswerResult result = stay_in_list();
  for (auto& person : read.people) {
    const record::ItemPlace place{record::ListName::participants, size_of(s.record.meeting.participants)};
    add_to(s.record.meeting.participants, participant_of(std::move(person)));
    result.description = record::item_id(s.record, place) + "  " + record::item_text(s.record, place);
    result.messages.push_back({MessageKind::item, result.description});
  }
  return result;
}

AnswerResult add_factor_line(InterviewSession& s, std::string words, const InterviewContext& context) {
  const auto factor = add_factor(s.record, std::move(words));
  const ItemPlace place{ListName::factors, s.record.factors->size() - 1};
  AnswerResult result = stay_in_list({{MessageKind::item, item_line(s, context, place)}});
  result.description = item_line(s, context, place);
  result.changes.push_back({record::item_pointer(s.record, place), factor.text});
  return result;
}

}  // namespace

record::Factor add_factor(record::Record& record, std::string text) {
  record::Factor factor;
  factor.id = record::next_factor_id(record);
  factor.text = std::move(text);
  return add_to(record.factors, std::move(factor));
}

AnswerResult add_item(InterviewSession& s, record::ListName list, const AnswerText& typed,
                      const InterviewContext& context) {
  const auto words = text::join(texts_of(typed), " ");
  switch (list) {
    case ListName::timeline:
      return add_event_lines(s, typed, context);
    case ListName::fixes:
      return add_fix(s, typed, context);
    case ListName::factors:
      return add_factor_line(s, words, context);
    case ListName::detection:
    case ListName::mitigation:
      return add_reason(s, list, words);
    case ListName::participants:
      return add_participant(s, words);
    case ListName::custom:
      return refuse(std::string(phrases::list_of_a_question));
    default:
      break;
  }
  auto& texts = list == ListName::surprises     ? s.record.surprises
                : list == ListName::held        ? s.record.went_well
                : list == ListName::luck        ? s.record.lucky
                : list == ListName::absurdities ? s.record.absurdities
                : list == ListName::ideas       ? s.record.fix_ideas
                                                : s.record.parking_lot;
  add_to(texts, words);
  const ItemPlace place{list, texts->size() - 1};
  AnswerResult result = stay_in_list({{MessageKind::item, item_line(s, context, place)}});
  result.description = item_line(s, context, place);
  result.changes.push_back({record::item_pointer(s.record, place), words});
  return result;
}

}  // namespace pm::interview
