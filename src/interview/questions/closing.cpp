// Sections "process" and "finish".
#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"
#include "interview/question.hpp"

namespace pm::interview {
namespace {

using record::Record;

// --- process

std::string process_answer(const InterviewSession& s) {
  const auto& p = s.record.process;
  std::string answer = p.rating ? p.rating->text : "";
  if (p.improvement) answer += (answer.empty() ? "" : " ") + *p.improvement;
  return answer;
}

AnswerResult take_process(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  const auto answer = text::join(texts_of(words), " ");
  if (answer.empty()) return accept({{MessageKind::understood, std::string(say::left_open)}});
  auto& process = s.record.process;
  const bool rated =
      answer[0] >= '1' && answer[0] <= '5' && (answer.size() == 1 || answer.find_first_of(" ,:;-/", 1) == 1);
  if (!rated && answer[0] >= '0' && answer[0] <= '9') return ask_again(std::string(say::rating_wanted), answer);
  if (rated) process.rating = record::Number::of(answer[0] - '0');
  const auto words_from = rated ? answer.find_first_not_of(" ,:;-", 1) : 0;
  AnswerResult taken = accept();
  if (words_from == std::string::npos) return taken;
  process.improvement = answer.substr(words_from);
  taken.changes.push_back({"/process/improvement", *process.improvement});
  return taken;
}

// --- summary

constexpr double minutes_for_summary = 3;

/// Not when the fixes are postponed, nor at the very end of the time.
bool summary_applies(const InterviewSession& s, const InterviewContext& room) {
  if (s.purpose == Purpose::edit) return true;
  if (s.record.soak_until && !has_fixes(s.record)) return false;
  const auto planned = s.record.interview.minutes ? s.record.interview.minutes->value : 60;
  return planned - minutes_so_far(s, room) >= minutes_for_summary;
}

std::string summary_answer(const InterviewSession& s) {
  return s.record.summary ? *s.record.summary : report::summary(s.record);
}

void phrase_summary(const InterviewSession& s, const InterviewContext&, std::string& ask, std::string&) {
  if (const auto summary = summary_answer(s); !summary.empty())
    ask = say::with(say::summary_proposed, summary);
  else
    ask = std::string(say::summary_own);
}

/// Enter keeps what is shown. The draft is not stored, so that it follows the record.
AnswerResult take_summary(InterviewSession& s, const AnswerText& words, const InterviewContext&) {
  auto& r = s.record;
  auto answer = text::join(texts_of(words), " ");
  if (answer.empty()) answer = summary_answer(s);
  AnswerResult taken = accept();
  if (answer.empty()) return accept({{MessageKind::understood, std::string(say::left_open)}});
  if (answer == report::summary(r)) {
    forget_words(r, r.summary);
    return taken;
  }
  const bool is_new = answer != r.summary;
  r.summary = answer;
  record::set_problem_times(r);
  if (is_new) taken.changes.push_back({"/summary", answer});
  return taken;
}

// --- finish

/// Open items, parked items and findings, in the order shown.
struct Loose {
  enum class Group { open, parked, words } group;
  std::string text, more, settle;
  std::optional<QuestionRef> go;  ///< the question that resolves it
};

bool of_language(const lint::Finding& f) { return language::rule_named(f.rule).has_value(); }

/// The question that resolves a finding: its own, or the first of the section of its command.
std::optional<QuestionRef> settled_at(const lint::Finding& f, const InterviewSession& s, const InterviewContext& room) {
  // Of an item the question of its list, or the one about its part.
  if (const auto item = record::item_at_pointer(s.record, f.pointer)) {
    const auto id = record::item_id(s.record, *item);
    if (f.pointer.ends_with("/made_sense")) return QuestionRef{"made_sense", id};
    if (f.pointer.ends_with("/context")) return QuestionRef{"context", id};
    if (const auto question = record::item_list(item->list).question; !question.empty())
      return QuestionRef{std::string(question), ""};
  }
  const std::string_view command = f.fix_with;
  const auto section = command.starts_with("pm fixes") ? "fixes" : command.substr(command.rfind(' ') + 1);
  const auto own = std::string_view(f.pointer).substr(f.pointer.rfind('/') + 1);
  std::optional<QuestionRef> first;
  for (const auto& row : all_questions(room.team_questions)) {
    if ((row.section != section && row.id != section) || row.shape == Question::Shape::follow_up ||
        (row.applies && !row.applies(s, room)))
      continue;
    if (row.id == own) return QuestionRef{std::string(row.id), ""};
    if (!first) first = QuestionRef{std::string(row.id), ""};
  }
  return first;
}

/// A factor with a human error and without made_sense.
std::optional<QuestionRef> slip_in_a_factor(const lint::Finding& f, const Record& r) {
  if (f.severity != lint::Severity::error || !r.factors) return std::nullopt;
  for (std::size_t i = 0; i < r.factors->size(); ++i)
    if (f.pointer.starts_with("/factors/" + std::to_string(i) + "/"))
      return QuestionRef{"made_sense", (*r.factors)[i].id};
  return std::nullopt;
}

/// Display name of a location: "F2", "S1", or the section.
std::string place_of(const lint::Finding& f, const InterviewSession& s, const InterviewContext& room) {
  if (const auto item = record::item_at_pointer(s.record, f.pointer)) return record::item_id(s.record, *item);
  const auto at = settled_at(f, s, room);
  const auto rows = all_questions(room.team_questions);
  const auto* row = at ? find_question(rows, at->question) : nullptr;
  return row ? std::string(row->section) : f.rule;
}

/// Whether the same finding exists in a factor: reasons in why_so_long become factors with the same text.
bool stands_in_a_factor(const lint::Finding& f, const std::vector<lint::Finding>& all) {
  return f.pointer.starts_with("/why_so_long/") && std::ranges::any_of(all, [&](const lint::Finding& other) {
           return other.pointer.starts_with("/factors/") && other.rule == f.rule && other.excerpt == f.excerpt;
         });
}

std::vector<Loose> loose_ends(const InterviewSession& s, const InterviewContext& room) {
  std::vector<Loose> ends;
  if (room.checker) {
    const auto findings = lint::review_as_final(s.record, *room.checker, room.check);
    for (const auto& f : findings) {
      if (f.waived || f.severity < lint::Severity::warning || stands_in_a_factor(f, findings)) continue;
      if (!of_language(f))
        ends.push_back({Loose::Group::open, f.message, f.ask, f.fix_with, settled_at(f, s, room)});
      else if (const auto slip = slip_in_a_factor(f, s.record))
        ends.push_back({Loose::Group::open, say::with(say::slip_open, slip->subject, f.excerpt), "", "", slip});
      else
        ends.push_back({Loose::Group::words, "\"" + f.excerpt + "\" (" + place_of(f, s, room) + ")",
                        f.message + " " + f.ask, f.fix_with, settled_at(f, s, room)});
    }
  }
  if (s.record.parking_lot)
    for (const auto& parked : *s.record.parking_lot)
      ends.push_back({Loose::Group::parked, parked, "", "/factor, /fix", {}});
  std::ranges::stable_sort(ends, {}, &Loose::group);
  return ends;
}

constexpr std::size_t first_screen = 16;

/// The first screen of the report, cut at a paragraph.
std::string beginning(const std::string& report) {
  const auto lines = text::lines(report);
  auto end = std::min(lines.size(), first_screen);
  while (end > 1 && end < lines.size() && !text::is_blank(lines[end])) --end;
  // Removes a trailing heading without content.
  const auto is_rule = [](std::string_view line) { return line.starts_with("\u2500") || line.starts_with("---"); };
  const auto is_heading = [](std::string_view line) { return line.ends_with(":") && !line.starts_with(" "); };
  while (end > 2 && end < lines.size() &&
         (text::is_blank(lines[end - 1]) || is_rule(lines[end - 1]) || is_heading(lines[end - 1])))
    end -= is_rule(lines[end - 1]) ? 2 : 1;
  std::string screen;
  for (std::size_t i = 0; i < end; ++i) screen += std::string(lines[i]) + "\n";
  return screen;
}

Messages above_finish(const InterviewSession& s, const InterviewContext& room) {
  Messages says;
  // Shown as final, because the draft notice would be misleading here.
  auto shown = s.record;
  if (has_fixes(shown) && blocking_findings(shown, room).empty()) shown.status = record::Status::final;
  const auto drawing = room.plain ? report::DrawingStyle::words : report::DrawingStyle::signs;
  says.push_back({MessageKind::block, beginning(report::for_terminal(shown, room.columns, false, drawing)) + "\n"});
  const auto ends = loose_ends(s, room);
  if (ends.empty()) says.push_back({MessageKind::note, std::string(say::all_answered)});
  std::optional<Loose::Group> group;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (group != ends[i].group) {
      group = ends[i].group;
      const auto head = *group == Loose::Group::open     ? say::still_open
                        : *group == Loose::Group::parked ? say::parked_head
                                                         : say::findings_head;
      says.push_back({MessageKind::note, std::string(head)});
    }
    says.push_back({MessageKind::item, std::to_string(i + 1) + "  " + ends[i].text});
  }
  return says;
}

AnswerResult finish(InterviewSession& s, const InterviewContext& room) {
  AnswerResult taken;
  taken.next = AnswerResult::Next::end;
  taken.ending = InterviewEnding::finished;
  if (!has_fixes(s.record) && s.record.soak_until) {
    taken.ending = InterviewEnding::soaking;
    return taken;
  }
  if (blocking_findings(s.record, room).empty()) s.record.status = record::Status::final;
  return taken;
}

/// "One small thing before we go? Or a day to come back": a fix, a day, or neither.
AnswerResult take_last_call(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (text::is_blank(words.text)) return finish(s, room);
  if (const auto day = spoken::parse_spoken_day(text::trim(words.text), today(s, room))) {
    auto taken = postpone_to(s, *day, room);
    if (taken.next == AnswerResult::Next::next) taken.follow = QuestionRef{"finish", ""};
    return taken;
  }
  auto taken = add_fix(s, words, room);
  if (taken.next == AnswerResult::Next::stay) {
    taken.next = AnswerResult::Next::next;
    taken.follow = QuestionRef{"fixes", ""};  // continues with the follow-ups of the fix
  }
  return taken;
}

AnswerResult take_finish(InterviewSession& s, const AnswerText& words, const InterviewContext& room) {
  if (s.at.subject == "last_call") return take_last_call(s, words, room);
  const auto typed = text::trim(words.text);
  if (typed.empty()) {
    if (!has_fixes(s.record) && !s.record.soak_until) {
      AnswerResult taken = accept();
      taken.follow = QuestionRef{"finish", "last_call"};
      return taken;
    }
    if (assumed_day(s.record) && !was_asked(s.record, {"day", "confirm"})) {
      AnswerResult taken = accept();
      taken.follow = QuestionRef{"day", "confirm"};
      return taken;
    }
    return finish(s, room);
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const auto ends = loose_ends(s, room);
  if (error != std::errc{} || end != typed.data() + typed.size() || number == 0 || number > ends.size())
    return ask_again(say::with(say::no_such_number, typed));
  const auto& one = ends[number - 1];
  AnswerResult taken = stay_in_list({{MessageKind::item, std::to_string(number) + "  " + one.text}});
  if (!one.more.empty()) taken.messages.push_back({MessageKind::finding, one.more});
  if (one.go) {
    if (s.record.interview.asked) std::erase(*s.record.interview.asked, one.go->text());
    taken.follow = one.go;
  } else if (!one.settle.empty())
    taken.messages.push_back({MessageKind::understood, say::with(say::settle_with, one.settle)});
  return taken;
}

void phrase_finish(const InterviewSession& s, const InterviewContext& room, std::string& ask, std::string& hint) {
  if (s.at.subject.empty() && loose_ends(s, room).empty()) hint = std::string(say::goes_to_any);
  if (s.at.subject != "last_call") return;
  ask = std::string(say::one_small_thing);
  hint = "`Show host in the prompt @ana 2h`, or Enter to keep it as a draft.";
}

const Question closing_rows[] = {
    {.id = "process",
     .section = "process",
     .ask = "How was this hour, from 1 to 5? And what's one thing we should do differently next time?",
     .hint = "`4 print the timeline first`. It is read back next time.",
     .why = "Meetings improve like systems do: one small change at a time.",
     .field = "process",
     .answered = [](const Record& r) { return r.process.rating || r.process.improvement; },
     .answer = process_answer,
     .take = take_process},
    {.id = "summary",
     .section = "finish",
     .ask = "Here's a summary for people who weren't here. Shall we keep it?",
     .hint = "Enter keeps it, and it follows the record. Or type your own, three sentences; `/reset` brings it back.",
     .why = "Most readers read this and nothing else.",
     .field = "summary",
     .applies = summary_applies,
     .answered = [](const Record& r) { return r.summary.has_value() && !record::is_problem_stale(r); },
     .answer = summary_answer,
     .phrase = phrase_summary,
     .take = take_summary},
    {.id = "finish",
     .section = "finish",
     .ask = "Ready to finish?",
     .hint = "Enter finishes; a number goes to that item; `/goto NAME` goes to a section or question.",
     .why = "Last chance to change the record before others read it.",
     .field = "status",
     .in = meeting_and_short,
     .phrase = phrase_finish,
     .above = above_finish,
     .take = take_finish},
};

}  // namespace

std::span<const Question> closing_questions() { return closing_rows; }

}  // namespace pm::interview
