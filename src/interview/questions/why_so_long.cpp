// Section "long": where the time went. Answers become factors.
#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

using record::Milestone;
using record::Record;
using std::chrono::minutes;

enum class Stretch { unseen, to_well };
Stretch stretch_of(const InterviewSession& s) {
  return s.at.question == "until_seen" ? Stretch::unseen : Stretch::to_well;
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
    ask = *time < minutes(1) ? std::string(say::seen_at_once) : say::with(say::seen_within, time::duration_text(*time));
    hint = std::string(say::among_what_held);
  } else if (time) {
    ask = say::with(say::until_seen, interval_text(s.record, Stretch::unseen, *time));
  }
}

void phrase_to_well(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const auto time = record::time_to_mitigate(s.record);
  if (time && was_quick(s.record, Stretch::to_well)) {
    ask = *time < minutes(1) ? std::string(say::well_at_once) : say::with(say::well_within, time::duration_text(*time));
    hint = std::string(say::among_what_held);
  } else if (time) {
    ask = say::with(say::until_well, interval_text(s.record, Stretch::to_well, *time));
  }
}

struct SaidReason {
  std::string text;
  bool becomes_factor = true;
};
/// "waiting for the bus -": a reason ending with a dash is not a factor.
SaidReason said_in(std::string line) {
  if (line.size() < 2 || !line.ends_with('-')) return {std::move(line)};
  return {std::string(text::trim(std::string_view(line).substr(0, line.size() - 1))), false};
}

AnswerResult take_reason(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  const auto stretch = stretch_of(s);
  auto& list = reasons(s.record, stretch);
  if (text::is_blank(words.text)) {
    if (!was_quick(s.record, stretch) && !list) list.emplace();
    return accept();
  }
  if (was_quick(s.record, stretch)) {
    AnswerResult taken = accept();
    for (auto& said : texts_of(words)) {
      taken.changes.push_back({"/went_well/" + std::to_string(size_of(s.record.went_well)), said});
      add_to(s.record.went_well, std::move(said));
    }
    return taken;
  }
  AnswerResult taken = stay_in_list();
  for (auto& line : texts_of(words)) {
    auto one = add_reason(s, stretch == Stretch::unseen ? record::ListName::detection : record::ListName::mitigation,
                          std::move(line));
    taken.what = one.what;
    taken.messages.insert(taken.messages.end(), one.messages.begin(), one.messages.end());
    taken.changes.insert(taken.changes.end(), one.changes.begin(), one.changes.end());
  }
  return taken;
}

const Question why_so_long_rows[] = {
    {.id = "until_seen",
     .section = "long",
     .ask = "How long did it take us to see it (time to detect)? What was there to see, and where did it go?",
     .hint = "One reason a line: what graphs, alerts, mails showed. Each becomes a factor; end it with `-` if it "
             "isn't one.",
     .why = "Every incident can answer \"why so long?\", and there is more than one answer.",
     .field = "why_so_long.detection",
     .shape = Question::Shape::list,
     .list = record::ListName::detection,
     .applies = unseen_applies,
     .answered = [](const Record& r) { return r.why_so_long.detection.has_value(); },
     .phrase = phrase_unseen,
     .take = take_reason},
    {.id = "until_well",
     .section = "long",
     .ask = "How long did it take until users were OK (time to mitigate)? Where did that time go?",
     .hint =
         "One reason a line: finding out, finding people, waiting, trying things, access, slow tools. Each becomes a "
         "factor; end it with `-` if it isn't one.",
     .why = "Recovery causes most of the pain, and every minute of it has a reason that can be improved.",
     .field = "why_so_long.recovery",
     .shape = Question::Shape::list,
     .list = record::ListName::mitigation,
     .applies = to_well_applies,
     .answered = [](const Record& r) { return r.why_so_long.recovery.has_value(); },
     .phrase = phrase_to_well,
     .take = take_reason},
};

}  // namespace

AnswerResult add_reason(InterviewSession& s, record::ListName list, std::string line) {
  auto said = said_in(std::move(line));
  auto& all = reasons(s.record, list == record::ListName::detection ? Stretch::unseen : Stretch::to_well);
  const record::ItemPlace place{list, size_of(all)};
  auto& reason = add_to(all, record::Reason{});
  reason.text = said.text;
  const auto id = record::item_id(s.record, place);
  AnswerResult taken = stay_in_list({{MessageKind::item, id + "  " + said.text}});
  taken.what = id + " " + said.text;
  taken.changes.push_back({record::item_pointer(s.record, place), said.text});
  if (!said.becomes_factor) return taken;
  reason.factor = add_factor(s.record, said.text).id;
  taken.messages.push_back({MessageKind::understood, say::with(say::became_factor, *reason.factor)});
  return taken;
}

std::span<const Question> duration_questions() { return why_so_long_rows; }

}  // namespace pm::interview
