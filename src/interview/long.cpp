// Section "long": where the time went, with the minutes in the question. What is said here becomes factors.
#include <pm/record_facts.hpp>
#include <pm/text.hpp>

#include "phrases.hpp"
#include "question.hpp"

namespace pm::interview {
namespace {

using record::Milestone;
using record::Record;
using std::chrono::minutes;

enum class Stretch { unseen, to_well };
Stretch stretch_of(const Session& s) { return s.at.question == "until_seen" ? Stretch::unseen : Stretch::to_well; }

std::optional<std::chrono::microseconds> length(const Record& r, Stretch stretch) {
  return stretch == Stretch::unseen ? record::time_unseen(r) : record::time_to_well(r);
}

std::optional<std::vector<record::Reason>>& reasons(Record& r, Stretch stretch) {
  return stretch == Stretch::unseen ? r.why_so_long.detection : r.why_so_long.recovery;
}

/// Under ten minutes is praised, not asked about.
bool was_quick(const Record& r, Stretch stretch) {
  const auto time = length(r, stretch);
  return time && *time < minutes(10);
}

bool not_applicable(const Record& r, Milestone m) { return record::lists(r.times.not_applicable, m); }

bool unseen_applies(const Session& s, const Room&) {
  const auto time = record::time_unseen(s.record);
  if (time && time->count() < 0) return false;  // seen before anyone felt it
  return !not_applicable(s.record, Milestone::started) && !not_applicable(s.record, Milestone::detected);
}

bool to_well_applies(const Session& s, const Room&) {
  const auto time = record::time_to_well(s.record);
  return !record::is_near_miss(s.record) && !(time && time->count() < 0);
}

std::string minutes_text(std::chrono::microseconds time) {
  const auto whole = std::chrono::duration_cast<minutes>(time).count();
  return whole < 120 ? std::to_string(whole) + " minutes" : time::duration_text(time);
}

void phrase_unseen(const Session& s, const Room&, std::string& ask, std::string& hint) {
  const auto time = record::time_unseen(s.record);
  if (time && was_quick(s.record, Stretch::unseen)) {
    ask = *time < minutes(1) ? std::string(say::seen_at_once) : say::with(say::seen_within, time::duration_text(*time));
    hint = std::string(say::among_what_held);
  } else if (time) {
    ask = say::with(say::until_seen, minutes_text(*time));
  }
}

void phrase_to_well(const Session& s, const Room&, std::string& ask, std::string& hint) {
  const auto time = record::time_to_well(s.record);
  if (time && was_quick(s.record, Stretch::to_well)) {
    ask = *time < minutes(1) ? std::string(say::well_at_once) : say::with(say::well_within, time::duration_text(*time));
    hint = std::string(say::among_what_held);
  } else if (time) {
    ask = say::with(say::until_well, minutes_text(*time));
  }
}

Taken take_reason(Session& s, const Words& words, const Room&) {
  const auto stretch = stretch_of(s);
  auto& list = reasons(s.record, stretch);
  if (text::is_blank(words.text)) {
    if (!was_quick(s.record, stretch) && !list) list.emplace();
    return go_on();
  }
  if (was_quick(s.record, stretch)) {
    Taken taken = go_on();
    for (auto& said : texts_of(words)) {
      taken.heard.push_back({"/went_well/" + std::to_string(size_of(s.record.went_well)), said});
      add_to(s.record.went_well, std::move(said));
    }
    return taken;
  }
  Taken taken = stay();
  for (auto said : texts_of(words)) {
    const bool alone = said.size() > 1 && said.ends_with('-');
    if (alone) said = std::string(text::trim(std::string_view(said).substr(0, said.size() - 1)));
    record::Reason reason;
    reason.text = said;
    if (!alone) {
      reason.factor = add_factor(s.record, said).id;
      taken.says.push_back({Tone::understood, say::with(say::became_factor, *reason.factor)});
    }
    taken.what = said;
    const auto* name = stretch == Stretch::unseen ? "/why_so_long/detection/" : "/why_so_long/recovery/";
    taken.heard.push_back({name + std::to_string(size_of(list)) + "/text", said});
    add_to(list, std::move(reason));
  }
  return taken;
}

const Question rows[] = {
    {.id = "until_seen",
     .section = "long",
     .ask = "The time before we could see it: what was there to see, and where did it go?",
     .hint = "What the graphs, the alerts, the customers' mails did in that time. Each becomes a factor; end it with - "
             "if not.",
     .why = "Why so long is a question every incident can answer, and it has more than one answer.",
     .field = "why_so_long.detection",
     .shape = Question::Shape::list,
     .applies = unseen_applies,
     .answered = [](const Record& r) { return r.why_so_long.detection.has_value(); },
     .phrase = phrase_unseen,
     .take = take_reason},
    {.id = "until_well",
     .section = "long",
     .ask = "From seeing it to well again: where did the time go?",
     .hint = "Finding out, finding people, waiting, trying things, access, slow tools. Each becomes a factor; - ends "
             "one that is not.",
     .why = "Recovery is where most of the pain is, and every minute of it has a reason that can be made shorter.",
     .field = "why_so_long.recovery",
     .shape = Question::Shape::list,
     .applies = to_well_applies,
     .answered = [](const Record& r) { return r.why_so_long.recovery.has_value(); },
     .phrase = phrase_to_well,
     .take = take_reason},
};

}  // namespace

std::span<const Question> long_questions() { return rows; }

}  // namespace pm::interview
