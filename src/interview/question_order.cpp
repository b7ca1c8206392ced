#include "interview/navigation.hpp"

#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/phrases.hpp"

namespace pm::interview {
namespace {

using Rows = std::vector<Question>;

void append(Rows& rows, std::span<const Question> more) { rows.insert(rows.end(), more.begin(), more.end()); }

/// Team questions, at the end of their section; their text is owned by the settings.
Rows with_team_questions(Rows rows, const std::vector<TeamQuestion>& team) {
  for (const auto& own : team) {
    Question row;
    row.id = own.id, row.section = own.section, row.ask = own.ask, row.hint = own.hint;
    row.why = say::team_why;
    row.field = "custom";
    row.in = prep_and_room;
    row.in.prep = own.section == "incident";
    row.answer = custom_answer;
    row.take = take_custom;
    const auto last =
        std::find_if(rows.rbegin(), rows.rend(), [&](const Question& q) { return q.section == own.section; });
    rows.insert(last.base(), row);
  }
  return rows;
}

bool has_custom(const record::Record& r, std::string_view id) { return r.custom && r.custom->find(id); }

bool applies(const Question& q, const InterviewSession& s, const InterviewContext& room) {
  const bool wanted = s.purpose == Purpose::prepare                 ? q.in.prep
                      : s.record.interview.is_short.value_or(false) ? q.in.brief
                                                                    : q.in.room;
  return (wanted || s.purpose == Purpose::edit) && q.shape != Question::Shape::follow_up &&
         (!q.applies || q.applies(s, room));
}

bool to_be_asked(const Question& q, const InterviewSession& s, const InterviewContext& room) {
  if (q.field == "custom" && s.purpose != Purpose::edit && has_custom(s.record, q.id)) return false;
  return applies(q, s, room) && !was_asked(s.record, {std::string(q.id), ""});
}

// --- pending follow-ups

bool automates(std::string_view title) { return text::lower_ascii(title).find("automat") != std::string::npos; }

bool is_big(const record::Fix& fix, const InterviewContext& room) {
  if (fix.hours && fix.hours->value > room.check.small_fix_hours) return true;
  if (!room.checker) return false;
  const auto found = room.checker->review(fix.title, language::RuleSelection::all());
  return std::ranges::any_of(found, [](const auto& f) { return f.rule == language::Rule::boil_the_ocean; });
}

bool has_first_step(const record::Record& r, std::string_view id) {
  return std::ranges::any_of(*r.fixes, [&](const auto& f) { return f.first_step_of == id; });
}

QuestionRef due_for_fixes(const InterviewSession& s, const InterviewContext& room) {
  const auto& r = s.record;
  if (!r.fixes) return {};
  const bool brief = r.interview.is_short.value_or(false);
  for (const auto& fix : *r.fixes) {
    if (fix.status != record::FixStatus::open) continue;
    const auto due = [&](const char* id, bool needed) { return needed && !was_asked(r, {id, fix.id}); };
    if (due("fix_who", !fix.owner || !fix.hours)) return {"fix_who", fix.id};
    if (brief) continue;
    if (due("fix_factors", !fix.addresses && size_of(r.factors) > 1)) return {"fix_factors", fix.id};
    if (due("fix_step", is_big(fix, room) && !has_first_step(r, fix.id))) return {"fix_step", fix.id};
    if (due("fix_judgement", automates(fix.title) && !fix.automates)) return {"fix_judgement", fix.id};
  }
  return {};
}

QuestionRef due_for_factors(const InterviewSession& s, const InterviewContext& room) {
  if (!s.record.factors) return {};
  for (const auto& factor : *s.record.factors)
    if (!factor.made_sense && !was_asked(s.record, {"made_sense", factor.id}) && needs_context(factor, room))
      return {"made_sense", factor.id};
  return {};
}

/// The list that a follow-up belongs to.
std::string_view list_of(const QuestionRef& at, const InterviewSession& s) {
  if (at.question == "context") return was_asked(s.record, {"events", ""}) ? "missing" : "events";
  if (at.question == "made_sense") return "factors";
  if (at.question.starts_with("fix_")) return "fixes";
  return at.question;
}

std::size_t index_of(const Rows& rows, std::string_view id, const InterviewSession& s, const InterviewContext& room) {
  // A question may have two rows for different kinds of incident; the one that applies counts.
  std::size_t found = rows.size();
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == id && (found == rows.size() || (rows[i].applies && rows[i].applies(s, room)))) found = i;
  return found;
}

}  // namespace

std::vector<Question> all_questions(const std::vector<TeamQuestion>& team) {
  Rows rows;
  const auto incident = incident_questions();
  append(rows, incident.first(1));  // the title names the draft
  append(rows, conflict_questions());
  append(rows, opening_questions());
  append(rows, incident.subspan(1));
  const auto timeline = timeline_questions();
  append(rows, timeline.first(1));
  append(rows, day_questions());
  append(rows, timeline.subspan(1));
  for (const auto section :
       {times_questions, duration_questions, observation_questions, factors_questions, postpone_questions,
        fixes_questions, fix_follow_up_questions, broadest_questions, closing_questions})
    append(rows, section());
  return with_team_questions(std::move(rows), team);
}

std::vector<Question> question_order(const InterviewSession& s, const InterviewContext& room) {
  auto rows = all_questions(room.team_questions);
  if (s.purpose == Purpose::prepare)
    std::stable_partition(rows.begin(), rows.end(), [](const Question& q) { return q.section == "incident"; });
  if (!s.section_only.empty())
    std::erase_if(rows, [&](const Question& q) {
      const bool is_conflict = q.field == "conflicts";  // asked whatever section is reopened
      return q.section != s.section_only && q.id != s.section_only && !is_conflict;
    });
  return rows;
}

const Question* find_question(const std::vector<Question>& rows, std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Question::id);
  return found == rows.end() ? nullptr : &*found;
}

QuestionRef first_question(const InterviewSession& s, const InterviewContext& room) {
  for (const auto& q : question_order(s, room))
    if (to_be_asked(q, s, room)) return {std::string(q.id), ""};
  return {};
}

QuestionRef next_question(const InterviewSession& s, const InterviewContext& room) {
  const auto rows = question_order(s, room);
  const bool in_list = !s.list.question.empty() && !was_asked(s.record, s.list);
  const auto list = in_list ? std::string_view(s.list.question) : list_of(s.at, s);
  const auto* row = find_question(rows, list);
  QuestionRef list_at = in_list ? s.list : QuestionRef{std::string(list), ""};
  const bool open_list = row && row->shape == Question::Shape::list && !was_asked(s.record, list_at);
  if (list == "fixes")
    if (auto due = due_for_fixes(s, room); !due.question.empty()) return due;
  if (open_list) return list_at;
  if (list == "factors")
    if (auto due = due_for_factors(s, room); !due.question.empty()) return due;
  for (auto i = index_of(rows, list, s, room) + 1; i < rows.size(); ++i)
    if (to_be_asked(rows[i], s, room)) return {std::string(rows[i].id), ""};
  return {};
}

SectionProgress progress(const InterviewSession& s, const InterviewContext& room) {
  const auto rows = all_questions(room.team_questions);
  std::vector<std::string_view> sections;
  for (const auto name : section_names())
    if (std::ranges::any_of(rows, [&](const Question& q) {
          const bool brief = s.record.interview.is_short.value_or(false);
          return q.section == name && (s.purpose == Purpose::prepare ? q.in.prep : brief ? q.in.brief : q.in.room);
        }))
      sections.push_back(name);
  const auto* row = find_question(rows, s.at.question);
  SectionProgress now;
  now.section = row ? row->section : "finish";
  // In the meeting the title comes first.
  if (s.at.question == "title" && s.purpose == Purpose::meet && !sections.empty()) now.section = sections.front();
  now.of = sections.size();
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (sections[i] == now.section) now.number = i + 1;
  return now;
}

std::vector<std::string_view> section_names() {
  return {"opening", "incident", "timeline", "times", "long", "noticed", "factors", "fixes", "process", "finish"};
}

}  // namespace pm::interview
