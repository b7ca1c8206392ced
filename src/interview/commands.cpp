#include "interview/navigation.hpp"

#include <algorithm>
#include <charconv>

#include <pm/record.hpp>
#include <pm/report.hpp>
#include <pm/text.hpp>

#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/list_editor.hpp"
#include "interview/phrases.hpp"
#include "interview/time_notes.hpp"
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
  if (s.trail.empty()) s.trail = met_before(s, rows);
  if (s.trail.empty()) return show_here(turn, MessageKind::note, std::string(say::nothing_before));
  const auto at = s.trail.back();
  s.trail.pop_back();
  auto trail = s.trail;
  if (s.record.interview.asked) std::erase(*s.record.interview.asked, at.text());
  move_to(turn, at, room);
  s.trail = std::move(trail);
  s.show = InterviewSession::Show::whole;
  put_answer_on_line(s, room);
}

void undo(StepResult& turn, Argument, const InterviewContext& room) {
  auto& s = turn.session;
  if (s.undo_steps.empty()) return show_here(turn, MessageKind::note, std::string(say::nothing_to_undo));
  const auto last = s.undo_steps.back();
  s.undo_steps.pop_back();
  auto says = undone_items(s.record, last->record);
  if (says.empty()) says.push_back({MessageKind::understood, say::with(say::taken_back, last->what)});
  turn.messages.insert(turn.messages.end(), says.begin(), says.end());
  // The id and shown messages do not count as changes.
  auto record = last->record;
  record.id = s.record.id, record.uid = s.record.uid;
  if (record.title.empty()) record.title = s.record.title;
  keep_shown_messages(record, s.record);
  s.record = std::move(record);
  const auto added = s.added;
  move_to(turn, last->at, room);
  s.added = added > 0 && s.at == s.list ? added - 1 : s.added;
  s.show = InterviewSession::Show::words;
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

/// Shows the report so far, with the ids of items. Factors and fixes have theirs in every report.
void show(StepResult& turn, Argument, const InterviewContext& room) {
  auto numbered = turn.session.record;
  for (const auto& list : record::item_lists()) {
    if (list.name == record::ListName::factors || list.name == record::ListName::fixes) continue;
    for (std::size_t i = 0; i < record::item_count(numbered, list.name); ++i) {
      const record::ItemPlace place{list.name, i};
      record::set_item_text(numbered, place,
                            record::item_id(numbered, place) + "  " + record::item_text(numbered, place));
    }
  }
  const auto drawing = room.plain ? report::DrawingStyle::words : report::DrawingStyle::signs;
  turn.messages.push_back({MessageKind::block, report::for_terminal(numbered, room.columns, false, drawing) + "\n"});
  repeat_question(turn, InterviewSession::Show::words);
}

/// Other words for a question, as the prompts and reports use them.
struct OtherName {
  std::string_view name, question;
};
constexpr OtherName other_names[] = {
    {"impact_started", "started"},
    {"acknowledged", "engaged"},
    {"time_to_detect", "until_seen"},
    {"time_to_mitigate", "until_well"},
    {"luck", "lucky"},
    {"what_held", "held"},
    {"went_well", "held"},
    {"participants", "people"},
    {"facilitator", "boss"},
    {"scribe", "boss"},
    {"action_items", "fixes"},
    {"contributing_factors", "factors"},
    {"soak", "when"},
};

const Question* named_question(const std::vector<Question>& rows, std::string_view typed, const InterviewSession& s,
                               const InterviewContext& room) {
  auto wanted = text::lower_ascii(text::trim(typed));
  std::ranges::replace(wanted, ' ', '_');
  for (const auto& other : other_names)
    if (other.name == wanted) wanted = other.question;
  const auto may_be_asked = [&](const Question& row) { return row.shape != Question::Shape::follow_up; };
  const auto applies = [&](const Question& row) { return !row.applies || row.applies(s, room); };
  const Question* found = nullptr;
  for (const auto& row : rows)
    if (row.id == wanted && may_be_asked(row) && (!found || (applies(row) && !applies(*found)))) found = &row;
  for (const auto& row : rows)
    if (!found && row.section == wanted && may_be_asked(row) && applies(row)) found = &row;
  if (found || !record::find_item(s.record, wanted)) return found;
  return find_question(rows, record::list_of_letter(wanted[0])->question);
}

/// What /goto takes now, a section a line.
void list_destinations(StepResult& turn, const std::vector<Question>& rows, const InterviewContext& room) {
  turn.messages.push_back({MessageKind::note, std::string(say::goto_takes)});
  for (const auto section : section_names()) {
    std::vector<std::string> ids;
    for (const auto& row : rows)
      if (row.section == section && row.shape != Question::Shape::follow_up &&
          (!row.applies || row.applies(turn.session, room)))
        if (const auto id = id_in_words(row.id); std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    turn.messages.push_back({MessageKind::item, std::string(section) + ": " + text::join(ids, ", ")});
  }
  repeat_question(turn, InterviewSession::Show::words);
}

void go(StepResult& turn, Argument to, const InterviewContext& room) {
  auto& s = turn.session;
  const auto rows = all_questions(room.team_questions);
  if (to.empty()) return list_destinations(turn, rows, room);
  const auto* found = named_question(rows, to, s, room);
  if (!found) {
    std::vector<std::string_view> names;
    for (const auto name : section_names()) names.push_back(name);
    for (const auto& row : rows) names.push_back(row.id);
    std::ranges::for_each(other_names, [&](const OtherName& other) { names.push_back(other.name); });
    const auto meant = text::nearest(to, names);
    return show_here(
        turn, MessageKind::trouble,
        meant ? say::with(say::no_such_place_near, to, id_in_words(*meant)) : say::with(say::no_such_place, to));
  }
  s.section_only.clear();
  const QuestionRef at{std::string(found->id), ""};
  if (s.record.interview.asked) std::erase(*s.record.interview.asked, at.text());
  s.list = {};
  move_to(turn, at, room);
  put_answer_on_line(s, room);
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
    s.confirmation = ChoosingMoment{"/zone " + std::string(words),
                                    found->name(),
                                    std::move(chosen),
                                    open.item,
                                    open.first,
                                    open.second,
                                    open.is_missing};
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

/// "26 Nov T4-T12": the day, and the lines; no lines: those that follow.
struct DayCommand {
  std::string_view day;
  std::vector<std::string> lines;
};
Result<DayCommand> read_day_command(const record::Record& r, Argument words) {
  for (std::size_t at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
    const auto lines = lines_named(r, text::trim(words.substr(at)));
    if (!lines) continue;
    if (lines->empty()) return fail(ErrorKind::usage, say::with(say::no_such_event, text::trim(words.substr(at))));
    return DayCommand{text::trim(words.substr(0, at)), *lines};
  }
  return DayCommand{words, {}};
}

/// Whether an event is on the day of the incident, if that is known.
bool has_event_on_its_day(const record::Record& r) {
  const auto zone = record::zone_of(r);
  return !r.day || std::ranges::any_of(r.timeline.value_or(std::vector<record::Event>{}), [&](const auto& e) {
    return record::has_time(e) && zone.day(e.at.at) == *r.day;
  });
}

void day_with(StepResult& turn, Argument words, std::vector<ChosenMoment> chosen, const InterviewContext& room) {
  auto& s = turn.session;
  const auto command = read_day_command(s.record, words);
  if (!command) return show_here(turn, MessageKind::trouble, command.error().message);
  const auto day = parse_incident_day(command->day, s, room);
  if (!day) return show_here(turn, MessageKind::trouble, say::with(say::day_wanted, command->day));
  const auto here = s.at;
  std::optional<QuestionRef> follow;
  if (command->lines.empty()) {
    capture(turn, room, [&](InterviewSession& session) {
      auto taken = take_day_command(session, *day, room);
      follow = taken.follow;
      return taken;
    });
    if (follow) move_to(turn, *follow, room);
    return;
  }
  const auto today = zone_of(s, room).day(room.now);
  if (*day > today)
    return show_here(turn, MessageKind::trouble,
                     say::with(say::day_in_future, weekday_and_day(*day, today), weekday_and_day(today, today)));
  auto change = move_to_day(s.record, *day, command->lines, chosen);
  if (change.open) {
    const auto& open = *change.open;
    s.confirmation = ChoosingMoment{"/day " + std::string(words),
                                    zone_of(s, room).name(),
                                    std::move(chosen),
                                    open.item,
                                    open.first,
                                    open.second,
                                    open.is_missing};
    return;
  }
  if (change.moved.empty()) return show_here(turn, MessageKind::note, std::string(say::day_nothing_moved));
  if (const auto ahead = item_in_future(change, room.now))
    return show_here(turn, MessageKind::trouble, say::with(say::day_puts_ahead, *ahead, weekday_and_day(*day, today)));
  capture(turn, room, [&](InterviewSession& session) {
    AnswerResult taken =
        stay_in_list({{MessageKind::understood,
                       say::with(say::day_lines_moved, weekday_and_day(*day, today), text::join(change.moved, ", "))}});
    const bool was_assumed = assumed_day(session.record).has_value();
    session.record = std::move(change.record);
    const bool is_known_now = was_assumed && !assumed_day(session.record) && !session.record.day;
    if (is_known_now || !has_event_on_its_day(session.record)) session.record.day = *day;
    for (const auto& id : change.moved)
      if (const auto* event = record::find_event(session.record, id))
        taken.messages.push_back({MessageKind::item, event_line(session, room, *event)});
    taken.what = taken.messages.front().text;
    return taken;
  });
}

void day(StepResult& turn, Argument words, const InterviewContext& room) {
  const auto& s = turn.session;
  if (!words.empty()) return day_with(turn, words, {}, room);
  const auto today = zone_of(s, room).day(room.now);
  const auto assumed = assumed_day(s.record);
  show_here(turn, MessageKind::note,
            assumed        ? say::with(say::day_assumed, weekday_and_day(*assumed, today))
            : s.record.day ? say::with(say::day_set, weekday_and_day(*s.record.day, today))
                           : std::string(say::day_not_set));
}

void reset(StepResult& turn, Argument, const InterviewContext& room) {
  auto& s = turn.session;
  const auto before = s.record;
  auto taken = reset_answer(s, room);
  if (!taken) return show_here(turn, MessageKind::note, std::string(say::nothing_to_reset));
  apply_answer(turn, before, s.at, std::move(*taken), room);
  repeat_question(turn, InterviewSession::Show::words);
  put_answer_on_line(s, room);
}

void quiet(StepResult& turn, Argument, const InterviewContext&) {
  turn.session.quiet = !turn.session.quiet;
  show_here(turn, MessageKind::note, std::string(turn.session.quiet ? say::quiet_on : say::quiet_off));
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

void drop(StepResult& turn, Argument id, const InterviewContext& room) {
  if (id.empty()) return show_here(turn, MessageKind::note, "/drop S2");
  edit_item(turn, room, [&](InterviewSession& s) { return drop_item(s, id, room); });
}

void move(StepResult& turn, Argument typed, const InterviewContext& room) {
  const auto named = item_named_in(typed);
  std::size_t to = 0;
  const auto* const last = named.words.data() + named.words.size();
  const auto [end, error] = std::from_chars(named.words.data(), last, to);
  if (error != std::errc{} || end != last || to == 0) return show_here(turn, MessageKind::note, "/move S2 1");
  edit_item(turn, room, [&](InterviewSession& s) { return move_item(s, named.id, to, room); });
}

/// The present answer, an item, or at a list all of it.
void edit(StepResult& turn, Argument typed, const InterviewContext& room) {
  auto& s = turn.session;
  repeat_question(turn, InterviewSession::Show::words);
  if (!typed.empty()) {
    const auto named = item_named_in(typed);
    if (!named.words.empty())
      return edit_item(turn, room,
                       [&](InterviewSession& session) { return change_item(session, named.id, {named.words}, room); });
    const auto place = record::find_item(s.record, named.id);
    if (!place) return show_here(turn, MessageKind::trouble, no_such_item(s.record, named.id));
    turn.editor = EditorText{record::item_id(s.record, *place), typed_item(s, *place)};
    return;
  }
  const auto rows = all_questions(room.team_questions);
  const auto* row = find_question(rows, s.at.question);
  if (row && row->list && row->shape == Question::Shape::list && s.at == s.list &&
      *row->list != record::ListName::custom) {
    turn.editor = EditorText{{record::item_list(*row->list).letter}, list_as_text(s, *row->list)};
    return;
  }
  const bool has_answer = row && row->answer && (s.at.subject.empty() || row->shape == Question::Shape::follow_up);
  turn.editor = EditorText{"", has_answer ? row->answer(s) : ""};
}

void quit(StepResult& turn, Argument, const InterviewContext& room) { end(turn, InterviewEnding::quit, room); }

void event(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty()) return show_here(turn, MessageKind::note, "/event 14:20 TEXT");
  std::optional<QuestionRef> day_question;
  capture(turn, room, [&](InterviewSession& s) {
    auto taken = add_event_lines(s, {std::string(words), true, {}}, room);
    if (taken.next == AnswerResult::Next::which)
      return ask_again(zone_question(std::get<spoken::AmbiguousZone>(taken.which)));
    if (taken.next == AnswerResult::Next::stay) day_question = taken.follow;
    return taken;
  });
  if (day_question) move_to(turn, *day_question, room);
}

void factor(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty()) return show_here(turn, MessageKind::note, "/factor TEXT");
  capture(turn, room, [&](InterviewSession& s) { return add_factor_line(s, std::string(words)); });
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
    const auto unread = taken.refused;
    if (!added) s.record = before;
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
    auto taken = add_item(session, record::ListName::ideas, {std::string(words)}, room);
    taken.messages.push_back({MessageKind::understood, std::string(say::idea_kept)});
    return taken;
  });
}

void park(StepResult& turn, Argument words, const InterviewContext& room) {
  if (words.empty()) return show_here(turn, MessageKind::note, "/park TEXT");
  capture(turn, room, [&](InterviewSession& s) {
    auto taken = add_item(s, record::ListName::parking, {std::string(words)}, room);
    taken.messages.push_back({MessageKind::understood, std::string(say::parked)});
    return taken;
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
    {"/factor", "TEXT", "add a contributing factor", factor},
    {"/fix", "TEXT", "add a fix (before the fixes section: an idea)", fix},
    {"/park", "TEXT", "note something for later (parking lot)", park},
    {"/time", "", "show minutes elapsed and left", show_time},
    {"/soak", "DAY", "postpone the fixes to that day and end the meeting", soak_command},
    {"/day", "DAY [T4-T9]", "set the day of the lines that follow; with events: move those to it", day},
    {"/zone", "NAME [T1-T9]", "set the time zone; set the time zone; with events, reinterpret only their clock times",
     zone},
    {"/reset", "", "show the proposed answer again, in place of your own words", reset},
    {"/quiet", "", "hold findings back until the end (again: show them)", quiet},
    {"/edit", "[S2 [TEXT]]", "change an item; without TEXT, or the answer or list here, in your editor", edit},
    {"/drop", "S2", "remove an item of any list", drop},
    {"/move", "S2 1", "move an item to another place in its list", move},
    {"/quit", "", "save and quit", quit},
    {"/help", "", "show this list", help},
};

}  // namespace

void choose_moment(StepResult& turn, const ChoosingMoment& open, int choice, const InterviewContext& room) {
  auto chosen = open.chosen;
  const auto command = typed_command(open.command);
  const bool is_zone = command && command->command->run == zone;
  chosen.push_back({open.item, choice == 1 ? open.first : open.second, is_zone && open.is_missing && choice == 1});
  if (is_zone) return zone_with(turn, command->argument, std::move(chosen), room);
  if (command) day_with(turn, command->argument, std::move(chosen), room);
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
