// Section "times": the milestones, each a time or an event, and the problem statement.
#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/phrases.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Milestone;
using record::Record;
using std::chrono::minutes;

void set_listed(std::optional<std::vector<Milestone>>& list, Milestone m, bool is_listed) {
  if (!list && !is_listed) return;
  if (!list) list.emplace();
  std::erase(*list, m);
  if (is_listed) list->push_back(m);
  if (list->empty()) list.reset();
}

enum class Known { at, unknown, not_applicable, open };
void set_milestone(InterviewSession& s, const InterviewContext& context, Milestone m, Known known,
                   const spoken::ParsedMoment& at = {}) {
  auto& times = s.record.times;
  const bool is_known = known == Known::at, is_day = at.precision == spoken::Precision::day;
  times.of(m) = is_known ? std::optional(zone_of(s, context).instant(at.at)) : std::nullopt;
  set_listed(times.approximate, m, is_known && at.approx);
  set_listed(times.day_only, m, is_known && is_day);
  set_local(s.record, m, is_known && at.local);
  set_listed(times.unknown, m, known == Known::unknown);
  set_listed(times.not_applicable, m, known == Known::not_applicable);
}

Milestone milestone_of(QuestionId question) {
  for (const auto m : record::milestones)
    if (record::to_string(m) == to_string(question)) return m;
  return Milestone::started;
}

bool settled(const Record& r, Milestone m) {
  return r.times.of(m) || record::contains(r.times.unknown, m) || record::contains(r.times.not_applicable, m);
}

std::string milestone_words(const InterviewSession& s, const InterviewContext& context, Milestone m) {
  const auto& times = s.record.times;
  if (record::contains(times.unknown, m)) return "unknown";
  if (record::contains(times.not_applicable, m)) return "does not apply";
  if (!times.of(m)) return "not yet";
  if (record::contains(times.day_only, m)) {
    const auto zone = zone_of(s, context);
    return time::day_text(zone.day(times.of(m)->at), zone.day(context.now));
  }
  return (record::is_approximate(times, m) ? "about " : "") + time_text(s, context, times.of(m)->at);
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
  const auto has_event_at = [&](time::Micros t) {
    return std::ranges::any_of(*r.timeline, [&](const auto& e) { return record::has_clock(e) && e.at.at == t; });
  };
  if (has_event_at(at)) return at;
  for (int days = 1; days <= 3; ++days)
    for (const int sign : {-1, 1})
      if (const auto moved = at + sign * days * std::chrono::hours(24); has_event_at(moved)) return moved;
  return at;
}

spoken::ParseContext milestone_context(const InterviewSession& s, const InterviewContext& context, Milestone m) {
  auto found = time_context(s, context);
  const auto& times = s.record.times;
  for (const auto earlier : record::milestones) {
    if (earlier >= m) break;
    if (times.of(earlier)) found.previous = times.of(earlier)->at;
  }
  if (found.previous) return found;
  if (s.record.timeline) {
    const auto first = std::ranges::find_if(*s.record.timeline, record::has_clock);
    if (first != s.record.timeline->end()) found.previous = first->at.at;
  }
  if (!found.previous) found.day = s.record.day;
  return found;
}

/// Resolves a first clock time to the day of the nearest event, because the timeline may start days before.
spoken::ParsedTime read_near_an_event(const InterviewSession& s, std::string_view answer,
                                      const spoken::ParseContext& times) {
  auto parsed = spoken::parse_time(answer, times);
  const auto* first = std::get_if<spoken::ParsedMoment>(&parsed);
  if (!first || !first->is_dayless || !s.record.timeline) return parsed;
  std::vector<record::Event> lines;
  std::ranges::copy_if(*s.record.timeline, std::back_inserter(lines), record::has_clock);
  if (lines.empty()) return parsed;
  const auto away = [&](time::Micros at) {
    auto nearest = std::chrono::microseconds::max();
    for (const auto& line : lines) nearest = std::min(nearest, std::chrono::abs(at - line.at.at));
    return nearest;
  };
  auto best = *first;
  for (const auto& line : lines) {
    auto near_line = times;
    near_line.previous = line.at.at;
    const auto other = spoken::parse_time(answer, near_line);
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

std::string_view phrase_of(const Record& r, Milestone m) {
  switch (m) {
    case Milestone::started:
      return record::is_near_miss(r) ? phrases::danger_started : phrases::impact_started;
    case Milestone::detected:
      return phrases::detected;
    case Milestone::engaged:
      return phrases::acknowledged;
    case Milestone::mitigated:
      return phrases::mitigated;
    case Milestone::resolved:
      return phrases::resolved;
  }
  return phrases::resolved;
}

AnswerResult understood(const InterviewSession& s, const InterviewContext& context, Milestone m) {
  AnswerResult result =
      accept({{MessageKind::understood, phrases::fill(phrase_of(s.record, m), milestone_words(s, context, m))}});
  result.description = result.messages.back().text;
  return result;
}

AnswerResult take_time(InterviewSession& s, const AnswerText& words, const InterviewContext& context, Milestone m,
                       const spoken::ParsedTime& parsed);

AnswerResult take_milestone(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  const auto m = milestone_of(s.at.question);
  const auto answer = text::trim(words.text);
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  if (answer.empty()) {
    if (const auto same = bracketed(s.record, m)) {
      const auto& times = s.record.times;
      set_milestone(
          s, context, m, Known::at,
          {.at = times.of(*same)->at,
           .approx = record::is_approximate(times, *same),
           .local = is_local(s.record, *same),
           .precision = record::contains(times.day_only, *same) ? spoken::Precision::day : spoken::Precision::clock});
      return understood(s, context, m);
    }
    return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  }
  // 3 is T3 if that event exists.
  if (answer.find_first_not_of("0123456789") == std::string_view::npos)
    if (record::find_event(s.record, "T" + std::string(answer)))
      return take_time(s, words, context, m,
                       spoken::parse_time("T" + std::string(answer), milestone_context(s, context, m)));
  const auto times = milestone_context(s, context, m);
  const bool is_the_first = std::ranges::none_of(
      record::milestones, [&](Milestone earlier) { return earlier < m && s.record.times.of(earlier); });
  return take_time(s, words, context, m,
                   is_the_first ? read_near_an_event(s, answer, times) : spoken::parse_time(answer, times));
}

AnswerResult take_time(InterviewSession& s, const AnswerText& words, const InterviewContext& context, Milestone m,
                       const spoken::ParsedTime& parsed) {
  const auto answer = text::trim(words.text);
  if (std::holds_alternative<spoken::Unknown>(parsed)) {
    set_milestone(s, context, m, Known::unknown);
    return understood(s, context, m);
  }
  if (std::holds_alternative<spoken::NotApplicable>(parsed)) {
    set_milestone(s, context, m, Known::not_applicable);
    return understood(s, context, m);
  }
  if (std::holds_alternative<spoken::NotYet>(parsed)) {
    set_milestone(s, context, m, Known::open);
    return understood(s, context, m);
  }
  if (const auto* why = std::get_if<spoken::ParseError>(&parsed))
    return refuse(why->why.empty() ? phrases::fill(phrases::time_wanted, answer) : why->why, std::string(answer));
  if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&parsed)) return ask_to_choose(*shared);
  spoken::ParsedMoment at;
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&parsed)) {
    if (!words.hour) return ask_to_choose(*twice);
    at = chosen_hour(*twice, words);
  } else {
    at = std::get<spoken::ParsedMoment>(parsed);
    if (at.is_dayless) at.at = on_the_timeline(s.record, at.at);
    if (const auto* line = record::find_event(s.record, at.event); line && line->precision == record::Precision::day)
      at.precision = spoken::Precision::day;
  }
  if (at.precision == spoken::Precision::month || at.until)
    return refuse(phrases::fill(phrases::milestone_is_a_moment, answer), std::string(answer));
  if (at.at > context.now) {
    const auto day = time::day_clock_text(zone_of(s, context), context.now, context.now);
    return refuse(phrases::fill(phrases::in_the_future, time_text(s, context, at.at), day), std::string(answer));
  }
  const auto before = s.record.times;
  const bool is_assumed = (at.is_dayless || at.is_relative) && !is_day_known(s.record);
  set_milestone(s, context, m, Known::at, at);
  const auto is_before = [&](Milestone earlier) {
    const auto since = record::time_between(s.record, earlier, m);
    return since && since->count() < 0;
  };
  const auto refuse_order = [&](std::string_view why, Milestone earlier) {
    const auto next = time_text(s, context, at.at + std::chrono::hours(24));
    const auto typed = milestone_words(s, context, m), other = milestone_words(s, context, earlier);
    s.record.times = before;
    return refuse(phrases::fill(why, typed, other, next), std::string(answer));
  };
  if ((m == Milestone::mitigated || m == Milestone::resolved) && is_before(Milestone::started))
    return refuse_order(phrases::before_start, Milestone::started);
  if (m == Milestone::resolved && is_before(Milestone::mitigated))
    return refuse_order(phrases::before_well, Milestone::mitigated);
  set_assumed_day(s.record, record::to_string(m), is_assumed);
  AnswerResult result = understood(s, context, m);
  if (m == Milestone::detected && is_before(Milestone::started))
    result.follow = QuestionRef{QuestionId::detected, "before"};
  if (const auto day = day_question(s.record, record::to_string(m))) result.follow = day;
  return result;
}

/// "So we saw it coming at 14:02 …": "no" asks for the time again.
AnswerResult take_detected(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (s.at.subject != "before") return take_milestone(s, words, context);
  if (text::is_blank(words.text)) return accept();
  const auto right = yes_or_no(words.text);
  if (!right) return refuse(std::string(phrases::y_or_n));
  AnswerResult result = accept();
  if (!*right) result.follow = QuestionRef{QuestionId::detected, ""};
  return result;
}

void phrase_detected(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string& hint) {
  if (s.at.subject != "before") return;
  const auto at = s.record.times.of(Milestone::detected);
  const bool is_day = record::contains(s.record.times.day_only, Milestone::detected);
  ask = phrases::fill(record::is_near_miss(s.record) ? phrases::danger_seen : phrases::saw_it_coming,
                      !at      ? ""
                      : is_day ? milestone_words(s, context, Milestone::detected)
                               : time::clock_text(zone_of(s, context), at->at));
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

void phrase_bracketed(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string&) {
  const auto m = milestone_of(s.at.question);
  if (const auto same = bracketed(s.record, m))
    ask += " [" + milestone_words(s, context, *same) +
           (m == Milestone::engaged ? ", same as detected]" : ", same as mitigated]");
}

/// `/reset` at a milestone that pm proposes: it is open again, with the proposal.
std::optional<AnswerResult> reset_milestone(InterviewSession& s, const InterviewContext& context) {
  const auto m = milestone_of(s.at.question);
  const auto same = bracketed(s.record, m);
  if (!s.at.subject.empty() || !same) return {};
  set_milestone(s, context, m, Known::open);
  AnswerResult result = stay_in_list(
      {{MessageKind::understood, phrases::fill(phrases::proposed_again, milestone_words(s, context, *same))}});
  result.description = result.messages.front().text;
  return result;
}

const Question times_rows[] = {
    {.id = QuestionId::started,
     .section = Section::times,
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
           if (record::is_near_miss(s.record)) ask = phrases::in_danger_from, hint = phrases::in_danger_hint;
         },
     .above = timeline_choices,
     .take = take_milestone,
     .reset = reset_milestone},
    {.id = QuestionId::detected,
     .section = Section::times,
     .ask = "When did one of us, or an alert, first notice? (detected)",
     .hint = "A time or an event, `T3`.",
     .why = "The time to detect is often the longest part, and the easiest to shorten.",
     .field = "times.detected",
     .in = meeting_and_short,
     .answered = [](const Record& r) { return settled(r, Milestone::detected); },
     .answer = milestone_answer,
     .phrase = phrase_detected,
     .above = timeline_choices,
     .take = take_detected,
     .reset = reset_milestone},
    {.id = QuestionId::engaged,
     .section = Section::times,
     .ask = "When did someone start working on it? (acknowledged)",
     .hint = "A time or an event, `T3`.",
     .why = "Between detecting it and working on it, time goes into finding people and getting access.",
     .field = "times.engaged",
     .applies = engaged_applies,
     .answered = [](const Record& r) { return settled(r, Milestone::engaged); },
     .answer = milestone_answer,
     .phrase = phrase_bracketed,
     .above = timeline_choices,
     .take = take_milestone,
     .reset = reset_milestone},
    {.id = QuestionId::mitigated,
     .section = Section::times,
     .ask = "When were users OK again, even if it was only a workaround? (mitigated)",
     .hint = "A time or an event, `T3`.",
     .why = "Users are affected until then. The remaining work is less urgent.",
     .field = "times.mitigated",
     .applies = mitigated_applies,
     .answered = [](const Record& r) { return settled(r, Milestone::mitigated); },
     .answer = milestone_answer,
     .above = timeline_choices,
     .take = take_milestone,
     .reset = reset_milestone},
    {.id = QuestionId::resolved,
     .section = Section::times,
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
     .take = take_milestone,
     .reset = reset_milestone},
};

}  // namespace

std::span<const Question> times_questions() { return times_rows; }

}  // namespace pm::interview
