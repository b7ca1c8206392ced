// Section "fixes": follow-up questions for missing fields of a fix: owner and hours, factors, first step, automation.
#include <algorithm>
#include <array>

#include <pm/fixes.hpp>
#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/fix_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

/// The subject of the question, if it is from another session.
Messages the_fix(const InterviewSession& s, const InterviewContext&) {
  const auto* fix = record::find_fix(s.record, s.at.subject);
  return fix && s.trail.empty() ? Messages{{MessageKind::item, fixes::line_of(*fix)}} : Messages{};
}

Messages the_fix_and_factors(const InterviewSession& s, const InterviewContext& context) {
  auto messages = the_fix(s, context);
  const auto factors = item_lines(s, context, record::ListName::factors);
  messages.insert(messages.end(), factors.begin(), factors.end());
  return messages;
}

void phrase_who(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const auto* fix = record::find_fix(s.record, s.at.subject);
  if (!fix) return;
  if (!fix->owner && fix->hours)
    ask = phrases::fill(phrases::who_only, fix->id), hint = std::string(phrases::who_only_hint);
  else if (fix->owner && !fix->hours)
    ask = phrases::fill(phrases::hours_only, *fix->owner), hint = std::string(phrases::hours_only_hint);
}

AnswerResult take_who(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  auto* fix = fix_of(s.record, s.at.subject);
  if (!fix) return accept();
  const auto day = today(s, context);
  const auto typed = text::trim(words.text);
  fixes::FixAssignment who;
  if (!fix->hours || !typed.empty()) {
    if (const auto hours = fix->owner && !typed.empty() ? spoken::parse_hours(typed) : std::nullopt)
      who.hours = hours;  // "half a day" is hours, not a name
    else
      who = fixes::parse_owner_and_hours(typed, day);
  }
  if (who.issue)
    return refuse(phrases::fill(phrases::hours_unread, who.issue->words, who.issue->why.message, who.issue->why.hint),
                  words.text);
  if (who.owner && fixes::is_self_reference(*who.owner))
    return refuse(phrases::fill(phrases::who_is, *who.owner), words.text);
  if (who.hours && *who.hours <= 0) return refuse(phrases::fill(phrases::hours_wanted, typed), words.text);
  // The answer may be the next fix.
  constexpr auto words_of_a_name = 4;
  if (who.owner && std::ranges::count(*who.owner, ' ') >= words_of_a_name)
    return refuse(phrases::fill(phrases::owner_wanted, *who.owner), words.text);
  fixes::apply_defaults(*fix, who, day);
  return accept({{MessageKind::item, fixes::line_of(*fix)}});
}

void phrase_fix_factors(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
  if (const auto* fix = record::find_fix(s.record, s.at.subject)) ask = phrases::fill(phrases::helps_with, fix->id);
}

AnswerResult take_fix_factors(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto* fix = fix_of(s.record, s.at.subject);
  if (!fix || text::is_blank(words.text)) return accept();
  std::vector<std::string> unknown;
  const auto ids = fixes::parse_factor_ids(words.text, unknown);
  for (const auto& id : ids)
    if (record::find_factor(s.record, id) == nullptr) unknown.push_back(id);
  if (!unknown.empty())
    return refuse(phrases::fill(phrases::no_such_factor, unknown[0], ids_of(s.record, record::ListName::factors)),
                  words.text);
  fix->addresses = ids;
  return accept({{MessageKind::item, fixes::line_of(*fix)}});
}

AnswerResult take_step(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) return accept();
  return add_fix(s, words, context, s.at.subject);
}

void phrase_judgement(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  if (!s.at.subject.starts_with("then-")) return;
  ask = std::string(phrases::at_that_moment);
  hint = std::string(phrases::moment_hint);
}

AnswerResult take_judgement(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (s.at.subject.starts_with("then-")) {
    if (text::is_blank(words.text)) return accept();
    auto result = add_fix(s, words, context);
    if (result.next == AnswerResult::Next::stay) result.next = AnswerResult::Next::next;
    return result;
  }
  auto* fix = fix_of(s.record, s.at.subject);
  if (!fix || text::is_blank(words.text)) return accept();
  static constexpr auto names = std::to_array<std::string_view>({"routine", "decision"});
  std::string rest;
  const auto picked = choice(words.text, names, rest);
  if (!picked) return refuse(phrases::fill(phrases::choose, text::trim(words.text), names.size()));
  fix->automates = *picked == 1 ? record::Automates::task : record::Automates::decision;
  AnswerResult result = accept();
  if (*picked == 2) result.follow = QuestionRef{QuestionId::fix_judgement, "then-" + fix->id};
  return result;
}

const Question fix_follow_ups_rows[] = {
    {.id = QuestionId::fix_who,
     .section = Section::fixes,
     .ask = "Who'd like to take it, and about how many hours? [4h, in two weeks]",
     .hint = "`ana 2h`, or `ana 2h fri` with a due date. A team is fine.",
     .why = "A fix with an owner and an estimate gets done in the week after. One without waits for the next incident.",
     .field = "fixes.owner, fixes.hours, fixes.due",
     .in = meeting_and_short,
     .shape = Question::Shape::follow_up,
     .list = record::ListName::fixes,
     .phrase = phrase_who,
     .above = the_fix,
     .take = take_who},
    {.id = QuestionId::fix_factors,
     .section = Section::fixes,
     .ask = "Which of these does it help with?",
     .hint = "Numbers: `1 3`. Enter: none yet.",
     .why = "A fix that helps with several factors also helps on other days.",
     .field = "fixes.addresses",
     .shape = Question::Shape::follow_up,
     .list = record::ListName::fixes,
     .phrase = phrase_fix_factors,
     .above = the_fix_and_factors,
     .take = take_fix_factors},
    {.id = QuestionId::fix_step,
     .section = Section::fixes,
     .ask = phrases::bigger_one,
     .hint = "One line: a wrapper, a check, a prompt, a graph.",
     .why =
         "Big fixes are often postponed for features. A four-hour first step gets done, and often brings most of the "
         "benefit.",
     .field = "fixes.first_step_of",
     .shape = Question::Shape::follow_up,
     .list = record::ListName::fixes,
     .above = the_fix,
     .take = take_step},
    {.id = QuestionId::fix_judgement,
     .section = Section::fixes,
     .ask = "Does it automate routine work, or a decision? 1 the routine · 2 the decision",
     .hint = "`1` (fine) or `2`: then what would someone want in front of them at that moment?",
     .why = "Automation fits routine work. For a decision, people need better information at that moment.",
     .field = "fixes.automates",
     .shape = Question::Shape::follow_up,
     .list = record::ListName::fixes,
     .phrase = phrase_judgement,
     .above = the_fix,
     .take = take_judgement},
};

}  // namespace

std::span<const Question> fix_follow_up_questions() { return fix_follow_ups_rows; }

}  // namespace pm::interview
