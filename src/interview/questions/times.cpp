// Section "times": the milestones, each a time or an event, and the problem statement.
#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Milestone;
using record::Record;
using std::chrono::minutes;

void set_listed(std::optional<std::vector<Milestone>>& list, Milestone m, bool there) {
  if (!list && !there) return;
  if (!list) list.emplace();
  std::erase(*list, m);
  if (there) list->push_back(m);
  if (list->empty()) list.reset();
}

enum class Known { at, unknown, not_applicable, open };
void set_milestone(InterviewSession& s, const InterviewContext& room, Milestone m, Known how,
                   const spoken::ParsedMoment& at = {}) {
  auto& times = s.record.times;
  const bool is_known = how == Known::at, is_day = at.precision == spoken::Precision::day;
  times.of(m) = is_known ? std::optional(zone_of(s, room).instant(at.at)) : std::nullopt;
  set_listed(times.approximate, m, is_known && at.approx);
  set_listed(times.day_only, m, is_known && is_day);
  set_local(s.record, m, is_known && at.local);
  set_listed(times.unknown, m, how == Known::unknown);
  set_listed(times.not_applicable, m, how == Known::not_applicable);
}

Milestone milestone_of(std::string_view question) {
  for (const auto m : record::milestones)
    if (record::to_string(m) == question) return m;
  return Milestone::started;
}

bool settled(const Record& r, Milestone m) {
  return r.times.of(m) || record::contains(r.times.unknown, m) || record::contains(r.times.not_applicable, m);
}

std::string milestone_words(const InterviewSession& s, const InterviewContext& room, Milestone m) {
  const auto& times = s.record.times;
  if (record::contains(times.unknown, m)) return "unknown";
  if (record::contains(times.not_applicable, m)) return "does not apply";
  if (!times.of(m)) return "not yet";
  if (record::contains(times.day_only, m)) {
    const auto zone = zone_of(s, room);
    return time::day_text(zone.day(times.of(m)->at), zone.day(room.now));
  }
  return (record::is_approximate(times, m) ? "about " : "") + time_text(s, room, times.of(m)->at);
}

std::string milestone_answer(const InterviewSession& s) {
  const auto m = milestone_of(s.at.question);
  const auto& times = s.record.times;
  if (record::contains(times.unknown, m)) return "unknown";
  if (record::contains(times.not_applicable, m)) return "n/a";
  if (!times.of(m)) return "";
  const auto text = record::zone_of(s.record).instant(times.of(m)->at).text;
  if (record::contains(times.day_only, m)) return text.substr(0, 10);
  const auto clock = text.substr(11, text.substr(17, 2) == "00" ? 5 : 8);
  return (record::is_approximate(times, m) ? "~" : "") + text.substr(0, 10) + " " + clock;
}

/// A bare clock time refers to the event with that time, on any day.
time::Micros on_the_timeline(const Record& r, time::Micros at) {
  if (!r.timeline) return at;
  const auto stands = [&](time::Micros t) {
    return std::ranges::any_of(*r.timeline, [&](const auto& e) { return record::has_clock(e) && e.at.at == t; });
  };
  if (stands(at)) return at;
  for (int days = 1; days <= 3; ++days)
    for (const int sign : {-1, 1})
      if (const auto moved = at + sign * days * std::chrono::hours(24); stands(moved)) return moved;
  return at;
}

spoken::ParseContext milestone_context(const InterviewSession& s, const InterviewContext& room, Milestone m) {
  auto context = time_context(s, room);
  const auto& times = s.record.times;
  for (const auto earlier : record::milestones) {
    if (earlier >= m) break;
    if (times.of(earlier)) context.previous = times.of(earlier)->at;
  }
  if (context.previous) return context;
  if (s.record.timeline) {
    const auto first = std::ranges::find_if(*s.record.timeline, record::has_clock);
    if (first != s.record.timeline->end()) context.previous = first->at.at;
  }
  if (!context.previous) context.day = s.record.day;
  return context;
}

/// Resolves a first clock time to the day of the nearest event, because the timeline may start days before.
spoken::ParsedTime told_near_a_line(const InterviewSession& s, std::string_view answer,
                                    const spoken::ParseContext& context) {
  auto told = spoken::parse_time(answer, context);
  const auto* first = std::get_if<spoken::ParsedMoment>(&told);
  if (!first || !first->is_dayless || !s.record.timeline) return told;
  std::vector<record::Event> lines;
  std::ranges::copy_if(*s.record.timeline, std::back_inserter(lines), record::has_clock);
  if (lines.empty()) return told;
  const auto away = [&](time::Micros at) {
    auto nearest = std::chrono::microseconds::max();
    for (const auto& line : lines) nearest = std::min(nearest, std::chrono::abs(at - line.at.at));
    return nearest;
  };
  auto best = *first;
  for (const auto& line : lines) {
    auto beside = context;
    beside.previous = line.at.at;
    const auto other = spoken::parse_time(answer, beside);
    if (const auto* at = std::get_if<spoken::ParsedMoment>(&other); at && away(at->at) < away(best.at)) best = *at;
  }
  return best;
}

/// Meaning of an empty answer: the previous milestone if proposed.
std::optional<Milestone> bracketed(const Record& r, Milestone m) {
  if (m == Milestone::engaged && r.times.of(Milestone::detected)) return Milestone::detected;
  if (m == Milestone::resolved && r.times.of(Milestone::mitigated)) return Milestone::mitigated;
  return std::nullopt;
}

std::string_view said_of(const Record& r, Milestone m) {
  switch (m) {
    case Milestone::started:
      return record::is_near_miss(r) ? say::danger_began : say::began_to_hurt;
    case Milestone::detected:
      return say::first_seen;
    case Milestone::engaged:
      return say::somebody_on_it;
    case Milestone::mitigated:
      return say::users_all_right;
    case Milestone::resolved:
      return say::back_to_normal;
  }
  return say::back_to_normal;
}

AnswerResult understood(const InterviewSession& s, const InterviewContext& room, Milestone m) {
  AnswerResult taken =
      accept({{MessageKind::understood, say::with(said_of(s.record, m), milestone_words(s, room, m))}});
  taken.what = taken.messages.back().text;
  return taken;
}

AnswerResult take_told(InterviewSession& s, const AnswerText& words, const InterviewContext& room, Milestone m,
                       const spoken::ParsedTime& told);

AnswerResult take_milestone(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto m = milestone_of(s.at.question);
  const auto answer = text::trim(words.text);
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  if (answer.empty()) {
    if (const auto same = bracketed(s.record, m)) {
      const auto& times = s.record.times;
      set_milestone(
          s, room, m, Known::at,
          {.at = times.of(*same)->at,
           .approx = record::is_approximate(times, *same),
           .local = is_local(s.record, *same),
           .precision = record::contains(times.day_only, *same) ? spoken::Precision::day : spoken::Precision::clock});
      return understood(s, room, m);
    }
    return accept({{MessageKind::understood, std::string(say::left_open)}});
  }
  // 3 is T3 if that event exists.
  if (answer.find_first_not_of("0123456789") == std::string_view::npos)
    if (record::find_event(s.record, "T" + std::string(answer)))
      return take_told(s, words, room, m, spoken::parse_time("T" + std::string(answer), milestone_context(s, room, m)));
  const auto context = milestone_context(s, room, m);
  const bool is_the_first = std::ranges::none_of(
      record::milestones, [&](Milestone earlier) { return earlier < m && s.record.times.of(earlier); });
  return take_told(s, words, room, m,
                   is_the_first ? told_near_a_line(s, answer, context) : spoken::parse_time(answer, context));
}

AnswerResult take_told(InterviewSession& s, const AnswerText& words, const InterviewContext& room, Milestone m,
                       const spoken::ParsedTime& told) {
  const auto answer = text::trim(words.text);
  if (std::holds_alternative<spoken::Unknown>(told)) {
    set_milestone(s, room, m, Known::unknown);
    return understood(s, room, m);
  }
  if (std::holds_alternative<spoken::NotApplicable>(told)) {
    set_milestone(s, room, m, Known::not_applicable);
    return understood(s, room, m);
  }
  if (std::holds_alternative<spoken::NotYet>(told)) {
    set_milestone(s, room, m, Known::open);
    return understood(s, room, m);
  }
  if (const auto* why = std::get_if<spoken::ParseError>(&told))
    return ask_again(why->why.empty() ? say::with(say::time_wanted, answer) : why->why, std::string(answer));
  if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&told)) return ask_which(*shared);
  spoken::ParsedMoment at;
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&told)) {
    if (!words.hour) return ask_which(*twice);
    at = chosen_hour(*twice, words);
  } else {
    at = std::get<spoken::ParsedMoment>(told);
    if (at.is_dayless) at.at = on_the_timeline(s.record, at.at);
    if (const auto* line = record::find_event(s.record, at.event); line && line->precision == record::Precision::day)
      at.precision = spoken::Precision::day;
  }
  if (at.precision == spoken::Precision::month || at.until)
    return ask_again(say::with(say::milestone_is_a_moment, answer), std::string(answer));
  if (at.at > room.now) {
    const auto day = time::day_clock_text(zone_of(s, room), room.now, room.now);
    return ask_again(say::with(say::in_the_future, time_text(s, room, at.at), day), std::string(answer));
  }
  const auto before = s.record.times;
  const bool is_assumed = (at.is_dayless || at.is_relative) && !is_day_known(s.record);
  set_milestone(s, room, m, Known::at, at);
  const auto is_before = [&](Milestone earlier) {
    const auto since = record::time_between(s.record, earlier, m);
    return since && since->count() < 0;
  };
  const auto refuse = [&](std::string_view why, Milestone earlier) {
    const auto next = time_text(s, room, at.at + std::chrono::hours(24));
    const auto typed = milestone_words(s, room, m), other = milestone_words(s, room, earlier);
    s.record.times = before;
    return ask_again(say::with(why, typed, other, next), std::string(answer));
  };
  if ((m == Milestone::mitigated || m == Milestone::resolved) && is_before(Milestone::started))
    return refuse(say::before_start, Milestone::started);
  if (m == Milestone::resolved && is_before(Milestone::mitigated))
    return refuse(say::before_well, Milestone::mitigated);
  set_assumed_day(s.record, record::to_string(m), is_assumed);
  AnswerResult taken = understood(s, room, m);
  if (m == Milestone::detected && is_before(Milestone::started)) taken.follow = QuestionRef{"detected", "before"};
  if (const auto day = day_question(s.record, record::to_string(m))) taken.follow = day;
  return taken;
}

/// "So we saw it coming at 14:02 …": "no" asks for the time again.
AnswerResult take_detected(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (s.at.subject != "before") return take_milestone(s, words, room);
  if (text::is_blank(words.text)) return accept();
  const auto right = yes_or_no(words.text);
  if (!right) return ask_again(std::string(say::y_or_n));
  AnswerResult taken = accept();
  if (!*right) taken.follow = QuestionRef{"detected", ""};
  return taken;
}

void phrase_detected(const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string& hint) {
  if (s.at.subject != "before") return;
  const auto at = s.record.times.of(Milestone::detected);
  const bool is_day = record::contains(s.record.times.day_only, Milestone::detected);
  ask = say::with(record::is_near_miss(s.record) ? say::danger_seen : say::saw_it_coming,
                  !at      ? ""
                  : is_day ? milestone_words(s, room, Milestone::detected)
                           : time::clock_text(zone_of(s, room), at->at));
  hint.clear();
}

bool engaged_applies(const InterviewSession& s, const InterviewContext&) {
  const auto& detected = s.record.times.of(Milestone::detected);
  if (!detected || !s.record.timeline) return true;
  // Not asked if a person acts in the timeline soon after.
  return std::ranges::none_of(*s.record.timeline, [&](const record::Event& e) {
    return record::has_clock(e) && e.at.at > detected->at && e.at.at <= detected->at + minutes(15);
  });
}

bool mitigated_applies(const InterviewSession& s, const InterviewContext&) {
  const auto& r = s.record;
  if (record::is_near_miss(r)) return false;
  const auto& started = r.times.of(Milestone::started);
  if (!started || !r.timeline) return true;
  const auto last = std::find_if(r.timeline->rbegin(), r.timeline->rend(), record::has_time);
  return last == r.timeline->rend() || last->at.at - started->at >= minutes(30);
}

bool resolved_applies(const InterviewSession& s, const InterviewContext&) { return !record::is_near_miss(s.record); }

void phrase_bracketed(const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string&) {
  const auto m = milestone_of(s.at.question);
  if (const auto same = bracketed(s.record, m))
    ask += " [" + milestone_words(s, room, *same) +
           (m == Milestone::engaged ? ", same as detected]" : ", same as mitigated]");
}

// --- noticed_by

constexpr auto ways =
    std::to_array<std::string_view>({"alert", "check", "colleague", "customer", "chance", "something else"});
constexpr auto ways_told =
    std::to_array<std::string_view>({"an alert", "a check", "a colleague", "a customer", "chance", "something else"});

std::string noticed_answer(const InterviewSession& s) {
  const auto& d = s.record.detection;
  if (!d.by) return d.note.value_or("");
  const auto number = std::to_string(static_cast<int>(*d.by) + 1);
  return d.note ? number + " " + *d.note : number;
}

void phrase_noticed(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  if (s.at.subject != "lucky") return;
  ask = std::string(say::lucky_in_a_way);
  hint.clear();
}

AnswerResult take_noticed(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto& d = s.record.detection;
  if (s.at.subject == "lucky") {
    if (yes_or_no(words.text) != true) return accept();
    auto luck = say::with(say::noticed_by_luck, ways_told[static_cast<std::size_t>(*d.by)]);
    if (d.note) luck += ": " + *d.note;
    add_to(s.record.lucky, luck);
    return accept({{MessageKind::understood, luck}});
  }
  if (text::is_blank(words.text)) return accept({{MessageKind::understood, std::string(say::left_open)}});
  std::string rest;
  const auto picked = choice(words.text, ways, rest);
  if (!picked) return ask_again(say::with(say::choose, text::trim(words.text), ways.size()));
  d.by = static_cast<record::DetectedBy>(*picked - 1);
  d.note = rest.empty() ? record::Text{} : record::Text{rest};
  AnswerResult taken =
      accept({{MessageKind::understood, std::string(ways_told[*picked - 1]) + (rest.empty() ? "" : ": " + rest)}});
  if (!rest.empty()) taken.changes.push_back({"/detection/note", rest});
  if (d.by == record::DetectedBy::customer || d.by == record::DetectedBy::chance)
    taken.follow = QuestionRef{"noticed_by", "lucky"};
  return taken;
}

// --- problem

std::string problem_answer(const InterviewSession& s) {
  return s.record.problem ? *s.record.problem : report::problem_statement(s.record);
}

void phrase_problem(const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string& hint) {
  if (const auto proposed = problem_answer(s); !proposed.empty()) {
    if (room.plain) ask = say::with(say::problem_proposed, proposed);
    return;
  }
  const bool near_miss = record::is_near_miss(s.record);
  ask = std::string(near_miss ? say::nearly_in_one_sentence : say::problem_own);
  hint = std::string(near_miss ? say::danger_counts : say::problem_counts);
}

/// Enter accepts what is shown. The proposal is not stored, so that it follows the times.
AnswerResult take_problem(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto& r = s.record;
  auto answer = text::join(texts_of(words), " ");
  const auto proposed = report::problem_statement(r);
  if (answer.empty()) answer = problem_answer(s);
  if (answer.empty()) return accept({{MessageKind::understood, std::string(say::left_open)}});
  AnswerResult taken = accept();
  if (answer == proposed) {
    forget_words(r, r.problem);
    return taken;
  }
  const bool is_new = answer != r.problem;
  r.problem = answer;
  record::set_problem_times(r);
  if (is_new) taken.changes.push_back({"/problem", answer});
  return taken;
}

const Question times_rows[] = {
    {.id = "started",
     .section = "times",
     .ask = "When did users first feel it? (impact started)",
     .hint = "A time or an event, `T3`. Not when the cause was introduced, but when users were affected. `unknown` is "
             "an answer.",
     .why = "All durations count from here.",
     .field = "times.started",
     .in = meeting_and_short,
     .answered = [](const Record& r) { return settled(r, Milestone::started); },
     .answer = milestone_answer,
     .phrase =
         [](const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
           if (record::is_near_miss(s.record)) ask = say::in_danger_from, hint = say::in_danger_hint;
         },
     .above = timeline_choices,
     .take = take_milestone},
    {.id = "detected",
     .section = "times",
     .ask = "When did one of us, or an alert, first notice? (detected)",
     .hint = "A time or an event, `T3`.",
     .why = "The time to detect is often the longest part, and the easiest to shorten.",
     .field = "times.detected",
     .in = meeting_and_short,
     .answered = [](const Record& r) { return settled(r, Milestone::detected); },
     .answer = milestone_answer,
     .phrase = phrase_detected,
     .above = timeline_choices,
     .take = take_detected},
    {.id = "noticed_by",
     .section = "times",
     .ask = "How did we find out? 1 an alert · 2 a check · 3 a colleague · 4 a customer · 5 chance · 6 something else",
     .hint = "A number, and a note if you like: `4 a mail to support`.",
     .why = "An alert can detect it again; a customer may not report it again.",
     .field = "detection",
     .answered = [](const Record& r) { return r.detection.by.has_value(); },
     .answer = noticed_answer,
     .phrase = phrase_noticed,
     .take = take_noticed},
    {.id = "engaged",
     .section = "times",
     .ask = "When did someone start working on it? (acknowledged)",
     .hint = "A time or an event, `T3`.",
     .why = "Between detecting it and working on it, time goes into finding people and getting access.",
     .field = "times.engaged",
     .applies = engaged_applies,
     .answered = [](const Record& r) { return settled(r, Milestone::engaged); },
     .answer = milestone_answer,
     .phrase = phrase_bracketed,
     .above = timeline_choices,
     .take = take_milestone},
    {.id = "mitigated",
     .section = "times",
     .ask = "When were users OK again, even if it was only a workaround? (mitigated)",
     .hint = "A time or an event, `T3`.",
     .why = "For users a workaround is enough. The remaining work is less urgent.",
     .field = "times.mitigated",
     .applies = mitigated_applies,
     .answered = [](const Record& r) { return settled(r, Milestone::mitigated); },
     .answer = milestone_answer,
     .above = timeline_choices,
     .take = take_milestone},
    {.id = "resolved",
     .section = "times",
     .ask = "When was everything back to normal? (resolved)",
     .hint = "A time or an event, `T3`. `not yet` leaves it open, and the record stays a draft.",
     .why = "Until then, part of the system may need manual work.",
     .field = "times.resolved",
     .in = meeting_and_short,
     .applies = resolved_applies,
     .answered = [](const Record& r) { return settled(r, Milestone::resolved); },
     .answer = milestone_answer,
     .phrase = phrase_bracketed,
     .above = timeline_choices,
     .take = take_milestone},
    {.id = "problem",
     .section = "times",
     .ask = "So, in one sentence: does that say it?",
     .hint = "Enter accepts it, and it follows the times. Or type your own words; `/reset` brings the proposal back.",
     .why = "\"It was down\" leads to one kind of answer. \"It was down for 2 hours, and for 1 of them we couldn't see "
            "it\" leads to many.",
     .field = "problem",
     .in = meeting_and_short,
     .answered = [](const Record& r) { return r.problem.has_value() && !record::is_problem_stale(r); },
     .answer = problem_answer,
     .phrase = phrase_problem,
     .take = take_problem},
};

}  // namespace

std::span<const Question> times_questions() { return times_rows; }

void forget_words(Record& r, record::Text& words) {
  words.reset();
  if (!r.problem && !r.summary) r.problem_times = {};
}

std::optional<AnswerResult> reset_answer(InterviewSession& s, const InterviewContext& room) {
  auto& r = s.record;
  if (!s.at.subject.empty()) return {};
  const auto proposal = [&](record::Text& words, const std::string& proposed) -> std::optional<AnswerResult> {
    if (proposed.empty()) return {};
    forget_words(r, words);
    AnswerResult taken = stay_in_list({{MessageKind::understood, say::with(say::proposed_again, proposed)}});
    taken.what = taken.messages.front().text;
    return taken;
  };
  if (s.at.question == "problem") return proposal(r.problem, report::problem_statement(r));
  if (s.at.question == "summary") return proposal(r.summary, report::summary(r));
  const auto m = milestone_of(s.at.question);
  const auto same = record::to_string(m) == s.at.question ? bracketed(r, m) : std::nullopt;
  if (!same) return {};
  set_milestone(s, room, m, Known::open);
  AnswerResult taken =
      stay_in_list({{MessageKind::understood, say::with(say::proposed_again, milestone_words(s, room, *same))}});
  taken.what = taken.messages.front().text;
  return taken;
}

}  // namespace pm::interview
