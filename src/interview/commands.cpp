#include "interview/navigation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/event_text.hpp"
#include "interview/phrases.hpp"
#include "interview/zone_change.hpp"

namespace pm::interview {
namespace {

using Argument = std::string_view;

void show_here(StepResult& turn, MessageKind tone, std::string text) {
  turn.messages.push_back({tone, std::move(text)});
  repeat_question(turn, InterviewSession::Show::words);
}

/// Takes a capture like an answer; the question stays.
template <class Take>
void capture(StepResult& turn, const InterviewContext& room, Take take) {
  const auto before = turn.session.record;
  auto taken = take(turn.session);
  if (taken.next == AnswerResult::Next::again) turn.session.record = before;
  apply_answer(turn, before, turn.session.at, std::move(taken), room);
  repeat_question(turn, InterviewSession::Show::words);
}

/// The previous question from an earlier session or from --prep.
std::vector<QuestionRef> met_before(const InterviewSession& s, const std::vector<Question>& rows) {
  const auto all = asked(s.record);
  for (auto at = all.rbegin(); at != all.rend(); ++at)
    if (const auto* row = find_question(rows, at->question);
        row && at->subject.empty() && !(*at == s.at) && row->shape != Question::Shape::follow_up)
      return {*at};
  return {};
}

void back(StepResult& turn, Argument, const InterviewContext& room) {
  auto& s = turn.session;
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  // Within a list: edit its last item.
  if (row && row->last_item && s.added > 0 && s.replacing.empty() && s.at == s.list) {
    s.replacing = row->last_item(s);
    put_answer_on_line(s, room);
    s.added -= 1;
    return repeat_question(turn, InterviewSession::Show::words);
  }
  if (s.trail.empty()) s.trail = met_before(s, rows);
  if (s.trail.empty()) return show_here(turn, MessageKind::note, std::string(say::nothing_before));
  const auto at = s.trail.back();
  s.trail.pop_back();
  auto trail = s.trail;
  if (s.record.interview.asked) std::erase(*s.record.interview.asked, at.text());
  move_to(turn, at, room);
  s.trail = std::move(trail);
  s.show = InterviewSession::Show::whole;
  row = find_question(rows, at.question);
  put_answer_on_line(s, room);
  if (row && row->shape == Question::Shape::list) s.replacing = row->last_item && at == s.list ? row->last_item(s) : "";
  if (row && row->shape == Question::Shape::list && s.replacing.empty()) s.preset.clear();
}

void undo(StepResult& turn, Argument, const InterviewContext& room) {
  auto& s = turn.session;
  if (s.undo_steps.empty()) return show_here(turn, MessageKind::note, std::string(say::nothing_to_undo));
  const auto last = s.undo_steps.back();
  s.undo_steps.pop_back();
  // The id and shown messages do not count as changes.
  auto record = last->record;
  record.id = s.record.id, record.uid = s.record.uid;
  if (record.title.empty()) record.title = s.record.title;
  record.interview.said = s.record.interview.said;
  s.record = std::move(record);
  const auto added = s.added;
  move_to(turn, last->at, room);
  s.added = added > 0 && s.at == s.list ? added - 1 : s.added;
  s.show = InterviewSession::Show::words;
  turn.messages.push_back({MessageKind::understood, say::with(say::taken_back, last->what)});
}

void skip(StepResult& turn, Argument, const InterviewContext& room) {
  auto& s = turn.session;
  mark_asked(s.record, s.at);
  mark_skipped(s.record, s.at, true);
  turn.messages.push_back({MessageKind::understood, std::string(say::left_open)});
  if (s.at.question == "finish") return end(turn, InterviewEnding::quit, room);
  advance(turn, room);
}

void why(StepResult& turn, Argument, const InterviewContext& room) {
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, turn.session.at.question);
  show_here(turn, MessageKind::note, row ? std::string(row->why) : "");
}

void help(StepResult& turn, Argument, const InterviewContext& room) {
  const auto name = [](const SlashCommand& command) {
    return std::string(command.name) + (command.argument.empty() ? "" : " " + std::string(command.argument));
  };
  std::size_t widest = 0;
  for (const auto& command : slash_commands()) widest = std::max(widest, name(command).size());
  for (const auto& command : slash_commands()) {
    auto line = name(command);
    line.resize(room.plain ? line.size() : widest, ' ');
    turn.messages.push_back({MessageKind::item, line + "  " + std::string(command.help)});
  }
  repeat_question(turn, InterviewSession::Show::words);
}

/// Shows the report so far, with event numbers.
void show(StepResult& turn, Argument, const InterviewContext& room) {
  auto numbered = turn.session.record;
  if (numbered.timeline)
    for (auto& event : *numbered.timeline) event.text = event.id + "  " + event.text;
  const auto drawing = room.plain ? report::DrawingStyle::words : report::DrawingStyle::signs;
  turn.messages.push_back({MessageKind::block, report::for_terminal(numbered, room.columns, false, drawing) + "\n"});
  repeat_question(turn, InterviewSession::Show::words);
}

void go(StepResult& turn, Argument to, const InterviewContext& room) {
  auto& s = turn.session;
  const auto rows = all_questions(room.team_questions);
  auto wanted = text::lower_ascii(text::trim(to));
  std::ranges::replace(wanted, ' ', '_');
  const auto* found = find_question(rows, wanted);
  if (found && found->shape == Question::Shape::follow_up) found = nullptr;
  if (!found)
    for (const auto& row : rows)
      if (row.section == wanted && row.shape != Question::Shape::follow_up && (!row.applies || row.applies(s, room))) {
        found = &row;
        break;
      }
  if (!found) {
    std::string names;
    for (const auto name : section_names()) names += (names.empty() ? "" : ", ") + std::string(name);
    return show_here(turn, MessageKind::trouble, say::with(say::no_such_section, to, names));
  }
  s.section_only.clear();
  const QuestionRef at{std::string(found->id), ""};
  if (s.record.interview.asked) std::erase(*s.record.interview.asked, at.text());
  s.list = {};
  move_to(turn, at, room);
  if (found->shape == Question::Shape::one) put_answer_on_line(s, room);
}

void show_time(StepResult& turn, Argument, const InterviewContext& room) {
  const auto& s = turn.session;
  const auto so_far = static_cast<long>(minutes_so_far(s, room));
  const auto planned = s.record.interview.minutes ? static_cast<long>(s.record.interview.minutes->value) : 60L;
  show_here(turn, MessageKind::note,
            so_far <= planned ? say::with(say::time_elapsed, so_far, planned - so_far, planned)
                              : say::with(say::time_over, so_far, planned));
}

void soak_command(StepResult& turn, Argument day, const InterviewContext& room) {
  auto& s = turn.session;
  const auto before = s.record;
  auto taken = day.empty() ? postpone_to(s, default_postpone_day(today(s, room)), room) : postpone(s, day, room);
  const bool understood = taken.next == AnswerResult::Next::next;
  apply_answer(turn, before, s.at, std::move(taken), room);
  const bool at_fixes = s.at.question == "fixes" || s.at.question == "when";
  if (!understood || !at_fixes) return repeat_question(turn, InterviewSession::Show::words);
  mark_asked(s.record, s.at);
  advance(turn, room);
}

/// "Europe/London T1-T3": the zone, and the lines; no lines: all.
struct ZoneCommand {
  std::string_view name;
  std::vector<std::string> lines;
};
Result<ZoneCommand> read_zone_command(const record::Record& r, Argument words) {
  const auto space = words.find_first_of(" \t");
  const auto behind = space == words.npos ? std::string_view() : text::trim(words.substr(space));
  if (behind.empty()) return ZoneCommand{words, {}};
  const auto lines = lines_named(r, behind);
  if (!lines) return ZoneCommand{words, {}};  // the message on an unknown zone shows it whole
  if (lines->empty()) return fail(ErrorKind::usage, say::with(say::no_such_event, behind));
  return ZoneCommand{words.substr(0, space), *lines};
}

Messages zone_says(const ZoneChange& change, const ZoneCommand& command, bool has_times) {
  Messages says;
  const auto list = [&](std::string_view what, const std::vector<std::string>& ids) {
    if (!ids.empty())
      says.push_back({MessageKind::understood, say::with(say::zone_lines, what, text::join(ids, ", "))});
  };
  if (command.lines.empty())
    says.push_back({MessageKind::understood, say::with(say::zone_changed, *change.record.timezone)});
  if (has_times && change.reread.empty())
    says.push_back({MessageKind::note, say::with(say::zone_nothing, command.name)});
  list(say::zone_reread, change.reread);
  if (!change.reread.empty()) list(say::zone_kept, change.kept);
  list(say::zone_order, change.new_order);
  if (has_times) says.push_back({MessageKind::note, std::string(say::zone_undo)});
  return says;
}

void zone_with(StepResult& turn, Argument words, std::vector<ChosenMoment> chosen, const InterviewContext& room) {
  auto& s = turn.session;
  const auto command = read_zone_command(s.record, words);
  if (!command) return show_here(turn, MessageKind::trouble, command.error().message);
  const auto found = time::Zone::find(command->name);
  if (!found)
    return show_here(turn, MessageKind::trouble,
                     say::with(say::no_such_zone, found.error().message, found.error().hint));
  auto change = change_zone(s, *found, command->lines, chosen);
  if (change.open) {
    const auto& open = *change.open;
    s.confirmation =
        ChoosingMoment{std::string(words), std::move(chosen), open.event, open.first, open.second, open.is_missing};
    return;
  }
  const bool has_times = size_of(s.record.timeline) > 0 ||
                         std::ranges::any_of(s.record.times.at, [](const auto& t) { return t.has_value(); });
  capture(turn, room, [&](InterviewSession& session) {
    AnswerResult taken = stay_in_list(zone_says(change, *command, has_times));
    session.record = std::move(change.record);
    taken.what = "the zone";
    return taken;
  });
}

void zone(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty())
    return show_here(turn, MessageKind::note, say::with(say::zone_shown, zone_of(turn.session, room).name()));
  zone_with(turn, words, {}, room);
}

void quiet(StepResult& turn, Argument, const InterviewContext&) {
  turn.session.quiet = !turn.session.quiet;
  show_here(turn, MessageKind::note, std::string(turn.session.quiet ? say::quiet_on : say::quiet_off));
}

void edit(StepResult& turn, Argument, const InterviewContext&) {
  turn.request = HostRequest::open_editor;
  repeat_question(turn, InterviewSession::Show::words);
}

void quit(StepResult& turn, Argument, const InterviewContext& room) { end(turn, InterviewEnding::quit, room); }

void event(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty()) return show_here(turn, MessageKind::note, "/event 14:20 TEXT");
  capture(turn, room, [&](InterviewSession& s) { return add_event_lines(s, {std::string(words), true, {}}, room); });
}

void factor(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty()) return show_here(turn, MessageKind::note, "/factor TEXT");
  capture(turn, room, [&](InterviewSession& s) {
    const auto& added = add_factor(s.record, std::string(words));
    AnswerResult taken = stay_in_list({{MessageKind::item, added.id + "  " + added.text}});
    taken.what = added.id + " " + added.text;
    taken.changes.push_back({"/factors/" + std::to_string(s.record.factors->size() - 1) + "/text", added.text});
    return taken;
  });
}

/// Before the fixes section it is stored as an idea.
void fix(StepResult& turn, Argument words, const InterviewContext& room) {
  auto& s = turn.session;
  if (words.empty()) return show_here(turn, MessageKind::note, "/fix TEXT");
  const bool their_turn =
      was_asked(s.record, {"fixes", ""}) || (progress(s, room).section == "fixes" && s.at.question != "when");
  if (their_turn) {
    const auto before = s.record;
    auto taken = add_fix(s, {std::string(words), false, {}}, room);
    const bool added = taken.next == AnswerResult::Next::stay;
    const auto unread = taken.keep_on_line;
    apply_answer(turn, before, s.at, std::move(taken), room);
    s.rejected_line = unread;
    if (!added) return repeat_question(turn, InterviewSession::Show::words);
    s.list = was_asked(s.record, {"fixes", ""}) ? QuestionRef{} : s.list;
    const auto here = s.at;
    s.at = {"fixes", ""};
    const auto due = next_question(s, room);
    s.at = here;
    if (due.question.starts_with("fix_")) return move_to(turn, due, room);
    return repeat_question(turn, InterviewSession::Show::words);
  }
  capture(turn, room, [&](InterviewSession& session) {
    add_to(session.record.fix_ideas, std::string(words));
    AnswerResult taken = stay_in_list({{MessageKind::understood, say::with(say::idea_kept, words)}});
    taken.what = std::string(words);
    return taken;
  });
}

void park(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty()) return show_here(turn, MessageKind::note, "/park TEXT");
  capture(turn, room, [&](InterviewSession& s) {
    add_to(s.record.parking_lot, std::string(words));
    AnswerResult taken = stay_in_list({{MessageKind::understood, say::with(say::parked, words)}});
    taken.what = std::string(words);
    taken.changes.push_back({"/parking_lot/" + std::to_string(s.record.parking_lot->size() - 1), std::string(words)});
    return taken;
  });
}

constexpr SlashCommand commands[] = {
    {"/back", "", "go back to the previous question", back},
    {"/undo", "", "undo the last change", undo},
    {"/skip", "", "leave this question open", skip},
    {"/why", "", "explain why this is asked", why},
    {"/show", "", "show the record so far", show},
    {"/goto", "SECTION", "go to a section, or to a question by its id", go},
    {"/event", "14:20 TEXT", "add an event to the timeline", event},
    {"/factor", "TEXT", "add a contributing factor", factor},
    {"/fix", "TEXT", "add a fix (before the fixes section: an idea)", fix},
    {"/park", "TEXT", "note something for later (parking lot)", park},
    {"/time", "", "show minutes elapsed and left", show_time},
    {"/soak", "DAY", "postpone the fixes to that day and end the meeting", soak_command},
    {"/zone", "NAME [T1-T9]", "set the time zone; with events: read their clock times in it", zone},
    {"/quiet", "", "hold findings back until the end (again: show them)", quiet},
    {"/edit", "", "edit the answer in your editor", edit},
    {"/quit", "", "save and quit", quit},
    {"/help", "", "show this list", help},
};

}  // namespace

void choose_moment(StepResult& turn, const ChoosingMoment& open, int choice, const InterviewContext& room) {
  auto chosen = open.chosen;
  chosen.push_back({open.event, choice == 1 ? open.first : open.second, open.is_missing && choice == 1});
  zone_with(turn, open.command, std::move(chosen), room);
}

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
