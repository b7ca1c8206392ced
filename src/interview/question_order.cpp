#include "interview/question_order.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/paste_people.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

using Questions = std::vector<Question>;

/// pm's own, in the order of `QuestionId`, which is that of the meeting.
const Questions& built_in_questions() {
  static const auto all = [] {
    Questions rows;
    for (const auto section :
         {incident_questions, conflict_questions, opening_questions, timeline_questions, day_questions,
          writer_questions, times_questions, detection_questions, proposed_text_questions, duration_questions,
          observation_questions, factors_questions, postpone_questions, fixes_questions, fix_follow_up_questions,
          broadest_questions, closing_questions}) {
      const auto more = section();
      rows.insert(rows.end(), more.begin(), more.end());
    }
    std::ranges::sort(rows, {}, &Question::id);
    return rows;
  }();
  return all;
}

/// Whether this kind of meeting asks it: --prep, --short or the whole one.
bool is_in_phase(const Question& q, const InterviewSession& s) {
  if (s.sitting.purpose == Purpose::prepare) return q.in.prep;
  return is_short(s.record) ? q.in.brief : q.in.room;
}

bool is_to_be_asked(const Question& q, const InterviewSession& s, const InterviewContext& context) {
  const bool is_edit = s.sitting.purpose == Purpose::edit;
  if (q.is_follow_up() || !(is_edit || is_in_phase(q, s)) || !applies(q, s, context)) return false;
  const bool has_team_answer = q.id == QuestionId::team && s.record.custom && s.record.custom->find(q.team_id);
  return (is_edit || !has_team_answer) && !was_asked(s.record, q.ref());
}

bool is_in_scope(const Question& q, const EditScope& scope) {
  if (scope.is_whole() || q.id == QuestionId::conflict) return true;  // a conflict is asked whatever is reopened
  return q.section == scope.section || q.ref() == scope.question;
}

// --- follow-ups that are due

bool automates(std::string_view title) { return text::lower_ascii(title).find("automat") != std::string::npos; }

bool is_big(const record::Fix& fix, const InterviewContext& context) {
  if (fix.hours && fix.hours->value > context.check.small_fix_hours) return true;
  if (!context.checker) return false;
  const auto found = context.checker->review(fix.title, language::RuleSelection::all());
  return std::ranges::any_of(found, [](const auto& f) { return f.rule == language::Rule::boil_the_ocean; });
}

bool has_first_step(const record::Record& r, std::string_view id) {
  return std::ranges::any_of(*r.fixes, [&](const auto& f) { return f.first_step_of == id; });
}

/// Whether a factor describes a slip, so that what made sense to the person is asked.
bool describes_a_slip(const record::Factor& factor, const InterviewContext& context) {
  return context.checker &&
         language::reports_human_error(context.checker->review(factor.text, language::RuleSelection::narrative()));
}

QuestionRef due_factor_follow_up(const InterviewSession& s, const InterviewContext& context) {
  if (!s.record.factors) return {};
  for (const auto& factor : *s.record.factors) {
    QuestionRef at{QuestionId::made_sense, factor.id};
    if (!factor.made_sense && !was_asked(s.record, at) && describes_a_slip(factor, context)) return at;
  }
  return {};
}

/// The question that a follow-up belongs to.
QuestionRef parent_of(const QuestionRef& at, const record::Record& r) {
  switch (at.question) {
    case QuestionId::context:
    case QuestionId::link:
    case QuestionId::writer:
      return {was_asked(r, {QuestionId::events}) ? QuestionId::missing : QuestionId::events};
    case QuestionId::made_sense:
      return {QuestionId::factors};
    case QuestionId::fix_who:
    case QuestionId::fix_factors:
    case QuestionId::fix_step:
    case QuestionId::fix_judgement:
      return {QuestionId::fixes};
    default:
      return {at.question, "", at.team_id};
  }
}

}  // namespace

std::vector<Question> all_questions(const std::vector<TeamQuestion>& team) {
  auto all = built_in_questions();
  for (const auto& own : team) {
    const auto question = team_question(own);
    const auto last = std::find_if(all.rbegin(), all.rend(),
                                   [&](const Question& other) { return other.section == question.section; });
    all.insert(last.base(), question);
  }
  return all;
}

std::vector<Question> question_order(const InterviewSession& s, const InterviewContext& context) {
  auto order = all_questions(context.team_questions);
  if (s.sitting.purpose == Purpose::prepare)
    std::ranges::stable_partition(order, [](const Question& q) { return q.section == Section::incident; });
  if (!record::is_near_miss(s.record)) {
    const auto surprises = std::ranges::find(order, QuestionId::surprises, &Question::id);
    std::rotate(std::ranges::find(order, QuestionId::held, &Question::id), surprises, surprises + 1);
  }
  std::erase_if(order, [&](const Question& q) { return !is_in_scope(q, s.sitting.scope); });
  return order;
}

std::optional<Question> find_question(const QuestionRef& at, const InterviewContext& context) {
  if (at.question == QuestionId::team) {
    const auto own = std::ranges::find(context.team_questions, at.team_id, &TeamQuestion::id);
    return own == context.team_questions.end() ? std::nullopt : std::optional(team_question(*own));
  }
  const auto& all = built_in_questions();
  const auto found = std::ranges::find(all, at.question, &Question::id);
  return found == all.end() ? std::nullopt : std::optional(*found);
}

bool applies(const Question& q, const InterviewSession& s, const InterviewContext& context) {
  return !q.applies || q.applies(s, context);
}

QuestionRef first_question(const InterviewSession& s, const InterviewContext& context) {
  for (const auto& q : question_order(s, context))
    if (is_to_be_asked(q, s, context)) return q.ref();
  return {};
}

QuestionRef first_question_of(Section section, const InterviewSession& s, const InterviewContext& context) {
  auto whole = s;
  whole.sitting.scope = {};
  for (const auto& q : question_order(whole, context))
    if (q.section == section && !q.is_follow_up() && applies(q, s, context)) return q.ref();
  return {};
}

QuestionRef due_fix_follow_up(const InterviewSession& s, const InterviewContext& context) {
  const auto& r = s.record;
  if (!r.fixes) return {};
  for (const auto& fix : *r.fixes) {
    if (fix.status != record::FixStatus::open) continue;
    const auto is_due = [&](QuestionId id, bool is_needed) { return is_needed && !was_asked(r, {id, fix.id}); };
    if (is_due(QuestionId::fix_who, !fix.owner || !fix.hours)) return {QuestionId::fix_who, fix.id};
    if (is_short(r)) continue;
    if (is_due(QuestionId::fix_factors, !fix.addresses && size_of(r.factors) > 1))
      return {QuestionId::fix_factors, fix.id};
    if (is_due(QuestionId::fix_step, is_big(fix, context) && !has_first_step(r, fix.id)))
      return {QuestionId::fix_step, fix.id};
    if (is_due(QuestionId::fix_judgement, automates(fix.title) && !fix.automates))
      return {QuestionId::fix_judgement, fix.id};
  }
  return {};
}

QuestionRef next_question(const InterviewSession& s, const InterviewContext& context) {
  const bool is_list_open = s.list && !was_asked(s.record, s.list->question);
  auto from = is_list_open ? s.list->question : parent_of(s.at, s.record);
  if (from.question == QuestionId::events || from.question == QuestionId::missing)
    if (auto due = due_writer(s.chat.get(), s.record); !due.is_none()) return due;
  if (from.question == QuestionId::fixes)
    if (auto due = due_fix_follow_up(s, context); !due.is_none()) return due;
  const auto question = find_question(from, context);
  if (question && question->is_list() && !was_asked(s.record, from)) return from;
  if (from.question == QuestionId::factors)
    if (auto due = due_factor_follow_up(s, context); !due.is_none()) return due;
  const auto order = question_order(s, context);
  auto next = std::ranges::find_if(
      order, [&](const Question& q) { return q.id == from.question && q.team_id == from.team_id; });
  if (next != order.end()) ++next;
  for (; next != order.end(); ++next)
    if (is_to_be_asked(*next, s, context)) return next->ref();
  return {};
}

SectionProgress progress(const InterviewSession& s, const InterviewContext& context) {
  const auto all = all_questions(context.team_questions);
  std::vector<Section> sections;
  for (const auto section : all_sections())
    if (std::ranges::any_of(all, [&](const Question& q) { return q.section == section && is_in_phase(q, s); }))
      sections.push_back(section);
  SectionProgress now;
  if (const auto question = find_question(s.at, context)) now.section = question->section;
  // In the meeting the title comes first.
  if (s.at.question == QuestionId::title && s.sitting.purpose == Purpose::meet && !sections.empty())
    now.section = sections.front();
  now.count = sections.size();
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (sections[i] == now.section) now.number = i + 1;
  return now;
}

std::optional<QuestionId> question_of(record::ListName list) {
  return question_named(record::item_list(list).question);
}

std::vector<std::string_view> section_names() {
  std::vector<std::string_view> names;
  for (const auto section : all_sections()) names.push_back(to_string(section));
  return names;
}

std::vector<QuestionInfo> questions(const std::vector<TeamQuestion>& team) {
  std::vector<QuestionInfo> all;
  for (const auto& q : all_questions(team)) {
    const auto id = q.ref().id();
    const auto field = q.id == QuestionId::team ? "custom." + id : std::string(q.field);
    all.push_back({id, std::string(to_string(q.section)), field, std::string(q.ask), std::string(q.hint),
                   std::string(q.why), q.in.prep, q.in.room, q.in.brief});
  }
  return all;
}

}  // namespace pm::interview
