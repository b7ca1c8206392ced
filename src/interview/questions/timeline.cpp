// Section "timeline": events in any order, sorted by pm.
#include <algorithm>
#include <array>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

using record::Event;
using record::Record;

/// The last typed event, which has the highest number.
const Event* last_told(const Record& r) {
  const Event* last = nullptr;
  if (r.timeline)
    for (const auto& e : *r.timeline)
      if (!last || number_of(e.id) > number_of(last->id)) last = &e;
  return last;
}

spoken::ParseContext context_of(const InterviewSession& s, const InterviewContext& room) {
  auto context = time_context(s, room);
  if (const auto* last = last_told(s.record)) {
    context.previous = last->at.at;
    context.previous_is_local = last->local.value_or(false);
  }
  return context;
}

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
std::optional<QuestionRef> follow_up(const InterviewSession& s, const Event& event) {
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

struct OneLine {
  spoken::ParsedLine heard;
  bool kept_without_time = false;
};

Event event_at(const InterviewSession& s, const InterviewContext& room, const spoken::ParsedMoment& at,
               std::string text) {
  Event event;
  event.id = record::next_event_id(s.record);
  set_time(s, room, at, event);
  event.text = std::move(text);
  return event;
}

/// Adds one event to the record, or returns why not.
AnswerResult add_line(InterviewSession& s, const std::string& line, const AnswerText& words,
                      const InterviewContext& room) {
  const auto context = context_of(s, room);
  auto heard = spoken::parse_line(line, context);
  const auto* before = last_told(s.record);
  bool no_time = false;
  spoken::ParsedMoment at{};
  if (const auto* exact = std::get_if<spoken::ParsedMoment>(&heard.time)) {
    at = *exact;
  } else if (const auto* twice = std::get_if<spoken::AmbiguousTime>(&heard.time)) {
    if (!words.hour && !words.pasted) {
      AnswerResult which;
      which.next = AnswerResult::Next::which;
      which.which = *twice;
      return which;
    }
    at = chosen_hour(*twice, words);
    at.approx = at.approx || !words.hour;  // in a paste nobody can be asked of each line
  } else if (const auto* shared = std::get_if<spoken::AmbiguousZone>(&heard.time)) {
    return ask_again(zone_question(*shared), line);
  } else if (const auto* not_one = std::get_if<spoken::ParseError>(&heard.time); not_one && !not_one->why.empty()) {
    return ask_again(not_one->why, line);
  } else {
    if (!before) return ask_again(say::with(say::first_needs_time, heard.text.empty() ? line : heard.text), line);
    at = {.at = before->at.at, .approx = true, .local = before->local.value_or(false)};
    no_time = !std::holds_alternative<spoken::Unknown>(heard.time);
  }
  if (text::is_blank(heard.text)) return ask_again(say::with(say::text_wanted, time_text(s, room, at.at)));
  s.record.timeline =
      s.record.timeline ? std::move(s.record.timeline) : std::optional<std::vector<Event>>{std::in_place};
  auto event = event_at(s, room, at, std::move(heard.text));
  AnswerResult taken = stay_in_list({{MessageKind::item, event_line(s, room, event)}});
  if (no_time && !words.pasted) {
    const auto how = say::with(say::sets_it_now, event.id);
    taken.messages.push_back({MessageKind::note, say::with(say::no_time_kept, time_text(s, room, at.at), how)});
  }
  taken.what = event.id + " " + event.text;
  if (!words.pasted) taken.follow = follow_up(s, event);
  const auto id = event.id, text = event.text;
  s.record.timeline->push_back(std::move(event));
  record::sort_timeline(s.record);
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
  const auto line = spoken::parse_line(text::trim(words.text), context_of(s, room));
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
     .why = "An action makes sense next to what the person could see. That part is in no log.",
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
     .hint = "Add lines, or change one: `T4: 14:12 it was the second page`; `-T4` removes it.",
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

AnswerResult add_event_lines(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  const auto lines = texts_of(words);
  if (lines.size() == 1) return add_line(s, lines[0], words, room);
  AnswerResult all = stay_in_list();
  std::string not_taken;
  std::size_t taken_lines = 0;
  for (const auto& line : lines) {
    auto one = add_line(s, line, {line, true, {}}, room);
    if (one.next == AnswerResult::Next::again && not_taken.empty())
      all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    if (one.next == AnswerResult::Next::again) {
      not_taken += (not_taken.empty() ? "" : "\n") + line;
      continue;
    }
    ++taken_lines;
    all.messages.insert(all.messages.end(), one.messages.begin(), one.messages.end());
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
  }
  all.what = std::to_string(taken_lines) + " lines of the timeline";
  all.refused = not_taken;
  return all;
}

}  // namespace pm::interview
