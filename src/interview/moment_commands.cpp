#include "interview/moment_commands.hpp"

#include <algorithm>

#include <pm/record.hpp>
#include <pm/text.hpp>

#include "interview/changes.hpp"
#include "interview/day_change.hpp"
#include "interview/event_text.hpp"
#include "interview/navigation.hpp"
#include "interview/phrases.hpp"
#include "interview/session.hpp"
#include "interview/time_notes.hpp"
#include "interview/zone_change.hpp"

namespace pm::interview {
namespace {

/// "Europe/London T1-T3": the zone, and the lines; no lines: all.
struct ZoneCommand {
  std::string_view name;
  std::vector<std::string> lines;
};
Result<ZoneCommand> read_zone_command(const record::Record& r, std::string_view words) {
  const auto space = words.find_first_of(" \t");
  const auto behind = space == words.npos ? std::string_view() : text::trim(words.substr(space));
  if (behind.empty()) return ZoneCommand{words, {}};
  const auto lines = lines_named(r, behind);
  if (!lines) return ZoneCommand{words, {}};  // the message on an unknown zone shows it whole
  if (lines->empty()) return fail(ErrorKind::usage, phrases::fill(phrases::no_such_event, behind));
  return ZoneCommand{words.substr(0, space), *lines};
}

Messages zone_messages(const ZoneChange& change, const ZoneCommand& command, bool has_times) {
  Messages messages;
  const auto list = [&](std::string_view what, const std::vector<std::string>& ids) {
    if (!ids.empty())
      messages.push_back({MessageKind::understood, phrases::fill(phrases::zone_lines, what, text::join(ids, ", "))});
  };
  if (command.lines.empty())
    messages.push_back({MessageKind::understood, phrases::fill(phrases::zone_changed, *change.record.timezone)});
  if (has_times && change.reread.empty())
    messages.push_back({MessageKind::note, phrases::fill(phrases::zone_nothing, command.name)});
  list(phrases::zone_reread, change.reread);
  if (!change.reread.empty()) list(phrases::zone_kept, change.kept);
  list(phrases::zone_order, change.new_order);
  if (has_times) messages.push_back({MessageKind::note, std::string(phrases::zone_undo)});
  return messages;
}

void zone_with(StepResult& step, std::string_view words, std::vector<ChosenMoment> chosen,
               const InterviewContext& context) {
  auto& s = step.session;
  const auto command = read_zone_command(s.record, words);
  if (!command) return show_here(step, MessageKind::trouble, command.error().message);
  const auto found = time::Zone::find(command->name);
  if (!found)
    return show_here(step, MessageKind::trouble,
                     phrases::fill(phrases::no_such_zone, found.error().message, found.error().hint));
  auto change = change_zone(s, *found, command->lines, chosen);
  if (change.unresolved) {
    const auto& unresolved = *change.unresolved;
    s.confirmation = ChooseMoment{ChooseMoment::Command::zone, std::string(words),   found->name(),
                                  std::move(chosen),           unresolved.item,      unresolved.first,
                                  unresolved.second,           unresolved.is_missing};
    return;
  }
  const bool has_times = size_of(s.record.timeline) > 0 ||
                         std::ranges::any_of(s.record.times.at, [](const auto& t) { return t.has_value(); });
  capture(step, context, [&](InterviewSession& session) {
    AnswerResult result = stay_in_list(zone_messages(change, *command, has_times));
    session.record = std::move(change.record);
    result.description = "the zone";
    return result;
  });
}

/// "26 Nov T4-T12": the day, and the lines; no lines: those that follow.
struct DayCommand {
  std::string_view day;
  std::vector<std::string> lines;
};
Result<DayCommand> read_day_command(const record::Record& r, std::string_view words) {
  for (std::size_t at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
    const auto lines = lines_named(r, text::trim(words.substr(at)));
    if (!lines) continue;
    if (lines->empty())
      return fail(ErrorKind::usage, phrases::fill(phrases::no_such_event, text::trim(words.substr(at))));
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

/// The day of the lines that follow; times of a day that was assumed are asked about.
AnswerResult set_day_of_next_lines(InterviewSession& s, const time::Day& day, const InterviewContext& context) {
  const auto here = zone_of(s, context).day(context.now);
  if (day > here)
    return refuse(phrases::fill(phrases::day_in_future, weekday_and_day(day, here), weekday_and_day(here, here)));
  const auto assumed = assumed_day(s.record);
  s.record.day = day;
  set_next_day(s.record, day);
  AnswerResult result = stay_in_list();
  result.messages.push_back(
      {MessageKind::understood, phrases::fill(phrases::day_of_next_lines, weekday_and_day(day, here))});
  result.description = result.messages.front().text;
  if (assumed == day)
    confirm_assumed_day(s.record);
  else if (assumed)
    result.follow = day_move_question(day);
  return result;
}

void day_with(StepResult& step, std::string_view words, std::vector<ChosenMoment> chosen,
              const InterviewContext& context) {
  auto& s = step.session;
  const auto command = read_day_command(s.record, words);
  if (!command) return show_here(step, MessageKind::trouble, command.error().message);
  const auto day = parse_incident_day(command->day, s, context);
  if (!day) return show_here(step, MessageKind::trouble, phrases::fill(phrases::day_wanted, command->day));
  std::optional<QuestionRef> follow;
  if (command->lines.empty()) {
    capture(step, context, [&](InterviewSession& session) {
      auto result = set_day_of_next_lines(session, *day, context);
      follow = result.follow;
      return result;
    });
    if (follow) move_to(step, *follow, context);
    return;
  }
  const auto today = zone_of(s, context).day(context.now);
  if (*day > today)
    return show_here(
        step, MessageKind::trouble,
        phrases::fill(phrases::day_in_future, weekday_and_day(*day, today), weekday_and_day(today, today)));
  auto change = move_to_day(s.record, *day, command->lines, chosen);
  if (change.unresolved) {
    const auto& unresolved = *change.unresolved;
    s.confirmation = ChooseMoment{ChooseMoment::Command::day, std::string(words),   zone_of(s, context).name(),
                                  std::move(chosen),          unresolved.item,      unresolved.first,
                                  unresolved.second,          unresolved.is_missing};
    return;
  }
  if (change.moved.empty()) return show_here(step, MessageKind::note, std::string(phrases::day_nothing_moved));
  if (const auto ahead = item_in_future(change, context.now))
    return show_here(step, MessageKind::trouble,
                     phrases::fill(phrases::day_puts_ahead, *ahead, weekday_and_day(*day, today)));
  capture(step, context, [&](InterviewSession& session) {
    AnswerResult result =
        stay_in_list({{MessageKind::understood, phrases::fill(phrases::day_lines_moved, weekday_and_day(*day, today),
                                                              text::join(change.moved, ", "))}});
    const bool was_assumed = assumed_day(session.record).has_value();
    session.record = std::move(change.record);
    const bool is_known_now = was_assumed && !assumed_day(session.record) && !session.record.day;
    if (is_known_now || !has_event_on_its_day(session.record)) session.record.day = *day;
    for (const auto& id : change.moved)
      if (const auto* event = record::find_event(session.record, id))
        result.messages.push_back({MessageKind::item, event_line(session, context, *event)});
    result.description = result.messages.front().text;
    return result;
  });
}

}  // namespace

void zone_command(StepResult& step, std::string_view words, const InterviewContext& context) {
  if (words.empty())
    return show_here(step, MessageKind::note,
                     phrases::fill(phrases::zone_shown, zone_of(step.session, context).name()));
  zone_with(step, words, {}, context);
}

void day_command(StepResult& step, std::string_view words, const InterviewContext& context) {
  const auto& s = step.session;
  if (!words.empty()) return day_with(step, words, {}, context);
  const auto today = zone_of(s, context).day(context.now);
  const auto assumed = assumed_day(s.record);
  show_here(step, MessageKind::note,
            assumed        ? phrases::fill(phrases::day_assumed, weekday_and_day(*assumed, today))
            : s.record.day ? phrases::fill(phrases::day_set, weekday_and_day(*s.record.day, today))
                           : std::string(phrases::day_not_set));
}

void choose_moment(StepResult& step, const ChooseMoment& asked, int choice, const InterviewContext& context) {
  const bool is_zone = asked.command == ChooseMoment::Command::zone;
  auto chosen = asked.chosen;
  chosen.push_back({asked.item, choice == 1 ? asked.first : asked.second, is_zone && asked.is_missing && choice == 1});
  if (is_zone) return zone_with(step, asked.argument, std::move(chosen), context);
  day_with(step, asked.argument, std::move(chosen), context);
}

}  // namespace pm::interview
