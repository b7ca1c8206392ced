// Section "timeline": events in any order, sorted by pm.
#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"
#include "interview/time_notes.hpp"

namespace pm::interview {
namespace {

using record::Event;
using record::Record;

std::size_t place_of(const Record& r, std::string_view id) {
  for (std::size_t i = 0; i < r.timeline->size(); ++i)
    if ((*r.timeline)[i].id == id) return i;
  return 0;
}

// --- follow-ups by keyword

struct Cue {
  std::string_view name;
  std::string_view ask;
  std::span<const std::string_view> words;
  bool of_a_person;  ///< only if a person is the actor
};
constexpr auto broken = std::to_array<std::string_view>({"broken", "weird", "strange", "odd", "down", "wrong"});
constexpr auto knew =
    std::to_array<std::string_view>({"knew", "realised", "realized", "clear", "noticed", "understood"});
constexpr auto decided = std::to_array<std::string_view>(
    {"decided", "restarted", "restart", "rolled", "ran", "run", "rebooted", "disabled", "switched", "removed",
     "deleted", "wiped", "tried", "raised", "lowered", "reverted", "killed", "failed over"});
constexpr auto plain = std::to_array<std::string_view>({"obviously", "just", "simply", "of course"});
constexpr Cue cues[] = {{"plain", say::plain_to_all, plain, false},
                        {"tell", say::how_tell, broken, false},
                        {"told", say::what_told, knew, true},
                        {"hoping", say::hoping, decided, true}};

/// Finds a cue as a whole word.
std::size_t find_word(std::string_view lower, std::string_view word) {
  const auto letter = [&](std::size_t i) {
    return i < lower.size() && (std::isalnum(static_cast<unsigned char>(lower[i])) != 0);
  };
  for (auto at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1))
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return at;
  return std::string_view::npos;
}

/// Whether the words name a person: a pronoun, a role, or somebody of this record.
bool names_a_person(const InterviewSession& s, std::string_view words) {
  static constexpr auto people = std::to_array<std::string_view>(
      {"i",        "we",        "he",      "she",       "they", "us",     "somebody", "someone",
       "engineer", "engineers", "on-call", "oncall",    "team", "ops",    "admin",    "developer",
       "operator", "dba",       "sre",     "colleague", "lead", "people", "everybody"});
  const auto lower = text::lower_ascii(words);
  for (const auto& word : people)
    if (find_word(lower, word) != std::string_view::npos) return true;
  const auto named = [&](const record::Text& name) {
    return name && find_word(lower, text::lower_ascii(*name)) != std::string_view::npos;
  };
  if (named(s.record.meeting.boss) || named(s.record.meeting.scribe)) return true;
  return s.record.meeting.participants &&
         std::ranges::any_of(*s.record.meeting.participants, [&](const auto& p) { return named(p.name); });
}

/// Whether a person is the actor of the verb at `at`: the verb starts the line ("restarted db1"), or a person is its
/// subject or follows "by".
bool a_person_did(const InterviewSession& s, std::string_view text, std::size_t at) {
  const auto lower = text::lower_ascii(text);
  const auto before = text::trim(std::string_view(lower).substr(0, at));
  for (const auto* nobody : {"nobody", "no one", "never", "not"})
    if (before.ends_with(nobody)) return false;
  if (const auto by = find_word(std::string_view(lower).substr(at), "by"); by != std::string_view::npos)
    return names_a_person(s, text.substr(at + by));
  return text::is_blank(text.substr(0, at)) || names_a_person(s, text.substr(0, at));
}

const Cue* cue_in(const InterviewSession& s, std::string_view text) {
  const auto lower = text::lower_ascii(text);
  for (const auto& cue : cues)
    for (const auto& word : cue.words)
      if (const auto at = find_word(lower, word); at != std::string_view::npos)
        if (!cue.of_a_person || a_person_did(s, text, at)) return &cue;
  return nullptr;
}

/// At most five per meeting, never one kind twice in a row, none after two skipped ones.
std::optional<QuestionRef> context_follow_up(const InterviewSession& s, const Event& event) {
  std::size_t met = 0, passed = 0;
  const Cue* last = nullptr;
  for (const auto& at : asked(s.record))
    if (at.question == "context") {
      ++met;
      const auto* told = record::find_event(s.record, at.subject);
      if (told && !told->context) ++passed;
      last = told ? cue_in(s, told->text) : nullptr;
    }
  if (met >= 5 || passed >= 2 || event.context) return std::nullopt;
  if (const auto* cue = cue_in(s, event.text); !cue || cue == last) return std::nullopt;
  return QuestionRef{"context", event.id};
}

// --- events

/// The moment that was typed, or nullopt: the line has no time.
std::optional<spoken::ParsedMoment> moment_of(const spoken::ParsedTime& told, const AnswerText& words) {
  if (const auto* exact = std::get_if<spoken::ParsedMoment>(&told)) return *exact;
  const auto* twice = std::get_if<spoken::AmbiguousTime>(&told);
  if (!twice) return std::nullopt;
  auto at = chosen_hour(*twice, words);
  at.approx = at.approx || !words.hour;  // in a paste nobody can be asked of each line
  return at;
}

/// A date alone on a line: the lines below it are of that day.
AnswerResult take_heading(InterviewSession& s, const InterviewContext& room, const spoken::ParsedMoment& at) {
  const auto zone = zone_of(s, room);
  const auto day = zone.day(at.at), today = zone.day(room.now);
  if (day > today)
    return ask_again(say::with(say::day_in_future, weekday_and_day(day, today), weekday_and_day(today, today)));
  if (!is_day_known(s.record) && items_of_assumed_day(s.record).empty()) s.record.day = day;
  set_next_day(s.record, day);
  AnswerResult taken =
      stay_in_list({{MessageKind::understood, say::with(say::day_of_next_lines, weekday_and_day(day, today))}});
  taken.what = taken.messages.back().text;
  return taken;
}

/// Where an event without a time is placed: at the line before, else at the start of the incident day.
time::Instant place_without_time(const InterviewSession& s, const InterviewContext& room) {
  if (const auto* before = last_typed(s.record)) return before->at;
  const auto zone = zone_of(s, room);
  spoken::ParseContext context;
  context.zone = zone;
  context.now = room.now;
  const auto day = next_day(s.record).value_or(s.record.day.value_or(zone.day(room.now)));
  return zone.instant(std::get<spoken::ParsedMoment>(spoken::parse_time(day.text, context)).at);
}

/// Shown whenever the day changes from one line to the next.
Messages day_change(const InterviewSession& s, const InterviewContext& room, const Event* before, const Event& event) {
  if (!before || !record::has_time(*before) || !record::has_time(event)) return {};
  const auto zone = zone_of(s, room);
  const auto day = zone.day(event.at.at), old = zone.day(before->at.at), today = zone.day(room.now);
  if (day == old || event.precision == record::Precision::month || before->precision == record::Precision::month)
    return {};
  return {{MessageKind::note, say::with(say::day_changes, weekday_and_day(day, today), weekday_and_day(old, today))}};
}

/// Adds one event to the record, or returns why not. `is_in_paste`: a line before it was in the same paste.
AnswerResult add_line(InterviewSession& s, const std::string& line, const AnswerText& words,
                      const InterviewContext& room, bool is_in_paste = false) {
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  auto story = context_of_next_line(s, room);
  story.times.is_in_paste = is_in_paste;
  auto heard = spoken::parse_line(line, story.times);
  if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&heard.time); twice && !words.hour && !words.pasted)
    return ask_which(*twice);
  if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&heard.time)) return ask_which(*shared);
  if (const auto* not_one = std::get_if<spoken::ParseError>(&heard.time); not_one && !not_one->why.empty())
    return ask_again(not_one->why, line);
  const auto moment = moment_of(heard.time, words);
  const bool is_unknown = std::holds_alternative<spoken::Unknown>(heard.time);
  const auto* before = last_typed(s.record);
  if (!moment && !is_unknown && !before)
    return ask_again(say::with(say::first_needs_time, heard.text.empty() ? line : heard.text), line);
  if (text::is_blank(heard.text)) {
    if (moment && moment->precision == spoken::Precision::day) return take_heading(s, room, *moment);
    return ask_again(moment ? say::with(say::text_wanted, time_text(s, room, moment->at))
                            : std::string(say::text_wanted_without_time));
  }
  Event event;
  event.id = record::next_event_id(s.record);
  event.text = std::move(heard.text);
  if (moment) {
    set_time(s, room, *moment, event);
  } else {
    event.at = place_without_time(s, room);
    forget_time(event);
  }
  AnswerResult taken = stay_in_list(day_change(s, room, before, event));
  taken.messages.push_back({MessageKind::item, event_line(s, room, event)});
  if (!moment && !is_unknown && !words.pasted)
    taken.messages.push_back({MessageKind::note, say::with(say::no_time_kept, say::with(say::sets_it_now, event.id))});
  taken.what = event.id + " " + event.text;
  if (record::has_clock(event)) set_next_day(s.record, std::nullopt);
  const bool needs_a_day = moment && (moment->is_dayless || moment->is_relative);
  set_assumed_day(s.record, event.id, needs_a_day && story.is_day_assumed);
  const auto id = event.id, text = event.text;
  if (!s.record.timeline) s.record.timeline.emplace();
  if (moment && std::ranges::none_of(*s.record.timeline, record::has_time))
    for (auto& placed : *s.record.timeline) placed.at = event.at;
  s.record.timeline->push_back(std::move(event));
  record::sort_timeline(s.record);
  taken.follow = day_question(s.record, id);
  if (!words.pasted && !taken.follow) taken.follow = context_question(s, *record::find_event(s.record, id));
  taken.changes.push_back({"/timeline/" + std::to_string(place_of(s.record, id)) + "/text", text});
  return taken;
}

AnswerResult take_events(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (text::is_blank(words.text)) {
    // An empty answer in --prep leaves the question for the meeting.
    if (!s.record.timeline && s.purpose != Purpose::prepare) {
      s.record.timeline.emplace();
      return accept({{MessageKind::understood, std::string(say::no_story_yet)}});
    }
    return accept();
  }
  return add_event_lines(s, words, room);
}

// --- missing

bool may_be_missing(const InterviewSession& s, const InterviewContext&) { return size_of(s.record.timeline) > 0; }

Messages whole_timeline(const InterviewSession& s, const InterviewContext& room) {
  Messages says;
  if (!s.record.timeline) return says;
  for (const auto& event : *s.record.timeline) says.push_back({MessageKind::item, event_line(s, room, event)});
  return says;
}

AnswerResult take_missing(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (text::is_blank(words.text)) {
    AnswerResult taken = accept();
    if (s.added > 0 && s.at.subject.empty()) taken.follow = QuestionRef{"missing", "again"};
    return taken;
  }
  return add_event_lines(s, words, room);
}

// --- context

void phrase_context(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string& hint) {
  const auto* event = record::find_event(s.record, s.at.subject);
  hint.clear();
  if (!event) return;
  if (const auto* cue = cue_in(s, event->text)) ask = std::string(cue->ask);
}

/// The subject of the question, if it is from another session.
Messages above_context(const InterviewSession& s, const InterviewContext& room) {
  const auto* event = record::find_event(s.record, s.at.subject);
  return event && s.trail.empty() ? Messages{{MessageKind::item, event_line(s, room, *event)}} : Messages{};
}

std::string context_answer(const InterviewSession& s) {
  const auto* event = record::find_event(s.record, s.at.subject);
  return event && event->context ? *event->context : "";
}

/// Whether the answer is another event instead of an answer to the follow-up.
bool goes_on_telling(const InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto line = spoken::parse_line(text::trim(words.text), context_of_next_line(s, room).times);
  return (std::holds_alternative<spoken::ParsedMoment>(line.time) ||
          std::holds_alternative<spoken::AmbiguousTime>(line.time)) &&
         !text::is_blank(line.text);
}

AnswerResult take_context(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto answer = std::string(text::trim(words.text));
  if (answer.empty() || !s.record.timeline) return accept();
  if (goes_on_telling(s, words, room)) {
    auto taken = add_event_lines(s, words, room);
    if (taken.next == AnswerResult::Next::stay) taken.next = AnswerResult::Next::next;
    return taken;
  }
  for (auto& event : *s.record.timeline)
    if (event.id == s.at.subject) {
      event.context = answer;
      AnswerResult taken = accept();
      taken.changes.push_back({"/timeline/" + std::to_string(place_of(s.record, event.id)) + "/context", answer});
      return taken;
    }
  return accept();
}

const Question timeline_rows[] = {
    {.id = "events",
     .section = "timeline",
     .ask = "Where does the story start for you? Tell it as it looked at the time; we'll put it in order.",
     .hint = "`14:05 first page, \"queue age\"` · `~14:10` roughly · `+5m` later · `? text` no idea when · paste many.",
     .why = "What people saw at the time is the one thing that nobody can look up later.",
     .field = "timeline",
     .in = everywhere,
     .shape = Question::Shape::list,
     .list = record::ListName::timeline,
     .answered = [](const Record& r) { return r.timeline.has_value(); },
     .phrase =
         [](const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string& hint) {
           if (s.purpose == Purpose::prepare) ask = std::string(say::paste_timeline);
           if (room.plain) hint = std::string(say::story_in_words);
         },
     .take = take_events},
    {.id = "context",
     .section = "timeline",
     .ask = "And how could you tell?",
     .hint = "One line, or Enter.",
     .why = "What a person could see explains the action, and no log records it.",
     .field = "timeline.context",
     .in = meeting_and_short,
     .shape = Question::Shape::follow_up,
     .list = record::ListName::timeline,
     .answer = context_answer,
     .phrase = phrase_context,
     .above = above_context,
     .take = take_context},
    {.id = "missing",
     .section = "timeline",
     .ask = "Take a minute to read it through. What's missing, and what looked different from where you sat?",
     .hint = "Add lines, or change one: `T4: 14:12 it was the second page`; `-T4` removes it; `/day 26 Nov T4-T12` "
             "moves them.",
     .why = "The first version is one person's. The others remember more when they see the gaps.",
     .field = "timeline",
     .shape = Question::Shape::list,
     .list = record::ListName::timeline,
     .applies = may_be_missing,
     .above = whole_timeline,
     .take = take_missing},
};

}  // namespace

std::span<const Question> timeline_questions() { return timeline_rows; }

std::optional<QuestionRef> context_question(const InterviewSession& s, const record::Event& event) {
  return context_follow_up(s, event);
}

namespace {

/// The first abbreviation in a paste that several zones share: asked about before any line is taken.
std::optional<spoken::AmbiguousZone> ambiguous_zone_in(const std::vector<std::string>& lines,
                                                       const spoken::ParseContext& times) {
  for (const auto& line : lines) {
    const auto heard = spoken::parse_line(line, times);
    if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&heard.time)) return *shared;
  }
  return {};
}

}  // namespace

AnswerResult add_event_lines(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_line(s, lines[0], words, room);
  if (words.zone) set_zone_meaning(s.record, words.zone->first, words.zone->second);
  if (const auto shared = ambiguous_zone_in(lines, time_context(s, room))) return ask_which(*shared);
  AnswerResult all = stay_in_list();
  std::string not_taken;
  std::size_t taken_lines = 0;
  for (const auto& line : lines) {
    auto one = add_line(s, line, {line, true, {}}, room, taken_lines > 0);
    if (one.next == AnswerResult::Next::again && not_taken.empty())
      all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    if (one.next != AnswerResult::Next::stay) {
      not_taken += (not_taken.empty() ? "" : "\n") + line;
      continue;
    }
    ++taken_lines;
    if (!all.follow) all.follow = one.follow;
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
  }
  all.what = std::to_string(taken_lines) + " lines of the timeline";
  all.refused = not_taken;
  return all;
}

}  // namespace pm::interview
