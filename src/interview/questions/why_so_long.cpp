// Section "long": where the time went. Answers become factors.
#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/item_entry.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"

namespace pm::interview {
namespace {

using record::Milestone;
using record::Record;
using std::chrono::minutes;

enum class Stretch { unseen, to_well };
Stretch stretch_of(const InterviewSession& s) {
  return s.at.question == QuestionId::until_seen ? Stretch::unseen : Stretch::to_well;
}

std::optional<std::chrono::microseconds> length(const Record& r, Stretch stretch) {
  return stretch == Stretch::unseen ? record::time_to_detect(r) : record::time_to_mitigate(r);
}

std::optional<std::vector<record::Reason>>& reasons(Record& r, Stretch stretch) {
  return stretch == Stretch::unseen ? r.why_so_long.detection : r.why_so_long.recovery;
}

/// Whether only the day of an end is known.
bool is_in_days(const Record& r, Stretch stretch) {
  const auto by_day = [&](Milestone m) { return record::contains(r.times.day_only, m); };
  if (by_day(Milestone::detected)) return true;
  if (stretch == Stretch::unseen) return by_day(Milestone::started);
  return by_day(r.times.of(Milestone::mitigated) ? Milestone::mitigated : Milestone::resolved);
}

/// Times below ten minutes are praised, not asked about.
bool was_quick(const Record& r, Stretch stretch) {
  const auto time = length(r, stretch);
  return time && *time < minutes(10) && !is_in_days(r, stretch);
}

bool not_applicable(const Record& r, Milestone m) { return record::contains(r.times.not_applicable, m); }

bool unseen_applies(const InterviewSession& s, const InterviewContext&) {
  const auto time = record::time_to_detect(s.record);
  if (time && time->count() < 0) return false;  // detected before the impact
  return !not_applicable(s.record, Milestone::started) && !not_applicable(s.record, Milestone::detected);
}

bool to_well_applies(const InterviewSession& s, const InterviewContext&) {
  const auto time = record::time_to_mitigate(s.record);
  const bool backwards = time && time->count() < 0;
  return !record::is_near_miss(s.record) && !backwards;
}

std::string interval_text(const Record& r, Stretch stretch, std::chrono::microseconds time) {
  if (is_in_days(r, stretch)) {
    const auto days = std::max(std::chrono::round<std::chrono::days>(time).count(), 1L);
    return "about " + std::to_string(days) + (days == 1 ? " day" : " days");
  }
  const auto whole = std::chrono::duration_cast<minutes>(time).count();
  return whole < 120 ? std::to_string(whole) + " minutes" : time::duration_text(time);
}

void phrase_unseen(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const auto time = record::time_to_detect(s.record);
  if (time && was_quick(s.record, Stretch::unseen)) {
    ask = *time < minutes(1) ? std::string(phrases::seen_at_once)
                             : phrases::fill(phrases::seen_within, time::duration_text(*time));
    hint = std::string(phrases::among_what_held);
  } else if (time) {
    ask = phrases::fill(phrases::until_seen, interval_text(s.record, Stretch::unseen, *time));
  }
}

void phrase_to_well(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const auto time = record::time_to_mitigate(s.record);
  if (time && was_quick(s.record, Stretch::to_well)) {
    ask = *time < minutes(1) ? std::string(phrases::well_at_once)
                             : phrases::fill(phrases::well_within, time::duration_text(*time));
    hint = std::string(phrases::among_what_held);
  } else if (time) {
    ask = phrases::fill(phrases::until_well, interval_text(s.record, Stretch::to_well, *time));
  }
}

AnswerResult take_reason(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto stretch = stretch_of(s);
  auto& list = reasons(s.record, stretch);
  if (text::is_blank(words.text)) {
    if (!was_quick(s.record, stretch) && !list) list.emplace();
    return accept();
  }
  if (was_quick(s.record, stretch)) {
    AnswerResult result = accept();
    for (auto& line : texts_of(words)) {
      result.changes.push_back({"/went_well/" + std::to_string(size_of(s.record.went_well)), line});
      add_to(s.record.went_well, std::move(line));
    }
    return result;
  }
  const auto name = stretch == Stretch::unseen ? record::ListName::detection : record::ListName::mitigation;
  AnswerResult result = stay_in_list();
  for (auto& line : texts_of(words)) append(result, add_item(s, name, {std::move(line)}, context));
  return result;
}

const Question why_so_long_rows[] = {
    {.id = QuestionId::until_seen,
     .section = Section::durations,
     .ask = "How long did it take us to see it (time to detect)? What was there to see, and where did it go?",
     .hint = "One reason a line: what graphs, alerts, mails showed. Each becomes a factor; end it with `-` if it "
             "isn't one.",
     .why = "There is usually more than one reason, and each of them can be improved.",
     .field = "why_so_long.detection",
     .shape = Question::Shape::list,
     .list = record::ListName::detection,
     .applies = unseen_applies,
     .answered = [](const Record& r) { return r.why_so_long.detection.has_value(); },
     .phrase = phrase_unseen,
     .take = take_reason},
    {.id = QuestionId::until_well,
     .section = Section::durations,
     .ask = "How long did it take until users were OK (time to mitigate)? Where did that time go?",
     .hint =
         "One reason a line: finding out, finding people, waiting, trying things, access, slow tools. Each becomes a "
         "factor; end it with `-` if it isn't one.",
     .why = "Users are affected all this time, and each reason for it can be improved.",
     .field = "why_so_long.recovery",
     .shape = Question::Shape::list,
     .list = record::ListName::mitigation,
     .applies = to_well_applies,
     .answered = [](const Record& r) { return r.why_so_long.recovery.has_value(); },
     .phrase = phrase_to_well,
     .take = take_reason},
};

}  // namespace

std::span<const Question> duration_questions() { return why_so_long_rows; }

}  // namespace pm::interview
