// `problem` and `summary`: pm proposes a text from the record. Enter keeps the proposal and stores nothing, so that it
// follows the record; only a person's own words are stored, with the times that they were written for.
#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/fix_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

using record::Record;

/// Removes a person's own words, and the times that they were written for once neither text has any.
void forget_own_words(Record& r, record::Text& words) {
  words.reset();
  if (!r.problem && !r.summary) r.problem_times = {};
}

/// `/reset`: the proposal instead of a person's own words.
std::optional<AnswerResult> propose_again(Record& r, record::Text& words, const std::string& proposal) {
  if (proposal.empty()) return {};
  forget_own_words(r, words);
  AnswerResult result = stay_in_list({{MessageKind::understood, phrases::fill(phrases::proposed_again, proposal)}});
  result.description = result.messages.front().text;
  return result;
}

/// Takes `answer` for one of the texts; `shown` is what Enter accepts.
AnswerResult take_own_words(Record& r, record::Text& words, std::string answer, const std::string& shown,
                            const std::string& proposal, const std::string& pointer) {
  if (answer.empty()) answer = shown;
  if (answer.empty()) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  AnswerResult result = accept();
  if (answer == proposal) {
    forget_own_words(r, words);
    return result;
  }
  const bool is_new = answer != words;
  words = answer;
  record::set_problem_times(r);
  if (is_new) result.changes.push_back({pointer, std::move(answer)});
  return result;
}

// --- problem

std::string problem_answer(const InterviewSession& s) {
  return s.record.problem ? *s.record.problem : report::problem_statement(s.record);
}

void phrase_problem(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string& hint) {
  if (const auto proposed = problem_answer(s); !proposed.empty()) {
    if (context.plain) ask = phrases::fill(phrases::problem_proposed, proposed);
    return;
  }
  const bool near_miss = record::is_near_miss(s.record);
  ask = std::string(near_miss ? phrases::nearly_in_one_sentence : phrases::problem_own);
  hint = std::string(near_miss ? phrases::danger_counts : phrases::problem_counts);
}

AnswerResult take_problem(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto& r = s.record;
  return take_own_words(r, r.problem, text::join(texts_of(words), " "), problem_answer(s), report::problem_statement(r),
                        "/problem");
}

std::optional<AnswerResult> reset_problem(InterviewSession& s, const InterviewContext&) {
  return propose_again(s.record, s.record.problem, report::problem_statement(s.record));
}

// --- summary

constexpr double minutes_for_summary = 3;

/// Not when the fixes are postponed, nor at the very end of the time.
bool summary_applies(const InterviewSession& s, const InterviewContext& context) {
  if (s.sitting.purpose == Purpose::edit) return true;
  if (s.record.soak_until && !has_fixes(s.record)) return false;
  return minutes_left(s, context) >= minutes_for_summary;
}

std::string summary_answer(const InterviewSession& s) {
  return s.record.summary ? *s.record.summary : report::summary(s.record);
}

void phrase_summary(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
  if (const auto summary = summary_answer(s); !summary.empty())
    ask = phrases::fill(phrases::summary_proposed, summary);
  else
    ask = std::string(phrases::summary_own);
}

AnswerResult take_summary(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto& r = s.record;
  return take_own_words(r, r.summary, text::join(texts_of(words), " "), summary_answer(s), report::summary(r),
                        "/summary");
}

std::optional<AnswerResult> reset_summary(InterviewSession& s, const InterviewContext&) {
  return propose_again(s.record, s.record.summary, report::summary(s.record));
}

const Question proposed_text_rows[] = {
    {.id = QuestionId::problem,
     .section = Section::times,
     .ask = "So, in one sentence: does that say it?",
     .hint = "Enter accepts it, and it follows the times. Or type your own words; `/reset` brings the proposal back.",
     .why = "\"It was down\" leads to one kind of answer. \"It was down for 2 hours, and for 1 of them we couldn't see "
            "it\" leads to many.",
     .field = "problem",
     .in = meeting_and_short,
     .answered = [](const Record& r) { return r.problem.has_value() && !record::is_problem_stale(r); },
     .answer = problem_answer,
     .phrase = phrase_problem,
     .take = take_problem,
     .reset = reset_problem},
    {.id = QuestionId::summary,
     .section = Section::finish,
     .ask = "Here's a summary for people who weren't here. Shall we keep it?",
     .hint = "Enter keeps it, and it follows the record. Or type your own, three sentences; `/reset` brings it back.",
     .why = "Most readers read this and nothing else.",
     .field = "summary",
     .applies = summary_applies,
     .answered = [](const Record& r) { return r.summary.has_value() && !record::is_problem_stale(r); },
     .answer = summary_answer,
     .phrase = phrase_summary,
     .take = take_summary,
     .reset = reset_summary},
};

}  // namespace

std::span<const Question> proposed_text_questions() { return proposed_text_rows; }

}  // namespace pm::interview
