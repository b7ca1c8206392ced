#include "interview/open_items.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/record_items.hpp>

#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

using record::Record;

/// Where a finding is settled. Neither: by its command only.
struct Place {
  std::optional<QuestionRef> question;
  std::optional<Section> section;
};

/// A question of pm or of the team with that id.
std::optional<QuestionRef> question_with_id(std::string_view id, const InterviewContext& context) {
  if (const auto question = question_named(id)) return QuestionRef{*question};
  const auto own = std::ranges::find(context.team_questions, id, &TeamQuestion::id);
  if (own == context.team_questions.end()) return std::nullopt;
  return QuestionRef{QuestionId::team, "", own->id};
}

std::optional<Section> section_of(const QuestionRef& at, const InterviewContext& context) {
  if (at.question != QuestionId::team) return section_of(at.question);
  const auto own = std::ranges::find(context.team_questions, at.team_id, &TeamQuestion::id);
  return own == context.team_questions.end() ? std::nullopt : section_named(own->section);
}

std::optional<QuestionRef> question_of_list(const record::ItemList& list) {
  const auto question = question_named(list.question);
  return question ? std::optional(QuestionRef{*question}) : std::nullopt;
}

/// Of an item or list its question, or the one about the part of an item.
std::optional<QuestionRef> question_of_item(const lint::Finding& f, const Record& r) {
  const auto item = record::item_at_pointer(r, f.pointer);
  if (!item) {
    const auto lists = record::item_lists();
    const auto list = std::ranges::find(lists, f.pointer, &record::ItemList::pointer);
    return list == lists.end() ? std::nullopt : question_of_list(*list);
  }
  const auto id = record::item_id(r, *item);
  if (f.pointer.ends_with("/made_sense")) return QuestionRef{QuestionId::made_sense, id};
  if (f.pointer.ends_with("/context")) return QuestionRef{QuestionId::context, id};
  return question_of_list(record::item_list(item->list));
}

/// The question that the finding is about, if it is in the section of its command; else that section.
Place make_sort_key(const lint::Finding& f, const InterviewSession& s, const InterviewContext& context) {
  if (auto question = question_of_item(f, s.record)) return {std::move(question), {}};
  const std::string_view command = f.fix_with;
  const auto name = command.starts_with("pm fixes") ? "fixes" : command.substr(command.rfind(' ') + 1);
  const auto section = section_named(name);
  if (!section) return {question_with_id(name, context), {}};
  auto own = question_with_id(std::string_view(f.pointer).substr(f.pointer.rfind('/') + 1), context);
  if (own && section_of(*own, context) == section) return {std::move(own), {}};
  return {{}, section};
}

/// "F2", "S1", or the section.
std::string place_name(const lint::Finding& f, const InterviewSession& s, const InterviewContext& context) {
  if (const auto item = record::item_at_pointer(s.record, f.pointer)) return record::item_id(s.record, *item);
  const auto place = make_sort_key(f, s, context);
  const auto section = place.question ? section_of(*place.question, context) : place.section;
  return section ? std::string(to_string(*section)) : f.rule;
}

bool is_of_language(const lint::Finding& f) { return language::parse_rule(f.rule).has_value(); }

/// The question for a factor with a human error and without made_sense.
std::optional<QuestionRef> slip_in_a_factor(const lint::Finding& f, const Record& r) {
  if (f.severity != lint::Severity::error || !r.factors) return std::nullopt;
  for (std::size_t i = 0; i < r.factors->size(); ++i)
    if (f.pointer.starts_with("/factors/" + std::to_string(i) + "/"))
      return QuestionRef{QuestionId::made_sense, (*r.factors)[i].id};
  return std::nullopt;
}

/// Whether the same finding exists in a factor: reasons in why_so_long become factors with the same text.
bool is_repeated_in_a_factor(const lint::Finding& f, const std::vector<lint::Finding>& all) {
  return f.pointer.starts_with("/why_so_long/") && std::ranges::any_of(all, [&](const lint::Finding& other) {
           return other.pointer.starts_with("/factors/") && other.rule == f.rule && other.excerpt == f.excerpt;
         });
}

OpenItem item_of(const lint::Finding& f, const InterviewSession& s, const InterviewContext& context) {
  const bool is_wording = is_of_language(f);
  if (auto slip = is_wording ? slip_in_a_factor(f, s.record) : std::nullopt) {
    auto text = phrases::fill(phrases::slip_open, slip->subject, f.excerpt);
    return {OpenItem::Group::open, std::move(text), "", "", std::move(slip), {}};
  }
  auto place = make_sort_key(f, s, context);
  if (!is_wording)
    return {OpenItem::Group::open, f.message, f.ask, f.fix_with, std::move(place.question), place.section};
  auto text = "\"" + f.excerpt + "\" (" + place_name(f, s, context) + ")";
  return {OpenItem::Group::wording,  std::move(text), f.message + " " + f.ask, f.fix_with,
          std::move(place.question), place.section};
}

}  // namespace

std::vector<OpenItem> open_items(const InterviewSession& s, const InterviewContext& context) {
  std::vector<OpenItem> items;
  if (context.checker) {
    const auto findings = lint::review_as_final(s.record, *context.checker, context.check);
    for (const auto& f : findings)
      if (!f.waived && f.severity >= lint::Severity::warning && !is_repeated_in_a_factor(f, findings))
        items.push_back(item_of(f, s, context));
  }
  if (s.record.parking_lot)
    for (const auto& parked : *s.record.parking_lot)
      items.push_back({OpenItem::Group::parked, parked, "", "/factor, /fix", {}, {}});
  std::ranges::stable_sort(items, {}, &OpenItem::group);
  return items;
}

}  // namespace pm::interview
