#include "interview/commands.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <pm/record.hpp>
#include <pm/record_items.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/asked.hpp"
#include "interview/changes.hpp"
#include "interview/destinations.hpp"
#include "interview/ending.hpp"
#include "interview/event_entry.hpp"
#include "interview/event_text.hpp"
#include "interview/evidence.hpp"
#include "interview/fix_entry.hpp"
#include "interview/item_entry.hpp"
#include "interview/item_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/list_text.hpp"
#include "interview/moment_commands.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"
#include "interview/postpone.hpp"
#include "interview/question_order.hpp"
#include "interview/session.hpp"

namespace pm::interview {
namespace {

using Argument = std::string_view;

void back(StepResult& step, Argument, const InterviewContext& context) {
  if (!go_back(step, context)) show_here(step, MessageKind::note, std::string(phrases::nothing_before));
}

void undo(StepResult& step, Argument, const InterviewContext& context) {
  if (!undo_change(step, context)) show_here(step, MessageKind::note, std::string(phrases::nothing_to_undo));
}

void skip(StepResult& step, Argument, const InterviewContext& context) {
  auto& s = step.session;
  mark_asked(s.record, s.at);
  mark_skipped(s.record, s.at, true);
  step.messages.push_back({MessageKind::understood, std::string(phrases::left_open)});
  if (s.at.question == QuestionId::finish) return end(step, InterviewEnding::quit, context);
  advance(step, context);
}

void why(StepResult& step, Argument, const InterviewContext& context) {
  const auto question = find_question(step.session.at, context);
  show_here(step, MessageKind::note, question ? std::string(question->why) : "");
}

void help(StepResult& step, Argument, const InterviewContext& context) {
  const auto name = [](const SlashCommand& command) {
    return std::string(command.name) + (command.argument.empty() ? "" : " " + std::string(command.argument));
  };
  std::size_t widest = 0;
  for (const auto& command : slash_commands()) widest = std::max(widest, name(command).size());
  for (const auto& command : slash_commands()) {
    auto line = name(command);
    line.resize(context.plain ? line.size() : widest, ' ');
    step.messages.push_back({MessageKind::item, line + "  " + std::string(command.help)});
  }
  repeat_question(step, PromptDetail::words);
}

/// Shows the report so far, with the ids of items. Factors and fixes have theirs in every report.
void show(StepResult& step, Argument, const InterviewContext& context) {
  auto numbered = step.session.record;
  if (numbered.timeline)  // "T2  on call: text", and not "on call: T2  text"
    for (auto& event : *numbered.timeline)
      if (const auto author = record::author_of(event); !author.empty()) {
        event.text = fmt::format("{}: {}", author, event.text);
        event.who.reset();
      }
  for (const auto& list : record::item_lists()) {
    if (list.name == record::ListName::factors || list.name == record::ListName::fixes) continue;
    for (std::size_t i = 0; i < record::item_count(numbered, list.name); ++i) {
      const record::ItemPlace place{list.name, i};
      record::set_item_text(numbered, place,
                            record::item_id(numbered, place) + "  " + record::item_text(numbered, place));
    }
  }
  const auto drawing = context.plain ? report::DrawingStyle::words : report::DrawingStyle::signs;
  step.messages.push_back({MessageKind::block, report::for_terminal(numbered, context.columns, false, drawing) + "\n"});
  repeat_question(step, PromptDetail::words);
}

void go(StepResult& step, Argument name, const InterviewContext& context) {
  auto& s = step.session;
  if (name.empty()) {
    std::ranges::move(destinations(s, context), std::back_inserter(step.messages));
    return repeat_question(step, PromptDetail::words);
  }
  if (const auto at = find_destination(name, s, context)) {
    s.sitting.scope = {};
    return return_to(step, *at, context);
  }
  const auto nearest = suggest_destination(name, context);
  show_here(step, MessageKind::trouble,
            nearest ? phrases::fill(phrases::no_such_place_near, name, id_in_words(*nearest))
                    : phrases::fill(phrases::no_such_place, name));
}

void show_time(StepResult& step, Argument, const InterviewContext& context) {
  const auto& s = step.session;
  const auto so_far = static_cast<long>(minutes_so_far(s, context));
  const auto planned = static_cast<long>(planned_minutes(s.record));
  show_here(step, MessageKind::note,
            so_far <= planned ? phrases::fill(phrases::time_elapsed, so_far, planned - so_far, planned)
                              : phrases::fill(phrases::time_over, so_far, planned));
}

void soak_command(StepResult& step, Argument day, const InterviewContext& context) {
  auto& s = step.session;
  const auto before = s.record;
  auto result =
      day.empty() ? postpone_to(s, default_postpone_day(today(s, context)), context) : postpone(s, day, context);
  const bool is_postponed = result.next == AnswerResult::Next::next;
  apply_change(step, before, s.at, std::move(result), context);
  const bool at_fixes = s.at.question == QuestionId::fixes || s.at.question == QuestionId::when;
  if (!is_postponed || !at_fixes) return repeat_question(step, PromptDetail::words);
  mark_asked(s.record, s.at);
  advance(step, context);
}

void reset(StepResult& step, Argument, const InterviewContext& context) {
  auto& s = step.session;
  const auto before = s.record;
  const auto question = find_question(s.at, context);
  auto result = question && question->reset ? question->reset(s, context) : std::nullopt;
  if (!result) return show_here(step, MessageKind::note, std::string(phrases::nothing_to_reset));
  apply_change(step, before, s.at, std::move(*result), context);
  repeat_question(step, PromptDetail::words);
  s.line.preset = answer_to_edit(s, context);
}

void page(StepResult& step, Argument, const InterviewContext& context) {
  show_here(step, MessageKind::note, context.room_page ? context.room_page() : std::string(phrases::no_room_page));
}

void quiet(StepResult& step, Argument, const InterviewContext&) {
  step.session.is_quiet = !step.session.is_quiet;
  show_here(step, MessageKind::note, std::string(step.session.is_quiet ? phrases::quiet_on : phrases::quiet_off));
}

/// "S2 new words": an id, and what follows it.
struct NamedItem {
  std::string id, words;
};
NamedItem item_named_in(Argument typed) {
  const auto end = typed.find_first_of(" \t\n:");
  const auto words = end == Argument::npos ? Argument() : text::trim(typed.substr(end + 1));
  return {std::string(typed.substr(0, end)), std::string(words)};
}

void drop(StepResult& step, Argument id, const InterviewContext& context) {
  if (id.empty()) return show_here(step, MessageKind::note, "/drop S2");
  edit_item(step, context, [&](InterviewSession& s) { return drop_item(s, id, context); });
}

void move(StepResult& step, Argument typed, const InterviewContext& context) {
  const auto named = item_named_in(typed);
  std::size_t to = 0;
  const auto* const last = named.words.data() + named.words.size();
  const auto [end, error] = std::from_chars(named.words.data(), last, to);
  if (error != std::errc{} || end != last || to == 0) return show_here(step, MessageKind::note, "/move S2 1");
  edit_item(step, context, [&](InterviewSession& s) { return move_item(s, named.id, to, context); });
}

/// The present answer, an item, or at a list all of it.
void edit(StepResult& step, Argument typed, const InterviewContext& context) {
  auto& s = step.session;
  repeat_question(step, PromptDetail::words);
  if (!typed.empty()) {
    const auto named = item_named_in(typed);
    if (!named.words.empty())
      return edit_item(step, context, [&](InterviewSession& session) {
        return change_item(session, named.id, {named.words}, context);
      });
    const auto place = record::find_item(s.record, named.id);
    if (!place) return show_here(step, MessageKind::trouble, no_such_item(s.record, named.id));
    step.editor = EditorText{record::item_id(s.record, *place), typed_item(s, *place)};
    return;
  }
  const auto question = find_question(s.at, context);
  if (question && question->list && s.is_at_list() && *question->list != record::ListName::custom)
    step.editor = EditorText{{record::item_list(*question->list).letter}, list_as_text(s, *question->list)};
  else
    step.editor = EditorText{"", answer_to_edit(s, context)};
}

void quit(StepResult& step, Argument, const InterviewContext& context) { end(step, InterviewEnding::quit, context); }

void event(StepResult& step, Argument words, const InterviewContext& context) {
  if (words.empty()) return show_here(step, MessageKind::note, "/event 14:20 TEXT");
  std::optional<QuestionRef> day_question;
  capture(step, context, [&](InterviewSession& s) {
    auto result = add_event_lines(s, {std::string(words), true, {}}, context);
    if (result.next == AnswerResult::Next::choose)
      return refuse(zone_question(std::get<spoken::AmbiguousZone>(result.choose)));
    if (result.next == AnswerResult::Next::stay) day_question = result.follow;
    return result;
  });
  if (day_question) move_to(step, *day_question, context);
}

/// "T4 https://…"
void source(StepResult& step, Argument words, const InterviewContext& context) {
  const auto named = item_named_in(words);
  const auto end = std::min(words.find_first_of(" \t\n"), words.size());
  const auto url = text::trim(words.substr(end));
  if (named.id.empty() || url.empty())
    return show_here(step, MessageKind::note, "/source T4 https://example.org/graph");
  edit_item(step, context, [&](InterviewSession& s) { return set_link(s, words.substr(0, end), url); });
}

void import_source(StepResult& step, Argument path, const InterviewContext&) {
  if (path.empty()) return show_here(step, MessageKind::note, "/import FILE");
  repeat_question(step, PromptDetail::words);
  step.import = ImportRequest{std::string(path)};
}

void pick(StepResult& step, Argument, const InterviewContext&) {
  repeat_question(step, PromptDetail::words);
  step.import = ImportRequest{};
}

void factor(StepResult& step, Argument words, const InterviewContext& context) {
  if (words.empty()) return show_here(step, MessageKind::note, "/factor TEXT");
  capture(step, context,
          [&](InterviewSession& s) { return add_item(s, record::ListName::factors, {std::string(words)}, context); });
}

/// A fix typed at another question: its follow-ups come now.
void add_fix_now(StepResult& step, Argument words, const InterviewContext& context) {
  auto& s = step.session;
  const auto before = s.record;
  auto result = add_fix(s, {std::string(words)}, context);
  const bool is_added = result.next == AnswerResult::Next::stay;
  const auto refused = result.refused;
  take_capture(step, before, std::move(result), context);
  s.line.rejected = refused;
  if (!is_added) return;
  if (was_asked(s.record, {QuestionId::fixes})) s.list.reset();
  if (const auto due = due_fix_follow_up(s, context); !due.is_none()) move_to(step, due, context);
}

/// Before the fixes section it is stored as an idea.
void fix(StepResult& step, Argument words, const InterviewContext& context) {
  const auto& s = step.session;
  if (words.empty()) return show_here(step, MessageKind::note, "/fix TEXT");
  const bool is_at_fixes = progress(s, context).section == Section::fixes && s.at.question != QuestionId::when;
  if (is_at_fixes || was_asked(s.record, {QuestionId::fixes})) return add_fix_now(step, words, context);
  capture(step, context, [&](InterviewSession& session) {
    auto result = add_item(session, record::ListName::ideas, {std::string(words)}, context);
    result.messages.push_back({MessageKind::understood, std::string(phrases::idea_kept)});
    return result;
  });
}

void park(StepResult& step, Argument words, const InterviewContext& context) {
  if (words.empty()) return show_here(step, MessageKind::note, "/park TEXT");
  capture(step, context, [&](InterviewSession& s) {
    auto result = add_item(s, record::ListName::parking, {std::string(words)}, context);
    result.messages.push_back({MessageKind::understood, std::string(phrases::parked)});
    return result;
  });
}

constexpr SlashCommand commands[] = {
    {"/back", "", "go back to the previous question", back},
    {"/undo", "", "undo the last change", undo},
    {"/skip", "", "leave this question open", skip},
    {"/why", "", "explain why this is asked", why},
    {"/show", "", "show the record so far", show},
    {"/goto", "NAME", "go to a section, question or milestone (without NAME: list them)", go},
    {"/event", "14:20 TEXT", "add an event to the timeline", event},
    {"/source", "T4 URL", "link an event to its graph, alert, commit or message", source},
    {"/import", "FILE", "read a chat, alerts or a log, and pick events from it", import_source},
    {"/pick", "", "pick events from what was read", pick},
    {"/factor", "TEXT", "add a contributing factor", factor},
    {"/fix", "TEXT", "add a fix (before the fixes section: an idea)", fix},
    {"/park", "TEXT", "note something for later (parking lot)", park},
    {"/time", "", "show minutes elapsed and left", show_time},
    {"/soak", "DAY", "postpone the fixes to that day and end the meeting", soak_command},
    {"/day", "DAY [T4-T9]", "set the day of the lines that follow; with events: move those to it", day_command},
    {"/zone", "NAME [T1-T9]", "set the time zone; with events, reinterpret only their clock times", zone_command},
    {"/reset", "", "show the proposed answer again, in place of your own words", reset},
    {"/page", "", "show the address of the room page and its number of readers (start it if there is none)", page},
    {"/quiet", "", "hold findings back until the end (again: show them)", quiet},
    {"/edit", "[S2 [TEXT]]", "change an item; without TEXT, or the answer or list here, in your editor", edit},
    {"/drop", "S2", "remove an item of any list", drop},
    {"/move", "S2 1", "move an item to another place in its list", move},
    {"/quit", "", "save and quit", quit},
    {"/help", "", "show this list", help},
};

}  // namespace

std::span<const SlashCommand> slash_commands() { return commands; }

std::vector<TypedInfo> typed_commands() {
  std::vector<TypedInfo> all;
  for (const auto& command : commands) all.push_back({command.name, command.argument, command.help});
  return all;
}

std::optional<TypedCommand> typed_command(std::string_view line) {
  line = text::trim(line);
  const auto space = line.find_first_of(" \t\n");
  const auto word = line.substr(0, space);
  for (const auto& command : commands)
    if (command.name == word)
      return TypedCommand{&command,
                          space == std::string_view::npos ? std::string_view{} : text::trim(line.substr(space))};
  return std::nullopt;
}

std::optional<std::string> suggested_command(std::string_view line) {
  line = text::trim(line);
  if (!line.starts_with('/') || line.find_first_of(" \t\n/", 1) != std::string_view::npos) return std::nullopt;
  std::vector<std::string_view> names;
  for (const auto& command : commands) names.push_back(command.name);
  return text::nearest(line, names);
}

}  // namespace pm::interview
