// Sections "process" and "finish".
#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/day_change.hpp"
#include "interview/fix_entry.hpp"
#include "interview/open_items.hpp"
#include "interview/phrases.hpp"
#include "interview/postpone.hpp"
#include "interview/questions/questions.hpp"
#include "interview/session.hpp"

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
  if (answer.empty()) return accept({{MessageKind::understood, std::string(phrases::left_open)}});
  auto& process = s.record.process;
  const bool rated =
      answer[0] >= '1' && answer[0] <= '5' && (answer.size() == 1 || answer.find_first_of(" ,:;-/", 1) == 1);
  if (!rated && answer[0] >= '0' && answer[0] <= '9') return refuse(std::string(phrases::rating_wanted), answer);
  if (rated) process.rating = record::Number::of(answer[0] - '0');
  const auto words_from = rated ? answer.find_first_not_of(" ,:;-", 1) : 0;
  AnswerResult result = accept();
  if (words_from == std::string::npos) return result;
  process.improvement = answer.substr(words_from);
  result.changes.push_back({"/process/improvement", *process.improvement});
  return result;
}

// --- finish

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

Messages above_finish(const InterviewSession& s, const InterviewContext& context) {
  Messages messages;
  // Shown as final, because the draft notice would be misleading here.
  auto shown = s.record;
  if (has_fixes(shown) && blocking_findings(shown, context).empty()) shown.status = record::Status::final;
  const auto drawing = context.plain ? report::DrawingStyle::words : report::DrawingStyle::signs;
  messages.push_back(
      {MessageKind::block, beginning(report::for_terminal(shown, context.columns, false, drawing)) + "\n"});
  const auto items = open_items(s, context);
  if (items.empty()) messages.push_back({MessageKind::note, std::string(phrases::all_answered)});
  std::optional<OpenItem::Group> group;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (group != items[i].group) {
      group = items[i].group;
      const auto head = *group == OpenItem::Group::open     ? phrases::still_open
                        : *group == OpenItem::Group::parked ? phrases::parked_head
                                                            : phrases::findings_head;
      messages.push_back({MessageKind::note, std::string(head)});
    }
    messages.push_back({MessageKind::item, std::to_string(i + 1) + "  " + items[i].text});
  }
  return messages;
}

AnswerResult finish(InterviewSession& s, const InterviewContext& context) {
  AnswerResult result;
  result.next = AnswerResult::Next::end;
  result.ending = InterviewEnding::finished;
  if (!has_fixes(s.record) && s.record.soak_until) {
    result.ending = InterviewEnding::soaking;
    return result;
  }
  if (blocking_findings(s.record, context).empty()) s.record.status = record::Status::final;
  return result;
}

/// Whether the id carries another day than that of the incident, which was learnt later.
bool is_named_after_another_day(const Record& r) {
  const auto named_after = time::parse_day(std::string_view(r.id).substr(0, std::min<std::size_t>(r.id.size(), 10)));
  const auto day = record::incident_day(r);
  return named_after && day && *named_after != *day;
}

/// Enter at the last question: what is still to be asked is asked, then the meeting ends.
AnswerResult finish_or_ask(InterviewSession& s, const InterviewContext& context) {
  const auto ask = [](QuestionRef at) {
    AnswerResult result = accept();
    result.follow = std::move(at);
    return result;
  };
  const QuestionRef day{QuestionId::day, "confirm"}, rename{QuestionId::finish, "rename"};
  if (s.at.subject != "rename") {
    if (!has_fixes(s.record) && !s.record.soak_until && s.at.subject != "last_call")
      return ask({QuestionId::finish, "last_call"});
    if (assumed_day(s.record) && !was_asked(s.record, day)) return ask(day);
    if (is_named_after_another_day(s.record) && !assumed_day(s.record) && !was_asked(s.record, rename))
      return ask(rename);
  }
  return finish(s, context);
}

/// "One small thing before we go? Or a day to come back": a fix, a day, or neither.
AnswerResult take_last_call(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (text::is_blank(words.text)) return finish_or_ask(s, context);
  if (const auto day = spoken::parse_spoken_day(text::trim(words.text), today(s, context))) {
    auto result = postpone_to(s, *day, context);
    if (result.next == AnswerResult::Next::next) result.follow = QuestionRef{QuestionId::finish, ""};
    return result;
  }
  auto result = add_fix(s, words, context);
  if (result.next == AnswerResult::Next::stay) {
    result.next = AnswerResult::Next::next;
    result.follow = QuestionRef{QuestionId::fixes, ""};  // continues with the follow-ups of the fix
  }
  return result;
}

AnswerResult take_finish(InterviewSession& s, const AnswerText& words, const InterviewContext& context) {
  if (s.at.subject == "last_call") return take_last_call(s, words, context);
  const auto typed = text::trim(words.text);
  if (s.at.subject == "rename") {
    const auto is_yes = yes_or_no(typed);
    if (!is_yes && !typed.empty()) return refuse(std::string(phrases::y_or_n));
    auto result = finish_or_ask(s, context);
    result.wants_rename = is_yes == true;
    return result;
  }
  if (typed.empty()) return finish_or_ask(s, context);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const auto items = open_items(s, context);
  if (error != std::errc{} || end != typed.data() + typed.size() || number == 0 || number > items.size())
    return refuse(phrases::fill(phrases::no_such_number, typed));
  const auto& item = items[number - 1];
  AnswerResult result = stay_in_list({{MessageKind::item, std::to_string(number) + "  " + item.text}});
  if (!item.explanation.empty()) result.messages.push_back({MessageKind::finding, item.explanation});
  if (item.question) {
    forget_asked(s.record, *item.question);
    result.follow = item.question;
  } else if (item.section) {
    result.follow_section = item.section;
  } else if (!item.command.empty()) {
    result.messages.push_back({MessageKind::understood, phrases::fill(phrases::settle_with, item.command)});
  }
  return result;
}

void phrase_finish(const InterviewSession& s, const InterviewContext& context, std::string& ask, std::string& hint) {
  if (s.at.subject.empty() && open_items(s, context).empty()) hint = std::string(phrases::goes_to_any);
  if (s.at.subject == "rename") {
    const auto day = record::incident_day(s.record);
    ask = phrases::fill(phrases::rename_to_day, day ? weekday_and_day(*day, today(s, context)) : "", s.record.id);
    hint.clear();
  }
  if (s.at.subject != "last_call") return;
  ask = std::string(phrases::one_small_thing);
  hint = "`Show host in the prompt @ana 2h`, or Enter to keep it as a draft.";
}

const Question closing_rows[] = {
    {.id = QuestionId::process,
     .section = Section::process,
     .ask = "How was this hour, from 1 to 5? And what's one thing we should do differently next time?",
     .hint = "`4 print the timeline first`. It is read back next time.",
     .why = "Meetings improve by one small change at a time.",
     .field = "process",
     .answered = [](const Record& r) { return r.process.rating || r.process.improvement; },
     .answer = process_answer,
     .take = take_process},
    {.id = QuestionId::finish,
     .section = Section::finish,
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
